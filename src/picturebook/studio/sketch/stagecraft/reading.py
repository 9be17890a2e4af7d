"""Tokens: a scene cut into the names, verbs, prepositions and things the stage knows, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch import colour
from picturebook.studio.sketch.stagecraft import lexicon
from picturebook.studio.sketch.stagecraft.props import plurals, things, words
from picturebook.studio.sketch.vocabulary import AGES, GARMENTS, PATTERNS, PEOPLE, SIZES, SPECIES

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['-][A-Za-zÀ-ÿ]+)*|[.;:,!?()]")
_NOT_STRANGERS = lexicon.words_of(
    "cloud blob yawn swallow kid cook cock teddy driver chick fish snail keeper robin ram crane whale"
)
_JOINING = ("and", "while", "as", "then", "&")
_SCENERY_AFTER = lexicon.words_of("window door floor wall table garden gate")


@dataclass(slots=True, kw_only=True)
class Token:
    """One step of a sentence."""

    kind: (
        str  # name | verb | preposition | thing | pronoun | possessive | everyone | and | comma | stop | who
    )
    word: str = ""
    text: str = ""
    before: str = ""  # up to three words in front, for colours and sizes
    after: str = ""  # up to four words behind
    actor: int = -1
    possessive: bool = False
    scenery: bool = False
    placed: bool = False  # a thing of which it is said that it stands or lies somewhere
    starts: bool = False  # a name that begins a clause: "on a hill and Bruno runs", not "with Bruno and Dot"


@dataclass(slots=True)
class Marks:
    """What was noticed on the way: people and animals of no cast, and nouns nobody can draw."""

    strangers: list[tuple[str, int]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_tokens(told: str, cast: Sequence[CastEntry]) -> tuple[list[Token], Marks]:
    """Cut a text into tokens."""
    found = [(match[0], match.start()) for match in _WORD.finditer(told)]
    raw = [word for word, _ in found]
    low = [word.lower() for word in raw]
    names = _names(cast)
    tokens: list[Token] = []
    marks = Marks()
    at = 0
    known = [False] * len(raw)
    while at < len(raw):
        step, token = _step(raw, low, at, names, cast)
        if token:
            tokens.append(token)
            known[at : at + step] = [True] * step
        at += step
    _strangers(low, known, cast, marks)
    _unknowns(raw, low, known, marks)
    return tokens, marks


def _names(cast: Sequence[CastEntry]) -> list[tuple[tuple[str, ...], int]]:
    """Return the words each of the cast may be named by, longest first."""
    found: list[tuple[tuple[str, ...], int]] = []
    for number, entry in enumerate(cast):
        found.append((tuple(entry.name.split()), number))
    return sorted(found, key=lambda pair: -len(pair[0]))


def _step(
    raw: list[str],
    low: list[str],
    at: int,
    names: list[tuple[tuple[str, ...], int]],
    cast: Sequence[CastEntry],
) -> tuple[int, Token | None]:
    """Return how many words one token takes, and the token if the words mean something."""
    for name, number in names:
        part = raw[at : at + len(name)]
        if part and [_bare(word) for word in part] == list(name):
            starts = _starts(low, at, len(name))
            return len(name), Token(kind="name", actor=number, possessive=part[-1] != name[-1], starts=starts)
    alias = _alias(low, at, cast)
    if alias >= 0:
        starts = _starts(low, at, 2)
        return 2, Token(kind="name", actor=alias, possessive=low[at + 1].endswith("'s"), starts=starts)
    word = low[at]
    if word in ".;!?:":
        return 1, Token(kind="stop", after=" ".join(low[at + 1 : at + 3]))
    if word in ",()":
        return 1, Token(kind="comma", after=" ".join(low[at + 1 : at + 3]))
    size, thing = _thing(low, at)
    if size:
        return size, _thing_token(low, at, size, thing)
    return 1, _plain(low, at, word)


def _starts(low: list[str], at: int, size: int) -> bool:
    """Tell whether a name begins a clause: an "and" stands before it, and behind it what this one alone does."""
    verb = low[at + size] if at + size < len(low) else ""
    does = verb in lexicon.POSES or verb in lexicon.LOOKING or verb in lexicon.HOLDING
    return at > 0 and low[at - 1] in _JOINING and does and verb.endswith("s")


def _alias(low: list[str], at: int, cast: Sequence[CastEntry]) -> int:
    """Return whom "the mouse" means, if just one of the cast is a mouse; else -1."""
    if low[at] != "the" or at + 1 >= len(low):
        return -1
    word = low[at + 1].removesuffix("'s")
    if word not in SPECIES and word not in PEOPLE:
        return -1
    fits = [
        number
        for number, entry in enumerate(cast)
        if re.search(rf"\b{re.escape(word)}\b", entry.look.lower())
    ]
    return fits[0] if len(fits) == 1 else -1


def _plain(low: list[str], at: int, word: str) -> Token | None:
    if word in ("who", "which"):
        return Token(kind="who")
    if word == "where":
        return Token(kind="where", after=low[at + 1] if at + 1 < len(low) else "")
    if word in _JOINING:
        return Token(kind="and", word=word, after=" ".join(low[at + 1 : at + 3]))
    if word in lexicon.ALL_OF_THEM:
        return Token(kind="everyone")
    if word in ("his", "her", "their", "its", "my"):
        return Token(kind="possessive" if _owns(low, at) else "pronoun", word=word)
    if word in lexicon.PRONOUNS:
        return Token(kind="pronoun", word=word)
    if word in lexicon.POSES or word in lexicon.HOLDING - {"with"} or word in lexicon.LOOKING:
        if word in _NOUNS_TOO and at and low[at - 1] in ("a", "the", "an"):
            return None
        return Token(kind="verb", word=word)
    if word in lexicon.PREPOSITIONS:
        return Token(kind="preposition", word=word)
    return None


def _owns(low: list[str], at: int) -> bool:
    """Tell "her hat" from "beside her"."""
    following = low[at + 1] if at + 1 < len(low) else "."
    return low[at] != "her" or (
        following not in _AFTER_HER and not following[:1].isspace() and following.isalpha()
    )


_NOUNS_TOO = lexicon.words_of("look rest fly walk swing play stand wave watch swim brings-it run")
_AFTER_HER = lexicon.PREPOSITIONS | {"and", ",", ".", ";", "who", "while", "as"} | frozenset(lexicon.POSES)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=1)
def _longest() -> tuple[int, dict[str, str]]:
    table = words()
    return max(len(phrase.split()) for phrase in table), table


def _thing(low: list[str], at: int) -> tuple[int, str]:
    longest, table = _longest()
    for size in range(min(longest, len(low) - at), 0, -1):
        phrase = " ".join(low[at : at + size])
        if phrase in table and not _is_verb_here(low, at, size):
            return size, table[phrase]
    return 0, ""


def _is_verb_here(low: list[str], at: int, size: int) -> bool:
    """Tell verbs that look like things ("lands", "swings", "flies", "watches", "rocks") by what stands before."""
    if size > 1 or (
        low[at] not in lexicon.POSES and low[at] not in lexicon.LOOKING and low[at] not in lexicon.HOLDING
    ):
        return False
    before = low[at - 1] if at else ""
    return before not in lexicon.DETERMINERS and before not in colour.WORDS and before not in SIZES


def _thing_token(low: list[str], at: int, size: int, name: str) -> Token:
    start = at
    while (
        start > 0
        and at - start < 4
        and low[start - 1] not in lexicon.PREPOSITIONS
        and low[start - 1].isalpha()
        and low[start - 1] not in lexicon.POSES
    ):
        start -= 1
        if low[start] in lexicon.DETERMINERS or low[start] == "and":
            break
    after = low[at + size : at + size + 7]
    ends = next((k for k, word in enumerate(after) if word in ".;,"), len(after))
    after = after[:ends]
    thing = things()[name]
    stands = after[:1] and after[0] in (
        "stands",
        "stand",
        "lies",
        "lie",
        "is",
        "are",
        "on",
        "between",
        "waits",
    )
    return Token(
        kind="thing", word=name, text=" ".join(low[at : at + size]), before=" ".join(low[start:at]),
            after=" ".join(after),
        scenery=bool(after[:1]) and after[0] in _SCENERY_AFTER and thing.where != "hand",
            placed=bool(stands) and thing.where == "hand",
    )  # fmt: skip


def _strangers(low: list[str], known: list[bool], cast: Sequence[CastEntry], marks: Marks) -> None:
    """Note people and animals who are named with "a", "two", "her", and are nobody of the cast."""
    looks = " ".join(f"{entry.name} {entry.look}" for entry in cast).lower()
    for at, word in enumerate(low):
        one = _singular(word)
        if (
            known[at]
            or one in _NOT_STRANGERS
            or not (one in SPECIES or one in PEOPLE or word in lexicon.CROWDS)
        ):
            continue
        start = at
        while (
            start > 0
            and at - start < 4
            and low[start - 1].isalpha()
            and low[start - 1] not in lexicon.DETERMINERS
            and not known[start - 1]
        ):
            start -= 1
        led = low[start - 1] if start else ""
        apposition = start and low[start - 2 : start - 1] == [","] and known[max(0, start - 3)]
        if (
            led not in lexicon.DETERMINERS
            or (led == "the" and re.search(rf"\b{one}\b", looks))
            or apposition
            or "like" in low[max(0, start - 2) : start]
        ):
            continue
        if re.search(rf"\b{re.escape(one)}\b", looks) and led not in ("another", "two", "three"):
            continue
        count = lexicon.NUMBERS.get(led, 3 if word in lexicon.CROWDS else 2 if word != one else 1)
        phrase = " ".join([*low[start:at], one if word not in lexicon.CROWDS else word])
        known[start : at + 1] = [True] * (at + 1 - start)
        marks.strangers.append((phrase if word not in lexicon.CROWDS else word, count))


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    if word in SPECIES or word in PEOPLE:
        return word
    for end in ("es", "s"):
        if word.endswith(end) and (word.removesuffix(end) in SPECIES or word.removesuffix(end) in PEOPLE):
            return word.removesuffix(end)
    return word


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Return every word that is understood somewhere, so that only strangers to all tables are told."""
    known: set[str] = set(lexicon.KNOWN_NOUNS)
    for phrase in words():
        known |= set(phrase.split())
    for table in (lexicon.PLACES, lexicon.TIMES, lexicon.WEATHERS, lexicon.SHOTS):
        for told in table.values():
            for phrase in lexicon.phrases(told):
                known |= set(phrase.split()) | set(plurals(phrase))
    known |= (
        set(lexicon.POSES)
        | set(lexicon.MOODS)
        | lexicon.HOLDING
        | lexicon.LOOKING
        | set(GARMENTS)
        | set(lexicon.LAMPLIGHT.split(","))
    )
    known |= set(SPECIES) | set(PEOPLE) | set(AGES) | lexicon.CROWDS | set(PATTERNS)
    return frozenset(known)


