"""Poses and moods: the words a figure can be asked for, and what it is asked with."""

from __future__ import annotations

from enum import StrEnum

from picturebook.record import record
from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch.hand import PLAIN, Hand
from picturebook.studio.sketch.svg import Point

Box = tuple[float, float, float, float]


class Pose(StrEnum):
    """What the body does."""

    STANDING = "standing"
    WALKING = "walking"
    RUNNING = "running"
    SITTING = "sitting"
    LYING = "lying"
    REACHING = "reaching"  # pointing, or stretching up
    JUMPING = "jumping"  # and dancing
    CARRYING = "carrying"  # both hands hold something in front
    CROUCHING = "crouching"
    WAVING = "waving"
    HUGGING = "hugging"
    FLYING = "flying"
    CHEERING = "cheering"  # both hands in the air


class Mood(StrEnum):
    """What the face says."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    SURPRISED = "surprised"
    ANGRY = "angry"
    SCARED = "scared"
    SLEEPING = "asleep"
    YAWNING = "yawning"
    DELIGHTED = "delighted"
    THINKING = "curious"
    WORRIED = "worried"


class Hold(StrEnum):
    """How a thing is held."""

    NOTHING = "nothing"
    HANG = "hang"  # in the hand, wherever the pose has it
    ONE = "one"  # up in front, in the farther hand
    NEAR = "near"  # up in front, in the nearer hand
    TWO = "two"  # a thing in either hand
    BOTH = "both"  # between both hands
    PAGE = "page"  # in the farther hand, the nearer one writes on it


@record
class Bearing:
    """How head and hands are borne, on top of the pose; the origin is the ground under the figure."""

    gaze: Point | None = None  # the way the eyes go, one long
    hold: Hold = Hold.NOTHING
    apart: float = 0.0  # half the way between two hands that hold one thing
    aim: Point | None = None  # where a pointing or reaching hand goes
    curled: bool = False  # whether who lies is rolled up, and who crouches crouches low


@record
class Ask:
    """One figure as the stage wants it."""

    entry: CastEntry
    pose: Pose = Pose.STANDING
    mood: Mood = Mood.NEUTRAL
    height: float = 400.0  # pixels of the standing figure, ears and hat included
    facing: str = "right"  # "left", "right" or "front"
    hand: Hand = PLAIN
    line_width: float = 3.0  # pixels
    bearing: Bearing = Bearing()  # pixels, as seen: x grows to the right whatever the figure faces


@record
class Figure:
    """A drawn figure; the origin is the middle of the ground under it, y grows downwards."""

    svg: str
    box: Box
    head: Box
    hands: tuple[Point, Point]  # near, far: where a held thing is drawn
    over: str = ""  # what of hands and arms lies over the held thing
    held: Point = (0.0, 0.0)  # the grip of the first held thing
    drawn: tuple[str, ...] = ()
    not_drawn: tuple[str, ...] = ()  # phrases of the look or outfit this artist has no pen for
