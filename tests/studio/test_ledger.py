"""The ledger: every step on the disk before it is taken, and two walls in front of every request."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.errors import IllustratorFailed, OverBudget
from picturebook.studio.ledger import Ledger, Totals
from picturebook.studio.ledger_reading import STATES, Unread, read_entries, read_ledger

DAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


def opened(folder: Path, **walls: int) -> Ledger:
    """Open the ledger of a book."""
    return Ledger(folder / "takes" / "ledger.jsonl", now=lambda: DAY, **walls)  # type: ignore[arg-type]


def left_open(ledger: Ledger, request: str = "r1") -> tuple[str | None, ...]:
    """Return entry, state and remote id of what a request left out there."""
    found = ledger.open_entry(request)
    return (found.name, found.state, found.remote) if found else ()


def test_an_estimate_becomes_what_it_cost(tmp_path: Path) -> None:
    """Reserved, sent, settled: four lines of one entry, and totals that follow."""
    ledger = opened(tmp_path)
    entry = ledger.reserve("r1", "boat", 70_000)
    assert ledger.totals() == Totals(spent=0, reserved=70_000, unknown=0)
    ledger.sending(entry)
    ledger.noted(entry, "resp_1")
    assert left_open(ledger) == (entry, "noted", "resp_1")
    ledger.settled(entry, 65_500, {"output": 1})
    assert ledger.totals() == Totals(spent=65_500, reserved=0, unknown=0)
    assert ledger.open_entry("r1") is None


def test_what_failed_for_nothing_counts_for_nothing(tmp_path: Path) -> None:
    """And what nobody can say counts in full."""
    ledger = opened(tmp_path)
    ledger.free(ledger.reserve("r1", "boat", 70_000), "refused")
    ledger.unknown(ledger.reserve("r2", "sea", 50_000), "broke off")
    assert ledger.totals() == Totals(spent=0, reserved=0, unknown=50_000)
    assert (left_open(ledger), left_open(ledger, "r2")[1]) == ((), "unknown")


def test_a_run_has_a_wall(tmp_path: Path) -> None:
    """What is out counts; what is over it is not even written down."""
    ledger = opened(tmp_path, max_micros=100_000)
    ledger.reserve("r1", "boat", 70_000)
    before = ledger.path.read_bytes()
    with pytest.raises(OverBudget, match=r"sea needs about \$0.030"):
        ledger.reserve("r2", "sea", 30_001)
    assert ledger.path.read_bytes() == before
    ledger.reserve("r3", "sky", 30_000)


def test_a_book_has_a_wall_for_its_whole_life(tmp_path: Path) -> None:
    """What earlier runs spent, and what may have been billed, stands in front of it too."""
    first = opened(tmp_path)
    first.settled(first.reserve("r1", "boat", 70_000), 60_000, {})
    first.unknown(first.reserve("r2", "sea", 30_000), "broke off")
    second = opened(tmp_path, budget_micros=100_000)
    second.reserve("r3", "sky", 10_000)
    with pytest.raises(OverBudget, match="budget"):
        second.reserve("r4", "sun", 1)


def test_a_wall_names_what_all_that_is_left_needs(tmp_path: Path) -> None:
    """Whoever raises it goes through once: what was drawn is not counted twice, what came to nothing is."""
    ledger = opened(tmp_path, max_micros=100_000)
    ledger.settled(ledger.reserve("r1", "boat", 70_000), 60_000, {})
    ledger.free(ledger.reserve("r2", "sea", 20_000), "stopped")
    prices = {"r1": 70_000, "r2": 20_000, "r3": 30_000, "r4": 70_000}
    assert ledger.room_for(prices) == "for the 3 pictures left: --max-usd 0.12"
    walled = opened(tmp_path, budget_micros=100_000, max_micros=200_000)
    assert walled.room_for({"r3": 70_000}) == "for the 1 picture left: budget: 0.13 USD in the story"


DYING = """
import sys
from pathlib import Path
from picturebook.studio.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
for request in ("r1", "r2"):
    entry = ledger.reserve(request, "boat", 70_000)
