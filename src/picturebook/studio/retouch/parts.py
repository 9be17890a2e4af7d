"""Parts: where on a figure a scarf is, or a face, or shoes, told from the figure's box and that of its head.

Picture-book figures are built alike enough for a first guess; the colour a part is said to have finds its real
outline. `Pim.scarf` is a name, a dot and a part; a name alone is the whole figure.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from picturebook.errors import UsageError
from picturebook.fields import nearest
from picturebook.record import record

Edges = tuple[
    float, float, float, float
]  # left, top, right, bottom as shares of a box: 0 to 1 is the box itself

# Shares of the head's box; across, a head is about as wide as the body under it.
_OF_HEAD: dict[str, Edges] = {
    "head": (-0.1, -0.15, 1.1, 1.05),
    "face": (0.0, 0.15, 1.0, 1.0),
    "hair": (-0.2, -0.15, 1.2, 0.6),
    "hat": (-0.2, -0.6, 1.2, 0.35),
    "eyes": (0.05, 0.25, 0.95, 0.7),
    "glasses": (0.0, 0.2, 1.0, 0.75),
    "nose": (0.2, 0.45, 0.8, 0.85),
    "mouth": (0.15, 0.6, 0.85, 1.0),
    "ears": (-0.25, -0.9, 1.25, 0.6),
    "scarf": (-0.15, 0.8, 1.15, 1.45),
}
# Down from the chin to the ground, and across the whole figure.
_OF_BODY: dict[str, Edges] = {
    "shirt": (0.0, -0.05, 1.0, 0.7),
    "trousers": (0.0, 0.45, 1.0, 0.95),
    "dress": (0.0, -0.05, 1.0, 0.9),
    "shoes": (0.0, 0.82, 1.0, 1.02),
}
_ALSO = {
    "beak": "mouth", "belly": "shirt", "blouse": "shirt", "body": "dress", "boots": "shoes", "braids": "hair",
    "cap": "hat", "cape": "dress", "cardigan": "shirt", "coat": "dress", "collar": "scarf", "feet": "shoes",
    "jacket": "shirt", "jeans": "trousers", "jumper": "shirt", "legs": "trousers", "muzzle": "mouth",
    "neck": "scarf", "pullover": "shirt", "shorts": "trousers", "skirt": "trousers", "snout": "mouth",
    "spectacles": "glasses", "sweater": "shirt", "t-shirt": "shirt", "tie": "scarf", "vest": "shirt",
    "waistcoat": "shirt", "apron": "dress", "gown": "dress", "robe": "dress", "pyjamas": "dress", "pajamas": "dress",
    "dungarees": "dress", "overalls": "dress", "slippers": "shoes", "sandals": "shoes", "socks": "shoes",
}  # fmt: skip
_ROOT = 4  # letters of a word that another may end in: a raincoat is a coat, a splat is no hat
_HEAD = (0.18, 0.02, 0.82, 0.38)  # of a figure whose maker told no head
_PIECES = re.compile(r"[,;]|\band\b|\bwith\b|\bover\b")


@record
class Figure:
    """One of the cast as a picture shows them: the boxes its maker told, and what is said of them, in thousandths."""

    name: str
    box: Edges
    head: Edges | None = None
    palette: tuple[tuple[str, str], ...] = ()
    said: str = ""  # look and outfit as told to whoever drew it


@record
class Part:
    """A part of a figure: what people call it, where to look for it, and the colour it was said to have."""

    called: str  # "Pim’s scarf"
    box: Edges  # in thousandths of the picture
    colour: str | None = None  # "#rrggbb", or a colour in words
    whole: Edges = (0.0, 0.0, 1000.0, 1000.0)  # the whole figure's box


def split(typed: str, names: Mapping[str, str]) -> tuple[str, str | None]:
    """Read "Pim.scarf" into a name and a part. `names` are the cast's names and aliases. Raises UsageError."""
    if typed in names:
        return names[typed], None
    name, dot, part = typed.rpartition(".")
    name, part = name.strip(), part.strip().lower()
    if dot and name in names and part:
        return names[name], part
    near = nearest(name or typed, names)
    told = f"try: --where {near}.{part or 'scarf'}" if near else f"there are: {', '.join(names)}"
    raise UsageError(f"“{typed}” names nobody of the cast", told)


