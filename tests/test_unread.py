"""What of takes and ledger cannot be read: told with its place and with what to do."""

from __future__ import annotations

from pathlib import Path

from picturebook.diagnostics import Severity
from picturebook.hire import ledger_path
from picturebook.project import open_book
from picturebook.studio.ledger import Ledger
from picturebook.unread import unread_lines
from tests.tiny import write_pim


def test_a_line_of_the_ledger_nobody_can_read_is_told_by_its_place(tmp_path: Path) -> None:
    """What is kept, what it counts as, and what to do; a line the power cut off is a hint."""
    project = open_book(write_pim(tmp_path))
    path = ledger_path(project)
    assert not list(unread_lines(project))
    ledger = Ledger(path)
    ledger.settled(ledger.reserve("r1", "boat", 70_000), 60_000, {})
    path.write_bytes(path.read_bytes() + b"\xff\xfe?\n" + b'{"at": "2026-11-2')
    damaged, torn = unread_lines(project)
    assert damaged.render() == (
        f"{path}:3:1: warning: this line of the ledger cannot be read; every other line is kept, and against the "
        "budget it counts as the book’s dearest picture, $0.060\n"
        "   = put ledger.jsonl back from a copy; or compare it with your account’s usage page and delete the line"
    )
    assert (torn.severity, torn.span and torn.span.line) == (Severity.HINT, 4)
