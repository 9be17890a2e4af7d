"""The lock: read as it was written, told by its line where it is damaged, fit for a diff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.errors import DiskError, LockError
from picturebook.storyboard.brief import to_json
from picturebook.studio.lock import Lock, Locked, lock_text, read_lock, write_lock
from tests.storyboard.boarding import TWO_PAGES, briefs_of
from tests.tiny import snapshot

BRIEF = to_json(briefs_of(TWO_PAGES)["boat"])
BOAT = Locked(
    take="a" * 64,
    number=2,
    studio="double",
    made_with="Some Tool",
    accepted=True,
    placed="a" * 64,
    brief=BRIEF,
    rejected=(("b" * 64, "too dark"), ("c" * 64, "two “moons”\nin it")),
    waived=("the scarf is pink on purpose",),
    boxes=(("Oda", (500, 100, 900, 800)), ("Pim", (100, 400, 300, 800))),
)
LOCK = Lock(
    theme=(("name", "paper-lantern"), ("version", "1.0.0"), ("digest", "d" * 64)),
    printers=(("home-a4", "e" * 64),),
    fonts=(("Andika", "f" * 64),),
    art=(("medium", "watercolour"),),
    pictures=(("boat", BOAT), ("counts", Locked(pinned=True, accepted=True, take="b" * 64, number=1))),
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64)
PAIRS = st.dictionaries(TEXT, TEXT, max_size=3).map(lambda found: tuple(found.items()))
BRIEFS = st.dictionaries(TEXT.filter(lambda key: key != "cast"), TEXT | st.integers(0, 9), max_size=3)
LOCKED = st.builds(
    Locked,
    take=DIGEST,
    number=st.none() | st.integers(1, 99),
    studio=st.none() | TEXT,
    made_with=st.none() | TEXT,
    accepted=st.booleans(),
    pinned=st.booleans(),
    placed=st.none() | DIGEST,
    brief=BRIEFS,
    rejected=st.lists(st.tuples(DIGEST, TEXT), max_size=2).map(tuple),
    waived=st.lists(TEXT, max_size=2).map(tuple),
    boxes=st.dictionaries(TEXT, st.tuples(*[st.integers(0, 1000)] * 4), max_size=2).map(
        lambda found: tuple(found.items())
    ),
)
LOCKS = st.builds(
    Lock,
    theme=PAIRS,
    printers=PAIRS,
    fonts=PAIRS,
    art=PAIRS,
    pictures=st.dictionaries(TEXT, LOCKED, max_size=2).map(
        lambda found: tuple(sorted(found.items(), key=_name))
    ),
)


def _name(item: tuple[str, Locked]) -> str:
    return item[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a lock lies."""
    return tmp_path / "story.lock"


@given(LOCKS)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, lock: Lock) -> None:
    """Any names, any words, any script, in any number: nothing is lost and nothing moves."""
    path = tmp_path_factory.mktemp("book") / "story.lock"
    path.write_bytes(lock_text(lock).encode("utf-8"))
    assert read_lock(path) == lock
    assert lock_text(read_lock(path)) == lock_text(lock)


def test_a_whole_lock_as_people_see_it() -> None:
    """One line a decision, pictures by name, the brief in words."""
    small = replace(LOCK, pictures=(("boat", replace(BOAT, brief={"schema": 1, "scene": "Öda lands."})),))
    assert lock_text(small) == (
        "# Written by picturebook. Keep it in Git with art/: together they build the same book again.\n"
        "format = 1\n"
        "\n"
        "[theme]\n"
        'name = "paper-lantern"\n'
        'version = "1.0.0"\n'
        f'digest = "{"d" * 64}"\n'
        "\n"
        "[printers]\n"
        f'home-a4 = "{"e" * 64}"\n'
        "\n"
        "[fonts]\n"
        f'Andika = "{"f" * 64}"\n'
        "\n"
        "[art]\n"
        'medium = "watercolour"\n'
        "\n"
        "[pictures.boat]\n"
        f'take = "{"a" * 64}"\n'
        "number = 2\n"
        'studio = "double"\n'
        'made_with = "Some Tool"\n'
        "accepted = true\n"
        f'placed = "{"a" * 64}"\n'
        "waived = [\n"
        '    "the scarf is pink on purpose",\n'
        "]\n"
        "\n"
        "[[pictures.boat.rejected]]\n"
        f'take = "{"b" * 64}"\n'
        'why = "too dark"\n'
        "\n"
        "[[pictures.boat.rejected]]\n"
        f'take = "{"c" * 64}"\n'
        'why = "two “moons”\\nin it"\n'
        "\n"
        "[pictures.boat.boxes]\n"
        'Oda = "500 100 900 800"\n'
        'Pim = "100 400 300 800"\n'
        "\n"
        "[pictures.boat.brief]\n"
        "schema = 1\n"
        'scene = "Öda lands."\n'
    )


def test_pictures_stand_in_the_order_of_their_names() -> None:
    """A picture added makes one stretch of the diff, wherever it was added from."""
    one = Lock().with_picture("b", Locked(number=1)).with_picture("a", Locked(number=2))
    other = Lock().with_picture("a", Locked(number=2)).with_picture("b", Locked(number=1))
    assert lock_text(one) == lock_text(other)


