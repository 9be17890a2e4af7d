"""The reader: bytes of a story in, a Story out, or every complaint at once.

Pure: it opens no file. Dialects, which imply pictures by their numbers, are given a `listing` of what stands
beside the story.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from picturebook.diagnostics import Diagnostic, Span, error, errors_in, hint
from picturebook.errors import StoryError
from picturebook.fields import Fields, nearest, read_yaml
from picturebook.manuscript.blocks import Comment, Image, Line, PageBreak, Piece, Scanner
from picturebook.manuscript.directions import (
    Directions,
    page_directions,
    read_directions,
    shot_directions,
)
from picturebook.manuscript.frontmatter import FrontMatter
from picturebook.manuscript.names import names_of, who_is_in
from picturebook.manuscript.slips import slips
from picturebook.manuscript.story import Block, Page, Picture, Role, Story

LIMIT = 4 * 1024 * 1024  # bytes: two hundred times a long picture book
Listing = Callable[[str], tuple[str, ...]]
_MATTER = tuple(role.value for role in Role if role is not Role.STORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A story read: the story, warnings and hints, and where its pictures lie relative to the file."""

    story: Story
    diagnostics: tuple[Diagnostic, ...]
    folder: str = ""


def _nothing(_folder: str) -> tuple[str, ...]:
    return ()


def read(data: bytes, *, file: str, listing: Listing = _nothing) -> Reading:
    """Read a story. Raises StoryError carrying every error found."""
    from picturebook.manuscript.dialects import read_dialect

    text = decode(data, file)
    reading = read_dialect(text, file, listing)
    if reading is None:
        reading = _Native(text, file).read()
    if errors_in(reading.diagnostics):
        raise StoryError(reading.diagnostics)
    return reading


