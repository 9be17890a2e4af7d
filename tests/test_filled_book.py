"""A justified book from end to end: what two readers copy from it is what its author typed, divided words too."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from picturebook import compiler
from picturebook.compiler import Wish
from picturebook.design.companions import companions
from picturebook.design.fonts import Asked, families
from tests.press import readers

THEME = """[theme]
name = "filled"
version = "1.0.0"
title = "Filled"
api = 1
license = "MIT"
author = "A Test"
extends = "base"
[tokens]
body = {font = "Gentium Book Plus", min = "12pt", ideal = "16pt", max = "16pt", leading = 1.35}
[pages.words]
text = [{name = "page", x = 0.25, y = 0.12, w = 0.5, h = 0.76, align = "justify"}]
[pages.words-few]
text = [{name = "page", x = 0.25, y = 0.12, w = 0.5, h = 0.76, align = "justify"}]
"""
STORY = """---
title: Filled
language: {language}
ages: 9-12
theme: filled
trim: 6 x 6 in
---

{text}
"""
SAID = {
    "en": "Immediately the astonished lighthouse keeper, extraordinarily curious, wondered about unmistakable "
    "gingerbread; everybody remembers\u00a0it. “Tremendously interesting,” whispered somebody underneath.",
    "de": "Die Straßenbahnhaltestelle am Leuchtturm hatte eine Wartehalle mit Zuckerbäckereien und "
    "Schokoladentafeln, und jeden Donnerstagnachmittag versammelten sich dort Windmühlenbauer.",
    "ja": "むかしむかし、あるところに、おじいさんとおばあさんがいました。おじいさんは山へしばかりに、"
    "おばあさんは川へせんたくに行きました。「どんぶらこ」と大きな桃が流れてきました。",
    "ar": "عندما انطفأ المصباح لم يلاحظ أحد في الميناء كله لأن القمر كان قد طلع من وراء كاسر الأمواج "
    "وكانت كل نافذة تلمع كأن أحدا صقلها وعاشت في البرج مع تلسكوب وإبريق.",
}


def plainly(text: str) -> str:
    """Return a text without the ends of its lines, the hyphens that divide words there, and marks of direction."""
    text = re.sub("[\u200e\u200f\u202a-\u202e]", "", text)
    whole = re.sub("\u00ad\\s+|\x02(?:\r\n)?", "", text)  # poppler's hyphen at a line's end, and pdfium's
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", whole))


@pytest.mark.parametrize("language", SAID)
def test_what_is_copied_is_what_was_typed(tmp_path: Path, language: str) -> None:
    """Spaces that were stretched are one space each, and words that were divided are whole."""
    if language == "ja" and not companions(families(), Asked("Andika", False, False), "Jpan", "ja"):
        pytest.skip("no font for Japanese on this computer")
    (tmp_path / "filled").mkdir()
    (tmp_path / "filled" / "theme.toml").write_text(THEME, "utf-8")
    story = tmp_path / "story.md"
    story.write_text(STORY.format(language=language, text=SAID[language]), "utf-8")
    pdf = compiler.build(Wish(story=story, printer="screen"), lambda *_: None).pdf
    read = [readers.tool("pdftotext", pdf, "-")]
    if language != "ar":
        read.append("".join(readers.text(pdf, page) for page in range(1, 9)))
    for text in read:
        assert plainly(SAID[language]) in plainly(text)
    if language in ("en", "de"):
        assert "\u00ad\n" in read[0]
        words = " ".join(re.sub("\u00ad\\s+", "", read[0]).split())
        assert words.count(" ".join(SAID[language].split())) == 1
