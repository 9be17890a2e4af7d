"""The format of a theme: every key of theme.toml, said once.

The reader types values by these groups, and docs/reference/themes.md and the JSON Schema are written from them. A key
that holds for one record of theme.py has the name of its field.
"""

from __future__ import annotations

from picturebook.design.slot_keys import BAND, PICTURE, TEXT
from picturebook.design.theme import ORNAMENTS
from picturebook.design.token_keys import TOKENS
from picturebook.fields import Group, Key, Kind, Shape
from picturebook.manuscript.story import Role

API = 1
ROLES = tuple(role.value for role in Role)
EDGES = ("top", "bottom", "left", "right")
_MOST_SLOTS, _MOST_PAGES, _MOST_RULES = 24, 200, 400  # of a page, of a theme: forty times what ships

PAGE = Group(
    name="page template",
    told="One way to arrange a page. A child's keys are laid over its parent's of the same name.",
    keys=(
        Key(
            name="sides",
            told="1, or 2: it starts on an even page and takes the spread",
            kind=Kind.WHOLE,
            within=(1, 2),
            default=1,
        ),
        Key(
            name="picture",
            told="where pictures go",
            kind=PICTURE,
            shape=Shape.ANY,
            most=_MOST_SLOTS,
            example="{x = 0, y = 0, w = 1, h = 1, bleed = true}",
        ),
        Key(
            name="text",
            told="where words go",
            kind=TEXT,
            shape=Shape.ANY,
            most=_MOST_SLOTS,
            example="{x = 0.1, y = 0.7, w = 0.8, h = 0.2}",
        ),
        Key(
            name="max_words",
            told="the most words it holds at the smallest size, at any usual trim; `theme check` tries; 0: none",
            kind=Kind.WHOLE,
            within=(0, 5000),
            default=0,
        ),
        Key(
            name="calm",
            told="the side of the picture where words will rest: it is asked to stay calm there",
            kind=Kind.WORD,
            choices=(*EDGES, "none"),
            default="none",
        ),
        Key(
            name="roles",
            told="the pages it is for",
            kind=Kind.WORD,
            shape=Shape.LIST,
            choices=ROLES,
            default=(Role.STORY.value,),
        ),
        Key(
            name="background",
            told="a colour token: the ground of the page; of several, each opening has the next",
            kind=Kind.WORD,
            shape=Shape.ANY,
            names="colour",
            default=("paper",),
        ),
        Key(
            name="band",
            told="flat areas of colour on the ground",
            kind=BAND,
            shape=Shape.ANY,
            most=_MOST_SLOTS,
            example='{x = 0, y = 0.9, w = 1, h = 0.1, colour = "soft"}',
        ),
        Key(
            name="ornament",
            told="a small drawing in what is left free; a border or a pattern goes over the whole page",
            kind=Kind.WORD,
            choices=(*ORNAMENTS, "none"),
            default="none",
        ),
    ),
)

RULE = Group(
    name="rule",
    told="One line of [choose]: the first rule that matches a page picks its template. A child's rules replace its "
    "parent's whole.",
    keys=(
        Key(
            name="template",
            told="the page template it picks",
            kind=Kind.WORD,
            names="template",
            required=True,
            example='"full"',
        ),
        Key(name="role", told="what the page is", kind=Kind.WORD, choices=ROLES, default=Role.STORY.value),
        Key(name="min_words", told="words, at least", kind=Kind.WHOLE, within=(0, 100_000), default=0),
        Key(name="max_words", told="words, at most", kind=Kind.WHOLE, within=(0, 100_000), default=100_000),
        Key(
            name="min_lines",
            told="lines as the author ended them, at least",
            kind=Kind.WHOLE,
            within=(0, 10_000),
            default=0,
        ),
        Key(
            name="pictures",
            told="exactly so many; any number without it",
            kind=Kind.WHOLE,
            within=(0, _MOST_SLOTS),
        ),
        Key(
            name="min_aspect",
            told="shape of the first picture over the trim's, at least: 1 fills a page, 2 a spread; a picture still to "
            "be drawn meets none",
            kind=Kind.NUMBER,
            within=(0, 1000),
            default=0.0,
        ),
        Key(
            name="max_aspect",
            told="the same, at most; a picture still to be drawn meets any",
            kind=Kind.NUMBER,
            within=(0, 1000),
            default=1000.0,
        ),
        Key(
            name="every",
            told="only each n-th page of the story",
            kind=Kind.WHOLE,
            within=(1, 1000),
            default=1,
        ),
    ),
)

