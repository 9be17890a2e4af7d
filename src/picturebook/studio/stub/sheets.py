"""Model sheets: one figure on plain ground, seen from where the prompt asks, or a grid of its faces."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch.pose import Ask, Mood, Pose
from picturebook.studio.sketch.svg import group, num

if TYPE_CHECKING:
    from PIL.Image import Image

_GROUND = "#f6f2ea"
_GRID = (4, 3)
_MARGIN = 0.08  # of the height


def draw_sheet(brief: Brief, pixels: tuple[int, int]) -> Image:
    """Draw the sheet the scene asks for, of the first of the cast; where it names nobody its words are the look."""
    entry = brief.cast[0] if brief.cast else CastEntry(name="Sheet", look=brief.scene)
    said = brief.scene.lower()  # the rest of a prompt speaks of grids too: of those that are not wanted
    marks = (
        _grid(entry, pixels) if "expression grid" in said or "grid of" in said else _one(entry, said, pixels)
    )
    return _raster(marks, pixels)


def _one(entry: CastEntry, said: str, pixels: tuple[int, int]) -> list[str]:
    facing = "front" if "front" in said and "three-quarter" not in said else "right"
    return [_figure(entry, (Mood.NEUTRAL, facing), (0.0, 0.0, float(pixels[0]), float(pixels[1])))]


def _grid(entry: CastEntry, pixels: tuple[int, int]) -> list[str]:
    columns, rows = _GRID
    wide, high = pixels[0] / columns, pixels[1] / rows
    moods = [*Mood, Mood.HAPPY][: columns * rows]
    return [
        _figure(entry, (mood, "front"), (at % columns * wide, at // columns * high, wide, high))
        for at, mood in enumerate(moods)
    ]


def _figure(entry: CastEntry, how: tuple[Mood, str], box: tuple[float, float, float, float]) -> str:
    """Draw the figure as large as its box allows, on the middle of its ground."""
    from picturebook.studio.sketch.figure import draw_figure
    from picturebook.studio.sketch.stagecraft.brush import flat

    left, top, wide, high = box
    tall = high * (1 - 2 * _MARGIN)
    for _ in range(4):
        ask = Ask(
            entry=entry, pose=Pose.STANDING, mood=how[0], height=tall, facing=how[1], line_width=tall / 170
        )
        figure = draw_figure(ask)
        x0, _, x1, _ = figure.box
        if x1 - x0 <= wide * 0.95:
            break
        tall *= wide * 0.9 / (x1 - x0)
    x, y = left + wide / 2 - (x0 + x1) / 2, top + high * (1 - _MARGIN)
    return group([flat(figure.svg)], transform=f"translate({num(x)} {num(y)})")


def _raster(marks: list[str], pixels: tuple[int, int]) -> Image:
    import resvg_py
    from PIL import Image

    size = f'width="{pixels[0]}" height="{pixels[1]}"'
    paper = f'<rect {size} fill="{_GROUND}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{"".join(marks)}</svg>'
    with Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)))) as image:
        return image.convert("RGB")
