"""A small theme, a printer, faces and takes made by hand, so that layout is tested without any other room's loader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from picturebook.design.fonts import Asked, Cut
from picturebook.design.printer import Bleed, PageRule, Printer
from picturebook.design.theme import Matter, PageTemplate, PictureSlot, TextSlot, Theme, TypeStyle
from picturebook.design.wording import load_wording
from picturebook.diagnostics import Span
from picturebook.digest import sha256_of_file
from picturebook.dummy import Dummy, Leaf
from picturebook.layout.book import Book, Placed
from picturebook.layout.shape import FontFile
from picturebook.layout.tones import ACROSS, Known, Tones
from picturebook.manuscript.story import Block, Page, PageDirections, Paragraph, Picture, Role, Story, Words
from picturebook.measure import Insets, Size

FONTS = Path(__file__).parents[2] / "fonts"
_FILES = {
    "Andika": ("andika/Andika-", ("Regular", "Bold", "Italic", "BoldItalic")),
    "Gentium Book Plus": (
        "gentium-book-plus/GentiumBookPlus-",
        ("Regular", "Bold", "Italic", "BoldItalic"),
    ),
    "Baloo 2": ("baloo-2/Baloo2-", ("Bold", "Bold", "Bold", "Bold")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font file on the shelf."""

    path: Path
    family: str
    digest: str
    units_per_em: int
    found_for: str = ""

    @property
    def cut(self) -> Cut:
        """The whole file."""
        return Cut(str(self.path))

    @property
    def label(self) -> str:
        """The file's name."""
        return self.path.stem


def _face(family: str, bold: bool, italic: bool) -> Face:
    start, ends = _FILES[family]
    path = FONTS / f"{start}{ends[bold + 2 * italic]}.ttf"
    if path not in _KNOWN:
        _KNOWN[path] = Face(
            path=path,
            family=family,
            digest=sha256_of_file(path),
            units_per_em=1000 if family == "Baloo 2" else 2048,
        )
    return _KNOWN[path]


_KNOWN: dict[Path, Face] = {}


def faces(family: str, bold: bool, italic: bool) -> FontFile:
    """Return the face asked for."""
    return _face(family, bold, italic)


def companions(asked: Asked, script: str, language: str) -> tuple[FontFile, ...]:
    """Return Gentium for whatever a theme's face lacks."""
    return (_face("Gentium Book Plus", asked.bold, asked.italic),)


