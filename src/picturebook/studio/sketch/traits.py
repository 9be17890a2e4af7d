"""Traits: what a character looks like, read from the words of the brief.

Words are matched phrase by phrase (commas, semicolons, "and", "with" part them),
    so a phrase with nothing in it  # fmt: skip
this artist can draw is reported instead of lost. What nobody said is chosen from a digest of name and look:
the same character is the same on every page, and two of a cast differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch import colour, vocabulary
from picturebook.studio.sketch.cloth import Cloth, Garment
from picturebook.studio.sketch.defaults import fill_in

_PART = re.compile(r"[,;.()]|\bwith\b|\band\b|\bin\b(?= (?:a|an|the|his|her|their|big|green|blue|red)\b)|&")
_WORD = re.compile(r"[a-z#0-9']+(?:-[a-z]+)*")


@dataclass(slots=True, kw_only=True)
class Traits:
    """Everything the pens need to know of one character."""

    seed: int
    name: str = ""
    species: str = ""
    age: str = ""
    sort: str = ""  # girl, boy or open
    build: frozenset[str] = frozenset()
    coat: str = ""  # fur, feathers or skin
    hair: str = ""
    style: str = ""
    beard: str = ""
    parts: dict[str, str] = field(default_factory=dict)  # part → colour
    marks: set[str] = field(default_factory=set)  # glasses, freckles, notched ear, bent feather, flour ...
    garments: list[Garment] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    not_drawn: list[str] = field(default_factory=list)

    @property
    def human(self) -> bool:
        """Tell whether this is a person."""
        return self.species == "person"

    def wears(self, *kinds: str) -> Garment | None:
        """Return the first garment of these kinds."""
        return next((worn for worn in self.garments if worn.kind in kinds), None)

    def pick(self, what: str, count: int) -> int:
        """Return a number below count that is this character's own for this question."""
        return int.from_bytes(sha256(f"{self.seed}:{what}".encode()).digest()[:4], "big") % count


def read_traits(entry: CastEntry) -> Traits:
    """Return what an entry's words say, and sensible choices for what they do not."""
    digest = sha256(f"{entry.name}\0{entry.look}".encode()).digest()
    traits = Traits(seed=int.from_bytes(digest[:6], "big"), name=entry.name)
    _find_kind(traits, entry)
    for phrase in _phrases(entry.look):
        _note(traits, phrase, worn=False)
    for phrase in _phrases(entry.wears or ""):
        _note(traits, phrase, worn=True)
    _forbid(traits, entry.never)
    _tint(traits, entry.palette)
    fill_in(traits)
    return traits


def _phrases(text: str) -> Iterator[str]:
    """Part a description into phrases; an adjective left alone ("red and") joins what follows it."""
    kept = ""
    for piece in _PART.split(text.lower().replace("’", "'")):
        piece = f"{kept} {piece}".strip()
        words = _WORD.findall(piece)
        kept = ""
        if not words:
            continue
        plain = all(word in colour.WORDS or word in vocabulary.PATTERNS for word in words)
        if plain and len(words) < 3 and words[-1] not in vocabulary.PATTERN_NOUNS:
            kept = piece
            continue
        yield piece
    if kept:
        yield kept


def _find_kind(traits: Traits, entry: CastEntry) -> None:
    """Find the species and age: the last word that names a kind before the first comma wins, then any."""
    for text in (*entry.look.lower().split(","), entry.name.lower(), (entry.age or "").lower()):
        words = _WORD.findall(text)
        kinds = [
            word for word in words if _one(word) in vocabulary.SPECIES or _one(word) in vocabulary.PEOPLE
        ]
        if kinds and not traits.species:
            _take_kind(traits, _one(kinds[0]))
        if traits.species == "person" and not traits.sort:
            sorts = [vocabulary.PEOPLE[_one(word)][1] for word in kinds if _one(word) in vocabulary.PEOPLE]
            traits.sort = next((sort for sort in sorts if sort), "")
    _find_age(traits, _WORD.findall(f"{entry.age or ''} {entry.look} {entry.name}".lower()))
    if not traits.species:
        human = re.search(r"\b(skin|hair|beard|moustache|years)\b", entry.look.lower())
        traits.species = "person" if human or not entry.look.strip() else "creature"


