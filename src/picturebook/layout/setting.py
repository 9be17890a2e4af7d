"""The setting of type: a fitted column becomes runs of glyphs on baselines, in groups that say what they are.

Every line is shaped whole, in as many runs as it has faces. A line that was broken at a space keeps that
space at its end, unseen: copied or spoken text then never joins two words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from picturebook.layout.columns import ORNAMENT_HEIGHT, height, line_count, lines_of, overtop, rise, standing
from picturebook.layout.filling import filled, hangs
from picturebook.layout.frame import Group, Ink, Item, Run, Shape
from picturebook.layout.hyphens import SOFT
from picturebook.layout.levelling import LOW
from picturebook.layout.margins import before as hanging
from picturebook.layout.order import Ordered, ordered, ordered_text
from picturebook.layout.ornaments import Paints, small
from picturebook.layout.shape import Drawn, Shaped, descent, head
from picturebook.layout.siting import Setting
from picturebook.layout.strips import LEVEL, Strip
from picturebook.layout.verse import TURN, is_turned
from picturebook.measure import Rect
from picturebook.record import record

_MARKER_GAP = 0.4  # em between a list's marker and its words


@record
class Manner:
    """How a column is painted: its inks, the ornament of its pauses, the id of its groups."""

    ink: Ink
    second: Ink  # of a second language's words
    paints: Paints
    ornament: str
    id: str
    role: str | None = None  # what its paragraphs are, where that is not their own role


@record
class Line:
    """A line in its place: words first to past of a strip, where its baseline starts, how wide it is."""

    strip: Strip
    number: int  # of the strip in its column
    first: int
    past: int
    x: float
    baseline: float
    width: float
    words: Ordered | None = None  # those of a line that fills its column, and their glyphs
    filled: tuple[Shaped, ...] = ()


@record
class Column:
    """A set column: its strips, its lines, the boxes of its ornaments, and the box round all of it."""

    strips: tuple[Strip, ...]
    lines: tuple[Line, ...]
    pauses: tuple[tuple[int, Rect], ...]  # (strip number, box)
    box: Rect
    size: float


@record
class _Said:
    """A strip's group, and its marker's where it opens an item of a list."""

    nest: tuple[str, ...]
    group: Group
    marker: Group | None


def stand(setting: Setting, safe: Rect) -> Column:
    """Break a setting into lines and stand them in its box; only opening marks may leave it, and never `safe`."""
    box, size = setting.box, setting.size
    strips = tuple(_standing(strip, setting, safe) for strip in setting.column)
    setting = replace(setting, column=strips)
    broken, free = _broken(setting)
    y = box.y + free * LOW[setting.slot.valign]
    past = safe.y - y + overtop(strips[0], broken[0]) * size  # the eye aligns capitals; a house measures ink
    y += max(0.0, min(past, safe.bottom - y - box.height + free))
    lines: list[Line] = []
    pauses: list[tuple[int, Rect]] = []
    for number, strip in enumerate(setting.column):
        y += strip.above * size
        step = strip.leading * size
        drop = rise(strip) * size if number == 0 else step
        if not strip.words:
            y += drop
            high = ORNAMENT_HEIGHT * size
            pauses.append((number, Rect(x=box.x, y=y - high, width=box.width, height=high)))
        for at, (first, past) in enumerate(broken[number]):
            y += drop
            drop = step
            line = Line(strip=strip, number=number, first=first, past=past, x=0.0, baseline=y, width=0.0)
            beside = strip.cap is not None and at < strip.cap.lines
            if strip.filling is not None:
                lines.append(_filling(line, setting, safe, beside=beside))
                continue
            line = _across(line, setting)
            lines.append(_beside(line, size) if beside else _hung(line, setting, safe))
    lines = _blocked(lines, setting)
    return Column(
        strips=setting.column,
        lines=tuple(lines),
        pauses=tuple(pauses),
        box=_bounds(lines, pauses, size),
        size=size,
    )


def _standing(strip: Strip, setting: Setting, safe: Rect) -> Strip:
    """Return a strip as it stands; without its large letter where the mark before that would leave the page."""
    found = standing(strip, setting.box.width / setting.size)
    hangs = found.cap.hangs * setting.size if found.cap else 0.0
    return found if setting.box.x - hangs >= safe.x else strip


def groups(column: Column, manner: Manner) -> tuple[Group, ...]:
    """Return a column as groups: one a strip, folded into the quotes and lists they are nested in."""
    said = [
        _Said(
            nest=strip.nest,
            group=_group(column, manner, number),
            marker=_marker(column, manner, number) if strip.marker else None,
        )
        for number, strip in enumerate(column.strips)
    ]
    return tuple(_folded(said, 0, manner.id))


def strip_box(column: Column, number: int) -> Rect:
    """Return the box round one strip's letters."""
    own = [line for line in column.lines if line.number == number]
    pauses = [pause for pause in column.pauses if pause[0] == number]
    return _bounds(own, pauses, column.size)


