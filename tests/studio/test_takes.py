"""Takes: kept whole, found again, never overwritten, safe under two processes and a power cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.digest import digest, sha256
from picturebook.errors import DiskError
from picturebook.studio import takes as takes_
from picturebook.studio.takes import TakeStore, check, folder_name, lineage, picture_of, write_whole
from tests.studio.doubles import png
from tests.tiny import snapshot

REQUEST = {"schema": 1, "studio": "double", "prompt": "# Scene\nÖda lands.\n"}


@pytest.fixture
def store(tmp_path: Path) -> TakeStore:
    """An empty store."""
    return TakeStore(tmp_path / "takes")


def test_a_take_lies_where_people_find_it(store: TakeStore) -> None:
    """The folder is the picture's name, the file its number and digest, the record readable JSON beside it."""
    take = store.put("boat", png(60, 40), REQUEST, {"usage": {"tokens": 12}, "parent": "a" * 64})
    name = f"1-{sha256(png(60, 40))[:12]}"
    assert set(snapshot(store.folder)) == {f"boat/{name}.png", f"boat/{name}.json", ".keeping"}
    record = json.loads((store.folder / "boat" / f"{name}.json").read_text("utf-8"))
    assert record == {
        "shot": "boat", "number": 1, "digest": sha256(png(60, 40)), "request_digest": digest(REQUEST),
        "media_type": "image/png", "width": 60, "height": 40, "request": REQUEST,
        "usage": {"tokens": 12}, "parent": "a" * 64,
    }  # fmt: skip
    assert (take.label, take.studio, take.width, take.height) == ("boat#1", "double", 60, 40)
    assert "Öda lands." in take.path.with_suffix(".json").read_text("utf-8")


def test_a_record_cannot_change_what_is_kept(store: TakeStore) -> None:
    """An illustrator that records a digest of its own does not name the take."""
    take = store.put("boat", png(60, 40), REQUEST, {"digest": "0" * 64, "shot": "other", "number": 9})
    assert (take.digest, take.shot, take.number) == (sha256(png(60, 40)), "boat", 1)


def test_takes_are_numbered_and_found_again(store: TakeStore) -> None:
    """By number, by digest, by request, by shot."""
    first = store.put("boat", png(60, 40, "1"), REQUEST, {})
    second = store.put("boat", png(60, 40, "2"), REQUEST, {})
    other = store.put("counts", png(60, 40, "3"), {**REQUEST, "model": "2"}, {})
    assert store.of("boat") == (first, second)
    assert store.numbered("boat", 2) == second
    assert store.numbered("boat", 3) is None
    assert store.get(other.digest) == other
    assert store.get("0" * 64) is None
    assert store.find(digest(REQUEST)) == (first, second)
    assert list(store.all()) == [first, second, other]
    assert picture_of(second) == png(60, 40, "2")


def test_an_empty_store_has_nothing(store: TakeStore) -> None:
    """A book nobody has drawn for yet makes no folder."""
    assert (store.of("boat"), store.find("x"), list(store.all())) == ((), (), [])
    assert not store.folder.exists()


def test_the_same_picture_twice_is_two_takes(store: TakeStore) -> None:
    """Both were drawn; neither goes over the other."""
    store.put("boat", png(60, 40), REQUEST, {})
    assert store.put("boat", png(60, 40), REQUEST, {}).number == 2
    assert len(store.of("boat")) == 2


def test_a_refused_take_answers_nothing(store: TakeStore) -> None:
    """It stays on disk and is found by its number, and its request may be drawn again."""
    take = store.put("boat", png(60, 40), REQUEST, {})
    refusing = store.refusing({take.digest})
    assert refusing.find(digest(REQUEST)) == ()
    assert refusing.of("boat") == (take,)


def test_ten_takes_are_in_the_order_of_numbers(store: TakeStore) -> None:
    """10 comes after 9, not after 1."""
    for seed in range(11):
        store.put("boat", png(6, 4, str(seed)), REQUEST, {})
    assert [take.number for take in store.of("boat")] == list(range(1, 12))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_picture_keeps_its_kind(store: TakeStore, kind: str) -> None:
    """The bytes are kept as they came, under the ending they deserve."""
    from tests.studio.test_pictures import saved

    take = store.put("boat", saved(kind), REQUEST, {})
    assert take.path.suffix == {"JPEG": ".jpg", "WEBP": ".webp"}[kind]
    assert picture_of(take) == saved(kind)


