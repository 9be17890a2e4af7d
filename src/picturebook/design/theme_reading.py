"""A theme's keys, merged over those it extends, become values.

Every name a theme can type is checked against what exists: tokens against those of `base`, styles, colours,
templates, roles, ornaments and fields. Complaints gather, each with the file and line it was typed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from picturebook.design.font_names import family_named
from picturebook.design.theme import (
    ALSO,
    FILLS,
    ORNAMENTS,
    Matter,
    PageTemplate,
    PictureSlot,
    Rule,
    Second,
    TextSlot,
    Theme,
    TypeStyle,
)
from picturebook.diagnostics import Diagnostic
from picturebook.fields import Fields, Node, nearest
from picturebook.manuscript.story import Role
from picturebook.measure import parse_length
from picturebook.record import record

API = 1
MOST_LINES = 6  # that a drop cap is high: more is a picture of a letter
ART = ("medium", "palette", "line", "light", "framing", "avoid")
PANELS = ("none", "halo", "wash", "panel")
SHAPES = ("rect", "rounded", "oval", "soft")
_ROLES = tuple(role.value for role in Role)
_EDGES = ("top", "bottom", "left", "right")
_COLOUR = 'a colour, such as "#2b2118"'
_LENGTH = 'a length, such as "14pt"'
_TYPE = 'a type style, such as {font = "Andika", min = "14pt", ideal = "22pt", max = "30pt", leading = 1.35}'

T = TypeVar("T")


@record
class Reading:
    """What reading looks at: the merged keys, those of the theme all others extend, and whose folders they are."""

    merged: Node
    root: Node
    folders: tuple[Path, ...]


def read_theme(reading: Reading, complaints: list[Diagnostic]) -> Theme:
    """Type the keys of a theme. What is wrong goes into `complaints`; the digest is left empty."""
    fields = Fields(reading.merged, complaints)
    head = fields.sub("theme") or Fields(Node(span=reading.merged.span, pairs=()), complaints)
    tokens = _Tokens.read(reading, fields)
    pages = tuple(_page(name, Fields(node, complaints), tokens) for name, node in fields.pairs("pages"))
    theme = Theme(
        name=head.required("name", 'name = "my-theme"'),
        version=head.required("version", 'version = "1.0.0"'),
        title=head.text("title") or reading.folders[0].name,
        license=head.required("license", 'license = "MIT"'),
        author=head.text("author") or "",
        digest="",
        folders=reading.folders,
        colours=tokens.colours,
        lengths=tokens.lengths,
        styles=tokens.styles,
        pages=pages,
        choose=_choose(fields, tuple(page.name for page in pages)),
        art=_art(fields),
        matter=_matter(fields, tuple(page.name for page in pages)),
        also=tokens.also,
    )
    _finish_head(head)
    fields.finish()
    return theme


def read_colour(text: str) -> str:
    """Read "#2B2118" or "2b2118" as "#2b2118", and "#00f" as "#0000ff". Raises ValueError."""
    digits = text.removeprefix("#").lower()
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    if len(digits) != 6 or any(digit not in "0123456789abcdef" for digit in digits):
        raise ValueError(text)
    return f"#{digits}"


def read_style(fields: Fields, folders: tuple[Path, ...], before: TypeStyle | None = None) -> TypeStyle:
    """Read a type style, over the one before where there is one."""
    old = before or TypeStyle(font="Andika", min=10.0, ideal=14.0, max=24.0, leading=1.35)
    style = TypeStyle(
        font=_font(fields, folders) or old.font,
        bold=fields.flag("bold", old.bold),
        italic=fields.flag("italic", old.italic),
        min=fields.length("min", old.min),
        ideal=fields.length("ideal", old.ideal),
        max=fields.length("max", old.max),
        leading=fields.number("leading", old.leading),
        drop_cap=fields.integer("drop_cap", old.drop_cap),
    )
    if style.drop_cap == 1 or not 0 <= style.drop_cap <= MOST_LINES:
        said = f"drop_cap is a number of lines, and {style.drop_cap} is too {'few' if style.drop_cap < 2 else 'many'}"
        fields.complain("drop-cap", said, fields.where("drop_cap"), f"from 2 to {MOST_LINES}, or 0 for none")
    if not 0 < style.min <= style.ideal <= style.max:
        said = f"sizes must grow: min {style.min:g} pt, ideal {style.ideal:g} pt, max {style.max:g} pt"
        fields.complain("sizes", said, fields.node.span, 'min = "14pt", ideal = "22pt", max = "30pt"')
    fields.finish()
    return style


def read_second(fields: Fields, folders: tuple[Path, ...], before: Second | None = None) -> Second:
    """Read how a second language's words differ, over what was said before."""
    old = before or Second()
    second = Second(
        scale=fields.number("scale", old.scale),
        font=_font(fields, folders) or old.font,
        bold=fields.flag("bold", bool(old.bold)) if fields.node_of("bold") else old.bold,
        italic=fields.flag("italic", bool(old.italic)) if fields.node_of("italic") else old.italic,
        leading=fields.number("leading", 0.0) or old.leading,
    )
    if not 0.5 <= second.scale <= 1.5:
        said = f"the second language would be {second.scale:g} of the size of the first"
        fields.complain(
            "bad-value", said, fields.where("scale"), "write scale = 0.8, or another from 0.5 to 1.5"
        )
    fields.finish()
    return second


