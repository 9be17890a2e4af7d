"""Drawn: what came of a shoot, bound in the lock to the words it was drawn for, before anybody accepts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from picturebook import project as books
from picturebook.studio.illustrator import Priced
from picturebook.studio.lock import Lock
from picturebook.studio.plan import Planned, pin_art
from picturebook.studio.takes import Take, TakeStore
from picturebook.wish import Prepared


def take_up(prepared: Prepared, asked: Mapping[str, Sequence[Planned]], store: TakeStore) -> None:
    """Bind and settle what an earlier run drew and died before it could say so."""
    left = tuple(take for sha in asked for take in store.find(sha)[-1:])
    if left:
        books.update_lock(prepared.project, partial(bound_as_drawn, prepared, asked, left))
    if isinstance(prepared.artist, Priced):
        for take in left:
            prepared.artist.kept(take.request, take.record)


def bound_as_drawn(
    prepared: Prepared, asked: Mapping[str, Sequence[Planned]], takes: Sequence[Take], lock: Lock
) -> Lock:
    """Return the lock with each take bound to the words it was drawn for; the first one paid for pins the art."""
    for take in takes:
        for one in asked[take.request]:
            lock = books.bind_drawn(lock, one, take)
    return lock if prepared.artist.abilities.free else pin_art(lock, prepared.theme)
