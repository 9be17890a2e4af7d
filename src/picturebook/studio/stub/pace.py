"""The pace: so many images a minute, as a bucket that fills again bit by bit, and the headers that tell of it."""

from __future__ import annotations

import time
from math import ceil
from threading import Lock

from picturebook.studio.stub.wire import Refused

_UNHURRIED = 6000.0  # images a minute said in the headers where no limit was asked for
Headers = tuple[tuple[str, str], ...]


class Pace:
    """A bucket of images: it holds a minute's worth, or `burst`, and fills at the rate."""

    def __init__(self, images_per_minute: float | None, burst: int | None = None) -> None:
        self._limited = images_per_minute is not None
        self._rate = images_per_minute or _UNHURRIED
        self._most = float(burst or max(1, int(self._rate)))
        self._level, self._then = self._most, time.monotonic()
        self._lock = Lock()

    def spend(self, images: int) -> None:
        """Let so many images begin. Raises Refused (429, with the time to wait) if that is too fast."""
        with self._lock:
            self._fill()
            if self._limited and self._level < images:
                raise self._too_fast((images - self._level) * 60 / self._rate, images)
            self._level = max(0.0, self._level - images)

    def headers(self) -> Headers:
        """Return the headers every reply carries."""
        with self._lock:
            self._fill()
            full = (self._most - self._level) * 60 / self._rate
            return (
                ("x-ratelimit-limit-images", f"{self._rate:g}"),
                ("x-ratelimit-remaining-images", str(int(self._level))),
                ("x-ratelimit-reset-images", _duration(full)),
            )

    def _fill(self) -> None:
        now = time.monotonic()
        self._level = min(self._most, self._level + (now - self._then) * self._rate / 60)
        self._then = now

    def _too_fast(self, seconds: float, images: int) -> Refused:
        return rate_limited(seconds, f"Limit {self._rate:g}, Requested {images}.")


def rate_limited(seconds: float, why: str) -> Refused:
    """Return the refusal that asks to come back in so many seconds."""
    said = f"Rate limit reached for images per min: {why} Please try again in {seconds:.2f}s."
    refusal = Refused(429, said, code="rate_limit_exceeded", kind="images")
    exact = ("retry-after-ms", str(ceil(seconds * 1000)))
    return refusal.asking(("retry-after", str(ceil(seconds))), exact)


def _duration(seconds: float) -> str:
    """Write seconds as the host does: "0s", "340ms", "12.5s", "6m0s"."""
    if seconds < 0.001:
        return "0s"
    if seconds < 1:
        return f"{ceil(seconds * 1000)}ms"
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{int(minutes)}m{rest:g}s" if minutes else f"{rest:g}s"