def test_no_lock_is_an_empty_one(path: Path) -> None:
    """A book nobody decided anything for has no file."""
    assert read_lock(path) == Lock()
    assert Lock().picture("boat") == Locked()


def test_everything_turned_down_is_known() -> None:
    """Whatever picture it was turned down for."""
    assert LOCK.refused == {"b" * 64, "c" * 64}


def written(path: Path, old: str, new: str) -> str:
    """Write the lock with one slip in it; return what reading it says."""
    text = lock_text(LOCK)
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LockError) as caught:
        read_lock(path)
    return "\n".join(item.render() for item in caught.value.diagnostics).replace(str(path), "story.lock")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'version = "1.0.0"',
            'version = "1.0.0',
            "story.lock:6:17: error: the lock is damaged: this is not TOML",
        ),
        ("number = 2", 'number = "2"', "story.lock:20:1: error: the lock is damaged: a whole number should"),
        ("number = 2", "number = true", "a whole number should stand here"),
        ("number = 2", "number = 0.5", "/story.md --all"),
        ("accepted = true", "accepted = 1", "story.lock:23:1: error: the lock is damaged: true or false"),
        (f'take = "{"a" * 64}"', 'take = "abc"', "story.lock:19:1: error: the lock is damaged: a sha256"),
        (f'take = "{"a" * 64}"\n', "", "the take that is accepted should stand here"),
        ("why = ", "because = ", "a lock has no key “because” here"),
        ("accepted = true", "acepted = true", "story.lock:23:1: error: a lock has no key “acepted” here"),
        ("500 100", "500", "four whole numbers, left, top, right and bottom, in quotes should stand here"),
        ("[pictures.boat.brief]", "[pictures.boat.breif]", "   = try: brief"),
        ('name = "Oda"', "name = 3", "a list of names should stand here"),
        ("format = 1\n", "", "story.lock:1:1: error: the lock does not say format = 1"),
        ("format = 1\n", "format = true\n", "the lock does not say format = 1"),
        ("format = 1\n", "format = 0\n", "the lock does not say format = 1"),
    ],
)
def test_a_slip_is_told_by_its_line(path: Path, old: str, new: str, said: str) -> None:
    """What should stand there, and that nothing of the pictures is lost."""
    assert said in written(path, old, new)


def test_every_slip_is_told_at_once(path: Path) -> None:
    """Nobody mends a lock one run at a time."""
    text = lock_text(LOCK).replace("number = 2", 'number = "2"').replace("accepted = true", "accepted = 1", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LockError) as caught:
        read_lock(path)
    assert len(caught.value.diagnostics) == 2


def test_a_lock_of_a_newer_format_is_refused_kindly(path: Path) -> None:
    """It is not damaged; this release is old."""
    said = written(path, "format = 1", "format = 2")
    assert "this lock is of format 2, written by a newer picturebook; this one reads 1" in said
    assert "pip install --upgrade picturebook" in said


def test_a_merge_left_open_is_told(path: Path) -> None:
    """Git's marks are recognised before TOML is."""
    merged = f"<<<<<<< HEAD\n{lock_text(LOCK)}=======\n{lock_text(Lock())}>>>>>>> theirs\n"
    path.write_text(merged, encoding="utf-8")
    with pytest.raises(LockError) as caught:
        read_lock(path)
    (found,) = caught.value.diagnostics
    assert found.message == "Git left two versions of the lock in one file"
    assert found.span is not None and found.span.line == 1


@pytest.mark.parametrize("data", [b"format = 1\n\xff", b"\xff\xfef\0"])
def test_a_lock_in_another_encoding_is_told(path: Path, data: bytes) -> None:
    """Not a traceback."""
    path.write_bytes(data)
    with pytest.raises(LockError, match="it is not UTF-8"):
        read_lock(path)


@given(st.text(max_size=60))
def test_whatever_stands_in_a_lock_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Never a traceback, whatever a hand did to it."""
    path = tmp_path_factory.mktemp("book") / "story.lock"
    path.write_bytes(("format = 1\n" + text).encode("utf-8", "replace"))
    try:
        read_lock(path)
    except LockError as problem:
        assert problem.diagnostics[0].span is not None


def test_a_folder_where_the_lock_should_be_is_told(path: Path) -> None:
    """Reading and writing say which file and why."""
    path.mkdir()
    with pytest.raises(DiskError, match="cannot read"):
        read_lock(path)
    with pytest.raises(DiskError, match="cannot write"):
        write_lock(path, LOCK)


def test_a_lock_is_written_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut leaves the decisions that were there."""
    write_lock(path, LOCK)
    before = snapshot(path.parent)

    def dying(_self: Path, _target: Path) -> Path:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", dying)
    with pytest.raises(DiskError, match="Input/output error"):
        write_lock(path, Lock())
    assert snapshot(path.parent) == before


def test_a_lock_keeps_the_mode_of_a_file_others_may_read(path: Path) -> None:
    """A lock is shared through Git and folders, not kept to one user."""
    write_lock(path, LOCK)
    assert path.stat().st_mode & 0o777 == 0o644
    assert read_lock(path) == LOCK
