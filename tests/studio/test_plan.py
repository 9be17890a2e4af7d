"""The plan: how each picture stands, why, and which file the book shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from picturebook.design.themes import load_theme
from picturebook.digest import sha256
from picturebook.errors import DiskError
from picturebook.storyboard.brief import to_json
from picturebook.storyboard.request import Order, Request
from picturebook.storyboard.request import to_json as request_json
from picturebook.studio.elsewhere import ADOPTED
from picturebook.studio.lock import Lock, Locked
from picturebook.studio.plan import OwnFile, Planned, Shelves, State, pin_art, plan_shot, resolve_art
from picturebook.studio.takes import Take, TakeStore
from tests.storyboard.boarding import HEAD, SKETCHER, TWO_PAGES, briefs_of, requests_of, shots_of, story_of
from tests.studio.doubles import PAID, png

ART = (("medium", "watercolour"),)
OTHER_SCENE = ("Oda lands beside", "Oda arrives beside")
OTHER_FACE = ("face: Pim=delighted", "face: Pim=sad")


@dataclass
class Wall:
    """A book's shelves being filled, and the plan of its picture `boat` over them."""

    folder: Path
    text: str = TWO_PAGES
    order: Order = PAID
    lock: Lock = field(default_factory=Lock)
    own: dict[str, OwnFile] = field(default_factory=dict)

    @property
    def store(self) -> TakeStore:
        """The book's takes."""
        return TakeStore(self.folder / "takes")

    @property
    def request(self) -> Request:
        """What is asked for today."""
        return requests_of(self.text, self.order)["boat"]

    def say(self, old: str, new: str) -> None:
        """Change the story."""
        assert old in self.text
        self.text = self.text.replace(old, new)

    def draw(self, seed: str = "", **record: Any) -> Take:
        """Put a take that answers today's request."""
        request = self.request
        return self.store.put(request.shot, png(*request.pixels, seed=seed), request_json(request), record)

    def bind(self, take: Take, **more: Any) -> None:
        """Let the lock name a take for today's words."""
        entry = Locked(
            take=take.digest, number=take.number, studio=take.studio, brief=to_json(self.request.brief)
        )
        self.lock = self.lock.with_picture("boat", replace(entry, **more))

    def accept(self, take: Take, **more: Any) -> None:
        """Bind a take and place its copy."""
        self.place(take.path.read_bytes())
        self.bind(take, **{"accepted": True, "placed": take.digest, **more})

    def place(self, data: bytes) -> None:
        """Put a file at the target."""
        path = self.folder / "boat.png"
        path.write_bytes(data)
        self.own = {"boat": OwnFile(digest=sha256(data), path=path)}

    def plan(self, price: int = 0) -> Planned:
        """Say how boat stands."""
        takes: dict[str, Sequence[Take]] = {}
        for take in self.store.all():
            takes[take.shot] = (*takes.get(take.shot, ()), take)
        shelves = Shelves(lock=self.lock, takes=takes, own=self.own)
        shot, brief = shots_of(self.text)["boat"], briefs_of(self.text, art=ART)["boat"]
        return plan_shot(shot, brief, self.request, shelves, lambda _request: price)


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    """Empty shelves."""
    return Wall(folder=tmp_path)


def label(planned: Planned) -> str | None:
    """Return what the book shows."""
    return planned.chosen.label if planned.chosen else None


def test_what_nobody_drew_is_new(wall: Wall) -> None:
    """Nothing to show, a price, and the cast for whoever reads the plan."""
    found = wall.plan(price=5)
    assert (found.state, found.why, found.chosen, found.micros) == (State.NEW, (), None, 5)
    assert found.cast == ("Oda", "Pim")


def test_what_was_drawn_for_these_words_costs_nothing_more(wall: Wall) -> None:
    """A take that answers the request is shown, though the lock knows nothing of it."""
    wall.draw()
    found = wall.plan(price=5)
    assert (found.state, label(found), found.micros) == (State.NEW, "boat#1", 0)


def test_the_newest_answer_is_shown(wall: Wall) -> None:
    """Of takes for the same words, the last one."""
    wall.draw("1")
    wall.draw("2")
    assert label(wall.plan()) == "boat#2"


def test_a_take_for_other_words_is_no_answer(wall: Wall) -> None:
    """It is among the takes, and not in the book."""
    wall.draw()
    wall.say(*OTHER_FACE)
    found = wall.plan()
    assert (found.state, found.chosen, len(found.takes)) == (State.NEW, None, 1)


