"""Every misfortune there is, met by each illustrator in a book of two pictures: what is seen, kept, asked and billed.

The table in docs/reference/misfortunes.md is written from these rows, so it says what really happens. The misfortune
strikes what is asked for first; pictures go out one after the other, so that each row is the same on every machine.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from picturebook.studio import openai_client
from picturebook.studio.money import dollars
from picturebook.studio.stub.misfortune import parse_misfortune
from tests.studio.painting import STUDIOS, Painting, painting

PASSING, LASTING = 0.1, 300
_ANY = (
    ("429=0.1", "asked too often, and told how long to wait"),
    ("429=300", "asked too often, and told to wait five minutes"),
    ("quota", "no money left in the account"),
    ("unverified", "the organisation is not verified"),
    ("500", "the host stumbles once"),
    ("500:9", "the host is down"),
    ("503=0.1", "the host has too much to do"),
    ("drop-before", "the connection breaks off unanswered"),
    ("drop", "it breaks off in the middle of the answer"),
    ("504", "a gateway gives up waiting"),
    ("html", "a network’s sign-in page with 200"),
    ("broken-json", "half an answer, as if whole"),
    ("slow=0.3", "the picture takes its time"),
    ("empty-data", "an answer without a picture"),
    ("moderation", "the moderation refuses it"),
    ("references-ignored", "the references were not looked at"),
    ("wrong-size", "another size than was asked for"),
    ("lying-mime", "a JPEG that says it is a PNG"),
    ("not-an-image", "a page where the picture should be"),
    ("failed", "the picture cannot be made"),
    ("shutdown", "the model has a day of shutdown"),
    ("shutdown+1", "the model is shut down after one picture"),
)
CASES = {
    "openai": (*_ANY, ("slow=4", "no answer within the time we wait")),
    "openai-responses": (
        *_ANY,
        ("responses-two-calls", "two pictures where one was asked for"),
        ("responses-no-call", "words instead of a picture"),
        ("drop@responses/{id}", "the connection breaks off while we look"),
        ("html@responses/{id}", "a sign-in page while we look"),
        ("500:9@responses/{id}", "the host is down while we look"),
        ("403@responses/{id}", "the key may not look any more"),
    ),
    "openai-batch": (
        *_ANY,
        ("batch-expired", "the day is over before the last picture"),
        ("batch-line-error", "one line of the batch fails"),
        ("drop@POST files", "an upload breaks off"),
        ("500@batches/{id}", "the host stumbles while we look"),
        ("403@batches/{id}", "the key may not look any more"),
        ("drop@files/{id}/content", "the results break off while we fetch them"),
        ("html:9@files/{id}/content", "a sign-in page where the results should be"),
    ),
}
ASKING = {
    "openai": ("POST images/",),
    "openai-responses": ("POST responses",),
    "openai-batch": ("POST batches", "POST files"),
}


@dataclass(frozen=True)
class Row:
    """What became of one misfortune."""

    words: str
    spec: str
    seen: str
    kept: str
    asked_again: str
    then: str
    billed: str
    booked: str

    def __str__(self) -> str:
        what = f"{self.words}<br>`{self.spec}`"
        cells = (what, self.seen, self.kept, self.asked_again, self.then, self.billed, self.booked)
        return f"| {' | '.join(cells)} |"


def rows(
    studio: str, folder: Path, monkeypatch: pytest.MonkeyPatch, heard: Callable[[], str]
) -> Iterator[Row]:
    """Meet every misfortune of a studio; `heard` gives what was said since it was last asked."""
    _hurry(monkeypatch)
    usual = None
    for number, (spec, words) in enumerate((("", "nothing"), *CASES[studio])):
        monkeypatch.setattr(openai_client, "SLOWEST", 2.5 if spec == "slow=4" else 600.0)
        planned = [parse_misfortune(spec)] if spec else []
        with painting(folder / str(number), monkeypatch, studio, misfortunes=planned) as book:
            _one_after_the_other(folder / str(number))
            found = _met(book, heard, usual or 0)
        if usual is None:
            usual = found.requests
            continue
        yield Row(words=words, spec=spec, **found.cells)


@dataclass(frozen=True)
class _Met:
    requests: int
    cells: dict[str, str]


def _met(book: Painting, heard: Callable[[], str], usual: int) -> _Met:
    """Draw twice; hold what must be true whatever happens; return what happened."""
    code, said = book.draw(), heard()
    first = _asked(book)
    kept, booked, spent = _kept(book), _booked(book), _spent(book)
    takes = len(book.takes)
    again, said_again = book.draw(), heard()
    _until_the_host_is_done(book)
    billed = book.stub.billed() if _asked(book) == first else _billed_by(book, first)
    assert spent >= billed, "the book's own ledger says less than the host billed"
    assert code in (0, 6) and again in (0, 6), (said, said_again)
    then = _then(again, said_again, _asked(book) - first, len(book.takes) - takes)
    cells = {
        "seen": _seen(code, said), "kept": kept, "asked_again": _times(first - usual), "then": then,
        "billed": dollars(billed), "booked": booked,
    }  # fmt: skip
    return _Met(requests=first, cells=cells)


def _billed_by(book: Painting, requests: int) -> int:
    """What the host billed for the first so many requests, and the lines of their batches."""
    asking = ASKING[book.studio]
    entries = [
        one for one in book.stub.ledger() if one["billed_micros"] or str(one["endpoint"]).startswith(asking)
    ]
    seen, total = 0, 0
    for one in entries:
        seen += str(one["endpoint"]).startswith(asking)
        total += one["billed_micros"] if seen <= requests else 0
    return total


def _until_the_host_is_done(book: Painting) -> None:
    """Wait for what nobody waits for any more: the host draws it to the end, and bills it."""
    until = time.monotonic() + 10
    while any(one["outcome"] == "received" for one in book.stub.ledger()) and time.monotonic() < until:
        time.sleep(0.05)


def _asked(book: Painting) -> int:
    return sum(str(one["endpoint"]).startswith(ASKING[book.studio]) for one in book.stub.ledger())


def _spent(book: Painting) -> int:
    return sum(one.micros for one in book.entries if one.state != "free")


def _booked(book: Painting) -> str:
    words = (("", ("settled",)), (" to be fetched", ("noted",)), (" unknown", ("sending", "unknown")))
    sums = [(sum(one.micros for one in book.entries if one.state in states), word) for word, states in words]
    return ", ".join(f"{dollars(micros)}{word}" for micros, word in sums if micros) or "nothing"


def _kept(book: Painting) -> str:
    good = [take for take in book.takes if not take.unusable]
    told = [("no picture", "1 picture", "both pictures")[len(good)]]
    told += [f"{take.label}, never used" for take in book.takes if take.unusable]
    aside = book.folder / "takes" / "aside"
    told += ["the bytes, in `takes/aside`"] if aside.is_dir() else []
    told += ["the job’s id"] if any(one.state == "noted" for one in book.entries) else []
    return "; ".join(told)


def _seen(code: int, said: str) -> str:
    plain = re.sub(r"(resp|batch)_[0-9a-f]{32}", r"\1_…", said)
    plain = re.sub(r"/\S*/story\.md", "story.md", plain)
    plain = re.sub(r"/\S*/takes/aside/\S+", "takes/aside/…", re.sub(r"\d{4}-\d\d-\d\d:", "DAY:", plain))
    wrong = re.findall(r"error: (?:\w+ did not come|\d pictures did not come, [\w, ]+): (.*)", plain)
    hints = re.findall(r"^   = (.*)", plain, re.M)
    warned = re.findall(r"^(gpt-image.* will be shut down.*)", plain, re.M)
    return "<br>".join([*warned, *wrong, *(f"*= {one}*" for one in dict.fromkeys(hints))]) or (
        "nothing" if code == 0 else said
    )


def _times(many: int) -> str:
    return {0: "no", 1: "once", 2: "twice"}.get(max(0, many), f"{many} times")


def _then(code: int, said: str, asked: int, came: int) -> str:
    if code == 6:
        return "sent again only with `--again`" if "--again" in said else "fails once more"
    if not came:
        return "nothing is left to do"
    return "draws it, for its price" if asked else "fetches it, and pays nothing"


def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picturebook.studio.trouble._SHORT", 0.01)
    monkeypatch.setattr("picturebook.studio.patience._BETWEEN", 0.01)


def _one_after_the_other(folder: Path) -> None:
    config = folder / "config" / "picturebook" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[pace]\nat_once = 1\n", encoding="utf-8")


_HEAD = (
    "| what goes wrong | what you see | what is kept | asked again by itself | the next `draw` "
    "| the host billed | your ledger says |\n|---|---|---|---|---|---|---|"
)
_TITLES = {
    "openai": "The Images API: `--studio openai`",
    "openai-responses": "In the background: `--studio openai-responses`",
    "openai-batch": "By the batch: `--studio openai-batch`",
}


def section(studio: str, found: list[Row]) -> str:
    """Write one studio's part of the page."""
    return "\n".join([f"## {_TITLES[studio]}", "", _HEAD, *map(str, found), ""])


__all__ = ["STUDIOS", "Row", "rows", "section"]
