"""A story written as its author might have typed it: the other half of the reader, used when a book is imported.

Whatever this writes, the reader reads back as the same story. Front matter stands in blocks, one value a line, so
that it can be read and changed; a value is quoted when YAML or a slip could misread it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from picturebook.manuscript.cast import Drawing, Member
from picturebook.manuscript.directions import directions_text
from picturebook.manuscript.markup import write_blocks
from picturebook.manuscript.story import Page, Role, Story, StudioWish
from picturebook.measure import Size, in_inches, parse_size

_PLAIN = re.compile(r"[^\W_](?:[\w .’“”()!?/+…–—·-]|'(?=\w))*(?<! )$")
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\u2028": "\\L",
    "\u2029": "\\P",
    "\x85": "\\N",
    "\n": "\\n",
    "\t": "\\t",
}
_PLAIN_KEYS = ("subtitle", "author", "illustrator")
_LATER_KEYS = ("dedication", "blurb", "license", "source", "changes")
_MEMBER_PAIRS = ("outfits", "faces", "ages")
_MEMBER_LISTS = ("never", "aliases")


def write_native(story: Story) -> str:
    """Return a story as native Markdown; read back it is the same story, places in the file apart."""
    front = "\n".join(_front(story))
    pages = "\n\n---\n\n".join(_page(page) for page in story.pages)
    return f"---\n{front}\n---\n\n{pages}\n"


def _front(story: Story) -> Iterator[str]:
    yield f"title: {_value(story.title)}"
    yield from _each(story, _PLAIN_KEYS)
    yield f"language: {_value(story.language)}"
    if story.ages:
        yield f"ages: {story.ages[0]}-{story.ages[1]}"
    if story.trim:
        yield f"trim: {_size(story.trim)}"
    yield from _each(story, ("theme",))
    if len(story.art) == 1 and story.art[0][0] == "style":
        yield f"art: {_value(story.art[0][1])}"
    else:
        yield from _group("art", story.art)
    yield from _list("printers", story.printers)
    yield from _group("isbn", story.isbn)
    yield from _group("price", story.price)
    yield from _group("spine", tuple((name, in_inches(wide)) for name, wide in story.spine))
    yield from _each(story, _LATER_KEYS)
    if story.credits:
        yield "credits:"
    for credit in story.credits:
        yield f"  - {{role: {_value(credit.role)}, name: {_value(credit.name)}}}"
    for key in ("characters", "places", "props"):
        yield from _members(key, getattr(story.cast, key))
    yield from _group("style", story.style)
    yield from _studio(story.studio)
    yield from _group("ai", story.ai)


def _each(source: Story | Member, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        value = getattr(source, key)
        if value is not None:
            yield f"{key}: {_value(value)}"


def _group(key: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if pairs:
        yield f"{key}:"
    for name, value in pairs:
        yield f"  {_value(name)}: {_value(value)}"


def _list(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}: [{', '.join(_value(value) for value in values)}]"


def _members(key: str, members: tuple[Member, ...]) -> Iterator[str]:
    if members:
        yield f"{key}:"
    for member in members:
        yield f"  {_value(member.name)}:"
        for line in _member(member):
            yield f"    {line}"


def _member(member: Member) -> Iterator[str]:
    yield from _each(member, ("look", "wears", "height", "size"))
    for key in _MEMBER_PAIRS:
        yield from _group(key, getattr(member, key))
    yield from _group("palette", tuple((part, colour.removeprefix("#")) for part, colour in member.palette))
    for key in _MEMBER_LISTS:
        yield from _list(key, getattr(member, key))
    if member.references:
        yield f"references: [{', '.join(_drawing(one) for one in member.references)}]"


def _drawing(one: Drawing) -> str:
    return f"{{file: {_value(one.file)}, as: {one.use.value}}}" if one.use else _value(one.file)


def _studio(studio: StudioWish) -> Iterator[str]:
    wishes: list[tuple[str, str]] = []
    if studio.use != "sketch":
        wishes.append(("use", studio.use))
    if studio.model:
        wishes.append(("model", studio.model))
    if studio.quality:
        wishes.append(("quality", studio.quality))
    if studio.budget_cents is not None:
        wishes.append(("budget", f"{studio.budget_cents // 100}.{studio.budget_cents % 100:02} USD"))
    yield from _group("studio", tuple(wishes))


def _size(size: Size) -> str:
    """Write a size in inches or millimetres if that is exactly what it is, else in points."""
    for per, unit in ((72.0, "in"), (72.0 / 25.4, "mm")):
        typed = f"{size.width / per:.6g} x {size.height / per:.6g} {unit}"
        if parse_size(typed) == size:
            return typed
    return f"{size.width!r} x {size.height!r} pt"


def _value(text: str) -> str:
    if _PLAIN.match(text) and " #" not in text:
        return text
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def _page(page: Page) -> str:
    parts = []
    if page.role is not Role.STORY:
        parts.append(f"<!-- page: {page.role.value} -->")
    elif not page.blocks:
        parts.append("<!-- page: blank -->")
    directions = directions_text(page.directions)
    if directions:
        parts.append(f"<!-- {directions} -->")
    written = write_blocks(page.blocks)
    head = "\n".join(parts)
    return "\n".join(part for part in (head, written) if part)