ledger.sending(entry)
print("out", flush=True)
sys.stdin.read()
"""


def test_two_processes_do_not_pay_for_one_picture(tmp_path: Path) -> None:
    """While another is at it we are told; when it died, what it sent may have been billed and the rest was not."""
    ledger = opened(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", DYING, str(ledger.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(IllustratorFailed, match="another process"):
            ledger.reserve("r1", "boat", 70_000)
        assert ledger.totals() == Totals(spent=0, reserved=140_000, unknown=0)
        other.kill()
    assert ledger.totals() == Totals(spent=0, reserved=0, unknown=70_000)
    assert ledger.open_entry("r1") is None
    assert left_open(ledger, "r2")[1] == "sending"
    ledger.reserve("r1", "boat", 70_000)


DRAWS = """
import sys
from pathlib import Path
from picturebook.studio.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
ledger.settled(ledger.reserve("r1", "boat", 70_000), 60_000, {})
"""


def test_what_another_process_paid_for_since_is_not_paid_for_again(tmp_path: Path) -> None:
    """A run that was planned before it was drawn is told; one begun afterwards may draw another take of it."""
    ledger = opened(tmp_path)
    subprocess.run([sys.executable, "-c", DRAWS, str(ledger.path)], check=True)
    with pytest.raises(IllustratorFailed, match="meanwhile"):
        ledger.reserve("r1", "boat", 70_000)
    opened(tmp_path).reserve("r1", "boat", 70_000)


SPENDS = """
import sys
from pathlib import Path
from picturebook.errors import OverBudget
from picturebook.studio.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]), budget_micros=1_000_000)
for at in range(30):
    try:
        entry = ledger.reserve(f"{sys.argv[2]}-{at}", "boat", 70_000)
    except OverBudget:
        continue
    ledger.sending(entry)
    ledger.settled(entry, 70_000, {})
"""


def test_a_wall_holds_against_processes_and_threads_at_once(tmp_path: Path) -> None:
    """Sixty wishes in two processes, thirty in ten threads of a third: fourteen fit the budget, and no more."""
    ledger = opened(tmp_path, budget_micros=1_000_000, max_micros=700_000)
    command = [sys.executable, "-c", SPENDS, str(ledger.path)]
    others = [subprocess.Popen([*command, str(at)]) for at in range(2)]

    def wish(at: int) -> bool:
        try:
            ledger.reserve(f"mine-{at}", "sea", 70_000)
        except OverBudget:
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        mine = sum(pool.map(wish, range(30)))
    assert [other.wait() for other in others] == [0, 0]
    assert mine <= 10
    assert ledger.totals().sum == 14 * 70_000


def test_whoever_is_done_lets_go_of_what_is_out(tmp_path: Path) -> None:
    """The same process may draw once more, and takes up what it left at the host."""
    first = opened(tmp_path)
    entry = first.reserve("r1", "boat", 70_000)
    first.sending(entry)
    first.noted(entry, "resp_1")
    second = opened(tmp_path)
    with pytest.raises(IllustratorFailed, match="another process"):
        second.open_entry("r1")
    first.leave()
    assert left_open(second) == (entry, "noted", "resp_1")
    assert (second.remotes("r1"), second.remotes("r2")) == ({"resp_1"}, frozenset())


def test_what_was_settled_counts_though_its_first_line_is_damaged(tmp_path: Path) -> None:
    """A wall forgets nothing that was spent."""
    ledger = opened(tmp_path, budget_micros=100_000)
    ledger.settled(ledger.reserve("r1", "boat", 70_000), 60_000, {})
    first, _, rest = ledger.path.read_bytes().partition(b"\n")
    ledger.path.write_bytes(b"\0" * len(first) + b"\n" + rest)
    assert ledger.totals().spent == 60_000
    with pytest.raises(OverBudget):
        ledger.reserve("r2", "sea", 50_000)


def test_a_ledger_only_grows_and_each_line_is_on_the_disk_before_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every append begins with what was there, and ends with the file on the disk."""
    ledger = opened(tmp_path)
    synced: list[int] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.append(os.fstat(handle).st_size)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    seen = b""
    entry = ledger.reserve("r1", "boat", 70_000)
    for step in (
        lambda: ledger.sending(entry),
        lambda: ledger.noted(entry, "resp_1"),
        lambda: ledger.settled(entry, 1, {}),
    ):
        step()
        now = ledger.path.read_bytes()
        assert now.startswith(seen) and len(now) > len(seen)
        assert len(now) in synced
        seen = now


LINES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(STATES), st.integers(0, 9)), min_size=1, max_size=12
)


