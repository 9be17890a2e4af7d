"""A book on disk: where its parts lie, what changes them, and what is never written over."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook import project as books
from picturebook.desk import report
from picturebook.digest import sha256
from picturebook.errors import DiskError, PicturebookError, PictureNeeded, SourceError, UsageError
from picturebook.manuscript.source import LIMIT
from picturebook.manuscript.story import Story
from picturebook.project import Project, open_book
from picturebook.storyboard.request import Request
from picturebook.storyboard.request import to_json as request_json
from picturebook.studio import whole
from picturebook.studio.labels import label_of, planned_by_name, take_by_label
from picturebook.studio.lock import Lock
from picturebook.studio.plan import Planned, Shelves, State, plan_shot
from picturebook.studio.takes import Take
from tests import kills
from tests.storyboard.boarding import TWO_PAGES, briefs_of, requests_of, shots_of, story_of
from tests.studio.doubles import PAID, png
from tests.tiny import snapshot


@dataclass
class Book:
    """A book on disk with its lock in hand."""

    project: Project
    text: str = TWO_PAGES
    lock: Lock = Lock()

    @property
    def story(self) -> Story:
        """The story as read."""
        return story_of(self.text)

    def request(self, name: str) -> Request:
        """What is asked for today."""
        return requests_of(self.text, PAID)[name]

    def draw(self, name: str, seed: str = "", **record: object) -> Take:
        """Put a take for a picture."""
        asked = self.request(name)
        data = png(*asked.pixels, seed=seed)
        return self.project.takes.put(name, data, request_json(asked), record)  # type: ignore[arg-type]

    def plan(self) -> tuple[Planned, ...]:
        """Say how every picture stands."""
        takes: dict[str, list[Take]] = {}
        for take in self.project.takes.all():
            takes.setdefault(take.shot, []).append(take)
        shelves = Shelves(lock=self.lock, takes=takes, own=books.own_files(self.project, self.story.pictures))
        shots, briefs = shots_of(self.text), briefs_of(self.text)
        return tuple(
            plan_shot(shot, briefs[name], self.request(name), shelves) for name, shot in shots.items()
        )

    def planned(self, name: str) -> Planned:
        """Say how one stands."""
        return planned_by_name(self.plan(), name)

    def accept(self, label: str) -> None:
        """Accept as `picturebook accept` does: plan, look up, copy, write the lock, read it again."""
        planned, take = take_by_label(self.plan(), label, self.project.story)
        books.update_lock(self.project, lambda _: self.lock)
        self.lock = books.accept(self.project, planned, take)

    @property
    def boat(self) -> Path:
        """The target of the second picture."""
        return self.project.folder / "art" / "boat.png"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book nobody has drawn for."""
    story = tmp_path / "my-book" / "story.md"
    story.parent.mkdir()
    story.write_text(TWO_PAGES, encoding="utf-8")
    return Book(project=open_book(story))


def test_everything_lies_beside_the_story(book: Book) -> None:
    """As the reference says, and nothing is made by opening it."""
    project, root = book.project, book.project.story.parent
    assert (project.lock_path, project.takes.folder) == (root / "story.lock", root / "takes")
    assert (project.build, project.cache) == (root / "build", root / "build" / "cache")
    assert project.pdf("home-a4") == root / "build" / "story.home-a4.pdf"
    assert set(snapshot(root)) == {"story.md"}


def test_an_output_elsewhere_takes_the_caches_with_it(book: Book, tmp_path: Path) -> None:
    """With --output nothing is written beside the story; two stories never share a cache."""
    out = tmp_path / "out" / "book.pdf"
    project = open_book(book.project.story, output=out)
    assert (project.pdf("home-a4"), project.build) == (out, out.parent)
    assert not project.cache.is_relative_to(book.project.story.parent)
    other = book.project.story.with_name("other.md")
    assert open_book(other, output=out).cache != project.cache


