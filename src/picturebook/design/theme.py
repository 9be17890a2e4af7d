"""A theme: page templates, typography and art direction, as data anyone can trust.

Slots are fractions of the trim box, so one theme fits square, portrait and landscape. In a template of two
sides, `on` says which side's trim box a slot is measured in: "left", "right", or "both" for the whole spread.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from picturebook.manuscript.story import Role
from picturebook.record import record

# Small drawings a theme may name; the composer draws them. A border and a pattern go over a whole page.
ORNAMENTS = (
    *("stars", "star", "dots", "rule", "leaf", "lantern"),
    *("pencil", "blocks", "sun", "scribble", "flower"),
    *("starburst", "atom", "boomerang", "diamonds", "burst", "strip"),
    *("pattern-lines", "pattern-suns", "pattern-scribbles"),
    *("border", "pattern", "pattern-stars", "pattern-lanterns", "pattern-leaves", "pattern-dots"),
    *("pattern-atoms", "pattern-diamonds", "pattern-halftone"),
)
ALSO = "also"  # the token that says how a second language differs
PAGE_WORDS = (
    "text",
    ALSO,
)  # slots for the page's own words; one of them may be for a second language's alone
# What a text slot may hold: the page's own words, or a field of the front matter.
FILLS = (
    *(*PAGE_WORDS, "title", "subtitle", "author", "illustrator", "dedication", "blurb", "copyright"),
    *("credits", "belongs-to", "folio"),
)


@record
class TypeStyle:
    """A face and its sizes in points; leading is a multiple of the size.

    The letter that opens the tale is `drop_cap` lines high, where that is more than none.
    """

    font: str  # family name
    bold: bool = False
    italic: bool = False
    min: float
    ideal: float
    max: float
    leading: float
    drop_cap: int = 0
    word_space: float = 1.0  # times the face's own
    hyphens: bool = True  # whether words may be divided for readers who are old enough
    emphasis: str = "italic"  # italic | bold: what shows an author's *emphasis* and a quotation


@record
class Second:
    """How the words of a second language differ from those of the first beside them; None where they do not."""

    scale: float = 1.0  # of their size
    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    leading: float | None = None

    def over(self, style: TypeStyle) -> TypeStyle:
        """Return a style as the second language wears it, but for its scale."""
        return replace(
            style,
            font=self.font or style.font,
            bold=style.bold if self.bold is None else self.bold,
            italic=style.italic if self.italic is None else self.italic,
            leading=self.leading or style.leading,
        )


@record
class PictureSlot:
    """Where a picture goes: fractions of the trim box of `on`; bleed runs it past every trim edge it touches."""

    x: float
    y: float
    w: float
    h: float
    on: str = "left"
    bleed: bool = False
    shape: str = "rect"  # rect | rounded | oval | soft (edges fade into the paper)
    border: str | None = None  # token name of the border's colour
    border_width: float = 0.0  # points
    gap: float = 0.0  # points between border and picture (a mat)
    max_cut: float = (
        1.0  # share of a picture's side that may be cut away; past it the slot takes the picture's shape
    )
    mount: str | None = (
        None  # colour, by token or as "#rrggbb", of the paper the picture lies on, out to its border
    )
    shadow: float = 0.0  # points a mount’s shadow reaches beside and below it
    held: str = "none"  # none | tape | magnet: by what the mount is held


@record
class TextSlot:
    """Where words go: fractions of the trim box of `on`."""

    x: float
    y: float
    w: float
    h: float
    on: str = "left"
    name: str = "bottom"  # what `text:` on a page picks: top, bottom, top-left, left, right …
    style: str = "body"  # key of Theme.styles
    align: str = (
        "left"  # left | center | right | justify  ("left" means the start side in the language's direction)
    )
    valign: str = "middle"  # top | middle | bottom
    panel: str = "none"  # none | halo | wash | panel
    shape: str = "rounded"  # of the panel: rounded | burst
    border: str | None = None  # token name of the colour of the line round the panel
    border_width: float = 0.0  # points
    runs: bool = False  # whether words go on, line by line, from here into the next slot of its name
    ruled: str | None = None  # colour of a writing line under each line of the words
    fills: str = (
        "text"  # what it holds: text (the page's blocks), or a field: title, subtitle, author, blurb …
    )


@record
class Band:
    """A flat area of colour on a page's ground, in fractions of the trim box of `on`; it bleeds where it touches."""

    x: float
    y: float
    w: float
    h: float
    colour: tuple[str, ...]  # by token, or as "#rrggbb"; by turns, opening by opening
    on: str = "left"
    shape: str = "rect"  # rect | rounded (at the corners that lie inside the page)