def test_a_drawn_picture_is_bound_and_not_accepted(wall: Wall) -> None:
    """A paid picture nobody looked at yet stands and says so."""
    wall.bind(wall.draw())
    found = wall.plan()
    assert (found.state, found.why, label(found)) == (State.SAME, ("drawn, not accepted yet",), "boat#1")


def test_an_accepted_picture_is_the_same(wall: Wall) -> None:
    """Nothing changed and nothing to say."""
    wall.accept(wall.draw())
    found = wall.plan()
    assert (found.state, found.why, label(found)) == (State.SAME, (), "boat#1")


@pytest.mark.parametrize(
    ("edit", "state", "why"),
    [
        (OTHER_SCENE, State.REWORDED, ("the words of the scene",)),
        (OTHER_FACE, State.CHANGED, ("Pim’s face",)),
        (("small grey mouse", "small brown mouse"), State.CHANGED, ("Pim’s look",)),
        (
            ("Oda lands beside Pim; both", "Oda lands; both"),
            State.CHANGED,
            ("the words of the scene", "Pim went out"),
        ),
        (("“That is not a star,”", "“That is no star,”"), State.SAME, ()),
        (("trim: 8.5 x 8.5 in", "trim: 8 x 10 in"), State.SAME, ()),
        (("author: Ada Quill", "author: Ada Quill\ntheme: window-seat"), State.SAME, ()),
    ],
)
def test_an_accepted_picture_stands_whatever_changed(
    wall: Wall, edit: tuple[str, str], state: State, why: tuple[str, ...]
) -> None:
    """The state says what happened to its words; the picture in the book is the one a person chose."""
    wall.accept(wall.draw())
    wall.say(*edit)
    found = wall.plan(price=5)
    assert (found.state, found.why[: len(why)], label(found), found.micros) == (state, why, "boat#1", 0)


def test_an_accepted_sketch_stands_too(wall: Wall) -> None:
    """Somebody chose it: a paid illustrator is not asked to draw it over."""
    wall.order = SKETCHER
    wall.accept(wall.draw())
    wall.order = PAID
    assert (wall.plan().state, label(wall.plan())) == (State.SAME, "boat#1")


def test_a_sketch_nobody_accepted_never_stands_in_the_way(wall: Wall) -> None:
    """The same words asked of a paid illustrator are new."""
    wall.order = SKETCHER
    wall.bind(wall.draw())
    assert wall.plan().state is State.SAME
    wall.order = PAID
    found = wall.plan(price=5)
    assert (found.state, found.chosen, found.micros) == (State.NEW, None, 5)


def test_a_sketch_nobody_accepted_follows_the_words(wall: Wall) -> None:
    """Sketches are free: when the words change the old one is not shown, and a new one is."""
    wall.order = SKETCHER
    wall.bind(wall.draw("old"))
    wall.say(*OTHER_FACE)
    assert (wall.plan().state, wall.plan().chosen) == (State.NEW, None)
    wall.draw("new")
    assert label(wall.plan()) == "boat#2"


def test_a_paid_picture_nobody_accepted_is_not_lost(wall: Wall) -> None:
    """It is still shown when the words change, until somebody draws or accepts another."""
    wall.bind(wall.draw())
    wall.say(*OTHER_FACE)
    assert (wall.plan().state, label(wall.plan())) == (State.CHANGED, "boat#1")


def test_a_pinned_picture_stays_pinned(wall: Wall) -> None:
    """`keep` says it is right; what changed since is said all the same."""
    wall.accept(wall.draw(), pinned=True)
    assert (wall.plan().state, wall.plan().why) == (State.PINNED, ("kept",))
    wall.say(*OTHER_FACE)
    found = wall.plan()
    assert (found.state, found.why, label(found)) == (
        State.PINNED,
        ("kept; changed since: Pim’s face",),
        "boat#1",
    )


def test_a_file_the_lock_does_not_know_is_yours(wall: Wall) -> None:
    """It is shown, and costs nothing, and no take is shown instead."""
    wall.draw()
    wall.place(png(9, 9))
    found = wall.plan(price=5)
    assert (found.state, found.why, label(found), found.micros) == (
        State.YOURS,
        ("your own picture",),
        "boat.png",
        0,
    )


