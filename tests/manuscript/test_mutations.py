"""Twenty thousand damaged stories: the reader says what is wrong and never breaks."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from picturebook.errors import StoryError
from picturebook.manuscript.mend import mended
from picturebook.manuscript.pictures import inspect_targets
from picturebook.manuscript.reader import examine, read

_ROOT = Path(__file__).parents[2]
_TINY = (
    "---\ntitle: Pim\ncharacters:\n  Pim: {look: mouse, aliases: [the mouse]}\n  Oda: {look: heron}\n---\n\n"
    "![Pim [asleep]\n  dreams.](art/a%20b.png)\n<!-- from here; face: Pim=sad; with: Oda -->\n\n"
    "Pim **slept**.\\\nSo.\n\n"
    "---\n\n<!-- page: note -->\n# Hush\n\n> a letter\n>\n> - one\n>   - two\n\n1. one\n\n2. two\n\n***\n",
    "# Pim\n\n##\nOne.\n\n##\n* License: CC BY\n* Text: Ada\n",
    "---\ntitle: Pim\n---\n\n![Pim.]({{ site.image-set }}/01.jpg)\n\nPim sat.\n",
)
_MARKS = (
    "---", "***", "![", "](", ")", "<!--", "-->", "; ", ": ", "=", "# ", "> ", "- ", "1. ", "{", "}", "[", "]", "&a ",
    "*a", "!t ", "\t", "**", "_", "\\", "`", "```", "|---|---|", "<b>", "</b>", "{{ x }}", '"', "'", "|", "? ", "@",
    "%", "\0", "\u2028", "\x85", "\u0301", "\U0001f42d", "\u202e", "\ufeff", "page:", "from here;", "face: Pim=",
    "\u00a0", "\u3000", "\u200b", "：", "；", "—", "<!—", "•", "~~", "[^1]", ": #", "{a: b, c}", "../", "%00",
)  # fmt: skip


def _seeds() -> list[str]:
    return [*_TINY, *(path.read_text("utf-8") for path in sorted(_ROOT.glob("stories/*/story.md")))]


def _damaged(text: str, dice: random.Random) -> str:
    for _ in range(dice.randint(1, 4)):
        lines, at = text.split("\n"), dice.randrange(len(text) + 1)
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        what = dice.randrange(8)
        if what == 0:
            del lines[one]
        elif what == 1:
            lines.insert(other, lines[one])
        elif what == 2:
            lines[one], lines[other] = lines[other], lines[one]
        text = "\n".join(lines)
        if what == 3:
            text = text[:at] + text[at + dice.randint(1, 5) :]
        elif what in (4, 5):
            text = text[:at] + dice.choice(_MARKS) + text[at:]
        elif what == 6:
            text = text[:at]
        elif what == 7:
            text = (
                text[:at]
                + chr(dice.choice((dice.randrange(0xD800), dice.randrange(0xE000, 0x20000))))
                + text[at:]
            )
    return text


def _read(text: str) -> None:
    """Read; every complaint must render, and mending must not break either."""
    try:
        reading = examine(text.encode(), file="en/0001_story.md")
        diagnostics = (*reading.diagnostics, *inspect_targets(reading.story, _ROOT / "stories" / "nowhere"))
    except StoryError as problem:
        diagnostics = problem.diagnostics
        assert diagnostics
    for item in diagnostics:
        item.render()
        if item.span is not None and item.span.excerpt:
            assert 1 <= item.span.column <= len(item.span.excerpt) + 1
    mended(text, diagnostics)


@pytest.mark.slow
def test_damaged_stories_are_complained_of_and_nothing_else() -> None:
    """Only StoryError comes out, and every caret stands on its line."""
    dice, seeds = random.Random(20260), _seeds()
    for count in range(7_000):
        # Most damage is done to the tiny ones: they are quick, and hold every construct.
        text = _damaged(seeds[count % 3] if count % 10 else dice.choice(seeds), dice)
        try:
            _read(text)
        except Exception as problem:
            raise AssertionError(f"story {count}: {problem!r}\n{text}") from problem


_CAST = "---\ntitle: Pim\ncharacters:\n  Pim: {look: mouse, aliases: [the mouse]}\n---\n\n"
_LONG = (  # what comes once, what comes over and over, what comes once more
    ("", "![a](b.png)\n", ""),
    ("", "![a\n", ""),
    ("", "<!-- a\n", ""),
    ("- a\n", "\n", "- b"),
    ("", "<a>\n", "</z>\n" * 4_000),
    ("x\n", " ", "x"),
    ("x\n--|--", " ", "x"),
    ("# x", " ", "x"),
    ("# ", "x # ", "x"),
    ("x", " ", "x"),
    ("{{", " ", "x"),
    ("", "{{ x }}", ""),
    ("", "[", "]("),
    ("", "[a](", ""),
    ("", "Pim ", ""),
    ("![", "The mouse ", "](b.png)"),
    ("", "*a", ""),
    ("", "&amp;", ""),
    ("![a](b.png)\n<!-- time: ", "\n", "night -->"),
    ("![a](b.png)\n<!-- time: ", "nigh ", "-->"),
    ("![a](b.png)\n<!-- with: ", "Pym, ", "Pim -->"),
    ("![a](b.png)\n<!-- face: ", "Pim=sadd, ", "Pim=sad -->"),
    ("![a](b.png)\n<!-- wearing: Pim=a ", "red, ", "coat -->"),
    ("![a](b.png)\n", "<!-- time: night -->\n", ""),
    ("", "<!-- from here; time: night; layout: full -->\n![a](b.png)\n", ""),
    ("", "<b>e\u0301\n\n", ""),
)
_FRONT = (
    ("blurb: a", " ", "b"),
    ("blurb: [", "*a, ", "*a]"),
    ("style: {a: ", "b, ", "b}"),
    ("", "k: v\n", ""),
)


def _in_time(text: str) -> None:
    """Read, and take no longer than a reader of every letter would; quadratic, each of these took minutes."""
    begun = time.process_time()
    _read(text)
    assert time.process_time() - begun < 4


@pytest.mark.slow
@pytest.mark.parametrize("shape", _LONG)
def test_a_page_of_one_thing_is_read_in_time(shape: tuple[str, str, str]) -> None:
    """Twice as much takes twice as long, whatever it is."""
    before, again, after = shape
    _in_time(f"{_CAST}{before}{again * (50_000 // len(again))}{after}\n")


@pytest.mark.slow
@pytest.mark.parametrize("shape", _FRONT)
def test_front_matter_of_one_thing_is_read_in_time(shape: tuple[str, str, str]) -> None:
    """Twice as much takes twice as long, whatever it is."""
    before, again, after = shape
    _in_time(f"---\ntitle: Pim\n{before}{again * (50_000 // len(again))}{after}\n---\n\nPim sat.\n")


@pytest.mark.parametrize("opener", ["[", "![", "> ", "- ", "*", "_", "**", "{", "<!--", "(", "\\"])
def test_a_mark_ten_thousand_times_over_is_read_in_time(opener: str) -> None:
    """No depth and no backtracking: a page of brackets is a page of brackets."""
    try:
        read(f"---\ntitle: Pim\n---\n\n{opener * 10_000}\n".encode(), file="story.md")
    except StoryError as problem:
        assert len(problem.diagnostics) < 5
