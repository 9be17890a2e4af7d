"""What is out: requests whose money went, or may have gone, and whose pictures nobody has yet.

Read from the ledger alone, so that it is the same whoever looks: the plan, the look page, the offer, the shoot.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from picturebook.record import record
from picturebook.studio.ledger_reading import Entry, read_ledger
from picturebook.studio.whole import Presence


class Out(StrEnum):
    """How a request stands that has no answer."""

    AT_HOST = "at the host"  # its id is known: it is fetched, and not paid for again
    IN_DOUBT = "in doubt"  # it went out, and nobody can say what became of it
    UNDER_WAY = "under way"  # another process is at it now


@record
class Outstanding:
    """A request that has no answer: whose picture, how it stands, what it was put at, and the day it was asked."""

    request: str
    shot: str
    state: Out
    micros: int
    day: str | None


def outstanding(ledger: Path) -> dict[str, Outstanding]:
    """Return what is out by a ledger, by the digest of each request. Raises DiskError."""
    return {request: _one(entry, ledger.parent) for request, entry in read_ledger(ledger).open.items()}


def _one(entry: Entry, folder: Path) -> Outstanding:
    return Outstanding(
        request=entry.request,
        shot=entry.shot,
        state=_state(entry, folder),
        micros=entry.micros,
        day=entry.at[:10] if entry.at else None,
    )


def _state(entry: Entry, folder: Path) -> Out:
    if entry.state == "unknown":
        return Out.IN_DOUBT
    if entry.by and Presence.is_alive(folder / entry.by):
        return Out.UNDER_WAY
    return Out.AT_HOST if entry.state == "noted" else Out.IN_DOUBT
