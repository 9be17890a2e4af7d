"""Slips of YAML: the six that writers make, found before YAML turns them into something else.

A tab that indents, an unquoted `: ` or ` #` inside a value, a comma inside `{}`, a value that begins with `*` or
goes on after its quote: YAML either fails far from the
place or, worse, quietly reads another value. Each is found on its own line and the mended line is shown.
"""

from __future__ import annotations

import re
from dataclasses import replace

from picturebook.diagnostics import Diagnostic, Fix, Severity, Span
from picturebook.manuscript.flows import mend_cuts

_PLAIN = re.compile(
    r"^(\s*(?:- )?)([^\s:#{}\[\]'\"][^:#{}\[\]]*|\"(?:[^\"\\]|\\.)*\")(: +)([^\s'\"{\[|>#&*!].*)$"
)
_STARRED = re.compile(r"^(\s*(?:- )?)([\w][^:#{}\[\]]*: +)((\*).*\*.*)$")
_GOES_ON = re.compile(r"""^(\s*(?:- )?)([\w][^:#{}\[\]]*: +)((?:"(?:[^"\\]|\\.)*"|'[^']*') *([^\s"'#].*))$""")
_NOTE = re.compile(r"(?:^|(?<=\s))#(?=\s|$)")
_BLOCK = re.compile(r"^(\s*)(?:- )?[^#]*: +[|>][-+0-9]*\s*(?:#.*)?$")
_X = re.compile(r"([\"']?)x\1\s*:(?:\s|$)")
_ODD = "\u00a0\u2002\u2003\u2009\u202f\u3000\u200b\u2060\ufeff"  # what looks like a space, or like nothing
_AFTER_KEY = re.compile(
    rf"(\s*(?:- )?[^\s:#{{}}\[\]'\"：][^:#{{}}\[\]：]*)(:[ {_ODD}]*[{_ODD}][ {_ODD}]*|：[ {_ODD}]*)(?=\S)"
)
_AFTER_COLON = re.compile(rf"(?<=:)[ {_ODD}]*[{_ODD}][ {_ODD}]*")
_AFTER_HYPHEN = re.compile(rf"(\s*)(-[ {_ODD}]*[{_ODD}][ {_ODD}]*)(?=\S)")
_ANOTHER = re.compile(r"[^\s#{}\[\],-][^:]*:(?:\s|$)")  # a key that begins at the margin
_COLOUR = re.compile(r"(:\s+|,\s*|\[\s*)(#[0-9A-Fa-f]{3,8})\b")


