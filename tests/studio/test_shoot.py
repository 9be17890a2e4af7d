"""Shooting: what comes is kept, what does not come is told, and nothing is drawn twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest

from picturebook.digest import sha256
from picturebook.errors import DiskError, IllustratorFailed, OverBudget, UsageError
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio import registry
from picturebook.studio.illustrator import Illustrator, NoJournal
from picturebook.studio.shoot import Shoot, illustrator, illustrators, shoot, undrawn
from picturebook.studio.takes import TakeStore, picture_of
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio import doubles
from tests.studio.doubles import PAID, Double, Silent, first_well_then, picture_for

REQUESTS = tuple(requests_of(TWO_PAGES, PAID).values())
COUNTS, BOAT = REQUESTS


@pytest.fixture
def store(tmp_path: Path) -> TakeStore:
    """An empty store."""
    return TakeStore(tmp_path / "takes")


def drawn_by(artist: Illustrator, store: TakeStore, requests: tuple[Request, ...] = REQUESTS) -> Shoot:
    """Shoot without a journal, telling nobody."""
    return shoot(requests, artist, store, journal=NoJournal(), told=lambda *_: None)


def test_every_picture_is_kept_as_a_take(store: TakeStore) -> None:
    """The bytes as they came, under the request they answer."""
    done = drawn_by(Double(), store)
    assert [take.label for take in done.takes] == ["counts#1", "boat#1"]
    assert [picture_of(take) for take in done.takes] == [picture_for(COUNTS), picture_for(BOAT)]
    assert [take.request for take in done.takes] == [request_digest(one) for one in REQUESTS]
    assert done.failed == ()


def test_what_has_a_take_is_not_drawn_again(store: TakeStore) -> None:
    """The second shoot asks for nothing: not one request reaches the illustrator."""
    drawn_by(Double(), store, (COUNTS,))
    artist = Double()
    done = drawn_by(artist, store)
    assert artist.seen == [BOAT]
    assert [take.label for take in done.takes] == ["boat#1"]
    assert drawn_by(artist, store) == Shoot(takes=(), failed=())
    assert artist.seen == [BOAT]


def test_what_may_not_stand_in_a_book_is_kept_apart(store: TakeStore) -> None:
    """It was paid for: the take stays, is told as a failure, and answers no request."""
    done = drawn_by(Double(first_well_then(doubles.ignores_references)), store)
    assert [(one.request.shot, one.reason, one.paid) for one in done.failed] == [
        ("boat", "the references were not seen", "yes")
    ]
    assert [take.unusable for take in store.of("boat")] == ["the references were not seen"]
    assert store.find(request_digest(BOAT)) == ()
    assert undrawn(REQUESTS, store) == (BOAT,)


def test_what_stands_beside_a_request_is_kept_with_its_take(store: TakeStore) -> None:
    """The take a picture was made from is remembered though it is not sent."""
    beside = {request_digest(BOAT): {"parent": "ab" * 32}}
    shoot(REQUESTS, Double(), store, journal=NoJournal(), told=lambda *_: None, beside=beside)
    assert [store.of(name)[0].record.get("parent") for name in ("counts", "boat")] == [None, "ab" * 32]


def test_one_request_under_two_names_is_drawn_once(store: TakeStore) -> None:
    """Exactly this was asked for already."""
    from dataclasses import replace

    artist = Double()
    drawn_by(artist, store, (BOAT, replace(BOAT, shot="again")))
    assert artist.seen == [BOAT]


def test_a_refused_take_is_drawn_again(store: TakeStore) -> None:
    """What was turned down answers nothing, so its request goes out once more."""
    (take,) = drawn_by(Double(), store, (BOAT,)).takes
    assert undrawn((BOAT,), store) == ()
    refusing = store.refusing({take.digest})
    assert undrawn((BOAT,), refusing) == (BOAT,)
    again = Double(answer=lambda request: doubles.drawn(request, data=picture_for(request, "other")))
    assert [take.label for take in drawn_by(again, refusing, (BOAT,)).takes] == ["boat#2"]


def test_the_same_drawing_again_is_told(store: TakeStore) -> None:
    """An illustrator that draws the same words the same way cannot mend a picture that was turned down."""
    (take,) = drawn_by(Double(), store, (BOAT,)).takes
    done = drawn_by(Double(), store.refusing({take.digest}), (BOAT,))
    assert done.takes == ()
    assert "the very picture that is there already" in done.failed[0].reason
    assert (
        done.failed[0].hint == "say the scene of boat differently, or put a picture of your own in its place"
    )
    assert len(store.of("boat")) == 1
    paid = Double(answer=lambda request: doubles.drawn(request, record=(("cost_micros", 85_000),)))
    (failed,) = drawn_by(paid, store.refusing({take.digest}), (BOAT,)).failed
    assert failed.reason.endswith("billed $0.085 all the same") and failed.paid == "yes"


def test_the_record_goes_with_the_take(store: TakeStore) -> None:
    """What the illustrator noted is kept, and the request whole."""
    boxes = {"Pim": [100, 200, 300, 400]}
    artist = Double(answer=lambda request: doubles.drawn(request, record=(("boxes", boxes),)))
    (take,) = drawn_by(artist, store, (BOAT,)).takes
    assert take.record["boxes"] == boxes
    assert take.record["request"]["brief"]["scene"] == "Oda lands beside Pim; both look at a paper boat."


@pytest.mark.parametrize(
    ("misfortune", "reason", "paid"),
    [
        (doubles.refuses, "it will not draw this", "no"),
        (
            doubles.sends_junk,
            "what came is no picture: these bytes are not a PNG, JPEG or WebP picture",
            "unknown",
        ),
        (doubles.sends_half, "what came is no picture: this PNG ends too soon", "unknown"),
        (doubles.sends_another_shape, "what came has 240 × 60 pixels; 120 × 60 were asked for", "unknown"),
        (doubles.breaks, "the illustrator broke down: ZeroDivisionError: a fault of the artist", "unknown"),
        (doubles.is_cut_off, "the illustrator broke down: ConnectionResetError", "unknown"),
        (doubles.says_nothing, "the illustrator gave no answer", "unknown"),
    ],
)
def test_a_misfortune_fails_its_picture_and_no_other(
    store: TakeStore, misfortune: Callable[[Request], Any], reason: str, paid: str
) -> None:
    """The first picture came and is kept; the second is told, with what is known of the money."""
    spread = requests_of(TWO_PAGES.replace("face: Pim", "layout: spread; face: Pim"), PAID)
    done = drawn_by(Double(answer=first_well_then(misfortune)), store, tuple(spread.values()))
    assert [take.label for take in done.takes] == ["counts#1"]
    assert [(one.request.shot, one.paid) for one in done.failed] == [("boat", paid)]
    assert done.failed[0].reason.startswith(reason)
    assert [take.label for take in store.all()] == ["counts#1"]


def test_who_answers_less_than_was_asked_fails_the_rest(store: TakeStore) -> None:
    """Every request has a take or a failure."""
    done = drawn_by(Silent(), store)
    assert [take.label for take in done.takes] == ["counts#1"]
    assert [(one.request, one.reason) for one in done.failed] == [(BOAT, "the illustrator gave no answer")]


def test_a_free_illustrator_never_costs(store: TakeStore) -> None:
    """What did not come from one who draws for nothing was not paid."""
    done = drawn_by(Double(answer=doubles.breaks, free=True), store)
    assert {one.paid for one in done.failed} == {"no"}


def test_a_break_down_says_where(store: TakeStore) -> None:
    """Whoever wrote the illustrator finds the line."""
    done = drawn_by(Double(answer=doubles.breaks), store)
    assert "at doubles.py:" in (done.failed[0].hint or "")


def test_what_is_no_picture_is_laid_aside(store: TakeStore) -> None:
    """It may have been paid for: it is kept where the failure says, and is no take."""
    done = drawn_by(Double(answer=doubles.sends_junk), store, (BOAT,))
    (aside,) = (store.folder / "aside").iterdir()
    assert aside.read_bytes() == b"<html>502 Bad Gateway</html>"
    assert done.failed[0].hint == f"what came is kept in {aside}"
    assert list(store.all()) == []


def test_another_size_of_the_same_shape_is_kept(store: TakeStore) -> None:
    """A picture with more pixels than were asked for is still the picture."""
    (take,) = drawn_by(Double(answer=doubles.sends_another_size), store, (BOAT,)).takes
    assert (take.width, take.height) == (BOAT.pixels[0] * 2, BOAT.pixels[1] * 2)


def test_a_picture_nobody_asked_for_is_laid_aside(store: TakeStore) -> None:
    """It answers no request of this shoot."""
    done = drawn_by(Double(answer=lambda _request: doubles.drawn(COUNTS)), store, (BOAT,))
    assert [one.reason for one in done.failed] == [
        "a picture came for counts that nobody asked for",
        "the illustrator gave no answer",
    ]
    assert list(store.all()) == []


def test_an_interruption_keeps_what_came(store: TakeStore) -> None:
    """Ctrl-C goes through; the picture before it is on disk, and the next shoot asks only for the rest."""
    with pytest.raises(KeyboardInterrupt):
        drawn_by(Double(answer=first_well_then(doubles.is_interrupted)), store)
    assert [take.label for take in store.all()] == ["counts#1"]
    artist = Double()
    drawn_by(artist, store)
    assert artist.seen == [BOAT]


def test_a_picture_is_on_disk_before_the_next_is_waited_for(store: TakeStore) -> None:
    """The illustrator, asked for the second, finds the first in the store."""
    there: list[int] = []

    def looks(request: Request) -> Any:
        there.append(len(list(store.all())))
        return doubles.drawn(request)

    drawn_by(Double(answer=looks), store)
    assert there == [0, 1]


def test_progress_counts_every_answer(store: TakeStore) -> None:
    """Whoever waits sees each picture, also one that failed."""
    told: list[tuple[str, int, int]] = []
    artist = Double(answer=first_well_then(doubles.refuses))
    shoot(REQUESTS, artist, store, journal=NoJournal(), told=lambda *step: told.append(step))
    assert told == [("drawn", 0, 2), ("drawn", 1, 2), ("drawn", 2, 2)]


def test_what_a_person_can_mend_goes_through(store: TakeStore) -> None:
    """A budget used up keeps its own exit code."""

    def spends(_request: Request) -> Any:
        raise OverBudget("12 USD are spent")

    with pytest.raises(OverBudget):
        drawn_by(Double(answer=first_well_then(spends)), store)
    assert [take.label for take in store.all()] == ["counts#1"]


def test_a_disk_that_is_full_stops_the_shoot(store: TakeStore) -> None:
    """Nothing more is paid for while nothing can be kept."""
    store.folder.write_text("a file", encoding="utf-8")
    artist = Double()
    with pytest.raises(DiskError):
        shoot(REQUESTS, artist, TakeStore(store.folder / "takes"), journal=NoJournal(), told=lambda *_: None)
    assert len(artist.seen) <= 1


def test_the_sketch_artist_is_always_there() -> None:
    """Its name is listed even where nothing else is installed."""
    assert "sketch" in illustrators()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("opnai", "try: openai"),
        ("skecth", "try: sketch"),
        (
            "",
            "there are: openai, openai-batch, openai-responses, sketch; or put pictures of your own at their places",
        ),
    ],
)
def test_an_unknown_illustrator_is_told_with_those_there_are(
    name: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Like any other thing mistyped: exit code 3, and words that can be typed."""
    monkeypatch.setattr(registry, "entry_points", lambda **_: EntryPoints())
    with pytest.raises(UsageError) as caught:
        illustrator(name)
    assert caught.value.diagnostics[0].message == f"there is no illustrator “{name}” in this release"
    assert caught.value.diagnostics[0].hint == hint


