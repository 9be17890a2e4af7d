"""Aside: an answer that was paid for and is no take yet is found again, and never one that is not it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from picturebook.errors import DiskError, SourceError
from picturebook.studio import aside
from picturebook.studio.illustrator import Drawn, NoJournal
from picturebook.studio.shoot import Shoot, shoot
from picturebook.studio.takes import TakeStore, picture_of
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio.doubles import PAID, Double, drawn, picture_for

COUNTS, BOAT = requests_of(TWO_PAGES, PAID).values()
CAME = drawn(BOAT, record=(("cost_micros", 7), ("usage", {"output": 1})))


class Booked(Double):
    """A double that is told what is safe."""

    def __init__(self) -> None:
        super().__init__()
        self.settled: list[object] = []

    def estimate(self, _request: object) -> int:
        """Return a price."""
        return 7

    def kept(self, _request: str, record: object) -> None:
        """Remember what was settled."""
        self.settled.append(dict(record)["cost_micros"])  # type: ignore[call-overload]


@pytest.fixture
def store(tmp_path: Path) -> TakeStore:
    """An empty store."""
    return TakeStore(tmp_path / "takes")


def finish(came: Drawn) -> Drawn:
    """Make another picture of the one that came."""
    return replace(came, data=picture_for(came.request, "finished"))


def finished(artist: Double, store: TakeStore, *, again: bool = False, how: object = finish) -> Shoot:
    """Shoot the boat and finish it."""
    return shoot(
        (BOAT,), artist, store, journal=NoJournal(), told=lambda *_: None, again=again, finish=how  # type: ignore[arg-type]
    )  # fmt: skip


def test_an_answer_is_found_by_its_request_alone(store: TakeStore) -> None:
    """As it came, its record too."""
    assert store.folder / aside.lay_answer(CAME, store) == aside.lay(CAME.data, store)
    assert aside.answer_to(BOAT, store) == CAME
    assert aside.answer_to(COUNTS, store) is None
    aside.answered(BOAT, store)
    assert aside.answer_to(BOAT, store) is None
    assert aside.lay(CAME.data, store).read_bytes() == CAME.data


@pytest.mark.parametrize("harm", ["the bytes", "the note"])
def test_what_is_damaged_never_came(harm: str, store: TakeStore) -> None:
    """Half of an answer is no answer."""
    path = store.folder / aside.lay_answer(CAME, store)
    if harm == "the note":
        path = next(path.parent.glob("*.json"))
    path.write_bytes(path.read_bytes()[:-20])
    assert aside.answer_to(BOAT, store) is None


def test_a_folder_that_cannot_be_written_is_told(store: TakeStore) -> None:
    """With its name."""
    store.folder.parent.mkdir(exist_ok=True)
    store.folder.write_text("a file")
    with pytest.raises(DiskError, match="aside"):
        aside.lay_answer(CAME, store)


@pytest.mark.parametrize("again", [False, True])
def test_an_answer_that_came_before_is_finished_and_settled_and_nothing_is_sent(
    again: bool, store: TakeStore
) -> None:
    """Also where one more was asked for: it is the one nobody saw yet."""
    raw, artist = aside.lay_answer(CAME, store), Booked()
    (take,) = finished(artist, store, again=again).takes
    assert picture_of(take) == finish(CAME).data and take.record["as_it_came"] == raw
    assert artist.seen == [] and artist.settled == [7]


def test_an_answer_is_made_a_take_once(store: TakeStore) -> None:
    """Though a death left its note behind."""
    artist = Booked()
    finished(artist, store)
    aside.lay_answer(drawn(BOAT), store)
    assert aside.answer_to(BOAT, store) is None
    assert finished(artist, store, again=True).takes[0].number == 2
    assert artist.seen == [BOAT, BOAT]


def test_an_answer_nothing_can_be_made_of_is_not_tried_for_ever(store: TakeStore) -> None:
    """It is told once; the next time the request goes out."""

    def fail(_came: Drawn) -> Drawn:
        raise SourceError("it cannot be read", "look at it")

    aside.lay_answer(CAME, store)
    artist = Booked()
    assert [one.reason for one in finished(artist, store, how=fail).failed] == ["it cannot be read"]
    assert artist.seen == [] and aside.answer_to(BOAT, store) is None
    assert finished(artist, store).takes and artist.seen == [BOAT]
