"""The reader: bytes of a story in, a Story out, or every complaint at once.

Pure: it opens no file. Dialects, which imply pictures by their numbers, are given a `listing` of what stands
beside the story.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from picturebook.diagnostics import Diagnostic, Fix, Span, error, errors_in, hint
from picturebook.errors import StoryError
from picturebook.fields import Fields, Node, nearest, read_yaml
from picturebook.manuscript.blocks import PAGE_BREAK, Comment, PageBreak, Piece, Scanner
from picturebook.manuscript.cast import Cast
from picturebook.manuscript.directions import (
    Directions,
    page_directions,
    read_directions,
    shot_directions,
)
from picturebook.manuscript.discretion import hushed
from picturebook.manuscript.frontmatter import FrontMatter
from picturebook.manuscript.holding import as_pairs, placed
from picturebook.manuscript.images import Image
from picturebook.manuscript.lines import Line
from picturebook.manuscript.names import names_of, who_is_in
from picturebook.manuscript.proofread import endless, is_personal, personal_values, promised, proofread
from picturebook.manuscript.refusals import FENCE
from picturebook.manuscript.slips import own_lines, slips
from picturebook.manuscript.source import as_typed, decode
from picturebook.manuscript.story import Block, Page, Picture, Places, Role, Story
from picturebook.manuscript.translation import Pairing, pairing
from picturebook.manuscript.twice import Twice
from picturebook.record import record

Listing = Callable[[str], tuple[str, ...]]
_KEY_LINE = re.compile(
    r"\s*$|\s+\S|#|- |[\w -]+:"
)  # what may stand in front matter: a key, or what is under one
# Three hyphens as an editor may have made them: dashes, spaces that do not break, letters that cannot be seen.
_LIKE_A_BREAK = re.compile(r"[\s\u200b\u2060\ufeff]*[-–—―─]{1,9}[\s\u200b\u2060\ufeff]*$")
_KEY = re.compile(r"[a-z]+: ?\S")
_BODY = ("![", "<!--")  # what no line of front matter begins with
_MATTER = tuple(role.value for role in Role if role is not Role.STORY)


@record
class Reading:
    """A story read: the story, warnings and hints, and where its pictures lie relative to the file."""

    story: Story
    diagnostics: tuple[Diagnostic, ...]
    folder: str = ""
    pairings: tuple[tuple[int, Pairing], ...] = ()  # of a translation, by its page
    original: Story | None = None  # what a translation was laid over


def _nothing(_folder: str) -> tuple[str, ...]:
    return ()


def read(data: bytes, *, file: str, listing: Listing = _nothing) -> Reading:
    """Read a story. Raises StoryError carrying every error found."""
    reading = examine(data, file=file, listing=listing)
    if errors_in(reading.diagnostics):
        raise StoryError(reading.diagnostics)
    return reading


def examine(data: bytes, *, file: str, listing: Listing = _nothing) -> Reading:
    """Read a story as far as it can be read, errors and all. Raises StoryError where nothing can be made of it."""
    from picturebook.manuscript.dialects import read_dialect

    text = decode(data, file)
    try:
        reading = read_dialect(text, file, listing) or _Native(text, file).read()
    except StoryError as problem:
        raise StoryError(told(problem.diagnostics, data)) from None
    found = reading.diagnostics
    if not any(one.code == "long" for one in found):  # else it is one of its paragraphs that has no end
        found += tuple(endless(reading.story.pages))
    return replace(reading, diagnostics=told(found, data))


def examine_words(data: bytes, *, file: str, cast: Cast) -> Reading:
    """Read a translation as far as it can be read: a story of another's cast whose comments may pair its pages.

    Raises StoryError where nothing can be made of it.
    """
    try:
        reading = _Native(decode(data, file), file, lent=cast).read()
    except StoryError as problem:
        raise StoryError(told(problem.diagnostics, data)) from None
    return replace(reading, diagnostics=told(reading.diagnostics, data))


def told(diagnostics: Iterable[Diagnostic], data: bytes) -> tuple[Diagnostic, ...]:
    """Return complaints of a story as people meet them: from the top down, places as typed, no secret repeated."""
    return hushed(as_typed(tuple(sorted(diagnostics, key=_in_order)), data))


def _in_order(item: Diagnostic) -> tuple[int, int]:
    return (item.span.line, item.span.column) if item.span else (0, 0)


@dataclass(slots=True)
class _Builder:
    """A page being gathered."""

    role: Role = Role.STORY
    blocks: list[Block | Image] | None = None
    page: tuple[tuple[str, str], ...] = ()
    held: tuple[tuple[str, str], ...] = ()  # what pages before said of those from there on
    span: Span | None = None
    places: Places = ()
    said: Twice = field(default_factory=Twice)
    pairing: Pairing | None = None


class _Native:
    """Reads the native format; complaints gather while it goes."""

    def __init__(self, text: str, file: str, *, lent: Cast | None = None) -> None:
        self.file, self.lines, self.lent = file, text.split("\n"), lent
        self.pairings: list[tuple[int, Pairing]] = []
        self.complaints: list[Diagnostic] = []
        self.names: dict[str, str] = {}
        self.running: tuple[tuple[str, str], ...] = ()  # of pictures
        self.held: tuple[tuple[str, str], ...] = ()  # of pages
        self.places: Places = ()  # of both
        self.cast = Cast()

    def read(self) -> Reading:
        end = self._front_matter_end()
        front = self._front(end)
        self.cast = self.lent or front["cast"]
        self.names = names_of(self.cast.characters)
        body = tuple(Line(number=at + 1, text=line) for at, line in enumerate(self.lines) if at > end)
        scanner = Scanner(body, self.file)
        pieces = scanner.scan()
        self.complaints += scanner.complaints
        pages = self._pages(pieces)
        words = tuple(line for line in body if line.number not in scanner.aside)
        self.complaints += (*proofread(pages, self.cast), *personal_values(words, self.file))
        if not pages:
            self._say(
                "empty",
                "this story has no pages",
                self._span(len(self.lines)),
                "write a page under the front matter",
            )
        story = Story(file=self.file, pages=pages, **front)
        return Reading(story=story, diagnostics=tuple(self.complaints), pairings=tuple(self.pairings))

    def _front_matter_end(self) -> int:
        first = next((at for at, line in enumerate(self.lines) if line.strip()), None)
        if first is None:
            self._stop("empty", "this story is empty", 1, "picturebook new my-book writes one to begin with")
        if self.lines[0] != "---":
            self._no_front_matter(first)
        end = next((at for at, line in enumerate(self.lines) if at and line == "---"), None)
        body = next((at for at, line in enumerate(self.lines[:end]) if line.startswith(_BODY)), None)
        if end is None or body is not None:
            self._never_closed(body)
        assert end is not None
        return end

    def _never_closed(self, body: int | None) -> None:
        """Say where the front matter should have ended: at a line that is nearly ---, or above the first picture."""
        close = [at for at, line in enumerate(self.lines[:body]) if at and _LIKE_A_BREAK.match(line)]
        at = next((at for at in close if PAGE_BREAK.match(self.lines[at])), next(iter(close), None))
        if at is not None:
            fix = None
            if self.lines[at].strip() == "---" and all(map(_KEY_LINE.match, self.lines[1:at])):
                fix = Fix(first=at + 1, last=at + 1, lines=("---",))
            told = "this line must be --- and nothing else, not even a space"
            self._say("never-closed", "the front matter is never closed", self._span(at + 1), told, fix)
        elif body is not None:
            message = "the front matter is not closed above this line"
            self._say(
                "never-closed", message, self._span(body + 1), "write --- on a line of its own above it"
            )
        else:
            told = "write --- on a line of its own after its last key"
            self._say("never-closed", "the front matter is never closed", self._span(1), told)
        raise StoryError(self.complaints)

    def _no_front_matter(self, first: int | None) -> None:
        """Say how a story begins, with its own title if it shows one."""
        assert first is not None
        line = self.lines[first].strip()
        title = line.lstrip("#").strip() if line.startswith("#") else "The Name of the Book"
        told = f"begin the file with three lines: --- and title: {title} and ---"
        if _LIKE_A_BREAK.match(line):
            told = "the first line of the file must be --- and nothing else, not even a space"
            told = (
                "take away what is above this line: it must be the first" if first and line == "---" else told
            )
        below = self._front_matter_below()
        if below is not None:
            told = f"take away all that stands above line {below + 1}: its --- must be the first line"
        if FENCE.match(line):
            told = "take this line away, and the one of backticks at the end: the first line must be ---"
        message = "the story does not begin with its front matter"
        self._stop("no-front-matter", message, first + 1, told)

    def _front_matter_below(self) -> int | None:
        """Return where front matter begins that has other lines above it."""
        pairs = enumerate(zip(self.lines, self.lines[1:], strict=False))
        found = (at for at, (line, next_line) in pairs if line == "---" and _KEY.match(next_line))
        return next((at for at in found if at), None)

    def _front(self, end: int) -> dict:  # type: ignore[type-arg]
        lines = tuple(self.lines[1:end])
        # A slip is mended for the rest of the reading, so one mistake does not hide the others.
        found, mended = slips(lines, self.file, 2)
        self.complaints += found
        slipped = {item.span.line for item in found if item.span}
        own = own_lines(lines)
        read = ("" if at in own else line for at, line in enumerate(mended))
        node, broken = read_yaml("\n".join(read), file=self.file, first_line=2)
        self.complaints += [item for item in broken if item.span is None or item.span.line not in slipped]
        if broken and not node.pairs:
            raise StoryError(self.complaints)
        if node.pairs is None:
            node = self._no_keys(node)
        self.complaints += promised(node)
        return FrontMatter(Fields(node, self.complaints), self.complaints).read()

    def _no_keys(self, node: Node) -> Node:
        """Complain of front matter that is words or a list, and go on as if it had said what the book is called."""
        title = node.text if node.text and "\n" not in node.text else "The Name of the Book"
        message = f"the front matter wants keys with values, and this is {node.kind}"
        self._say("no-keys", message, node.span, f"type: title: {title}")
        return Node(span=node.span, pairs=(("title", node.span, replace(node, text=title, items=None)),))

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
                builder, last_break = _Builder(blocks=[], held=self.held, places=self.places), piece.span
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
            builder.said.another_picture()
        else:
            builder.blocks.append(piece)

    def _comment(self, builder: _Builder, piece: Comment) -> None:
        key, _, value = piece.text.partition(":")
        if key.strip() == "page" and ";" not in value:
            self._give_role(builder, value.strip(), piece)
            return
        if self.lent is not None and (told := pairing(piece.text, piece.span)) is not None:
            builder.pairing, builder.span = told, builder.span or piece.span
            return
        directions, complaints = read_directions(piece, self.names, self.cast)
        self.complaints += complaints
        if directions is None:
            return
        builder.span = builder.span or piece.span
        builder.page += directions.page
        builder.places = placed(builder.places, directions)
        twice = Twice() if directions.from_here else builder.said
        self.complaints += twice.hear(directions.spoken)
        self._direct(builder, directions, piece.span)

    def _give_role(self, builder: _Builder, typed: str, piece: Comment) -> None:
        builder.span = builder.span or piece.span
        at = piece.text.find(":") + 1
        at += len(piece.text[at:]) - len(piece.text[at:].lstrip())
        span = piece.place(at, len(typed)) if typed else piece.span
        if builder.role is not Role.STORY:
            message = f"this page is already the {builder.role.value}"
            self._say("role-twice", message, span, "write --- above to begin another page, or take one away")
            return
        if typed not in _MATTER:
            near = nearest(typed, _MATTER)
            told = f"try: <!-- page: {near} -->" if near else f"one of: {', '.join(_MATTER)}"
            self._say("unknown-role", f"there is no page role “{typed}”", span, told)
            return
        builder.role = Role(typed)

    def _direct(self, builder: _Builder, directions: Directions, span: Span) -> None:
        if directions.from_here:
            self.running = as_pairs(shot_directions((*self.running, *directions.shot), self.names))
            self.held = tuple(dict((*self.held, *directions.page)).items())
            self.places = placed(self.places, directions)
        if not directions.shot:
            return
        blocks = builder.blocks or []
        at = next((at for at in reversed(range(len(blocks))) if isinstance(blocks[at], Picture)), None)
        if at is None and not directions.from_here:
            told = "move it under the picture it directs, or begin it with from here;"
            self._say("no-picture", "there is no picture on this page for this direction yet", span, told)
        elif at is not None:
            blocks[at] = self._directed(blocks[at], directions)  # type: ignore[arg-type]

    def _directed(self, picture: Picture, said: Directions) -> Picture:
        before = as_pairs(picture.directions)
        directions = shot_directions((*before, *said.shot), self.names)
        cast = self._cast_of(picture.scene, directions.with_, directions.without)
        places = placed(picture.places, said)
        return replace(picture, directions=directions, cast=cast, places=places)

    def _picture(self, image: Image) -> Picture:
        if not image.broken:
            self._check(image)
        directions = shot_directions(self.running, self.names)
        cast = self._cast_of(image.scene, directions.with_, directions.without)
        return Picture(
            name=unicodedata.normalize("NFC", PurePosixPath(image.target).stem),
            scene=image.scene,
            target=image.target,
            directions=directions,
            cast=cast,
            span=image.span,
            target_span=image.target_span,
            places=self.places,
        )

    def _check(self, image: Image) -> None:
        """Complain of a picture without a scene or without a target; what its target names is for the folder to say."""
        if not image.scene:
            message = (
                "without a scene a picture says nothing to the illustrator, or to a reader who cannot see it"
            )
            told = f"type: ![Pim sits on the jetty.]({image.target or 'art/jetty.png'})"
            self.complaints.append(hint("no-scene", message, image.span, told))
        if is_personal(image.scene):
            message = "a personal value can stand in a page’s words only"
            self._say("personal", message, image.span, "tell the scene without it: a picture is drawn once")
        if not image.target:
            told = f"type: ![{image.scene}](art/jetty.png), with a name of your own"
            self._say("no-target", "this picture has no file to be kept in", image.target_span, told)

    def _cast_of(self, scene: str, with_: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
        seen = (*who_is_in(scene, self.names), *with_)
        return tuple(name for name in dict.fromkeys(seen) if name not in without)

    def _page(self, builder: _Builder, number: int) -> Page:
        assert builder.span is not None
        if builder.pairing is not None:
            self.pairings.append((number, builder.pairing))
        blocks = tuple(block for block in builder.blocks or () if not isinstance(block, Image))
        held = builder.held if builder.role is Role.STORY else ()
        return Page(
            number=number,
            role=builder.role,
            blocks=blocks,
            # What holds for the story's pages is not meant for a copyright page between them.
            directions=page_directions((*held, *builder.page)),
            span=builder.span,
            places=builder.places,
        )

    def _span(self, number: int) -> Span:
        return Span(
            file=self.file,
            line=number,
            excerpt=self.lines[number - 1],
            length=max(1, len(self.lines[number - 1])),
        )

    def _say(self, code: str, message: str, span: Span, told: str, fix: Fix | None = None) -> None:
        self.complaints.append(error(code, message, span, told, fix))

    def _stop(self, code: str, message: str, line: int, told: str) -> None:
        self._say(code, message, self._span(line), told)
        raise StoryError(self.complaints)