def test_a_folder_that_cannot_be_written_uses_the_users_cache(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story on a read-only disk builds with its cache in XDG_CACHE_HOME."""
    monkeypatch.setattr(books.os, "access", lambda *_: False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere/cache")
    assert open_book(book.project.story).cache.parent == Path("/somewhere/cache/picturebook")


@pytest.mark.parametrize("value", ["", "relative/cache"])
def test_a_cache_home_that_is_no_place_is_passed_over(
    book: Book, tmp_path: Path, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its specification says a relative one is ignored."""
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    project = open_book(book.project.story, output=tmp_path / "book.pdf")
    assert project.cache.parent == tmp_path / "home" / ".cache" / "picturebook"


@pytest.mark.parametrize(("name", "said"), [("nowhere.md", "there is no file"), ("", "is a folder")])
def test_a_story_that_is_not_there_is_told(book: Book, name: str, said: str) -> None:
    """With what to type instead."""
    with pytest.raises(DiskError, match=said) as caught:
        books.read_story(book.project.folder / name)
    assert caught.value.diagnostics[0].hint


def test_a_story_that_is_nearly_there_is_named(book: Book) -> None:
    """A slip in its name, and a folder for the story in it: the path to type is told."""
    for typed in (book.project.folder / "stroy.md", book.project.folder):
        with pytest.raises(DiskError) as caught:
            books.read_story(typed)
        assert str(book.project.story) in str(caught.value.diagnostics[0].hint)
    book.project.story.rename(book.project.folder / "moon.md")
    with pytest.raises(DiskError) as caught:
        books.read_story(book.project.folder)
    assert caught.value.diagnostics[0].hint == f"name the story: {book.project.folder / 'moon.md'}"


def test_files_at_the_targets_are_found(book: Book) -> None:
    """By what is in them, under the picture's name."""
    book.boat.parent.mkdir()
    book.boat.write_bytes(png(9, 9))
    assert {name: own.digest for name, own in books.own_files(book.project, book.story.pictures).items()} == {
        "boat": sha256(png(9, 9))
    }


def test_accept_places_the_picture_and_binds_it(book: Book) -> None:
    """The take's own bytes stand at the target; the lock knows take, brief and file."""
    take = book.draw("boat", boxes={"Pim": [1, 2, 3, 4]})
    book.accept("boat#1")
    entry = book.lock.picture("boat")
    assert book.boat.read_bytes() == take.path.read_bytes()
    assert (entry.take, entry.number, entry.accepted, entry.placed) == (take.digest, 1, True, take.digest)
    assert entry.boxes == (("Pim", (1, 2, 3, 4)),)
    assert book.planned("boat").state is State.SAME
    assert book.planned("counts").state is State.NEW


def test_accept_without_a_number_takes_the_newest(book: Book) -> None:
    """`accept boat` after two drawings."""
    book.draw("boat", "1")
    second = book.draw("boat", "2")
    book.accept("boat")
    assert book.lock.picture("boat").take == second.digest


def test_another_take_may_be_accepted_after(book: Book) -> None:
    """What stands at the target is ours, so it is replaced; both takes stay."""
    book.draw("boat", "1")
    second = book.draw("boat", "2")
    book.accept("boat#1")
    book.accept("boat#2")
    assert book.boat.read_bytes() == second.path.read_bytes()
    book.accept("boat#1")
    assert book.lock.picture("boat").number == 1
    assert len(book.project.takes.of("boat")) == 2


def test_accepting_twice_changes_nothing(book: Book) -> None:
    """The same decision is the same file."""
    book.draw("boat")
    book.accept("boat#1")
    before = snapshot(book.project.folder)
    book.accept("boat#1")
    assert snapshot(book.project.folder) == before


def test_your_own_picture_is_never_written_over(book: Book) -> None:
    """Accepting over it is an error that says so; nothing changes on disk."""
    book.draw("boat")
    book.boat.parent.mkdir()
    book.boat.write_bytes(png(9, 9))
    books.update_lock(book.project, lambda lock: lock)  # leaves the file processes wait at
    before = snapshot(book.project.folder)
    with pytest.raises(SourceError) as caught:
        book.accept("boat#1")
    assert caught.value.diagnostics[0].message == (
        "boat.png is your own picture, and accepting boat#1 would write over it"
    )
    assert caught.value.diagnostics[0].hint == f"move {book.boat} away first, then accept again"
    assert snapshot(book.project.folder) == before


def test_your_work_on_a_take_is_never_written_over(book: Book) -> None:
    """Retouched outside after accept, it is yours; no take goes over it, the retouched one included."""
    book.draw("boat", "1")
    book.draw("boat", "2")
    book.accept("boat#1")
    book.boat.write_bytes(png(9, 9, "retouched"))
    assert book.planned("boat").why == ("your work on take 1",)
    for label in ("boat#1", "boat#2"):
        with pytest.raises(SourceError, match=r"boat\.png is your work on an accepted take"):
            book.accept(label)
    assert book.boat.read_bytes() == png(9, 9, "retouched")


def test_a_picture_put_there_while_we_planned_is_seen(book: Book) -> None:
    """What stands at the target is looked at when it is written, not when the plan was made."""
    book.draw("boat")
    planned, take = take_by_label(book.plan(), "boat#1", book.project.story)
    book.boat.parent.mkdir()
    book.boat.write_bytes(png(9, 9))
    with pytest.raises(SourceError, match="your own picture"):
        books.accept(book.project, planned, take)
    assert book.boat.read_bytes() == png(9, 9)


def test_a_take_that_is_at_its_target_already_is_accepted(book: Book) -> None:
    """Somebody copied it there by hand: nothing would be lost."""
    take = book.draw("boat")
    book.boat.parent.mkdir()
    book.boat.write_bytes(take.path.read_bytes())
    book.accept("boat#1")
    assert book.planned("boat").state is State.SAME


@pytest.mark.parametrize(
    ("ending", "kind"), [("jpg", "JPEG"), ("jpeg", "JPEG"), ("webp", "WEBP"), ("PNG", "PNG")]
)
def test_the_target_gets_the_kind_its_name_promises(book: Book, ending: str, kind: str) -> None:
    """A Git host shows a .jpg that is a JPEG; the lock knows the file as it was left, so it is not "yours"."""
    from PIL import Image

    book.text = book.text.replace("art/boat.png", f"art/boat.{ending}")
    book.draw("boat")
    book.accept("boat#1")
    target = book.boat.with_suffix(f".{ending}")
    with Image.open(target) as image:
        assert (image.format, image.size) == (kind, book.request("boat").pixels)
    assert book.planned("boat").state is State.SAME
    assert book.planned("boat").chosen.digest == sha256(target.read_bytes())  # type: ignore[union-attr]


def test_a_target_of_another_kind_is_told(book: Book) -> None:
    """No PNG is written into a .tiff."""
    book.text = book.text.replace("art/boat.png", "art/boat.tiff")
    book.draw("boat")
    with pytest.raises(SourceError, match=r"a take cannot be kept as boat\.tiff"):
        book.accept("boat#1")
    assert not book.boat.parent.exists()


def test_a_damaged_take_is_not_accepted(book: Book) -> None:
    """The file is named; the target stays as it was."""
    book.draw("boat").path.write_bytes(png(9, 9))
    with pytest.raises(DiskError, match="is not the picture that was kept"):
        book.accept("boat#1")
    assert not book.boat.exists()


def test_keep_binds_the_accepted_picture_to_todays_words(book: Book) -> None:
    """For nothing; the picture is pinned, and stays so when words change again."""
    book.draw("boat")
    book.accept("boat#1")
    book.text = book.text.replace("face: Pim=delighted", "face: Pim=sad")
    assert book.planned("boat").state is State.CHANGED
    book.lock = books.keep(book.lock, book.planned("boat"), book.project.story)
    assert (book.planned("boat").state, book.planned("boat").why) == (State.PINNED, ("kept",))
    book.text = book.text.replace("face: Pim=sad", "face: Pim=glad")
    assert book.planned("boat").state is State.PINNED
    book.accept("boat#1")
    assert book.planned("boat").state is State.SAME


def test_keep_needs_an_accepted_picture(book: Book) -> None:
    """A picture that nobody accepted, or that is the author's, has nothing to keep."""
    with pytest.raises(PictureNeeded, match="boat has no accepted picture to keep"):
        books.keep(book.lock, book.planned("boat"), book.project.story)
    take = book.draw("boat")
    book.lock = books.bind_drawn(book.lock, book.planned("boat"), take)
    with pytest.raises(PictureNeeded, match=r"picturebook accept /.*story\.md 'boat#1'"):
        books.keep(book.lock, book.planned("boat"), book.project.story)
    book.boat.parent.mkdir()
    book.boat.write_bytes(png(9, 9))
    with pytest.raises(SourceError, match="boat is your own picture"):
        books.keep(book.lock, book.planned("boat"), book.project.story)


def test_reject_turns_a_take_down_with_its_reason(book: Book) -> None:
    """It stays on disk, leaves the book, and the lock says why."""
    take = book.draw("boat")
    book.accept("boat#1")
    book.lock = books.reject(book.lock, book.planned("boat"), take, " too dark ")
    found = book.planned("boat")
    assert (found.state, found.why, found.chosen) == (State.NEW, ("1 turned down",), None)
    assert book.lock.picture("boat").rejected == ((take.digest, "too dark"),)
    assert take.path.is_file()
    assert book.boat.is_file()


def test_the_next_take_goes_where_the_rejected_one_was(book: Book) -> None:
    """What accept placed is still ours after reject."""
    first = book.draw("boat", "1")
    book.accept("boat#1")
    book.lock = books.reject(book.lock, book.planned("boat"), first, "too dark")
    second = book.draw("boat", "2")
    book.accept("boat#2")
    assert book.boat.read_bytes() == second.path.read_bytes()


def test_a_rejected_take_may_be_accepted_after_all(book: Book) -> None:
    """Then it is not turned down any more."""
    take = book.draw("boat")
    book.lock = books.reject(book.lock, book.planned("boat"), take, "too dark")
    book.accept("boat#1")
    assert book.lock.picture("boat").rejected == ()
    assert book.planned("boat").state is State.SAME


def test_rejecting_another_take_leaves_the_accepted_one(book: Book) -> None:
    """The book goes on showing what a person chose."""
    book.draw("boat", "1")
    second = book.draw("boat", "2")
    book.accept("boat#1")
    book.lock = books.reject(book.lock, book.planned("boat"), second, "no")
    assert (book.planned("boat").state, book.planned("boat").why) == (State.SAME, ())


@pytest.mark.parametrize("why", ["", "  "])
def test_a_reason_is_wanted(book: Book, why: str) -> None:
    """Whoever looks at the book in a year wants to know."""
    take = book.draw("boat")
    with pytest.raises(UsageError, match="say why boat#1 is turned down"):
        books.reject(book.lock, book.planned("boat"), take, why)
    with pytest.raises(UsageError, match="say why boat may pass"):
        books.waive(book.lock, book.planned("boat"), why)


def test_a_waiver_is_kept_once_through_accept_and_reject(book: Book) -> None:
    """What a person let pass passes until the lock says otherwise."""
    take = book.draw("boat")
    for _ in range(2):
        book.lock = books.waive(book.lock, book.planned("boat"), "pink on purpose")
    book.accept("boat#1")
    book.lock = books.reject(book.lock, book.planned("boat"), take, "too dark")
    assert book.lock.picture("boat").waived == ("pink on purpose",)


def test_drawing_again_never_replaces_what_was_accepted(book: Book) -> None:
    """The fresh take waits; the accepted one stands."""
    book.draw("boat", "1")
    book.accept("boat#1")
    second = book.draw("boat", "2")
    bound, before = books.bind_drawn(book.lock, book.planned("boat"), second), book.lock.picture("boat")
    assert bound.picture("boat") == replace(before, last=2)


def test_a_fresh_take_is_bound_to_the_words_it_was_drawn_for(book: Book) -> None:
    """So that the plan can say when they change."""
    take = book.draw("boat")
    book.lock = books.bind_drawn(book.lock, book.planned("boat"), take)
    assert book.planned("boat").why == ("drawn, not accepted yet",)
    book.text = book.text.replace("face: Pim=delighted", "face: Pim=sad")
    assert (book.planned("boat").state, book.planned("boat").why) == (State.CHANGED, ("Pim’s face",))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("boat#2", ("boat", 2)),
        ("boat", ("boat", None)),
        ("a#b#3", ("a#b", 3)),
        ("#1", ("", 1)),
        ("a#x", ("a#x", None)),
    ],
)
def test_labels_are_read(typed: str, found: tuple[str, int | None]) -> None:
    """A name, or a name and a number."""
    assert label_of(typed) == found


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("bota#1", "the story has no picture “bota”", "try: boat"),
        ("zzz", "the story has no picture “zzz”", "there are: counts, boat"),
        ("counts", "counts has no take yet", "picturebook draw 'a b/story.md' counts"),
        ("boat#7", "boat has no take 7", "there are: boat#1, boat#2"),
    ],
)
def test_a_take_nobody_drew_is_told(book: Book, typed: str, said: str, hint: str) -> None:
    """With the nearest that can be typed."""
    book.draw("boat", "1")
    book.draw("boat", "2")
    with pytest.raises(PicturebookError) as caught:
        take_by_label(book.plan(), typed, Path("a b/story.md"))
    assert (caught.value.diagnostics[0].message, caught.value.diagnostics[0].hint) == (said, hint)


