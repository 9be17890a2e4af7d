"""The tokens of a theme and what a type style says: their part of the format, as theme_keys.py has the rest."""

from __future__ import annotations

from dataclasses import replace

from picturebook.fields import Group, Key, Kind

MOST_LINES = 6  # that a drop cap is high: more is a picture of a letter
MOST_LENGTH = 144.0  # points: of a token
_SIZES = (4.0, 300.0)  # points

FACE = (
    Key(name="font", told="a family's name, or a font file in the theme's own folder", example='"Andika"'),
    Key(name="bold", told="set in the bold face", kind=Kind.FLAG, default=False),
    Key(name="italic", told="set in the italic face", kind=Kind.FLAG, default=False),
)
LEADING = Key(
    name="leading", told="from line to line, as a multiple of the size", kind=Kind.NUMBER, within=(0.8, 3.0)
)
INK = Key(
    name="colour",
    told="a colour token, or a colour of its own; where it would not read, the page's ink is used",
    kind=Kind.COLOUR,
    names="colour",
)

STYLE = Group(
    name="type style",
    told="A face and its sizes: the words are set at `ideal`, and between `min` and `max` where that does not fit.",
    keys=(
        *FACE,
        Key(name="min", told="the least size", kind=Kind.LENGTH, within=_SIZES),
        Key(name="ideal", told="the size that is liked best", kind=Kind.LENGTH, within=_SIZES),
        Key(name="max", told="the largest size", kind=Kind.LENGTH, within=_SIZES),
        LEADING,
        Key(
            name="drop_cap",
            told="how many lines high the letter is that opens the tale: 2 to 6, or 0 for none",
            kind=Kind.WHOLE,
            within=(0, MOST_LINES),
            default=0,
        ),
        Key(
            name="word_space",
            told="between words, times the face's own",
            kind=Kind.NUMBER,
            within=(0.5, 2.0),
            default=1.0,
        ),
        Key(
            name="hyphens",
            told="whether words may be divided for readers who are old enough",
            kind=Kind.FLAG,
            default=True,
        ),
        Key(
            name="emphasis",
            told="what shows an author's *emphasis* and a quotation",
            kind=Kind.WORD,
            choices=("italic", "bold"),
            default="italic",
        ),
        INK,
    ),
)

SECOND = Group(
    name="second language",
    told="How the words of a second language differ from those of the first beside them; what is left out does not.",
    keys=(
        Key(
            name="scale",
            told="their size, as a part of the first's",
            kind=Kind.NUMBER,
            within=(0.5, 1.5),
            default=1.0,
        ),
        *(replace(key, default=None) for key in FACE),
        LEADING,
        INK,
    ),
)

_COLOURS = {
    "ink": "words",
    "light": "words on a dark picture or ground",
    "paper": "every page that names no other background",
    "panel": "behind words that need a ground of their own",
    "accent": "ornaments, borders, plain covers",
    "soft": "endpapers, the back cover",
    "deep": "a dark ground for a cover",
}
_STYLES = {
    "body": "the story",
    "title": "the title, on cover and title page",
    "heading": "a shouted line, headings, the half title",
    "byline": "who made it, the subtitle",
    "dedication": "the dedication",
    "blurb": "the back cover",
    "matter": "notes, questions, a glossary, credits",
    "small": "the copyright page, page numbers",
}
TOKENS = Group(
    name="tokens",
    told="Every colour, length and face by name. A story lays its own over them: "
    "`style: {ink: 2b2118, body: {ideal: 20pt}}`.",
    keys=(
        *(Key(name=name, told=told, kind=Kind.COLOUR) for name, told in _COLOURS.items()),
        Key(
            name="radius",
            told="rounded corners of pictures and panels",
            kind=Kind.LENGTH,
            within=(0.0, MOST_LENGTH),
        ),
        *(Key(name=name, told=told, kind=STYLE) for name, told in _STYLES.items()),
        Key(name="also", told="a second language's words", kind=SECOND),
    ),
)