@given(lines=LINES, cut=st.integers(0, 40), torn=st.booleans())
def test_any_cut_and_any_order_reads_to_the_same_truth(
    lines: list[tuple[str, str, int]], cut: int, torn: bool
) -> None:
    """A torn last line changes nothing before it; what is settled is never lowered by what follows."""
    texts = [
        json.dumps({"entry": name, "state": state, "micros": micros, "request": name, "shot": name})
        for name, state, micros in lines
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        whole = read_entries(path)
        if torn:
            path.write_text(
                "\n".join([*texts, texts[-1][: max(1, min(cut, len(texts[-1]) - 1))]]), encoding="utf-8"
            )
            assert read_entries(path) == whole
        for entry in whole.values():
            settled = [m for name, state, m in lines if name == entry.name and state == "settled"]
            if settled and entry.state == "settled":
                assert entry.micros in settled


def test_a_line_after_a_torn_one_is_not_swallowed(tmp_path: Path) -> None:
    """Each line begins on a line of its own."""
    ledger = opened(tmp_path)
    entry = ledger.reserve("r1", "boat", 70_000)
    with ledger.path.open("ab") as file:
        file.write(b'{"entry": "half')
    ledger.settled(entry, 1, {})
    assert ledger.totals().spent == 1


def test_a_free_try_does_not_undo_what_went_out_before(tmp_path: Path) -> None:
    """Unknown, then refused for nothing: it may still have been billed; once one came it is over."""
    ledger = opened(tmp_path)
    first = ledger.reserve("r1", "boat", 70_000)
    ledger.unknown(first, "broke off")
    ledger.free(ledger.reserve("r1", "boat", 70_000), "asked too often")
    assert left_open(ledger) == (first, "unknown", None)
    ledger.settled(ledger.reserve("r1", "boat", 70_000), 65_000, {})
    assert ledger.open_entry("r1") is None


def test_a_ledger_from_a_stranger_names_no_file_of_ours(tmp_path: Path) -> None:
    """Who is at work is the name of a file beside it, and an id is no path: anything else is as if not said."""
    mine = tmp_path / "precious.txt"
    mine.write_text("mine", encoding="utf-8")
    ledger = opened(tmp_path)
    ledger.path.parent.mkdir(parents=True)
    line = {"entry": "a", "state": "reserved", "request": "r1", "shot": "boat", "micros": 1}
    for by in (str(mine), "../precious.txt", 7):
        ledger.path.write_text(json.dumps({**line, "by": by, "remote": "../files"}) + "\n", encoding="utf-8")
        ledger.totals()
        ledger.reserve("r1", "boat", 1)
        assert mine.read_text("utf-8") == "mine"
        assert read_entries(ledger.path)["a"].remote is None


def _damaged(ledger: Ledger, number: int) -> None:
    """Let a hand or a disk make a line of a ledger unreadable, to the last word."""
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    lines[number - 1] = b"\x00" * (len(lines[number - 1]) - 1) + b"\n"
    ledger.path.write_bytes(b"".join(lines))


def test_a_line_nobody_can_read_costs_as_much_as_the_dearest_picture(tmp_path: Path) -> None:
    """The wall gets no lower for it: of the two pictures one is told of nowhere else."""
    ledger = opened(tmp_path)
    for request in ("r1", "r2"):
        ledger.settled(ledger.reserve(request, "boat", 70_000), 60_000, {})
    assert ledger.totals().spent == 120_000
    _damaged(ledger, 4)
    assert read_ledger(ledger.path).unread == (Unread(line=4, costs=1),)
    assert opened(tmp_path).totals().sum >= 120_000
    with pytest.raises(OverBudget):
        opened(tmp_path, budget_micros=180_000).reserve("r3", "sea", 70_000)


def test_many_lines_run_into_one_count_as_many(tmp_path: Path) -> None:
    """A block of the disk that came back as zeros took the ends of lines with it."""
    ledger = opened(tmp_path)
    for number in range(6):
        ledger.settled(ledger.reserve(f"r{number}", "boat", 70_000), 60_000, {})
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    gone = sum(map(len, lines[:10]))
    ledger.path.write_bytes(b"\0" * gone + b"\n" + b"".join(lines[10:]))
    assert opened(tmp_path).totals().sum >= 4 * 60_000


def test_an_entry_whose_estimate_cannot_be_read_counts_as_the_dearest(tmp_path: Path) -> None:
    """Its request went out: that much is told by the lines that are whole."""
    ledger = opened(tmp_path)
    ledger.settled(ledger.reserve("r1", "boat", 70_000), 65_000, {})
    ledger.unknown(ledger.reserve("r2", "sea", 50_000), "broke off")
    _damaged(ledger, 3)
    assert ledger.totals().unknown == 65_000


def test_what_is_whole_in_a_damaged_line_is_not_forgotten(tmp_path: Path) -> None:
    """Whose request it was and its estimate: it is not sent again, and not counted by guess."""
    ledger = opened(tmp_path)
    entry = ledger.reserve("r1", "boat", 70_000)
    ledger.sending(entry)
    lines = ledger.path.read_bytes().splitlines()
    ledger.path.write_bytes(b"\n".join([lines[0].replace(b"{", b"#", 1), *lines[1:]]) + b"\n")
    ledger = opened(tmp_path)
    assert left_open(ledger) == (entry, "sending", None)
    assert ledger.totals() == Totals(spent=0, reserved=0, unknown=70_000)


def test_a_line_the_power_cut_off_costs_nothing(tmp_path: Path) -> None:
    """Nothing was sent before it was whole."""
    ledger = opened(tmp_path)
    ledger.reserve("r1", "boat", 70_000)
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole + whole[:30])
    assert read_ledger(ledger.path).unread == (Unread(line=2, costs=0, torn=True),)
    assert opened(tmp_path).totals().spent == 0