def _find_age(traits: Traits, words: list[str]) -> None:
    told = next((word for word in words if word in vocabulary.AGES), None)
    if told == "young" and traits.age == "adult":
        traits.age = "teen"
    elif told and traits.age in ("", "adult", "child") and not (told in ("child", "kid") and traits.age):
        traits.age = vocabulary.AGES[told]


def _take_kind(traits: Traits, word: str) -> None:
    if word in vocabulary.PEOPLE:
        traits.species = "person"
        traits.age, traits.sort = vocabulary.PEOPLE[word]
    else:
        traits.species = vocabulary.SPECIES[word]
    traits.marks.add(f"kind:{word}")


def _one(word: str) -> str:
    """Return the singular of a plain plural, so "a child's" and "foxes" are found."""
    word = word.removesuffix("'s")
    if word in vocabulary.SPECIES or word in vocabulary.PEOPLE:
        return word
    for end in ("es", "s"):
        if word.endswith(end) and word.removesuffix(end) in vocabulary.SPECIES:
            return word.removesuffix(end)
    return word


def _note(traits: Traits, phrase: str, *, worn: bool) -> None:
    """Take from one phrase all it says; file it under drawn or not drawn."""
    words = _WORD.findall(phrase)
    if any(word in vocabulary.NEGATIVES for word in words):
        _forbid(traits, (phrase,))
        return
    found = _garment(traits, phrase, words, worn=worn)
    found = _pattern(traits, phrase, words, found) or found
    if not worn and not found:
        found = _body(traits, phrase, words)
    found = _feature(traits, phrase, words) or found
    traits.build |= {vocabulary.SIZES[word] for word in words if word in vocabulary.SIZES and not worn}
    known = vocabulary.SIZES.keys() | vocabulary.AGES.keys() | vocabulary.SPECIES.keys()
    found = found or any(word in known or _one(word) in vocabulary.PEOPLE for word in words)
    (traits.drawn if found else traits.not_drawn).append(phrase)


def _garment(traits: Traits, phrase: str, words: list[str], *, worn: bool) -> bool:
    at = next((i for i, word in enumerate(words) if word in vocabulary.GARMENTS), None)
    if at is None:
        return False
    kind, word = vocabulary.GARMENTS[words[at]], words[at]
    if (
        not worn
        and not traits.human
        and word in ("coat", "socks", "cap", "collar", "top")
        and kind != "glasses"
    ):
        return False  # a brown coat on a dog is fur
    if kind == "glasses":
        traits.marks.add("glasses")
        traits.parts["glasses"] = colour.colour_in(phrase) or "#6b5a45"
        return True
    if (word == "gown" and "dressing" in words) or (word == "robe" and "bath" in words):
        kind = "coat"
    if kind == "hat":
        kind = next((vocabulary.HAT_SORTS[word] for word in words[:at] if word in vocabulary.HAT_SORTS), kind)
    traits.garments = [worn for worn in traits.garments if worn.kind != kind]
    traits.garments.append(Garment(kind=kind, cloth=_cloth(traits, words, kind), word=word))
    return True


def _cloth(traits: Traits, words: list[str], kind: str) -> Cloth:
    """Return the cloth of a phrase: its colours in order, and its pattern."""
    colours = [found for i in range(len(words)) if (found := _colour_at(words, i))]
    pattern = next((vocabulary.PATTERNS[part] for word in words for part in _split(word)), "plain")
    first = colours[0] if colours else fallback(traits, kind, words)
    second = colours[1] if len(colours) > 1 else "#fbf7ee"
    if pattern != "plain" and len(colours) == 1 and colour.luminance(first) > 0.85:
        second = "#8fa9c8"
    if pattern == "striped" and kind in ("apron", "trousers", "dress", "skirt", "waistcoat"):
        pattern = "upright"
    if pattern == "upright" and len(colours) == 1 and kind == "apron":
        first, second = "#fbf7ee", first
    return Cloth(colour=first, second=second, pattern=pattern, named=bool(colours))


