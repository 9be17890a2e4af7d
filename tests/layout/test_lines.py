"""The words of a paragraph: what it costs the voice to end a line after each of them."""

from __future__ import annotations

import pytest

from picturebook.layout.breaking import pieces
from picturebook.layout.lines import ARTICLE, END, PAUSE, PHRASE, cost_after, costs


def test_a_name_is_not_parted() -> None:
    """Ending a line inside the name of somebody of two words costs as much as after an article."""
    text = "Where is Uncle Bo now"
    found = pieces(text)
    plain, held = costs(text, found), costs(text, found, "en", ("Uncle Bo",))
    dear = [text[piece.start : piece.end] for piece, a, b in zip(found, plain, held, strict=True) if b > a]
    assert dear == ["Uncle"]


def test_signs_written_together_are_no_words_apart() -> None:
    """Between ideographs a line may end anywhere after a sentence."""
    text = "月升起来了。船来了。"
    assert max(costs(text, pieces(text), "zh")) <= 0


def test_japanese_is_better_parted_between_its_phrases() -> None:
    """Ending a line inside a phrase costs more than at its end; in Chinese, which has no phrases here, it does not."""
    text = "おじいさんと、おばあさんが"
    cut = pieces(text)
    dear = {
        text[: piece.end] for piece, cost in zip(cut, costs(text, cut, "ja"), strict=True) if cost >= PHRASE
    }
    assert {"おじいさんと、", "おじいさんと、おばあさんが"}.isdisjoint(dear)
    assert len(dear) == len(cut) - 2
    assert max(costs(text, cut, "zh")) <= 0


@pytest.mark.parametrize(
    ("end", "pause"), [(".", ","), ("。", "、"), ("।", ","), ("؟", "،"), ("။", "၊"), ("។", ",")]
)
def test_the_voice_pauses_in_every_script(end: str, pause: str) -> None:
    """A line ends best after a sentence, then after a pause, by the marks of the script."""
    assert cost_after("x" + end) == END
    assert cost_after("x" + pause) == PAUSE


def test_a_phrase_that_runs_the_other_way_stays_on_one_line() -> None:
    """Its two halves would stand at two edges of the column; in a book of its own direction it is like any other."""
    text = "قال هذا قمر من Luna Park اليوم"
    cut = pieces(text)
    at = next(number for number, piece in enumerate(cut) if text[piece.start : piece.end] == "Luna")
    assert costs(text, cut, "ar")[at] >= ARTICLE
    assert costs(text, cut, "en")[at] < ARTICLE
    assert costs(text, cut, "ar")[at + 1] < ARTICLE
