"""The dummy: the planned book, page by page, before any picture is drawn.

Page 1 is a recto. In a left-to-right book a recto lies on the right and is bound at its left; in a
right-to-left book it is the other way round.

The story's pages come in the order typed, with the matter the theme wants and the story lacks. A cover inside
the file takes two pages at either end, so the story's pages are versos and rectos alike for every printer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from picturebook.design import binding, choosing
from picturebook.design.choosing import Facts, facts
from picturebook.design.printer import Printer
from picturebook.design.theme import PageTemplate, Theme
from picturebook.diagnostics import Diagnostic, Span, error, errors_in, hint, warning
from picturebook.errors import PrinterCannotMakeIt
from picturebook.fields import nearest
from picturebook.manuscript.story import Page, Role, Story
from picturebook.measure import Size, parse_size

DEFAULT_TRIM = parse_size("8.5 x 8.5 in")
COVERS = (Role.COVER, Role.BACK_COVER)
_RIGHT_BOUND = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_BOUND_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"})
_MID_FILLER, _FRONT_FILLER, _BROKEN = 2, 1, 100  # what a plan costs its reader


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
    # Front and back where the cover is a sheet of its own: numbered 1 and 2, recto and verso as they lie
    # either side of the spine. Empty where the cover is part of the file.
    cover: tuple[Leaf, ...] = ()

    def side(self, number: int) -> str:
        """Return "left" or "right": where a page lies when the book is open."""
        recto = "right" if self.binding == "left" else "left"
        verso = "left" if recto == "right" else "right"
        return recto if number % 2 else verso


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One thing the book must show, before it has pages."""

    role: Role
    page: Page | None

    @property
    def because(self) -> str:
        return "story" if self.page else "matter"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What planning looks at."""

    story: Story
    theme: Theme
    trim: Size
    aspects: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """Leaves in their order from a page number on, the next free page, what was said, what it costs a reader."""

    leaves: tuple[Leaf, ...]
    following: int
    said: tuple[Diagnostic, ...]
    cost: int


def plan_dummy(
    story: Story, theme: Theme, printer: Printer, *, aspects: Mapping[str, float] | None = None
) -> tuple[Dummy, tuple[Diagnostic, ...]]:
    """Plan the book. `aspects`: width over height of the pictures that already exist, by picture name.

    Returns the dummy and what there is to say, errors of the story among it. Raises PrinterCannotMakeIt, with
    all the errors found, where the printer does not make the trim or bind so many pages.
    """
    desk = _Desk(story=story, theme=theme, trim=story.trim or DEFAULT_TRIM, aspects=aspects or {})
    entries, remarks = _entries(story, theme)
    inside = printer.cover == "inside"
    laid = _laid(desk, entries, start=3 if inside else 1)
    body = sum(len(leaf.pages) for leaf in laid.leaves)
    refused = _refusals(story, printer, desk.trim, laid)
    said = (*remarks, *laid.said, *refused)
    if refused:
        raise PrinterCannotMakeIt(errors_in(said))
    blanks = binding.padding(printer, body)
    padded = (*laid.leaves, *_padding(theme, laid.following, blanks))
    around = _round_cover(desk, laid.following + blanks) if inside else ((), ())
    dummy = Dummy(
        trim=desk.trim,
        leaves=(*around[0], *padded, *around[1]),
        page_count=binding.counted(printer, body) + blanks,
        binding=binding_edge(story.language),
        cover=() if inside else (_cover(desk, Role.COVER, 1), _cover(desk, Role.BACK_COVER, 2)),
    )
    return dummy, (*said, *_said_of_padding(printer, blanks, laid.following))


def binding_edge(language: str) -> str:
    """Return "right" for a language read from right to left, else "left"."""
    code, *subtags = language.lower().replace("_", "-").split("-")
    scripts = [tag for tag in subtags if len(tag) == 4 and tag.isalpha()]
    rtl = scripts[0] in _RIGHT_BOUND_SCRIPTS if scripts else code in _RIGHT_BOUND
    return "right" if rtl else "left"


def _entries(story: Story, theme: Theme) -> tuple[tuple[_Entry, ...], tuple[Diagnostic, ...]]:
    """Return what the body of the book must show, in order; covers apart."""
    typed = [page for page in story.pages if page.role not in COVERS]
    empty = [page for page in typed if _says_nothing(page) and not _fills_itself(story, page.role)]
    entries = [_Entry(role=page.role, page=page) for page in typed if page not in empty]
    first = next((at for at, one in enumerate(entries) if one.role is Role.STORY), len(entries))
    front = _with_wanted(entries[:first], _wanted(story, theme.matter.front, entries))
    back = [_Entry(role=role, page=None) for role in _wanted(story, theme.matter.back, [*entries, *front])]
    remarks = [*map(_nothing_to_say, empty), *_second_covers(story)]
    return (*front, *entries[first:], *back), tuple(remarks)


def _with_wanted(typed: list[_Entry], wanted: tuple[Role, ...]) -> tuple[_Entry, ...]:
    """Put the matter a theme wants where its order says, round what the author typed in an order of their own."""
    made = list(typed)
    order = {role: at for at, role in enumerate(wanted)}
    after = -1
    for role in order:
        known = [at for at, one in enumerate(made) if one.role is role]
        if known:
            after = max(after, known[0])
            continue
        after += 1
        made.insert(after, _Entry(role=role, page=None))
    return tuple(made)


def _wanted(story: Story, roles: tuple[Role, ...], entries: list[_Entry]) -> tuple[Role, ...]:
    """Return the roles of a theme's matter that can be shown, without those typed behind the story's beginning."""
    first = next((at for at, one in enumerate(entries) if one.role is Role.STORY), len(entries))
    later = {one.role for one in entries[first:]}
    return tuple(
        role for role in roles if role not in COVERS and role not in later and _can_show(story, entries, role)
    )


def _can_show(story: Story, entries: list[_Entry], role: Role) -> bool:
    return _fills_itself(story, role) or any(one.role is role for one in entries)


def _fills_itself(story: Story, role: Role) -> bool:
    """Say whether an empty page of a role has something to show from the front matter or the theme."""
    match role:
        case Role.DEDICATION:
            return bool(story.dedication)
        case (
            Role.NOTE
            | Role.ABOUT
            | Role.QUESTIONS
            | Role.GLOSSARY
            | Role.CREDITS
            | Role.ACTIVITY
            | Role.STORY
        ):
            return False
        case _:
            return True


def _says_nothing(page: Page) -> bool:
    return not page.blocks and page.role is not Role.BLANK


def _nothing_to_say(page: Page) -> Diagnostic:
    said = f"the {page.role} page is empty, and nothing in the front matter fills it, so the book has none"
    told = "dedication: For …" if page.role is Role.DEDICATION else "type its words under it"
    return warning("empty-page", said, page.span, told)


def _second_covers(story: Story) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for role in COVERS:
        for page in [page for page in story.pages if page.role is role][1:]:
            said = f"the book has two {role} pages; this is the second"
            found.append(error("second-cover", said, page.span, "take one of them away"))
    return found


def _laid(desk: _Desk, entries: tuple[_Entry, ...], start: int) -> _Laid:
    """Give the entries their pages; where a filler before the story saves one inside it, take that."""
    plain = _lay(desk, entries, start, lead=False)
    if plain.cost <= _FRONT_FILLER or not desk.theme.matter.fillers:
        return plain
    led = _lay(desk, entries, start, lead=True)
    return led if led.cost < plain.cost else plain


def _lay(desk: _Desk, entries: tuple[_Entry, ...], start: int, *, lead: bool) -> _Laid:
    leaves: list[Leaf] = []
    said: list[Diagnostic] = []
    number, position, cost = start, 0, 0
    for entry in entries:
        story_page = entry.role is Role.STORY
        if lead and story_page and not position:
            leaves.append(_filler(desk, entries, leaves, number))
            said.append(_led(leaves[-1]))
            number, cost = number + 1, cost + _FRONT_FILLER
        position += story_page
        template, complaints = _template(desk, entry, position if story_page else 0, number % 2 == 0)
        said += complaints
        sides = template.sides if template else 1
        if sides == 2 and number % 2:
            cost += (_MID_FILLER if position > 1 else _FRONT_FILLER) if desk.theme.matter.fillers else _BROKEN
            said.append(_on_odd_page(desk, entry, number))
            leaves.append(_filler(desk, entries, leaves, number))
            number += 1
        name = template.name if template else ""
        numbers = tuple(range(number, number + sides))
        leaves.append(
            Leaf(role=entry.role, template=name, pages=numbers, page=entry.page, because=entry.because)
        )
        number += sides
    return _Laid(leaves=tuple(leaves), following=number, said=tuple(said), cost=cost)


def _template(
    desk: _Desk, entry: _Entry, position: int, even: bool
) -> tuple[PageTemplate | None, list[Diagnostic]]:
    """Return the template of an entry, by its `layout:` or the theme's rules, and what is wrong with it."""
    if entry.role is Role.BLANK:
        return None, []
    seen = _facts(desk, entry, position, even)
    asked = entry.page.directions.layout if entry.page else None
    found = desk.theme.page(asked.strip()) if asked else choosing.choose(desk.theme, seen)
    if asked and (found is None or entry.role not in found.roles):
        return choosing.choose(desk.theme, seen), [_no_such_layout(desk, entry, seen)]
    if entry.page and (found is None or len(found.pictures) < len(entry.page.pictures)):
        return found, [_no_room(desk, entry.page, found)]
    return found, []


