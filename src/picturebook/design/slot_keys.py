"""What lies on a page: the keys of picture slots, text slots and bands of colour, as theme_keys.py has the rest."""

from __future__ import annotations

from picturebook.design.theme import FILLS
from picturebook.fields import Group, Key, Kind, Shape

PANELS = ("none", "halo", "wash", "panel")
HELD = ("none", "tape", "magnet")
SHAPES = ("rect", "rounded", "oval", "soft")
PANEL_SHAPES = ("rounded", "burst")
SIDES = ("left", "right", "both")
_PART = (0.0, 1.0)
_INCH = (0.0, 72.0)  # points: of lines and mats

_BOX = (
    Key(
        name="x",
        told="from the left, as a part of the trim's width",
        kind=Kind.NUMBER,
        within=_PART,
        default=0.0,
    ),
    Key(
        name="y",
        told="from the top, as a part of the trim's height",
        kind=Kind.NUMBER,
        within=_PART,
        default=0.0,
    ),
    Key(
        name="w",
        told="width, as a part of the trim's",
        kind=Kind.NUMBER,
        within=_PART,
        required=True,
        example="0.8",
    ),
    Key(
        name="h",
        told="height, as a part of the trim's",
        kind=Kind.NUMBER,
        within=_PART,
        required=True,
        example="0.2",
    ),
    Key(
        name="on",
        told='in a template of two sides: whose trim box it is measured in; "both" is the whole spread',
        kind=Kind.WORD,
        choices=SIDES,
        default="left",
    ),
)


def _border(told: str) -> tuple[Key, Key]:
    """Return the keys of the line round something."""
    return (
        Key(name="border", told=f"a colour token: a line round {told}", kind=Kind.WORD, names="colour"),
        Key(
            name="border_width",
            told="of that line; 0.75pt where there is one",
            kind=Kind.LENGTH,
            within=_INCH,
        ),
    )


PICTURE = Group(
    name="picture slot",
    told="Where a picture goes. A child's slots replace its parent's whole.",
    keys=(
        *_BOX,
        Key(name="bleed", told="run past every trim edge it touches", kind=Kind.FLAG, default=False),
        Key(
            name="shape",
            told='its outline; the edges of "soft" fade into the paper',
            kind=Kind.WORD,
            choices=SHAPES,
            default="rect",
        ),
        *_border("it"),
        Key(name="gap", told="between line and picture: a mat", kind=Kind.LENGTH, within=_INCH, default=0.0),
        Key(
            name="max_cut",
            told="the share of a side of the picture that may be cut away; past it the slot takes the picture's shape",
            kind=Kind.NUMBER,
            within=_PART,
            default=1.0,
        ),
        Key(
            name="mount",
            told="the paper the picture lies on, out to its border: a colour token, or a colour",
            kind=Kind.COLOUR,
            names="colour",
        ),
        Key(
            name="shadow",
            told="how far a mount's shadow reaches beside and below it",
            kind=Kind.LENGTH,
            within=_INCH,
            default=0.0,
        ),
        Key(name="held", told="by what a mount is held", kind=Kind.WORD, choices=HELD, default="none"),
    ),
)

TEXT = Group(
    name="text slot",
    told="Where words go. Slots of one name are one place; words go to the quietest place, the first being liked best.",
    keys=(
        *_BOX,
        Key(
            name="name",
            told="what `text:` on a page picks it by: top, bottom-right, across …",
            default="bottom",
        ),
        Key(name="style", told="a type style", kind=Kind.WORD, names="style", default="body"),
        Key(
            name="align",
            told='how lines are set; "left" is the side where the language begins',
            kind=Kind.WORD,
            choices=("left", "center", "right", "justify"),
            default="left",
        ),
        Key(
            name="valign",
            told="where the words lie in a slot that is higher than they are",
            kind=Kind.WORD,
            choices=("top", "middle", "bottom"),
            default="middle",
        ),
        Key(
            name="panel",
            told="the ground under words on a picture, wanted even where it is calm",
            kind=Kind.WORD,
            choices=PANELS,
            default="none",
        ),
        Key(
            name="shape",
            told='the outline of a panel; rays stand round a "burst"',
            kind=Kind.WORD,
            choices=PANEL_SHAPES,
            default="rounded",
        ),
        *_border("a panel, which then fills its slot on paper, and on a picture is let into its border"),
        Key(
            name="runs",
            told="words go on from here, line by line, into the next slot of its name, as round a picture",
            kind=Kind.FLAG,
            default=False,
        ),
        Key(
            name="ruled",
            told="a writing line under each line of the words: a colour token, or a colour",
            kind=Kind.COLOUR,
            names="colour",
        ),
        Key(
            name="fills",
            told="what it holds: the page's own words, a second language's, or a field of the front matter",
            kind=Kind.WORD,
            choices=FILLS,
            default="text",
        ),
    ),
)

BAND = Group(
    name="band",
    told="A flat area of colour on a page's ground; it bleeds where it touches the trim.",
    keys=(
        *_BOX,
        Key(
            name="colour",
            told="a colour token, or a colour; of several each has its turn, opening by opening",
            kind=Kind.COLOUR,
            shape=Shape.ANY,
            names="colour",
            default=("soft",),
        ),
        Key(
            name="shape",
            told='"rounded" at the corners that lie inside the page',
            kind=Kind.WORD,
            choices=("rect", "rounded"),
            default="rect",
        ),
    ),
)
