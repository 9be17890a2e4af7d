"""The press benchmark: painting with plates ready, in a process of its own, against a bare interpreter and cat.

python -m tests.bench_press                 prints the table, leaves with 1 if a limit is broken
python -m tests.bench_press child PAGES PDF prints one book; this is what is measured
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import ROOT, Run, measure, say

_THIS = [sys.executable, "-m", "tests.bench_press"]
_SIDE = 2625  # pixels of a plate: 8.75 in at 300 ppi
_WORDS = (
    "Pim counted eleven stars in the puddle by the jetty,",
    "and the twelfth one wobbled. “That is not a star,” said",
    "Oda, who had been quiet since the office closed its door.",
)


def child(pages: int, to: Path) -> None:
    """Print a book over the plates that lie beside it; nothing else is imported than a build needs."""
    from picturebook.layout.frame import Frame, Group
    from picturebook.prepress.plates import Plate
    from picturebook.press.pdf import Stock, print_book
    from tests.press.handmade import ANDIKA, META, PRESS, frame, full, run

    def page(number: int) -> Frame:
        bare = frame(number)
        lines = tuple(run(words, (40.0, 480.0 + 30 * at), size=20) for at, words in enumerate(_WORDS))
        figure = Group(role="Figure", id=f"p{number}.1", items=(full(f"{number:03d}", bare),))
        return frame(number, figure, Group(role="P", id=f"p{number}.2", items=lines))

    def plate(picture: object) -> Plate:
        name = picture.shot  # type: ignore[attr-defined]
        path = to.parent / f"{name}.jpg"
        return Plate(key=name, path=path, width=_SIDE, height=_SIDE, native_ppi=150, placed_ppi=300)

    stock = Stock(faces={ANDIKA.digest: ANDIKA.cut}, plate=plate)
    print_book((page(number) for number in range(1, pages + 1)), stock, PRESS, META, to)


def plates(folder: Path, count: int) -> None:
    """Make plates as large as those of a square book: grained, so that they weigh what painted pictures weigh."""
    from PIL import Image

    grain = Image.effect_noise((_SIDE, _SIDE), 24).convert("RGB")
    tinted = Image.blend(grain, Image.new("RGB", grain.size, (120, 150, 190)), 0.6)
    tinted.save(folder / "001.jpg", quality=92, subsampling=0)
    for number in range(2, count + 1):
        shutil.copyfile(folder / "001.jpg", folder / f"{number:03d}.jpg")


def bench_press(work: Path) -> bool:
    """Hold painting and writing 32 pages against cat, its memory against 60 MiB, and 300 pages against 32."""
    subprocess.run([*_THIS, "plates", "300", str(work)], check=True, cwd=ROOT)
    bare = measure([sys.executable, "-c", "pass"], 5)
    small, long = _printed(work, 32, 5), _printed(work, 300, 2)
    floor = _copied(work, 32)
    above = small.peak - bare.peak
    limit = 4 * floor.wall + 0.35
    ratio = long.peak / small.peak
    return all(
        [
            say(
                "press: 32 pages, whole process", f"{small.wall:.2f} s", f"{limit:.2f} s", small.wall <= limit
            ),
            say("  peak memory above the interpreter", f"{above:.0f} MiB", "60 MiB", above < 60),
            say("press: 300 pages, memory against 32", f"{ratio:.2f} x", "1.50 x", ratio <= 1.5),
        ]
    )


def _printed(work: Path, pages: int, times: int) -> Run:
    # Users have compiled modules; so do we, wherever bytecode may be written.
    return measure(
        [sys.executable, "-m", "tests.bench_press", "child", str(pages), str(work / "b.pdf")], times
    )


def _copied(work: Path, pages: int) -> Run:
    names = " ".join(str(work / f"{number:03d}.jpg") for number in range(1, pages + 1))
    return measure(["sh", "-c", f"cat {names} > {work / 'cat'}"], 5)


def main() -> None:
    """Run as a child, or print the table."""
    if sys.argv[1:2] == ["child"]:
        child(int(sys.argv[2]), Path(sys.argv[3]))
        return
    if sys.argv[1:2] == ["plates"]:
        plates(Path(sys.argv[3]), int(sys.argv[2]))
        return
    work = Path(tempfile.mkdtemp(prefix="bench-press-"))
    try:
        held = bench_press(work)
    finally:
        shutil.rmtree(work)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
