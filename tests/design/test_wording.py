"""The book's own words: by language, with a book's own before what ships, and told where they are English."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.design.wording import KEYS, filled, kinds, load_wording, phrases_to_type
from picturebook.errors import StoryError
from picturebook.shelf import shelf

SHIPPED = sorted(path.stem for path in shelf("strings").glob("*.toml"))


@pytest.mark.parametrize("language", SHIPPED)
def test_every_language_that_ships_is_whole(language: str) -> None:
    """No language that ships borrows a phrase from English, and each file is read without a complaint."""
    assert load_wording(language).borrowed == ()


@pytest.mark.parametrize(
    ("language", "belongs_to"),
    [
        ("fr-CA", "Ce livre appartient à"),
        ("pt-BR", "Este livro pertence a"),
        ("zh", "这本书属于"),
        ("zh-TW", "這本書屬於"),
        ("zh-Hant-HK", "這本書屬於"),
        ("no", "Denne boka tilhører"),
        ("DE_at", "Dieses Buch gehört"),
        ("hi-Deva", "यह किताब इनकी है"),
        ("hi-Latn", "This book belongs to"),
        ("xh", "This book belongs to"),
    ],
)
def test_a_language_falls_back_to_what_it_is_a_kind_of(language: str, belongs_to: str) -> None:
    """Regions fall back to their language, Chinese to how it is written there, other letters to English."""
    assert load_wording(language).belongs_to == belongs_to


def test_a_region_says_only_what_is_its_own() -> None:
    """Brazil shares a book in words of its own, and has the rest from Portuguese."""
    brazil, portugal = load_wording("pt-BR"), load_wording("pt")
    assert (brazil.licensed != portugal.licensed, brazil.words_by) == (True, portugal.words_by)
    assert kinds("pt-BR") == ("pt-BR", "pt")


def test_what_is_english_for_want_of_words_is_told() -> None:
    """A language without any borrows every phrase; punctuation is nobody's language."""
    borrowed = load_wording("xh").borrowed
    assert set(borrowed) == set(KEYS) - {"between", "labelled"}
    assert phrases_to_type(("belongs_to",), "xh") == (
        'translate this into strings/xh.toml beside the story:\n     belongs_to = "This book belongs to"'
    )


def test_a_books_own_words_go_before_what_ships(tmp_path: Path) -> None:
    """A file beside the story says some of a language's phrases, whatever the case of its name."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings/fr.toml").write_text('words_by = "Écrit par {}"\n', "utf-8")
    (tmp_path / "strings/xh.toml").write_text('belongs_to = "Le ncwadi yeka"\n', "utf-8")
    french, xhosa = load_wording("fr-ca", tmp_path), load_wording("xh", tmp_path)
    assert (french.words_by, french.belongs_to) == ("Écrit par {}", "Ce livre appartient à")
    assert xhosa.belongs_to == "Le ncwadi yeka" and "belongs_to" not in xhosa.borrowed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            'words_by = "Écrit par"',
            "fr.toml:1:1: error: words_by wants words with one {}, where the name goes",
        ),
        ('belongs_to = "À {}"', "fr.toml:1:1: error: belongs_to wants words with no {}"),
        ('word_by = "Par {}"', "fr.toml:1:1: error: there is no key “word_by”"),
        ('draft = ""', "fr.toml:1:1: error: draft wants words with no {}"),
    ],
)
def test_a_phrase_that_cannot_be_used_is_told_where_it_stands(tmp_path: Path, typed: str, told: str) -> None:
    """A hole too many or too few, and a key nobody asks for, are errors at their line."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings/fr.toml").write_text(typed + "\n", "utf-8")
    with pytest.raises(StoryError) as caught:
        load_wording("fr", tmp_path)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('words_by = "By"', 'type: words_by = "By {}"'),
        ('joined = "{} & {}"', 'type: joined = "&"'),
        ('labelled = "{}"', 'type: labelled = "{}: {}"'),
    ],
)
def test_a_phrase_is_mended_once(tmp_path: Path, typed: str, told: str) -> None:
    """What to type is the phrase itself with the holes it wants; English, which others fall back to, is told once."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings/en.toml").write_text(typed + "\n", "utf-8")
    with pytest.raises(StoryError) as caught:
        load_wording("en-GB", tmp_path)
    assert str(caught.value).count(told) == 1


def test_a_file_named_for_no_language_is_told(tmp_path: Path) -> None:
    """`french.toml` would never be read: the name it should have is told."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings/french.toml").write_text("", "utf-8")
    with pytest.raises(StoryError, match=r"call it strings/fr\.toml"):
        load_wording("fr", tmp_path)


def test_a_phrase_is_filled_and_not_obeyed() -> None:
    """Braces in a stranger's words stay what they are."""
    assert filled("{0.__class__} von {}", "Ada {}") == "{0.__class__} von Ada {}"
    assert filled("{}: {}", "Text", "Ada") == "Text: Ada"
