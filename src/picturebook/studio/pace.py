"""Pace: so many requests at once, so many pictures a minute, and slower as soon as the host says so.

A rate the user names is kept by spacing the starts evenly. Without one the host's own headers are obeyed: when
nothing is left, or it answers 429, nobody starts before the time it gave.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Condition

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


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

    def wait(self) -> None:
        """Return when the next picture may begin."""
        while True:
            with self._turn:
                now = self._now()
                left = self._next - now
                if left <= 0:
                    # Spaced from when it was due, not from when we woke: lateness must not add up.
                    due = self._next if now - self._next < self.interval else now
                    self._next = due + self.interval
                    return
            self._sleep(min(left, 1.0))

    def hold(self, seconds: float) -> None:
        """Let nobody begin for so long."""
        with self._turn:
            self._next = max(self._next, self._now() + seconds)

    def heard(self, headers: Mapping[str, str]) -> None:
        """Read what a host says of its limits after an answer."""
        remaining, reset = (
            headers.get("x-ratelimit-remaining-images"),
            headers.get("x-ratelimit-reset-images"),
        )
        if remaining is not None and remaining.strip() == "0" and reset:
            self.hold(seconds_of(reset) or 0.0)


def seconds_of(text: str) -> float | None:
    """Read a duration as hosts write it: "12", "0.5s", "1m30s", "250ms"; None for anything else."""
    import re

    plain = text.strip()
    try:
        return max(0.0, float(plain))
    except ValueError:
        pass
    parts = re.findall(r"(\d+(?:\.\d+)?)(ms|s|m|h)", plain)
    if not parts or "".join(f"{number}{unit}" for number, unit in parts) != plain:
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)
