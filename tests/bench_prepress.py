"""The prepress benchmark: developing plates against a bare loop of Pillow that takes the very same steps.

python -m tests.bench_prepress                 prints the table, leaves with 1 if a limit is broken
python -m tests.bench_prepress ours|bare DIR   develops the takes of a folder; this is what is measured
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench import measure, say

_THIS = [sys.executable, "-m", "tests.bench_prepress"]
_MANY = 32
_SIDE = 2640  # pixels of a take that was drawn for print
_PLATE = (2588, 2625)  # 8.625 x 8.75 in at 300: a square page of 8.5 in with its bleed
_PPI, _INK = 300, 240
_CROP = (0.0, 0.0, _PLATE[0] / _PLATE[1], 1.0)  # of the take: left, top, right, bottom


def takes(folder: Path) -> None:
    """Paint a take, grained as a painted picture is, under as many names as a book has pages."""
    from PIL import Image

    grain = Image.effect_noise((_SIDE, _SIDE), 24).convert("RGB")
    tinted = Image.blend(grain, Image.radial_gradient("L").resize(grain.size).convert("RGB"), 0.7)
    tinted.save(folder / "0.png", compress_level=1)
    for number in range(1, _MANY):
        os.link(folder / "0.png", folder / f"{number}.png")


def ours(folder: Path) -> None:
    """Develop the takes as a build does."""
    from picturebook.layout.frame import Picture
    from picturebook.measure import PT_PER_INCH, Rect
    from picturebook.prepress.plates import PlateStore, Recipe, Source, develop

    wide, high = (side / _PPI * PT_PER_INCH for side in _PLATE)
    crop = Rect(x=_CROP[0], y=_CROP[1], width=_CROP[2], height=_CROP[3])
    box = Rect(x=0, y=-9, width=wide, height=high)
    pictures = [Picture(shot=str(at), take=str(at), box=box, crop=crop) for at in range(_MANY)]

    def source(take: str) -> Source:
        return Source(path=folder / f"{take}.png", width=_SIDE, height=_SIDE)

    store = PlateStore(Path(tempfile.mkdtemp(dir=folder)))
    made = develop(pictures, source, store, Recipe(ppi=_PPI, ink_limit=_INK), lambda *_: None)
    assert made.made == _MANY
    assert {(one.width, one.height, one.colour) for one in made.plates.values()} == {(*_PLATE, "cmyk")}


def bare(folder: Path) -> None:
    """Take the very same steps by Pillow alone, on all cores."""
    from concurrent.futures import ThreadPoolExecutor

    from PIL import Image, ImageChops, ImageFilter

    from picturebook.prepress import separation

    inks = separation._table(_INK)
    to = Path(tempfile.mkdtemp(dir=folder))

    def spread(light: Image.Image, of: object) -> Image.Image:
        assert callable(of)
        for x, y in ((1, 0), (0, 1)):
            light = of(of(light, ImageChops.offset(light, x, y)), ImageChops.offset(light, -x, -y))
        return light

    def one(number: int) -> None:
        image = Image.open(folder / f"{number}.png")
        box = tuple(part * _SIDE for part in _CROP)
        made = image.resize(_PLATE, Image.Resampling.LANCZOS, box=box)  # type: ignore[arg-type]
        light = made.convert("L")
        steep = light.filter(ImageFilter.UnsharpMask(_PPI / 200, 100, 2))
        steep = ImageChops.darker(steep, spread(light, ImageChops.lighter))
        steep = ImageChops.lighter(steep, spread(light, ImageChops.darker))
        more, less = ImageChops.subtract(steep, light), ImageChops.subtract(light, steep)
        made = ImageChops.add(made, Image.merge("RGB", [more] * 3))
        made = ImageChops.subtract(made, Image.merge("RGB", [less] * 3)).filter(inks)
        made.save(to / f"{number}.jpg", quality=92, subsampling=0)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, range(_MANY)))


def bench_develop(work: Path) -> bool:
    """Hold developing a book for a press against the bare loop."""
    takes(work)
    runs = [
        (measure([*_THIS, "bare", str(work)], 1), measure([*_THIS, "ours", str(work)], 1)) for _ in range(3)
    ]
    floor, own = (min(run[at].wall for run in runs) for at in range(2))
    said = f"{own / floor:.2f} x {floor:.1f} s"
    return say(
        "32 full-bleed plates in four inks: developed", said, f"1.15 x {floor:.1f} s", own <= 1.15 * floor
    )


def main() -> None:
    """Develop as one of the two, or print the table."""
    if sys.argv[1:]:
        {"ours": ours, "bare": bare}[sys.argv[1]](Path(sys.argv[2]))
        return
    work = Path(tempfile.mkdtemp(prefix="bench-prepress-"))
    try:
        held = bench_develop(work)
    finally:
        shutil.rmtree(work)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
