"""Rows: on a spread no face lies in the fold, everybody is on the page they were told, nobody is a dot."""

from __future__ import annotations

import pytest

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch.pose import Mood
from picturebook.studio.sketch.stagecraft.scene import read_scene
from picturebook.studio.sketch.stagecraft.stage import Composed, compose

SPREAD, SQUARE = (1152, 576), (600, 600)


def person(name: str, **more: str) -> CastEntry:
    """Return a child, a tall man or a hamster of one book."""
    looks = {"Dot": ("child", "1000"), "Bo": ("tall man", "1700"), "Nutmeg": ("tan hamster", "250")}
    look, height = looks[name]
    return CastEntry(name=name, look=look, height=height, **more)  # type: ignore[arg-type]


def staged(
    scene: str, *cast: CastEntry, pixels: tuple[int, int] = SPREAD, calm: str | None = "top"
) -> Composed:
    """Compose a scene."""
    return compose(Brief(kind="scene", scene=scene, cast=cast), pixels, calm)


TOAST = "Dot crouches on the bedroom floor beside the bed and holds up a plate of toast; Nutmeg looks at the crumbs."
TABLE = "Bo stands behind the kitchen table; on the table are an empty plate and a fan. Dot and Nutmeg look up at him."


@pytest.mark.parametrize("scene", [TOAST, TABLE])
def test_no_face_lies_in_the_fold(scene: str) -> None:
    """A bed may run over the fold or off the page; a face may not."""
    names = ("Dot", "Nutmeg") if scene is TOAST else ("Bo", "Dot", "Nutmeg")
    where = {"Dot": "right" if scene is TOAST else "left"}
    picture = staged(scene, *(person(name, where=where.get(name, "left")) for name in names))
    assert all(x1 <= 440 or x0 >= 560 for x0, _, x1, _ in picture.heads.values()), picture.heads


def test_told_sides_hold_even_at_a_table() -> None:
    """Who was told to be left of a spread does not sit down at the table on its right."""
    picture = staged(TABLE, person("Bo", where="right"), person("Dot", where="left"), person("Nutmeg"))
    bo, dot = picture.boxes["Bo"], picture.boxes["Dot"]
    assert (dot[0] + dot[2]) / 2 < 500 < (bo[0] + bo[2]) / 2


def test_a_full_row_laps_before_it_shrinks() -> None:
    """Three and a table on a square cover stay large enough to be known, the smallest too."""
    cover = "Dot kneels beside Nutmeg in his clear travel ball; Bo peeps from behind the kitchen table."
    picture = staged(cover, person("Bo"), person("Dot"), person("Nutmeg"), pixels=SQUARE)
    tall = {name: box[3] - box[1] for name, box in picture.boxes.items()}
    assert max(tall.values()) >= 330, tall
    assert tall["Nutmeg"] >= 150, tall


def test_a_lone_sleeper_stays_inside() -> None:
    """A close-up of a sleeper is not cut by the edge."""
    sleeper = person("Nutmeg", face="sleeping")
    brief = Brief(
        kind="scene", scene="Nutmeg sleeps in the meadow at night.", shot="close-up", cast=(sleeper,)
    )
    x0, _, x1, _ = compose(brief, SQUARE, None).boxes["Nutmeg"]
    assert x0 >= 75
    assert x1 <= 925


def test_a_wide_open_mouth_is_a_yawn() -> None:
    """A sleepy face with its mouth wide open yawns; one without is asleep."""
    dot = person("Dot", face="sleeping")
    told = ("Dot sits with her mouth wide open.", "Dot sits on a log.")
    moods = [read_scene(Brief(kind="scene", scene=scene, cast=(dot,))).actors[0].mood for scene in told]
    assert moods == [Mood.YAWNING, Mood.SLEEPING]


def test_how_large_a_puff_is_said_to_be_counts() -> None:
    """A tiny puff, a large one: the word inside the phrase is read as its size."""
    sizes = []
    for word in ("tiny", "large"):
        plan = read_scene(Brief(kind="scene", scene=f"A {word} puff of mist drifts over the meadow."))
        sizes.append(next(piece.size for piece in plan.pieces if piece.name == "puff"))
    assert sizes[0] < 1.0 < sizes[1]


def test_what_stands_on_the_table_behind_which_somebody_peeps() -> None:
    """ "Behind the table, where a plate stands" puts the plate on the table, not behind it."""
    scene = "Bo peeps from behind the kitchen table, where an empty plate stands."
    plan = read_scene(Brief(kind="scene", scene=scene, cast=(person("Bo"),)))
    assert next(piece.where for piece in plan.pieces if piece.name == "plate") == "table"


def test_an_open_oven_holds_its_tray() -> None:
    """The tray is drawn inside the open oven, not on the floor before it."""
    scene = "Dot kneels in the kitchen before the open oven, where a tray of star cookies glows."
    plan = read_scene(Brief(kind="scene", scene=scene, cast=(person("Dot"),)))
    names = [piece.name for piece in plan.pieces]
    assert "stove" in names
    assert "tray" not in names
