"""The bill of a shoot going on: spent so far, and about as much to go."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.errors import IllustratorFailed
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.bill import Bill
from picturebook.studio.illustrator import NoJournal
from picturebook.studio.shoot import shoot
from picturebook.studio.takes import TakeStore
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio.doubles import PAID, Double, drawn, first_well_then, refuses

REQUESTS = tuple(requests_of(TWO_PAGES, PAID).values())
ASKED = {request_digest(one): one for one in REQUESTS}


class Paid(Double):
    """A double who says a price beforehand and what it was afterwards."""

    def estimate(self, _request: Request) -> int:
        """Return what it would cost."""
        return 100_000

    def kept(self, *_told: object) -> None:
        """Have nothing to settle."""


def test_a_shoot_says_what_is_spent_and_what_is_to_go(tmp_path: Path) -> None:
    """What came costs what it cost, what failed costs nothing, what is to come costs its estimate."""
    artist = Paid(first_well_then(refuses))
    artist.answer = lambda one: (
        drawn(one, record=(("cost_micros", 90_000),)) if one is REQUESTS[0] else refuses(one)
    )
    told: list[tuple[str, int, int]] = []
    store = TakeStore(tmp_path)
    shoot(REQUESTS, artist, store, journal=NoJournal(), told=lambda *step: told.append(step))
    assert told == [
        ("$0.00 spent, about $0.20 to go; drawn", 0, 2),
        ("$0.090 spent, about $0.10 to go; drawn", 1, 2),
        ("$0.090 spent; drawn", 2, 2),
    ]


def test_where_drawing_is_free_or_has_no_price_nothing_is_said_of_money(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No dollars where there are none to count."""

    def nobody_knows(*_: object) -> int:
        raise IllustratorFailed("no price")

    assert Bill.of(Double(free=True), ASKED).said("drawn", ()) == "drawn"
    assert Bill.of(Double(), ASKED).said("drawn", ()) == "drawn"
    monkeypatch.setattr(Paid, "estimate", nobody_knows)
    assert Bill.of(Paid(), ASKED).said("drawn", ()) == "drawn"
