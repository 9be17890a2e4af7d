"""Pace: evenly spaced when a rate is told, held back when the host says so."""

from __future__ import annotations

import pytest

from picturebook.studio.pace import Pace, seconds_of


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.now += seconds


def starts(pace: Pace, clock: Clock, count: int) -> list[float]:
    """Return when so many pictures began, counted from the first moment."""
    found = []
    for _ in range(count):
        pace.wait()
        found.append(round(clock.now - 100.0, 3))
    return found


def paced(rate: float | None = None) -> tuple[Pace, Clock]:
    """Return a pace and its clock."""
    clock = Clock()
    return Pace(rate, now=lambda: clock.now, sleep=clock.sleep), clock


def test_without_a_rate_nobody_waits() -> None:
    """The host's own limits are met when it tells them."""
    assert starts(*paced(), 4) == [0, 0, 0, 0]


def test_a_rate_is_kept_evenly() -> None:
    """Thirty a minute: one every two seconds, and lateness does not add up."""
    pace, clock = paced(30)
    assert starts(pace, clock, 3) == [0, 2, 4]
    clock.now += 0.5
    assert starts(pace, clock, 2) == [6, 8]
    clock.now += 60
    assert starts(pace, clock, 2) == [68, 70]


def test_a_host_that_is_out_of_breath_is_waited_for() -> None:
    """By its headers, or by what it answered."""
    pace, clock = paced()
    pace.heard({"x-ratelimit-remaining-images": "0", "x-ratelimit-reset-images": "1m3s"})
    assert starts(pace, clock, 2) == [63, 63]
    pace.hold(5)
    pace.heard({"x-ratelimit-remaining-images": "3", "x-ratelimit-reset-images": "9s"})
    assert starts(pace, clock, 1) == [68]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12", 12),
        ("0.5s", 0.5),
        ("1m30s", 90),
        ("250ms", 0.25),
        ("2h", 7200),
        ("soon", None),
        ("", None),
        ("-3", 0),
    ],
)
def test_durations_as_hosts_write_them(text: str, seconds: float | None) -> None:
    """Numbers are seconds; units may follow one another."""
    assert seconds_of(text) == seconds