def line_box(line: Line, size: float) -> Rect:
    """Return the box round one line's letters: from the top of the tall ones to the foot of a g."""
    face, script = line.strip.stretches[0].face, line.strip.stretches[0].script
    em = size * line.strip.scale
    top = line.baseline - head(face, script) * em
    x = line.x - (line.strip.cap.wide * em if line.strip.cap and line.first == 0 else 0.0)
    width = line.x + line.width - x
    return Rect(x=x, y=top, width=width, height=line.baseline + descent(face) * em - top)


def stands_on(line: Line, size: float) -> float:
    """Return where a writing line under a line of words lies: at its letters' foot."""
    face, script = line.strip.stretches[0].face, line.strip.stretches[0].script
    return line.baseline + (0.0 if script in LEVEL else descent(face) * size * line.strip.scale)


def _broken(setting: Setting) -> tuple[list[tuple[tuple[int, int], ...]], float]:
    """Return each strip's lines and the height left over; a strip may take a line more while there is room."""
    size, measure = setting.size, setting.box.width / setting.size
    free = setting.box.height - height(setting.column, measure) * size
    broken = []
    for strip in setting.column:
        step = strip.leading * size
        lines = lines_of(strip, measure, spare=1 if free >= step else 0)
        free -= (len(lines) - line_count((strip,), measure)) * step if strip.words else 0.0
        broken.append(lines)
    return broken, free


def _across(line: Line, setting: Setting) -> Line:
    """Measure a line as it will print and stand it at its start, at its end or in the middle."""
    strip, size, box = line.strip, setting.size, setting.box
    words = ordered(strip, line.first, line.past)
    long = words.advance(strip.language) * strip.scale * size
    inset = _inset(line) * size
    before, after = strip.start * size, strip.end * size
    if setting.slot.align == "right":
        after += inset
    elif setting.slot.align in ("left", "justify"):
        before += inset
    left, right = (after, before) if words.backwards else (before, after)
    left, right = box.x + left, box.right - right
    if setting.slot.align == "center":
        x = left + (right - left - long) / 2
    else:
        x = right - long if (setting.slot.align == "right") != words.backwards else left
    return replace(line, x=x, width=long)


def _filling(line: Line, setting: Setting, safe: Rect, *, beside: bool) -> Line:
    """Stand a line from edge to edge, its last signs outside as far as the page has room; a last line as it is."""
    strip, box, em = line.strip, setting.box, line.strip.scale * setting.size
    language = strip.language
    words = ordered(strip, line.first, line.past)
    starts, ends = (strip.end, strip.start) if words.backwards else (strip.start, strip.end)
    left, right = box.x + starts * setting.size, box.right - ends * setting.size
    left += strip.cap.wide * em if strip.cap and beside else 0.0
    outside = max(0.0, left - safe.x) / em, max(0.0, safe.right - right) / em
    at_start, at_end = reversed(outside) if words.backwards else outside
    start, end = hangs(words, language)
    start = 0.0 if beside else min(at_start, start)
    plain = words.shaped(language)
    natural = words.extent(plain)
    room = (right - left) / em + start + min(at_end, end) - natural
    shaped = filled(words, plain, min(room, 0.0) if line.past == len(strip.words) else room)
    grown = sum([new.advance - old.advance for new, old in zip(shaped, plain, strict=True)])
    long = (natural + grown) * em
    x = right + start * em - long if words.backwards else left - start * em
    return replace(line, x=x, width=long, words=words, filled=shaped)