def test_what_is_no_picture_is_not_kept(store: TakeStore) -> None:
    """The store is the last door, and leaves nothing half done behind it."""
    with pytest.raises(ValueError, match="not a PNG, JPEG or WebP"):
        store.put("boat", b"<html>", REQUEST, {})
    assert not store.folder.exists()


def test_a_changed_picture_is_told_and_left(store: TakeStore) -> None:
    """A take is used only while it is what was kept; the file is named and stays."""
    take = store.put("boat", png(60, 40), REQUEST, {})
    assert check(take) == take
    take.path.write_bytes(png(60, 40, "other"))
    for use in (picture_of, check):
        with pytest.raises(DiskError, match=f"{take.path.name} is not the picture that was kept"):
            use(take)
    assert take.path.read_bytes() == png(60, 40, "other")


def test_a_lost_picture_is_told(store: TakeStore) -> None:
    """The record is there and the picture is not."""
    take = store.put("boat", png(60, 40), REQUEST, {})
    take.path.unlink()
    for use in (picture_of, check):
        with pytest.raises(DiskError, match="put the file back from a copy"):
            use(take)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"shot": 1, "number": "x"}'])
def test_a_damaged_record_is_told_and_stops_no_other(store: TakeStore, text: str) -> None:
    """By its file; the picture beside it is left alone, and its number is given to nobody."""
    sound = store.put("boat", png(60, 40), REQUEST, {})
    take = store.put("boat", png(60, 40, "another"), REQUEST, {})
    take.path.with_suffix(".json").write_text(text, encoding="utf-8")
    (found,) = store.unread()
    assert (found.path, found.picture, found.number) == (take.path.with_suffix(".json"), take.path, 2)
    assert store.of("boat") == (sound,) and tuple(store.all()) == (sound,)
    assert store.put("boat", png(60, 40, "third"), REQUEST, {}).number == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("shot", 5),
        ("number", 0),
        ("number", True),
        ("digest", "abc"),
        ("width", "9"),
        ("media_type", "image/gif"),
        ("media_type", []),
        ("request", None),
        ("request", []),
        ("request", {"settings": 5}),
        ("request", {"references": ["art/pim.png"]}),
        ("request", {"brief": "a boat"}),
        ("boxes", [1]),
        ("boxes", {"Pim": [1, 2, 3]}),
        ("boxes", {"Pim": [1, 2, 3, "4"]}),
        ("cannot_draw", 5),
        ("cannot_draw", [5]),
        ("retouch", {"changed": {"whole": 1}}),
        ("in_words", "Pim"),
        ("audit", "seen"),
        ("cost_micros", "much"),
        ("change", 5),
    ],
)
def test_a_key_of_the_wrong_kind_is_told_by_its_name(store: TakeStore, key: str, value: object) -> None:
    """Nobody further up has to guess what a record holds."""
    record = store.put("boat", png(60, 40), REQUEST, {}).path.with_suffix(".json")
    kept = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**kept, key: value}), encoding="utf-8")
    (found,) = store.unread()
    assert found.why.startswith(f"{key} should be")


def test_a_slip_of_an_illustrator_costs_no_picture(store: TakeStore) -> None:
    """What it tells in the wrong kind is kept where nobody reads it, and the take is one like any other."""
    take = store.put("boat", png(60, 40), REQUEST, {"boxes": {"Pim": [1, 2]}, "cannot_draw": ("oar",)})
    assert take.record["unread"] == {"boxes": {"Pim": [1, 2]}}
    assert take.record["cannot_draw"] == ["oar"]
    assert store.of("boat") == (take,)


def test_what_an_illustrator_adds_is_left_alone(store: TakeStore) -> None:
    """A key nobody knows may hold anything, and one that is known may be empty."""
    store.put("boat", png(60, 40), REQUEST, {"mood": [1, {"x": None}], "revised_prompt": None})
    (take,) = store.of("boat")
    assert take.record["mood"] == [1, {"x": None}]


