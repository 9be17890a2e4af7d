"""The format of a printer's file: every key, what it means, what to ask the house, and a value as it is typed.

The file to fill in that `printer new` writes and the JSON Schema are written from it; a test holds the reader to it.
"""

from __future__ import annotations

from picturebook.fields import Group, Key, Kind, Shape
from picturebook.measure import PT_PER_MM

FLAVOURS = ("plain", "pdf-x-1a:2001", "pdf-x-3:2002", "pdf-x-4", "pdf-ua-1")
# Numbers a printing house may ask for, each to be sourced.
NUMBERS = (
    "trims", "bleed", "safe", "gutter", "pages", "sheet", "ppi", "max_megabytes", "ink_limit", "flavour",
    "spine", "cover_sheet", "policy", "ink_refused", "most_ppi", "least_type", "least_line", "most_blanks",
    "last_blank", "advised_megabytes",
)  # fmt: skip
SAYS_OF_AI = ("must declare", "may refuse", "not asked", "nobody asks")
# What no printer asks for; past it, a slip in a unit would make pages of margins alone.
MOST_EDGE = 60 * PT_PER_MM
COUNT = (1, 10_000)  # pages
PPI = (72, 1200)
INK = (150, 400)  # percent: four inks hold no more than 400
MEGABYTES = (1, 100_000)
MULTIPLE = (1, 64)
_WIDE = (0.0, MOST_EDGE)


def _edge(name: str, told: str, example: str) -> Key:
    return Key(name=name, told=told, kind=Kind.LENGTH, within=_WIDE, default=0.0, example=example)


def _count(name: str, told: str, example: str, default: int | None = None) -> Key:
    return Key(name=name, told=told, kind=Kind.WHOLE, within=COUNT, default=default, example=example)


BLEED = Group(
    name="bleed",
    told="How far pictures reach past the cut, edge by edge; none without it.",
    keys=(
        _edge(
            "top",
            "Bleed: how far pictures reach past the cut, edge by edge. Ask: how much bleed, and on the binding edge "
            "too?",
            '"3 mm"',
        ),
        _edge("outside", "The edge that is turned.", '"3 mm"'),
        _edge("bottom", "The lower edge.", '"3 mm"'),
        _edge("inside", 'The binding edge. "0 in" where the house says: on three edges.', '"0 in"'),
    ),
)

PAGES = Group(
    name="pages",
    told="How many pages the house binds; any number without it.",
    keys=(
        _count(
            "min",
            "How many pages the house binds. Ask: the fewest, the most, and a multiple of what?",
            "24",
            1,
        ),
        _count("max", "The most pages.", "828", 10_000),
        Key(
            name="multiple",
            told="2 for a book that is glued, 4 for one that is stapled.",
            kind=Kind.WHOLE,
            within=MULTIPLE,
            default=1,
            example="2",
        ),
        Key(
            name="max_for",
            told="Sizes that have a limit of their own.",
            kind=Kind.WHOLE,
            shape=Shape.NAMED,
            example='{"8.5 x 8.5 in" = 590}',
        ),
    ),
)

SPINE = Group(
    name="spine",
    told="How thick a spine is; without it no cover is made, but with `spine:` or --cover-template.",
    keys=(
        _edge(
            "per_page",
            "How thick one page makes the spine: half a leaf. Ask: the spine’s formula for this paper, or the caliper "
            "of the paper, halved. Without it or steps no cover is made: a guess bounces.",
            '"0.0573 mm"',
        ),
        _edge("add", "What the cover itself adds.", '"0 in"'),
        Key(
            name="steps",
            told="In place of per_page: from so many pages on, so thick.",
            kind=Kind.LENGTH,
            shape=Shape.NAMED,
            within=_WIDE,
            example='{24 = "0.25 in", 86 = "0.5 in"}',
        ),
        _count("until", "The last page count the rule is known for.", "800"),
        _count("text_from", "From how many pages on words may stand on the spine; never without it.", "80"),
        _edge("clear", "How far they keep from either fold.", '"0.0625 in"'),
    ),
)

COVER_SHEET = Group(
    name="cover sheet",
    told="The cover as one sheet: back, spine and front; none is made without it.",
    keys=(
        _edge(
            "wrap",
            "How far art reaches past the cut of the whole cover: the bleed of a paperback, what a hardcover turns in. "
            "Ask: how large is the whole sheet for my book?",
            '"0.125 in"',
        ),
        _edge("safe", "How far words keep from the cut and the spine.", '"0.25 in"'),
        _edge("hinge", "How far they keep from the spine besides, where a hardcover bends.", '"0.4 in"'),
        Key(
            name="barcode",
            told="The box left free for a barcode at the lower right of the back.",
            kind=Kind.SIZE,
            example='"2 x 1.2 in"',
        ),
        _edge("barcode_inset", "How far it is from the cut and the spine, or from the hinge.", '"0.25 in"'),
        _edge("barcode_foot", "How far it is from the lower cut, where that is more.", '"0.76 in"'),
    ),
)


def _policy(name: str, told: str) -> Key:
    return Key(name=name, told=told, kind=Kind.WORD, choices=SAYS_OF_AI, example='"must declare"')


POLICY = Group(
    name="policy",
    told="What the house says of AI, and on what terms it distributes.",
    keys=(
        _policy(
            "ai_pictures",
            "What the house says of pictures made with AI: “must declare”, “may refuse”, “not asked” or “nobody asks”. "
            "Ask before you pay for any.",
        ),
        _policy("ai_text", "The same of the book’s words."),
        _policy("ai_translation", "The same of a translation."),
        Key(
            name="distribution",
            told="What else it asks of a book it distributes, in a sentence.",
            example='"the author’s name must stand on the cover"',
        ),
    ),
)