def test_work_on_an_accepted_take_is_yours(wall: Wall) -> None:
    """Changed outside afterwards: used, and never drawn over."""
    wall.accept(wall.draw("1"), number=2)
    wall.place(png(9, 9))
    found = wall.plan()
    assert (found.state, found.why, label(found)) == (State.YOURS, ("your work on take 2",), "boat.png")


def test_a_take_copied_to_its_place_by_hand_is_that_take(wall: Wall) -> None:
    """It is nobody's own work: it is shown with its record, and waits to be accepted."""
    take = wall.draw()
    wall.place(take.path.read_bytes())
    found = wall.plan()
    assert (found.state, found.why) == (State.SAME, ("boat#1 lies at its place, not accepted yet",))
    assert found.chosen is not None and found.chosen.record["request"]["studio"] == take.studio
    assert (label(found), found.locked.take, found.locked.accepted) == ("boat#1", take.digest, False)


def test_a_copy_of_another_take_than_the_accepted_one_is_shown_and_not_accepted(wall: Wall) -> None:
    """Accepted was the other; what was said of it does not count for this one."""
    first, second = wall.draw("one"), wall.draw("two")
    wall.accept(second)
    wall.place(first.path.read_bytes())
    found = wall.plan()
    assert (found.state, label(found), found.locked.accepted) == (State.SAME, "boat#1", False)


def test_a_copy_keeps_the_words_it_was_drawn_for(wall: Wall) -> None:
    """Other words change it as they change any take, and it is never drawn over by the way."""
    wall.place(wall.draw().path.read_bytes())
    wall.say(*OTHER_FACE)
    found = wall.plan()
    assert (found.state, found.why[0], label(found)) == (State.CHANGED, "Pim’s face", "boat#1")


def test_a_take_of_another_picture_is_that_take_too(wall: Wall) -> None:
    """Under its own label, among the takes that can be accepted here."""
    request = wall.request
    other = wall.store.put("moon", png(*request.pixels, seed="moon"), request_json(request), {})
    wall.draw()
    wall.place(other.path.read_bytes())
    found = wall.plan()
    assert (label(found), other in found.takes) == ("moon#1", True)


def test_a_copy_that_was_turned_down_says_so(wall: Wall) -> None:
    """It is used all the same: somebody put it there."""
    take = wall.draw()
    wall.bind(take, rejected=((take.digest, "too dark"),))
    wall.place(take.path.read_bytes())
    assert wall.plan().why == ("boat#1 lies at its place, turned down: too dark",)


def test_the_accepted_take_as_it_came_is_the_accepted_one(wall: Wall) -> None:
    """Also where accept had left it in another format."""
    take = wall.draw()
    wall.accept(take, placed="0" * 64)
    found = wall.plan()
    assert (found.state, label(found), found.locked.accepted) == (State.SAME, "boat#1", True)


def test_takes_need_not_be_there(wall: Wall) -> None:
    """From Git alone, the copy at the target is the picture, and it is the same picture with the same boxes."""
    take = wall.draw(boxes={"Pim": [1, 2, 3, 4]})
    wall.accept(take, boxes=(("Pim", (1, 2, 3, 4)),))
    with_takes = wall.plan().chosen
    for path in (take.path, take.path.with_suffix(".json")):
        path.unlink()
    without = wall.plan().chosen
    assert with_takes == without
    assert without is not None and without.record == {"boxes": {"Pim": [1, 2, 3, 4]}}
    assert without.label == "boat#1"


def test_a_copy_that_was_taken_away_is_no_loss(wall: Wall) -> None:
    """The take itself is shown."""
    wall.accept(wall.draw())
    wall.own = {}
    assert (wall.plan().state, label(wall.plan())) == (State.SAME, "boat#1")


def test_an_accepted_picture_that_is_gone_is_new(wall: Wall) -> None:
    """Neither take nor copy is left: it is said, and can be drawn."""
    take = wall.draw()
    wall.accept(take)
    wall.own = {}
    for path in (take.path, take.path.with_suffix(".json")):
        path.unlink()
    found = wall.plan(price=5)
    assert (found.state, found.chosen, found.micros) == (State.NEW, None, 5)
    assert found.why == ("take 1 is gone from takes/ and from its place in the book",)


def test_a_take_turned_down_is_not_shown(wall: Wall) -> None:
    """The one before it is, if it answers; else nothing."""
    first, second = wall.draw("1"), wall.draw("2")
    wall.lock = wall.lock.with_picture("boat", Locked(rejected=((second.digest, "too dark"),)))
    assert label(wall.plan()) == "boat#1"
    both = ((second.digest, "too dark"), (first.digest, "too light"))
    wall.lock = wall.lock.with_picture("boat", Locked(rejected=both))
    found = wall.plan()
    assert (found.state, found.why, found.chosen) == (State.NEW, ("2 turned down",), None)