def test_what_people_leave_in_the_folder_is_left_alone(store: TakeStore) -> None:
    """Notes, thumbnails and folders of their own are none of our business."""
    take = store.put("boat", png(60, 40), REQUEST, {})
    (store.folder / "boat" / "notes.txt").write_text("nice", encoding="utf-8")
    (store.folder / "boat" / "2-cropped.json").write_text("mine", encoding="utf-8")
    (store.folder / "README.md").write_text("mine", encoding="utf-8")
    assert list(store.all()) == [take]
    assert store.put("boat", png(60, 40, "2"), REQUEST, {}).number == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(store: TakeStore) -> None:
    """With a remedy, and not a traceback."""
    store.folder.mkdir()
    store.folder.chmod(0o500)
    with pytest.raises(DiskError, match="make the folder writable"):
        store.put("boat", png(60, 40), REQUEST, {})


def test_a_file_where_the_folder_should_be_is_told(store: TakeStore) -> None:
    """Somebody's file named takes is not written over."""
    store.folder.write_text("mine", encoding="utf-8")
    with pytest.raises(DiskError, match="cannot keep a take in"):
        store.put("boat", png(60, 40), REQUEST, {})
    assert store.folder.read_text("utf-8") == "mine"


NAMES = [
    "../boat",
    "a/b",
    "/etc/passwd",
    "..",
    ".",
    "",
    ".hidden",
    "con",
    "NUL.png",
    "a:b",
    "a\0b",
    "  ",
    "x" * 300,
]


@pytest.mark.parametrize("name", [*NAMES, "ボート", "Ödas Boot", "мышь", "ab", "a b.c", "emoji 🐭"])
def test_any_name_is_a_folder_of_its_own(store: TakeStore, name: str) -> None:
    """No name leaves the store, upsets a disk, or is lost."""
    take = store.put(name, png(6, 4), REQUEST, {})
    assert take.path.parent.parent == store.folder
    assert store.of(name) == (take,)


@given(st.text(max_size=80), st.text(max_size=80))
def test_two_names_never_share_a_folder(one: str, other: str) -> None:
    """A folder's name is safe on every disk and stands for one picture."""
    names = [folder_name(name) for name in (one, other)]
    assert (names[0] == names[1]) == (one == other)
    for name in names:
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert 0 < len(name.encode("utf-8")) <= 255
        assert not name.startswith(".") and not name.endswith((".", " "))


