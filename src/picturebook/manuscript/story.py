"""The story: front matter and pages, as values that know where they were typed."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from picturebook.diagnostics import Span
from picturebook.manuscript.cast import Cast
from picturebook.measure import Size
from picturebook.record import record


class Role(StrEnum):
    """What a page is for. Story pages carry the tale; the rest is the matter round it."""

    STORY = "story"
    COVER = "cover"
    BACK_COVER = "back-cover"
    HALF_TITLE = "half-title"
    TITLE = "title"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    BELONGS_TO = "belongs-to"
    ENDPAPERS = "endpapers"
    NOTE = "note"
    ABOUT = "about"
    QUESTIONS = "questions"
    GLOSSARY = "glossary"
    CREDITS = "credits"
    ACTIVITY = "activity"
    BLANK = "blank"


@record
class Words:
    """A stretch of text set one way. Spaces at its ends are meant."""

    text: str
    bold: bool = False
    italic: bool = False


@record
class Break:
    """A line break the author typed: two spaces or a backslash at the end of a line."""


Inline = Words | Break


@record
class Paragraph:
    """A paragraph of the page's text."""

    content: tuple[Inline, ...]
    span: Span


@record
class Heading:
    """A shouted line."""

    level: int
    content: tuple[Inline, ...]
    span: Span


@record
class Quote:
    """A letter, a sign: text the page shows as if written on something."""

    blocks: tuple[Block, ...]
    span: Span


@record
class Bullets:
    """A list, at most two levels deep; each item is a run of blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    span: Span


@record
class Ornament:
    """A small pause inside the page."""

    span: Span


@record
class Parallel:
    """A page's words once more, in the book's second language."""

    language: str
    blocks: tuple[Block, ...]
    span: Span


@record
class ShotDirections:
    """Directions for one picture. Per-character ones are (name, value) pairs in cast order typed."""

    shot: str | None = None
    time: str | None = None
    light: str | None = None
    place: str | None = None
    face: tuple[tuple[str, str], ...] = ()
    wearing: tuple[tuple[str, str], ...] = ()
    as_: tuple[tuple[str, str], ...] = ()
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    look_at: tuple[tuple[str, str], ...] = ()
    touching: tuple[tuple[str, str], ...] = ()
    brief: str | None = None
    alt: str | None = None
    focus: str | None = None
    keep: bool = False
    lettering: str | None = None


Places = tuple[tuple[str, Span], ...]  # where each direction was said last


@record
class Picture:
    """A picture the page asks for: its scene is the prompt's core, the alt text and the translator's context."""

    name: str  # the target's stem; names the shot everywhere
    scene: str
    target: str  # relative path inside the book's folder, decoded
    directions: ShotDirections = ShotDirections()
    cast: tuple[str, ...] = ()  # names of the characters in it, as found in scene, with: and without:
    span: Span
    target_span: Span | None = field(default=None, compare=False)  # where the target was typed
    places: Places = field(default=(), compare=False)

    def where(self, key: str) -> Span:
        """Return where a direction was typed; of several the last, which holds; the picture's place if none was."""
        return dict(self.places).get(key, self.span)


Block = Paragraph | Heading | Quote | Bullets | Ornament | Parallel | Picture


@record
class PageDirections:
    """Directions for one page."""

    layout: str | None = None
    text: str | None = None
    size: str | None = None
    ornament: str | None = None
    aloud: str | None = None
    ask: str | None = None


@record
class Page:
    """One page as the author divides the story; a spread is one page too."""

    number: int  # 1-based among all the pages typed
    role: Role = Role.STORY
    blocks: tuple[Block, ...] = ()
    directions: PageDirections = PageDirections()
    span: Span
    places: Places = field(default=(), compare=False)
    again: bool = False  # of a translation: it shows the page before it once more

    def where(self, key: str) -> Span:
        """Return where a direction was typed; of several the last, which holds; the page's place if none was."""
        return dict(self.places).get(key, self.span)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def text_blocks(self) -> tuple[Block, ...]:
        """Everything that is not a picture, in reading order."""
        return tuple(block for block in self.blocks if not isinstance(block, Picture))


@record
class Credit:
    """A person or group and what they did."""

    role: str
    name: str


@record
class StudioWish:
    """What the story asks of the studio. A budget is a ceiling, never a permission."""

    use: str = "sketch"
    model: str | None = None
    quality: str | None = None
    budget_cents: int | None = None
    span: Span | None = None


@record
class Story:
    """A whole manuscript."""

    file: str  # as given, for messages
    title: str
    subtitle: str | None = None
    author: str | None = None
    illustrator: str | None = None
    language: str = "en"
    ages: tuple[int, int] | None = None
    trim: Size | None = None
    theme: str | None = None
    art: tuple[tuple[str, str], ...] = ()  # keys of a theme's [art]; a bare sentence is ("style", sentence)
    printers: tuple[str, ...] = ()
    isbn: tuple[tuple[str, str], ...] = ()  # printer → number
    price: tuple[tuple[str, str], ...] = ()  # printer → "12.99 USD", or "none"
    spine: tuple[tuple[str, float], ...] = ()  # printer → points, from the house's own calculator
    dedication: str | None = None
    blurb: str | None = None
    license: str | None = None
    source: str | None = None
    changes: str | None = None
    credits: tuple[Credit, ...] = ()
    ai: tuple[tuple[str, str], ...] = ()
    style: tuple[tuple[str, str], ...] = ()  # theme tokens overridden: dotted key → value as typed
    cast: Cast = Cast()
    studio: StudioWish = StudioWish()
    pages: tuple[Page, ...] = ()
    also: Story | None = None  # the edition whose words stand beside its own
    keys: tuple[tuple[str, Span], ...] = field(
        default=(), compare=False
    )  # where each front matter key stands

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture in reading order, the same target once."""
        found: dict[str, Picture] = {}
        for page in self.pages:
            for picture in page.pictures:
                found.setdefault(picture.name, picture)
        return tuple(found.values())

    def where(self, key: str) -> Span | None:
        """Return where a front matter key was typed, or None."""
        return next((span for name, span in self.keys if name == key), None)
