"""One direction changed in the story: the line it takes, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.errors import UsageError
from picturebook.manuscript.reader import read
from picturebook.studio.change import change
from tests.tiny import PIM

FACES = st.sampled_from(["sad", "glad", "asleep", "eyes shut"])
NAMES = st.sampled_from(["Pim", "Oda"])


def directions(text: str, name: str) -> object:
    """Return a picture's directions."""
    story = read(text.encode(), file="story.md").story
    return next(one.directions for one in story.pictures if one.name == name)


def test_a_picture_without_directions_gets_a_line() -> None:
    """Right under it."""
    edit = change(PIM, "counts", "time: dusk")
    assert (edit.line, edit.before, edit.after) == (14, "", "<!-- time: dusk -->")
    assert "puddle.](art/counts.png)\n<!-- time: dusk -->\n\nPim counted" in edit.text


def test_a_line_of_directions_gets_one_more() -> None:
    """What stands there stays."""
    edit = change(PIM, "boat", "face: Pim=sad")
    assert (edit.before, edit.after) == ("<!-- time: night -->", "<!-- time: night; face: Pim=sad -->")


def test_a_direction_that_is_there_is_changed() -> None:
    """And of several characters only the one that is named."""
    text = PIM.replace("<!-- time: night -->", "<!-- face: Pim=glad, Oda=sad; time: night -->")
    assert change(text, "boat", "face: Pim=sad").after == "<!-- face: Pim=sad, Oda=sad; time: night -->"
    assert change(text, "boat", "time: noon").after == "<!-- face: Pim=glad, Oda=sad; time: noon -->"


def test_what_holds_from_here_is_left_alone() -> None:
    """It belongs to the pages that follow: the change goes into a line of its own."""
    text = PIM.replace("art/counts.png)", "art/counts.png)\n<!-- from here; time: night -->")
    edit = change(text, "counts", "time: noon")
    assert edit.after == "<!-- time: noon -->"
    assert directions(edit.text, "boat") == directions(text, "boat")


def test_a_scene_over_several_lines_is_one_picture() -> None:
    """The line goes under its end."""
    text = PIM.replace("jetty, counting", "jetty (the old one),\ncounting")
    assert "puddle.](art/counts.png)\n<!-- light: low -->" in change(text, "counts", "light: low").text


@pytest.mark.parametrize(
    "typed", ["sad", "face:", "layout: spread", "colour: red", "time: night; face: Pim=sad", "time: --> x"]
)
def test_what_is_not_one_direction_of_a_picture_is_refused(typed: str) -> None:
    """With an example to type."""
    with pytest.raises(UsageError):
        change(PIM, "boat", typed)


def test_a_picture_nobody_has_is_told() -> None:
    """By its name."""
    with pytest.raises(UsageError, match="no picture “ship”"):
        change(PIM, "ship", "time: night")


@given(changes=st.lists(st.tuples(NAMES, FACES), min_size=1, max_size=4))
def test_changes_add_up(changes: list[tuple[str, str]]) -> None:
    """Each changes what it says; the last word on a face is the face, and the other picture is as it was."""
    text = PIM
    for name, face in changes:
        text = change(text, "boat", f"face: {name}={face}").text
    assert dict(getattr(directions(text, "boat"), "face")) == dict(changes)  # noqa: B009
    assert directions(text, "counts") == directions(PIM, "counts")


@given(
    st.lists(st.sampled_from(["\n", "\r\n"]), min_size=24, max_size=24),
    st.booleans(),
    st.sampled_from([("counts", "time: dusk"), ("boat", "time: dusk"), ("boat", "face: Pim=sad")]),
)
def test_line_ends_stay_as_the_editor_made_them(ends: list[str], mark: bool, tried: tuple[str, str]) -> None:
    """Windows ends, mixed ones and a byte order mark: one line differs, and the direction is there."""
    lines = PIM.split("\n")
    text = "\ufeff" * mark + "".join(line + end for line, end in zip(lines[:-1], ends, strict=False))
    edit = change(text, *tried)
    assert edit.text.replace("\r\n", "\n").removeprefix("\ufeff") == change(PIM, *tried).text
    before, after = text.splitlines(keepends=True), edit.text.splitlines(keepends=True)
    assert len([line for line in after if line not in before]) <= 1
    assert [line for line in before if line in after] == [line for line in after if line in before]


def test_a_change_stands_after_what_holds_from_here() -> None:
    """Said before it, it would not hold: nothing would change, and it would be paid for."""
    text = PIM.replace("(art/boat.png)\n", "(art/boat.png)\n<!-- from here; time: day -->\n", 1)
    edit = change(text, "boat", "time: dawn")
    assert read(edit.text.encode(), file="s.md").story.pictures[-1].directions.time == "dawn"
    assert edit.text.index("from here; time: day") < edit.text.index("time: dawn")