def test_names_that_differ_by_case_are_told_apart_in_one_folder(
    store: TakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that folds case both lie in one folder: numbers go on, and each sees only its own."""
    monkeypatch.setattr(takes_, "folder_name", lambda name: name.lower())
    upper, lower = (
        store.put("Boat", png(6, 4, "1"), REQUEST, {}),
        store.put("boat", png(6, 4, "2"), REQUEST, {}),
    )
    assert (store.of("Boat"), store.of("boat")) == ((upper,), (lower,))
    assert (upper.number, lower.number) == (1, 2)


PUTTING = """
import sys
from pathlib import Path
from picturebook.studio.takes import TakeStore
from tests.studio.doubles import png

store, who = TakeStore(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for at in range(25):
    store.put("boat", png(6, 4, f"{who}{at}"), {"who": who}, {})
"""


def test_two_processes_put_at_once(store: TakeStore) -> None:
    """Fifty takes, fifty numbers, nothing lost and nothing over another."""
    command = [sys.executable, "-c", PUTTING, str(store.folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    writers = [subprocess.Popen([*command, who], **pipes) for who in ("a", "b")]  # type: ignore[call-overload]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    takes = store.of("boat")
    assert sorted(take.number for take in takes) == sorted({take.number for take in takes})
    assert {take.digest for take in takes} == {
        sha256(png(6, 4, f"{who}{at}")) for who in "ab" for at in range(25)
    }
    assert all(check(take) for take in takes)
    assert not list(store.folder.rglob("*.part")) and not list(store.folder.rglob(".*.claim"))


def test_a_number_taken_since_we_counted_is_left_alone(
    store: TakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process kept its take and gave back its claim between our look and our claim."""
    first = store.put("boat", png(6, 4, "1"), REQUEST, {})
    real, stale = takes_._numbers, [set[int]()]
    monkeypatch.setattr(takes_, "_numbers", lambda room: stale.pop() if stale else real(room))
    second = store.put("boat", png(6, 4, "2"), REQUEST, {})
    assert (first.number, second.number) == (1, 2)
    assert not list(store.folder.rglob(".*.claim"))


@pytest.mark.parametrize("dies_at", [1, 2])
def test_a_crash_between_write_and_rename_loses_no_number(
    store: TakeStore, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    """Dying before the picture or before its record leaves no take, and the next one takes another number."""
    store.put("boat", png(6, 4, "1"), REQUEST, {})
    before = snapshot(store.folder)
    real, renames = Path.replace, iter(range(1, 10))

    def dying(self: Path, target: Path) -> Path:
        if next(renames) == dies_at:
            raise SystemExit("the power went")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", dying)
    with pytest.raises(SystemExit):
        store.put("boat", png(6, 4, "2"), REQUEST, {})
    monkeypatch.undo()
    assert [take.number for take in store.of("boat")] == [1]
    assert before.items() <= snapshot(store.folder).items()
    assert not list(store.folder.rglob("*.part"))
    assert store.put("boat", png(6, 4, "3"), REQUEST, {}).number == 3


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there before stands there still when writing fails."""
    path = tmp_path / "story.lock"
    path.write_text("old", encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert snapshot(tmp_path) == {"story.lock": b"old"}


def test_a_full_disk_is_told(store: TakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError, match=r"No space left on device\n.*free some space"):
        store.put("boat", png(6, 4), REQUEST, {})
    assert store.of("boat") == ()


def test_a_lineage_goes_back_as_far_as_the_shelves(store: TakeStore) -> None:
    """The nearest first; a take that is gone ends it, and a ring goes round once."""
    first = store.put("boat", png(9, 9, "a"), {"a": 1}, {"parent": "0" * 64})
    second = store.put("boat", png(9, 9, "b"), {"a": 2}, {"parent": first.digest})
    third = store.put("boat", png(9, 9, "c"), {"a": 3}, {"parent": second.digest})
    assert lineage(third.record, store.of("boat")) == (second, first)
    assert lineage(first.record, store.of("boat")) == ()
    assert lineage(third.record, (second,)) == (second,)
    assert lineage({"parent": third.digest}, (replace(third, record={"parent": third.digest}),)) != ()
    store.put("boat", png(9, 9, "a"), {"a": 4}, {})
    assert lineage(third.record, store.of("boat")) == (second, first)


@pytest.mark.parametrize("whole", ["under its name", "as a part", "half"])
def test_what_a_process_that_died_was_keeping_is_finished(store: TakeStore, whole: str) -> None:
    """The picture was paid for: whole on the disk it becomes its take; half of it is nothing, and goes."""
    take = store.put("boat", png(60, 40), REQUEST, {"cost_micros": 7})
    room, record = take.path.parent, take.path.with_suffix(".json")
    record.rename(room / f".{record.name}")
    (room / ".1.claim").touch()
    if whole != "under its name":
        part = take.path.rename(room / ".abcd1234.part")
        if whole == "half":
            part.write_bytes(part.read_bytes()[:20])
    assert not list(store.all())
    store.mend()
    assert [(one.label, one.record.get("cost_micros")) for one in store.all()] == (
        [] if whole == "half" else [("boat#1", 7)]
    )
    assert [picture_of(one) for one in store.all()] == ([] if whole == "half" else [png(60, 40)])
    hidden = [path.name for path in room.iterdir() if path.name.startswith(".")]
    assert hidden == ([".1.claim"] if whole == "half" else [])


def test_a_whole_picture_nobody_knows_is_laid_apart(store: TakeStore) -> None:
    """Nothing that may have been paid for is thrown away."""
    room = store.put("boat", png(60, 40), REQUEST, {}).path.parent
    (room / ".abcd1234.part").write_bytes(png(60, 40, "another"))
    store.mend()
    assert [path.read_bytes() for path in (store.folder / "aside").iterdir()] == [png(60, 40, "another")]
    assert not list(room.glob(".*.part")) and len(list(store.all())) == 1
