"""The gallery: everything the sketch artist knows, on contact sheets: `make gallery`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.storyboard.brief import Brief, CastEntry, brief_digest
from picturebook.studio.sketch.artist import rasterise
from picturebook.studio.sketch.light import Air
from picturebook.studio.sketch.pose import Ask, Mood, Pose
from picturebook.studio.sketch.props import PROPS, Brush, draw_prop
from picturebook.studio.sketch.scene import read_scene
from picturebook.studio.sketch.settings import SETTINGS
from picturebook.studio.sketch.stage import compose, sheet_for
from picturebook.studio.sketch.svg import group, num

if TYPE_CHECKING:
    from PIL.Image import Image

_LINE = "#6a564b"
_TIMES = ("morning", "evening", "night")
_SUBJECTS = (
    ("Dot", "child of seven, brown skin, black hair in two short braids", "a yellow jumper and green trousers"),
    ("Bo", "tall grown-up man, short grey hair, round glasses, grey moustache", "a blue-striped apron"),
    ("Pim", "small grey mouse, round brass glasses, one notched ear", "a red wool scarf"),
    ("Moss", "big brown bear", "green dungarees"), ("Pip", "small white rabbit", "a blue scarf"),
    ("Ash", "red fox", "a purple waistcoat"), ("Tom", "ginger cat with white socks", "a blue bow"),
    ("Rex", "brown dog", "a red scarf"), ("Oda", "tall white heron, one bent feather", ""),
    ("Hetty", "brown hen", ""), ("Fin", "orange fish", ""), ("Ella", "grey elephant", "a yellow hat"),
)  # fmt: skip


def main(folder: Path) -> None:
    """Write the contact sheets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheet in (("settings", _settings()), ("props", _props()), ("figures", _figures())):
        path = folder / f"{name}.png"
        sheet.save(path)
        print(path)


def _settings() -> Image:
    """Draw every setting at three times of day with a mouse in it."""
    tiles = []
    for setting in SETTINGS:
        for time in _TIMES:
            pim = CastEntry(name="Pim", look="small grey mouse", wears="a red scarf")
            brief = Brief(kind="scene", scene="Pim waves.", place=setting, time=time, cast=(pim,))
            sheet = sheet_for((384, 288), None, _LINE)
            picture = compose(read_scene(brief), sheet, None, brief_digest(brief))
            tiles.append(_opened(rasterise(picture.svg, picture.air)))
    return _contact(tiles, 6)


def _props() -> Image:
    """Draw every prop by itself."""
    brush = Brush(line=_LINE, width=1.6, colour=None)
    tiles = [
        _tile(group([draw_prop(name, 110, brush)], transform="translate(90 140)"), 180, 160) for name in PROPS
    ]
    return _contact(tiles, 10)


def _figures() -> Image:
    """Draw each subject in every pose, a mood to each."""
    from picturebook.studio.sketch.figure import draw_figure

    moods, tiles = tuple(Mood), []
    for name, look, wears in _SUBJECTS:
        for at, pose in enumerate(Pose):
            entry = CastEntry(name=name, look=look, wears=wears or None)
            ask = Ask(
                entry=entry, pose=pose, mood=moods[at % len(moods)], height=170, line=_LINE, line_width=1.6
            )
            tiles.append(_tile(group([draw_figure(ask).svg], transform="translate(110 200)"), 220, 215))
    return _contact(tiles, len(Pose))


def _tile(marks: str, width: int, height: int) -> Image:
    size = f'width="{num(width)}" height="{num(height)}"'
    paper = f'<rect {size} fill="#fdf8ee"/>'
    return _opened(rasterise(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{marks}</svg>', Air()))


def _opened(png: bytes) -> Image:
    import PIL.Image

    return PIL.Image.open(BytesIO(png)).convert("RGB")


def _contact(tiles: list[Image], across: int) -> Image:
    import PIL.Image

    width, height = tiles[0].size
    rows = -(-len(tiles) // across)
    sheet = PIL.Image.new("RGB", (across * (width + 6), rows * (height + 6)), "#cfc6b8")
    for at, tile in enumerate(tiles):
        sheet.paste(tile, (at % across * (width + 6) + 3, at // across * (height + 6) + 3))
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]))
