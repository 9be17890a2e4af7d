"""The bill of a shoot going on: what it has cost so far, and what the pictures still to come will probably cost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from picturebook.errors import PicturebookError
from picturebook.storyboard.request import Request
from picturebook.studio.illustrator import Drawn, Illustrator, Priced
from picturebook.studio.money import dollars


@dataclass(slots=True)
class Bill:
    """What is spent, and the estimate of each request by its digest; no estimates where drawing is free."""

    estimates: Mapping[str, int]
    spent: int = 0

    @classmethod
    def of(cls, artist: Illustrator, asked: Mapping[str, Request]) -> Bill:
        """Open the bill of a shoot; a price nobody knows is left out."""
        if artist.abilities.free or not isinstance(artist, Priced):
            return cls(estimates={})
        try:
            # What comes late is paid for.
            return cls(estimates={sha: artist.estimate(one) for sha, one in asked.items() if not one.late})
        except PicturebookError:
            return cls(estimates={})

    def paid(self, outcome: object) -> None:
        """Add what an outcome cost."""
        cost = dict(outcome.record).get("cost_micros") if isinstance(outcome, Drawn) else None
        self.spent += cost if isinstance(cost, int) else 0

    def said(self, what: str, answered: Collection[str]) -> str:
        """Return what is being done with the money it takes, as it stands before the count of pictures."""
        if not self.estimates:
            return what
        left = sum(micros for sha, micros in self.estimates.items() if sha not in answered)
        to_go = f", about {dollars(left)} to go" if left else ""
        return f"{dollars(self.spent)} spent{to_go}; {what}"