def _facts(desk: _Desk, entry: _Entry, position: int, even: bool) -> Facts:
    page = entry.page
    if page is None:
        page = Page(number=0, role=entry.role, span=Span(file=desk.story.file, line=1))
    seen = facts(page, desk.aspects, desk.trim.aspect, position=position, even=even)
    if entry.role is not Role.COVER:
        return seen
    # A front cover nobody gave a picture shows one of the book's own; a back one would give the end away.
    return replace(seen, pictures=seen.pictures or min(1, len(desk.story.pictures)))


def _no_such_layout(desk: _Desk, entry: _Entry, seen: Facts) -> Diagnostic:
    assert entry.page is not None
    asked = (entry.page.directions.layout or "").strip()
    fit = [page.name for page in choosing.fitting(desk.theme, entry.role, seen.pictures)]
    near = nearest(asked, fit)
    told = f"these fit: {', '.join(fit)}" if fit else "the theme has none for such a page"
    kind = "a template for another kind of page" if desk.theme.page(asked) else "no template"
    said = f"`layout: {asked}` is {kind} of the theme {desk.theme.name}"
    return error("no-such-layout", said, entry.page.span, f"try: {near} ({told})" if near else told)


def _no_room(desk: _Desk, page: Page, found: PageTemplate | None) -> Diagnostic:
    fit = [one.name for one in choosing.fitting(desk.theme, page.role, len(page.pictures))]
    has = f"the template {found.name} has room for {len(found.pictures)}" if found else "no template has room"
    said = f"this page has {len(page.pictures)} pictures, and {has}"
    told = f"layout: {fit[0]} (these have room: {', '.join(fit)})" if fit else "divide the page with ---"
    return error("no-room-for-pictures", said, page.span, told)