def test_a_disk_that_refuses_is_told(book: Book) -> None:
    """Accepting into a folder that cannot be one says what to do; the lock on disk is unchanged."""
    book.draw("boat")
    book.boat.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(DiskError, match="a file stands in a folder’s place: move it away"):
        book.accept("boat#1")
    assert book.project.lock() == Lock()


def test_a_lock_that_cannot_be_written_copies_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy the lock does not know would pass for the author's own picture: the lock is written first."""
    book.draw("boat")
    planned, take = take_by_label(book.plan(), "boat#1", book.project.story)

    def full(*_: object) -> None:
        raise DiskError("the disk is full")

    monkeypatch.setattr(books, "write_lock", full)
    with pytest.raises(DiskError):
        books.accept(book.project, planned, take)
    assert not book.boat.exists()
    monkeypatch.undo()
    book.accept("boat#1")
    assert book.planned("boat").state is State.SAME


def test_a_copy_that_cannot_be_written_decides_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk lock, copy and plan stay as they were, and no half copy is left."""
    book.draw("boat")
    planned, take = take_by_label(book.plan(), "boat#1", book.project.story)
    book.boat.parent.mkdir()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(whole.os, "fsync", full)
    with pytest.raises(DiskError, match="free some space on the disk"):
        books.accept(book.project, planned, take)
    monkeypatch.undo()
    assert book.project.lock() == Lock()
    assert not list(book.boat.parent.iterdir())
    book.accept("boat#1")
    assert book.boat.is_file()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked to die")
def test_a_death_while_accepting_loses_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it comes: both takes are whole, the lock reads, and the same command again ends as it would have."""
    book.draw("boat", "1")
    second = book.draw("boat", "2")
    book.accept("boat#1")
    before = snapshot(book.project.folder)

    def change_of_mind() -> None:
        books.accept(book.project, *take_by_label(book.plan(), "boat#2", book.project.story))

    count = len(kills.moments(change_of_mind, book.project.folder))
    assert count > 10
    for number in range(1, count + 1):
        for path, data in before.items():
            (book.project.folder / path).write_bytes(data)
        assert kills.killed_at(change_of_mind, book.project.folder, number)
        book.lock = book.project.lock()
        book.accept("boat#2")
        assert book.boat.read_bytes() == second.path.read_bytes()
        assert book.planned("boat").state is State.SAME
        assert len(book.project.takes.of("boat")) == 2


