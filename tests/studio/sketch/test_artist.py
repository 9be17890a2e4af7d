"""The sketch artist: the same brief is the same picture, with everybody in it where they were put."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.request import Request
from picturebook.storyboard.shots import Aspect, Composition
from picturebook.studio.illustrator import Drawn, NoJournal
from picturebook.studio.sketch.artist import SketchArtist
from picturebook.studio.sketch.stagecraft.scene import read_scene

PIM = CastEntry(name="Pim", look="small grey mouse, round glasses", wears="a red scarf")
ODA = CastEntry(name="Oda", look="tall white heron", height="3000")


def brief(scene: str, *cast: CastEntry, **more: str) -> Brief:
    """Return a brief for a scene."""
    return Brief(kind="scene", scene=scene, cast=cast, **more)  # type: ignore[arg-type]


def draw(asked: Brief, calm: str | None = None, pixels: tuple[int, int] = (384, 384)) -> Drawn:
    """Draw one brief small."""
    composition = Composition(aspect=Aspect.SQUARE, calm=calm)
    request = Request(
        shot="x", brief=asked, composition=composition, pixels=pixels, studio="sketch", model="sketch-1"
    )
    (outcome,) = SketchArtist().draw([request], NoJournal())
    assert isinstance(outcome, Drawn)
    return outcome


def test_same_brief_same_bytes() -> None:
    """Drawing twice gives the same file."""
    asked = brief("Pim sits on the jetty at dusk.", PIM)
    assert draw(asked).data == draw(asked).data


def test_the_picture_has_the_size_asked_for() -> None:
    """The PNG is as large as the request says."""
    drawn = draw(brief("Pim waves in the garden.", PIM), pixels=(480, 240))
    assert Image.open(io.BytesIO(drawn.data)).size == (480, 240)


def test_everybody_is_boxed_inside_the_picture() -> None:
    """Each member of the cast has a box within 0 to 1000, taller and wider than nothing."""
    boxes = dict(draw(brief("Pim and Oda walk through the forest.", PIM, ODA)).record)["boxes"]
    assert isinstance(boxes, dict)
    assert sorted(boxes) == ["Oda", "Pim"]
    for x0, y0, x1, y1 in boxes.values():
        assert 0 <= x0 < x1 <= 1000
        assert 0 <= y0 < y1 <= 1000


@pytest.mark.parametrize(("first", "second"), [("left", "right"), ("right", "left")])
def test_where_is_obeyed(first: str, second: str) -> None:
    """Who is told to stand left stands left of who is told to stand right."""
    from dataclasses import replace

    asked = brief("Pim and Oda look at the moon.", replace(PIM, where=first), replace(ODA, where=second))
    boxes = dict(draw(asked).record)["boxes"]
    assert isinstance(boxes, dict)
    assert (boxes["Pim"][0] < boxes["Oda"][0]) == (first == "left")


@pytest.mark.parametrize("calm", ["top", "bottom"])
def test_the_calm_side_is_calm(calm: str) -> None:
    """There are fewer edges where words will stand than in the rest of the picture."""
    drawn = draw(brief("Pim and Oda dance in the kitchen.", PIM, ODA), calm=calm)
    image = Image.open(io.BytesIO(drawn.data)).convert("L")
    edges = ImageChops.difference(image, ImageChops.offset(image, 1, 1))
    band = (0, 0, 384, 96) if calm == "top" else (0, 288, 384, 384)
    middle = (0, 120, 384, 264)
    assert ImageStat.Stat(edges.crop(band)).mean[0] < 0.7 * ImageStat.Stat(edges.crop(middle)).mean[0]


def test_words_become_a_scene() -> None:
    """Who does what with which face, where and when, is read from the sentence."""
    scene = read_scene(
        brief("Pim sits on the jetty, and Oda sleeps beside a red umbrella at night.", PIM, ODA)
    )
    assert (scene.setting, scene.time) == ("river", "night")
    assert [(one.entry.name, one.pose.value, one.mood.value) for one in scene.actors] == [
        ("Pim", "sitting", "happy"),
        ("Oda", "lying", "asleep"),
    ]


def test_the_face_the_author_asked_for_wins() -> None:
    """`face:` goes before what the scene's words suggest."""
    from dataclasses import replace

    (pim,) = read_scene(brief("Pim laughs.", replace(PIM, face="sad"))).actors
    assert pim.mood.value == "sad"


def test_rain_that_stopped_is_no_rain() -> None:
    """After the rain the sky is dry."""
    assert read_scene(brief("Pim stands in the rain.", PIM)).weather == "rain"
    assert read_scene(brief("Pim stands in the garden after the rain.", PIM)).weather == ""


def test_what_cannot_be_drawn_is_said() -> None:
    """A look nobody can draw stands in the record."""
    odd = CastEntry(name="Zed", look="small mouse, quizzical aura")
    assert "quizzical aura" in str(dict(draw(brief("Zed waves.", odd)).record)["cannot_draw"])
