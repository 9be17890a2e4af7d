"""Misfortunes: what goes wrong, where and how often, scripted beforehand so that a rehearsal can be repeated.

A misfortune waits for the requests it is meant for, lets the first `after` of them pass, spoils the next `times`,
and is done. Where several are meant for one request, the one planned first comes first.
"""

from __future__ import annotations

from threading import Lock

from picturebook.record import record

BEFORE = ("rate_limit", "quota", "server_error", "overloaded", "drop_before", "html", "unverified")
AFTER = (
    "drop",
    "broken_json",
    "gateway_timeout",
)  # the picture was made and is billed, but the answer is spoiled
PICTURE = (
    "slow", "empty_data", "moderation", "references_ignored", "wrong_size", "lying_mime", "not_an_image", "failed",
)  # fmt: skip
RESPONSES = ("responses_two_calls", "responses_no_call")
BATCH = ("batch_expired", "batch_line_error")
KINDS = (*BEFORE, *AFTER, *PICTURE, *RESPONSES, *BATCH, "shutdown")
DRAWING = ("images/generations", "images/edits", "responses", "batches")  # what "*" stands for
PLACES = (
    *DRAWING, "batches/{id}", "batches/{id}/cancel", "responses/{id}", "responses/{id}/cancel",
    "files", "files/{id}", "files/{id}/content", "models", "models/{id}",
)  # fmt: skip
_SHORT = {
    "429": "rate_limit", "500": "server_error", "503": "overloaded", "504": "gateway_timeout", "403": "unverified",
}  # fmt: skip
_USAGE = "write KIND[:TIMES][@ENDPOINT][+AFTER][=SECONDS], such as 429:2 or drop@images/edits"


@record
class Misfortune:
    """One thing that goes wrong. Raises ValueError for a kind or an endpoint nobody knows.

    `on` is "*" for wherever pictures are asked for, or one endpoint as it is written under /v1, with its method
    or without: "images/edits", "responses/{id}", "GET files". Background work and batch lines count as the
    endpoint that asked for them. `shutdown` gives the model a date; with `after` the model is gone after so
    many pictures.
    """

    kind: str
    times: int = 1
    on: str = "*"
    after: int = 0
    retry_after: float | None = None  # seconds, for rate_limit and overloaded
    seconds: float = 3.0  # for slow
    stage: str = "input"  # for moderation: input | output | unknown
    categories: tuple[str, ...] = ("violence",)  # for moderation

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no misfortune is called {self.kind}; there are: {', '.join(KINDS)}")
        if self.on != "*" and self.on.rpartition(" ")[2] not in PLACES:
            raise ValueError(f"no misfortune can be at {self.on!r}; there are: {', '.join(PLACES)}")

    def meant_for(self, method: str, place: str) -> bool:
        """Say whether a request to an endpoint may be spoiled by this one."""
        if self.on == "*":
            return method == "POST" and place in DRAWING
        return self.on in (place, f"{method} {place}")


class Script:
    """The misfortunes planned and how far each has come. Safe to ask from any thread."""

    def __init__(self, planned: tuple[Misfortune, ...] = ()) -> None:
        self._lock = Lock()
        self._planned: list[tuple[Misfortune, list[int]]] = []
        for one in planned:
            self.plan(one)

    def plan(self, misfortune: Misfortune) -> None:
        """Add one at the end."""
        with self._lock:
            self._planned.append((misfortune, [0]))

    def clear(self) -> None:
        """Plan nothing any more."""
        with self._lock:
            self._planned.clear()

    def take(self, kinds: tuple[str, ...], place: str, method: str = "POST") -> Misfortune | None:
        """Return the misfortune of these kinds that strikes a request, or None. Asking counts."""
        with self._lock:
            for one, seen in self._planned:
                if one.kind not in kinds or not one.meant_for(method, place):
                    continue
                seen[0] += 1
                if one.after < seen[0] <= one.after + one.times:
                    return one
        return None

    def shutdown(self) -> Misfortune | None:
        """Return the shutdown planned for the model, if one is; asking does not count."""
        with self._lock:
            return next((one for one, _ in self._planned if one.kind == "shutdown"), None)


def parse_misfortune(spec: str) -> Misfortune:
    """Read "429:2", "drop@images/edits", "slow=20", "moderation+3" as a misfortune. Raises ValueError."""
    rest, seconds = _split(spec, "=")
    rest, after = _split(rest, "+")
    rest, at, on = rest.partition("@")
    kind, times = _split(rest, ":")
    try:
        waits = float(seconds) if seconds else None
        count, passed = int(times or "1"), int(after or "0")
    except ValueError:
        raise ValueError(f"{spec} is not a misfortune: {_USAGE}") from None
    if count < 1 or passed < 0 or (waits is not None and not 0 <= waits <= 86_400):
        raise ValueError(f"{spec} is not a misfortune: {_USAGE}")
    return Misfortune(
        kind=_SHORT.get(kind, kind.replace("-", "_")), times=count, on=on if at else "*", after=passed,
        retry_after=waits, seconds=3.0 if waits is None else waits,
    )  # fmt: skip


def _split(text: str, mark: str) -> tuple[str, str]:
    head, _, tail = text.partition(mark)
    return head, tail
