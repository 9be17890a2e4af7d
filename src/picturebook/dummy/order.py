"""The order of the book: the pages the author typed, with the matter the theme wants and the story lacks.

Typed pages keep their places; what is missing falls in round them in the theme's order. Nothing is added that
the front matter cannot fill.
"""

from __future__ import annotations

from picturebook.design.theme import Theme
from picturebook.diagnostics import Diagnostic, error, warning
from picturebook.manuscript.story import Page, Role, Story
from picturebook.record import record

COVERS = (Role.COVER, Role.BACK_COVER)
# Pages that hold the author's own words or nothing.
_TYPED_ONLY = frozenset({Role.STORY, Role.NOTE, Role.ABOUT, Role.QUESTIONS, Role.GLOSSARY, Role.ACTIVITY})

_FILLED_BY = {Role.DEDICATION: "dedication: For …", Role.CREDITS: "license: CC BY 4.0"}


@record
class Entry:
    """One thing the book must show, before it has pages."""

    role: Role
    page: Page | None

    @property
    def because(self) -> str:
        """Say why it is there, as a Leaf does."""
        return "story" if self.page else "matter"


def entries_of(story: Story, theme: Theme) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Return what the body of the book must show, in order; covers apart."""
    typed = [page for page in story.pages if page.role not in COVERS]
    empty = [page for page in typed if _says_nothing(page) and not _fills_itself(story, page.role)]
    entries = [Entry(role=page.role, page=page) for page in typed if page not in empty]
    first = next((at for at, one in enumerate(entries) if one.role is Role.STORY), len(entries))
    front = _with_wanted(entries[:first], _wanted(story, theme.matter.front, entries))
    back = [Entry(role=role, page=None) for role in _wanted(story, theme.matter.back, [*entries, *front])]
    remarks = [*map(_nothing_to_say, empty), *_second_covers(story)]
    return (*front, *entries[first:], *back), tuple(remarks)


def _with_wanted(typed: list[Entry], wanted: tuple[Role, ...]) -> tuple[Entry, ...]:
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
        made.insert(after, Entry(role=role, page=None))
    return tuple(made)


def _wanted(story: Story, roles: tuple[Role, ...], entries: list[Entry]) -> tuple[Role, ...]:
    """Return the roles of a theme's matter that can be shown, without those typed behind the story's beginning."""
    first = next((at for at, one in enumerate(entries) if one.role is Role.STORY), len(entries))
    later = {one.role for one in entries[first:]}
    return tuple(
        role for role in roles if role not in COVERS and role not in later and _can_show(story, entries, role)
    )


def _can_show(story: Story, entries: list[Entry], role: Role) -> bool:
    return _fills_itself(story, role) or any(one.role is role for one in entries)


def _fills_itself(story: Story, role: Role) -> bool:
    """Say whether an empty page of a role has something to show from the front matter or the theme."""
    if role is Role.DEDICATION:
        return bool(story.dedication)
    if role is Role.CREDITS:
        return bool(story.license or story.source or story.changes or story.credits)
    return role not in _TYPED_ONLY


def _says_nothing(page: Page) -> bool:
    return not page.blocks and page.role is not Role.BLANK


def _nothing_to_say(page: Page) -> Diagnostic:
    said = f"the {page.role} page is empty, and nothing in the front matter fills it, so the book has none"
    told = _FILLED_BY.get(page.role, "type its words under it")
    return warning("empty-page", said, page.span, told)


def _second_covers(story: Story) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for role in COVERS:
        for page in [page for page in story.pages if page.role is role][1:]:
            said = f"the book has two {role} pages; this is the second"
            found.append(error("second-cover", said, page.span, "take one of them away"))
    return found
