"""Builds: the proportions each kind of character is drawn with. Heads are large: it is a picture book."""

from __future__ import annotations

from dataclasses import replace

from picturebook.studio.sketch.skeleton import Build
from picturebook.studio.sketch.traits import Traits

# head, neck, torso, shoulder, waist, hip, arm, leg, arm's width, leg's width, belly, stoop
_PEOPLE: dict[str, tuple[float, ...]] = {
    "baby": (24, 0, 28, 10, 12, 13, 20, 18, 7, 9.5),
    "child": (19.5, 1, 30, 9.6, 9.6, 10.6, 27, 29, 6.4, 8.6),
    "teen": (16, 2, 32, 10, 9, 9.8, 31, 38, 5.8, 7.6),
    "adult": (15.4, 1.6, 34, 11.6, 10.6, 11.4, 33.5, 38, 6.2, 8),
    "old": (16, 1.2, 33, 11.2, 11.8, 11.8, 31, 33, 6, 7.6, 0.12, 0.09),
}  # fmt: skip
_PLAIN = (19, 0, 31, 9, 11.5, 12.5, 23, 22, 6, 8, 0.08)
_ANIMALS: dict[str, tuple[float, ...]] = {
    "mouse": (19, 0, 30, 8, 11.5, 13, 22, 20, 4.6, 6, 0.1),
    "hamster": (20, -7, 36, 15, 22, 22, 16, 12, 5.6, 8, 0.06),
    "bear": (17, -1, 42, 15, 20, 19.5, 31, 24, 10, 13, 0.1),
    "panda": (18, -1, 40, 15, 19, 18.5, 29, 23, 9.5, 12, 0.1),
    "koala": (20, -2, 32, 12, 15, 15, 24, 19, 7.5, 9),
    "cat": (18, 0, 32, 8.4, 10.6, 12, 25, 24, 5.8, 7.6),
    "fox": (17.5, 0, 33, 8.2, 9.8, 11.5, 26, 26, 5.4, 7.2),
    "rabbit": (16.5, 0, 30, 8.4, 11.4, 12.6, 22, 22, 5.2, 7.6, 0.08),
    "dog": (18, 0, 32, 9.4, 11, 11.8, 25, 24, 6.4, 8.2),
    "frog": (19, -4, 30, 9, 13, 13.5, 26, 27, 4.8, 6.2, 0.1),
    "elephant": (19, -3, 40, 15, 19, 19, 27, 25, 9.5, 13, 0.08),
    "pig": (19, -2, 34, 12, 16, 16, 22, 19, 6.6, 9, 0.1),
    "hedgehog": (19, -4, 32, 11, 15, 15.5, 18, 15, 5, 7, 0.08),
    "tortoise": (16, 4, 38, 12, 16, 16, 22, 18, 6.4, 8.6),
    "horse": (18, 3, 34, 10, 12, 12.5, 27, 30, 6.4, 8.2),
    "creature": (21, -7, 38, 15, 18, 18, 22, 17, 6, 9),
    "heron": (11, 19, 26, 7.5, 10.5, 8.5, 30, 40, 6, 2.2, 0.14),
    "hen": (14.5, -1, 36, 10, 20, 18, 24, 20, 8, 2.6, 0.14),
    "duck": (15, 3, 36, 10, 18, 17, 24, 15, 8, 3, 0.14),
    "bird": (19, -7, 40, 13, 20, 16, 25, 20, 8, 2.2, 0.12),
    "owl": (24, -8, 46, 18, 22, 19, 30, 12, 10, 3.2),
    "penguin": (18, -5, 46, 14, 19, 18, 27, 14, 8, 5),
}  # fmt: skip
_COLUMNS = (
    "head", "neck", "torso", "shoulder", "waist", "hip", "arm", "leg", "arm_wide", "leg_wide", "belly",
        "stoop",
)  # fmt: skip
_KIN = {
    "squirrel": "mouse", "raccoon": "cat", "badger": "bear", "wolf": "fox", "lion": "cat", "tiger": "cat",
    "sheep": "pig", "cow": "pig", "robot": "dog", "goat": "dog", "monkey": "cat", "person": "cat",
}  # fmt: skip


def build_of(traits: Traits) -> Build:
    """Return a character's proportions: those of its kind, changed by tall, small, slim and round."""
    if traits.human:
        build = _build(_PEOPLE.get(traits.age, _PEOPLE["adult"]))
    else:
        build = _build(_ANIMALS.get(traits.species) or _ANIMALS.get(_KIN.get(traits.species, ""), _PLAIN))
    if not traits.human and traits.age in ("child", "baby") and traits.species != "heron":
        build = replace(build, head=build.head * 1.1, leg=build.leg * 0.92)
    if "tall" in traits.build and traits.species != "heron":
        build = replace(build, leg=build.leg * 1.16, torso=build.torso * 1.06, arm=build.arm * 1.08)
    if "slim" in traits.build:
        build = replace(build, waist=build.waist * 0.86, hip=build.hip * 0.9, shoulder=build.shoulder * 0.94)
    if "round" in traits.build and traits.species not in ("hamster", "bear", "hen", "owl"):
        build = replace(build, waist=build.waist * 1.24, hip=build.hip * 1.12, belly=build.belly + 0.1)
    return build


def _build(row: tuple[float, ...]) -> Build:
    return Build(**dict(zip(_COLUMNS, row, strict=False)))
