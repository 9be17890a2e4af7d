"""The gallery: everything the sketch artist knows, on contact sheets: `make gallery`."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.design.themes import load_theme, themes
from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch.art import read_hand
from picturebook.studio.sketch.hand import PLAIN
from picturebook.studio.sketch.pose import Ask, Mood, Pose
from picturebook.studio.sketch.stagecraft.brush import flat, new_sheet
from picturebook.studio.sketch.stagecraft.drawing import rasterise
from picturebook.studio.sketch.stagecraft.props import Look, things
from picturebook.studio.sketch.stagecraft.stage import SETTINGS, compose
from picturebook.studio.sketch.svg import group, num

if TYPE_CHECKING:
    from PIL.Image import Image

_PENCIL = replace(PLAIN, line="#6a564b")
_TIMES = ("morning", "evening", "night")
_SAID = {"river": "jetty", "plain": None, "night sky": "outer space"}  # settings that go by another word
_SUBJECTS = (
    ("Dot", "child of seven, brown skin, black hair in two short braids", "a yellow jumper and green trousers"),
    ("Bo", "tall grown-up man, short grey hair, round glasses, grey moustache", "a blue-striped apron"),
    ("Pim", "small grey mouse, round brass glasses, one notched ear", "a red wool scarf"),
    ("Moss", "big brown bear", "green dungarees"), ("Pip", "small white rabbit", "a blue scarf"),
    ("Ash", "red fox", "a purple waistcoat"), ("Tom", "ginger cat with white socks", "a blue bow"),
    ("Rex", "brown dog", "a red scarf"), ("Oda", "tall white heron, one bent feather", ""),
    ("Hetty", "brown hen", ""), ("Fin", "orange fish", ""), ("Ella", "grey elephant", "a yellow hat"),
)  # fmt: skip
_SCENES = (
    "Pim runs through the forest with a lantern.", "Pim is asleep in bed under a patchwork blanket.",
    "Dot and Pim sit at the kitchen table, star cookies on a plate between them.",
    "Pim rolls down the hallway in a clear travel ball.", "Dot flies a kite on the hill.",
    "Moss sits by a campfire in the snow, reading a book.", "Oda lands beside Pim; both look at a paper boat.",
    "Dot stands under a red umbrella in the rain in the street.", "Pim and Dot sit in a boat on the lake.",
)  # fmt: skip

_DIRECTED = (
    "Bo and Dot bake at the kitchen table.", "Moss, Pim and Ash sit in the meadow at night under a big moon.",
    "Dot flies a red kite in the street.", "A boat on the lake, hills far away.",
)  # fmt: skip


def main(folder: Path) -> None:
    """Write the contact sheets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = (
        ("settings", _settings()), ("scenes", _scenes()), ("props", _props()), ("figures", _figures()),
        ("directions", _directions()),
    )  # fmt: skip
    for name, sheet in sheets:
        path = folder / f"{name}.png"
        sheet.save(path)
        print(path)


def _cast(*names: str) -> tuple[CastEntry, ...]:
    return tuple(
        CastEntry(name=name, look=look, wears=wears) for name, look, wears in _SUBJECTS if name in names
    )


def _settings() -> Image:
    """Draw every setting at three times of day with a mouse in it."""
    tiles = []
    for setting in SETTINGS:
        for time in _TIMES:
            told = Brief(
                kind="scene",
                scene="Pim waves.",
                place=_SAID.get(setting, setting),
                time=time,
                cast=_cast("Pim"),
            )
            tiles.append(_opened(rasterise(compose(told, (384, 288), None), PLAIN)))
    return _contact(tiles, 6)


def _scenes() -> Image:
    """Draw whole scenes as sentences tell them."""
    tiles = []
    for scene in _SCENES:
        told = Brief(
            kind="scene", scene=scene, cast=_cast(*(name for name, *_ in _SUBJECTS if name in scene))
        )
        tiles.append(_opened(rasterise(compose(told, (768, 576), "top"), PLAIN)))
    return _contact(tiles, 3)


def _directions() -> Image:
    """Draw the same scenes in the art direction of every theme that ships, a row to each."""
    tiles = []
    for theme in themes():
        art = load_theme(theme).art
        for scene in _DIRECTED:
            cast = _cast(*(name for name, *_ in _SUBJECTS if name in scene))
            told = Brief(kind="scene", scene=scene, cast=cast, art=art)
            hand = read_hand(art)
            tiles.append(_opened(rasterise(compose(told, (576, 432), None, hand), hand)))
    return _contact(tiles, len(_DIRECTED))


def _props() -> Image:
    """Draw every thing by itself."""
    marks, columns, cell = [], 14, 120
    for at, thing in enumerate(things().values()):
        scale = min(94 / thing.size[0], 94 / thing.size[1], 2.5)
        sheet = new_sheet(
            at, scale, 1.5, _PENCIL, ((at % columns + 0.5) * cell, (at // columns + 0.9) * cell)
        )
        thing.draw(sheet, Look(words=thing.words))
        marks.append(flat(sheet.sheet()))
    return _page(marks, columns * cell, -(-len(marks) // columns) * cell)


def _figures() -> Image:
    """Draw each subject in every pose, a mood to each."""
    from picturebook.studio.sketch.figure import draw_figure

    moods, marks = tuple(Mood), []
    for row, entry in enumerate(_cast(*(name for name, *_ in _SUBJECTS))):
        for at, pose in enumerate(Pose):
            mood = moods[at % len(moods)]
            ask = Ask(entry=entry, pose=pose, mood=mood, height=170, hand=_PENCIL, line_width=1.6)
            where = f"translate({num(at * 220 + 110)} {num(row * 215 + 200)})"
            marks.append(group([flat(draw_figure(ask).svg)], transform=where))
    return _page(marks, len(Pose) * 220, len(_SUBJECTS) * 215)


def _page(marks: list[str], width: int, height: int) -> Image:
    import resvg_py

    size = f'width="{num(width)}" height="{num(height)}"'
    paper = f'<rect {size} fill="#fdf8ee"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{"".join(marks)}</svg>'
    return _opened(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)))


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
