"""The dummy: the planned book, page by page, before any picture is drawn.

Page 1 is a recto. In a left-to-right book a recto lies on the right and is bound at its left; in a
right-to-left book it is the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from picturebook.design.printer import Printer
from picturebook.design.printers import load_printer, printers
from picturebook.design.theme import PageTemplate, Rule, Theme
from picturebook.diagnostics import Diagnostic, error, hint
from picturebook.errors import PrinterCannotMakeIt
from picturebook.fields import nearest
from picturebook.manuscript.story import Block, Bullets, Page, Picture, Quote, Role, Story, Words
from picturebook.measure import PT_PER_INCH, Size, in_inches

TRIM = Size(width=8.5 * PT_PER_INCH, height=8.5 * PT_PER_INCH)  # where a story names none
_RIGHT_BOUND = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_COVERS = (Role.COVER, Role.BACK_COVER)
_MOST_BLANKS = 2  # KDP refuses more than two blank pages in a row, and no reader wants them


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One thing the book shows on one page or across a spread."""

    role: Role
    template: str  # name of a page template of the theme; "" for a blank page
    pages: tuple[int, ...]  # the page numbers it takes: one, or an even one and the next
    page: Page | None  # the story's own page, or None where the book fills itself in
    because: str  # "story" | "matter" | "filler" | "padding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dummy:
    """The whole planned book for one theme and printer."""

    trim: Size
    leaves: tuple[Leaf, ...]
    page_count: int
    binding: str  # "left" | "right": the edge the book is bound at

    def side(self, number: int) -> str:
        """Return "left" or "right": where a page lies when the book is open."""
        recto = "right" if self.binding == "left" else "left"
        verso = "left" if recto == "right" else "right"
        return recto if number % 2 else verso


def plan_dummy(
    story: Story, theme: Theme, printer: Printer, *, aspects: Mapping[str, float]
) -> tuple[Dummy, tuple[Diagnostic, ...]]:
    """Plan the book: every page's template and number. `aspects` are width over height of pictures that exist.

    Raises PrinterCannotMakeIt where the printer's trims or page rule refuse the book.
    """
    trim = story.trim or TRIM
    _check_trim(trim, printer)
    planner = _Planner(story, theme, aspects)
    leaves = planner.place(planner.leaves(printer.cover == "inside"), printer)
    count = max((leaf.pages[-1] for leaf in leaves), default=0)
    binding = "right" if story.language.split("-")[0].lower() in _RIGHT_BOUND else "left"
    dummy = Dummy(trim=trim, leaves=leaves, page_count=count, binding=binding)
    return dummy, tuple(planner.complaints)


def count_words(blocks: Iterable[Block]) -> int:
    """Count the words a page shows."""
    total = 0
    for block in blocks:
        if isinstance(block, Quote):
            total += count_words(block.blocks)
        elif isinstance(block, Bullets):
            total += sum(count_words(item) for item in block.items)
        else:
            words = getattr(block, "content", ())
            total += len("".join(item.text if isinstance(item, Words) else " " for item in words).split())
    return total


