"""Keys and picture data reach no message, log or file, whatever a host says back and wherever they were put."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.studio.painting import KEY, STUDIOS, Painting, painting

PLAIN = "3f9c0a5d71e24b68"  # a key that looks like a digest, as some hosts give them
DATA = ("iVBORw0KGgo", "data:image")


class _Echo(BaseHTTPRequestHandler):
    """A host that refuses everything and repeats in its refusal all that it was sent."""

    status = 400

    def do_GET(self) -> None:
        self._refuse()

    def do_POST(self) -> None:
        self._refuse()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _refuse(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        key = self.headers.get("authorization", "")
        said = f"no: {key}, that is {key[7:]} with {body[:4000]!r}"
        error = {"message": said, "code": key, "type": key, "moderation_details": {"categories": [key]}}
        answer = json.dumps({"error": error}).encode()
        self.send_response(self.status)
        self.send_header("content-type", "application/json")
        self.send_header("x-request-id", key)
        self.send_header("location", "/v1/elsewhere")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


@contextmanager
def echo(status: int) -> Iterator[str]:
    """Open such a host; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Echo", (_Echo,), {"status": status}))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def written(book: Painting) -> str:
    """Return everything in the book's folder that is no picture."""
    paths = (path for path in book.folder.rglob("*") if path.is_file() and path.suffix != ".png")
    return "\n".join(path.read_text(errors="replace") for path in paths)


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
@pytest.mark.parametrize("studio", STUDIOS)
def test_a_host_that_repeats_what_it_was_sent_is_not_repeated(
    studio: str,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither the key in any of its shapes nor a picture: not said, not in the ledger, not on the look page."""
    monkeypatch.setattr("picturebook.studio.trouble._SHORT", 0.01)
    monkeypatch.setattr("picturebook.studio.trouble._UNTOLD", 0.01)
    monkeypatch.setattr("picturebook.studio.patience._LONGEST", 0.05)
    with painting(tmp_path, monkeypatch, studio) as book, echo(status) as url:
        for key in (KEY, PLAIN):
            monkeypatch.setenv("OPENAI_API_KEY", key)
            monkeypatch.setenv("OPENAI_BASE_URL", url)
            assert book.draw() == 6
            book.run("look", "--no-open")
            found = "".join(capsys.readouterr()) + written(book)
            assert "did not come" in found
            assert not [one for one in (key, key[3:], *DATA) if one in found]


@pytest.mark.parametrize("studio", STUDIOS)
def test_the_client_s_own_log_tells_nothing(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody looking for a fault sets OPENAI_LOG=debug, and sends us what it wrote."""
    with painting(tmp_path, monkeypatch, studio) as book:
        command = [sys.executable, "-m", "picturebook", "draw", str(book.story), "--studio", studio]
        done = subprocess.run(
            [*command, "--max-usd", "5"],
            capture_output=True,
            text=True,
            env={**os.environ, "OPENAI_LOG": "debug"},
        )
        assert done.returncode == 0, done.stderr
        assert not [one for one in (KEY, KEY[3:], *DATA) if one in done.stdout + done.stderr]


def test_who_asks_is_a_hash_of_a_random_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for every picture of one computer, another on the next, and nothing of the user in it."""
    from picturebook.studio import openai_client

    found = set()
    for computer in ("one", "another", "one"):
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / computer))
        openai_client.safety_identifier.cache_clear()
        who = openai_client.safety_identifier()
        assert len(who) == 32 and set(who) <= set("0123456789abcdef")
        name = (tmp_path / computer / "picturebook" / "somebody").read_text(encoding="ascii")
        assert name not in who
        found.add(who)
    openai_client.safety_identifier.cache_clear()
    assert len(found) == 2


def test_a_redirected_request_goes_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A network's sign-in page, or a host that sends us on: no picture follows it, and nothing was paid."""
    with painting(tmp_path, monkeypatch) as book, echo(307) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        assert book.draw() == 6
        assert "the host sends us elsewhere (307)" in capsys.readouterr().err
        assert {entry.state for entry in book.entries} == {"free"}
