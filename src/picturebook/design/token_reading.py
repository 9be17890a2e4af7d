"""Tokens: a theme's colours, lengths and type styles, typed; and what a story lays over them.

A token's kind is that of its default in `base`, so a child can only say another value of the same kind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TypeVar

from picturebook.design.font_names import family_named
from picturebook.design.theme import ALSO, Second, TypeStyle
from picturebook.design.token_keys import MOST_LENGTH, MOST_LINES, SECOND, STYLE
from picturebook.fields import Fields, Node, nearest
from picturebook.measure import parse_length
from picturebook.record import record

_COLOUR = 'a colour, such as "#2b2118"'
_LENGTH = 'a length, such as "14pt"'
_TYPE = 'a type style, such as {font = "Andika", min = "14pt", ideal = "22pt", max = "30pt", leading = 1.35}'
_FIRST = TypeStyle(font="Andika", min=10.0, ideal=14.0, max=24.0, leading=1.35)

T = TypeVar("T")


def read_colour(text: str) -> str:
    """Read "#2B2118" or "2b2118" as "#2b2118", and "#00f" as "#0000ff". Raises ValueError."""
    digits = text.removeprefix("#").lower()
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    if len(digits) != 6 or any(digit not in "0123456789abcdef" for digit in digits):
        raise ValueError(text)
    return f"#{digits}"


def read_length(text: str) -> float:
    """Read a length token in points. Raises ValueError, also for one that no page has room for."""
    points = parse_length(text)
    if points > MOST_LENGTH:
        raise ValueError(text)
    return points


def read_style(fields: Fields, folders: tuple[Path, ...], before: TypeStyle | None = None) -> TypeStyle:
    """Read a type style, over the one before where there is one."""
    old = before or _FIRST
    values = fields.values(STYLE, before=old)
    del values["colour"]
    style = TypeStyle(**{**values, "font": _font(fields, folders) or old.font})
    if style.drop_cap == 1:
        said = "drop_cap is a number of lines, and 1 is too few"
        fields.complain("drop-cap", said, fields.where("drop_cap"), f"from 2 to {MOST_LINES}, or 0 for none")
    if not style.min <= style.ideal <= style.max:
        said = f"sizes must grow: min {style.min:g} pt, ideal {style.ideal:g} pt, max {style.max:g} pt"
        fields.complain("sizes", said, fields.node.span, 'min = "14pt", ideal = "22pt", max = "30pt"')
    fields.finish()
    return style


def read_second(fields: Fields, folders: tuple[Path, ...], before: Second | None = None) -> Second:
    """Read how a second language's words differ, over what was said before."""
    old = before or Second()
    values = fields.values(SECOND, before=old)
    del values["colour"]
    fields.finish()
    return Second(**{**values, "font": _font(fields, folders) or old.font})


@record
class Tokens:
    """The tokens of a theme by kind; a token's kind is that of its default."""

    colours: tuple[tuple[str, str], ...]
    lengths: tuple[tuple[str, float], ...]
    styles: tuple[tuple[str, TypeStyle], ...]
    also: Second

    @property
    def inks(self) -> tuple[str, ...]:
        """What a page may name as a colour: colour tokens, and type styles with a colour of their own."""
        return tuple(dict(self.colours))

    @classmethod
    def read(cls, fields: Fields, root: Node, folders: tuple[Path, ...]) -> Tokens:
        """Type the tokens of a theme; `root` has those of the theme all others extend."""
        colours: list[tuple[str, str]] = []
        lengths: list[tuple[str, float]] = []
        styles: list[tuple[str, TypeStyle]] = []
        inks: list[tuple[str, Node | None]] = []
        also = Second()
        kinds = {name: _kind(node) for name, node in Fields(root, []).pairs("tokens")}
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
                        also = read_second(style, folders)
                    else:
                        styles.append((name, read_style(style, folders)))
                case "colour":
                    colours.append((name, _typed(fields, name, node, (read_colour, _COLOUR)) or "#000000"))
                case _:
                    lengths.append((name, _typed(fields, name, node, (read_length, _LENGTH)) or 0.0))
        own = ((name, _ink(fields, node, dict(colours))) for name, node in inks if node)
        colours += [(name, colour) for name, colour in own if colour]
        return cls(colours=tuple(colours), lengths=tuple(lengths), styles=tuple(styles), also=also)


def _kind(node: Node) -> str:
    if node.pairs is not None:
        return "style"
    return "colour" if (node.text or "").startswith("#") else "length"


def _ink(fields: Fields, node: Node, known: dict[str, str]) -> str | None:
    """Return the colour of a type style: a colour token's, or one typed in place."""
    found = read_paint(fields, "colour", node, known)
    return known.get(found, found) if found else None


def read_paint(fields: Fields, key: str, node: Node, known: Collection[str]) -> str | None:
    """Return a colour as it is typed: a token's name, which a story may give another value, or "#rrggbb"."""
    typed = node.text or ""
    if typed in known:
        return typed
    try:
        return read_colour(typed)
    except ValueError:
        near = nearest(typed, known)
        told = f"try: {near}" if near else f"one of: {', '.join(known)}; or {_COLOUR.split(', ')[1]}"
        fields.complain("bad-choice", f"{key} does not know “{typed}”", node.span, told)
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


def _font(fields: Fields, folders: tuple[Path, ...]) -> str | None:
    node, typed = fields.node_of("font"), fields.text("font")
    if node is None or typed is None:
        return None
    family, complaint = family_named(typed, Path(node.span.file).parent, folders)
    if complaint:
        fields.complain(complaint.code, complaint.message, node.span, complaint.hint)
    return family