def part_of(figure: Figure, part: str | None) -> Part:
    """Return where a part of a figure is and the colour it was said to have. Raises UsageError with those known."""
    colours = dict(figure.palette)
    if part is None:
        return Part(called=figure.name, box=figure.box, whole=figure.box)
    shares = _shares(part)
    if shares is None and part not in colours:
        known = _known(figure)
        near = nearest(part, (*known, *_ALSO))
        listed = ", ".join(_typed(figure, one) for one in ((near,) if near else known))
        told = f"{'try' if near else 'known are'}: {listed}; or tell the place: --box LEFT,TOP,WIDTH,HEIGHT in percent"
        raise UsageError(f"nobody knows where {figure.name}’s {part} is", told)
    return anywhere(figure, part, figure.box if shares is None else _placed(figure, shares))


def _known(figure: Figure) -> tuple[str, ...]:
    """Return the parts that can be found: those with a colour first, then those the look speaks of, then the rest."""
    usual = (*_OF_HEAD, *_OF_BODY)
    spoken = [
        part for part in (*usual, *_ALSO) if re.search(rf"\b{re.escape(part)}\b", figure.said, re.IGNORECASE)
    ]
    return tuple(dict.fromkeys((*dict(figure.palette), *spoken, *usual)))


def _typed(figure: Figure, part: str) -> str:
    return f"--where {shlex.quote(f'{figure.name}.{part}')}"


def anywhere(figure: Figure, part: str, box: Edges) -> Part:
    """Return a part of a figure that is known to be in a box, whatever it is."""
    colour = colour_of(figure, part)
    return Part(called=f"{figure.name}’s {part}", box=box, colour=colour, whole=figure.box)


def colour_of(figure: Figure, part: str) -> str | None:
    """Return the colour of a part by the palette, else what a description says of it: "a red wool scarf"."""
    words = re.compile(rf"\b{re.escape(part)}\b", re.IGNORECASE)
    phrase = next((piece.strip() for piece in _PIECES.split(figure.said) if words.search(piece)), None)
    return dict(figure.palette).get(part) or phrase


def _shares(part: str) -> tuple[str, Edges] | None:
    usual = _usual(part)
    if usual in _OF_HEAD:
        return "head", _OF_HEAD[usual]
    return ("body", _OF_BODY[usual]) if usual in _OF_BODY else None


def _usual(part: str) -> str:
    """Return the part in the tables a word means: "wool scarf" the scarf, "raincoat" what a coat covers."""
    tables = {**{one: one for one in (*_OF_HEAD, *_OF_BODY)}, **_ALSO}
    longest = sorted((one for one in tables if len(one) >= _ROOT), key=len, reverse=True)
    return tables.get(part) or next((tables[one] for one in longest if part.endswith(one)), part)


def _placed(figure: Figure, shares: tuple[str, Edges]) -> Edges:
    on, (left, top, right, bottom) = shares
    head = figure.head or _within(figure.box, _HEAD)
    under = head if on == "head" else (figure.box[0], head[3], figure.box[2], figure.box[3])
    found = _within(under, (left, top, right, bottom))
    x0, y0, x1, y1 = figure.box
    # Somebody lying down may have no room under the chin: the figure itself is what is left to look at.
    clipped = (max(found[0], x0), max(found[1], y0), min(found[2], x1), min(found[3], y1))
    return clipped if clipped[0] < clipped[2] and clipped[1] < clipped[3] else figure.box


def _within(box: Edges, shares: Edges) -> Edges:
    wide, high = box[2] - box[0], box[3] - box[1]
    return (
        box[0] + wide * shares[0],
        box[1] + high * shares[1],
        box[0] + wide * shares[2],
        box[1] + high * shares[3],
    )