def _inset(line: Line) -> float:
    """Return how far a line is set in because it goes on from the one above, in em of the body."""
    turned = line.strip.verse and is_turned(line.strip.words, line.first)
    return TURN * line.strip.scale if turned else 0.0


def _beside(line: Line, size: float) -> Line:
    """Move a line to the right of its paragraph's large letter."""
    assert line.strip.cap
    return replace(line, x=line.x + line.strip.cap.wide * line.strip.scale * size)


def _blocked(lines: list[Line], setting: Setting) -> list[Line]:
    """Stand centred lists flush at their start, and their block in the middle; so too verses, one of them turned over.

    Were each line centred by itself, the markers would lie about, and nobody could tell a turned part from a line.
    """
    if setting.slot.align != "center":
        return lines
    turned = any(_inset(line) for line in lines if line.strip.verse)
    blocks: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        blocks.setdefault(_block_of(line.strip, turned=turned), []).append(line)
    stood = {
        (line.number, line.first): line
        for name, block in blocks.items()
        for line in (_flush(block, setting) if name else block)
    }
    return [stood[line.number, line.first] for line in lines]


def _flush(block: Sequence[Line], setting: Setting) -> Iterator[Line]:
    """Stand lines flush at their start, but for what they are set in, and all of them in the middle."""
    least = min(line.strip.start for line in block)
    insets = [(_inset(line) + line.strip.start - least) * setting.size for line in block]
    wide = max(line.width + inset for line, inset in zip(block, insets, strict=True))
    left = setting.box.x + (setting.box.width - wide) / 2
    for line, inset in zip(block, insets, strict=True):
        yield replace(line, x=left + wide - inset - line.width if line.strip.levels.base else left + inset)


def _block_of(strip: Strip, *, turned: bool) -> tuple[str, ...]:
    """Name what a strip stands flush with: its whole list, or the verses of its page; nothing for other strips."""
    depth = next((at for at, one in enumerate(strip.nest) if one.startswith("L:")), None)
    if depth is not None:
        return strip.nest[: depth + 1]
    return ("verse",) if strip.verse and turned else ()


def _hung(line: Line, setting: Setting, safe: Rect) -> Line:
    """Hang a line's opening mark outside a straight edge at its start, where the page has room for it."""
    words = ordered(line.strip, line.first, line.past)
    first = words.opening
    if setting.slot.align not in ("left", "justify") or first is None:
        return line
    if hanging(first.text[0], backwards=words.backwards) < 1:  # an edge that is ragged hangs no half squares
        return line
    mark = replace(first, text=first.text[0]).advance(line.strip.language) * line.strip.scale * setting.size
    if words.backwards:
        return replace(line, x=line.x + mark) if line.x + mark + line.width <= safe.right else line
    return replace(line, x=line.x - mark) if line.x - mark >= safe.x else line


def _bounds(lines: Sequence[Line], pauses: Sequence[tuple[int, Rect]], size: float) -> Rect:
    boxes = [line_box(line, size) for line in lines] + [box for _, box in pauses]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(x=left, y=top, width=right - left, height=bottom - top)


def _group(column: Column, manner: Manner, number: int) -> Group:
    strip = column.strips[number]
    items: list[Item] = []
    faces = {id(one.face): one.face.digest for one in strip.stretches}
    for line in column.lines:
        if line.number == number:
            words = line.words or ordered(strip, line.first, line.past)
            painted = list(_runs(words, line, column.size * strip.scale, manner, faces))
            items += _opened(painted, line, column.size, manner) if strip.cap and line.first == 0 else painted
    for at, box in column.pauses:
        if at == number:
            items += small(manner.ornament, box, manner.paints)
    role = (manner.role or "P") if strip.role == "P" else strip.role
    language = strip.language if strip.second else None
    return Group(
        role=role,
        items=tuple(items),
        id=f"{manner.id}.{number + 1}",
        language=language,
        said=_said(items, strip.text, strip),
    )


def _said(items: Sequence[Item], text: str, strip: Strip) -> str | None:
    """Return a text as it is read, if some of it runs from right to left: no order of glyphs tells that."""
    if not strip.levels.base and all(one.direction != "rtl" for one in items if isinstance(one, Run)):
        return None
    return " ".join(text.replace(SOFT, "").split())


