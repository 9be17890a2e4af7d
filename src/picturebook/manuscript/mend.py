"""Mending: a story's text with the fixes of its diagnostics applied, and what that changes as a diff."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import unified_diff

from picturebook.diagnostics import Diagnostic, Fix
from picturebook.manuscript.discretion import hush

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")  # with its own ending, whatever editor wrote it


def mended(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Return text with every fix applied; of two that touch one line, only the first, so none undoes another."""
    lines = _LINE.findall(text)
    for fix in reversed(_apart(diagnostics)):
        ending = _ending(lines[fix.last - 1])
        written = (ending or _ending(lines[0]) or "\n").join(fix.lines) + ending
        lines[fix.first - 1 : fix.last] = [written]
    return "".join(lines)


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def difference(before: str, after: str, file: str) -> str:
    """Return what changed as a unified diff; empty if nothing did."""
    diff = unified_diff(
        before.split("\n"), after.split("\n"), fromfile=file, tofile=f"{file} (mended)", lineterm=""
    )
    shown = "\n".join(hush(line.rstrip("\r")) for line in diff)
    return f"{shown}\n" if shown else ""


def _apart(diagnostics: Iterable[Diagnostic]) -> list[Fix]:
    """Return the fixes from first to last line, leaving out those that overlap an earlier one."""
    kept: list[Fix] = []
    fixes = sorted((item.fix for item in diagnostics if item.fix), key=lambda fix: (fix.first, fix.last))
    for fix in fixes:
        if not kept or fix.first > kept[-1].last:
            kept.append(fix)
    return kept
