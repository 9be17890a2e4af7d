"""Slips of YAML: the six that writers make, found before YAML turns them into something else.

A tab that indents, an unquoted `: ` or ` #` inside a value, a comma inside `{}`, a value that begins with `*` or
goes on after its quote: YAML either fails far from the
place or, worse, quietly reads another value. Each is found on its own line and the mended line is shown.
"""

from __future__ import annotations

import re
from dataclasses import replace

from picturebook.diagnostics import Diagnostic, Fix, Severity, Span

_PLAIN = re.compile(r"^(\s*(?:- )?)([^\s:#{}\[\]'\"][^:#{}\[\]]*|\"[^\"]*\")(: +)([^\s'\"{\[|>#&*!].*)$")
_FLOW = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|[^,"'\[]|["'\[])+""")
_STARRED = re.compile(r"^(\s*(?:- )?)([\w][^:#{}\[\]]*: +)((\*).*\*.*)$")
_GOES_ON = re.compile(r"""^(\s*(?:- )?)([\w][^:#{}\[\]]*: +)((?:"(?:[^"\\]|\\.)*"|'[^']*') *([^\s"'#].*))$""")
_NOTE = re.compile(r"(?:^|(?<=\s))#(?=\s|$)")
_BLOCK = re.compile(r"^(\s*)(?:- )?[^#]*: +[|>][-+0-9]*\s*(?:#.*)?$")
_X = re.compile(r"x\s*:(?:\s|$)")
_ANOTHER = re.compile(r"[^\s#{}\[\],-][^:]*:(?:\s|$)")  # a key that begins at the margin
_COLOUR = re.compile(r"(:\s+|,\s*|\[\s*)(#[0-9A-Fa-f]{3,8})\b")


def slips(
    lines: tuple[str, ...], file: str, first_line: int
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Return the slips in the lines of a front matter, and the lines as they read once mended."""
    own = own_lines(lines)
    found, mended = _tabs(lines, own, (file, first_line))
    kept = own | _kept(mended)
    for at, line in enumerate(mended):
        if at in kept:
            continue
        for look in (_colour, _comma, _colon, _marked, _hash):
            note = _note_at(line)
            slip = look(line[:note], file, first_line + at)
            if slip is not None and slip.fix is not None and slip.span is not None:
                mended[at] = slip.fix.lines[0] + line[note:]
                fix = replace(slip.fix, lines=(mended[at],))
                found.append(replace(slip, fix=fix, span=replace(slip.span, excerpt=line)))
                break
    return tuple(found), tuple(mended)


def own_lines(lines: tuple[str, ...]) -> set[int]:
    """Return the lines that belong to x: and to what stands under it: the author's own, promised never to be read."""
    own: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if _X.match(line):
            inside = True
        elif inside and _ANOTHER.match(line):
            inside = False
        if inside:
            own.add(at)
    return own


def _note_at(line: str) -> int:
    """Return where the writer's own note begins: a # with space on both sides; the line's end if none does."""
    match = _NOTE.search(_without_quoted(line))
    return len(line[: match.start()].rstrip()) if match else len(line)


def _kept(lines: list[str]) -> set[int]:
    """Return the lines of block values (`blurb: |`), which YAML keeps word for word."""
    kept: set[int] = set()
    indent: int | None = None
    for at, line in enumerate(lines):
        if indent is not None and (not line.strip() or len(_lead(line)) > indent):
            kept.add(at)
            continue
        match = _BLOCK.match(line)
        indent = len(match[1]) if match else None
    return kept


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


def _tabs(
    lines: tuple[str, ...], own: set[int], place: tuple[str, int]
) -> tuple[list[Diagnostic], list[str]]:
    """Mend every tab that indents, and tell of the first: one habit is one mistake."""
    file, first_line = place
    mended = [
        line if at in own else _lead(line).replace("\t", "  ") + line[len(_lead(line)) :]
        for at, line in enumerate(lines)
    ]
    changed = [at for at, line in enumerate(lines) if line != mended[at]]
    if not changed:
        return [], mended
    first, last = changed[0], changed[-1]
    span = _span(lines[first], file, first_line + first, _lead(lines[first]).index("\t"), 1)
    slip = Diagnostic(
        severity=Severity.ERROR,
        code="tab",
        message="a tab cannot indent in the front matter",
        span=span,
        hint="type two spaces instead, here and below" if first != last else "type two spaces instead",
        fix=Fix(first=first_line + first, last=first_line + last, lines=tuple(mended[first : last + 1])),
    )
    return [slip], mended


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _colour(line: str, file: str, number: int) -> Diagnostic | None:
    match = None if line.lstrip().startswith("#") else _COLOUR.search(_without_quoted(line))
    if match is None:
        return None
    bare = list(line)
    for colour in _COLOUR.finditer(_without_quoted(line)):
        bare[colour.start(2)] = ""
    mended = "".join(bare)
    span = _span(line, file, number, match.start(2), len(match[2]))
    return _slip("hash-colour", "a # after a space begins a note, so this colour is not read", span, mended)


def _comma(line: str, file: str, number: int) -> Diagnostic | None:
    match = None if line.lstrip().startswith("#") else _FLOW.search(_without_quoted(line))
    if match is None:
        return None
    parts = [part.group() for part in _PART.finditer(line[match.start(1) : match.end(1)])]
    if len(parts) < 2 or all(":" in part or not part.strip() for part in parts):
        return None  # no comma, no slip of a comma
    joined: list[str] = []
    for part in parts:
        if ":" in part or not joined:
            joined.append(part)
        else:
            joined[-1] += "," + part
    mended = line[: match.start(1)] + ",".join(_quoted_part(part) for part in joined) + line[match.end(1) :]
    alone = next(part for part in parts if ":" not in part)
    span = _span(line, file, number, line.index(alone, match.start(1)), len(alone))
    told = "several stand in [ ]" if mended.count("[") > line.count("[") else "quote the value it belongs to"
    return _slip("comma", f"a comma inside {{ }} begins a new key: {told}", span, mended)


_LISTS = ("aliases", "never", "references", "printers")


def _quoted_part(part: str) -> str:
    key, _, value = part.partition(":")
    if "," not in value or value.strip()[:1] in ('"', "'", "["):
        return part
    if key.strip() in _LISTS:
        return f"{key}: [{value.strip()}]"
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


def _marked(line: str, file: str, number: int) -> Diagnostic | None:
    """Find a value that begins with emphasis, or goes on after its closing quote."""
    match = _STARRED.match(line) or _GOES_ON.match(line)
    if match is None or match[4].startswith("#"):
        return None
    value = match[3].rstrip()
    inner = value
    if re.match(r"'[^']*'\w.*'$", value):
        inner = value[1:-1]  # an apostrophe ended what single quotes began
    mended = f"{match[1]}{match[2]}{_quote(inner)}"
    start, message = match.start(4), "the value ends with its closing quote, and something follows"
    if value[0] == "*":
        message = "a value cannot begin with * unless it is quoted"
    return _slip("quote", message, _span(line, file, number, start, 1), mended)


def _quote(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


_QUOTED = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")


def _without_quoted(line: str) -> str:
    return _QUOTED.sub(lambda match: "_" * len(match[0]), line)
