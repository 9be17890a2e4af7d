"""Discretion: a key typed into a story by mistake is never repeated in a message.

Complaints show the line they are about, and messages travel: into terminals, logs, screenshots, bug reports. What
looks like a key is shown as dots, one for each letter, so that carets still stand where they stood.
"""

from __future__ import annotations

import re
from dataclasses import replace

from picturebook.diagnostics import Diagnostic

_SECRET = re.compile(
    r"(?i)\b[\w-]*(?:api[_-]?key|secret[_-]?key|auth[_-]?token|access[_-]?token)[\"']?\s*[:=]\s*[\"']?"
    r"(?P<named>[^\s\"',;{}]{4,})"
    # Titles have secrets and passwords too: only what no word of a tale looks like is one.
    r"|\b[\w-]*(?:secret|password|passwd)[\"']?\s*[:=]\s*[\"']?(?P<word>(?=[^\s\"',;{}]*\d)[^\s\"',;{}]{6,})"
    r"|\b(?:sk|pk|rk|key|ghp|hf)[-_](?P<shaped>[A-Za-z0-9_-]{12,})"
    r"|\bBearer\s+(?P<bearer>\S{4,})"
    r"|\b[\w.+-]*(?:key|token)[\"']?\s*:\s*[\"']?(?P<long>[A-Za-z0-9_-]{20,})"
)


def hushed(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return diagnostics with whatever looks like a key shown as dots; a fix keeps the line as it is."""
    return tuple(_hushed(item) for item in diagnostics)


def _hushed(item: Diagnostic) -> Diagnostic:
    span = item.span and replace(item.span, excerpt=hush(item.span.excerpt))
    told = item.hint and hush(item.hint)
    return replace(item, span=span, hint=told, message=hush(item.message))


def hush(text: str) -> str:
    """Return text with every letter of a key replaced by a dot."""
    return _SECRET.sub(_dots, text)


def _dots(match: re.Match[str]) -> str:
    start, end = match.span(match.lastgroup or 0)
    start, end = start - match.start(), end - match.start()
    return match[0][:start] + "•" * (end - start) + match[0][end:]
