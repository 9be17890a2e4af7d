"""Pace: so many requests at once, so many pictures a minute, and slower as soon as the host says so.

A rate the user names is kept by spacing the starts evenly. Without one the host's own headers are obeyed: when
nothing is left, or it answers 429, nobody starts before the time it gave, and from then on the starts are spaced by
what it allows, so that it need not say so again.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from math import isfinite
from threading import Condition, Event

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "mi": 60.0, "h": 3600.0, "d": 86_400.0}
_PART = re.compile(
    r"(\d+(?:\.\d+)?) ?(ms|s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?)?|d(?:ays?)?)(?![a-z])"
)
_NAP = 0.25  # seconds: how soon somebody who waits hears that all is stopped


class Pace:
    """Shared by every request of one shoot. `now` and `sleep` are given by tests."""

    def __init__(
        self,
        images_per_minute: float | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.interval = 60.0 / images_per_minute if images_per_minute else 0.0
        self._now, self._sleep = now, sleep
        self._next = 0.0
        self._turn = Condition()
        self._stopped = Event()

    @property
    def stopped(self) -> bool:
        """Whether nothing more may begin."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let nothing more begin, now or later."""
        self._stopped.set()

    def wait(self) -> bool:
        """Return True when the next picture may begin, False if none may any more."""
        while not self.stopped:
            with self._turn:
                now = self._now()
                left = self._next - now
                if left <= 0:
                    # Spaced from when it was due, not from when we woke: lateness must not add up.
                    due = self._next if now - self._next < self.interval else now
                    self._next = due + self.interval
                    return True
            self._sleep(min(left, _NAP))
        return False

    def rest(self, seconds: float) -> bool:
        """Return True after so many seconds, False as soon as nothing more may begin."""
        return not self._stopped.wait(seconds)

    def hold(self, seconds: float) -> None:
        """Let nobody begin for so long."""
        with self._turn:
            self._next = max(self._next, self._now() + seconds)

    def heard(self, headers: Mapping[str, str]) -> None:
        """Read what a host says of its limits, after any answer."""
        if headers.get("x-ratelimit-remaining-images", "").strip() != "0":
            return
        limit = seconds_of(headers.get("x-ratelimit-limit-images", ""))
        if not limit:
            self.hold(seconds_of(headers.get("x-ratelimit-reset-images", "")) or 0.0)
        elif self.interval < 60.0 / limit:
            # It says when all of its minute is there again; the next picture is there long before.
            self.interval = 60.0 / limit
            self.hold(self.interval)


def seconds_of(text: str) -> float | None:
    """Read a duration as hosts write it: "12", "0.5s", "1m30s", "250ms", "51.84 seconds"; None for anything else."""
    plain = text.strip().lower()
    try:
        found = float(plain)
    except ValueError:
        return _in_units(plain)
    return max(0.0, found) if isfinite(found) else None


def _in_units(text: str) -> float | None:
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        return None
    return sum(
        float(number) * _UNITS[unit[:2] if unit.startswith(("ms", "mi")) else unit[0]]
        for number, unit in parts
    )
