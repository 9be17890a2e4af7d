"""The layers of a look: what of a character a story says nothing of, and every picture will make up anew.

Face, eyes, hair and skin or what an animal is covered with, build; of people also age and outfit. Only English is
read, and only people and animals are judged: where a word is not known it is better to be silent than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from picturebook.diagnostics import Diagnostic, hint
from picturebook.manuscript.cast import Kind, Member
from picturebook.manuscript.story import Story
from picturebook.record import record
from picturebook.storyboard.sheets import OFTEN, seen
from picturebook.storyboard.shots import Shot
from picturebook.studio.sketch.colour import WORDS as COLOURS
from picturebook.studio.sketch.vocabulary import (
    AGES,
    COATS,
    GARMENTS,
    PATTERNS,
    PEOPLE,
    SIZES,
    SPECIES,
)

_WORD = re.compile(r"[a-z0-9']+")


def _words(text: str) -> frozenset[str]:
    return frozenset(_in_order(text))


def _in_order(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


_PHRASE = re.compile(r"[,;.()]|\b(?:with|and|in|who|that|wearing)\b")
_UNJUDGED = ("robot", "creature")  # a ghost has no age, and who knows what eyes
_FACE = _words(
    "face faced cheek cheeks cheeked chin nose nosed muzzle snout beak beaked bill whisker whiskers freckle freckles"
    " freckled dimple dimples dimpled beard bearded moustache moustached mustache stubble jaw eyebrow eyebrows brow"
    " brows smile smiling grin tooth teeth toothed lips mouth wrinkle wrinkles wrinkled scar forehead ear ears eared"
    " horn horns horned antlers mane maned trunk tusk tusks mask throat comb crest spectacles glasses"
)
_EYES = _words("eye eyes eyed")
_HAIR = _words(
    "hair haired bald beanie braid braids braided plait plaits bun afro curl curls curly ponytail pigtail pigtails"
    " puffs bob locs dreadlocks cornrows topknot blond blonde brunette redhead redheaded fringe quiff hijab headscarf"
    " turban cornrow spiky"
)
_HUMAN = _words("skin hair haired beard moustache")  # no animal is said to have them
_SKIN = _words("skin skinned complexion")
_BUILD = SIZES.keys() | _words(
    "short build built slight stocky broad heavy wiry lean petite plump gangly pudgy average medium middling bulky"
    " burly massive mighty mini miniature dainty delicate strong thickset portly rounded low long belly tummy bellied"
    " legs legged necked high weighty bony compact muscular squat"
)
_AGED = AGES.keys() | _words(
    "youthful teenaged grown twenties thirties forties fifties sixties seventies eighties"
)
_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty)"
)
_YEARS = re.compile(rf"\b(?:aged?|of|about|nearly|almost) {_NUMBER}\b|\b{_NUMBER}[ -](?:years?|months?)\b")
_COVER = _words("spines prickles spots spotted stripes striped patches shell scaly furry fluffy woolly")
_FEATHERED = ("heron", "hen", "duck", "bird", "owl", "penguin")
_BARE = ("fish", "frog", "elephant", "pig", "tortoise")


@record
class _Look:
    """All that a story says of how somebody looks, in words."""

    member: Member

    @property
    def words(self) -> frozenset[str]:
        """Every word of the look, its colours named by part."""
        return _words(" ".join((self.member.look, *(part for part, _ in self.member.palette))))

    @property
    def phrases(self) -> Iterator[frozenset[str]]:
        """The look phrase by phrase."""
        return (_words(phrase) for phrase in _PHRASE.split(self.member.look.lower()))

    def has(self, known: frozenset[str]) -> bool:
        """Say whether one of the words is known."""
        return bool(self.words & known)

    @property
    def built(self) -> bool:
        """Whether its size or shape is said; short hair and round cheeks say nothing of it."""
        parts = (_FACE | _EYES | _HAIR | GARMENTS.keys()) - SIZES.keys()
        return any(phrase & _BUILD and not phrase & parts for phrase in self.phrases)

    @property
    def covered(self) -> bool:
        """Whether an animal's colour is said."""
        elsewhere = _EYES | GARMENTS.keys()
        coloured = any(phrase & COLOURS.keys() and not phrase & elsewhere for phrase in self.phrases)
        return coloured or self.has(_COVER | COATS | frozenset(PATTERNS))

    @property
    def aged(self) -> bool:
        """Whether a person's age is said, if only as a child's or a grandmother's; a baker may be of any."""
        called = (PEOPLE[word][0] for word in self.words | _words(self.member.name) if word in PEOPLE)
        told = any(age not in ("", "adult") for age in called)
        return told or self.has(frozenset(_AGED)) or bool(_YEARS.search(self.member.look.lower()))

    @property
    def dressed(self) -> bool:
        """Whether it is said what a person wears."""
        return bool(self.member.wears or self.member.outfits) or self.has(frozenset(GARMENTS))


