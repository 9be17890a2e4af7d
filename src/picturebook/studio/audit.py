"""The reference audit: did the host look at the pictures that were sent with a request?

It reports how many image tokens it read. None, or far fewer than the least a picture ever weighed, means that the
picture was drawn from words alone, whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.digest import Json
from picturebook.record import record
from picturebook.studio.references import Sent
from picturebook.studio.tokens import FLOOR, reference_tokens

_NEAR = 0.25  # the formula was fitted by others: more than this away is for a person's eyes
_FAR = 3.5  # of what is expected less than this part: one reference of four was seen, or none


@record
class Audit:
    """What became of the references: seen, doubtful, ignored or unreported."""

    verdict: str
    reported: int | None
    expected: int

    @property
    def unusable(self) -> str | None:
        """Why the picture may not stand in a book, in words; None if it may."""
        if self.verdict != "ignored":
            return None
        return f"the references were not seen: {self.reported} image tokens reported, about {self.expected} expected"

    def to_json(self) -> dict[str, Json]:
        """Return it as plain data."""
        return {"verdict": self.verdict, "reported": self.reported, "expected": self.expected}


def audit(sent: Sequence[Sent], reported: int | None) -> Audit | None:
    """Hold what was reported against what was sent; None where nothing was sent."""
    if not sent:
        return None
    expected = sum(reference_tokens(one.width, one.height) for one in sent)
    return Audit(verdict=_verdict(len(sent), expected, reported), reported=reported, expected=expected)


def _verdict(count: int, expected: int, reported: int | None) -> str:
    if reported is None:
        return "unreported"
    if reported < max(min(FLOOR * count, expected / 2), expected / _FAR):
        return "ignored"
    return "seen" if abs(reported - expected) <= expected * _NEAR else "doubtful"