_ENDS = (
    lexicon.PREPOSITIONS
    | lexicon.DETERMINERS
    | lexicon.PRONOUNS
    | lexicon.words_of("and who which that is are was were while as then or but not so")
)


def _unknowns(raw: list[str], low: list[str], known: list[bool], marks: Marks) -> None:
    """Note phrases like "a gramophone" of which no word is known."""
    vocabulary = _vocabulary()
    for at, word in enumerate(low):
        if word not in lexicon.DETERMINERS or (
            word in ("that", "this", "no", "her") and at + 1 < len(low) and low[at + 1] in _ENDS
        ):
            continue
        phrase: list[str] = []
        for step in range(at + 1, min(at + 5, len(low))):
            if not low[step][0].isalpha() or low[step] in _ENDS or low[step] in lexicon.POSES:
                break
            if known[step]:
                phrase = []
                break
            phrase.append(low[step])
        nouns = [
            one
            for one in phrase
            if one not in colour.WORDS and one not in SIZES and not one.endswith(("ly", "est"))
        ]
        if nouns and not any(_is_known(one, vocabulary) for one in nouns):
            if raw[at + 1][0].isupper():
                continue
            marks.unknown.append(" ".join(phrase))


def _is_known(word: str, vocabulary: frozenset[str]) -> bool:
    bare = word.removesuffix("'s")
    return bare in vocabulary or bare.removesuffix("s") in vocabulary or bare.removesuffix("es") in vocabulary
