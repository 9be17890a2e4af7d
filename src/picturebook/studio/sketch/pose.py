"""Poses and moods: the words a figure can be asked for, and what it is asked with."""

from __future__ import annotations

from enum import StrEnum

from picturebook.record import record
from picturebook.storyboard.brief import CastEntry
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


@record
class Ask:
    """One figure as the stage wants it."""

    entry: CastEntry
    pose: Pose = Pose.STANDING
    mood: Mood = Mood.NEUTRAL
    height: float = 400.0  # pixels of the standing figure, ears and hat included
    facing: str = "right"  # "left", "right" or "front"
    line: str = "#4a3a3a"
    line_width: float = 3.0  # pixels


@record
class Figure:
    """A drawn figure; the origin is the middle of the ground under it, y grows downwards."""

    svg: str
    box: Box
    head: Box
    hands: tuple[Point, Point]  # near, far: where a held thing is drawn
    drawn: tuple[str, ...] = ()
    not_drawn: tuple[str, ...] = ()  # phrases of the look or outfit this artist has no pen for
