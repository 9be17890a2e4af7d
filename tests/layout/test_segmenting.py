"""Where the words lie in scripts without spaces, measured on text that no dictionary and no model was made from."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest

from picturebook.layout.breaking import pieces
from picturebook.layout.segmenting import LONGEST, SCRIPTS, WORDS, phrase_ends, word_ends

HELD = Path(__file__).parent / "held"
PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "where-lines-end.md"


def measured(name: str) -> tuple[float, float, int]:
    """Return the precision and the recall of the places between words, and how many there are."""
    right = found = wanted = 0
    for row in (HELD / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        ends, at = set(), 0
        for word in row.split("|")[:-1]:
            at += len(word)
            ends.add(at)
        ours = set(word_ends(row.replace("|", "")))
        right, found, wanted = right + len(ours & ends), found + len(ours), wanted + len(ends)
    return right / found, right / wanted, wanted


@pytest.mark.parametrize("name", ["thai", "lao", "khmer", "burmese"])
def test_segmenters_do_as_the_page_says(name: str) -> None:
    """Precision, recall and F1 on held text are those of docs/concepts/where-lines-end.md, to a hundredth."""
    precision, recall, many = measured(name)
    row = re.search(rf"^\| {name.title()} \|.*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert row, f"the page has no row for {name}"
    *_, said_many, said_precision, said_recall, said_f1, _ = (cell.strip() for cell in row[0].split("|"))
    f1 = 2 * precision * recall / (precision + recall)
    assert int(said_many.replace(",", "")) == many
    assert (float(said_precision), float(said_recall), float(said_f1)) == pytest.approx(
        (precision, recall, f1), abs=0.01
    )


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("วันหนึ่งปิ๊กโก้ไปในป่าใหญ่ๆ", ["ปิ๊กโก้"], "วัน|หนึ่ง|ปิ๊กโก้|ไป|ใน|ป่า|ใหญ่ๆ"),
        ("ແມວນ້ອຍນອນຢູ່ໃຕ້ຕົ້ນໄມ້", [], "ແມວ|ນ້ອຍ|ນອນ|ຢູ່|ໃຕ້|ຕົ້ນໄມ້"),
        ("ខ្ញុំស្រឡាញ់ទន្សាយណាស់។", [], "ខ្ញុំ|ស្រឡាញ់|ទន្សាយ|ណាស់។"),
        ("ទន្សាយឈ្មោះសុខដាវីដើរ", ["សុខដាវី"], "ទន្សាយ|ឈ្មោះ|សុខដាវី|ដើរ"),
        ("သူ့ရဲ့အိပ်ရာက ကျဉ်းလွန်းတယ်။", [], "သူ့|ရဲ့|အိပ်ရာ|က|ကျဉ်း|လွန်း|တယ်။"),
    ],
)
def test_lines_end_between_words(text: str, names: list[str], expected: str) -> None:
    """A line ends between two words, not inside one, nor inside a name, nor before a mark of repetition."""
    cut = [text[piece.start : piece.end] for piece in pieces(text, names)]
    assert cut == expected.split("|")


def test_a_name_is_one_word_though_a_dictionary_would_part_it() -> None:
    """A name is parted without being known as one, and whole when it is."""
    text = "ទន្សាយឈ្មោះសុខដាវីដើរ"
    assert any(text[piece.start : piece.end] == "សុខ" for piece in pieces(text))
    assert all(text[piece.start : piece.end] != "សុខ" for piece in pieces(text, ["សុខដាវី"]))


def test_two_names_side_by_side_are_two_words() -> None:
    """What is no word stays whole, but names are words: a line may end between two of them."""
    text, names = "វ៉ូវ៉ីហ្វូហ្វា", ["វ៉ូវ៉ី", "ហ្វូហ្វា"]
    assert [text[piece.start : piece.end] for piece in pieces(text, names)] == names


def test_a_short_name_does_not_cut_the_words_it_begins() -> None:
    """Somebody called มา leaves มาก whole."""
    assert [piece.end for piece in pieces("รักมากนะ", ["มา"])] == [3, 6, 8]


def test_a_language_without_a_dictionary_still_has_lines() -> None:
    """Shan is written in the script of Burmese; its lines end somewhere, never before a mark."""
    text = "ၵႃႈၵွၼ်ႇမႃးယူႇတီႈၼႆႉၵေႃႉၼိုင်ႈၸိုဝ်ႈၼင်ႇၵၼ်ၵႃႈၵွၼ်ႇမႃးယူႇတီႈၼႆႉ"
    cut = [text[piece.start : piece.end] for piece in pieces(text)]
    assert len(cut) > 3
    assert not any(re.match("[\u102b-\u103e\u1082-\u108d]|.[\u103a]", one) for one in cut)


def test_a_page_of_khmer_is_parted_in_time() -> None:
    """A long paragraph takes time by its length alone."""
    text = "ទន្សាយនិងអណ្ដើករត់ប្រណាំងគ្នា" * 400
    begun = time.process_time()
    assert len(list(word_ends(text))) > 1200
    assert time.process_time() - begun < 2


def test_phrases_of_japanese_are_said_in_one_breath() -> None:
    """A phrase ends after a word and what leans on it."""
    text = "おじいさんとおばあさんがすんでいました。"
    at = [0, *sorted(phrase_ends(text))]
    assert [text[a:b] for a, b in pairwise(at)] == [
        "おじいさんと",
        "おばあさんが",
        "すんでいました。",
    ]


def test_no_word_is_longer_than_is_looked_for() -> None:
    """The lists are there, hold letters of their script alone, and no word longer than LONGEST."""
    import gzip

    for script in SCRIPTS.values():
        if script.words:
            words = gzip.decompress((WORDS / f"{script.words}.txt.gz").read_bytes()).decode("utf-8").split()
            assert len(words) > 30_000
            assert max(map(len, words)) <= LONGEST