def _filler(desk: _Desk, entries: tuple[_Entry, ...], leaves: list[Leaf], number: int) -> Leaf:
    """Return the theme's next filler: matter the book has not yet only before the story, quiet pages anywhere."""
    quiet = _quiet(desk.theme)
    templates = (page for name in desk.theme.matter.fillers if (page := desk.theme.page(name)))
    present = {one.role for one in entries} | {leaf.role for leaf in leaves}
    matter = [page for page in templates if page not in quiet and not present.intersection(page.roles)]
    begun = any(leaf.role is Role.STORY for leaf in leaves)
    used = sum(leaf.because == "filler" for leaf in leaves)
    chosen = matter[0] if matter and not begun else quiet[used % len(quiet)] if quiet else None
    if chosen is None:
        return replace(_blank(number), because="filler")
    return Leaf(role=chosen.roles[0], template=chosen.name, pages=(number,), page=None, because="filler")


def _on_odd_page(desk: _Desk, entry: _Entry, number: int) -> Diagnostic:
    """Say that a spread would start on a recto: mended with a filler, or to be mended by the author."""
    span = entry.page.span if entry.page else None
    what = f"page {entry.page.number} of the story" if entry.page else f"the {entry.role}"
    if desk.theme.matter.fillers:
        said = (
            f"{what} takes two sides and would start on page {number}, a recto, so a filler stands before it"
        )
        return hint("filler", said, span, "to do without, move the page one place up or down")
    said = (
        f"{what} takes two sides and would start on page {number}, a recto: a spread starts on an even page"
    )
    return error(
        "spread-on-recto", said, span, f"move {what} one place up or down, or give it another `layout:`"
    )


