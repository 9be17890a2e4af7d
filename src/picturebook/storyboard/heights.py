"""Heights: how tall each of the cast is, from what the author measured them by: "1", "3 Pim", "0.25 of Pim".

Chains are followed to a number; somebody others are measured by and who has no number of their own is 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from picturebook.diagnostics import Diagnostic, error
from picturebook.manuscript.cast import Cast, Member
from picturebook.manuscript.names import fold, names_of
from picturebook.record import record

_HEIGHT = re.compile(r"(\d+(?:\.\d+)?)(?: +(?:of +)?(\S.*))?$")
_TOLD = "write height: 1, or height: 3 Pim"
_LEAST, _MOST = Fraction(1, 1000), Fraction(100_000)  # authors may count in millimetres


class _Unclear(ValueError):
    """A height nobody can follow, in words for a person."""


@record
class _Typed:
    """A height as typed: so many times somebody, or so many units."""

    times: Fraction
    of: str | None


def heights(cast: Cast) -> tuple[dict[str, int], tuple[Diagnostic, ...]]:
    """Return each character's height in thousandths of the unit "1", and complaints about names and circles.

    Who has no height, and whom nobody is measured by, is not in it.
    """
    found: dict[str, int] = {}
    complaints: list[Diagnostic] = []
    names, members = names_of(cast.characters), {one.name: one for one in cast.characters}
    measures = {names.get(fold(_of(one) or "")) for one in cast.characters}
    for member in cast.characters:
        try:
            height = _follow(member, names, members) if member.height is not None else None
            if height is None and member.name in measures:
                height = Fraction(1)
        except _Unclear as problem:
            if str(problem) not in (item.message for item in complaints):  # a circle is one mistake
                complaints.append(error("height", str(problem), member.span, _TOLD))
            continue
        if height is not None:
            found[member.name] = max(1, round(height * 1000))
    return found, tuple(complaints)


def _follow(member: Member, names: Mapping[str, str], members: Mapping[str, Member]) -> Fraction:
    """Follow one character's chain to a number. Raises _Unclear."""
    height, asked, at = Fraction(1), [member.name], member
    while at.height is not None:
        typed = _read(at)
        height *= typed.times
        if typed.of is None:
            break
        other = members.get(names.get(fold(typed.of), ""))
        if other is None:
            raise _Unclear(f"{at.name}’s height is measured by “{typed.of}”, and nobody is called that")
        if other.name in asked:
            raise _Unclear(_circle(sorted(asked[asked.index(other.name) :])))
        asked.append(other.name)
        at = other
    if not _LEAST <= height <= _MOST:
        raise _Unclear(f"{member.name}’s height comes to {float(height):g}, which no picture can show")
    return height


def _of(member: Member) -> str | None:
    match = _HEIGHT.match((member.height or "").strip())
    return match[2] if match else None


def _read(member: Member) -> _Typed:
    match = _HEIGHT.match((member.height or "").strip())
    if match is None or Fraction(match[1]) == 0:
        raise _Unclear(f"{member.name}’s height does not understand “{member.height}”")
    return _Typed(times=Fraction(match[1]), of=match[2])


def _circle(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]}’s height is measured by {names[0]}"
    return f"the heights of {', '.join(names[:-1])} and {names[-1]} are measured by each other"
