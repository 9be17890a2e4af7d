"""The gate: what stops a book at a shop, and what is only told at home."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from picturebook import compiler, copyfitting
from picturebook.cli import run
from picturebook.compiler import Prepared, Wish
from picturebook.design import companions
from picturebook.desk import choices, report
from picturebook.errors import BookError, LockError, MissingGlyph
from picturebook.gate import hold_to_lock, refuse_unaccepted
from picturebook.storyboard.request import Request
from picturebook.studio.illustrator import Drawn
from tests.design.variable import weights
from tests.studio.doubles import Double, png
from tests.studio.painting import painting
from tests.tiny import PIM, write_pim


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wish:
    """A two-page book whose pictures somebody was paid for and nobody accepted."""
    artist = Double(name="painter")
    monkeypatch.setattr(compiler, "illustrator", lambda *_: artist)
    wish = Wish(story=write_pim(tmp_path))
    prepared = compiler.prepare(wish)
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    return wish


def at_a_shop(wish: Wish, sells: bool = True) -> Prepared:
    """Prepare a book for a printer that sells, whatever its page rule."""
    prepared = compiler.prepare(wish)
    return replace(prepared, printer=replace(prepared.printer, sells=sells))


def test_a_shop_gets_no_picture_nobody_accepted(drawn: Wish) -> None:
    """The refusal names the pictures and the commands."""
    with pytest.raises(BookError) as caught:
        refuse_unaccepted(at_a_shop(drawn), drawn)
    (said,) = caught.value.diagnostics
    assert said.message.endswith("and 2 pictures were never accepted: counts, boat")
    assert "accept" in (said.hint or "")


def test_what_stands_in_for_a_lost_picture_was_accepted_by_nobody(
    drawn: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The accepted take and its copy are gone, another take answers: a shop is refused by name."""
    choices.accept(compiler.prepare(drawn), ())

    def another(request: Request) -> Drawn:
        return Drawn(request=request, data=png(*request.pixels, "another"), media_type="image/png")

    monkeypatch.setattr(compiler, "illustrator", lambda *_: Double(name="painter", answer=another))
    prepared = compiler.prepare(replace(drawn, again=True))
    compiler.draw(prepared, prepared.plan, lambda *_: None)
    folder = drawn.story.parent
    (folder / "art" / "boat.png").unlink()
    for note in (folder / "takes" / "boat").glob("1-*"):
        note.unlink()
    with pytest.raises(BookError, match=r"1 picture was never accepted: boat"):
        refuse_unaccepted(at_a_shop(drawn), drawn)


def test_at_home_it_is_told_in_one_line(drawn: Wish) -> None:
    """The book is printed, with a warning."""
    prepared = refuse_unaccepted(at_a_shop(drawn, sells=False), drawn)
    assert [one.code for one in prepared.notes if one.code == "not-accepted"] == ["not-accepted"]


def test_accepted_pictures_pass(drawn: Wish) -> None:
    """Once somebody accepted them, nothing is said anywhere."""
    choices.accept(compiler.prepare(drawn), ())
    prepared = at_a_shop(drawn)
    assert refuse_unaccepted(prepared, drawn) is prepared


def test_own_art_is_never_gated(drawn: Wish) -> None:
    """A file of the author's own at the target needs nobody's yes."""
    for name in ("counts", "boat"):
        target = drawn.story.parent / "art" / f"{name}.png"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(png(64, 64, name))
    prepared = at_a_shop(drawn)
    assert refuse_unaccepted(prepared, drawn) is prepared


@pytest.mark.parametrize("takes", [True, False])
def test_a_take_copied_to_its_place_is_declared(drawn: Wish, takes: bool) -> None:
    """It is as much made with AI as before; a shop gets it once somebody accepted it, where that can be done."""
    (take,) = (one.takes[0] for one in compiler.prepare(drawn).plan if one.shot.name == "boat")
    target = drawn.story.parent / "art" / "boat.png"
    target.parent.mkdir()
    shutil.copy(take.path, target)
    if not takes:
        shutil.rmtree(drawn.story.parent / "takes")
    told = {one["name"]: one for one in report.pictures(compiler.prepare(drawn).plan)}
    assert (told["boat"]["made_with"], told["boat"]["ai"]) == ("painter", True)
    if takes:
        with pytest.raises(BookError, match="never accepted: counts, boat"):
            refuse_unaccepted(at_a_shop(drawn), drawn)
        choices.accept(compiler.prepare(drawn), ("boat#1", "counts#1"))
        refuse_unaccepted(at_a_shop(drawn), drawn)


def test_sketches_count_as_accepted(tmp_path: Path) -> None:
    """The offline artist's sketches were asked for by building."""
    wish = Wish(story=write_pim(tmp_path))
    prepared, _ = compiler.draw_sketches(compiler.prepare(wish), wish, lambda *_: None)
    assert all(one.chosen for one in prepared.plan)
    assert refuse_unaccepted(prepared, wish) is prepared