HEAD = Group(
    name="theme",
    told="Who the theme is.",
    keys=(
        Key(name="name", told="what `theme:` calls it", required=True, example='"my-theme"'),
        Key(
            name="version", told="raised whenever pages come out otherwise", required=True, example='"1.0.0"'
        ),
        Key(name="api", told="the number of this format", kind=Kind.WHOLE, default=API),
        Key(name="title", told="what people are shown; the folder's name without it"),
        Key(name="license", told="the terms others may use and change it on", required=True, example='"MIT"'),
        Key(name="author", told="who made it", default=""),
        Key(
            name="extends",
            told="the theme whose keys hold where it says nothing: one that ships or is installed, or a folder beside",
            default="base",
        ),
        Key(
            name="scripts",
            told="the scripts its own fonts have letters for, by ISO 15924",
            shape=Shape.LIST,
            default=(),
            example='["Latn", "Cyrl"]',
            reserved=True,
        ),
        Key(
            name="ages",
            told="the youngest and the oldest it is meant for",
            kind=Kind.WHOLE,
            shape=Shape.LIST,
            within=(0, 99),
            default=(),
            example="[3, 6]",
            reserved=True,
        ),
    ),
)

_ART = {
    "medium": ("what the pictures are made with", "soft watercolour on rough paper"),
    "palette": ("their colours", "warm pastels, lamp gold, dusk blue"),
    "line": ("their outlines", "loose brown pencil outlines"),
    "light": ("where it comes from", "low and warm, as from a lamp"),
    "framing": ("how near and how large things are", "characters large, one side left calm for words"),
    "avoid": ("what must not be in any picture", "lettering, signatures, borders, photorealism"),
}
ART = Group(
    name="art",
    told="The art direction of a book that has none yet. It is the book's own once a picture is paid for.",
    keys=tuple(Key(name=name, told=told, example=f'"{shown}"') for name, (told, shown) in _ART.items()),
)

MATTER = Group(
    name="matter",
    told="What goes round the story.",
    keys=(
        Key(
            name="front",
            told="pages before the story, in order",
            kind=Kind.WORD,
            shape=Shape.LIST,
            choices=ROLES,
            default=(),
        ),
        Key(
            name="back",
            told="pages after it, in order",
            kind=Kind.WORD,
            shape=Shape.LIST,
            choices=ROLES,
            default=(),
        ),
        Key(
            name="inside_cover",
            told="behind a cover that is part of the file",
            kind=Kind.WORD,
            choices=ROLES,
            default=Role.ENDPAPERS.value,
        ),
        Key(
            name="borrowed_cover",
            told="the template of a front cover nobody gave a picture of its own",
            kind=Kind.WORD,
            names="template",
        ),
        Key(
            name="fillers",
            told="templates of pages that may be put in so that a spread begins on an even one",
            kind=Kind.WORD,
            shape=Shape.LIST,
            names="template",
            default=(),
        ),
    ),
)

THEME = Group(
    name="theme.toml",
    told="A look: page templates, type and art direction, as data.",
    keys=(
        Key(name="theme", told=HEAD.told, kind=HEAD, required=True),
        Key(name="tokens", told=TOKENS.told, kind=TOKENS),
        Key(name="pages", told="Page templates by name.", kind=PAGE, shape=Shape.NAMED, most=_MOST_PAGES),
        Key(name="choose", told="Rules that pick a template.", kind=RULE, shape=Shape.LIST, most=_MOST_RULES),
        Key(name="art", told=ART.told, kind=ART),
        Key(name="matter", told=MATTER.told, kind=MATTER),
    ),
)
