"""What is said twice: two directions of one key for one picture or page, of which only the later can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from picturebook.diagnostics import Diagnostic, Span, hint
from picturebook.manuscript.directions import LIST_KEYS, PAGE_KEYS, Spoken


@dataclass(slots=True)
class Twice:
    """Listens to the directions of a page, and of one picture on it after the other."""

    _page: dict[tuple[str, str], Span] = field(default_factory=dict)
    _picture: dict[tuple[str, str], Span] = field(default_factory=dict)

    def another_picture(self) -> None:
        """Forget what was said of the picture before."""
        self._picture = {}

    def hear(self, spoken: Iterable[Spoken]) -> Iterator[Diagnostic]:
        """Give a hint for every direction that takes the place of an earlier one."""
        for one in spoken:
            heard = self._page if one.key in PAGE_KEYS else self._picture
            before = heard.get((one.key, one.who))
            heard[one.key, one.who] = one.span
            if before is not None:
                yield _twice(one, before)


def _twice(one: Spoken, before: Span) -> Diagnostic:
    of = f" of {one.who}" if one.who else ""
    where = f"on line {before.line} and on line {one.span.line}"
    if before.line == one.span.line:
        where = f"twice on line {before.line}"
    told = "take one of them away"
    if one.key in LIST_KEYS:
        told = f"write all the names in one: {one.key}: Pim, Oda"
    return hint("said-twice", f"{one.key} is said{of} {where}, and the later one holds", one.span, told)
