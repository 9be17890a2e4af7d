"""Rules every test lives by: no socket leaves loopback, and nothing reads the developer's own environment."""

from __future__ import annotations

import os
import pickle
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from picturebook.storyboard.request import Request
    from picturebook.studio.illustrator import Outcome

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_connect = socket.socket.connect
settings.register_profile("patient", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("patient")

# A shell starts what it sends to the background deaf to Ctrl-C, and tests that press it would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _loopback_only(self: socket.socket, address: Any) -> None:
    if isinstance(address, tuple) and address[0] not in _LOOPBACK:
        raise AssertionError(f"a test tried to reach {address[0]}: tests never leave this machine")
    _connect(self, address)


@pytest.fixture(autouse=True)
def _a_quiet_room(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Close the network, wait for no disk, and give each test its own home, cache and no keys."""
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)
    # No test loses its power; waiting for the disk was a tenth of their time.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def drawn_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the sketch artist drew in this run of the tests, shared by its processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "drawn-before"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def _one_drawing_of_each_request(monkeypatch: pytest.MonkeyPatch, drawn_before: Path) -> None:
    """Let the sketch artist draw each request once: the books that ship are built by dozens of tests.

    What it draws is the same every time, which tests/studio/sketch holds it to without this.
    """
    from picturebook.storyboard.request import request_digest
    from picturebook.studio.sketch import artist

    draw = artist._drawn

    def drawn(request: Request) -> Outcome:
        kept = drawn_before / request_digest(request)
        if not kept.exists():
            part = kept.with_suffix(f".{uuid4().hex}")
            part.write_bytes(pickle.dumps(draw(request)))
            part.replace(kept)
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]

    monkeypatch.setattr(artist, "_drawn", drawn)
