"""What is out by a ledger: at the host, in doubt, or under way."""

from __future__ import annotations

from pathlib import Path

from picturebook.studio.outstanding import Out, outstanding
from tests.studio.test_ledger import opened


def test_every_request_without_an_answer_is_told_by_how_it_stands(tmp_path: Path) -> None:
    """An id that is known, silence, another process; what came and what cost nothing is not out."""
    ledger = opened(tmp_path)
    for request in ("noted", "silent", "cut off", "came", "free"):
        entry = ledger.reserve(request, f"shot of {request}", 70_000)
        ledger.sending(entry)
        if request == "noted":
            ledger.noted(entry, "resp_1")
        elif request == "silent":
            ledger.unknown(entry, "broke off")
        elif request == "came":
            ledger.settled(entry, 1, {})
        elif request == "free":
            ledger.free(entry, "refused")
    found = outstanding(ledger.path)
    states = {request: one.state for request, one in found.items()}
    assert states == {"noted": Out.UNDER_WAY, "silent": Out.IN_DOUBT, "cut off": Out.UNDER_WAY}
    ledger.leave()
    states = {request: one.state for request, one in outstanding(ledger.path).items()}
    assert states == {"noted": Out.AT_HOST, "silent": Out.IN_DOUBT, "cut off": Out.IN_DOUBT}
    one = found["noted"]
    assert (one.shot, one.micros, one.day) == ("shot of noted", 70_000, "2026-11-24")
