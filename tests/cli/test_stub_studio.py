"""`picturebook stub-studio`: what it prints, how it is stopped, what it says at the end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from picturebook.cli import command

PROGRAM = "from picturebook.cli import main; main()"


def test_it_prints_what_to_set_and_stops_when_told(tmp_path: Path) -> None:
    """The base URL, two lines for the environment, and the bill at the end."""
    ledger = tmp_path / "ledger.jsonl"
    arguments = [
        "stub-studio",
        "--port",
        "0",
        "--ledger",
        str(ledger),
        "--fast",
        "--misfortune",
        "429@models+1",
    ]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as stub:
        assert stub.stdout is not None
        url, base, key = (stub.stdout.readline().strip() for _ in range(3))
        assert (base, key) == (f"export OPENAI_BASE_URL={url}", "export OPENAI_API_KEY=stub")
        body = json.dumps(
            {"model": "gpt-image-2", "prompt": "A boat.", "size": "1024x1024", "quality": "low"}
        )
        headers = {"Authorization": "Bearer stub", "Content-Type": "application/json"}
        with urlopen(Request(f"{url}/images/generations", data=body.encode(), headers=headers)) as reply:
            assert json.load(reply)["data"]
        stub.send_signal(signal.SIGINT)
        _, said = stub.communicate(timeout=10)
    assert "$0.0059" in said
    assert stub.returncode == 0
    last = json.loads(ledger.read_text(encoding="utf-8").splitlines()[-1])
    assert last["billed_micros"] == 196 * 30 + 2 * 5


@pytest.mark.parametrize("spec", ["flood", "429:often", "drop@"])
def test_a_misfortune_nobody_knows_is_told_how_to_be_written(tmp_path: Path, spec: str) -> None:
    """With the kinds or the form."""
    wrong = CliRunner().invoke(
        command, ["stub-studio", "--misfortune", spec, "--ledger", str(tmp_path / "x"), "--port", "1"]
    )
    assert wrong.exit_code != 0
    assert "there are" in wrong.output or "KIND" in wrong.output


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """With what to type instead."""
    from picturebook.errors import DiskError

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        found = CliRunner().invoke(
            command, ["stub-studio", "--port", port, "--ledger", str(tmp_path / "ledger.jsonl")]
        )
    assert isinstance(found.exception, DiskError)
    assert "--port" in str(found.exception)
