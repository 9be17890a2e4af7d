"""Who is in a sentence."""

from __future__ import annotations

import time

import pytest

from picturebook.diagnostics import Span
from picturebook.manuscript.cast import Kind, Member
from picturebook.manuscript.names import fold, names_of, nearly_named, who_is_in

_HERE = Span(file="story.md", line=1)


def _names(*cast: str) -> dict[str, str]:
    """Make names of "Pim/the mouse": a name and its aliases."""
    parts = [word.split("/") for word in cast]
    return names_of(
        Member(kind=Kind.CHARACTER, name=name, look="x", aliases=tuple(aliases), span=_HERE)
        for name, *aliases in parts
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Oda and Pim sit.", ("Oda", "Pim")),
        ("Pim’s hat and Oda's scarf.", ("Pim", "Oda")),
        ("The mouse hides; the mouse runs.", ("Pim",)),
        ("Pimpernel and Odana.", ()),
        ("pim sits.", ()),
        ("(Pim)—Oda!", ("Pim", "Oda")),
        ("Pim, the mouse, and Pim.", ("Pim",)),
        ("", ()),
    ],
)
def test_names_are_whole_words_in_their_own_case(sentence: str, found: tuple[str, ...]) -> None:
    """Possessives count, parts of words do not; each is told once, in the order seen."""
    assert who_is_in(sentence, _names("Pim/the mouse", "Oda")) == found


@pytest.mark.parametrize(
    "sentence", ["Pim坐在码头上。", "小猫Pim和Oda。", "PimがOdaを見る。", "เห็นPimนั่ง", "(Pim、Oda)"]
)
def test_a_name_in_other_letters_stands_alone_among_scripts_without_spaces(sentence: str) -> None:
    """Where no spaces are written, none stands beside a name from elsewhere."""
    assert "Pim" in who_is_in(sentence, _names("Pim", "Oda"))


@pytest.mark.parametrize(
    "sentence", ["P\u200bim sits.", "\ufeffPim sits.", "Pi\u00adm’s hat.", "Pim\u2060 sits."]
)
def test_what_nobody_sees_hides_no_name(sentence: str) -> None:
    """A word pasted from a web page may hold such letters."""
    assert who_is_in(sentence, _names("Pi\u200bm")) == ("Pi\u200bm",)


def test_a_name_said_ten_thousand_times_is_found_in_time() -> None:
    """Every place is looked at once."""
    begun = time.process_time()
    names = _names("Pim/the mouse", "Oda")
    assert who_is_in("Pim met Oda. " * 20_000, names) == ("Pim", "Oda")
    assert nearly_named("x The mouse " * 20_000, names) == ()
    assert time.process_time() - begun < 3


def test_the_longest_name_takes_its_letters() -> None:
    """“Little Pim” is not Pim."""
    names = _names("Pim", "Little Pim")
    assert who_is_in("Little Pim sits.", names) == ("Little Pim",)
    assert who_is_in("Little Pim meets Pim.", names) == ("Little Pim", "Pim")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("小明", "小明坐在码头上。"),
        ("たろう", "ねこのたろうが見る。"),
        ("ปลา", "เห็นปลาในน้ำ"),
        ("ខ្លា", "មានខ្លាមួយ"),
    ],
)
def test_scripts_without_spaces_are_searched_letter_by_letter(name: str, sentence: str) -> None:
    """There is no word edge to look for."""
    assert who_is_in(sentence, _names(name)) == (name,)


def test_apostrophes_and_normal_forms_are_one() -> None:
    """N’golo typed three ways is one person."""
    names = _names("N’golo", "Zoë")
    assert who_is_in("N'golo sees Zoe\u0308.", names) == ("N’golo", "Zoë")
    assert fold("Nʼgolo") == fold("N'golo")


def test_a_name_may_hold_marks_of_patterns() -> None:
    """Names are letters, not expressions."""
    assert who_is_in("Mr. (X)+ came.", _names("Mr. (X)+")) == ("Mr. (X)+",)


@pytest.mark.parametrize(
    ("name", "sentence", "found"),
    [
        ("राम", "राम और सीता", True),
        ("राम", "रामा जाती है", False),
        ("राम", "आराम", False),
        ("মিনা", "মিনা হাসে।", True),
        ("سامي", "سَامِي وسامي", False),
        ("سامي", "جاء ساميٌ.", True),
        ("𠮷", "小𠮷在家", True),
        ("ﾀﾛｳ", "ﾈｺﾉﾀﾛｳｶﾞ", True),
    ],
)
def test_vowel_signs_belong_to_their_word(name: str, sentence: str, found: bool) -> None:
    """A sign that makes another word hides the name; a vowel no word needs, and rare Han, do not."""
    assert who_is_in(sentence, _names(name)) == ((name,) if found else ())


def test_a_name_beside_itself_is_seen_at_each_place() -> None:
    """The letters of one place are not those of the next."""
    assert who_is_in("Pim Pim PimPim Oda", _names("Pim", "Oda")) == ("Pim", "Oda")
    assert who_is_in("小小小", _names("小小", "小")) == ("小小", "小")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The mouse sits.", True),
        ("Night. The mouse sits.", True),
        ("“The mouse!” calls Oda.", True),
        ("Oda reads The mouse aloud.", False),
        ("The mouse and Pim.", False),
        ("The mousetrap.", False),
    ],
)
def test_an_alias_raised_by_its_sentence_is_noticed(sentence: str, found: bool) -> None:
    """Only where the capital is the sentence's, and nobody else brings them in."""
    assert bool(nearly_named(sentence, _names("Pim/the mouse", "Oda"))) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Pim lights the lamp.", True),
        ("Pim’s the lampshade.", False),
        ("The lamp; the lamp’s light.", False),
        ("Pim meets a bear.", False),
    ],
)
def test_a_name_with_an_article_is_noticed_without_its_capital(sentence: str, found: bool) -> None:
    """Wherever it stands; a name of one word is another word without its capital."""
    assert bool(nearly_named(sentence, _names("Pim", "The lamp", "Bear"))) is found
