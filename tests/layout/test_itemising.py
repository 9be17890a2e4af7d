"""Itemising: the theme's face where it is at home, else the script's companion; words and marks stay whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest

from picturebook.design.companions import companions
from picturebook.design.fonts import Asked, face_for, families
from picturebook.design.wording import KEYS, load_wording
from picturebook.layout.itemising import Lettering, itemised
from picturebook.layout.strips import strips
from picturebook.manuscript.story import Words
from picturebook.shelf import shelf

KNOWN = families()


@pytest.fixture
def lettering(desk: SimpleNamespace) -> Lettering:
    """Body type in Andika with the fonts that ship."""
    book = desk.book(("words", desk.page(1, desk.paragraph("x"))))
    book = replace(book, faces=partial(face_for, KNOWN), companions=partial(companions, KNOWN))
    return Lettering(style=book.theme.style("body"), language="en", book=book)


def cut(lettering: Lettering, text: str, *, bold: bool = False) -> list[tuple[str, str]]:
    """Return a text's stretches and their faces' names."""
    stretches, missing = itemised(text, [Words(text=text, bold=bold)], lettering)
    assert missing == ()
    return [(text[one.start : one.end], one.face.label) for one in stretches]


def test_a_script_the_face_lacks_is_its_companions(lettering: Lettering) -> None:
    """Spaces between its words, figures and punctuation too, where the companion has them."""
    said = "Pim said “नमस्ते, 12 चूहे!” to me."
    assert cut(lettering, said) == [
        ("Pim said ", "Andika"),
        ("“नमस्ते, 12 चूहे!” ", "NotoSansDevanagari-Regular"),
        ("to me.", "Andika"),
    ]


def test_signs_the_companion_lacks_are_the_themes(lettering: Lettering) -> None:
    """Noto’s Ethiopic has no figures and no Latin punctuation: they are set in the theme's face."""
    assert cut(lettering, "ድመት 12") == [("ድመት ", "NotoSansEthiopic-Regular"), ("12", "Andika")]


def test_a_marked_letter_keeps_its_mark(lettering: Lettering) -> None:
    """A mark, a joiner and a virama are in the face of the letter before them."""
    assert cut(lettering, "क्\u200dष की") == [("क्\u200dष की", "NotoSansDevanagari-Regular")]
    assert cut(lettering, "שָׁלוֹם") == [("שָׁלוֹם", "NotoSansHebrew-Regular")]


def test_a_theme_may_show_emphasis_in_bold(lettering: Lettering) -> None:
    """Slanted letters are hard for some readers: what is set apart is then heavier, and upright."""
    upright = replace(lettering, style=replace(lettering.style, emphasis="bold"))
    stretches, _ = itemised("so", [Words(text="so", italic=True)], upright)
    assert [one.face.label for one in stretches] == ["Andika-Bold"]


def test_bold_words_are_in_a_real_bold(lettering: Lettering) -> None:
    """Emphasis in a companion is its own bold."""
    assert cut(lettering, "नमस्ते", bold=True) == [("नमस्ते", "NotoSansDevanagari-Bold")]


@pytest.mark.parametrize(
    ("text", "language", "bold", "italic", "expected"),
    [
        ("Pim", "en", True, True, ("Andika-BoldItalic", "")),
        ("Pim", "en", False, True, ("Andika-Italic", "")),
        ("नमस्ते", "hi", False, True, ("NotoSansDevanagari-Bold", "leaning")),
        ("नमस्ते", "hi", True, False, ("NotoSansDevanagari-Bold", "")),
        ("ایک", "ur", False, True, ("NotoNastaliqUrdu-Regular", "italic")),
        ("ایک", "ur", True, False, ("NotoNastaliqUrdu-Regular", "bold")),
        ("ایک", "ur", False, False, ("NotoNastaliqUrdu-Regular", "")),
        ("♥", "en", True, False, ("NotoSansSymbols2-Regular", "")),
    ],
)
def test_emphasis_no_face_shows_is_told(
    lettering: Lettering, text: str, language: str, bold: bool, italic: bool, expected: tuple[str, str]
) -> None:
    """Slanted letters are set in bold where a script has none; what nothing shows is marked as unseen."""
    said = replace(lettering, language=language)
    (one,), _ = itemised(text, [Words(text=text, bold=bold, italic=italic)], said)
    assert (one.face.label, one.unmarked) == expected


