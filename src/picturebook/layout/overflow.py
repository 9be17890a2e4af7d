"""Overflow: what is said of words that no size of the theme's makes fit, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from picturebook.design.theme import PAGE_WORDS, TypeStyle
from picturebook.diagnostics import Diagnostic, error
from picturebook.dummy import Leaf
from picturebook.layout.book import Book
from picturebook.layout.columns import fits, fits_across
from picturebook.layout.hyphens import SOFT
from picturebook.layout.parting import counted_as, word_count
from picturebook.layout.roomier import holding
from picturebook.layout.siting import Setting, held, least_of
from picturebook.layout.strips import Strip

SHOWN = 48  # letters of a word that is named in a message


def overflows(setting: Setting, style: TypeStyle) -> bool:
    """Say whether words do not fit their box at the size they have, or at the style's least if they have none."""
    least = least_of(setting.slot, setting.column, style)
    return not setting.size or not fits(setting.column, setting.box, max(setting.size, least))


def overflowing(book: Book, leaf: Leaf, settings: Sequence[Setting]) -> Iterator[Diagnostic]:
    """Complain of every field that cannot hold its words, and once of the page's own words, however many columns."""
    words = [one for one in settings if one.slot.fills in PAGE_WORDS]
    for group in (words, *((one,) for one in settings if one.slot.fills not in PAGE_WORDS)):
        styles = [book.theme.style(one.slot.style) for one in group]
        if any(overflows(one, style) for one, style in zip(group, styles, strict=True)):
            yield _too_long(book, leaf, group, least_of(group[0].slot, group[0].column, styles[0]))


def _too_long(book: Book, leaf: Leaf, settings: Sequence[Setting], least: float) -> Diagnostic:
    for one in settings:
        for strip in one.column:
            if not fits_across((strip,), one.box.width / least):
                return _too_wide(one, strip, least)
    setting, total = settings[0], sum(word_count(one.column) for one in settings)
    low = sum(held(one, least) for one in settings)
    many = max(1, total - low)
    counted = f"{counted_as(setting.column)}{'' if many == 1 else 's'}"
    both = " in its two languages" if _two_languages(settings) else ""
    return error(
        "text-does-not-fit",
        f"page {setting.page} has about {many} {counted} too many{both}: "
        f"{total} at the theme's smallest {least:g} pt, and its place ({setting.place}) holds {low}",
        setting.column[0].span,
        _remedy(book, leaf, settings),
    )


def _remedy(book: Book, leaf: Leaf, settings: Sequence[Setting]) -> str:
    if settings[0].slot.fills not in PAGE_WORDS:
        return f"shorten the {settings[0].slot.fills}, or choose a theme with more room for it"
    cut, divide = "cut the words", "divide the page with ---"
    if _two_languages(settings):
        cut, divide = "cut the words of either language", "divide the page with --- in both files"
    other = holding(book, leaf)
    return f"layout: {other.name} holds them all; or {cut}, or {divide}" if other else f"{cut}, or {divide}"


def _two_languages(settings: Sequence[Setting]) -> bool:
    return any(strip.second for setting in settings for strip in setting.column)


def _too_wide(setting: Setting, strip: Strip, least: float) -> Diagnostic:
    """A word that no line holds is told by itself: fewer words would not help."""
    at = max(range(len(strip.words)), key=lambda one: strip.words[one].width)
    word, size = strip.text[strip.pieces[at].start : strip.pieces[at].end].rstrip(SOFT), least * strip.scale
    word = word if len(word) <= SHOWN else f"{word[: SHOWN - 1]}…"
    long, room = strip.words[at].width * size, setting.box.width - (strip.start + strip.end) * least
    said = (
        f"page {setting.page}: “{word}” is wider than its place ({setting.place}): "
        f"{long:.0f} pt at the theme's smallest {size:g} pt, and a line holds {room:.0f}"
    )
    return error("text-does-not-fit", said, strip.span, "part it with a hyphen or a space, or shorten it")