def _finish_head(head: Fields) -> None:
    if head.integer("api", API) != API:
        said = (
            f"this theme is written for another picturebook: api {head.text('api')}, and this one reads {API}"
        )
        head.complain("api", said, head.where("api"), f"api = {API}")
    for key in ("extends", "scripts", "ages"):
        head.node_of(key)
    head.finish()


def _font(fields: Fields, folders: tuple[Path, ...]) -> str | None:
    node, typed = fields.node_of("font"), fields.text("font")
    if node is None or typed is None:
        return None
    family, complaint = family_named(typed, Path(node.span.file).parent, folders)
    if complaint:
        fields.complain(complaint.code, complaint.message, node.span, complaint.hint)
    return family


@record
class _Tokens:
    """The tokens of a theme by kind; a token's kind is that of its default."""

    colours: tuple[tuple[str, str], ...]
    lengths: tuple[tuple[str, float], ...]
    styles: tuple[tuple[str, TypeStyle], ...]
    also: Second

    @classmethod
    def read(cls, reading: Reading, fields: Fields) -> _Tokens:
        colours: list[tuple[str, str]] = []
        lengths: list[tuple[str, float]] = []
        styles: list[tuple[str, TypeStyle]] = []
        inks: list[tuple[str, Node | None]] = []
        also = Second()
        kinds = {name: _kind(node) for name, node in Fields(reading.root, []).pairs("tokens")}
        for name, node in fields.pairs("tokens"):
            match kinds.get(name):
                case None:
                    _unknown_token(fields, name, node, kinds)
                case "style" if node.pairs is None:
                    _not_a(fields, name, node, _TYPE)
                case "style":
                    style = Fields(node, fields.complaints)
                    inks.append((name, style.node_of("colour")))
                    if name == ALSO:
                        also = read_second(style, reading.folders)
                    else:
                        styles.append((name, read_style(style, reading.folders)))
                case "colour":
                    colours.append((name, _typed(fields, name, node, (read_colour, _COLOUR)) or "#000000"))
                case _:
                    lengths.append((name, _typed(fields, name, node, (parse_length, _LENGTH)) or 0.0))
        own = ((name, _ink(fields, node, dict(colours))) for name, node in inks if node)
        colours += [(name, colour) for name, colour in own if colour]
        return cls(colours=tuple(colours), lengths=tuple(lengths), styles=tuple(styles), also=also)


def _kind(node: Node) -> str:
    if node.pairs is not None:
        return "style"
    return "colour" if (node.text or "").startswith("#") else "length"


def _ink(fields: Fields, node: Node, known: dict[str, str]) -> str | None:
    """Return the colour of a type style: a colour token's, or one typed in place."""
    typed = node.text or ""
    if typed in known:
        return known[typed]
    try:
        return read_colour(typed)
    except ValueError:
        near = nearest(typed, known)
        told = f"try: {near}" if near else f"one of: {', '.join(known)}; or {_COLOUR.split(', ')[1]}"
        fields.complain("bad-choice", f"colour does not know “{typed}”", node.span, told)
        return None


def _unknown_token(fields: Fields, name: str, node: Node, known: Iterable[str]) -> None:
    near = nearest(name, known)
    told = f"try: {near}" if near else f"tokens: {', '.join(known)}"
    fields.complain("unknown-token", f"there is no token “{name}”", node.span, told)


def _typed(fields: Fields, name: str, node: Node, how: tuple[Callable[[str], T], str]) -> T | None:
    read, wanted = how
    try:
        return read(node.text if node.text is not None else "?")
    except ValueError:
        _not_a(fields, name, node, wanted)
        return None


def _not_a(fields: Fields, name: str, node: Node, wanted: str) -> None:
    typed = f"“{node.text}”" if node.text is not None else node.kind
    fields.complain(
        "bad-value",
        f"the token {name} wants {wanted.split(',')[0]}, not {typed}",
        node.span,
        f"write {wanted}",
    )


def _page(name: str, fields: Fields, tokens: _Tokens) -> PageTemplate:
    sides = int(fields.choice("sides", ("1", "2"), "1"))
    calm = fields.choice("calm", (*_EDGES, "none"), "none")
    ornament = fields.choice("ornament", (*ORNAMENTS, "none"), "none")
    page = PageTemplate(
        name=name,
        sides=sides,
        pictures=tuple(
            _picture(Fields(node, fields.complaints), tokens) for node in _slots(fields, "picture")
        ),
        texts=tuple(_text(Fields(node, fields.complaints), tokens) for node in _slots(fields, "text")),
        max_words=fields.integer("max_words", 0),
        calm=None if calm == "none" else calm,
        roles=_roles(fields, "roles") or (Role.STORY,),
        background=fields.choice("background", tuple(dict(tokens.colours)), "paper"),
        ornament=None if ornament == "none" else ornament,
    )
    fields.finish()
    return page


