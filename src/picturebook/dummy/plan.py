"""Planning the whole book for one theme and printer.

A cover inside the file takes two pages at either end, so the story's pages are versos and rectos alike for
every printer: what a picture is asked for never depends on who binds the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from picturebook.design import binding
from picturebook.design.printer import Printer
from picturebook.design.theme import Theme
from picturebook.diagnostics import Diagnostic, Severity, error, errors_in, hint, warning
from picturebook.dummy.dressing import Desk, Spot, dress
from picturebook.dummy.leaves import Dummy, Leaf, blank_leaf
from picturebook.dummy.order import Entry, entries_of
from picturebook.dummy.paging import Laid, lay_out, quiet_pages
from picturebook.errors import PrinterCannotMakeIt
from picturebook.manuscript.story import Role, Story
from picturebook.manuscript.writing import writing_direction
from picturebook.measure import Size, parse_size

DEFAULT_TRIM = parse_size("8.5 x 8.5 in")


def plan_dummy(
    story: Story,
    theme: Theme,
    printer: Printer,
    *,
    aspects: Mapping[str, float] | None = None,
    held: Mapping[int, str] | None = None,
) -> tuple[Dummy, tuple[Diagnostic, ...]]:
    """Plan the book. `aspects`: width over height of the pictures that already exist, by picture name.
    `held`: templates that pages of the story have already, by their number, whatever the rules would say now.

    Returns the dummy and what there is to say, errors of the story among it. Raises PrinterCannotMakeIt, with
    all the errors found, where the printer does not make the trim or bind so many pages; for a draft, that is told.
    """
    trim = story.trim or DEFAULT_TRIM
    desk = Desk(story=story, theme=theme, trim=trim, aspects=aspects or {}, held=held or {})
    entries, remarks = entries_of(story, theme)
    inside = printer.cover == "inside"
    laid = lay_out(desk, entries, start=3 if inside else 1)
    blank = tuple(_blank_runs(printer, laid.leaves))
    refused = (*_refusals(story, printer, desk.trim, laid), *errors_in(blank))
    after = laid.following + (blanks := _blanks(printer, laid, refused))
    front, front_said = _cover(desk, Role.COVER, 1)
    back, back_said = _cover(desk, Role.BACK_COVER, after + 1 if inside else 2)
    said = (*remarks, *front_said, *laid.said, *back_said, *_told(printer, refused))
    if refused and not printer.forgives:
        raise PrinterCannotMakeIt(errors_in(said))
    leaves = (*laid.leaves, *_padding(theme, printer, laid.following, blanks))
    ended = tuple(_ended_in_print(story, printer, leaves))
    if inside:
        leaves = (front, _inner_cover(desk, 2), *leaves, _inner_cover(desk, after), back)
    dummy = Dummy(
        trim=desk.trim,
        leaves=leaves,
        page_count=binding.counted(printer, laid.body) + blanks,
        binding=binding_edge(story.language),
        cover=() if inside else (front, back),
    )
    said += tuple(one for one in blank if one not in refused)
    return dummy, (*said, *_said_of_padding(printer, blanks, laid.following), *ended)


def _blanks(printer: Printer, laid: Laid, refused: Sequence[Diagnostic]) -> int:
    """Return how many blank pages end the book; a draft no printer could bind only fills its last leaf."""
    if refused:
        return -binding.counted(printer, laid.body) % printer.pages.multiple
    return binding.padding(printer, laid.body)


def _told(printer: Printer, refused: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what stops a book; of a draft, the same as warnings."""
    how = Severity.WARNING if printer.forgives else Severity.ERROR
    return tuple(replace(one, severity=how) for one in refused)


def binding_edge(language: str) -> str:
    """Return "right" for a language read from right to left, else "left"."""
    return "right" if writing_direction(language) == "rtl" else "left"


def _padding(theme: Theme, printer: Printer, number: int, blanks: int) -> tuple[Leaf, ...]:
    """Return the pages a printer's rule adds: the theme's quiet page as a tailpiece, the rest blank.

    Where a house wants the last page blank, that comes before the tailpiece.
    """
    leaves = [blank_leaf(number + at) for at in range(blanks)]
    quiet = next(iter(quiet_pages(theme)), None)
    if quiet and len(leaves) > printer.last_blank:
        leaves[0] = replace(leaves[0], template=quiet.name)
    return tuple(leaves)