def test_a_sketch_for_an_accepted_picture_that_was_lost_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The book is built, and says where it does not show what was accepted."""
    story = write_pim(tmp_path)
    assert run(["draw", str(story)]) == run(["accept", str(story), "boat#1"]) == 0
    (tmp_path / "art" / "boat.png").unlink()
    shutil.rmtree(tmp_path / "takes")
    story.write_text(story.read_text("utf-8").replace("time: night", "time: dawn"), encoding="utf-8")
    capsys.readouterr()
    assert run(["build", str(story)]) == 0
    said = capsys.readouterr().err
    assert (
        "warning: boat was accepted and is lost: boat#1, by sketch, is neither at art/boat.png nor in takes/; boat#2 "
        f"fills its place\n   = put it back, for nothing: git -C {tmp_path} checkout -- art/boat.png; or takes/ from a "
        f"copy; or accept what fills its place: picturebook accept {story} 'boat#2'\n"
    ) in said


def test_a_paid_picture_that_is_lost_everywhere_is_told_before_anybody_pays_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it cost, how it is had back for nothing, and only then what draws another; the others are not called so."""
    with painting(tmp_path, monkeypatch) as book:
        book.write(PIM.replace("trim:", "studio: {use: openai}\ntrim:"))
        assert book.draw("boat") == 0 and book.run("accept", "boat") == 0
        (book.folder / "art" / "boat.png").unlink()
        shutil.rmtree(book.folder / "takes" / "boat")
        capsys.readouterr()
        assert book.run("build") == 4
        said = capsys.readouterr().err
        assert (
            "error: boat was accepted and is lost: boat#1, by openai, is neither at art/boat.png nor in takes/; $0.085 "
            f"was paid for boat\n   = put it back, for nothing: git -C {book.folder} checkout -- art/boat.png; or "
            f"takes/ from a copy; only if there is no copy anywhere: picturebook draw {book.story} boat\n"
        ) in said
        assert "1 picture is not drawn yet: counts" in said
        assert book.draw("boat") == 0
        assert (
            "warning: 1 picture was accepted and cannot be found: boat; neither at the place in the book nor in "
            f"takes/\n   = put what is lost back, for nothing: git -C {book.folder} checkout -- art/boat.png; or "
            "takes/ from a copy; draw it only if there is no copy anywhere\n"
        ) in capsys.readouterr().err


@pytest.fixture
def locked(tmp_path: Path) -> Wish:
    """A book of sketches that was built with --lock, and is built with --locked from now on."""
    wish = Wish(story=write_pim(tmp_path), lock=True)
    compiler.build(wish, lambda *_: None)
    return replace(wish, lock=False, locked=True)


def _refused(wish: Wish) -> list[str]:
    with pytest.raises(LockError) as caught:
        hold_to_lock(compiler.prepare(wish), wish)
    return [one.message for one in caught.value.diagnostics]


def test_a_locked_book_opens_no_socket_and_is_the_same(locked: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes as when the lock was written, and nobody is asked for anything."""
    before = compiler.build(replace(locked, locked=False), lambda *_: None).pdf.read_bytes()
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a socket was opened"))
    assert compiler.build(locked, lambda *_: None).pdf.read_bytes() == before


def test_everything_another_is_told_by_name(locked: Wish) -> None:
    """Theme, printer, fonts and pictures at once, each with what the lock holds instead."""
    theme, printer, fonts, pictures = _refused(replace(locked, theme="window-seat", printer="screen"))
    assert theme == "the theme is window-seat, and the lock holds paper-lantern"
    assert printer == "the lock holds no printer screen; it holds: home-a4"
    assert "GentiumBookPlus" in fonts
    assert pictures == "pictures there is nothing to show for: counts, boat"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("digest", "the theme paper-lantern"),
        ("home-a4", "the printer home-a4"),
        ("Andika-Bold", "fonts that are not what the lock holds: Andika-Bold"),
    ],
)
def test_another_digest_is_told_by_name(locked: Wish, key: str, said: str) -> None:
    """The same names with other content: a release changed them, or somebody's own file."""
    lock = locked.story.with_suffix(".lock")
    text = re.sub(rf'^({key} = )"[0-9a-f]{{64}}"', rf'\1"{"0" * 64}"', lock.read_text("utf-8"), flags=re.M)
    lock.write_text(text, encoding="utf-8")
    (found,) = _refused(locked)
    assert found.startswith(said)


def test_a_sketch_the_lock_does_not_know_is_refused(locked: Wish) -> None:
    """A plain build drew anew for other words; that sketch lies in a cache and is nobody's decision."""
    text = locked.story.read_text("utf-8")
    locked.story.write_text(text.replace("counting stars", "mending a net"), encoding="utf-8")
    assert _refused(locked) == ["pictures there is nothing to show for: counts"]
    compiler.build(replace(locked, locked=False), lambda *_: None)
    assert _refused(locked) == ["pictures that are not the ones the lock holds: counts"]


@pytest.mark.parametrize(("accepted", "said"), [(False, "there is no"), (True, "holds no theme")])
def test_a_lock_without_a_theme_says_how_to_write_one(tmp_path: Path, accepted: bool, said: str) -> None:
    """Before anything was decided, and after pictures were accepted and nothing else."""
    wish = Wish(story=write_pim(tmp_path), locked=True)
    if accepted:
        prepared = compiler.prepare(wish)
        compiler.draw(prepared, prepared.plan, lambda *_: None)
        choices.accept(compiler.prepare(wish), ())
    (found,) = _refused(wish)
    assert said in found


@pytest.fixture
def japanese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wish]:
    """A book with a Japanese word, on a computer that has a font for it in its owner's home."""
    home = tmp_path / "home"
    (home / "fonts").mkdir(parents=True)
    weights(home / "fonts" / "NotoSansJP[wght].ttf", "Noto Sans JP", "つき")
    monkeypatch.setattr(companions, "_folders", lambda: (home / "fonts",))
    monkeypatch.setattr(Path, "home", lambda: home)
    _forget()
    story = write_pim(tmp_path / "book")
    story.write_text(story.read_text("utf-8").replace("eleven stars", "“つき”"), "utf-8")
    yield Wish(story=story)
    _forget()