def _led(filler: Leaf) -> Diagnostic:
    page = filler.pages[0]
    return hint("lead", f"page {page} is added before the story, so that its spreads start on even pages")


def _blank(number: int) -> Leaf:
    return Leaf(role=Role.BLANK, template="", pages=(number,), page=None, because="padding")


def _padding(theme: Theme, number: int, blanks: int) -> tuple[Leaf, ...]:
    """Return the pages a printer's rule adds: the theme's quiet page as a tailpiece, the rest blank."""
    leaves = [_blank(number + at) for at in range(blanks)]
    quiet = next(iter(_quiet(theme)), None)
    if quiet and leaves:
        leaves[0] = replace(leaves[0], template=quiet.name)
    return tuple(leaves)


def _quiet(theme: Theme) -> tuple[PageTemplate, ...]:
    """Return the fillers that may stand anywhere: pages with nothing to say."""
    known = (page for name in theme.matter.fillers if (page := theme.page(name)))
    return tuple(page for page in known if Role.STORY in page.roles or Role.BLANK in page.roles)


def _round_cover(desk: _Desk, number: int) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """Return the leaves of a cover inside the file: two before page 3, and two from a page number on."""
    front = (_cover(desk, Role.COVER, 1), _inner_cover(desk, 2))
    return front, (_inner_cover(desk, number), _cover(desk, Role.BACK_COVER, number + 1))


def _inner_cover(desk: _Desk, number: int) -> Leaf:
    role = desk.theme.matter.inside_cover
    template, _ = _template(desk, _Entry(role=role, page=None), 0, False)
    name = template.name if template else ""
    return Leaf(role=role, template=name, pages=(number,), page=None, because="matter")


def _cover(desk: _Desk, role: Role, number: int) -> Leaf:
    page = next((page for page in desk.story.pages if page.role is role), None)
    entry = _Entry(role=role, page=page)
    template, _ = _template(desk, entry, 0, False)
    name = template.name if template else ""
    return Leaf(role=role, template=name, pages=(number,), page=page, because=entry.because)


def _refusals(story: Story, printer: Printer, trim: Size, laid: _Laid) -> tuple[Diagnostic, ...]:
    """Say why the printer cannot make this book, and which printers can."""
    body = sum(len(leaf.pages) for leaf in laid.leaves)
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
        found.append(error("page-count", f"{why}{can}", story.where("printers"), _mend(printer, trim, body)))
    return tuple(found)


def _mend(printer: Printer, trim: Size, body: int) -> str:
    if binding.too_long(printer, trim, body):
        return "make two books of it, or lay fewer pages as spreads"
    missing = max(1, binding.padding(printer, body) - 1)
    more = "one more page" if missing == 1 else f"{missing} more pages"
    return f"write {more}, or lay pages across two sides with `layout: spread`: each adds a page"


def _said_of_padding(printer: Printer, blanks: int, number: int) -> tuple[Diagnostic, ...]:
    if not blanks:
        return ()
    pages = f"page {number} is" if blanks == 1 else f"pages {number} to {number + blanks - 1} are"
    rule = printer.pages
    total = number + blanks - 1 + (2 if printer.cover == "inside" else 0)
    asks = f"needs {rule.min} pages" if total == rule.min else f"binds multiples of {rule.multiple} pages"
    return (hint("padding", f"{pages} added at the end, because {printer.name} {asks}"),)
