"""The shop: what a house sends back is said before anybody pays."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image

from picturebook.cli import run
from picturebook.prepress import plates, upscaling
from picturebook.studio.source_mark import marking
from tests.tiny import PIM, write_pim

SHOP = """\
title = "A shop"
cover = "separate"
sells = true
bleed = {top = "9pt", outside = "9pt", bottom = "9pt", inside = "0pt"}
spine = {per_page = "2pt"}
cover_sheet = {wrap = "9pt", safe = "18pt"}
[policy]
ai_pictures = "may refuse"
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story beside a shop's file, with art of the author's own: 1000 pixels on 8.5 inches are 114 an inch."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "shop.toml").write_text(SHOP, encoding="utf-8")
    write_pim(folder)
    (folder / "art").mkdir()
    for name, side in (("counts", 1000), ("boat", 2700)):
        Image.effect_noise((side, side), 40).convert("RGB").save(folder / "art" / f"{name}.png")
    return folder


@pytest.fixture
def story(book: Path, tmp_path: Path) -> Path:
    """The story of that book, a copy for each test."""
    return copytree(book, tmp_path, dirs_exist_ok=True) / "story.md"


def said(story: Path, capsys: pytest.CaptureFixture[str], code: int, *more: str) -> str:
    """Build for the shop; return what was said."""
    capsys.readouterr()
    assert run(["build", str(story), "--printer", "shop.toml", *more]) == code
    return capsys.readouterr().err


