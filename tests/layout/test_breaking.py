"""Where a paragraph may be parted, and what stays whole."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.layout.break_rules import clusters, kinds, opportunities
from picturebook.layout.breaking import pieces

characters = st.one_of(
    st.characters(exclude_categories=("Cs",)),
    st.sampled_from(" \u00a0\u200b\u200d\u0301\u0e33\u3000\n-—…“«»”!?…、。「」きゃーกำ้ขကြက်ខ្មែ가각🇫🇷👩🏽‍🚀"),
)
texts = st.text(characters, max_size=40)


def cut(text: str, *names: str) -> list[str]:
    """Return the pieces of a text as words."""
    return [text[piece.start : piece.end] for piece in pieces(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two words", ["two", "words"]),
        ("", []),
        ("  lead  and trail  ", ["lead", "and", "trail"]),
        ("10\u00a0km far", ["10\u00a0km", "far"]),
        ("soft-spoken", ["soft-", "spoken"]),
        ("-5 and 1-2", ["-5", "and", "1-2"]),
        ("$12.50 (or 3%)", ["$12.50", "(or", "3%)"]),
        ("un\u200bseen", ["un", "seen"]),
        ("Vraiment ? « Oui »", ["Vraiment ?", "« Oui »"]),
        ("„Ja“, »ja«, ”ja”", ["„Ja“,", "»ja«,", "”ja”"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("月の船、来た", ["月", "の", "船、", "来", "た"]),
        ("「きゃー」。ラーメン", ["「きゃー」。", "ラー", "メ", "ン"]),
        ("他说：“好。”", ["他", "说：", "“好。”"]),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    """Lines may end at spaces, after hyphens and between ideographs, not before closing nor after opening marks."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "standard", "expected"),
    [
        ("one — two", ["one ", "— ", "two"], ["one —", "two"]),
        ("yes—no", ["yes", "—", "no"], ["yes—", "no"]),
        ("— Oui !", ["— ", "Oui !"], ["— Oui !"]),
        ("\n- Oui", ["\n", "- ", "Oui"], ["- Oui"]),
        ("ya —dijo", ["ya ", "—", "dijo"], ["ya", "—dijo"]),
        ("“…and then", ["“…", "and ", "then"], ["“…and", "then"]),
        ("T-shirt", ["T-", "shirt"], ["T-shirt"]),
        ("vitamin-C!", ["vitamin-", "C!"], ["vitamin-C!"]),
        ("soft\u00adly", ["soft\u00ad", "ly"], ["soft\u00adly"]),
        ("고양이(야) 3마리", ["고", "양", "이", "(야) ", "3", "마", "리"], ["고양이(야)", "3마리"]),
        ("one \u0301two", ["one ", "\u0301two"], ["one \u0301two"]),
    ],
)
def test_more_is_kept_together_than_the_standard_asks(
    text: str, standard: list[str], expected: list[str]
) -> None:
    """Each custom of the trade, and what UAX #14 alone would do."""
    ends = [0, *opportunities(kinds(text))]
    assert [text[start:past] for start, past in pairwise(ends)] == standard
    assert cut(text) == expected


def test_a_name_of_the_cast_is_cut_at_its_spaces_only() -> None:
    """A hyphen inside a name ends no line; the same hyphen elsewhere may."""
    assert cut("Anne-Marie or Jean-Luc", "Anne-Marie") == ["Anne-Marie", "or", "Jean-", "Luc"]
    assert cut("Uncle Bo-Bo", "Uncle Bo-Bo") == ["Uncle", "Bo-Bo"]
    assert cut("山の月くん", "月くん") == ["山", "の", "月くん"]


def test_the_author_ends_a_line() -> None:
    """A line break is forced after the piece before it, through spaces too; others are not."""
    assert [piece.forced for piece in pieces("a b \n c\u2028d")] == [False, True, True, False]


def test_a_space_that_bears_a_mark_is_no_white_space() -> None:
    """A mark set on a space keeps it, at the start of a line too."""
    assert cut(" \u0301one \n \u0301two") == [" \u0301one", " \u0301two"]


def test_a_space_is_told_from_a_place_to_break() -> None:
    """A piece says whether white space follows it: between ideographs, and at a zero-width space, none does."""
    assert [piece.spaced for piece in pieces("a bee-cow\u200bd\u200b e\u3000f\ng")] == [
        *(True, False, False, True, True, True, False),
    ]
    assert [piece.spaced for piece in pieces("月の")] == [False, False]


@given(texts)
def test_all_but_white_space_is_in_one_piece(text: str) -> None:
    """Pieces follow one another and leave out only white space and zero-width spaces."""
    at = 0
    for piece in pieces(text):
        assert at <= piece.start < piece.end
        assert not text[at : piece.start].replace("\u200b", "").strip()
        at = piece.end
    assert not text[at:].replace("\u200b", "").strip()


@given(texts)
def test_no_character_is_split(text: str) -> None:
    """Every piece begins and ends where a grapheme cluster does."""
    ends = {0, *clusters(kinds(text))}
    assert all(piece.start in ends and piece.end in ends for piece in pieces(text))


@given(st.lists(st.one_of(texts, st.sampled_from(["เด็กดี", "月くん", "Anne-Marie", "មាន"])), max_size=5))
def test_no_name_is_split(parts: list[str]) -> None:
    """No piece begins inside a name."""
    text, names = "".join(parts), ("เด็กดี", "月くん", "Anne-Marie", "មាន")
    starts = {piece.start for piece in pieces(text, names)}
    for name in names:
        at = text.find(name)
        while at >= 0:
            assert starts.isdisjoint(range(at + 1, at + len(name)))
            at = text.find(name, at + 1)


def test_a_novel_is_cut_in_time() -> None:
    """A hundred thousand words of English cost well under a second."""
    page = "It was the best of times, it was the worst of times; “it was”—said Dot—the age. " * 6
    begun = time.process_time()
    assert sum(len(pieces(page, ("Dot", "Uncle Bo"))) for _ in range(1000)) > 100_000
    assert time.process_time() - begun < 2.0
