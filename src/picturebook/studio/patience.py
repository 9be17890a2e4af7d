"""Patience with a host: how often one thing is asked again, and what costs nothing to ask twice.

A picture that may have been billed is never asked for again here: only its request's own cause decides that, in
trouble.py. A look, an upload or a download is free, so one that got lost on the way is simply made again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from picturebook.errors import PicturebookError
from picturebook.studio.pace import Pace
from picturebook.studio.trouble import Trouble, trouble_of

TRIES = 4
_LONGEST = 900.0  # seconds a picture waits for a host that only wants it slower
_BETWEEN = 0.5  # seconds
_PATIENT = 30.0  # seconds between two tries, at the most of our own
_Found = TypeVar("_Found")


@dataclass(slots=True)
class Patience:
    """What one request has been through."""

    tries: int = 0
    asked: int = 0  # however it was refused
    waited: float = 0.0
    pause: float = 0.0  # seconds before it may be asked once more

    def allows(self, trouble: Trouble) -> bool:
        """Say whether trouble may be waited out once more, and count it.

        The pause is what the host asks for, and longer each time: one that says "now" again and again is not believed.
        """
        # Whoever only asks for more time will draw it in the end; whoever fails may go on failing.
        self.tries += not trouble.slower
        self.asked += 1
        self.pause = max(trouble.wait, min(_PATIENT, _BETWEEN * 0.1 * 2**self.asked))
        self.waited += self.pause
        return trouble.again and self.tries < TRIES and self.waited <= _LONGEST


def freely(call: Callable[[], _Found], pace: Pace) -> _Found | Trouble:
    """Ask for what costs nothing to ask twice, until it is answered or will not be."""
    patience = Patience()
    while True:
        try:
            return call()
        except PicturebookError:
            raise
        except Exception as problem:
            trouble = trouble_of(problem)
            if trouble is None:
                raise
            if trouble.paid == "unknown":  # nothing was paid for: it is only not known
                told = "look at the connection, then say the same again"
                trouble = replace(trouble, again=True, wait=_BETWEEN, paid="no", hint=told)
            if not patience.allows(trouble) or not pace.rest(patience.pause):
                return trouble