def test_soft_pictures_are_refused_in_one_sentence(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is named with its pixels an inch, and how to see the book all the same; no file is written."""
    told = said(story, capsys, 1)
    assert "shop prints 300 pixels an inch, and 1 picture has under 150: counts (114)" in told
    assert "put larger files in their place" in told and "story.md --printer shop.toml --draft" in told
    assert not list((story.parent / "build").glob("*.pdf"))


def test_a_draft_and_a_printer_at_home_print_them(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody sends a draft back, and at home soft pictures are the author's own affair.

    A draft cannot be handed in, so no form says what to type for it, not even one of a build before it.
    """
    (story.parent / "build").mkdir(exist_ok=True)
    (form := story.parent / "build" / "story.shop.upload.md").write_text(
        "of an earlier build", encoding="utf-8"
    )
    said(story, capsys, 0, "--draft")
    assert not form.exists()
    assert run(["build", str(story), "--printer", "home-a4"]) == 0


def test_upscaled_pictures_count_twice_and_say_so(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was drawn over at twice its pixels is printed; its own pixels are told all the same."""
    monkeypatch.setattr(upscaling, "installed", lambda: True)
    monkeypatch.setattr(plates, "model_digest", lambda: "f" * 64)
    monkeypatch.setattr(
        upscaling, "upscaled", lambda image: image.resize((image.width * 2, image.height * 2))
    )
    heard = said(story, capsys, 0, "--upscale")
    assert "1 picture is under 300 pixels an inch, least “counts” with 114" in heard
    assert (
        "1 picture was upscaled, with cleaner lines and no more detail: “counts” from 114 pixels an inch"
        in heard
    )
    with Image.open(art := story.parent / "art" / "counts.png") as small:
        small.resize((500, 500)).save(art)
    assert "1 picture has under 150: counts (57, upscaled 114)" in said(story, capsys, 1, "--upscale")


def test_upscaling_without_its_extra_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is drawn, with what to type."""
    monkeypatch.setattr(upscaling, "installed", lambda: False)
    assert run(["build", str(write_pim(tmp_path)), "--upscale"]) == 2
    assert "= pip install 'picturebook[upscale]'" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()


def test_sketches_are_as_sharp_as_sketches_are(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They never stop a shop's book: it is looked at and rehearsed with them."""
    (story.parent / "art" / "counts.png").unlink()
    said(story, capsys, 0)


@pytest.mark.parametrize("license", ["CC BY-NC 4.0", "Non-commercial use only"])
def test_what_may_not_be_sold_is_not_printed_to_sell(
    story: Path, capsys: pytest.CaptureFixture[str], license: str
) -> None:
    """The line of the licence is shown; check finds it too, and a printer at home prints it."""
    story.write_text(
        PIM.replace("trim:", f"license: {license}\nprinters: [shop.toml]\ntrim:"), encoding="utf-8"
    )
    told = said(story, capsys, 1)
    assert f"story.md:5:1: error: {license} forbids selling, and shop prints to sell" in told
    assert run(["check", str(story)]) == 1
    assert run(["build", str(story), "--printer", "home-a4"]) == 0


def test_inks_that_do_not_say_which_are_told_once(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every picture's name, at the first one's line, whether it was measured now or before."""
    for name in ("counts", "boat"):
        Image.new("CMYK", (300, 300), (90, 20, 0, 10)).save(story.parent / "art" / f"{name}.png", "TIFF")
    for _ in range(2):
        assert run(["build", str(story), "--printer", "home-a4"]) == 0
        told = capsys.readouterr().err
        assert told.count("profile, and taken for FOGRA39, coated paper: counts, boat") == 1


def test_the_form_says_what_the_shop_asks(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, makers in order, trim, pages, spine, and of AI what was counted and what must be answered."""
    more = 'credits: [{role: Translation, name: "N. Lillian"}]\nages: 3-6\nblurb: A mouse.\nai: {text: none}\ntrim:'
    story.write_text(PIM.replace("trim:", more), encoding="utf-8")
    (story.parent / "art" / "counts.png").unlink()
    said(story, capsys, 0)
    form = (story.parent / "build" / "story.shop.upload.md").read_text(encoding="utf-8")
    for line in (
        "- Title: Pim and the Moon Boat",
        "- Author: Ada Quill\n- Translation: N. Lillian",
        "- Ages: 3 to 6",
        "- Trim: 8.5 in x 8.5 in",
        "- Cover: story.shop.cover.pdf, spine",
        "- Text: none",
        "- Pictures: none of 2 by what is known here; 1 file of your own is not declared: answer it yourself",
        "- Translation: not declared: answer it yourself",
        "## Description\n\nA mouse.",
    ):
        assert line in form


def test_the_form_counts_pictures_made_with_ai(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An adopted picture is AI's; a shop that may refuse it is to be asked first, in the form and by the build.

    So is one at its place whose file says so, and nobody is said to have worked on that.
    Where its spine is not known, the form does not name a cover that is not there.
    """
    shop = story.parent / "shop.toml"
    shop.write_text(shop.read_text("utf-8").replace('spine = {per_page = "2pt"}\n', ""), encoding="utf-8")
    (story.parent / "art" / "counts.png").rename(story.parent / "drawn.png")
    drawn = Image.effect_noise((2700, 2700), 40).convert("RGB")
    drawn.save(story.parent / "drawn.png")
    drawn.save(story.parent / "art" / "boat.png", **marking("PNG"))
    assert (
        run(["adopt", str(story), "counts", str(story.parent / "drawn.png"), "--made-with", "ChatGPT"]) == 0
    )
    assert run(["accept", str(story), "counts#1"]) == 0
    assert "shop may refuse pictures made with AI: ask before you pay" in said(story, capsys, 0)
    form = (story.parent / "build" / "story.shop.upload.md").read_text(encoding="utf-8")
    assert "- Pictures: one or a few (2 of 2), with minimal or no editing (0 worked" in form
    assert "this house may refuse pictures made with AI" in form
    assert "- Cover: not made" in form


def test_a_printer_at_home_asks_nothing(story: Path) -> None:
    """No form lies beside a book that nobody sells."""
    assert run(["build", str(story), "--printer", "home-a4"]) == 0
    assert not list((story.parent / "build").glob("*.upload.md"))