def test_urdu_is_in_nastaliq(lettering: Lettering) -> None:
    """The language chooses among the faces of a script."""
    assert cut(lettering, "ایک") == [("ایک", "NotoNaskhArabic-Regular")]
    assert cut(replace(lettering, language="ur-PK"), "ایک") == [("ایک", "NotoNastaliqUrdu-Regular")]


def test_few_strangers_do_not_drive_a_face_out(lettering: Lettering) -> None:
    """Where the face has most letters, only a word with one it lacks is set, whole, in another."""
    round_ = replace(lettering, style=replace(lettering.style, font="Baloo 2"))
    said = [("Pim met ", "Baloo2-Bold"), ("ŋǝba ", "Andika-Bold"), ("here.", "Baloo2-Bold")]
    assert cut(round_, "Pim met ŋǝba here.") == said


def test_a_wide_sign_beside_latin_letters_is_in_the_face_of_ideographs(lettering: Lettering) -> None:
    """No Latin face has a fullwidth colon, and a Chinese book sets one after "Text"."""
    asked: list[str] = []

    def found(_: object, script: str, __: str) -> tuple[object, ...]:
        asked.append(script)
        return ()

    chinese = replace(lettering, language="zh", book=replace(lettering.book, companions=found))
    itemised("Text：Ada", [Words(text="Text：Ada")], chinese)
    assert asked[-1] == "Hans"


def test_a_few_letters_make_no_home(lettering: Lettering) -> None:
    """Andika has some Greek, for formulas; Greek words are in the face that has the whole alphabet."""
    assert cut(lettering, "Ο Πιμ μέτρησε") == [("Ο Πιμ μέτρησε", "GentiumBookPlus")]


def test_what_no_face_has_is_told_with_the_faces_tried(lettering: Lettering) -> None:
    """The theme's own first."""
    (stretch,), ((char, tried),) = itemised("\ue000", [Words(text="\ue000")], lettering)
    assert (char, tried[0].label, stretch.face.label) == ("\ue000", "Andika", "Andika")


def test_scripts_in_one_face_are_shaped_apart(lettering: Lettering) -> None:
    """Andika has Latin and Cyrillic; each is shaped by its own rules."""
    text = "Pim Пим"
    stretches, _ = itemised(text, [Words(text=text)], lettering)
    assert [(one.face.label, one.script) for one in stretches] == [("Andika", "Latn"), ("Andika", "Cyrl")]


def test_tall_scripts_get_more_leading(desk: SimpleNamespace, lettering: Lettering) -> None:
    """Lines of Nastaliq do not run into each other; lines of Latin stand as the theme says."""
    urdu = replace(lettering, language="ur")
    (tall,), (plain,) = strips((desk.paragraph("ایک"),), urdu), strips((desk.paragraph("Pim"),), urdu)
    assert tall.leading > 1.9
    assert plain.leading == lettering.style.leading


@pytest.mark.parametrize(("language", "asked"), [("zh-Hant", "Hant"), ("ja", "Jpan"), ("en", "Hans")])
def test_a_wide_sign_between_latin_letters_is_looked_for_in_the_languages_fonts(
    lettering: Lettering, language: str, asked: str
) -> None:
    """A credit's role in Latin letters has the colon of the language round it."""
    sought: list[str] = []
    book = replace(lettering.book, companions=lambda _asked, script, _language: sought.append(script) or ())
    itemised("Art：Bo", [Words(text="Art：Bo")], replace(lettering, book=book, language=language))
    assert asked in sought


@pytest.mark.parametrize("language", sorted(path.stem for path in shelf("strings").glob("*.toml")))
def test_the_books_own_words_can_be_set(lettering: Lettering, language: str) -> None:
    """Every language the book speaks has a font for its words: one that ships, or this computer's for the wide ones."""
    lent = language[:2] in ("ja", "ko", "zh")
    if lent and not companions(KNOWN, Asked("Andika", False, False), "Hans", language):
        pytest.skip("no font for it is installed here")
    wording = load_wording(language)
    said = " ".join(getattr(wording, key) for key in KEYS)
    _, missing = itemised(said, [Words(text=said)], replace(lettering, language=language))
    assert missing == ()