ACCEPTING = """
import sys
from pathlib import Path
from tests.test_project import Book
from picturebook import project as books
from picturebook.studio.labels import take_by_label

book = Book(project=books.open_book(Path(sys.argv[1])))
book.lock = book.project.lock()
chosen = take_by_label(book.plan(), sys.argv[2], book.project.story)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    books.accept(book.project, *chosen)
"""


def test_two_processes_accept_two_takes_of_one_picture(book: Book) -> None:
    """Either may come last, and the lock knows the file that stands there: it never passes for the author's."""
    book.draw("boat", "1")
    book.draw("boat", "2")
    command = [sys.executable, "-c", ACCEPTING, str(book.project.story)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen([*command, label], **pipes) for label in ("boat#1", "boat#2")]  # type: ignore[call-overload]
    for one in both:
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in both:
        one.communicate()
        assert one.returncode == 0
    book.lock = book.project.lock()
    assert book.lock.picture("boat").placed == sha256(book.boat.read_bytes())
    assert book.planned("boat").state is State.SAME


def test_decisions_of_two_processes_are_both_kept(book: Book) -> None:
    """Each change is made on the lock as it is then, not as it was when the plan was made."""
    book.draw("boat")
    book.draw("counts")
    first, second = book.plan(), book.plan()
    for plan, label in ((first, "boat#1"), (second, "counts#1")):
        books.accept(book.project, *take_by_label(plan, label, book.project.story))
    assert [name for name, entry in book.project.lock().pictures if entry.accepted] == ["boat", "counts"]


