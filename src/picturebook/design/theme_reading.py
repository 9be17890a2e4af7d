"""A theme's keys, merged over those it extends, become values, as theme_keys.py says what they are.

Every name a theme can type is checked against what exists: tokens against those of `base`, styles, colours,
templates, roles, ornaments and fields. Complaints gather, each with the file and line it was typed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from picturebook.design.slot_keys import BAND, PICTURE, TEXT
from picturebook.design.theme import Band, Matter, PageTemplate, PictureSlot, Rule, TextSlot, Theme
from picturebook.design.theme_keys import API, ART, HEAD, MATTER, PAGE, RULE, THEME
from picturebook.design.token_reading import Tokens, read_paint
from picturebook.diagnostics import Diagnostic
from picturebook.fields import Fields, Group, Key, Kind, Node, Shape
from picturebook.manuscript.story import Role
from picturebook.record import record

T = TypeVar("T")
_THIN = 0.75  # points: a border that says no width


@record
class Reading:
    """What reading looks at: the merged keys, those of the theme all others extend, and whose folders they are."""

    merged: Node
    root: Node
    folders: tuple[Path, ...]


def read_theme(reading: Reading, complaints: list[Diagnostic]) -> Theme:
    """Type the keys of a theme. What is wrong goes into `complaints`; the digest is left empty."""
    fields = Fields(reading.merged, complaints)
    head = _head(fields.sub("theme") or Fields(Node(span=reading.merged.span, pairs=()), complaints))
    tokens = Tokens.read(fields, reading.root, reading.folders)
    typed = _few(fields, THEME.key("pages"), fields.pairs("pages"))
    pages = tuple(_page(name, Fields(node, complaints), tokens) for name, node in typed)
    names = tuple(page.name for page in pages)
    theme = Theme(
        name=head["name"],
        version=head["version"],
        title=head["title"] or reading.folders[0].name,
        license=head["license"],
        author=head["author"],
        scripts=head["scripts"],
        ages=head["ages"],
        digest="",
        folders=reading.folders,
        colours=tokens.colours,
        lengths=tokens.lengths,
        styles=tokens.styles,
        pages=pages,
        choose=_choose(fields, names),
        art=_art(fields),
        matter=_matter(fields, names),
        also=tokens.also,
    )
    fields.finish()
    return theme


def _head(head: Fields) -> dict[str, Any]:
    found = head.values(HEAD)
    if found["api"] != API:
        typed = head.text("api")
        said = f"this theme is written for another picturebook: api {typed}, and this one reads {API}"
        head.complain("api", said, head.where("api"), f"api = {API}")
    head.finish()
    return {**found, "ages": _ages(head, found["ages"])}


def _ages(head: Fields, typed: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the youngest and the oldest."""
    if not typed:
        return None
    if (
        len(typed) != 2
        or not all(one.isdecimal() and len(one) < 3 for one in typed)
        or int(typed[0]) > int(typed[1])
    ):
        node = head.node_of("ages")
        said = f"ages does not understand “{', '.join(typed)}”"
        head.complain(
            "bad-value", said, node.span if node else None, "the youngest and the oldest: ages = [3, 6]"
        )
        return None
    return int(typed[0]), int(typed[1])


def _page(name: str, fields: Fields, tokens: Tokens) -> PageTemplate:
    known = {"colour": tokens.inks}
    values = fields.values(PAGE, known)
    page = PageTemplate(
        **{
            **values,
            "calm": _unless_none(values["calm"]),
            "ornament": _unless_none(values["ornament"]),
            "roles": tuple(Role(role) for role in values["roles"]) or (Role.STORY,),
            "background": values["background"] or ("paper",),
        },
        name=name,
        pictures=tuple(
            _picture(Fields(node, fields.complaints), tokens) for node in _slots(fields, "picture")
        ),
        texts=tuple(_text(Fields(node, fields.complaints), tokens) for node in _slots(fields, "text")),
        bands=tuple(_band(Fields(node, fields.complaints), tokens) for node in _slots(fields, "band")),
    )
    fields.finish()
    return page


def _unless_none(word: str) -> str | None:
    return None if word == "none" else word


