"""The format of a story's front matter: every key and what it means; the JSON Schema is written from it.

A test holds the reader to it. Every value is read as the text that was typed, so a number is as good as a text.
"""

from __future__ import annotations

from picturebook.fields import Group, Key, Kind, Shape
from picturebook.manuscript.cast import Use
from picturebook.measure import PT_PER_MM

SMALLEST, LARGEST = 141.0, 1702.0  # points: 50 mm and 600 mm, a little rounded
THICKEST = 100 * PT_PER_MM  # of spines: 1200 pages are 70 mm

CREDIT = Group(
    name="credit",
    told="Somebody else who helped.",
    keys=(
        Key(name="role", told="What they did.", required=True, example="Translation"),
        Key(name="name", told="Who they are.", required=True, example="Ada Quill"),
    ),
)

STUDIO = Group(
    name="studio",
    told="Who shall draw; without it the sketch artist, who is free and needs no network.",
    keys=(
        Key(name="use", told="The illustrator's name.", default="sketch", example="openai"),
        Key(name="model", told="Which of its models."),
        Key(name="quality", told="How carefully it draws.", example="high"),
        Key(
            name="budget",
            told="A ceiling for all of the book's pictures, never a permission.",
            kind=Kind.PRICE,
            example="12 USD",
        ),
    ),
)

REFERENCE = Group(
    name="reference",
    told="A picture of yours to follow.",
    keys=(
        Key(name="file", told="A path in the book's folder.", required=True, example="art/pim.png"),
        Key(
            name="as",
            told="What it is for: who it is, how it is drawn, or the model sheet itself.",
            kind=Kind.WORD,
            choices=tuple(use.value for use in Use),
        ),
    ),
)

MEMBER = Group(
    name="member of the cast",
    told="Who or what looks the same on every page.",
    keys=(
        Key(
            name="look",
            told="What is true on every page.",
            required=True,
            example="small grey mouse, round brass glasses",
        ),
        Key(name="wears", told="The outfit when a page says nothing.", example="a red wool scarf"),
        Key(
            name="outfits",
            told="Other outfits by name, asked for with `wearing:`.",
            shape=Shape.NAMED,
            example='{pyjamas: "blue striped pyjamas"}',
        ),
        Key(
            name="faces",
            told="What an expression is with them, by its name.",
            shape=Shape.NAMED,
            example='{delighted: "eyes shut, whiskers up"}',
        ),
        Key(
            name="ages",
            told="Other ages by name, asked for with `as:`.",
            shape=Shape.NAMED,
            example='{baby: "no glasses yet"}',
        ),
        Key(
            name="palette",
            told="The colour of each part, with or without #, or a colour's name.",
            kind=Kind.COLOUR,
            shape=Shape.NAMED,
            example="{fur: 8a8d91, scarf: c8102e}",
        ),
        Key(
            name="never", told="What must not appear on them.", shape=Shape.ANY, example="[hat, tail ribbon]"
        ),
        Key(name="height", told="How tall beside the others: 1, or 3 Pim.", example="3 Pim"),
        Key(name="size", told="Of a prop: how large beside somebody.", example="half of Pim"),
        Key(
            name="aliases",
            told="Other names that mean them in a scene.",
            shape=Shape.ANY,
            example="[the mouse]",
        ),
        Key(
            name="references",
            told="Pictures of yours to follow.",
            kind=REFERENCE,
            shape=Shape.ANY,
            short=Kind.TEXT,
            example="[art/pim.png]",
        ),
    ),
)

STORY = Group(
    name="front matter of a story",
    told="What the book is; only the title must be there.",
    keys=(
        Key(name="title", told="The book's title.", required=True, example="Pim and the Moon Boat"),
        Key(name="subtitle", told="Under the title."),
        Key(name="author", told="Who wrote it.", example="Ada Quill"),
        Key(name="illustrator", told="Who drew it: a person, never a program.", example="Ada Quill"),
        Key(
            name="language",
            told="Its code, BCP 47: hyphenation, direction, the words the book adds itself.",
            default="en",
            example="pt-BR",
        ),
        Key(
            name="ages",
            told="Whom it is for: type size, hyphenation, words a page; not a rating.",
            kind=Kind.AGES,
            example="3-6",
        ),
        Key(
            name="trim",
            told="The size of a page, and so the shape of every picture.",
            kind=Kind.SIZE,
            within=(SMALLEST, LARGEST),
            example="8.5 x 8.5 in",
        ),
        Key(
            name="theme",
            told="How the book looks: a theme that ships or is installed, or a folder of the book's.",
            example="paper-lantern",
        ),
        Key(
            name="art",
            told="The art direction: a sentence, or keys of the theme's [art].",
            shape=Shape.NAMED,
            short=Kind.TEXT,
            example="soft watercolour, warm pastels",
        ),
        Key(
            name="printers",
            told="The printers it is meant for; `build` makes the first one's.",
            shape=Shape.ANY,
            example="[home-a4, kdp-paperback]",
        ),
        Key(
            name="isbn",
            told="The number for each printer.",
            shape=Shape.NAMED,
            example="{kdp-paperback: 978-1-4028-9462-6}",
        ),
        Key(
            name="price",
            told="What the book costs, for each printer; or none.",
            kind=Kind.PRICE,
            shape=Shape.NAMED,
            example="{kdp-paperback: 12.99 USD}",
        ),
        Key(
            name="spine",
            told="How thick the spine is, for each house that publishes no rule.",
            kind=Kind.LENGTH,
            shape=Shape.NAMED,
            within=(0.0, THICKEST),
            example="{kdp-hardcover: 0.52 in}",
        ),
        Key(name="dedication", told="Printed on the dedication page."),
        Key(name="blurb", told="Printed on the back cover."),
        Key(name="license", told="Printed on the copyright page.", example="CC BY 4.0"),
        Key(name="source", told="Where the story comes from."),
        Key(name="changes", told="What you changed in somebody else's book."),
        Key(name="credits", told="Others who helped.", kind=CREDIT, shape=Shape.LIST),
        Key(name="characters", told="Who is in the book, by name.", kind=MEMBER, shape=Shape.NAMED),
        Key(name="places", told="Where it plays, by name.", kind=MEMBER, shape=Shape.NAMED),
        Key(
            name="props",
            told="Things that look the same wherever they are, by name.",
            kind=MEMBER,
            shape=Shape.NAMED,
        ),
        Key(
            name="style",
            told="Tokens of the theme with this book's own values.",
            kind=Kind.ANYTHING,
            shape=Shape.NAMED,
            example='{ink: "#2b2118", body.ideal: 20pt}',
        ),
        Key(name="studio", told=STUDIO.told, kind=STUDIO),
        Key(
            name="ai",
            told="What a printer wants declared.",
            shape=Shape.NAMED,
            example="{pictures: drawn by me}",
        ),
        Key(name="x", told="Yours; never read.", kind=Kind.ANYTHING),
    ),
)