@record
class PageTemplate:
    """One way to arrange a page. Text slots of one name are one alternative; `alternatives` orders the names."""

    name: str
    sides: int = 1  # 1, or 2: starts on an even page and takes the spread
    pictures: tuple[PictureSlot, ...] = ()
    texts: tuple[TextSlot, ...] = ()
    max_words: int = 0
    calm: str | None = None  # the side of the picture where words will rest: top, bottom, left, right
    roles: tuple[Role, ...] = (Role.STORY,)
    background: tuple[str, ...] = ("paper",)  # token names: by turns, opening by opening
    bands: tuple[Band, ...] = ()
    ornament: str | None = None  # name of an ornament drawn by the composer: stars, rule, border, pattern …

    def ground(self, page: int) -> str:
        """Return the token of the colour a page by its number lies on; two that lie open together have one."""
        return self.background[page // 2 % len(self.background)]


@record
class Rule:
    """One line of [choose]: the first rule that matches picks the template.

    Aspects are those of the page's first picture over the trim's, so that 1 fills a page and 2 a spread in
    books of every shape. A picture still to be drawn meets any upper bound and no lower one. A rule for two
    sides is passed over on an odd page while a later rule offers one side.
    """

    template: str
    role: Role = Role.STORY
    min_words: int = 0
    max_words: int = 100_000
    min_lines: int = 0  # as the author typed them: a list of single words takes room too
    pictures: int | None = None  # exactly so many
    min_aspect: float = 0.0
    max_aspect: float = 1000.0
    every: int = 1  # matches only each n-th story page (position in the book)


@record
class Matter:
    """What goes round the story, in order, and which templates may fill a hole."""

    front: tuple[Role, ...] = ()
    back: tuple[Role, ...] = ()
    inside_cover: Role = Role.ENDPAPERS  # behind a cover that is part of the file
    borrowed_cover: str | None = None  # template of a front cover nobody gave a picture of its own
    fillers: tuple[str, ...] = ()  # template names that may mend a spread's parity


@record
class Theme:
    """A resolved theme: its own values over those it extends."""

    name: str
    version: str
    title: str
    license: str
    author: str
    digest: str  # of every file it is made of, parents included
    folders: tuple[
        Path, ...
    ]  # own folder first, then those it extends: prompts and fonts are looked up in this order
    colours: tuple[tuple[str, str], ...]  # token → "#rrggbb": ink, paper, accent, panel, …
    lengths: tuple[tuple[str, float], ...]  # token → points
    styles: tuple[tuple[str, TypeStyle], ...]  # body, title, heading, small, folio, …
    pages: tuple[PageTemplate, ...]
    choose: tuple[Rule, ...]
    art: tuple[tuple[str, str], ...]  # medium, palette, line, light, framing, avoid
    matter: Matter
    also: Second = Second()  # the second language of a book in two
    scripts: tuple[str, ...] = ()  # ISO 15924: what its own fonts have letters for
    ages: tuple[int, int] | None = None  # whom it is meant for

    def page(self, name: str) -> PageTemplate | None:
        """Return the template of that name, or None."""
        return next((page for page in self.pages if page.name == name), None)

    def style(self, name: str) -> TypeStyle:
        """Return a type style; unknown names fall back to body, which every theme has."""
        styles = dict(self.styles)
        return styles.get(name, styles["body"])

    def colour(self, name: str) -> str:
        """Return a colour token as "#rrggbb". Raises KeyError for a token the theme does not have."""
        return dict(self.colours)[name]

    def paint(self, name: str) -> str:
        """Return a colour that may be typed in place of a token, as "#rrggbb"."""
        return dict(self.colours).get(name, name)