def _slots(fields: Fields, key: str) -> tuple[Node, ...]:
    """Return the slots under a key: one group of keys, or a list of them."""
    node = fields.node_of(key)
    if node is None:
        return ()
    found = node.items if node.items is not None else (node,)
    if any(one.pairs is None for one in found):
        fields.complain("not-a-slot", f"{key} wants slots", node.span, "{x = 0.1, y = 0.7, w = 0.8, h = 0.2}")
    return tuple(one for one in found if one.pairs is not None)


def _picture(fields: Fields, tokens: _Tokens) -> PictureSlot:
    x, y, w, h = _box(fields)
    colours = tuple(dict(tokens.colours))
    border = fields.choice("border", colours, "") or None
    slot = PictureSlot(
        x=x,
        y=y,
        w=w,
        h=h,
        on=fields.choice("on", ("left", "right", "both"), "left"),
        bleed=fields.flag("bleed"),
        shape=fields.choice("shape", SHAPES, "rect"),
        border=border,
        border_width=fields.length("border_width", 0.75 if border else 0.0),
        gap=fields.length("gap", 0.0),
    )
    fields.finish()
    return slot


def _text(fields: Fields, tokens: _Tokens) -> TextSlot:
    x, y, w, h = _box(fields)
    slot = TextSlot(
        x=x,
        y=y,
        w=w,
        h=h,
        on=fields.choice("on", ("left", "right", "both"), "left"),
        name=fields.text("name") or "bottom",
        style=fields.choice("style", tuple(dict(tokens.styles)), "body"),
        align=fields.choice("align", ("left", "center", "right", "justify"), "left"),
        valign=fields.choice("valign", ("top", "middle", "bottom"), "middle"),
        panel=fields.choice("panel", PANELS, "none"),
        fills=fields.choice("fills", FILLS, "text"),
    )
    fields.finish()
    return slot


def _box(fields: Fields) -> tuple[float, float, float, float]:
    x, y, w, h = (fields.number(key, 0.0) for key in ("x", "y", "w", "h"))
    if min(x, y) < 0 or min(w, h) <= 0 or max(x + w, y + h) > 1.0001:
        told = "x, y, w, h are fractions of the trim: {x = 0.1, y = 0.7, w = 0.8, h = 0.2}"
        fields.complain("off-the-page", "this slot does not lie on the page", fields.node.span, told)
    return x, y, w, h


def _roles(fields: Fields, key: str) -> tuple[Role, ...]:
    return tuple(Role(name) for name in _known(fields, key, _ROLES))


def _known(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the listed names that exist; complain of the others."""
    typed, node = fields.texts(key), fields.node_of(key)
    for name in typed:
        if name not in known:
            near = nearest(name, known)
            told = f"try: {near}" if near else f"one of: {', '.join(known)}"
            fields.complain("bad-choice", f"{key} does not know “{name}”", node.span if node else None, told)
    return tuple(name for name in typed if name in known)


def _choose(fields: Fields, names: tuple[str, ...]) -> tuple[Rule, ...]:
    node = fields.node_of("choose")
    return tuple(_rule(Fields(item, fields.complaints), names) for item in (node.items or () if node else ()))


def _rule(fields: Fields, names: tuple[str, ...]) -> Rule:
    fields.required("template", f'template = "{names[0] if names else "full"}"')
    pictures = fields.integer("pictures", -1)
    rule = Rule(
        template=fields.choice("template", names, ""),
        role=Role(fields.choice("role", _ROLES, "story")),
        min_words=fields.integer("min_words", 0),
        max_words=fields.integer("max_words", 100_000),
        min_lines=fields.integer("min_lines", 0),
        pictures=None if pictures < 0 else pictures,
        min_aspect=fields.number("min_aspect", 0.0),
        max_aspect=fields.number("max_aspect", 1000.0),
        every=max(1, fields.integer("every", 1)),
    )
    fields.finish()
    return rule


def _art(fields: Fields) -> tuple[tuple[str, str], ...]:
    art = fields.sub("art")
    if art is None:
        return ()
    found = tuple((key, text) for key in ART if (text := art.text(key)))
    art.finish()
    return found


def _matter(fields: Fields, names: tuple[str, ...]) -> Matter:
    matter = fields.sub("matter")
    if matter is None:
        return Matter()
    found = Matter(
        front=_roles(matter, "front"),
        back=_roles(matter, "back"),
        inside_cover=Role(matter.choice("inside_cover", _ROLES, "endpapers")),
        borrowed_cover=matter.choice("borrowed_cover", names, "") or None,
        fillers=_known(matter, "fillers", names),
    )
    matter.finish()
    return found
