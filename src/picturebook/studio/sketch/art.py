"""The art direction, read: the words of a book's `art` become the hand that draws it.

Words are looked up in a small lexicon, media first and what narrows them after, so a later row has the last word:
"flat gouache" is gouache laid flat. Colours named in the palette become inks. What the direction says to avoid is
nobody's wish and is not read. Words nobody knows change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Any

from picturebook.studio.sketch.colour import (
    WORDS,
    colour_in,
    colourful,
    darker,
    hexa,
    lighter,
    luminance,
    mix,
    rgb,
)
from picturebook.studio.sketch.hand import PLAIN, Hand, Shade, Sky

_Row = tuple[re.Pattern[str], dict[str, Any]]


def _row(words: str, **changes: Any) -> _Row:
    return re.compile(rf"\b(?:{words})\b"), changes


_FLAT: dict[str, Any] = {
    "shade": Shade.NONE, "sky": Sky.FLAT, "lamps": 0.0, "rim": 0.0, "grain": 0.3, "even": 0.6, "tremble": 0.6,
}  # fmt: skip
_MEDIA: tuple[_Row, ...] = (
    _row("gouache|tempera|poster paints?|acrylics?|digital", rim=0.25, grain=0.5),
    _row("water ?colou?rs?|aquarelles?|wash(?:es)?", bloom=1.0, rim=2.6, grain=1.2, pale=0.3, tremble=1.4),
    _row("oils?|bold paint|thick paint|impasto", rim=0.0, grain=0.5),
    _row("pencils?", lean=0.7, detail=0.9),
    _row("pencil (?:sketch(?:es)?|drawings?)", shade=Shade.HATCH, line="#57514f", lean=0.9, tremble=1.4, again=0.6,
        pale=0.6, grey=0.4, rim=0.1),
    _row("charcoal|graphite", line="#3f3a3c", lean=0.9, outline=1.5, detail=1.3, tremble=1.6, grain=2.0, grey=0.6),
    _row("ink|pen and ink|etching|engraving|woodcut|linocut|lino cut", line="#3a2c26", lean=0.9, rim=0.1),
    _row("hatch(?:ing|ed)?|cross-hatch(?:ing|ed)?|etching|engraving", shade=Shade.HATCH, sky=Sky.RULED),
    _row("flat|cut paper|paper ?cut|collage|silk-?screen|screen-?print(?:ed|s)?|vector|woodcut|lino ?cut", **_FLAT),
    _row("few large shapes|large shapes|big shapes|simple shapes", **_FLAT),
    _row("cut paper|paper ?cut|collage", outline=0.0, rim=0.0),
    _row("silk-?screen|screen-?print(?:ed|s)?|risograph|riso|miss each other|misregist\\w+", fringe=1.0, dry=0.6),
    _row("dry[- ]?brush", dry=1.0),
    _row("comics?|comic-book|halftone|half-tone|pop art|benday|ben-day", **_FLAT | {
        "shade": Shade.DOTS, "sky": Sky.DOTS, "line": "#17131c", "lean": 1.0, "ink": 1.0, "outline": 1.8,
        "detail": 1.5, "grey": -0.3, "miss": 0.35,
    }),
    _row("felt[- ]?pens?|felt[- ]tips?|markers?", **_FLAT | {
        "lean": 1.0, "ink": 0.9, "outline": 2.0, "detail": 1.7, "grey": -0.35, "grain": 0.0, "even": 1.0, "bare": 0.85,
    }),
    _row("(?:wax )?crayons?|colou?red pencils?|chalks?|scribbl(?:e|es|ed|ing)", **_FLAT | {
        "sky": Sky.STRIP, "wax": 1.0, "lean": 0.35, "outline": 1.5, "detail": 1.4, "tremble": 2.2, "again": 0.9,
        "miss": 0.6, "grey": -0.3, "bare": 1.0, "grain": 0.5, "even": 0.85,
    }),
)  # fmt: skip
_COLOURS: tuple[_Row, ...] = (
    _row("pastels?|pale|delicate|faded|soft and even", pale=0.45, grey=0.04),
    _row("muted|earthy|sepia|moss(?:y| green)|slate", grey=0.12, pale=0.1),
    _row("bold|bright|vivid|saturated|poster|clear|primary|strong|sunny", grey=-0.3, pale=0.0),
    _row("strong light|strong dark|high contrast|black and white", even=0.85),
)
_LINES: tuple[_Row, ...] = (
    _row("loose|sketchy|lively", tremble=1.5, again=0.7),
    _row("wobbl(?:y|ing)|shaky|scrawl(?:y|ed)", tremble=2.6),
    _row("fine|thin|delicate", outline=0.75, detail=0.8, tremble=0.7),
    _row("thick and thin|brush ink|brush lines?|inked with a brush", swell=1.7),
    _row("(?:thick|heavy|bold|strong)(?: \\w+)? (?:out)?lines?", outline=3.8, detail=1.7, lean=1.0, ink=1.0),
    _row(
        "(?:no|without|never) (?:out)?lines?|lineless",
        outline=0.0,
        detail=0.9,
        lean=0.1,
        again=0.0,
        swell=0.0,
    ),
)
_LIGHTS: tuple[_Row, ...] = (
    _row("(?:no|without) shadows?|light:? none|none: flat", shade=Shade.NONE, lamps=0.0, even=0.85),
    _row("bright and even|plain daylight|flat light", lamps=0.0, even=0.9),
    _row("low and warm|lamp ?light|lanterns?|candle ?light", lamps=1.25),
)
_GROUNDS: tuple[_Row, ...] = (
    _row("white grounds?|white backgrounds?|white of the paper|vignettes?", bare=0.9),
    _row("little behind|plain grounds?|few things|empty background|much air", spare=True),
)
_TABLES: tuple[tuple[tuple[_Row, ...], tuple[str, ...]], ...] = (  # with the keys not read for them
    (_MEDIA, ("palette", "light", "framing")),
    (_COLOURS, ("line", "light", "framing")),
    (_LINES, ("palette", "light", "framing")),
    (_LIGHTS, ("palette", "line", "framing")),
    (_GROUNDS, ("line", "light")),
)

_INKS = {  # names painters use that the colour box has not, or has softer than ink
    "near-black": "#26212b", "tomato": "#d8452e", "vermilion": "#dd4a2f", "brick": "#a5482f",
    "moss": "#76834a", "slate": "#5f707e", "dusk blue": "#5d6b98", "night blue": "#2c3f74",
    "primary red": "#d9272e", "sky blue": "#5fb4e5", "sunny yellow": "#fbd02d", "mustard": "#dba530",
    "teal": "#1f7f82", "navy": "#1d2b5c", "orange": "#f08a24", "white": "#fffdf7",
}  # fmt: skip
_WHEEL = (("primary", ("#d9272e", "#2763b8", "#fbd02d")), ("secondary", ("#2f9a4b", "#f08a24", "#8a4fa8")))
_TINTED = "|".join(sorted({*WORDS, *_INKS}, key=len, reverse=True))
_LINE_COLOUR = re.compile(
    rf"((?:dark |deep |pale |light )?\b(?:{_TINTED}))(?: \w+)? (?:out|pen|brush )?(?:lines?|ink|pencil|pen|contours?)\b"
)
_ONLY = re.compile(r"\b(?:nothing else|only|few inks|limited|two colours|three colours)\b")


def read_hand(art: Sequence[tuple[str, str]]) -> Hand:
    """Return the hand an art direction asks for: its keys and words, as a brief carries them."""
    return _read(tuple(art))


@lru_cache(maxsize=64)
def _read(art: tuple[tuple[str, str], ...]) -> Hand:
    said = tuple((key, value.lower()) for key, value in art if key != "avoid")
    if not said:
        return PLAIN
    hand = PLAIN
    for rows, unread in _TABLES:
        text = _told(said, unread)
        for words, changes in rows:
            if words.search(text):
                hand = replace(hand, **changes)
    palette = _LINE_COLOUR.sub(" ", _told(said, ("line", "light", "framing")))
    named = tuple(dict.fromkeys(_named(palette)))
    hand = replace(hand, line=_line(_told(said, ("palette", "light", "framing")), hand, named))
    return _inked(hand, named, only=_ONLY.search(palette) is not None)


def _told(said: Sequence[tuple[str, str]], unread: Sequence[str]) -> str:
    return " . ".join(f"{key}: {value}" for key, value in said if key not in unread)


def _inked(hand: Hand, named: Sequence[str], *, only: bool) -> Hand:
    """Return a hand with inks of the colours named: bent to them wholly, or as far as its medium is flat."""
    coloured = [ink for ink in named if colourful(ink)]
    if not coloured:  # white alone is the paper, black alone the line
        return hand
    share = 1.0 if only else 0.85 if hand.lamps == 0 else 0.25 if hand.bloom else 0.55
    if len(coloured) == 1 and not only:
        share *= 0.4  # a picture "in blues" has other colours yet
    printed = not only and (hand.shade is Shade.DOTS or hand.fringe > 0)
    return replace(hand, inks=_plates(named, printed), bend=share)


def _named(text: str) -> list[str]:
    """Return the colours a text names, in its order."""
    found = [ink for word, inks in _WHEEL if word in text and f"{word} red" not in text for ink in inks]
    for phrase in re.split(r"[,;:.]| and | with | of ", text):
        phrase = re.sub(r"(?<=[a-z]{2}[^s])s\b", "", phrase)
        known = next((name for name in _INKS if re.search(rf"\b{name}\b", phrase)), None)
        ink = _INKS[known] if known else colour_in(phrase)
        found += [ink] if ink else []
    return found


def _line(text: str, hand: Hand, inks: Sequence[str]) -> str:
    """Return the colour of lines: as told, else the darkest ink if they are to be dark, else the medium's."""
    told = _LINE_COLOUR.search(text)
    if told:
        phrase = told[1]
        tone = darker(_INKS.get(phrase) or colour_in(phrase) or hand.line, 0.25)
        return "#17131c" if "black" in phrase else tone
    dark = min(inks, key=luminance, default=hand.line)
    return dark if re.search(r"\bdark\b", text) and luminance(dark) < 0.35 else hand.line


def _plates(inks: Sequence[str], printed: bool) -> tuple[str, ...]:
    """Return what can be printed with some inks: each, its tint, its shade and, on a press, two over each other."""
    if not inks:
        return ()
    light, dark = max(inks, key=luminance), min(inks, key=luminance)
    light = light if luminance(light) > 0.75 and not colourful(light) else "#fffaf0"
    dark = dark if luminance(dark) < 0.3 else "#2d2230"
    full = [ink for ink in inks if ink not in (light, dark)]
    tints = [mix(ink, light, 0.5) for ink in full]
    shades = [mix(ink, dark, 0.4) for ink in full]
    over = [_over(one, other) for one, other in combinations(full, 2)] if printed else []
    thin = [lighter(one, 0.4) for one in over]
    grey = [mix(light, dark, 0.4)] if {light, dark} <= {*inks} and not colourful(dark) else []
    return tuple(dict.fromkeys([light, dark, *grey, *full, *tints, *shades, *over, *thin]))


def _over(one: str, other: str) -> str:
    """Return one ink printed over another."""
    red, green, blue = (a * b / 255 for a, b in zip(rgb(one), rgb(other), strict=True))
    return lighter(hexa((red, green, blue)), 0.12)
