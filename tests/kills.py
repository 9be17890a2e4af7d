"""Processes that die at a chosen moment: every write, rename and call over a socket is a place to die.

A child is forked from a process that has everything loaded, counts the moments at which it touches the disk or the
network, and at the chosen one it is gone, as by SIGKILL or a power cut: no `finally`, no flush, no goodbye. The
list of moments is not chosen by anybody: it is what a whole run was seen to do.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Moment = str  # "write", "rename story.lock", "send" …
_OPENING_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CALLS = {  # what is patched → what it is called
    (os, "write"): "write",
    (os, "fsync"): "sync",
    (os, "replace"): "rename",
    (os, "rename"): "rename",
    (os, "unlink"): "unlink",
    (os, "mkdir"): "mkdir",
    (socket.socket, "connect"): "connect",
    (socket.socket, "send"): "send",
    (socket.socket, "sendall"): "send",
    (socket.socket, "recv"): "receive",
    (socket.socket, "recv_into"): "receive",
}


class Counter:
    """Counts moments under a folder or on a socket; kills the process just before or after the chosen one."""

    def __init__(self, folder: Path, die_at: int | None, note: Callable[[Moment], None]) -> None:
        self.folder, self.die_at, self.note, self.count = str(folder), die_at, note, 0

    def passed(self, moment: Moment) -> None:
        """Count a moment; die if it is the one."""
        self.count += 1
        self.note(moment)
        if self.count == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Watch this process from now on: it is a child and ends soon."""
        for (owner, name), called in _CALLS.items():
            setattr(owner, name, self._around(getattr(owner, name), called))
        sys.addaudithook(self._heard)

    def _around(self, call: Callable[..., Any], called: str) -> Callable[..., Any]:
        def around(*args: Any, **more: Any) -> Any:
            self.passed(f"before {called}")
            answer = call(*args, **more)
            self.passed(f"after {called}")
            return answer

        return around

    def _heard(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and str(args[0]).startswith(self.folder) and _writes(args):
            self.passed("open")


def _writes(args: tuple[Any, ...]) -> bool:
    _, mode, flags = args
    return bool((isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & _OPENING_TO_WRITE)


def moments(job: Callable[[], Any], folder: Path) -> list[Moment]:
    """Run a job in a child to its end; return every moment it passed. Raises AssertionError if it failed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        log = os.fdopen(write, "w", buffering=1)
        _live(job, Counter(folder, None, lambda moment: log.write(moment + "\n") and None))
    os.close(write)
    with os.fdopen(read) as heard:
        found = heard.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, f"the job failed with {status}"
    return found


def killed_at(job: Callable[[], Any], folder: Path, number: int) -> bool:
    """Run a job in a child that dies at its n-th moment; say whether it lived that long."""
    child = os.fork()
    if not child:
        _live(job, Counter(folder, number, lambda _: None))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def killed_after(job: Callable[[], Any], seconds: float) -> bool:
    """Run a job in a child and kill it after a while; say whether it was still running."""
    child = os.fork()
    if not child:
        _live(job, None)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        done, _ = os.waitpid(child, os.WNOHANG)
        if done:
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def _live(job: Callable[[], Any], counter: Counter | None) -> None:
    """Be the child: do the job and leave without a trace of the parent's business."""
    code = 1
    try:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        if counter is not None:
            counter.watch()
        code = int(job() or 0)
    finally:
        os._exit(code)