def _inner_cover(desk: Desk, number: int) -> Leaf:
    role = desk.theme.matter.inside_cover
    template, _ = dress(desk, Entry(role=role, page=None), Spot())
    name = template.name if template else ""
    return Leaf(role=role, template=name, pages=(number,), page=None, because="matter")


def _cover(desk: Desk, role: Role, number: int) -> tuple[Leaf, list[Diagnostic]]:
    """Return the front or the back of the cover on a page, and what is wrong with it."""
    page = next((page for page in desk.story.pages if page.role is role), None)
    entry = Entry(role=role, page=page)
    template, said = dress(desk, entry, Spot())
    name = template.name if template else ""
    return Leaf(role=role, template=name, pages=(number,), page=page, because=entry.because), said


def _refusals(story: Story, printer: Printer, trim: Size, laid: Laid) -> tuple[Diagnostic, ...]:
    """Say why the printer cannot make this book, and which printers can."""
    body = laid.body
    blank = next((at for at, leaf in enumerate(reversed(laid.leaves)) if leaf.template), len(laid.leaves))
    found: list[Diagnostic] = []
    if not binding.offers(printer, trim):
        near = " or ".join(binding.written(one) for one in binding.nearest_trims(printer, trim))
        can = binding.can_make_it(binding.able(trim, body, blank))
        said = f"{printer.name} does not make books of {binding.written(trim)}{can}"
        found.append(error("trim-not-offered", said, story.where("trim"), f"nearest it makes: trim: {near}"))
    why = binding.refusal(printer, trim, body, blank)
    if why:
        can = binding.can_make_it(binding.able(trim, body, blank))
        found.append(
            error("page-count", f"{why}{can}", story.where("printers"), _mend(printer, trim, body, blank))
        )
    return tuple(found)


def _mend(printer: Printer, trim: Size, body: int, ending_blank: int) -> str:
    if binding.too_long(printer, trim, body):
        return "make two books of it, or lay fewer pages as spreads"
    missing, added = binding.missing(printer, body, ending_blank)
    more = "one more page" if missing == 1 else f"{missing} more pages"
    blank = f" ({added} more {'is' if added == 1 else 'are'} then added blank)" if added else ""
    return f"write {more}{blank}, or lay pages across two sides with `layout: spread`: each adds a page"


def _blank_runs(printer: Printer, leaves: Sequence[Leaf]) -> Iterator[Diagnostic]:
    """Say where a reader would turn more than two blank pages: a shop sends such a file back."""
    run: list[Leaf] = []
    for leaf in (*leaves, None):
        if leaf is not None and leaf.role is Role.BLANK and not leaf.template:
            run.append(leaf)
            continue
        if len(run) > binding.MOST_BLANKS:
            typed = next((one.page.span for one in run if one.page is not None), None)
            said = f"pages {run[0].pages[0]} to {run[-1].pages[-1]} are blank, {len(run)} in a row"
            told = "take a `page: blank` away, or put a picture there"
            if printer.sells:
                yield error("blank-run", f"{said}: {printer.name} takes {binding.MOST_BLANKS}", typed, told)
            else:
                yield warning("blank-run", said, typed, told)
        run = []


def _ended_in_print(story: Story, printer: Printer, leaves: Sequence[Leaf]) -> Iterator[Diagnostic]:
    """Say that a house will add a page, because the book's last is printed on; matter is typed to stay before it."""
    last = leaves[-1] if leaves else None
    if last is None or not printer.last_blank or not last.template:
        return
    span = last.page.span if last.page else story.where("printers")
    said = f"page {last.pages[-1]}, the last, is not blank: {printer.name} then adds a page of its own"
    before = "" if last.page else f"<!-- page: {last.role} -->, `---` and "
    yield hint("last-page", said, span, f"end the story with `---`, then {before}<!-- page: blank -->")


def _said_of_padding(printer: Printer, blanks: int, number: int) -> tuple[Diagnostic, ...]:
    if not blanks:
        return ()
    pages = f"page {number} is" if blanks == 1 else f"pages {number} to {number + blanks - 1} are"
    rule = printer.pages
    total = number + blanks - 1 + (2 if printer.cover == "inside" else 0)
    asks = f"needs {rule.min} pages" if total == rule.min else f"binds multiples of {rule.multiple} pages"
    return (hint("padding", f"{pages} added at the end, because {printer.name} {asks}"),)
