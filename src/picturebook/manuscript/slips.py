"""Slips of YAML: the four that writers make, found before YAML turns them into something else.

A tab that indents, an unquoted `: ` or ` #` inside a value, a comma inside `{}`: YAML either fails far from the
place or, worse, quietly reads another value. Each is found on its own line and the mended line is shown.
"""

from __future__ import annotations

import re

from picturebook.diagnostics import Diagnostic, Fix, Severity, Span

_PLAIN = re.compile(r"^(\s*(?:- )?)([^\s:#{}\[\]'\"][^:#{}\[\]]*|\"[^\"]*\")(: +)([^\s'\"{\[|>#&*!].*)$")
_FLOW = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|[^,"'\[]|["'\[])+""")
_COLOUR = re.compile(r"(:\s+|,\s*|\[\s*)(#[0-9A-Fa-f]{3,8})\b")


def slips(lines: tuple[str, ...], file: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Return the slips in the lines of a front matter."""
    found = []
    for at, line in enumerate(lines):
        for look in (_tab, _colour, _comma, _colon, _hash):
            slip = look(line, file, first_line + at)
            if slip is not None:
                found.append(slip)
                break
    return tuple(found)


def _slip(code: str, message: str, span: Span, mended: str) -> Diagnostic:
    return Diagnostic(
        severity=Severity.ERROR,
        code=code,
        message=message,
        span=span,
        hint=f"type: {mended.strip()}",
        fix=Fix(first=span.line, last=span.line, lines=(mended,)),
    )


def _span(line: str, file: str, number: int, start: int, length: int) -> Span:
    return Span(file=file, line=number, column=start + 1, length=max(1, length), excerpt=line)


def _tab(line: str, file: str, number: int) -> Diagnostic | None:
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" not in lead:
        return None
    mended = lead.replace("\t", "  ") + line.lstrip()
    span = _span(line, file, number, lead.index("\t"), 1)
    return _slip("tab", "a tab cannot indent in the front matter: use spaces", span, mended)


def _colour(line: str, file: str, number: int) -> Diagnostic | None:
    match = None if line.lstrip().startswith("#") else _COLOUR.search(_without_quoted(line))
    if match is None:
        return None
    mended = line[: match.start(2)] + line[match.start(2) + 1 :]
    span = _span(line, file, number, match.start(2), len(match[2]))
    return _slip("hash-colour", "a # after a space begins a note, so this colour is not read", span, mended)


def _comma(line: str, file: str, number: int) -> Diagnostic | None:
    match = None if line.lstrip().startswith("#") else _FLOW.search(line)
    if match is None:
        return None
    parts = [part.group() for part in _PART.finditer(match[1])]
    if all(":" in part or not part.strip() for part in parts):
        return None
    joined: list[str] = []
    for part in parts:
        if ":" in part or not joined:
            joined.append(part)
        else:
            joined[-1] += "," + part
    mended = line[: match.start(1)] + ",".join(_quoted_part(part) for part in joined) + line[match.end(1) :]
    alone = next(part for part in parts if ":" not in part)
    span = _span(line, file, number, line.index(alone, match.start(1)), len(alone))
    return _slip("comma", "a comma inside { } begins a new key: quote the value it belongs to", span, mended)


def _quoted_part(part: str) -> str:
    key, _, value = part.partition(":")
    if "," not in value or value.strip()[:1] in ('"', "'", "["):
        return part
    return f"{key}: {_quote(value.strip())}"


def _colon(line: str, file: str, number: int) -> Diagnostic | None:
    match = _PLAIN.match(line)
    if match is None or (": " not in match[4] and not match[4].endswith(":")):
        return None
    mended = f"{match[1]}{match[2]}{match[3]}{_quote(match[4].rstrip())}"
    start = match.start(4) + (match[4].index(": ") if ": " in match[4] else len(match[4]) - 1)
    return _slip(
        "colon",
        "a colon inside a value needs quotes round the value",
        _span(line, file, number, start, 1),
        mended,
    )


def _hash(line: str, file: str, number: int) -> Diagnostic | None:
    match = _PLAIN.match(line)
    at = match[4].find(" #") if match else -1
    if match is None or at < 0 or match[4][at + 2 : at + 3] in (" ", ""):
        return None
    mended = f"{match[1]}{match[2]}{match[3]}{_quote(match[4].rstrip())}"
    span = _span(line, file, number, match.start(4) + at + 1, 1)
    return _slip("hash", "a # after a space begins a note, so the rest is not read", span, mended)


def _quote(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _without_quoted(line: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'", lambda match: "_" * len(match[0]), line)