def _forget() -> None:
    companions._installed.cache_clear()
    companions._faces.cache_clear()
    copyfitting._shelf.cache_clear()


def _told(wish: Wish) -> list[tuple[str, str, str | None]]:
    found = compiler.build(wish, lambda *_: None).layout.findings
    return [(one.severity.value, one.message, one.hint) for one in found if one.code == "font-found"]


LENT = "Noto Sans JP from ~/fonts stands in for Japanese"


def test_a_font_of_this_computer_is_told_once(japanese: Wish) -> None:
    """With the command that pins it; its owner's home is named nowhere in what is made."""
    ((severity, said, told),) = _told(japanese)
    assert (severity, said) == ("warning", LENT)
    assert (told or "").startswith("pin it in the lock, so that no other is taken: picturebook build")
    made = japanese.story.with_suffix(".pdf")
    for path in (made, made.with_suffix(".report.json"), made.with_suffix(".map.json")):
        assert not path.exists() or str(Path.home()).encode() not in path.read_bytes()


def test_a_font_of_this_computer_is_pinned_in_the_lock(japanese: Wish) -> None:
    """By name and digest; from then on it is only a hint."""
    assert _told(replace(japanese, lock=True)) == [("hint", f"{LENT}; pinned in the lock", None)]
    assert "NotoSansJP@wght=400" in japanese.story.with_suffix(".lock").read_text("utf-8")
    assert _told(replace(japanese, locked=True)) == [("hint", f"{LENT}; pinned in the lock", None)]


def test_another_font_of_that_name_is_told_and_with_locked_refused(japanese: Wish) -> None:
    """A newer version of a font may end lines elsewhere."""
    compiler.build(replace(japanese, lock=True), lambda *_: None)
    weights(Path.home() / "fonts" / "NotoSansJP[wght].ttf", "Noto Sans JP", "つきa")
    _forget()
    ((severity, said, _),) = _told(japanese)
    assert (severity, said) == ("warning", f"{LENT}; it is not the one the lock holds")
    with pytest.raises(LockError, match="fonts that are not what the lock holds: NotoSansJP@wght=400"):
        compiler.build(replace(japanese, locked=True), lambda *_: None)


def test_a_missing_script_is_told_with_what_to_install(japanese: Wish) -> None:
    """Where the computer has no font for it, the message names one."""
    (Path.home() / "fonts" / "NotoSansJP[wght].ttf").unlink()
    _forget()
    with pytest.raises(MissingGlyph) as caught:
        compiler.build(japanese, lambda *_: None)
    (said, *_) = caught.value.diagnostics
    assert "“つ” (U+3064 HIRAGANA LETTER TU)" in said.message and "tried Andika" in said.message
    assert "fonts-noto-cjk" in (said.hint or "") or "Noto Sans CJK JP" in (said.hint or "")


def test_a_font_beside_the_story_is_used(japanese: Wish) -> None:
    """Before any font of the computer, and without a word about it."""
    (japanese.story.parent / "fonts").mkdir()
    weights(japanese.story.parent / "fonts" / "Mine.ttf", "Mine", "つき")
    built = compiler.build(japanese, lambda *_: None)
    assert "Mine@wght=400" in [face.label for face in built.layout.faces]
    assert "font-found" not in [one.code for one in built.layout.findings]