FULL = PageTemplate(
    name="full",
    pictures=(PictureSlot(x=0, y=0, w=1, h=1, bleed=True),),
    texts=(
        TextSlot(x=0.09, y=0.7, w=0.82, h=0.24, name="bottom", align="center", valign="bottom"),
        TextSlot(x=0.09, y=0.07, w=0.82, h=0.24, name="top", align="center", valign="top"),
    ),
    calm="bottom",
)
BESIDE = PageTemplate(
    name="above",
    pictures=(PictureSlot(x=0, y=0, w=1, h=0.68, bleed=True),),
    texts=(TextSlot(x=0.1, y=0.72, w=0.8, h=0.22, align="center"),),
)
OVAL = PageTemplate(
    name="oval",
    pictures=(PictureSlot(x=0.12, y=0.08, w=0.76, h=0.56, shape="oval"),),
    texts=(TextSlot(x=0.12, y=0.68, w=0.76, h=0.26, align="center"),),
)
SPREAD = PageTemplate(
    name="spread",
    sides=2,
    pictures=(PictureSlot(x=0, y=0, w=1, h=1, on="both", bleed=True),),
    texts=(
        TextSlot(x=0.1, y=0.08, w=0.8, h=0.3, on="left", name="top-left", valign="top"),
        TextSlot(x=0.1, y=0.08, w=0.8, h=0.3, on="right", name="top-right", valign="top"),
    ),
)
DEALT = PageTemplate(
    name="dealt",
    sides=2,
    pictures=(PictureSlot(x=0, y=0, w=1, h=0.7, on="both", bleed=True),),
    texts=(
        TextSlot(x=0.1, y=0.74, w=0.8, h=0.2, on="left", name="across", valign="top"),
        TextSlot(x=0.1, y=0.74, w=0.8, h=0.2, on="right", name="across", valign="top"),
    ),
)
WORDS = PageTemplate(
    name="words", texts=(TextSlot(x=0.12, y=0.12, w=0.76, h=0.76, name="page"),), ornament="leaf"
)
COVER = PageTemplate(
    name="cover",
    pictures=(PictureSlot(x=0, y=0, w=1, h=1, bleed=True),),
    texts=(
        TextSlot(x=0.08, y=0.06, w=0.84, h=0.26, style="title", align="center", valign="top", fills="title"),
        TextSlot(
            x=0.1, y=0.86, w=0.8, h=0.09, style="small", align="center", valign="bottom", fills="author"
        ),
    ),
    roles=(Role.COVER,),
)
LETTERED = PageTemplate(
    name="lettered", pictures=(PictureSlot(x=0, y=0, w=1, h=1, bleed=True),), roles=(Role.COVER,)
)
LENT = PageTemplate(name="lent", pictures=(PictureSlot(x=0.3, y=0.3, w=0.4, h=0.4),), roles=(Role.TITLE,))
TITLE = PageTemplate(
    name="title",
    texts=(
        TextSlot(x=0.1, y=0.2, w=0.8, h=0.3, style="title", align="center", fills="title"),
        TextSlot(
            x=0.1, y=0.5, w=0.8, h=0.08, style="heading", align="center", valign="top", fills="subtitle"
        ),
        TextSlot(x=0.1, y=0.74, w=0.8, h=0.12, style="small", align="center", valign="top", fills="author"),
    ),
    roles=(Role.TITLE,),
    ornament="stars",
)
COPYRIGHT = PageTemplate(
    name="copyright",
    texts=(TextSlot(x=0.12, y=0.5, w=0.7, h=0.4, style="small", valign="bottom", fills="copyright"),),
    roles=(Role.COPYRIGHT,),
)
CREDITS = PageTemplate(
    name="credits",
    texts=(TextSlot(x=0.12, y=0.12, w=0.76, h=0.76, style="small", fills="credits"),),
    roles=(Role.CREDITS,),
)
BELONGS = PageTemplate(
    name="belongs",
    texts=(TextSlot(x=0.15, y=0.35, w=0.7, h=0.1, style="heading", align="center", fills="belongs-to"),),
    roles=(Role.BELONGS_TO,),
    ornament="border",
)
DEDICATION = PageTemplate(
    name="dedication",
    texts=(TextSlot(x=0.2, y=0.3, w=0.6, h=0.3, style="dedication", align="center", fills="dedication"),),
    roles=(Role.DEDICATION,),
    ornament="leaf",
)
ENDPAPERS = PageTemplate(
    name="endpapers", roles=(Role.ENDPAPERS,), background="soft", ornament="pattern-lanterns"
)
PAGES = (
    FULL,
    BESIDE,
    OVAL,
    SPREAD,
    DEALT,
    WORDS,
    COVER,
    LETTERED,
    LENT,
    TITLE,
    COPYRIGHT,
    CREDITS,
    BELONGS,
    DEDICATION,
    ENDPAPERS,
)

THEME = Theme(
    name="test",
    version="1",
    title="Test",
    license="MIT",
    author="",
    digest="0" * 64,
    folders=(),
    colours=(
        ("ink", "#2b2118"),
        ("paper", "#fffaf0"),
        ("accent", "#c05a2e"),
        ("panel", "#fff4dc"),
        ("soft", "#f4dfb8"),
        ("title", "#9c3d1a"),
    ),
    lengths=(("radius", 14.0),),
    styles=(
        ("body", TypeStyle(font="Andika", min=14, ideal=22, max=30, leading=1.4)),
        ("title", TypeStyle(font="Baloo 2", bold=True, min=24, ideal=46, max=72, leading=1.02)),
        ("heading", TypeStyle(font="Baloo 2", bold=True, min=14, ideal=24, max=30, leading=1.15)),
        ("small", TypeStyle(font="Andika", min=7, ideal=11, max=14, leading=1.4)),
        (
            "dedication",
            TypeStyle(font="Gentium Book Plus", italic=True, min=12, ideal=20, max=26, leading=1.4),
        ),
    ),
    pages=PAGES,
    choose=(),
    art=(),
    matter=Matter(),
)