def _split(word: str) -> list[str]:
    return [part for part in (word, *word.split("-")) if part in vocabulary.PATTERNS]


def _colour_at(words: list[str], i: int) -> str | None:
    parts = words[i].split("-")
    if not any(part in colour.WORDS for part in parts):
        return None
    before = words[i - 1] if i else ""
    return colour.colour_in(" ".join((before if before not in colour.WORDS else "", *parts)))


def fallback(traits: Traits, kind: str, words: list[str] | None = None) -> str:
    """Return the colour of a garment whose colour nobody told."""
    if (words and "denim" in words) or kind == "dungarees":
        return "#5f83ad"
    if words and "straw" in words:
        return colour.WORDS["straw"]
    fixed = {
        "chef": "#fbf7ee",
        "cone": "#5b4f7c",
        "topper": "#4a464f",
        "crown": "#e2b23c",
        "boots": "#6b4a37",
        "shoes": "#7a4b3c",
        "hat": "#d9b775",
    }
    choice = ("#c95f50", "#5b8dbe", "#d4a437", "#6fa265", "#8b6aa8", "#3f8f90", "#d9778c", "#b8703f")
    return fixed.get(kind) or choice[traits.pick(kind, len(choice))]


def _pattern(traits: Traits, phrase: str, words: list[str], found: bool) -> bool:
    """Give a pattern told after its garment ("a dress", "white spots") to that garment."""
    sort = next((vocabulary.PATTERNS[word] for word in words if word in vocabulary.PATTERNS), None)
    if found or not sort or not traits.garments:
        return False
    last = traits.garments[-1]
    second = colour.colour_in(phrase) or "#fbf7ee"
    cloth = replace(last.cloth, second=second, pattern=sort)
    traits.garments[-1] = Garment(kind=last.kind, cloth=cloth, word=last.word)
    return True


def _body(traits: Traits, phrase: str, words: list[str]) -> bool:
    """Read skin, hair, fur and parts from a phrase."""
    if traits.human:
        return _person(traits, phrase, words)
    tone = colour.colour_in(phrase)
    part = next((vocabulary.PARTS[word] for word in reversed(words) if word in vocabulary.PARTS), None)
    if part == "tail" and "tip" in words:
        part = "tip"
    if part:
        if tone:
            traits.parts[part] = tone
        if part in ("stripes", "patches", "horns", "mane"):
            traits.marks.add(part)
        return True
    if tone and not traits.coat:
        traits.coat = tone
        colours = [found for i in range(len(words)) if (found := _colour_at(words, i))]
        if len(colours) > 1:  # "black and white": the second is underneath
            traits.parts = {"belly": colours[1], "chin": colours[1]} | traits.parts
        return True
    return bool(tone) or any(word in vocabulary.COATS for word in words)


def _person(traits: Traits, phrase: str, words: list[str]) -> bool:
    tone = next((tone for told, tone in vocabulary.SKIN if told in phrase), None)
    if tone:
        traits.coat = tone
        return True
    if "eyes" in words:
        traits.parts["eyes"] = colour.colour_in(phrase) or "#3a2a2a"
        return True
    style = next((style for word, style in vocabulary.STYLES if word in words), None)
    grows = {"hair", "bun", "afro", "curls", "curly", "puffs", "bob", "bald"} & set(words) or style in (
        "braids", "pigtails", "ponytail", "spiky",
    )  # fmt: skip
    if {"beard", "moustache", "mustache", "whiskers", "stubble"} & set(words):
        return False
    if not grows or "glasses" in words:
        return "skin" in words or "cheeks" in words or "nose" in words
    if style and (not traits.style or style != "long"):
        traits.style = style if style != "short" or "curly" not in words else "curly"
    traits.hair = colour.colour_in(_hair_words(phrase)) or traits.hair
    return True


