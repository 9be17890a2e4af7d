"""Ctrl-C while pictures are out: the first one ends a shoot in good order, the second one at once.

What the host draws it draws to the end, and bills. So the first Ctrl-C only keeps more from being begun, and what
could not be had again is waited for. A request is never cut off by an exception from nowhere.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from picturebook.studio.illustrator import Illustrator, Stoppable


@contextmanager
def stoppable(artist: Illustrator, stopping: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C into a word to the artist; yield what says whether it came.

    `stopping` is called when it comes. An artist that cannot be stopped, and a thread that hears no signals, is
    interrupted as ever.
    """
    asked = False
    before = signal.getsignal(signal.SIGINT)
    if not isinstance(artist, Stoppable) or current_thread() is not main_thread() or not callable(before):
        yield lambda: False
        return
    told: Stoppable = artist

    def first(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, before)
        told.stop()
        stopping()

    signal.signal(signal.SIGINT, first)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
