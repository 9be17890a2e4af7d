"""Values: what a direction says, held against what is known, so that a slip of the pen is never drawn.

A word a letter away from a known one was meant to be it. A word far from all of them is the author's own: where
the illustrator reads free text it stands, and where one of a few words is looked for it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from picturebook.manuscript.cast import Cast
from picturebook.manuscript.names import distance, fold, who_is_in
from picturebook.measure import parse_length
from picturebook.record import record

TIMES = ("dawn", "morning", "day", "afternoon", "evening", "night")
SHOTS = ("close-up", "wide", "medium", "portrait", "detail", "panorama", "overhead", "aerial")
FACES = (
    "happy", "sad", "surprised", "angry", "scared", "sleeping", "delighted", "thinking", "worried",
)  # fmt: skip
ORNAMENTS = (
    "stars", "star", "dots", "rule", "leaf", "lantern",
    "pencil", "blocks", "sun", "scribble", "flower",
    "starburst", "atom", "boomerang", "diamonds", "burst", "strip",
    "border", "pattern", "pattern-stars", "pattern-lanterns", "pattern-leaves", "pattern-dots",
    "pattern-lines", "pattern-suns", "pattern-scribbles",
    "pattern-atoms", "pattern-diamonds", "pattern-halftone",
)  # fmt: skip
SIZES = ("small", "normal", "large", "huge")
_SIDES = ("left", "right", "top", "bottom")
_PLACES = (*_SIDES, "middle", "center", "centre", "foreground", "background", "behind")
_MIDDLE = ("middle", "center", "centre")
KNOWN: dict[str, tuple[str, ...]] = {
    "time": TIMES, "shot": SHOTS, "ornament": ORNAMENTS, "size": SIZES, "text": (*_SIDES, "middle"),
    "focus": _SIDES, "layout": ("spread",),
}  # fmt: skip
_MEANT = {
    "time": {
        "midnight": "night", "bedtime": "night", "moon": "night", "noon": "day", "midday": "day", "daytime": "day",
        "dusk": "evening", "sunset": "evening", "twilight": "evening", "sunrise": "dawn", "daybreak": "dawn",
    },
    "text": {"upper": "top", "lower": "bottom", "above": "top", "below": "bottom"},
}  # fmt: skip
# Words that are right as they are, a letter away from one that is known.
_ENGLISH = frozenset(
    (
        "side",
        "wider",
        "tide",
        "hide",
        "wife",
        "loft",
        "lift",
        "light",
        "night",
        "star",
        "scarred",
        "sacred",
        "nappy",
    )
)
_SHORT, _SURE = 3, 8  # letters: in a word so short none may be another; in one so long two may be wrong
_FAR = 9  # letters
_LOOSE = ("shot", "face", "where")  # an illustrator reads them, whatever their capitals and hyphens
_KEPT_UNDER = {"wearing": "outfit", "as": "age"}


@record
class Doubt:
    """Something about a value: what is wrong, the stretch it is about, the value to type or what else to do.

    A slip stops the book; anything else is a hint.
    """

    message: str
    about: str
    meant: str | None = None
    told: str | None = None
    slip: bool = True


def doubt_of(key: str, value: str, cast: Cast, names: Mapping[str, str]) -> Doubt | None:
    """Return what is doubtful about the value of a direction that is not said person by person."""
    if key == "focus":
        things = tuple(one.name for one in (*cast.places, *cast.props))
        return None if value in things else _focus(value, names)
    if key == "time":
        return _time(value)
    if key == "text":
        return _text(value)
    if key == "size":
        return _size(value)
    known = {"shot": SHOTS, "ornament": ORNAMENTS, "place": tuple(one.name for one in cast.places)}
    return _slip(key, value, known.get(key, ()))


def doubt_of_one(key: str, name: str, said: str, cast: Cast) -> Doubt | None:
    """Return what is doubtful about what a direction says of one character: `wearing: Pim=pyjama`."""
    member = cast.character(name)
    if member is None:
        return None
    if key == "wearing":
        return _described(key, name, said, tuple(word for word, _ in member.outfits))
    if key == "as":
        return _described(key, name, said, tuple(word for word, _ in member.ages))
    if key == "face":
        return _slip(key, said, (*(word for word, _ in member.faces), *FACES))
    if key == "where":
        return _slip(key, said, _PLACES)
    # What is looked at may be anything; only a name is written with a capital.
    return _slip(key, said, (one.name for one in cast.characters if said[:1].isupper()))


def near(typed: str, known: Iterable[str]) -> str | None:
    """Return the known word that a typed one is a slip of; None if it is one of them, or another word."""
    words = tuple(known)
    if typed in words or typed.casefold() in _ENGLISH:
        return None
    ranked = sorted((_apart(typed, word), at, word) for at, word in enumerate(words))
    return ranked[0][2] if ranked and ranked[0][0] < _FAR else None


def _apart(typed: str, word: str) -> int:
    one, other = fold(typed).casefold(), fold(word).casefold()
    letters = distance(one, other)
    if len(other) <= _SHORT:  # cat and bat are two words; dya is a slip, and so is odda
        return letters if letters <= 1 and set(one) == set(other) else _FAR
    return letters if letters <= (2 if len(other) >= _SURE else 1) else _FAR


def _slip(key: str, said: str, known: Iterable[str]) -> Doubt | None:
    meant = near(said, known)
    if meant is None or (key in _LOOSE and _letters(meant) == _letters(said)):
        return None
    return Doubt(message=f"{key} does not know “{said}”", about=said, meant=meant)


def _letters(word: str) -> str:
    return re.sub(r"[\s-]", "", word.casefold())


def _time(value: str) -> Doubt | None:
    words = re.findall(r"[^\W\d_]+", value.casefold())
    if any(word in TIMES for word in words):
        return None
    also = _MEANT["time"]
    slipped = near(value.casefold(), (*TIMES, *also))
    if slipped is not None:
        return Doubt(message=f"time does not know “{value}”", about=value, meant=also.get(slipped, slipped))
    meant = next((also[word] for word in words if word in also), None)
    told = f"type one of: {', '.join(TIMES)}; or leave it to the illustrator"
    said = f"“{value}” is no time of day that is looked for"
    return Doubt(message=said, about=value, meant=meant, told=told, slip=False)


def _text(value: str) -> Doubt | None:
    """Mend the words of a place on the page one by one; what is no such place is for the page to say."""
    also = _MEANT["text"]
    words = [word for word in re.split(r"[\s-]+", value.casefold()) if word]
    mended = [near(word, (*_SIDES, *_MIDDLE, *also)) or word for word in words]
    mended = [also.get(word, word) for word in mended]
    if mended == words or any(word not in (*_SIDES, *_MIDDLE) for word in mended):
        return None
    meant = "-".join(sorted(mended, key=lambda word: word in ("left", "right")))
    return Doubt(message=f"text does not know “{value}”", about=value, meant=meant)


def _size(value: str) -> Doubt | None:
    if value.casefold() in SIZES:
        return None
    meant = near(value.casefold(), SIZES)
    try:
        if not meant and parse_length(value) > 0:
            return None
    except ValueError:
        pass
    number = re.fullmatch(r"(\d*\.?\d+)\s*(?:p|points?|px)?", value)
    if number and float(number[1]) > 0:
        meant = f"{number[1]}pt"
    told = f"one of: {', '.join(SIZES)}, or points: 18pt"
    return Doubt(message=f"“{value}” is no size", about=value, meant=meant, told=told)


def _focus(value: str, names: Mapping[str, str]) -> Doubt | None:
    words = [word for word in re.split(r"[\s-]+", value.casefold()) if word]
    if fold(value) in names or all(word in (*_SIDES, *_MIDDLE) for word in words):
        return None
    word = near(fold(value), names)
    meant = names[word] if word else next(iter(who_is_in(value, names)), None)
    mended = [near(word, (*_SIDES, *_MIDDLE)) or word for word in words]
    if meant is None and all(word in (*_SIDES, *_MIDDLE) for word in mended):
        meant = " ".join(mended)
    told = f"one of: {', '.join((*dict.fromkeys(names.values()), *_SIDES))}, or a corner: top left"
    return Doubt(message=f"“{value}” is nobody’s name, and no side", about=value, meant=meant, told=told)


def _described(key: str, name: str, said: str, known: tuple[str, ...]) -> Doubt | None:
    if said in known:
        return None
    meant = near(said, known)
    what = _KEPT_UNDER[key]
    if meant is not None:
        return Doubt(message=f"{name} has no {what} “{said}”", about=said, meant=meant)
    if not known and " " in said:
        return None
    message = f"{name} has no {what} of that name: “{said}” is taken as a description"
    told = f"type one of: {', '.join(known)}; or leave it, if a description is meant"
    if not known:
        told = f"describe it in several words, or give {name} {what}s: {{{said}: …}}"
    return Doubt(message=message, about=said, told=told, slip=False)