def test_a_newer_take_waits_beside_the_accepted_one(wall: Wall) -> None:
    """Drawn again, it changes nothing until somebody accepts it, and the plan says it is there."""
    wall.accept(wall.draw("1"))
    wall.draw("2")
    found = wall.plan()
    assert (found.state, label(found), found.why) == (State.SAME, "boat#1", ("boat#2 waits to be accepted",))


def test_a_picture_under_a_new_name_is_not_paid_again(wall: Wall) -> None:
    """The file was renamed in the story: the request is the same, and was answered."""
    wall.say("art/boat.png", "art/ship.png")
    ship = requests_of(wall.text, PAID)["ship"]
    wall.store.put("ship", png(*ship.pixels), request_json(ship), {})
    wall.say("art/ship.png", "art/boat.png")
    found = wall.plan(price=5)
    assert (label(found), found.micros, [take.label for take in found.takes]) == ("ship#1", 0, ["ship#1"])


def test_a_picture_made_elsewhere_answers_its_words_whoever_is_asked_now(wall: Wall) -> None:
    """What is sent for it is nobody's here: only what must be seen decides, and other words are no answer."""
    asked = replace(wall.request, studio=ADOPTED, pixels=(3, 4), prompt="words for a chat")
    wall.store.put("boat", png(9, 7), request_json(asked), {"made_with": "ChatGPT"})
    found = wall.plan(price=5)
    assert (found.state, found.why, label(found), found.micros) == (
        State.SAME, ("drawn, not accepted yet",), "boat#1", 0,
    )  # fmt: skip
    wall.say(*OTHER_FACE)
    assert (wall.plan().state, wall.plan().chosen) == (State.NEW, None)


def test_a_take_that_is_not_what_was_kept_is_told(wall: Wall) -> None:
    """A book is never made with a picture somebody else put in a take's place."""
    take = wall.draw()
    take.path.write_bytes(png(9, 9))
    with pytest.raises(DiskError, match="is not the picture that was kept"):
        wall.plan()


def art(extra: str, theme: str = "paper-lantern", lock: Lock | None = None) -> dict[str, str]:
    """Resolve the art of a story with more front matter."""
    story = story_of(HEAD.replace("author:", f"{extra}\nauthor:") + "\n![Pim waves.](art/a.png)\n")
    return dict(resolve_art(story, load_theme(theme), lock or Lock()))


def test_a_story_without_art_follows_the_theme() -> None:
    """As long as nothing was paid."""
    assert art("") == dict(load_theme("paper-lantern").art)
    assert art("", "window-seat") == dict(load_theme("window-seat").art)


def test_keys_of_art_lie_over_the_theme() -> None:
    """What the story says, and for the rest the theme."""
    found = art("art: {medium: cut paper}")
    assert found == {**dict(load_theme("paper-lantern").art), "medium": "cut paper"}


def test_a_sentence_of_art_stands_alone() -> None:
    """A watercolour of the story's and a gouache of the theme's would make a third thing."""
    theme = dict(load_theme("paper-lantern").art)
    assert art("art: cut paper on a table") == {
        "style": "cut paper on a table",
        "framing": theme["framing"],
        "avoid": theme["avoid"],
    }


def test_pinned_art_holds_off_another_theme() -> None:
    """Once there are paid pictures, `--theme` changes no brief; the author's own words still do."""
    lock = pin_art(Lock(), load_theme("paper-lantern"))
    assert art("", "window-seat", lock) == dict(load_theme("paper-lantern").art)
    assert art("art: {medium: cut paper}", "window-seat", lock)["medium"] == "cut paper"
    assert pin_art(lock, load_theme("window-seat")) == lock


def test_art_is_told_in_one_order() -> None:
    """However a theme orders its keys, a prompt tells the medium first."""
    story = story_of(f"{HEAD}\n![Pim waves.](art/a.png)\n")
    theme = load_theme("base")
    backwards = replace(theme, art=tuple(reversed(theme.art)))
    assert resolve_art(story, theme, Lock()) == resolve_art(story, backwards, Lock())
    assert resolve_art(story, theme, Lock())[0][0] == "medium"
