"""Frames made by hand, so that the press is tested without any other room deciding what stands on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from picturebook.design.fonts import Face, faces_of
from picturebook.design.printer import Bleed, PageRule, Printer
from picturebook.layout.frame import Frame, Group, Ink, Item, Picture, Run
from picturebook.layout.scripts import script_runs
from picturebook.layout.shape import Said, shape
from picturebook.measure import Insets, Rect, Size
from picturebook.prepress.plates import Plate
from picturebook.press.metadata import Meta
from picturebook.press.pdf import Stock, print_book

FONTS = Path(__file__).parents[2] / "fonts"
BLACK = Ink(srgb=(0, 0, 0), cmyk=(0, 0, 0, 100))
RED = Ink(srgb=(200, 30, 40), cmyk=(0, 85, 80, 22))
SQUARE = Size(width=612.0, height=612.0)
BLEED = 9.0
META = Meta(title="Pim & the Moon-Boat", author="Ada Quill", language="en")

PRESS = Printer(
    name="test-press",
    title="Test press",
    digest="1" * 64,
    trims=(),
    bleed=Bleed(top=BLEED, outside=BLEED, bottom=BLEED, inside=0.0),
    safe=Insets(top=18.0, right=18.0, bottom=18.0, left=18.0),
    gutter=((1, 27.0),),
    pages=PageRule(min=1, max=800, multiple=1),
    cover="inside",
    sheet=None,
    marks=False,
    ppi=300,
    colour="rgb",
    flavour="plain",
    max_bytes=None,
    sells=False,
    policy=(),
    sources=(),
)
A4 = Size(width=595.276, height=841.89)
HOME = replace(PRESS, sheet=A4, marks=True, bleed=Bleed(top=8.5, outside=8.5, bottom=8.5, inside=8.5))
SCREEN = replace(PRESS, bleed=Bleed(top=0.0, outside=0.0, bottom=0.0, inside=0.0))


def face(path: Path) -> Face:
    """Take a font file."""
    return faces_of(path)[0]


ANDIKA = face(FONTS / "andika" / "Andika-Regular.ttf")
BALOO = face(FONTS / "baloo-2" / "Baloo2-Bold.ttf")
GENTIUM = face(FONTS / "gentium-book-plus" / "GentiumBookPlus-Italic.ttf")


def run(
    text: str, at: tuple[float, float] = (80.0, 300.0), *, by: Face = ANDIKA, size: float = 22.0, **more: str
) -> Run:
    """Set a text on one line."""
    language, direction = more.get("language", "en"), more.get("direction", "ltr")
    return Run(
        text=text,
        clusters=shape(by, text, Said(language, script_runs(text, language)[0].script), direction).clusters,
        face=by.digest,
        size=size,
        ink=BLACK,
        language=language,
        direction=direction,
        passage="story.md:1",
        x=at[0],
        y=at[1],
    )


def frame(number: int, *items: Item, trim: Size = SQUARE, bleed: float = BLEED, inside: float = 0.0) -> Frame:
    """Make a page of those items, odd ones on the right, with no bleed at the gutter."""
    side = "right" if number % 2 else "left"
    left, right = (inside, bleed) if side == "right" else (bleed, inside)
    edges = Insets(top=bleed, right=right, bottom=bleed, left=left)
    return Frame(number=number, trim=trim, bleed=edges, side=side, items=items, reading=())


def full(shot: str, page: Frame) -> Picture:
    """Make a picture that covers a page and its bleed."""
    edges, trim = page.bleed, page.trim
    outwards = Insets(top=-edges.top, right=-edges.right, bottom=-edges.bottom, left=-edges.left)
    box = Rect(x=0, y=0, width=trim.width, height=trim.height).inset(outwards)
    return Picture(shot=shot, take=shot, box=box, crop=Rect(x=0, y=0, width=1, height=1))


def pages(count: int, words: str = "Pim counted eleven stars. The twelfth one wobbled.") -> list[Frame]:
    """Make pages with a picture each, eight different ones, and words over it."""
    made = []
    for number in range(1, count + 1):
        page = frame(number)
        figure = Group(role="Figure", id=f"p{number}.1", items=(full(f"shot-{number % 8}", page),), alt="Pim")
        text = Group(role="P", id=f"p{number}.2", items=(run(words, (60.0, 520.0)),))
        title = Group(role="H1", id=f"p{number}.3", items=(run(f"Page {number}", (60.0, 560.0), by=BALOO),))
        made.append(replace(page, items=(figure, text, title)))
    return made


class Plates:
    """Small plates in a folder, one for each picture's name."""

    def __init__(self, folder: Path, colour: str = "rgb", ground: tuple[int, int, int] | None = None) -> None:
        self.folder, self.colour, self.ground = folder, colour, ground

    def __call__(self, picture: Picture) -> Plate:
        """Return a picture's plate, made on the first asking."""
        path = self.folder / f"{picture.shot}.{self.colour}.jpg"
        if not path.exists():
            self._make(path, picture.shot)
        return Plate(
            key=path.stem, path=path, width=60, height=60, native_ppi=7, placed_ppi=7, colour=self.colour
        )

    def _make(self, path: Path, shot: str) -> None:
        from PIL import Image

        from picturebook.prepress.darkroom import expose

        if self.ground:
            image = Image.new("RGB", (60, 60), self.ground)
        else:
            image = Image.linear_gradient("L").rotate(45 * sum(map(ord, shot))).convert("RGB")
        whole = Picture(
            shot=shot,
            take=shot,
            box=Rect(x=0, y=0, width=60, height=60),
            crop=Rect(x=0, y=0, width=1, height=1),
        )
        path.write_bytes(expose(image, whole, (60, 60), 300 if self.colour == "cmyk" else None))


def printed(
    frames: Iterable[Frame],
    to: Path,
    *,
    printer: Printer = PRESS,
    meta: Meta = META,
    faces: Iterable[Face] = (),
) -> Path:
    """Print frames into a file with small plates beside it."""
    known = {one.digest: one.cut for one in (ANDIKA, BALOO, GENTIUM, *faces)}
    stock = Stock(faces=known, plate=Plates(to.parent, printer.colour))
    print_book(frames, stock, printer, meta, to)
    return to