def _slots(fields: Fields, name: str) -> tuple[Node, ...]:
    """Return the slots under a key: one group of keys, or a list of them."""
    key, node = PAGE.key(name), fields.node_of(name)
    if node is None:
        return ()
    found = _few(fields, key, node.items if node.items is not None else (node,))
    if any(one.pairs is None for one in found):
        fields.complain("not-a-slot", f"{name} wants slots", node.span, key.example)
    return tuple(one for one in found if one.pairs is not None)


def _few(fields: Fields, key: Key, found: Sequence[T]) -> Sequence[T]:
    """Refuse more of something than any theme needs: a book is held against each of them."""
    if key.most is not None and len(found) > key.most:
        said = f"{key.name} has {len(found)} of them, and a theme may have {key.most}"
        fields.complain("too-many", said, fields.where(key.name), "leave out what no book uses")
        return ()
    return found


def _picture(fields: Fields, tokens: Tokens) -> PictureSlot:
    values = _on_the_page(fields, PICTURE, tokens)
    if values["on"] == "both" and values["shape"] == "oval":
        said = "an oval over both sides would be two, one to each side of the fold"
        fields.complain(
            "over-the-fold", said, fields.where("shape"), 'shape = "rounded", or one side: on = "right"'
        )
    fields.finish()
    return PictureSlot(**_lined(values))


def _text(fields: Fields, tokens: Tokens) -> TextSlot:
    values = _on_the_page(fields, TEXT, tokens)
    fields.finish()
    return TextSlot(**_lined(values))


def _lined(values: dict[str, Any]) -> dict[str, Any]:
    """Return a slot's values with the width of its border."""
    wide = values["border_width"]
    return {**values, "border_width": wide if wide is not None else _THIN if values["border"] else 0.0}


def _band(fields: Fields, tokens: Tokens) -> Band:
    values = _on_the_page(fields, BAND, tokens)
    fields.finish()
    return Band(**{**values, "colour": values["colour"] or BAND.key("colour").default})


def _on_the_page(fields: Fields, slot: Group, tokens: Tokens) -> dict[str, Any]:
    """Read a slot's keys; complain where its box does not lie on the page."""
    values = fields.values(slot, {"colour": tokens.inks, "style": tuple(dict(tokens.styles))})
    x, y, w, h = (values[key] for key in ("x", "y", "w", "h"))
    if w is not None and h is not None and (min(w, h) == 0 or max(x + w, y + h) > 1.0001):
        told = "x, y, w, h are fractions of the trim: {x = 0.1, y = 0.7, w = 0.8, h = 0.2}"
        fields.complain("off-the-page", "this slot does not lie on the page", fields.node.span, told)
    return {**values, **_painted(fields, slot, tokens)}


def _painted(fields: Fields, slot: Group, tokens: Tokens) -> dict[str, Any]:
    """Return what is painted in colours that are tokens or typed in place."""
    found: dict[str, Any] = {}
    for key in slot.keys:
        node = fields.node_of(key.name)
        if key.kind is not Kind.COLOUR or node is None:
            continue
        nodes = node.items if node.items is not None else (node,)
        paints = tuple(read_paint(fields, key.name, one, tokens.inks) for one in nodes)
        found[key.name] = paints[0] if key.shape is Shape.ONE else tuple(one for one in paints if one)
    return found


def _choose(fields: Fields, names: tuple[str, ...]) -> tuple[Rule, ...]:
    node = fields.node_of("choose")
    found = _few(fields, THEME.key("choose"), node.items or () if node else ())
    return tuple(_rule(Fields(item, fields.complaints), names) for item in found)


def _rule(fields: Fields, names: tuple[str, ...]) -> Rule:
    values = fields.values(RULE, {"template": names})
    fields.finish()
    return Rule(**{**values, "role": Role(values["role"])})


def _art(fields: Fields) -> tuple[tuple[str, str], ...]:
    art = fields.sub("art")
    if art is None:
        return ()
    found = art.values(ART)
    art.finish()
    return tuple((key, text) for key, text in found.items() if text)


def _matter(fields: Fields, names: tuple[str, ...]) -> Matter:
    matter = fields.sub("matter")
    if matter is None:
        return Matter()
    values = matter.values(MATTER, {"template": names})
    matter.finish()
    return Matter(
        front=tuple(map(Role, values["front"])),
        back=tuple(map(Role, values["back"])),
        inside_cover=Role(values["inside_cover"]),
        borrowed_cover=values["borrowed_cover"] or None,
        fillers=values["fillers"],
    )
