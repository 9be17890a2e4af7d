"""Choices for what nobody said: made from the character's own digest, so they hold on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from picturebook.studio.sketch import colour, vocabulary
from picturebook.studio.sketch.cloth import Cloth, Garment

if TYPE_CHECKING:
    from picturebook.studio.sketch.traits import Traits

COATS: dict[str, tuple[str, ...]] = {
    "mouse": ("#a3a1a6", "#b79a83", "#8f8a8c"), "hamster": ("#d9ae79", "#c98f5a", "#e3c69c"),
    "cat": ("#d9823f", "#8d8a90", "#4a4446"), "dog": ("#c99a66", "#8c5e3c", "#e6cfa8"),
    "bear": ("#8c5e3c", "#6f4a33", "#a9774c"), "rabbit": ("#b08a68", "#cbb7a0", "#f3ece0"),
    "fox": ("#d4713a",), "wolf": ("#8b8d96",), "heron": ("#dfe6ea", "#a9b7c4"), "hen": ("#c8744a", "#f2e6d2"),
    "duck": ("#f0e2b8", "#f6f0e2"), "bird": ("#6f9fc4", "#c9705a", "#8aa866"), "owl": ("#9a7452", "#8d857e"),
    "penguin": ("#454a5c",), "fish": ("#e88d4a", "#5f9fc0"), "elephant": ("#a4a8b4",), "pig": ("#f0b7b4",),
    "sheep": ("#f3ece0",), "cow": ("#f3ece0", "#b98560"), "goat": ("#e9e0d2", "#b79a7c"),
    "horse": ("#a9704a", "#c9a178"), "frog": ("#84b45f",), "tortoise": ("#a3b566",), "squirrel": ("#bf6f3f",),
    "hedgehog": ("#d9b893",), "badger": ("#77767c",), "raccoon": ("#8f8a88",), "lion": ("#dcae62",),
    "tiger": ("#e39a4b",), "monkey": ("#8a5f42",), "panda": ("#f6f0e6",), "koala": ("#a3a5ac",),
    "robot": ("#9fb4c0", "#b5b0c4"), "creature": ("#8fb7a5", "#a792c4", "#d99a86"),
}  # fmt: skip


def fill_in(traits: Traits) -> None:
    """Complete traits in place: age, colours, hair and, for people, clothes."""
    if traits.human:
        _person(traits)
        return
    if traits.species in ("fox", "squirrel", "cow", "panda") and traits.coat == colour.WORDS["red"]:
        traits.coat = "#cc6632"  # what people call a red fox
    if "kind:robin" in traits.marks:
        traits.coat = traits.coat or "#94755a"
        traits.parts = {"belly": "#dc6a42"} | traits.parts
    choice = COATS.get(traits.species, COATS["creature"])
    traits.coat = traits.coat or choice[traits.pick("coat", len(choice))]
    traits.age = traits.age or "adult"


def _person(traits: Traits) -> None:
    traits.age = traits.age or ("child" if traits.pick("age", 2) else "adult")
    tones: tuple[str, ...] = vocabulary.SKINS
    if traits.hair and _fair(traits.hair):
        tones = (vocabulary.SKINS[0], vocabulary.SKINS[5], vocabulary.SKINS[1])
    traits.coat = traits.coat or tones[traits.pick("skin", len(tones))]
    if not traits.hair:
        old = "#d7d4d2" if traits.pick("grey", 2) else "#b9b6b8"
        choice = vocabulary.HAIRS if colour.luminance(traits.coat) > 0.55 else vocabulary.HAIRS[:2]
        traits.hair = old if traits.age == "old" else choice[traits.pick("hair", len(choice))]
    if traits.beard and not traits.parts.get("beard"):
        traits.parts["beard"] = traits.hair
    traits.style = traits.style or _style(traits)
    _dress(traits)


def _fair(tone: str) -> bool:
    """Tell red and fair hair, which go with a light skin unless the words say otherwise."""
    red, _, blue = colour.rgb(tone)
    return red - blue > 60 and colour.luminance(tone) > 0.34


def _style(traits: Traits) -> str:
    if traits.age == "baby":
        return "baby"
    girls = ("bob", "pigtails", "ponytail", "long", "braids")
    boys = ("short", "spiky", "short", "curly")
    if traits.age == "old":
        girls, boys = ("bun", "bob", "bun", "curly", "bun"), ("short", "bald", "short", "bald")
    either = girls + boys
    choice = {"girl": girls, "boy": boys}.get(traits.sort, either)
    return choice[traits.pick("style", len(choice))]


def _dress(traits: Traits) -> None:
    """Give a person what decency asks for and nobody mentioned."""

    def add(kind: str, shade: str) -> None:
        traits.garments.append(Garment(kind=kind, cloth=Cloth(colour=shade, named=False)))

    tops = ("#e3b04b", "#c9665a", "#6f9fc4", "#8fae6a", "#b48ab8", "#e8dcc4")
    legs = ("#4f6588", "#7a6552", "#5f7a6c", "#6a5a78")
    whole = traits.wears("dress", "pyjamas")
    if not whole and not traits.wears("shirt", "jumper", "jacket", "coat"):
        add("shirt", tops[traits.pick("shirt", len(tops))])
    elif traits.wears("jacket") and not traits.wears("shirt", "jumper") and not whole:
        add("shirt", "#f3ead8")
    if not whole and not traits.wears("trousers", "shorts", "skirt", "dungarees"):
        add("trousers", legs[traits.pick("legs", len(legs))])
    if not traits.wears("shoes", "boots", "socks") and traits.age != "baby":
        barefoot = traits.wears("pyjamas") or (traits.wears("dress") and _night(traits))
        if not barefoot:
            add("shoes", ("#7a4b3c", "#4b4a58", "#a8483f")[traits.pick("shoes", 3)])


def _night(traits: Traits) -> bool:
    dress = traits.wears("dress")
    return bool(dress and dress.word.startswith("night"))
