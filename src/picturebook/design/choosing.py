"""Choosing a page's template: from what the page holds and where it falls, by the theme's own rules.

The first rule that matches wins, so a theme reads like advice: odd cases first, the common page last. A rule
sees only the manuscript and the page's place in it, never the printer: the shape a picture is asked for is
the same whoever binds the book.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping

from picturebook.design.theme import PageTemplate, Rule, Theme
from picturebook.manuscript.story import (
    Block,
    Break,
    Bullets,
    Heading,
    Page,
    Paragraph,
    Parallel,
    Quote,
    Role,
    Words,
)  # fmt: skip
from picturebook.record import record

# Where words are written without spaces: how many letters and marks make one, by the first word of a character's name.
# Measured on stories told in English too; Thai and Lao on text that readers parted into words.
SIGNS_PER_WORD = {
    "CJK": 1.5,
    "HIRAGANA": 3.0,
    "KATAKANA": 3.0,
    "THAI": 3.8,
    "LAO": 3.7,
    "KHMER": 4.9,
    "MYANMAR": 5.8,
    "TIBETAN": 4.2,
}


@record
class Facts:
    """What the rules may know of a page: its first picture's aspect is told over the trim's, None if unknown."""

    role: Role
    words: int
    pictures: int
    lines: int  # as the author typed them, however short
    aspect: float | None
    position: int  # 1-based among the story pages; 0 for matter
    even: bool  # whether the next free page is an even one, where a spread may start


def facts(
    page: Page, aspects: Mapping[str, float], trim_aspect: float, *, position: int, even: bool
) -> Facts:
    """Gather the facts of a typed page; `aspects` are width over height of pictures that exist."""
    known = [aspects[one.name] for one in page.pictures[:1] if one.name in aspects]
    return Facts(
        role=page.role,
        words=word_count(page),
        lines=sum(_lines(block) for block in page.text_blocks),
        pictures=len(page.pictures),
        aspect=known[0] / trim_aspect if known else None,
        position=position,
        even=even,
    )


def choose(theme: Theme, seen: Facts) -> PageTemplate | None:
    """Return the template the theme's rules pick, None if no rule and no template is for such a page.

    A rule for a spread is passed over on an odd page as long as a later rule offers a single one.
    """
    first: PageTemplate | None = None
    for rule in theme.choose:
        if _matches(rule, seen) and (page := theme.page(rule.template)):
            if seen.even or page.sides == 1:
                return page
            first = first or page
    return first or next(iter(fitting(theme, seen.role, seen.pictures)), None)


def fitting(theme: Theme, role: Role, pictures: int) -> tuple[PageTemplate, ...]:
    """Return the templates for a role that have room for so many pictures, the tightest first."""
    known = [page for page in theme.pages if role in page.roles and len(page.pictures) >= pictures]
    return tuple(sorted(known, key=lambda page: len(page.pictures)))


def word_count(page: Page) -> int:
    """Count a page's words; in scripts without spaces, its signs by how many of them make a word.

    A page that says no more than "…" or "?!" says one.
    """
    text = " ".join(_said(block) for block in page.text_blocks)
    scripts = [_unspaced(char) for char in text]
    spaced = "".join(" " if script else char for char, script in zip(text, scripts, strict=True))
    words = sum(1 for word in spaced.split() if any(char.isalnum() for char in word))
    signs = sum(
        1 / SIGNS_PER_WORD[script]
        for char, script in zip(text, scripts, strict=True)
        if script and unicodedata.category(char)[0] in "LM"
    )
    return words + math.ceil(round(signs, 6)) or int(bool(text.strip()))


def _matches(rule: Rule, seen: Facts) -> bool:
    return (
        rule.role is seen.role
        and rule.min_words <= seen.words <= rule.max_words
        and rule.min_lines <= seen.lines
        and rule.pictures in (None, seen.pictures)
        and _aspect_matches(rule, seen.aspect)
        and (rule.every == 1 or (seen.position > 0 and seen.position % rule.every == 0))
    )


def _aspect_matches(rule: Rule, aspect: float | None) -> bool:
    """A picture still to be drawn takes any shape: it meets an upper bound and never a lower one."""
    if aspect is None:
        return rule.min_aspect <= 0
    return rule.min_aspect <= aspect <= rule.max_aspect


def _said(block: Block) -> str:
    match block:
        case Paragraph() | Heading():
            return "".join(one.text if isinstance(one, Words) else " " for one in block.content)
        case Quote() | Parallel():
            return " ".join(_said(inner) for inner in block.blocks)
        case Bullets():
            return " ".join(_said(inner) for item in block.items for inner in item)
        case _:
            return ""


def _lines(block: Block) -> int:
    match block:
        case Paragraph() | Heading():
            return 1 + sum(isinstance(one, Break) for one in block.content)
        case Quote() | Parallel():
            return sum(_lines(inner) for inner in block.blocks)
        case Bullets():
            return sum(_lines(inner) for item in block.items for inner in item)
        case _:
            return 0


def _unspaced(char: str) -> str:
    """Return the script of a sign written without spaces, "" for any other."""
    if char <= "\u0dff":
        return ""
    script = unicodedata.name(char, "").partition(" ")[0]
    return script if script in SIGNS_PER_WORD else ""
