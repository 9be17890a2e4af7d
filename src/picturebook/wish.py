"""What somebody wished for, what is known before a picture is opened, and what was made: handed from stage to stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from picturebook.design.cover import CoverSheet
from picturebook.design.printer import Printer
from picturebook.design.theme import Theme
from picturebook.diagnostics import Diagnostic, typed
from picturebook.dummy import Dummy
from picturebook.layout.book import Layout
from picturebook.layout.roomier import Move
from picturebook.manuscript.story import Picture, Story
from picturebook.prepress.plates import Developed
from picturebook.project import Project
from picturebook.record import record
from picturebook.studio.hiring import Size
from picturebook.studio.illustrator import Illustrator
from picturebook.studio.lock import Lock
from picturebook.studio.plan import Planned

Told = Callable[[str, int, int], None]


def nobody(_what: str, _done: int, _total: int) -> None:
    """Tell nobody how far something is."""


@record
class Wish:
    """What somebody asked for on the command line; None where the story decides."""

    story: Path
    theme: str | None = None
    printer: str | None = None
    studio: str | None = None
    output: Path | None = None
    locked: bool = False
    lock: bool = False
    draft: bool = False
    cover_template: Path | None = None  # a house’s PDF the spine is read off
    upscale: bool = False  # takes with too few pixels are drawn over at twice as many
    again: bool = False  # draw what is asked for though there is a take
    model: str | None = None
    quality: str | None = None
    size: Size = Size.PAGE
    max_micros: int | None = None  # millionths of a US dollar this run may spend
    resend: frozenset[str] = frozenset()  # digests of requests that may be paid for again
    provisional: bool = False  # held against model sheets nobody accepted yet
    art: str | None = (
        None  # the theme whose art direction pictures are asked for in, rather than the book’s own
    )
    also: str | None = None  # the language whose words stand beside the story's own
    change: tuple[str, str] | None = None  # a picture's name and the direction tried on it: "face: Pim=sad"

    @property
    def hired(self) -> tuple[str, ...]:
        """What was typed of who draws, and in which art, to be typed again: ("--studio", "openai")."""
        told = {
            "studio": self.studio, "model": self.model, "quality": self.quality, "theme": self.theme, "art": self.art,
        }  # fmt: skip
        return tuple(word for key, value in told.items() if value for word in (f"--{key}", value))

    @property
    def build_again(self) -> str:
        """The command that builds this book, to be typed with more behind it."""
        told = {"theme": self.theme, "printer": self.printer, "also": self.also}
        more = (word for key, value in told.items() if value for word in (f"--{key}", value))
        return typed("build", self.story, *more)


@record
class Prepared:
    """A book read, dressed and planned for one printer: everything that is known before a picture is opened."""

    wish: Wish
    project: Project
    story: Story
    theme: Theme
    printer: Printer
    dummy: Dummy
    artist: Illustrator
    lock: Lock
    plan: tuple[Planned, ...]
    sheets: tuple[Planned, ...]  # model sheets, for an illustrator who looks at them
    notes: tuple[Diagnostic, ...]
    unread: tuple[Diagnostic, ...] = ()  # what of takes/ cannot be read; told by whoever spends money too
    moves: tuple[Move, ...] = ()  # pages that left the template the rules gave them
    spine: float | None = None  # points, read off the house’s template

    @property
    def font_folders(self) -> tuple[Path, ...]:
        """Where the book's own fonts lie: beside the story, then with its theme."""
        beside = self.project.folder / "fonts"
        # A link that leads out of the book is not followed.
        own = (beside,) if beside.resolve().is_relative_to(self.project.folder.resolve()) else ()
        return (*own, *self.theme.folders)


@record
class Checked:
    """A story nothing stands in the way of: who is in each picture, and what there is to say about it."""

    pictures: tuple[Picture, ...]
    notes: tuple[Diagnostic, ...]


@record
class Built:
    """A book made: where it is, what it is made of, and what there is to say about it."""

    prepared: Prepared
    layout: Layout
    developed: Developed
    pdf: Path
    drawn: int
    undrawn: tuple[str, ...]
    cover: Path | None = None  # where a house takes it as a file of its own
    sheet: CoverSheet | None = None
    on_spine: tuple[str, ...] = ()  # what stands on the cover’s spine: title, author