def slips(
    lines: tuple[str, ...], file: str, first_line: int
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Return the slips in the lines of a front matter, and the lines as they read once mended."""
    own = own_lines(lines)
    found, mended = _indents(lines, own, (file, first_line))
    kept = own | _kept(mended)
    for at, line in enumerate(mended):
        if at in kept:
            continue
        first, mended[at] = _slips_of(line, file, first_line + at)
        if first is not None:
            found.append(first)
    return tuple(found), tuple(mended)


def _slips_of(line: str, file: str, number: int) -> tuple[Diagnostic | None, str]:
    """Return the first slip of a line, and the line with all of them mended, which is what to type."""
    note = _note_at(line)
    text, first = line[:note], None
    for look in (_odd_space, _colour, _cut, _colon, _marked, _hash):
        slip = look(text, file, number)
        if slip is not None and slip.fix is not None and slip.span is not None:
            text = slip.fix.lines[0]
            first = first or replace(slip, span=replace(slip.span, excerpt=line))
    mended = text + line[note:]
    if first is None:
        return None, line
    fix = Fix(first=number, last=number, lines=(mended,))
    return replace(first, hint=f"type: {text.strip()}", fix=fix), mended


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


def _indents(
    lines: tuple[str, ...], own: set[int], place: tuple[str, int]
) -> tuple[list[Diagnostic], list[str]]:
    """Mend every tab and odd space that indents, and tell of the first: one habit is one mistake."""
    file, first_line = place
    mended = [
        line if at in own else _lead(line).translate(_INDENTS) + line[len(_lead(line)) :]
        for at, line in enumerate(lines)
    ]
    changed = [at for at, line in enumerate(lines) if line != mended[at]]
    if not changed:
        return [], mended
    first, last = changed[0], changed[-1]
    column, odd = next((at, sign) for at, sign in enumerate(lines[first]) if ord(sign) in _INDENTS)
    what = "a tab" if odd == "\t" else "a space that is not the space bar’s"
    slip = Diagnostic(
        severity=Severity.ERROR,
        code="tab" if odd == "\t" else "odd-space",
        message=f"{what} cannot indent in the front matter",
        span=_span(lines[first], file, first_line + first, column, 1),
        hint="type two spaces instead, here and below" if first != last else "type two spaces instead",
        fix=Fix(first=first_line + first, last=first_line + last, lines=tuple(mended[first : last + 1])),
    )
    return [slip], mended


_INDENTS = {ord("\t"): "  ", ord("\u3000"): "  ", **{ord(sign): "" for sign in "\u200b\u2060\ufeff"}}
_INDENTS |= {ord(sign): " " for sign in _ODD if ord(sign) not in _INDENTS}


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip(f" \t{_ODD}"))]


def _odd_space(line: str, file: str, number: int) -> Diagnostic | None:
    """Find what looks like the space, or the colon and the space, behind a key or a hyphen, and is none."""
    match = _AFTER_KEY.match(line) or _AFTER_HYPHEN.match(line)
    if match is None:
        return _odd_space_in_braces(line, file, number)
    sign = "-" if match[2][0] == "-" else ":"
    what = "this colon is a wide one" if match[2][0] == "：" else "the space here is not the space bar’s"
    start = match.start(2) + (0 if match[2][0] == "：" else 1)
    span = _span(line, file, number, start, match.end(2) - start)
    return _slip("odd-space", what, span, f"{match[1]}{sign} {line[match.end() :]}")


def _odd_space_in_braces(line: str, file: str, number: int) -> Diagnostic | None:
    bare = _without_quoted(line) if "{" in line else ""
    places = [match.span() for match in _AFTER_COLON.finditer(bare)]
    if not places:
        return None
    mended = line
    for start, end in reversed(places):
        mended = f"{mended[:start]} {mended[end:]}"
    span = _span(line, file, number, places[0][0], places[0][1] - places[0][0])
    return _slip("odd-space", "the space here is not the space bar’s", span, mended)


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


def _cut(line: str, file: str, number: int) -> Diagnostic | None:
    """Find a value in braces that a comma, a colon or a # cuts in two."""
    cut = None if line.lstrip().startswith("#") else mend_cuts(line)
    if cut is None:
        return None
    span = _span(line, file, number, cut.at, cut.length)
    if cut.sign == ":":
        return _slip("colon", _COLON_INSIDE, span, cut.mended)
    if cut.sign == "#":
        return _slip("hash", _HASH_INSIDE, span, cut.mended)
    lists = cut.mended.count("[") > line.count("[")
    told = "several stand in [ ]" if lists else "quote the value it belongs to"
    return _slip("comma", f"a comma inside {{ }} begins a new key: {told}", span, cut.mended)


_COLON_INSIDE = "a colon inside a value needs quotes round the value"
_HASH_INSIDE = "a # after a space begins a note, so the rest is not read"


def _colon(line: str, file: str, number: int) -> Diagnostic | None:
    match = _PLAIN.match(line)
    if match is None or (": " not in match[4] and not match[4].endswith(":")):
        return None
    mended = f"{match[1]}{match[2]}{match[3]}{_quote(match[4].rstrip())}"
    start = match.start(4) + (match[4].index(": ") if ": " in match[4] else len(match[4]) - 1)
    return _slip(
        "colon",
        _COLON_INSIDE,
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
    return _slip("hash", _HASH_INSIDE, span, mended)


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
