"""Scripts of a text: letters have their own, signs go with the letters beside them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.script_table import SCRIPTS, STARTS
from picturebook.layout.scripts import has_a_script, script_runs


def cut(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return a text's stretches and their scripts."""
    return [(text[run.start : run.end], run.script) for run in script_runs(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пим 3 Ωδή", [("Пим 3 ", "Cyrl"), ("Ωδή", "Grek")]),
        ("ابن، ٣ قطط", [("ابن، ٣ قطط", "Arab")]),
        ("हाँ। 12 (दो)!", [("हाँ। 12 (दो)!", "Deva")]),
        ("e\u0301 и\u0301", [("e\u0301 ", "Latn"), ("и\u0301", "Cyrl")]),
    ],
)
def test_signs_go_with_the_letters_before_them(text: str, found: list[tuple[str, str]]) -> None:
    """Figures, punctuation, spaces and marks change no script."""
    assert cut(text) == found


def test_quotation_marks_and_brackets_go_with_what_they_hold() -> None:
    """Both of a pair are of one script, so that they come from one face."""
    assert cut("said “नमस्ते”, ok") == [("said ", "Latn"), ("“नमस्ते”, ", "Deva"), ("ok", "Latn")]


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("月の船", "en", "Jpan"),
        ("月", "ja", "Jpan"),
        ("달 月", "en", "Kore"),
        ("月", "ko", "Kore"),
        ("月ㄅ", "en", "Hant"),
        ("月", "zh", "Hans"),
        ("月", "zh-Hans-HK", "Hans"),
        ("月", "zh-Hant", "Hant"),
        ("月", "zh-TW", "Hant"),
        ("月", "zh_HK", "Hant"),
        ("月", "yue", "Hant"),
        ("月", "fr", "Hans"),
    ],
)
def test_ideographs_are_of_their_language(text: str, language: str, script: str) -> None:
    """The language says whose they are; else the letters among them; else they are simplified Chinese."""
    assert cut(text, language) == [(text, script)]


def test_a_sign_alone_is_of_the_script_it_is_used_in() -> None:
    """A Japanese full stop is no Latin letter's, and a heart is anybody's."""
    assert cut("。") == [("。", "Hans")]
    assert cut("٫") == [("٫", "Arab")]
    assert cut("♥") == [("♥", "Latn")]


@given(st.text(), st.sampled_from(["en", "ar", "ja", "und"]))
def test_runs_cover_a_text_once(text: str, language: str) -> None:
    """From end to end, none empty, neighbours of different scripts."""
    runs = script_runs(text, language)
    assert "".join(text[run.start : run.end] for run in runs) == text
    assert all(run.start < run.end for run in runs)
    assert all(left.script != right.script for left, right in pairwise(runs))


def test_the_table_knows_every_letter_python_knows() -> None:
    """Assigned letters have a script; the table is no older than this Python."""
    assert len(STARTS) == len(SCRIPTS) and list(STARTS) == sorted(STARTS)
    letters = [chr(at) for at in range(0x30000) if unicodedata.category(chr(at)) == "Lo"]
    # Vedic signs, four mathematical alephs and two Japanese signs are shared by several scripts.
    assert len([char for char in letters if not has_a_script(char)]) < 30
