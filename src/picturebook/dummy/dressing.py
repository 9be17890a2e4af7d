"""Dressing the pages: the template each gets, by its author's `layout:` or by the theme's rules.

Every picture is a shot: a template without room for all of a page's pictures is an error that names those with
room, and never a picture less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from picturebook.design import choosing
from picturebook.design.choosing import Facts, facts
from picturebook.design.theme import PageTemplate, Theme
from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.dummy.order import Entry
from picturebook.fields import nearest
from picturebook.manuscript.story import Page, Role, Story
from picturebook.measure import Size
from picturebook.record import record

WORDLESS = "-wordless"  # what the name of a template ends in that leaves no room for words


@record
class Desk:
    """What planning looks at."""

    story: Story
    theme: Theme
    trim: Size
    aspects: Mapping[str, float]
    held: Mapping[int, str]  # templates already settled, by the story's page number


@record
class Spot:
    """Where an entry falls: its place among the story pages (0 for matter), and whether the next page is even."""

    position: int = 0
    even: bool = False


def dress(desk: Desk, entry: Entry, spot: Spot) -> tuple[PageTemplate | None, list[Diagnostic]]:
    """Return the template of an entry, by its `layout:` or the theme's rules, and what is wrong with it."""
    if entry.role is Role.BLANK:
        return None, []
    held = desk.held.get(entry.page.number) if entry.page else None
    if held:
        return desk.theme.page(held), []
    seen = _facts(desk, entry, spot)
    asked = entry.page.directions.layout if entry.page else None
    found = _asked(desk.theme, asked.strip(), seen) if asked else choosing.choose(desk.theme, seen)
    if not asked and _borrows(desk, entry):
        found = desk.theme.page(desk.theme.matter.borrowed_cover or "") or found
    if asked and (found is None or entry.role not in found.roles):
        return choosing.choose(desk.theme, seen), [_no_such_layout(desk, entry, seen)]
    if entry.page and (found is None or len(found.pictures) < len(entry.page.pictures)):
        return found, [_no_room(desk, entry.page, found)]
    return found, []


def _asked(theme: Theme, name: str, seen: Facts) -> PageTemplate | None:
    """Return the template an author names; for a page without words its wordless twin, where there is one."""
    twin = None if seen.words else theme.page(f"{name}{WORDLESS}")
    if twin and seen.role in twin.roles and len(twin.pictures) >= seen.pictures:
        return twin
    return theme.page(name)


def _borrows(desk: Desk, entry: Entry) -> bool:
    """Say whether a front cover shows one of the book's pictures: it was made with no title in mind."""
    own = entry.page is not None and entry.page.pictures
    return entry.role is Role.COVER and not own and bool(desk.story.pictures)


def _facts(desk: Desk, entry: Entry, spot: Spot) -> Facts:
    page = entry.page
    if page is None:
        page = Page(number=0, role=entry.role, span=Span(file=desk.story.file, line=1))
    seen = facts(page, desk.aspects, desk.trim.aspect, position=spot.position, even=spot.even)
    if entry.role is not Role.COVER:
        return seen
    # A front cover nobody gave a picture shows one of the book's own; a back one would give the end away.
    return replace(seen, pictures=seen.pictures or min(1, len(desk.story.pictures)))


def _no_such_layout(desk: Desk, entry: Entry, seen: Facts) -> Diagnostic:
    assert entry.page is not None
    asked = (entry.page.directions.layout or "").strip()
    fit = [page.name for page in choosing.fitting(desk.theme, entry.role, seen.pictures)]
    near = nearest(asked, fit)
    told = f"these fit: {', '.join(fit)}" if fit else "the theme has none for such a page"
    kind = "a template for another kind of page" if desk.theme.page(asked) else "no template"
    said = f"`layout: {asked}` is {kind} of the theme {desk.theme.name}"
    return error(
        "no-such-layout", said, entry.page.where("layout"), f"try: {near} ({told})" if near else told
    )


def _no_room(desk: Desk, page: Page, found: PageTemplate | None) -> Diagnostic:
    fit = [one.name for one in choosing.fitting(desk.theme, page.role, len(page.pictures))]
    has = f"the template {found.name} has room for {len(found.pictures)}" if found else "no template has room"
    said = f"this page has {len(page.pictures)} pictures, and {has}"
    told = f"layout: {fit[0]} (these have room: {', '.join(fit)})" if fit else "divide the page with ---"
    return error("no-room-for-pictures", said, page.where("layout"), told)
