"""Plates read again: the contrast of each line of words with the pixels that will be printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from picturebook.diagnostics import Severity, Span
from picturebook.layout.frame import Frame, Picture
from picturebook.layout.inks import READABLE, contrast, ink, luminance
from picturebook.layout.standing import Standing, too_faint
from picturebook.measure import Insets, Rect, Size
from picturebook.prepress import densitometer
from picturebook.prepress.densitometer import read_again
from picturebook.prepress.plates import Plate, PlateStore

BOX = Rect(x=0, y=0, width=200, height=200)
SHOWN = Picture(shot="a", take="a" * 64, box=BOX, crop=Rect(x=0, y=0, width=1, height=1))
FRAME = Frame(
    number=5,
    trim=Size(width=200, height=200),
    bleed=Insets(top=0, right=0, bottom=0, left=0),
    side="left",
    items=(SHOWN,),
    reading=(),
)
WORDS = Standing(
    page=5,
    fills="text",
    place="bottom",
    size=20,
    lines=(Rect(x=20, y=20, width=160, height=16), Rect(x=20, y=120, width=160, height=16)),
    ink=ink("#222222"),
    done="ink",
    opacity=0,
    under=None,
    energy=0,
    outlines=0,
    faces=0,
    before=9,
    after=9,
    span=Span(file="story.md", line=7),
)


def a_plate(store: PlateStore, colour: str = "rgb", spots: tuple[tuple[int, int], ...] = ()) -> Plate:
    """Keep a plate: white above and mid-grey below, with black spots of 12 pixels."""
    image = Image.new("RGB", (800, 800), "white")
    image.paste((150, 150, 150), (0, 400, 800, 800))
    for x, y in spots:
        image.paste((0, 0, 0), (x, y, x + 12, y + 12))
    path = store.path("k" * 8)
    path.parent.mkdir(parents=True, exist_ok=True)
    (image.convert("CMYK") if colour == "cmyk" else image).save(path, "JPEG", quality=95)
    return Plate(key="k" * 8, path=path, width=800, height=800, native_ppi=288, placed_ppi=288, colour=colour)


@pytest.mark.parametrize("colour", ["rgb", "cmyk"])
def test_each_line_is_read_by_itself(tmp_path: Path, colour: str) -> None:
    """Dark words on white and on mid-grey: the ratios are those of WCAG."""
    store = PlateStore(tmp_path)
    (read,) = read_again((WORDS,), (FRAME,), {SHOWN: a_plate(store, colour)}, store)
    dark = luminance(WORDS.ink.srgb)
    assert read.printed[0] == pytest.approx(contrast(dark, 1.0), rel=0.03)
    assert read.printed[1] == pytest.approx(contrast(dark, luminance((150, 150, 150))), rel=0.05)


def test_the_worst_twentieth_is_told(tmp_path: Path) -> None:
    """A few dark spots under a line do not count; many do."""
    store = PlateStore(tmp_path)
    few = a_plate(store, spots=((100, 90),))
    (calm,) = read_again((WORDS,), (FRAME,), {SHOWN: few}, PlateStore(tmp_path / "few"))
    many = a_plate(store, spots=tuple((90 + 20 * at, 90) for at in range(30)))
    (spotted,) = read_again((WORDS,), (FRAME,), {SHOWN: many}, PlateStore(tmp_path / "many"))
    assert calm.printed[0] > 10 and spotted.printed[0] < READABLE


def test_a_plate_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same plate and words are not opened again; other words on it are, and so is a note that was spoilt."""
    store = PlateStore(tmp_path)
    plates = {SHOWN: a_plate(store)}
    (first,) = read_again((WORDS,), (FRAME,), plates, store)
    opened: list[Path] = []
    real = densitometer._measured
    monkeypatch.setattr(
        densitometer, "_measured", lambda path, *rest: opened.append(path) or real(path, *rest)
    )
    assert read_again((WORDS,), (FRAME,), plates, store) == (first,) and not opened
    read_again((replace(WORDS, ink=ink("#ffffff")),), (FRAME,), plates, store)
    assert len(opened) == 1
    for note in tmp_path.rglob("*.json"):
        note.write_bytes(b"[1")
    assert read_again((WORDS,), (FRAME,), plates, store) == (first,) and len(opened) == 2


def test_a_panel_is_what_its_words_stand_on(tmp_path: Path) -> None:
    """It is no part of the plate: the words are held against its colour."""
    store = PlateStore(tmp_path)
    boxed = replace(WORDS, done="panel", under=ink("#fff6e3"))
    (read,) = read_again((boxed,), (FRAME,), {SHOWN: a_plate(store)}, store)
    assert read.printed == (contrast(luminance(WORDS.ink.srgb), luminance((255, 246, 227))),) * 2


def test_a_faint_line_is_a_finding(tmp_path: Path) -> None:
    """The page, the line and the contrast are told; a line at the least is none."""
    store = PlateStore(tmp_path)
    grey = replace(WORDS, ink=ink("#707070"))
    (read,) = read_again((grey,), (FRAME,), {SHOWN: a_plate(store)}, store)
    (finding,) = too_faint(read)
    assert (finding.code, finding.severity, str(finding.span)) == (
        "low-contrast",
        Severity.WARNING,
        "story.md:7:1",
    )
    assert finding.message.startswith(
        "page 5: line 2 of the words stands out by 1.7 : 1 on the finished plate"
    )
    assert not list(too_faint(replace(read, printed=(READABLE, READABLE))))
