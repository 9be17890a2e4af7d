"""Builds: the proportions each kind of character is drawn with. Heads are large: it is a picture book."""

from __future__ import annotations

from dataclasses import replace

from picturebook.studio.sketch.skeleton import Build
from picturebook.studio.sketch.traits import Traits

PEOPLE: dict[str, Build] = {
    "baby": Build(head=24, neck=0, torso=28, shoulder=10, waist=12, hip=13, arm=20, leg=18, arm_wide=7, leg_wide=9.5),
    "child": Build(head=19.5, neck=1, torso=30, shoulder=9.6, waist=9.6, hip=10.6, arm=27, leg=29),
    "teen": Build(head=16, neck=2, torso=32, shoulder=10, waist=9, hip=9.8, arm=31, leg=38, arm_wide=5.8, leg_wide=7.6),
    "adult": Build(head=15.4, neck=1.6, torso=34, shoulder=11.6, waist=10.6, hip=11.4, arm=33.5, leg=38, arm_wide=6.2, leg_wide=8),
    "old": Build(head=16, neck=1.2, torso=33, shoulder=11.2, waist=11.8, hip=11.8, arm=31, leg=33, arm_wide=6, leg_wide=7.6, stoop=0.09, belly=0.12),
}  # fmt: skip
_PLAIN = Build(
    head=19,
    neck=0,
    torso=31,
    shoulder=9,
    waist=11.5,
    hip=12.5,
    arm=23,
    leg=22,
    arm_wide=6,
    leg_wide=8,
    belly=0.08,
)
ANIMALS: dict[str, Build] = {
    "mouse": Build(head=19, neck=0, torso=30, shoulder=8, waist=11.5, hip=13, arm=22, leg=20, arm_wide=4.6, leg_wide=6, belly=0.1),
    "hamster": Build(head=20, neck=-7, torso=36, shoulder=15, waist=22, hip=22, arm=16, leg=12, arm_wide=5.6, leg_wide=8, belly=0.06),
    "bear": Build(head=17, neck=-1, torso=42, shoulder=15, waist=20, hip=19.5, arm=31, leg=24, arm_wide=10, leg_wide=13, belly=0.1),
    "panda": Build(head=18, neck=-1, torso=40, shoulder=15, waist=19, hip=18.5, arm=29, leg=23, arm_wide=9.5, leg_wide=12, belly=0.1),
    "koala": Build(head=20, neck=-2, torso=32, shoulder=12, waist=15, hip=15, arm=24, leg=19, arm_wide=7.5, leg_wide=9),
    "cat": Build(head=18, neck=0, torso=32, shoulder=8.4, waist=10.6, hip=12, arm=25, leg=24, arm_wide=5.8, leg_wide=7.6),
    "fox": Build(head=17.5, neck=0, torso=33, shoulder=8.2, waist=9.8, hip=11.5, arm=26, leg=26, arm_wide=5.4, leg_wide=7.2),
    "rabbit": Build(head=16.5, neck=0, torso=30, shoulder=8.4, waist=11.4, hip=12.6, arm=22, leg=22, arm_wide=5.2, leg_wide=7.6, belly=0.08),
    "dog": Build(head=18, neck=0, torso=32, shoulder=9.4, waist=11, hip=11.8, arm=25, leg=24, arm_wide=6.4, leg_wide=8.2),
    "frog": Build(head=19, neck=-4, torso=30, shoulder=9, waist=13, hip=13.5, arm=26, leg=27, arm_wide=4.8, leg_wide=6.2, belly=0.1),
    "elephant": Build(head=19, neck=-3, torso=40, shoulder=15, waist=19, hip=19, arm=27, leg=25, arm_wide=9.5, leg_wide=13, belly=0.08),
    "pig": Build(head=19, neck=-2, torso=34, shoulder=12, waist=16, hip=16, arm=22, leg=19, arm_wide=6.6, leg_wide=9, belly=0.1),
    "hedgehog": Build(head=19, neck=-4, torso=32, shoulder=11, waist=15, hip=15.5, arm=18, leg=15, arm_wide=5, leg_wide=7, belly=0.08),
    "tortoise": Build(head=16, neck=4, torso=38, shoulder=12, waist=16, hip=16, arm=22, leg=18, arm_wide=6.4, leg_wide=8.6),
    "horse": Build(head=18, neck=3, torso=34, shoulder=10, waist=12, hip=12.5, arm=27, leg=30, arm_wide=6.4, leg_wide=8.2),
    "creature": Build(head=21, neck=-7, torso=38, shoulder=15, waist=18, hip=18, arm=22, leg=17, arm_wide=6, leg_wide=9),
    "heron": Build(head=9.5, neck=20, torso=26, shoulder=7.5, waist=10.5, hip=8.5, arm=30, leg=40, arm_wide=6, leg_wide=2.2, belly=0.14),
    "hen": Build(head=14.5, neck=-1, torso=36, shoulder=10, waist=20, hip=18, arm=24, leg=20, arm_wide=8, leg_wide=2.6, belly=0.14),
    "duck": Build(head=15, neck=3, torso=36, shoulder=10, waist=18, hip=17, arm=24, leg=15, arm_wide=8, leg_wide=3, belly=0.14),
    "bird": Build(head=19, neck=-7, torso=40, shoulder=13, waist=20, hip=16, arm=25, leg=20, arm_wide=8, leg_wide=2.2, belly=0.12),
    "owl": Build(head=24, neck=-8, torso=46, shoulder=18, waist=22, hip=19, arm=30, leg=12, arm_wide=10, leg_wide=3.2),
    "penguin": Build(head=18, neck=-5, torso=46, shoulder=14, waist=19, hip=18, arm=27, leg=14, arm_wide=8, leg_wide=5),
}  # fmt: skip
_KIN = {
    "squirrel": "mouse", "raccoon": "cat", "badger": "bear", "wolf": "fox", "lion": "cat", "tiger": "cat",
    "sheep": "pig", "cow": "pig", "robot": "dog", "goat": "dog", "monkey": "cat", "person": "cat",
}  # fmt: skip


def build_of(traits: Traits) -> Build:
    """Return a character's proportions: those of its kind, changed by tall, small, slim and round."""
    if traits.human:
        build = PEOPLE.get(traits.age, PEOPLE["adult"])
    else:
        build = ANIMALS.get(traits.species) or ANIMALS.get(_KIN.get(traits.species, ""), _PLAIN)
    if not traits.human and traits.age in ("child", "baby") and traits.species != "heron":
        build = replace(build, head=build.head * 1.1, leg=build.leg * 0.92)
    if "tall" in traits.build and traits.species != "heron":
        build = replace(build, leg=build.leg * 1.16, torso=build.torso * 1.06, arm=build.arm * 1.08)
    if "slim" in traits.build:
        build = replace(build, waist=build.waist * 0.86, hip=build.hip * 0.9, shoulder=build.shoulder * 0.94)
    if "round" in traits.build and traits.species not in ("hamster", "bear", "hen", "owl"):
        build = replace(build, waist=build.waist * 1.24, hip=build.hip * 1.12, belly=build.belly + 0.1)
    return build
