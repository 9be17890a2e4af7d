"""Flows: the maps in braces of one line of front matter, mended where YAML would cut a value in two.

`Pim: {look: small, grey, palette: {fur: 8a8d91}}` is to YAML a key named “grey” without a value; a colon or a #
inside a value ends it as well.
"""

from __future__ import annotations

import re
from dataclasses import replace

from picturebook.record import record

_LISTS = ("aliases", "never", "references", "printers")
_OPENS = re.compile(r"(?:^|[:\[,{-]\s|[\[{])\s*\{")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_ENTRY = re.compile(r"\s*[^\s:{}\[\]'\"][^:{}\[\]]*:\s+")
_CUT = re.compile(r"(:)(?:\s|$)|\s(#)(?!\s)")
_DEEPEST = 6  # maps inside maps; a story needs two


@record
class Cut:
    """A line mended, and what of it as typed was cut off first: by which sign, and where it stands."""

    mended: str
    sign: str
    at: int
    length: int


def mend_cuts(line: str) -> Cut | None:
    """Return a line with every value in braces that is cut in two quoted, or in brackets; None if none is cut."""
    parts: list[str] = []
    first: Cut | None = None
    past = 0
    while match := _OPENS.search(line, past):
        found = _map(line, match.end() - 1, 0)
        if found is None or line[found[2] :].lstrip()[:1] not in ("", ",", "]", "}", "#"):
            break
        mended, cut, end = found
        parts += [line[past : match.end() - 1], mended]
        first, past = first or cut, end
    return None if first is None else replace(first, mended="".join((*parts, line[past:])))


def _map(line: str, start: int, depth: int) -> tuple[str, Cut | None, int] | None:
    """Return a map as it is once mended, what was cut first, and where the map ends; None if it does not."""
    found = _entries(line, start)
    if found is None:
        return None
    spans, end = found
    written: list[str] = []
    first: Cut | None = None
    for begun, past, cut in _joined(line, spans):
        entry, inner = _entry(line, begun, past, depth, cut is not None)
        written.append(entry)
        first = first or cut or inner
    return "{" + ",".join(written) + "}", first, end


def _joined(line: str, spans: list[tuple[int, int]]) -> list[tuple[int, int, Cut | None]]:
    """Return the entries, each with what a comma cut off it."""
    found: list[tuple[int, int, Cut | None]] = []
    for begun, past in spans:
        typed = line[begun:past]
        said = typed.strip() or (begun, past) != spans[-1]  # a comma before the } is nothing
        if ":" not in typed and said and found and ":" in line[found[0][0] : found[0][1]]:
            lead = len(typed) - len(typed.lstrip())
            cut = Cut(mended="", sign=",", at=begun + lead, length=max(1, len(typed.strip())))
            found[-1] = (found[-1][0], past, found[-1][2] or cut)
        else:
            found.append((begun, past, None))
    return found


def _entry(line: str, begun: int, past: int, depth: int, cut: bool) -> tuple[str, Cut | None]:
    """Return one entry as it is once mended, and what was cut inside its value."""
    typed = line[begun:past]
    key = _ENTRY.match(typed)
    if cut:
        return _quoted(typed), None
    if key is None or typed[key.end() :][:1] in ("'", '"', "["):
        return typed, None
    if typed[key.end() :][:1] == "{":
        nested = _map(line, begun + key.end(), depth + 1) if depth < _DEEPEST else None
        return (typed, None) if nested is None else (key[0] + nested[0] + line[nested[2] : past], nested[1])
    inside = _CUT.search(typed, key.end())
    if inside is None:
        return typed, None
    at = inside.start(1) if inside[1] else inside.start(2)
    return _quoted(typed), Cut(mended="", sign=inside[1] or inside[2], at=begun + at, length=1)


def _entries(line: str, start: int) -> tuple[list[tuple[int, int]], int] | None:
    """Return where the entries of the map opened at start begin and end, and where it does; None if it does not."""
    found: list[tuple[int, int]] = []
    begun, at, depth, fresh = start + 1, start + 1, 0, True
    while at < len(line):
        sign = line[at]
        if fresh and sign in "\"'":
            match = _QUOTED.match(line, at)
            if match is None:
                return None
            at, fresh = match.end(), False
            continue
        if sign in "}]" and depth == 0:
            found.append((begun, at))
            return (found, at + 1) if sign == "}" else None
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            found.append((begun, at))
            begun = at + 1
        ends_key = sign == ":" and line[at + 1 : at + 2] in (" ", "")
        fresh = sign in "{[," or ends_key or (fresh and sign.isspace())
        at += 1
    return None


def _quoted(entry: str) -> str:
    key, _, value = entry.partition(":")
    several = ", ".join(one.strip() for one in value.split(",") if one.strip())
    if key.strip() in _LISTS and not _CUT.search(several):
        return f"{key}: [{several}]"
    inner = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}: "{inner}"'
