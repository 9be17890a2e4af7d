"""The densitometer: how well each line of words stands out on the finished plate, read from its pixels.

Layout reckons with a small map; here the veils are burnt in, the crop is cut and the JPEG is made. A reading is kept
beside its plate by what was read, so an unchanged page is never opened again. A plate is decoded small, at about a
pixel a point: finer than the strokes of letters a child reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.digest import Json, digest
from picturebook.layout.book import pictures_in
from picturebook.layout.frame import Frame, Picture
from picturebook.layout.inks import contrast, luminance
from picturebook.layout.standing import Standing, reread
from picturebook.measure import Rect
from picturebook.prepress.plates import Plate, PlateStore

if TYPE_CHECKING:
    from PIL.Image import Image

READS = 1  # raised when the same plate would read otherwise
WORST = 0.05  # the share of a line's ground that may be worse than what is told
_SHIFT, _SCALE, _POWER = 14.025, 269.025, 2.4  # sRGB to light, IEC 61966-2-1, without its short straight foot


def read_again(
    standings: Iterable[Standing], frames: Iterable[Frame], plates: Mapping[Picture, Plate], store: PlateStore
) -> tuple[Standing, ...]:
    """Return the standings with the contrast of every line as printed; a plate that cannot be read gives none."""
    shown = {frame.number: pictures_in((frame,)) for frame in frames}
    return tuple(_read_one(one, shown.get(one.page, ()), plates, store) for one in standings)


def _read_one(
    one: Standing, pictures: Sequence[Picture], plates: Mapping[Picture, Plate], store: PlateStore
) -> Standing:
    if one.under is not None:
        ratio = contrast(luminance(one.ink.srgb), luminance(one.under.srgb))
        return reread(one, [ratio] * len(one.lines))
    under = [picture for picture in pictures if any(line.meets(picture.box) for line in one.lines)]
    if not under:
        return one
    picture = under[-1]
    plate = plates[picture]
    key = digest(_described(one, picture, plate))
    kept = _kept(store.note(key))
    if kept is None or len(kept) != len(one.lines):
        kept = _measured(plate.path, picture.box, one)
        store.keep_note(key, json.dumps(kept).encode("ascii"))
    return reread(one, [ratio / 100 for ratio in kept])


def _described(one: Standing, picture: Picture, plate: Plate) -> dict[str, Json]:
    return {
        "reads": READS,
        "plate": plate.key,
        "ink": list(one.ink.srgb),
        "lines": [
            [round((line.x - picture.box.x) * 100), round((line.y - picture.box.y) * 100),
             round(line.width * 100), round(line.height * 100)]
            for line in one.lines
        ],
    }  # fmt: skip


def _kept(data: bytes | None) -> list[int] | None:
    try:
        found = json.loads(data or b"")
    except ValueError:
        return None
    return found if isinstance(found, list) and all(isinstance(one, int) for one in found) else None


def _measured(path: Path, box: Rect, one: Standing) -> list[int]:
    """Return the contrast of each line in hundredths; a line beside the picture has the one that was reckoned."""
    import PIL.Image

    from picturebook.prepress.separation import shown

    letters = luminance(one.ink.srgb)
    with PIL.Image.open(path) as plate:
        plate.draft(plate.mode, (round(box.width), round(box.height)))
        small = shown(plate) if plate.mode == "CMYK" else plate.convert("RGB")
    areas = [_area(line, box, small.size) for line in one.lines]
    inside = [small.crop(area) for area in areas if area]
    grounds = iter(_extremes(inside))
    return [
        round(100 * (min(contrast(letters, level) for level in next(grounds)) if area else one.after))
        for area in areas
    ]


def _area(line: Rect, box: Rect, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """Return the pixels under a line, None where it lies beside the picture."""
    across, down = size[0] / box.width, size[1] / box.height
    left, top = max(0, round((line.x - box.x) * across)), max(0, round((line.y - box.y) * down))
    right = min(size[0], round((line.right - box.x) * across))
    bottom = min(size[1], round((line.bottom - box.y) * down))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _extremes(areas: Sequence[Image]) -> list[tuple[float, float]]:
    """Return for each area the luminance that its darkest and its lightest twentieth do not pass."""
    import PIL.Image

    tall = [sum(area.height for area in areas[:at]) for at in range(len(areas) + 1)]
    if not areas:
        return []
    sheet = PIL.Image.new("RGB", (max(area.width for area in areas), tall[-1]))
    for area, top in zip(areas, tall, strict=False):
        sheet.paste(area, (0, top))
    read, found = _levels(sheet), []
    for area, top in zip(areas, tall, strict=False):
        levels = read.crop((0, top, area.width, top + area.height)).histogram()
        few = sum(levels) * WORST
        found.append((_light(_passing(levels, few)), _light(255 - _passing(levels[::-1], few))))
    return found


def _passing(levels: Sequence[int], few: float) -> int:
    seen = 0
    for level, many in enumerate(levels):
        seen += many
        if seen > few:
            return level
    return len(levels) - 1


def _levels(area: Image) -> Image:
    """Return the square root of the luminance of each pixel, 0–255: fine steps where it is dark."""
    from PIL import ImageMath

    red, green, blue = (part.convert("F") for part in area.split())
    made: Image = ImageMath.lambda_eval(
        lambda given: given["convert"](
            255
            * (
                0.2126 * ((given["r"] + _SHIFT) / _SCALE) ** _POWER
                + 0.7152 * ((given["g"] + _SHIFT) / _SCALE) ** _POWER
                + 0.0722 * ((given["b"] + _SHIFT) / _SCALE) ** _POWER
            )
            ** 0.5,
            "L",
        ),
        r=red,
        g=green,
        b=blue,
    )
    return made


def _light(level: int) -> float:
    return (level / 255) ** 2
