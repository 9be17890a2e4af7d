"""What stands behind figures helps to read them: nothing grows out of a head, and a ball has two walls."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from math import hypot
from types import SimpleNamespace

import pytest
import resvg_py
from PIL import Image

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch.garments import _fallen
from picturebook.studio.sketch.stagecraft import settings_rooms, windows
from picturebook.studio.sketch.stagecraft.brush import new_sheet
from picturebook.studio.sketch.stagecraft.place import Place
from picturebook.studio.sketch.stagecraft.props import Look, things
from picturebook.studio.sketch.stagecraft.props_sky import THINGS as SKY
from picturebook.studio.sketch.stagecraft.stage import compose

PIM = CastEntry(name="Pim", look="small tan hamster")


def test_what_is_behind_a_ball_is_faint() -> None:
    """Two walls of a clear ball lie before it: it must not be taken for what is inside."""
    p = new_sheet(1, 2.0, 1.0, at=(50.0, 100.0))
    things()["travel ball"].draw(p, Look())
    black = '<rect width="100" height="100" fill="#000000"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{black}{p.sheet()}</svg>'
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
    seen = Image.open(BytesIO(data)).convert("RGB").getpixel((50, 60))
    assert isinstance(seen, tuple) and min(seen) > 110


def test_the_evening_sun_is_low(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sun the words name sets where the hour says, not at noon's height."""
    found: list[float] = []
    sun = next(thing for thing in SKY if thing.name == "sun")
    known = {**things(), "sun": sun}
    monkeypatch.setattr(
        "picturebook.studio.sketch.stagecraft.hanging.things",
        lambda: {
            **known,
            "sun": SimpleNamespace(
                name="sun", size=sun.size, draw=lambda p, _look: found.append(p.matrix[5])
            ),
        },
    )
    for time in ("day", "evening"):
        told = Brief(kind="scene", scene="Pim sits in the garden under the low sun.", cast=(PIM,), time=time)
        compose(told, (300, 200), None)
    assert found[1] > found[0] + 20


def test_no_lamp_grows_out_of_a_head(monkeypatch: pytest.MonkeyPatch) -> None:
    """A standing lamp stays away where nothing but heads would be before it."""
    room = Brief(kind="scene", scene="Pim sits in the living room.", cast=(replace(PIM, where="right"),))
    lit: list[int] = []
    free = Place.free

    def crowded(place: Place, box: tuple[float, float, float, float]) -> bool:
        return False if len(lit) else free(place, box)

    monkeypatch.setattr(settings_rooms, "_hang_picture", lambda *_: None)
    monkeypatch.setattr(Place, "free", crowded)
    with_lamp = compose(room, (400, 200), None).svg
    lit.append(1)
    assert len(compose(room, (400, 200), None).svg) < len(with_lamp)


def test_an_apron_is_no_wider_than_it_is_cut() -> None:
    """Over parted knees it falls between them; where the legs are together its hem stays."""
    body = SimpleNamespace(build=SimpleNamespace(hip=10.0))
    (a, b), (c, d) = _fallen(body, ((0.0, 0.0), (60.0, 0.0)))  # type: ignore[arg-type]
    assert hypot(c - a, d - b) == pytest.approx(25.0)
    assert _fallen(body, ((0.0, 0.0), (20.0, 0.0))) == ((0.0, 0.0), (20.0, 0.0))  # type: ignore[arg-type]


def test_faces_are_read_at_night() -> None:
    """Out of doors the night sky lights a face more than the land around it; white fur stays nearly white."""
    told = Brief(
        kind="scene",
        scene="Pim stands in the meadow.",
        cast=(replace(PIM, look="white rabbit"),),
        time="night",
    )
    svg = compose(told, (300, 300), None).svg
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
    tones = Image.open(BytesIO(data)).convert("L").crop((60, 60, 240, 240))
    bright = sum(count for tone, count in enumerate(tones.histogram()) if tone > 185)
    assert bright > 1000


@pytest.mark.parametrize("shot", [None, "close"])
def test_no_curtain_hangs_where_words_rest(monkeypatch: pytest.MonkeyPatch, shot: str | None) -> None:
    """In a room whose top is calm even the curtains' rod is lower than the words, however near the camera is."""
    tops: list[float] = []
    monkeypatch.setattr(
        windows, "tube", lambda p, points, *_: tops.append(p.matrix[5] + p.matrix[3] * points[0][1])
    )
    told = Brief(kind="scene", scene="Pim stands in the kitchen.", cast=(PIM,), shot=shot)
    compose(told, (1000, 1000), "top")
    assert tops and min(tops) >= 320
