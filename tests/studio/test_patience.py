"""Patience: what is asked again, how often, and what costs nothing to ask twice."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
import pytest

from picturebook.errors import DiskError
from picturebook.studio.pace import Pace
from picturebook.studio.patience import TRIES, Patience, freely
from picturebook.studio.trouble import Trouble, lost


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picturebook.studio.patience._BETWEEN", 0.001)
    monkeypatch.setattr("picturebook.studio.trouble._SHORT", 0.001)


def failing(times: int, problem: Exception) -> Callable[[], str]:
    """Return a call that fails so often and then answers."""
    left = iter(range(times))

    def call() -> str:
        if next(left, None) is not None:
            raise problem
        return "there"

    return call


def test_a_host_that_fails_is_asked_a_few_times() -> None:
    """And then no more."""
    patience, failed = Patience(), Trouble(reason="500", again=True)
    assert [patience.allows(failed) for _ in range(TRIES)] == [True] * (TRIES - 1) + [False]


def test_a_host_that_only_wants_it_slower_is_waited_for() -> None:
    """Longer than any number of tries; a quarter of an hour is enough."""
    patience, slower = Patience(), Trouble(reason="429", again=True, wait=60, slower=True)
    assert [patience.allows(slower) for _ in range(16)] == [True] * 15 + [False]


def test_what_may_have_been_paid_for_is_never_asked_again() -> None:
    """Not even once."""
    assert not Patience().allows(lost("broke off"))


@pytest.mark.parametrize(
    "problem", [httpx2.ReadError("cut"), httpx2.ConnectError("no"), ValueError("no JSON")]
)
def test_what_is_free_is_asked_again_whatever_happened(problem: Exception) -> None:
    """A look, an upload, a download: nobody pays for a second one."""
    assert freely(failing(TRIES - 1, problem), Pace()) == "there"
    found = freely(failing(TRIES, problem), Pace())
    assert isinstance(found, Trouble) and found.paid == "no"
    assert "billed" not in (found.hint or "")


def test_nobody_is_patient_once_all_is_stopped() -> None:
    """The first answer stands."""
    pace = Pace()
    pace.stop()
    assert isinstance(freely(failing(1, httpx2.ReadError("cut")), pace), Trouble)


def test_what_is_not_the_host_s_doing_goes_through() -> None:
    """A full disk, a fault of ours."""
    for problem in (DiskError("full"), KeyError("ours")):
        with pytest.raises(type(problem)):
            freely(failing(1, problem), Pace())
