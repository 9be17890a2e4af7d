"""Shooting: requests go to an illustrator, what comes back is kept before anything else happens."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from picturebook.errors import IllustratorFailed
from picturebook.fields import nearest
from picturebook.storyboard import request as requests_
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.illustrator import Drawn, Failed, Illustrator
from picturebook.studio.takes import Take, TakeStore, write_whole

GROUP = "picturebook.illustrators"
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shoot:
    """What a shoot brought: new takes, and what did not come."""

    takes: tuple[Take, ...]
    failed: tuple[Failed, ...]


class FileJournal:
    """A journal of lines in a file, each on disk before it counts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def note(self, request: str, remote: str) -> None:
        """Remember a remote id for a request's digest, durably."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"request": request, "remote": remote}) + "\n"
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def recall(self, request: str) -> str | None:
        """Return the remote id noted last for a request's digest, or None."""
        if not self.path.is_file():
            return None
        found = None
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # a line cut short by a power cut was never relied on
            if entry.get("request") == request:
                found = str(entry["remote"])
        return found


def illustrators() -> tuple[str, ...]:
    """Return the names of the illustrators installed."""
    from importlib.metadata import entry_points

    return tuple(sorted({"sketch", *(point.name for point in entry_points(group=GROUP))}))


def illustrator(name: str) -> Illustrator:
    """Return an illustrator by name. Raises IllustratorFailed naming those there are."""
    if name == "sketch":
        from picturebook.studio.sketch.artist import SketchArtist

        return SketchArtist()
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP, name=name):
        made: Illustrator = point.load()()
        return made
    close = nearest(name, illustrators())
    told = (
        f"try: {close}"
        if close
        else f"there are: {', '.join(illustrators())}; or put your own pictures in place"
    )
    raise IllustratorFailed(f"there is no illustrator “{name}” in this release", told)


def shoot(
    requests: Sequence[Request], artist: Illustrator, store: TakeStore, *, journal: FileJournal, told: Told
) -> Shoot:
    """Draw every request that has no take yet. Each picture is kept as it comes, so an interruption loses none."""
    wanted = [one for one in requests if not store.find(request_digest(one))]
    takes: list[Take] = []
    failed: list[Failed] = []
    for outcome in artist.draw(wanted, journal) if wanted else ():
        if isinstance(outcome, Failed):
            failed.append(outcome)
        else:
            kept = _keep(outcome, store)
            (takes if isinstance(kept, Take) else failed).append(kept)  # type: ignore[arg-type]
        told("drawn", len(takes) + len(failed), len(wanted))
    answered = {request_digest(one.request) for one in failed} | {take.request for take in takes}
    for one in wanted:
        if request_digest(one) not in answered:
            failed.append(Failed(request=one, reason="the illustrator gave no answer", paid="unknown"))
    return Shoot(takes=tuple(takes), failed=tuple(failed))


def _keep(outcome: Drawn, store: TakeStore) -> Take | Failed:
    record = dict(outcome.record)
    if outcome.request.prompt is not None:
        record["prompt"] = outcome.request.prompt
    try:
        return store.put(outcome.request.shot, outcome.data, requests_.to_json(outcome.request), record)
    except ValueError as problem:
        # Whatever came was perhaps paid for: it is kept aside, never accepted, never thrown away.
        aside = store.folder / "aside" / f"{request_digest(outcome.request)[:16]}.bin"
        write_whole(aside, outcome.data)
        return Failed(
            request=outcome.request,
            reason=f"what came is no picture: {problem}",
            hint=f"kept in {aside}",
            paid="unknown",
        )