SOURCE = Group(
    name="source",
    told="Where one number was read, and when; without it the number is told as doubtful.",
    keys=(
        Key(
            name="key",
            told="The key the number stands under.",
            kind=Kind.WORD,
            choices=NUMBERS,
            example='"bleed"',
        ),
        Key(name="source", told="Where it was read.", required=True, example='"the house’s letter of 3 May"'),
        Key(name="read", told="The day it was read.", kind=Kind.DATE, required=True, example='"2026-05-03"'),
        Key(
            name="verified",
            told="Whether you saw it there yourself.",
            kind=Kind.FLAG,
            default=False,
            example="true",
        ),
    ),
)

PRINTER = Group(
    name="printer’s file",
    told="One house and one binding, or a printer at home.",
    keys=(
        Key(
            name="title",
            told="What people are shown: the house and the binding.",
            required=True,
            example='"Little Press, paperback"',
        ),
        Key(
            name="sells",
            told="true where books are printed to be sold: pictures too soft for print and licences that forbid "
            "selling are then refused.",
            kind=Kind.FLAG,
            default=False,
            example="true",
        ),
        Key(
            name="trims",
            told="Sizes of a page after it is cut, width x height, in inches (in), mm or cm. Ask: which sizes for this "
            "binding? Without it any size will do.",
            kind=Kind.SIZE,
            shape=Shape.LIST,
            example='["210 x 210 mm"]',
        ),
        _edge(
            "safe",
            "How far words keep from the cut edges. Ask: what is the safety margin inside?",
            '"9 mm"',
        ),
        Key(
            name="gutter",
            told="How far words keep from the binding, by the number of pages from which it holds. Ask: what is the "
            "inside margin for my page count?",
            kind=Kind.LENGTH,
            shape=Shape.NAMED,
            within=_WIDE,
            example='{1 = "12 mm", 151 = "15 mm"}',
        ),
        Key(
            name="cover",
            told='"separate" for a house that takes the cover as a file of its own, "inside" where it is the first '
            "and the last page.",
            kind=Kind.WORD,
            choices=("inside", "separate"),
            default="separate",
            example='"separate"',
        ),
        Key(
            name="ppi",
            told="Pixels an inch that pictures are wanted with, 72 to 1200. Nearly always 300.",
            kind=Kind.WHOLE,
            within=PPI,
            default=300,
            example="300",
        ),
        Key(
            name="most_ppi",
            told="Pixels an inch past which the house complains or throws them away.",
            kind=Kind.WHOLE,
            within=PPI,
            default=600,
            example="600",
        ),
        Key(
            name="colour",
            told='"rgb" or "cmyk". Ask: do you want RGB or CMYK? A PDF/X is always "cmyk".',
            kind=Kind.WORD,
            choices=("rgb", "cmyk"),
            default="rgb",
            example='"cmyk"',
        ),
        Key(
            name="flavour",
            told='The kind of PDF: "plain", "pdf-x-1a:2001", "pdf-x-3:2002", "pdf-x-4", or "pdf-ua-1" for reading on '
            "a screen. Ask: which PDF standard?",
            kind=Kind.WORD,
            choices=FLAVOURS,
            default="plain",
            example='"pdf-x-1a:2001"',
        ),
        Key(
            name="ink_limit",
            told="Percent of the four inks together that is laid at most, 150 to 400; for CMYK. Ask: what is the total "
            "area coverage (TAC) for this paper?",
            kind=Kind.WHOLE,
            within=INK,
            default=300,
            example="300",
        ),
        Key(
            name="ink_refused",
            told="Percent of ink from which on the house sends a file back; 300 without it.",
            kind=Kind.WHOLE,
            within=INK,
            default=300,
            example="300",
        ),
        Key(
            name="max_megabytes",
            told="The largest file the house takes, in MB.",
            kind=Kind.WHOLE,
            within=MEGABYTES,
            example="650",
        ),
        Key(
            name="advised_megabytes",
            told="The largest file it recommends, where that is less.",
            kind=Kind.WHOLE,
            within=MEGABYTES,
            example="40",
        ),
        Key(
            name="least_type",
            told="The smallest letters it prints; 7 pt without it.",
            kind=Kind.LENGTH,
            default=7.0,
            example='"7 pt"',
        ),
        Key(
            name="least_line",
            told="The thinnest line it prints; 0.75 pt without it.",
            kind=Kind.LENGTH,
            default=0.75,
            example='"0.75 pt"',
        ),
        _count("most_blanks", "How many pages in a row may be blank; as many as one likes without it.", "2"),
        Key(
            name="last_blank",
            told="true where the house wants the last page of the book blank, and else adds one.",
            kind=Kind.FLAG,
            default=False,
            example="true",
        ),
        Key(
            name="sheet",
            told='For a printer at home: its paper, "a4", "letter" or "210 x 297 mm". Its cover is "inside".',
            kind=Kind.SIZE,
            example='"a4"',
        ),
        Key(
            name="marks",
            told="true for crop marks; only with a sheet. Houses do not want any.",
            kind=Kind.FLAG,
            default=False,
            example="false",
        ),
        Key(
            name="fold",
            told="true to set two pages on each side of a sheet that is folded; only with a sheet.",
            kind=Kind.FLAG,
            default=False,
            example="false",
        ),
        Key(name="bleed", told=BLEED.told, kind=BLEED),
        Key(name="pages", told=PAGES.told, kind=PAGES),
        Key(name="spine", told=SPINE.told, kind=SPINE),
        Key(name="cover_sheet", told=COVER_SHEET.told, kind=COVER_SHEET),
        Key(name="policy", told=POLICY.told, kind=POLICY),
        Key(name="sources", told=SOURCE.told, kind=SOURCE, shape=Shape.LIST),
    ),
)