class _Planner:
    """Chooses a template for each page and gives it its numbers; complaints gather on the way."""

    def __init__(self, story: Story, theme: Theme, aspects: Mapping[str, float]) -> None:
        self.story, self.theme, self.aspects = story, theme, aspects
        self.complaints: list[Diagnostic] = []

    def leaves(self, cover: bool) -> list[Leaf]:
        """Return the book's leaves in order, without numbers, padding or fillers."""
        covers = {page.role: page for page in self.story.pages if page.role in _COVERS}
        inner = [page for page in self.story.pages if page.role not in _COVERS]
        typed = [self._typed(page, at) for page, at in self._counted(inner)]
        leaves = self._with_matter(typed)
        if not cover:
            return leaves
        inside = self._made(self.theme.matter.inside_cover)
        front = self._typed(covers[Role.COVER], 0) if Role.COVER in covers else self._made(Role.COVER)
        back = (
            self._typed(covers[Role.BACK_COVER], 0)
            if Role.BACK_COVER in covers
            else self._made(Role.BACK_COVER)
        )
        return [front, inside, *leaves, inside, back]

    def _counted(self, pages: list[Page]) -> list[tuple[Page, int]]:
        counted, at = [], 0
        for page in pages:
            at += page.role is Role.STORY
            counted.append((page, at))
        return counted

    def _with_matter(self, leaves: list[Leaf]) -> list[Leaf]:
        present = {leaf.role for leaf in leaves}
        first = next((at for at, leaf in enumerate(leaves) if leaf.role is Role.STORY), len(leaves))
        front, rest = leaves[:first], leaves[first:]
        wanted = self.theme.matter.front
        for at, role in enumerate(wanted):
            if role in present or (role is Role.DEDICATION and not self.story.dedication):
                continue
            earlier = [i for i, leaf in enumerate(front) if leaf.role in wanted[:at]]
            front.insert(earlier[-1] + 1 if earlier else 0, self._made(role))
        back = [self._made(role) for role in self.theme.matter.back if role not in present | set(_COVERS)]
        return [*front, *rest, *back]

    def _made(self, role: Role) -> Leaf:
        return Leaf(
            role=role, template=self._template(role, None, 0).name, pages=(), page=None, because="matter"
        )

    def _typed(self, page: Page, at: int) -> Leaf:
        if page.role is Role.BLANK and not page.blocks:
            return Leaf(role=Role.BLANK, template="", pages=(), page=page, because="story")
        template = self._template(page.role, page, at)
        room = len(template.pictures)
        if len(page.pictures) > room:
            fitting = [other.name for other in self.theme.pages if len(other.pictures) >= len(page.pictures)]
            said = f"this page has {len(page.pictures)} pictures; its template “{template.name}” holds {room}"
            told = (
                f"write <!-- layout: {fitting[0]} -->" if fitting else "move a picture to a page of its own"
            )
            self.complaints.append(error("no-room", said, page.pictures[room].span, told))
        return Leaf(role=page.role, template=template.name, pages=(), page=page, because="story")

    def _template(self, role: Role, page: Page | None, at: int) -> PageTemplate:
        wanted = page.directions.layout if page else None
        if page is not None and wanted:
            found = self.theme.page(wanted)
            if found is not None:
                return self._quiet(found, page)
            names = [one.name for one in self.theme.pages if role in one.roles]
            close = nearest(wanted, names)
            told = f"try: layout: {close}" if close else f"there are: {', '.join(names)}"
            said = f"the theme {self.theme.name} has no page template “{wanted}”"
            self.complaints.append(error("no-template", said, page.span, told))
        pictures = page.pictures if page else self._borrowed(role)
        words = count_words(page.text_blocks) if page else 0
        aspect = self.aspects.get(pictures[0].name, 1.0) if pictures else 1.0
        for rule in self.theme.choose:
            if _matches(rule, role, words, len(pictures), aspect) and (
                rule.every == 1 or at % rule.every == 0
            ):
                return self.theme.page(rule.template) or self.theme.pages[0]
        fits = [one for one in self.theme.pages if role in one.roles]
        exact = [one for one in fits if len(one.pictures) == len(pictures)]
        roomy = [one for one in fits if len(one.pictures) > len(pictures)]
        return (exact or roomy or fits or list(self.theme.pages))[0]

    def _quiet(self, template: PageTemplate, page: Page) -> PageTemplate:
        """Return the template's wordless sister for a page without words, where the theme has one."""
        sister = None if page.text_blocks else self.theme.page(f"{template.name}-wordless")
        return sister or template

    def _borrowed(self, role: Role) -> tuple[Picture, ...]:
        """A cover nobody typed shows the story's first picture."""
        return self.story.pictures[:1] if role is Role.COVER else ()

    def place(self, leaves: list[Leaf], printer: Printer) -> tuple[Leaf, ...]:
        """Give each leaf its page numbers: spreads on even pages, then padding to the printer's rule."""
        tail = 2 if printer.cover == "inside" else 0
        body, end = leaves[: len(leaves) - tail], leaves[len(leaves) - tail :]
        placed: list[Leaf] = []
        number = 1
        for leaf in body:
            sides = self._sides(leaf)
            if sides == 2 and number % 2:
                number = self._mend(leaf, placed, number)
            placed.append(replace(leaf, pages=tuple(range(number, number + sides))))
            number += sides
        blanks = self._padding(number - 1 + tail, printer)
        for _ in range(blanks):
            placed.append(Leaf(role=Role.BLANK, template="", pages=(number,), page=None, because="padding"))
            number += 1
        for leaf in end:
            placed.append(replace(leaf, pages=(number,)))
            number += 1
        return tuple(placed)

    def _sides(self, leaf: Leaf) -> int:
        template = self.theme.page(leaf.template) if leaf.template else None
        return template.sides if template else 1

    def _mend(self, leaf: Leaf, placed: list[Leaf], number: int) -> int:
        span = leaf.page.span if leaf.page else None
        if not self.theme.matter.fillers:
            said = f"this spread begins on page {number}, which is a right-hand page"
            told = "move one page from before it to after it, or add a page before it"
            self.complaints.append(error("odd-spread", said, span, told))
            return number + 1
        filler = self.theme.matter.fillers[0]
        placed.append(Leaf(role=Role.BLANK, template=filler, pages=(number,), page=None, because="filler"))
        said = (
            f"page {number} is filled with a pattern, because the spread after it must begin on an even page"
        )
        self.complaints.append(hint("filler", said, span, "add or move one page before it to do without"))
        return number + 1

    def _padding(self, count: int, printer: Printer) -> int:
        rule = printer.pages
        most = count + -count % rule.multiple
        if count > rule.max:
            said = f"too long for {printer.name}: takes {rule.max}, has {count}"
            raise PrinterCannotMakeIt(f"{said}{_who_can(count, self.story.trim or TRIM)}")
        wanted = max(most, rule.min)
        if wanted - count > _MOST_BLANKS:
            said = f"too short for {printer.name}: needs {wanted}, has {count}"
            raise PrinterCannotMakeIt(f"{said}{_who_can(count, self.story.trim or TRIM)}")
        return wanted - count