def test_nothing_is_written_through_a_link_out_of_the_book(book: Book, tmp_path: Path) -> None:
    """A folder of pictures that is a link elsewhere takes no copy."""
    book.draw("boat")
    (tmp_path / "elsewhere").mkdir()
    book.boat.parent.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SourceError, match="leads out of the book"):
        book.accept("boat#1")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_label_means_one_picture(book: Book) -> None:
    """A number that a sketch of a build has is never given to a take, nor the other way round."""
    asked = book.request("boat")
    sketch = book.project.sketches.put("boat", png(*asked.pixels, seed="s"), request_json(asked), {})
    take = book.draw("boat")
    later = book.project.sketches.put("boat", png(*asked.pixels, seed="t"), request_json(asked), {})
    assert [one.label for one in (sketch, take, later)] == ["boat#1", "boat#2", "boat#3"]


def test_sketches_of_a_build_are_not_takes(book: Book) -> None:
    """They lie in the cache, free to lose."""
    assert book.project.sketches.folder == book.project.cache / "sketches"


def test_a_sheet_goes_by_its_short_name_unless_a_picture_has_it(tmp_path: Path) -> None:
    """ "Pim.front" is what people type; "cast/Pim/front" is the same sheet, whatever a picture is called."""
    from picturebook.desk.choices import everything
    from picturebook.desk.handoff import prepare_elsewhere
    from tests.tiny import PIM, write_pim

    story = write_pim(tmp_path)
    found = everything(prepare_elsewhere(story))
    short, long = (planned_by_name(found, name) for name in ("Pim.front", "cast/Pim/front"))
    assert short is long
    story.write_text(PIM.replace("art/boat.png", "art/Pim.front.png"), encoding="utf-8")
    found = everything(prepare_elsewhere(story))
    assert planned_by_name(found, "Pim.front").shot.kind == "scene"