PRINTER = Printer(
    name="test-press",
    title="Test press",
    digest="1" * 64,
    trims=(),
    bleed=Bleed(top=9.0, outside=9.0, bottom=9.0, inside=0.0),
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

TRIM = Size(width=612.0, height=612.0)


def span(line: int) -> Span:
    """Return a place in the story."""
    return Span(file="story.md", line=line)


def paragraph(text: str, line: int = 10) -> Paragraph:
    """Return a plain paragraph."""
    return Paragraph(content=(Words(text=text),), span=span(line))


def picture(name: str, scene: str = "Pim looks up.", line: int = 9) -> Picture:
    """Return a picture of that name."""
    return Picture(name=name, scene=scene, target=f"art/{name}.png", span=span(line))


def page(number: int, *blocks: Block, text: str | None = None, role: Role = Role.STORY) -> Page:
    """Return a page of those blocks."""
    return Page(
        number=number, role=role, blocks=blocks, directions=PageDirections(text=text), span=span(number * 10)
    )


def flat(light: int, *, bright: int | None = None, energy: int = 0, known: tuple[Known, ...] = ()) -> Tones:
    """Return tones of an even picture."""
    cells = ACROSS * ACROSS
    return Tones(
        across=ACROSS,
        down=ACROSS,
        light=bytes([light]) * cells,
        dark=bytes([light]) * cells,
        bright=bytes([bright if bright is not None else light]) * cells,
        energy=bytes([energy]) * cells,
        tints=bytes([light]) * (3 * 12 * 12),
        known=known,
    )


def placed(tones: Tones | None = None, width: int = 1536, height: int = 1536) -> Placed:
    """Return a take of that size."""
    return Placed(take="a" * 64, width=width, height=height, tones=tones or flat(230))


def book(*pages: tuple[str, Page | None], placed_: dict[str, Placed] | None = None, start: int = 1) -> Book:
    """Return a book of (template, page) leaves from a page number on; every picture is placed on a light ground."""
    leaves, number = [], start
    for template, one in pages:
        sides = next(each for each in PAGES if each.name == template).sides
        role = one.role if one else next(each for each in PAGES if each.name == template).roles[0]
        numbers = tuple(range(number, number + sides))
        leaves.append(Leaf(role=role, template=template, pages=numbers, page=one, because="story"))
        number += sides
    typed = tuple(one for _, one in pages if one)
    own = (("body.ideal", "22pt"),)  # so that the number of words moves no size unasked
    story = Story(file="story.md", title="Pim and the Moon Boat", author="Ada Quill", pages=typed, style=own)
    known = {shown.name: placed() for one in typed for shown in one.pictures}
    dummy = Dummy(trim=TRIM, leaves=tuple(leaves), page_count=number - 1, binding="left")
    return Book(
        story=story,
        theme=THEME,
        dummy=dummy,
        printer=PRINTER,
        faces=faces,
        companions=companions,
        wording=load_wording,
        placed={**known, **(placed_ or {})},
    )


@pytest.fixture(scope="session")
def desk() -> SimpleNamespace:
    """Hand a test the makers of this module."""
    return SimpleNamespace(
        book=book,
        page=page,
        picture=picture,
        paragraph=paragraph,
        placed=placed,
        flat=flat,
        faces=faces,
        face=_face,
        span=span,
        theme=THEME,
        printer=PRINTER,
        trim=TRIM,
        fonts=FONTS,
        replace=replace,
    )
