"""Dialects: Book Dash and the Global African Storybook Project, read as they are.

Book Dash: an image starts a page, its alt text is the scene; `{{ site.image-set }}` is the folder `images`.
Global ASP: no front matter, `# Title`, a lone `##` per page, the last section holds licence and people; picture
01 is the cover, k + 1 is page k, an extra one the back. Its pictures lie under the parent of the language folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from picturebook.diagnostics import Diagnostic, Span, error, hint
from picturebook.errors import StoryError
from picturebook.fields import read_yaml
from picturebook.manuscript.blocks import Comment, PageBreak, Piece, Scanner
from picturebook.manuscript.images import Image
from picturebook.manuscript.lines import Line
from picturebook.manuscript.reader import Listing, Reading
from picturebook.manuscript.story import Block, Credit, Heading, Page, PageDirections, Picture, Role, Story
from picturebook.record import record

_BOOK_DASH = re.compile(r"\{\{\s*site\.image-set\s*\}\}")
_IMAGES = "images"
_CREDIT = re.compile(r"^\s*[*-]\s*([^:]+):\s*(.*)$")
LETTERED = (
    "cover-lettered"  # the covers of Book Dash bear the title and the makers' names as part of the picture
)
# What becomes of such a book here, and who may be named: in English, until `worded` says it in the book's language.
_CHANGED = "new page layout"
_ROLES = ("translation", "adaptation")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


def read_dialect(text: str, file: str, listing: Listing) -> Reading | None:
    """Read a story in a dialect; None if it is in none."""
    lines = text.split("\n")
    if lines[0].startswith("# ") and any(line.strip() == "##" for line in lines):
        return _global_asp(_Source(file=file, lines=tuple(lines), listing=listing))
    if lines[0] == "---" and _BOOK_DASH.search(text):
        return _book_dash(_Source(file=file, lines=tuple(lines), listing=listing))
    return None


@record
class _Source:
    file: str
    lines: tuple[str, ...]
    listing: Listing

    @property
    def language(self) -> str:
        """The language, which is the name of the folder."""
        folder = PurePosixPath(self.file.replace("\\", "/")).parent.name
        return folder if _LANGUAGE.match(folder) else "en"

    def span(self, number: int) -> Span:
        return Span(file=self.file, line=number, excerpt=self.lines[number - 1])

    def typed(self, span: Span) -> Span:
        """Return the place of what was read after `{{ site.image-set }}` was written out, as it was typed."""
        line = self.lines[span.line - 1].rstrip()
        if line == span.excerpt:
            return span
        start, end = span.column - 1, span.column - 1 + span.length
        for match in _BOOK_DASH.finditer(line):
            more = len(match[0]) - len(_IMAGES)
            start += more if start > match.start() else 0
            end += more if end > match.start() else 0
        return replace(span, column=start + 1, length=max(1, end - start), excerpt=line)

    def scan(self, first: int, past: int) -> tuple[list[Piece], list[Diagnostic]]:
        """Return the pieces of some lines, and what is wrong with them or means nothing here."""
        scanner = self.pieces(first, past)
        found = scanner.scan()
        wrong = [replace(one, span=one.span and self.typed(one.span)) for one in scanner.complaints]
        for piece in found:
            if isinstance(piece, Comment | PageBreak):
                what = (
                    "directions are read" if isinstance(piece, Comment) else "a line of hyphens ends a page"
                )
                told = f"picturebook import {self.file} DIR writes the book as one"
                wrong.append(hint("dialect", f"{what} in a native story only", piece.span, told))
        return found, wrong

    def without_title(self, title: str) -> Iterator[Diagnostic]:
        """Give an error if a book is called nothing."""
        if not title:
            told = (
                "type: # The Name of the Book"
                if self.lines[0][:1] == "#"
                else "type: title: The Name of the Book"
            )
            yield error("no-title", "the story has no title", self.span(1), told)

    def pieces(self, first: int, past: int) -> Scanner:
        numbered = (
            Line(number=at + 1, text=_BOOK_DASH.sub(_IMAGES, self.lines[at])) for at in range(first, past)
        )
        return Scanner(tuple(numbered), self.file)


def _global_asp(source: _Source) -> Reading:
    starts = [at for at, line in enumerate(source.lines) if line.strip() == "##"]
    title = source.lines[0][2:].strip()
    sections = list(zip(starts, [*starts[1:], len(source.lines)], strict=True))
    facts = _facts(source.lines[starts[-1] + 1 :])
    if facts:
        sections.pop()
    number = PurePosixPath(source.file.replace("\\", "/")).name[:4]
    art = tuple(name for name in sorted(source.listing(f"../images/{number}")) if name[:1].isdigit())
    pages, complaints = [], [*source.without_title(title)]
    if art:
        pages.append(_art_page(source, Role.COVER, 1, f"images/{number}/{art[0]}", title))
    elif not any("![" in line for line in source.lines):
        complaints.append(_bare(source, f"../images/{number}"))
    for count, (start, past) in enumerate(sections, 1):
        pieces, wrong = source.scan(start + 1, past)
        blocks = [_placed(piece) for piece in pieces if not isinstance(piece, Comment | PageBreak)]
        complaints += wrong
        if count < len(art):
            scene = " ".join(" ".join(source.lines[start + 1 : past]).split())
            blocks.insert(0, _art(f"images/{number}/{art[count]}", scene, source.span(start + 1)))
        pages.append(Page(number=len(pages) + 1, blocks=tuple(blocks), span=source.span(start + 1)))
    if len(art) > len(sections) + 1:
        pages.append(_art_page(source, Role.BACK_COVER, len(pages) + 1, f"images/{number}/{art[-1]}", title))
    story = Story(
        file=source.file,
        title=title,
        author=facts.get("text"),
        illustrator=facts.get("illustration"),
        language=source.language,
        license=facts.get("license", "").strip("[]") or None,
        source="Global African Storybook Project, github.com/global-asp",
        changes=_CHANGED,
        credits=_credits(facts),
        pages=tuple(pages),
    )
    return Reading(story=story, diagnostics=tuple(complaints), folder="..")


def _facts(lines: Sequence[str]) -> dict[str, str]:
    """Return what the last section lists of the licence and of those who made the book; nothing if it is a page."""
    return {match[1].strip().lower(): match[2].strip() for line in lines if (match := _CREDIT.match(line))}


def worded(story: Story, say: Callable[[str], str]) -> Story:
    """Return a book with what its dialect made us say of it in other words: `say` gives those of a key.

    Of a native story nothing changes: its words were typed.
    """
    if story.where("changes") or story.changes != _CHANGED:
        return story
    said = {role.title(): say(role) for role in _ROLES}
    credits = tuple(replace(one, role=said.get(one.role, one.role)) for one in story.credits)
    return replace(story, changes=say("new_layout"), credits=credits)


def _bare(source: _Source, folder: str) -> Diagnostic:
    """Say that a book lacks its pictures, which its file does not name: it was downloaded alone."""
    said = f"none of this book’s pictures is in {folder}, so it is read without any"
    return hint(
        "no-pictures", said, source.span(1), f"copy them into {folder}, seen from the folder of this file"
    )


def _credits(facts: dict[str, str]) -> tuple[Credit, ...]:
    named = [role for role in _ROLES if facts.get(role)]
    return tuple(Credit(role=role.title(), name=facts[role]) for role in named)


def _book_dash(source: _Source) -> Reading:
    end = next((at for at, line in enumerate(source.lines) if at and line == "---"), None)
    if end is None:
        told = "write --- on a line of its own after its last key"
        raise StoryError([error("never-closed", "the front matter is never closed", source.span(1), told)])
    node, broken = read_yaml("\n".join(source.lines[1:end]), file=source.file, first_line=2)
    front = {key: value.text or "" for key, _, value in node.pairs or ()}
    pieces, wrong = source.scan(end + 1, len(source.lines))
    groups: list[list[Block]] = [[]]
    title = front.get("title", "").strip()
    for piece in pieces:
        if isinstance(piece, Image):
            spans = source.typed(piece.span), source.typed(piece.target_span)
            groups.append([_placed(replace(piece, span=spans[0], target_span=spans[1]))])
        elif isinstance(piece, Heading) and piece.level == 1 and not groups[0]:
            title = title or "".join(getattr(word, "text", "") for word in piece.content)
        elif not isinstance(piece, Comment | PageBreak):
            groups[-1].append(piece)
    pages: list[Page] = []
    if "cover.jpg" in source.listing("images"):
        cover = _art_page(source, Role.COVER, 1, "images/cover.jpg", title)
        pages.append(replace(cover, directions=PageDirections(layout=LETTERED)))
    for blocks in groups:
        if blocks:
            pages.append(Page(number=len(pages) + 1, blocks=tuple(blocks), span=blocks[0].span))
    story = Story(
        file=source.file,
        title=title,
        language=source.language,
        license="CC BY 4.0",
        source="Book Dash, bookdash.org",
        changes=_CHANGED,
        pages=tuple(pages),
    )
    if not title:  # else what is odd about the rest of it is the business of its own website
        wrong += broken or source.without_title(title)
    return Reading(story=story, diagnostics=tuple(wrong))


def _placed(piece: Block | Image) -> Block:
    """Return a picture that the story itself names, or any other block as it is."""
    if not isinstance(piece, Image):
        return piece
    return replace(_art(piece.target, piece.scene, piece.span), target_span=piece.target_span)


def _art(target: str, scene: str, span: Span) -> Picture:
    return Picture(name=PurePosixPath(target).stem, scene=" ".join(scene.split()), target=target, span=span)


def _art_page(source: _Source, role: Role, number: int, target: str, title: str) -> Page:
    picture = _art(target, title, source.span(1))  # nobody typed it: it stands for the title
    return Page(number=number, role=role, blocks=(picture,), span=picture.span)