DEEDS = st.one_of(
    st.tuples(st.just("draw"), st.sampled_from("12345")),
    st.tuples(st.sampled_from(["accept", "reject"]), st.sampled_from(["boat#1", "boat#2", "boat#3", "boat"])),
    st.tuples(st.just("keep"), st.none()),
    st.tuples(st.just("words"), st.sampled_from(["sad", "glad", "delighted"])),
    st.tuples(st.just("paint"), st.sampled_from("ab")),
    st.tuples(st.sampled_from(["paint over", "clear away", "forget the lock"]), st.none()),
)


def _do(book: Book, deed: str, what: str | None) -> None:
    """Do one thing people do to a book, through the program or past it; what is refused is refused."""
    target = book.boat
    if deed == "draw":
        take = book.draw("boat", str(what))
        book.lock = books.bind_drawn(book.lock, book.planned("boat"), take)
    elif deed == "accept":
        book.accept(str(what))
    elif deed == "reject":
        book.lock = books.reject(book.lock, *take_by_label(book.plan(), str(what), book.project.story), "no")
    elif deed == "keep":
        book.lock = books.keep(book.lock, book.planned("boat"), book.project.story)
    elif deed == "words":
        book.text = re.sub(r"face: Pim=\w+", f"face: Pim={what}", book.text)
    elif deed == "paint":
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(png(9, 9, f"mine {what}"))
    elif deed == "paint over" and target.exists():
        target.write_bytes(target.read_bytes() + b"\0")
    elif deed == "clear away":
        target.unlink(missing_ok=True)
    elif deed == "forget the lock":
        book.lock = Lock()