_Layers = tuple[tuple[str, str, Callable[[_Look], bool]], ...]
_PERSON: _Layers = (
    ("face", "a round face", lambda look: look.has(_FACE)),
    ("eyes", "brown eyes", lambda look: look.has(_EYES)),
    ("hair", "short black hair", lambda look: look.has(_HAIR)),
    ("skin", "light brown skin", lambda look: look.has(_SKIN)),
    ("build", "slim", lambda look: look.built),
    ("age", "seven years old", lambda look: look.aged),
    ("outfit", "a red jumper", lambda look: look.dressed),
)


def missing_layers(story: Story, shots: Sequence[Shot]) -> tuple[Diagnostic, ...]:
    """Return a hint for each character in three pictures or more whose look leaves something to be made up."""
    if story.language.split("-")[0].lower() != "en":
        return ()
    often = (one for one in seen(story, shots) if one.times >= OFTEN and one.member.kind is Kind.CHARACTER)
    found = ((one.member, one.times, unsaid(one.member)) for one in often)
    return tuple(_told(member, times, layers) for member, times, layers in found if layers)


def unsaid(member: Member) -> tuple[tuple[str, str], ...]:
    """Return the layers a look says nothing of, each with an example; none for whom we cannot judge."""
    look = _Look(member=member)
    kind = _kind_of(look)
    if not kind or kind in _UNJUDGED:
        return ()
    layers = _PERSON if kind == "person" else _animal(kind)
    return tuple((name, example) for name, example, said in layers if not said(look))


def _animal(kind: str) -> _Layers:
    cover = "feathers" if kind in _FEATHERED else "skin" if kind in _BARE else "fur"
    return (
        ("face", "a white beak" if kind in _FEATHERED else "a pale muzzle", lambda look: look.has(_FACE)),
        ("eyes", "black eyes", lambda look: look.has(_EYES)),
        (cover, f"brown {cover}", lambda look: look.covered),
        ("build", "small", lambda look: look.built),
    )


def _kind_of(look: _Look) -> str:
    """Return "person", a species, or "" for what no word tells."""
    for word in (*_in_order(look.member.look), *_in_order(look.member.name)):
        for one in (word, word.removesuffix("'s"), word.removesuffix("s")):
            if one in PEOPLE:
                return "person"
            if one in SPECIES:
                return SPECIES[one]
    return "person" if look.has(_HUMAN) else ""


def _told(member: Member, times: int, layers: tuple[tuple[str, str], ...]) -> Diagnostic:
    names = [name for name, _ in layers]
    looks = [example for name, example in layers if name != "outfit"]
    worn = [example for name, example in layers if name == "outfit"]
    add = [f"look: …, {', '.join(looks)}"] if looks else []
    add += [f"wears: {worn[0]}"] if worn else []
    said = f"{member.name} is in {times} pictures, and nothing is said of: {', '.join(names)}"
    told = f"what is not said may be drawn differently each time; type, for example: {'; '.join(add)}"
    return hint("layers", said, member.span, told)
