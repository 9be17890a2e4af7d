"""Things by name: the words they are called, how large they are, where they like to be, and who draws them.

Sizes are in centimetres of a world where a child stands 110 tall, a little enlarged where a small thing
tells the story. Every drawing stands on y = 0 around x = 0; held things are drawn round the hand instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from picturebook.record import record
from picturebook.studio.sketch.paper import Paper


@record
class Look:
    """How one thing looks on this page."""

    colour: str | None = None
    empty: bool = False
    lit: bool = False
    seed: int = 0
    words: str = ""

    def or_(self, colour: str) -> str:
        """Return the colour told, or this one."""
        return self.colour or colour


@record
class Thing:
    """One kind of thing the stage can draw."""

    name: str
    words: str  # comma-parted, singular; plurals are found by themselves
    size: tuple[float, float]  # width and height in centimetres
    where: str  # hand | ground | sky | wall | water | mark | seat | shelter | fixed
    draw: Callable[[Paper, Look], None]
    grip: tuple[float, float] = (0.0, 0.0)  # where a hand takes it
    light: float = 0.0  # how far it shines, in centimetres

    @property
    def small(self) -> bool:
        """Say whether it fits in a hand or on a table."""
        return self.where == "hand"


@lru_cache(maxsize=1)
def things() -> dict[str, Thing]:
    """Return every thing the stage can draw, by name."""
    from picturebook.studio.sketch.stagecraft import (
        props_food,
        props_home,
        props_land,
        props_play,
        props_sky,
        props_small,
    )

    rooms = (props_small, props_food, props_home, props_play, props_land, props_sky)
    return {thing.name: thing for room in rooms for thing in room.THINGS}


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    """Return every word or phrase for a thing, plurals too, to the thing's name."""
    found: dict[str, str] = {}
    for thing in things().values():
        for word in (one.strip() for one in thing.words.split(",")):
            found[word] = thing.name
            for more in plurals(word):
                found.setdefault(more, thing.name)
    return found


def plurals(word: str) -> tuple[str, ...]:
    """Return the plain plurals of an English word or of the last word of a phrase."""
    if word.endswith(("s", "x", "ch", "sh")):
        return (word + "es",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith("fe"):
        return (word[:-2] + "ves", word + "s")
    if word.endswith("f"):
        return (word[:-1] + "ves", word + "s")
    return (word + "s", word + "es") if word.endswith("o") else (word + "s",)
