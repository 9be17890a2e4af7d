"""The crew: a few pictures at once, each outcome as it comes, and an orderly end whenever there has to be one.

When money or the disk says no, when a picture breaks the crew, or when somebody presses Ctrl-C, nothing more is
begun; what is out is waited for and kept; then it is told. Whoever cannot wait for that leaves at once: the crew's
threads die with the process, and the ledger says what they were at.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from queue import SimpleQueue
from threading import Thread

from picturebook.errors import PicturebookError
from picturebook.storyboard.request import Request
from picturebook.studio.illustrator import Outcome
from picturebook.studio.office import Office, Settle

Ended = tuple[Outcome | None, Settle | None]  # None: nothing was begun


def at_once(
    requests: Sequence[Request], office: Office, one: Callable[[Request], Ended]
) -> Generator[Outcome, None, None]:
    """Do requests a few at a time; yield each outcome, and settle it once whoever asked has come back for more.

    Raises the first thing that went wrong with `one`, when all that was out has come.
    """
    waiting, out = list(reversed(requests)), 0
    ended: SimpleQueue[Ended | Exception] = SimpleQueue()
    wrong: Exception | None = None
    while True:
        while waiting and wrong is None and not office.pace.stopped and out < office.hiring.at_once:
            _begin(one, waiting.pop(), ended)
            out += 1
        if not out:
            break
        found = ended.get()
        out -= 1
        if isinstance(found, Exception):
            # What a person can mend is told rather than a fault of ours.
            wrong = found if wrong is None or isinstance(found, PicturebookError) else wrong
            continue
        outcome, settle = found
        if outcome is not None:
            try:
                yield outcome
            except PicturebookError as problem:
                wrong = wrong or problem  # it could not be kept: nobody settles it, and the others still come
                continue
        if settle is not None:
            settle()
    if wrong is not None:
        raise wrong


def _begin(one: Callable[[Request], Ended], request: Request, ended: SimpleQueue[Ended | Exception]) -> None:
    def work() -> None:
        try:
            ended.put(one(request))
        except Exception as problem:
            ended.put(problem)

    Thread(target=work, name=f"drawing {request.shot}", daemon=True).start()
