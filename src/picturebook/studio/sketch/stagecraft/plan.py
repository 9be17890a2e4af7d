"""The plan of a scene: who is in it, doing what, with which things, where and when."""

from __future__ import annotations

from dataclasses import dataclass, field

from picturebook.record import record
from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.stagecraft import lexicon


@dataclass(slots=True, kw_only=True)
class Actor:
    """One figure of the picture, as the words have it."""

    entry: CastEntry
    pose: Pose | None = None
    mood: Mood = Mood.HAPPY
    side: str | None = None  # left | centre | right
    level: str | None = None  # above | below | behind
    looks_at: str | None = None  # an actor's name or a thing's
    holds: list[Piece] = field(default_factory=list)
    inside: str | None = None  # a thing around, under or beneath them: travel ball, bed, boat, bench …
    beside: str | None = None
    peeks: bool = False
    lands: bool = False
    points: bool = False  # an arm goes out to what they look at
    told: bool = False  # named as doing something
    extra: bool = False


@dataclass(slots=True, kw_only=True)
class Piece:
    """One thing of the picture."""

    name: str
    where: str  # held | table | ground | mark | sky | wall | fixed | water | fly | aloft
    beside: str | None = None
    colour: str | None = None
    empty: bool = False
    lit: bool = False
    size: float = 1.0
    words: str = ""
    looked_at: bool = False


def baked(words: str) -> str:
    """Return what is in the oven, as far as a scene's words tell."""
    return "star cookies" if "star cookie" in words or "stars" in words else "cookies"


@record
class ScenePlan:
    """All that is to be on the stage."""

    setting: str
    place_words: str
    time: str
    weather: str
    camera: str  # close | medium | wide
    low: bool
    high: bool
    lamplight: bool
    actors: tuple[Actor, ...]
    pieces: tuple[Piece, ...]
    not_drawn: tuple[str, ...] = ()

    @property
    def indoors(self) -> bool:
        """Whether there is a roof over it."""
        return self.setting in lexicon.INDOORS