def _opened(runs: Sequence[Run], line: Line, size: float, manner: Manner) -> Iterator[Item]:
    """Draw the large letter of a first line; the run beside it reads as its whole word."""
    strip, em = line.strip, size * line.strip.scale
    assert strip.cap
    cap, x, many = strip.cap, line.x - strip.cap.wide * em, len(strip.cap.text)
    y = line.baseline + (cap.lines - 1) * strip.leading * size
    yield Shape(path=_moved(cap.drawn, em, (x - cap.drawn.left * em, y)), fill=manner.ink)
    if cap.mark:
        yield Shape(path=_moved(cap.mark, em, (x - cap.hangs * em, line.baseline)), fill=manner.ink)
    moved = [replace(one, start=one.start + many, end=one.end + many) for one in runs[0].clusters]
    clusters = (replace(moved[0], start=0), *moved[1:])
    yield replace(runs[0], text=strip.cap.text + runs[0].text, clusters=clusters)
    yield from runs[1:]


def _moved(drawn: Drawn, em: float, to: tuple[float, float]) -> tuple[tuple[str | float, ...], ...]:
    return tuple(
        (step[0], *(to[at % 2] + float(place) * em for at, place in enumerate(step[1:])))
        for step in drawn.path
    )


def _marker(column: Column, manner: Manner, number: int) -> Group | None:
    """Set the bullet or number of a list's item beside its first line."""
    line = next((one for one in column.lines if one.number == number), None)
    strip = column.strips[number]
    if line is None or strip.marker_face is None:
        return None
    em = column.size * strip.scale
    marker = ordered_text(strip.marker_face, strip.marker, strip.levels.base)
    long = marker.advance(strip.language) * em
    x = line.x + line.width + _MARKER_GAP * em if marker.backwards else line.x - long - _MARKER_GAP * em
    face = strip.marker_face
    runs = tuple(_runs(marker, replace(line, x=x, filled=()), em, manner, {id(face): face.digest}))
    said = _said(runs, strip.marker, strip)
    return Group(role="Lbl", items=runs, id=f"{manner.id}.{number + 1}.marker", said=said)


def _runs(words: Ordered, line: Line, em: float, manner: Manner, faces: Mapping[int, str]) -> Iterator[Run]:
    """Paint words from left to right, so that what is seen of them starts where the line does.

    `faces` are the digests of their faces, by identity: a digest asks the file system.
    """
    span, language = line.strip.span, line.strip.language
    glyphs = line.filled or words.shaped(language)
    x = line.x - words.unseen(glyphs) * em
    for part, shaped in zip(words.parts, glyphs, strict=True):
        yield Run(
            text=part.text,
            clusters=shaped.clusters,
            face=faces[id(part.face)],
            size=em,
            ink=manner.second if line.strip.second else manner.ink,
            language=language,
            direction=part.direction,
            passage=f"{span.file}:{span.line}",
            x=x,
            y=line.baseline,
            turns=part.turns,
        )
        x += shaped.advance * em


def _folded(said: Sequence[_Said], depth: int, parent: str) -> Iterator[Group]:
    """Gather neighbours that share a quote, a list or an item of one into a group of that role."""
    at = 0
    while at < len(said):
        nest = said[at].nest
        if len(nest) <= depth:
            yield said[at].group
            at += 1
            continue
        past = at
        while past < len(said) and said[past].nest[: depth + 1] == nest[: depth + 1]:
            past += 1
        role, _, number = nest[depth].partition(":")
        name = f"{parent}.{role.lower()}{number}"
        inner = tuple(_folded(said[at:past], depth + 1, name))
        yield Group(role=role, items=_item(inner, said[at].marker, name) if role == "LI" else inner, id=name)
        at = past


def _item(inner: tuple[Group, ...], marker: Group | None, name: str) -> tuple[Group, ...]:
    """Return a list item as PDF wants it (ISO 32000-1, 14.8.4.3.3): a label and a body."""
    body = Group(role="LBody", items=inner, id=f"{name}.body")
    return (marker, body) if marker else (body,)