@given(st.lists(DEEDS, min_size=6, max_size=16))
@settings(deadline=None, max_examples=80)
def test_nothing_anybody_made_is_ever_lost(deeds: list[tuple[str, str | None]]) -> None:
    """Whatever is done in whatever order: takes stay, and only what is kept as a take is written over."""
    with TemporaryDirectory() as folder:
        story = Path(folder) / "story.md"
        story.write_text(TWO_PAGES, encoding="utf-8")
        book = Book(project=open_book(story))
        for deed, what in [("draw", "1"), ("draw", "2"), *deeds]:
            takes = snapshot(book.project.takes.folder)
            before = book.boat.read_bytes() if book.boat.exists() else None
            with suppress(PicturebookError):
                _do(book, deed, what)
            after = snapshot(book.project.takes.folder)
            assert {name: data for name, data in after.items() if name in takes} == takes
            if before is not None and deed in ("draw", "accept", "reject", "keep", "words"):
                assert book.boat.read_bytes() == before or before in after.values()
            chosen = book.planned("boat").chosen
            assert chosen is None or chosen.digest == sha256(chosen.path.read_bytes())


def test_of_a_story_that_never_ends_no_more_is_read_than_a_story_may_have(tmp_path: Path) -> None:
    """A device, or a film with a story's name, is not taken into memory."""
    film = tmp_path / "story.md"
    with film.open("wb") as file:
        file.truncate(1 << 32)
    assert len(books.read_story(film)) == LIMIT + 1


def test_a_folder_is_told_with_the_story_in_it(tmp_path: Path) -> None:
    """The hint names a file that is there, or how to get one."""
    with pytest.raises(DiskError) as caught:
        books.read_story(tmp_path)
    assert caught.value.diagnostics[0].hint == f"picturebook new {tmp_path / 'my-book'} writes one"
    (tmp_path / "pim.md").touch()
    with pytest.raises(DiskError) as caught:
        books.read_story(tmp_path)
    assert caught.value.diagnostics[0].hint == f"name the story: {tmp_path / 'pim.md'}"


def test_a_number_the_lock_knows_is_never_given_again(book: Book) -> None:
    """Takes are lost, and the lock is not: what was boat#2 in a letter to the printer stays no other picture."""
    book.draw("boat", "1")
    second = book.draw("boat", "2")
    book.accept("boat#1")
    books.update_lock(book.project, lambda lock: books.bind_drawn(lock, book.planned("boat"), second))
    shutil.rmtree(book.project.takes.folder)
    assert [book.draw("boat", "3").label, book.draw("counts", "1").label] == ["boat#3", "counts#1"]
    books.update_lock(book.project, lambda lock: books.reject(lock, book.planned("boat"), second, "too dark"))
    assert book.project.lock().picture("boat").highest == 2
    shutil.rmtree(book.project.takes.folder)
    assert book.project.sketches.put("boat", png(60, 40), {}, {}).label == "boat#3"


def test_a_damaged_lock_stands_in_no_picture_s_way(book: Book) -> None:
    """What came was paid for: it is kept, whatever the lock says."""
    book.project.lock_path.write_text("format = 99\n", encoding="utf-8")
    assert book.draw("boat", "1").label == "boat#1"


def test_work_on_an_ai_picture_is_declared_whatever_is_decided_about_the_take(book: Book) -> None:
    """Turning down the take that somebody painted over changes nothing of where the painting comes from."""
    take = book.draw("boat", "1")
    book.accept("boat#1")
    target = book.project.folder / "art" / "boat.png"
    target.write_bytes(png(60, 40, "painted over"))
    planned = book.planned("boat")
    assert planned.state is State.YOURS and planned.why == ("your work on take 1",)
    book.lock = books.reject(book.lock, planned, take, "too dark")
    (told,) = report.pictures([book.planned("boat")])
    assert (told["made_with"], told["ai"]) == ("double", True)
    assert book.planned("boat").why == ("your work on take 1",)


def test_a_picture_of_one_s_own_after_a_rejected_take_is_declared_as_nothing(book: Book) -> None:
    """Nobody painted over the take: it was turned down as it was, and what lies there now is only its author's."""
    take = book.draw("boat", "1")
    book.accept("boat#1")
    book.lock = books.reject(book.lock, book.planned("boat"), take, "too dark")
    (book.project.folder / "art" / "boat.png").write_bytes(png(60, 40, "by hand"))
    (told,) = report.pictures([book.planned("boat")])
    assert (told["made_with"], told["ai"]) == (None, None)