def decode(data: bytes, file: str) -> str:
    """Return a story's text: UTF-8, LF, NFC. Raises StoryError."""
    if len(data) > LIMIT:
        message = f"{file} has {len(data) // 1024 // 1024} MB; a story may have {LIMIT // 1024 // 1024}"
        raise StoryError([error("too-big", message, hint="pictures belong in files of their own")])
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise StoryError([error("utf-16", f"{file} is saved as UTF-16", hint="save it as UTF-8")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        start = data.rfind(b"\n", 0, problem.start) + 1
        span = Span(
            file=file, line=line, column=len(data[start : problem.start].decode("utf-8", "replace")) + 1
        )
        message = f"byte {data[problem.start]:#04x} is not UTF-8"
        raise StoryError([error("utf-8", message, span, "save the file as UTF-8")]) from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(slots=True)
class _Builder:
    """A page being gathered."""

    role: Role = Role.STORY
    blocks: list[Block | Image] | None = None
    page: tuple[tuple[str, str], ...] = ()
    span: Span | None = None


class _Native:
    """Reads the native format; complaints gather while it goes."""

    def __init__(self, text: str, file: str) -> None:
        self.file, self.lines = file, text.split("\n")
        self.complaints: list[Diagnostic] = []
        self.names: dict[str, str] = {}
        self.running: tuple[tuple[str, str], ...] = ()

    def read(self) -> Reading:
        end = self._front_matter_end()
        front = self._front(end)
        self.names = names_of(front["cast"].characters)
        body = tuple(Line(number=at + 1, text=line) for at, line in enumerate(self.lines) if at > end)
        scanner = Scanner(body, self.file)
        pieces = scanner.scan()
        self.complaints += scanner.complaints
        pages = self._pages(pieces)
        if not pages:
            self._say(
                "empty",
                "this story has no pages",
                self._span(len(self.lines)),
                "write a page under the front matter",
            )
        story = Story(file=self.file, pages=pages, **front)
        return Reading(story=story, diagnostics=tuple(self.complaints))

    def _front_matter_end(self) -> int:
        if not any(line.strip() for line in self.lines):
            self._stop("empty", "this story is empty", 1, "picturebook new DIR writes one to begin with")
        if self.lines[0] != "---":
            told = "begin the file with ---, a line title: …, and --- again"
            self._stop("no-front-matter", "the story does not begin with its front matter", 1, told)
        end = next((at for at, line in enumerate(self.lines) if at and line == "---"), None)
        if end is None:
            self._stop(
                "never-closed",
                "the front matter is never closed",
                1,
                "write --- on a line of its own after it",
            )
        assert end is not None
        return end

    def _front(self, end: int) -> dict:  # type: ignore[type-arg]
        lines = tuple(self.lines[1:end])
        # A slip is mended for the rest of the reading, so one mistake does not hide the others.
        found, mended = slips(lines, self.file, 2)
        self.complaints += found
        slipped = {item.span.line for item in found if item.span}
        node, broken = read_yaml("\n".join(mended), file=self.file, first_line=2)
        self.complaints += [item for item in broken if item.span is None or item.span.line not in slipped]
        if broken and not node.pairs:
            raise StoryError(self.complaints)
        return FrontMatter(Fields(node, self.complaints), self.complaints).read()

    def _pages(self, pieces: list[Piece]) -> tuple[Page, ...]:
        pages: list[Page] = []
        builder = _Builder(blocks=[])
        last_break: Span | None = None
        for piece in pieces:
            if isinstance(piece, PageBreak):
                if builder.span is None and last_break is not None:
                    self._say(
                        "empty-page",
                        "two page breaks with nothing between them",
                        piece.span,
                        "take one away, or write <!-- page: blank -->",
                    )
                elif builder.span is not None:
                    pages.append(self._page(builder, len(pages) + 1))
                builder, last_break = _Builder(blocks=[]), piece.span
            else:
                self._take(builder, piece)
        if builder.span is not None:
            pages.append(self._page(builder, len(pages) + 1))
        return tuple(pages)

    def _take(self, builder: _Builder, piece: Piece) -> None:
        assert builder.blocks is not None
        if isinstance(piece, Comment):
            self._comment(builder, piece)
            return
        builder.span = builder.span or piece.span
        assert not isinstance(piece, PageBreak)
        if isinstance(piece, Image):
            builder.blocks.append(self._picture(piece))
        else:
            builder.blocks.append(piece)

    def _comment(self, builder: _Builder, piece: Comment) -> None:
        key, _, value = piece.text.partition(":")
        if key.strip() == "page" and ";" not in value:
            builder.span = builder.span or piece.span
            builder.role = self._role(value.strip(), piece.span)
            return
        directions, complaints = read_directions(piece.text, piece.span, self.names)
        self.complaints += complaints
        if directions is None:
            return
        builder.span = builder.span or piece.span
        builder.page += directions.page
        self._direct(builder, directions, piece.span)

    def _direct(self, builder: _Builder, directions: Directions, span: Span) -> None:
        if directions.from_here:
            self.running += directions.shot
        if not directions.shot:
            return
        blocks = builder.blocks or []
        at = next((at for at in reversed(range(len(blocks))) if isinstance(blocks[at], Picture)), None)
        if at is None and not directions.from_here:
            told = "move it under the picture it directs, or begin it with from here;"
            self._say("no-picture", "there is no picture on this page for this direction yet", span, told)
        elif at is not None:
            blocks[at] = self._directed(blocks[at], directions.shot)  # type: ignore[arg-type]

    def _directed(self, picture: Picture, pairs: tuple[tuple[str, str], ...]) -> Picture:
        before = _as_pairs(picture)
        directions = shot_directions((*before, *pairs), self.names)
        cast = self._cast_of(picture.scene, directions.with_, directions.without)
        return replace(picture, directions=directions, cast=cast)

    def _picture(self, image: Image) -> Picture:
        if not image.scene:
            self.complaints.append(
                hint(
                    "no-scene",
                    "a picture without a scene says nothing to the illustrator or to a reader who cannot see it",
                    image.span,
                    "![Pim sits on the jetty.](…)",
                )
            )
        target = PurePosixPath(image.target)
        if target.is_absolute() or ".." in target.parts or ":" in image.target or not image.target:
            self._say(
                "outside",
                f"“{image.target}” is not inside the book’s folder",
                image.span,
                "write a path such as art/boat.png",
            )
        directions = shot_directions(self.running, self.names)
        cast = self._cast_of(image.scene, directions.with_, directions.without)
        name = unicodedata.normalize("NFC", target.stem)
        return Picture(
            name=name,
            scene=image.scene,
            target=image.target,
            directions=directions,
            cast=cast,
            span=image.span,
        )

    def _cast_of(self, scene: str, with_: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
        seen = (*who_is_in(scene, self.names), *with_)
        return tuple(name for name in dict.fromkeys(seen) if name not in without)

    def _role(self, typed: str, span: Span) -> Role:
        if typed in _MATTER:
            return Role(typed)
        near = nearest(typed, _MATTER)
        told = f"try: <!-- page: {near} -->" if near else f"one of: {', '.join(_MATTER)}"
        self._say("unknown-role", f"there is no page role “{typed}”", span, told)
        return Role.STORY

    def _page(self, builder: _Builder, number: int) -> Page:
        assert builder.span is not None
        blocks = tuple(block for block in builder.blocks or () if not isinstance(block, Image))
        return Page(
            number=number,
            role=builder.role,
            blocks=blocks,
            directions=page_directions(builder.page),
            span=builder.span,
        )

    def _span(self, number: int) -> Span:
        return Span(
            file=self.file,
            line=number,
            excerpt=self.lines[number - 1],
            length=max(1, len(self.lines[number - 1])),
        )

    def _say(self, code: str, message: str, span: Span, told: str) -> None:
        self.complaints.append(error(code, message, span, told))

    def _stop(self, code: str, message: str, line: int, told: str) -> None:
        self._say(code, message, self._span(line), told)
        raise StoryError(self.complaints)


def _as_pairs(picture: Picture) -> tuple[tuple[str, str], ...]:
    """Write directions back as the pairs they were read from, so later ones can be laid over them."""
    found: list[tuple[str, str]] = []
    for field in picture.directions.__slots__:
        value = getattr(picture.directions, field)
        key = field.rstrip("_").replace("_", "-")
        if value is True:
            found.append((key, ""))
        elif isinstance(value, str):
            found.append((key, value))
        elif value:
            pieces = (piece if isinstance(piece, str) else f"{piece[0]}={piece[1]}" for piece in value)
            found.append((key, ", ".join(pieces)))
    return tuple(found)
