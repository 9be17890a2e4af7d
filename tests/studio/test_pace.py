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


def test_a_host_s_limit_becomes_the_pace() -> None:
    """Five a minute, all of them used up: the next in twelve seconds and one every twelve from then on."""
    pace, clock = paced()
    used_up = {
        "x-ratelimit-remaining-images": "0",
        "x-ratelimit-limit-images": "5",
        "x-ratelimit-reset-images": "60s",
    }
    pace.heard(used_up)
    assert starts(pace, clock, 2) == [12, 24]
    pace.heard(used_up)
    assert starts(pace, clock, 1) == [36]


def test_nobody_begins_once_all_is_stopped() -> None:
    """Neither now nor after the wait, and a rest is cut short."""
    pace, clock = paced()
    assert pace.rest(0)
    pace.hold(60)
    pace.stop()
    assert (pace.wait(), pace.rest(60)) == (False, False)
    assert clock.now == 100.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12", 12),
        ("0.5s", 0.5),
        ("1m30s", 90),
        ("250ms", 0.25),
        ("2h", 7200),
        ("51.84 seconds", 51.84),
        ("1 minute 30 secs", 90),
        ("2 days", 172_800),
        ("inf", None),
        ("nan", None),
        ("3 apples", None),
        ("soon", None),
        ("", None),
        ("-3", 0),
    ],
)
def test_durations_as_hosts_write_them(text: str, seconds: float | None) -> None:
    """Numbers are seconds; units may follow one another."""
    assert seconds_of(text) == seconds
