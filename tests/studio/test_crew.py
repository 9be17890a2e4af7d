"""The crew: whatever goes wrong with one picture, those that are out are kept."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from picturebook.errors import DiskError, OverBudget
from picturebook.storyboard.request import Request
from picturebook.studio.crew import Ended, at_once
from picturebook.studio.hiring import Hiring
from picturebook.studio.ledger import Ledger
from picturebook.studio.office import Office, Way
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio.doubles import PAID, drawn

COUNTS, BOAT = requests_of(TWO_PAGES, PAID).values()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with two desks."""
    hiring = Hiring(folder=tmp_path, purse=Ledger(tmp_path / "ledger.jsonl"), at_once=2)
    return Office(hiring, Way(name="double", family="double"))


def slow_and(problem: BaseException) -> Any:
    """Draw the second picture after the first one has gone wrong."""
    wrong = Event()

    def one(request: Request) -> Ended:
        if request is COUNTS:
            wrong.set()
            raise problem
        wrong.wait(5)
        return drawn(request), None

    return one


@pytest.mark.parametrize("problem", [OverBudget("no"), DiskError("full"), ZeroDivisionError("ours")])
def test_what_is_out_is_given_before_it_is_told(problem: Exception, office: Office) -> None:
    """A wall, a disk, a fault of ours: the other picture was paid for."""
    came = []
    with pytest.raises(type(problem)):
        for outcome in at_once((COUNTS, BOAT), office, slow_and(problem)):
            came.append(outcome.request)
    assert came == [BOAT]


def test_nothing_is_begun_after_trouble_or_a_stop(office: Office) -> None:
    """What was not begun gives no outcome."""
    begun: list[Request] = []

    def one(request: Request) -> Ended:
        begun.append(request)
        office.pace.stop()
        return drawn(request), None

    many = (COUNTS, BOAT, COUNTS, BOAT, COUNTS)
    assert len(list(at_once(many, office, one))) == len(begun) <= 2


def test_a_picture_is_settled_once_somebody_has_come_back_for_more(office: Office) -> None:
    """Money is settled when the picture is safe, never before."""
    order: list[str] = []
    work = at_once((BOAT,), office, lambda one: (drawn(one), lambda: order.append("settled")))
    next(work)
    order.append("kept")
    assert list(work) == []
    assert order == ["kept", "settled"]