def _matches(rule: Rule, role: Role, words: int, pictures: int, aspect: float) -> bool:
    return (
        rule.role is role
        and rule.min_words <= words <= rule.max_words
        and rule.pictures in (None, pictures)
        and rule.min_aspect <= aspect <= rule.max_aspect
    )


def _check_trim(trim: Size, printer: Printer) -> None:
    if not printer.trims or any(_same(trim, offered) for offered in printer.trims):
        return
    near = sorted(
        printer.trims, key=lambda size: abs(size.width - trim.width) + abs(size.height - trim.height)
    )
    offered = ", ".join(_shown(size) for size in near[:3])
    can = [name for name in printers() if _takes(name, trim)]
    told = f"nearest it offers: {offered}; {' and '.join(can)} can make {_shown(trim)}"
    raise PrinterCannotMakeIt(f"{printer.name} does not offer the trim {_shown(trim)}", told)


def _takes(name: str, trim: Size) -> bool:
    offered = load_printer(name).trims
    return not offered or any(_same(trim, size) for size in offered)


def _same(one: Size, other: Size) -> bool:
    return abs(one.width - other.width) < 1 and abs(one.height - other.height) < 1


def _shown(size: Size) -> str:
    return f"{in_inches(size.width).removesuffix(' in')} x {in_inches(size.height)}"


def _who_can(count: int, trim: Size) -> str:
    able = []
    for name in printers():
        rule = load_printer(name).pages
        wanted = max(count + -count % rule.multiple, rule.min)
        if _takes(name, trim) and wanted - count <= _MOST_BLANKS and count <= rule.max:
            able.append(name)
    return f"; {able[0]} can make it" if able else ""