def _hair_words(phrase: str) -> str:
    for word, named in (("red", "#b5532d"), ("ginger", "ginger"), ("fair", "blond"), ("dark", "dark brown")):
        if re.search(rf"\b{word}\b(?! (?:brown|grey|blond|blonde|auburn|red))", phrase):
            return phrase.replace(word, {"red": "copper"}.get(word, named), 1)
    return phrase


def _feature(traits: Traits, phrase: str, words: list[str]) -> bool:
    """Read marks that are neither garment nor colour."""
    has = set(words)
    found = False
    for told, mark in _MARKS:
        if all(any(word.startswith(part) for word in has) for part in told):
            traits.marks.add(mark)
            found = True
    if "moustache" in has or "mustache" in has:
        traits.beard = "both" if traits.beard == "beard" else "moustache"
    if "beard" in has or "bearded" in has:
        traits.marks |= {"long beard"} if "long" in has else set()
        traits.beard = "both" if traits.beard == "moustache" else "beard"
    if traits.beard and {"beard", "bearded", "moustache", "mustache"} & has:
        traits.parts["beard"] = colour.colour_in(_hair_words(phrase)) or traits.parts.get("beard", "")
        return True
    return found


_MARKS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("freckle",), "freckles"), (("notch",), "notched ear"), (("torn", "ear"), "notched ear"),
    (("bent", "feather"), "bent feather"), (("flour",), "flour"), (("dust",), "flour"),
    (("gap", "tooth"), "gap tooth"), (("missing", "tooth"), "gap tooth"), (("ros", "cheek"), "rosy"),
    (("robot",), "robot"), (("ghost",), "ghost"), (("dragon",), "dragon"), (("lash",), "lashes"),
    (("dimple",), "rosy"), (("monster",), "monster"),
)  # fmt: skip


def _forbid(traits: Traits, never: tuple[str, ...]) -> None:
    for told in never:
        words = _WORD.findall(told.lower())
        kinds = {vocabulary.GARMENTS[word] for word in words if word in vocabulary.GARMENTS}
        if "hat" in kinds:
            kinds |= {"cap", "beanie", "chef", "cone", "topper"}
        tail_or_hair = {"tail", "hair"} & set(words)
        if not ("bow" in kinds and tail_or_hair):
            traits.garments = [worn for worn in traits.garments if worn.kind not in kinds]
        if "glasses" in kinds:
            traits.marks.discard("glasses")
        for mark in ("freckles", "flour", "beard"):
            if mark in words:
                traits.marks.discard(mark)
                traits.beard = "" if mark == "beard" else traits.beard


def _tint(traits: Traits, palette: tuple[tuple[str, str], ...]) -> None:
    """Let the palette overrule the words."""
    for part, told in palette:
        value = told if told.startswith("#") else colour.colour_in(told) or f"#{told}"
        for word in _WORD.findall(part.lower()):
            if not _dye(traits, word, value):
                _colour_part(traits, word, value)


def _dye(traits: Traits, word: str, value: str) -> bool:
    """Dye the garment a palette's word names; tell whether one is worn."""
    kind, dyed = vocabulary.GARMENTS.get(word), False
    for at, worn in enumerate(traits.garments):
        if worn.word == word or (kind and worn.kind == kind):
            traits.garments[at] = Garment(kind=worn.kind, word=worn.word, cloth=_dyed(worn.cloth, value))
            dyed = True
    return dyed


def _colour_part(traits: Traits, word: str, value: str) -> None:
    if word == "hair":
        traits.hair = value
    elif word in vocabulary.COATS:
        traits.coat = value
    elif word in ("glasses", "beard"):
        traits.parts[word] = value
    elif word in vocabulary.PARTS:
        traits.parts[vocabulary.PARTS[word]] = value


def _dyed(cloth: Cloth, value: str) -> Cloth:
    if cloth.colour == "#fbf7ee" and cloth.pattern != "plain":
        return Cloth(colour=cloth.colour, second=value, pattern=cloth.pattern)
    return Cloth(colour=value, second=cloth.second, pattern=cloth.pattern)