def test_an_installed_package_brings_its_illustrator(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its entry point, under its name, beside the sketch artist."""
    _install(monkeypatch, "tests.studio.doubles:Double")
    assert illustrators() == ("mine", "openai", "openai-batch", "openai-responses", "sketch")
    assert illustrator("mine").abilities.name == "double"


@pytest.mark.parametrize(
    "value", ["tests.studio.doubles:Nobody", "no_such_package:Artist", "tests.studio.doubles:PAID"]
)
def test_an_illustrator_that_cannot_be_loaded_is_told(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's fault is named as theirs."""
    _install(monkeypatch, value)
    with pytest.raises(IllustratorFailed, match="the illustrator “mine” cannot be loaded"):
        illustrator("mine")


def _install(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    points = EntryPoints([EntryPoint(name="mine", value=value, group=registry.GROUP)])
    monkeypatch.setattr(registry, "entry_points", lambda **wanted: points.select(**wanted))


def test_bytes_laid_aside_twice_are_one_file(store: TakeStore) -> None:
    """The same junk again fills no disk."""
    drawn_by(Double(answer=doubles.sends_junk), store)
    names = [path.name for path in (store.folder / "aside").iterdir()]
    assert names == [f"{sha256(b'<html>502 Bad Gateway</html>')[:16]}.bin"]


def finished_by(finish: Callable[[doubles.Drawn], doubles.Drawn], store: TakeStore) -> Shoot:
    """Draw the boat and finish what came."""
    return shoot((BOAT,), Double(), store, journal=NoJournal(), told=lambda *_: None, finish=finish)


def test_what_is_made_of_a_picture_is_the_take_and_what_came_is_laid_aside(store: TakeStore) -> None:
    """It was paid for: under a name that opens it."""
    done = finished_by(lambda one: replace(one, data=doubles.png(60, 60, "finished")), store)
    assert [picture_of(take) for take in done.takes] == [doubles.png(60, 60, "finished")]
    (aside,) = (store.folder / "aside").iterdir()
    assert (aside.read_bytes(), aside.suffix) == (picture_for(BOAT), ".png")


def test_what_cannot_be_finished_is_told_and_kept(store: TakeStore) -> None:
    """No take, and where the bytes are."""

    def breaks(_: doubles.Drawn) -> doubles.Drawn:
        raise IllustratorFailed("it cannot be read")

    done = finished_by(breaks, store)
    assert (done.takes, done.failed[0].reason) == ((), "it cannot be read")
    assert "is kept in" in (done.failed[0].hint or "") and len(list((store.folder / "aside").iterdir())) == 1


def test_a_sound_picture_of_another_kind_is_a_take(store: TakeStore) -> None:
    """It was paid for and is what was asked; that it said to be something else is in its record."""
    (take,) = drawn_by(Double(answer=doubles.sends_another_kind), store, (BOAT,)).takes
    assert take.record["said_to_be"] == "image/jpeg"
    assert take.path.suffix == ".png"
