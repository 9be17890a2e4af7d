"""Paging: each thing the book shows gets its page, and a spread an even one.

Where a spread would begin on a recto, a filler of the theme goes before it. One filler before the story is
better than one in its midst, so both ways are laid out and the kinder one is kept.
"""

from __future__ import annotations

from picturebook.design.theme import PageTemplate, Theme
from picturebook.diagnostics import Diagnostic, error, hint
from picturebook.dummy.dressing import Desk, Spot, dress
from picturebook.dummy.leaves import Leaf, blank_leaf
from picturebook.dummy.order import Entry
from picturebook.manuscript.story import Role
from picturebook.record import record

_MID_FILLER, _FRONT_FILLER, _BROKEN = 2, 1, 100  # what a plan costs its reader


@record
class Laid:
    """Leaves in their order from a page number on, the next free page, what was said, what it costs a reader."""

    leaves: tuple[Leaf, ...]
    following: int
    said: tuple[Diagnostic, ...]
    cost: int

    @property
    def body(self) -> int:
        """How many pages they take."""
        return sum(len(leaf.pages) for leaf in self.leaves)


def lay_out(desk: Desk, entries: tuple[Entry, ...], start: int) -> Laid:
    """Give the entries their pages; where a filler before the story saves one inside it, take that."""
    plain = _lay(desk, entries, start, lead=False)
    if plain.cost <= _FRONT_FILLER or not desk.theme.matter.fillers:
        return plain
    led = _lay(desk, entries, start, lead=True)
    return led if led.cost < plain.cost else plain


def _lay(desk: Desk, entries: tuple[Entry, ...], start: int, *, lead: bool) -> Laid:
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
        template, complaints = dress(
            desk, entry, Spot(position=position if story_page else 0, even=number % 2 == 0)
        )
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
    return Laid(leaves=tuple(leaves), following=number, said=tuple(said), cost=cost)


def _filler(desk: Desk, entries: tuple[Entry, ...], leaves: list[Leaf], number: int) -> Leaf:
    """Return the theme's next filler: matter the book has not yet only before the story, quiet pages anywhere."""
    quiet = quiet_pages(desk.theme)
    templates = (page for name in desk.theme.matter.fillers if (page := desk.theme.page(name)))
    present = {one.role for one in entries} | {leaf.role for leaf in leaves}
    matter = [page for page in templates if page not in quiet and not present.intersection(page.roles)]
    begun = any(leaf.role is Role.STORY for leaf in leaves)
    used = sum(leaf.because == "filler" for leaf in leaves)
    chosen = matter[0] if matter and not begun else quiet[used % len(quiet)] if quiet else None
    if chosen is None:
        return blank_leaf(number, because="filler")
    return Leaf(role=chosen.roles[0], template=chosen.name, pages=(number,), page=None, because="filler")


def _on_odd_page(desk: Desk, entry: Entry, number: int) -> Diagnostic:
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


def quiet_pages(theme: Theme) -> tuple[PageTemplate, ...]:
    """Return the fillers that may stand anywhere: pages with nothing to say."""
    known = (page for name in theme.matter.fillers if (page := theme.page(name)))
    return tuple(page for page in known if Role.STORY in page.roles or Role.BLANK in page.roles)
