"""The scene: what a brief's words ask the stage for. Who does what with which face, where, when, with what.

Each sentence is cut at its names: the words after a name, up to the next one, say what that one does. Names
joined by "and" share a verb. What nobody's drawing exists for is listed, never silently dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch import words
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.props import PROPS

_JOINED = re.compile(r"^\s*(?:,|,?\s*and|or|in his \w[\w ]* ball|in her \w[\w ]* ball)?\s*$")
_SIDES = {"left": 0.0, "centre": 0.5, "center": 0.5, "middle": 0.5, "right": 1.0}
_HOLDING = re.compile(
    r"(?<!\w)(?:with|holds?|holding|carr(?:y|ies)|under|waves?|writes? in|writing in|reads?|reading"
    r"|in (?:his|her|its|their) hands?|over)(?!\w)"
)
_EXTRAS = (
    "boy",
    "girl",
    "man",
    "woman",
    "mother",
    "father",
    "mum",
    "dad",
    "grandma",
    "grandpa",
    "baby",
    "king",
    "queen",
    "mouse",
    "cat",
    "dog",
    "bear",
    "rabbit",
    "fox",
    "hen",
    "owl",
    "bird",
    "heron",
    "fish",
    "elephant",
    "frog",
    "ant",
    "duck",
    "pig",
    "sheep",
    "cow",
    "goat",
    "horse",
)
_BALL = re.compile(r"(?:clear |transparent )?(?:travel|hamster|rolling) ball")
_COLOUR_BEFORE = 24  # characters before a prop in which its colour may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One figure of the picture."""

    entry: CastEntry
    pose: Pose
    mood: Mood
    at: float | None  # 0 left, 1 right; None where the stage may choose
    looks_at: str | None
    holds: tuple[str, ...] = ()
    in_ball: bool = False
    peeks: bool = False
    extra: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One prop of the picture: its name in the drawings, its colour if one was said, where it stands."""

    name: str
    colour: str | None
    where: str  # table | floor | wall | sky | ground-mark | furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is on the stage."""

    setting: str
    time: str
    weather: str | None
    close: bool
    wide: bool
    actors: tuple[Actor, ...]
    things: tuple[Thing, ...]
    place_seed: str
    not_drawn: tuple[str, ...] = ()


def read_scene(brief: Brief) -> Scene:
    """Read a brief's words into a scene."""
    told = " ".join(part for part in (brief.scene, brief.brief or "") if part)
    text = told.lower()
    around = " ".join(part for part in (brief.place, brief.place_look, text) if part).lower()
    setting = words.setting_in((brief.place or "").lower()) or words.setting_in(around) or "plain"
    setting = "meadow" if setting == "night sky" else setting  # somebody must stand on something
    actors = _actors(brief, told)
    held = {name for actor in actors for name in actor.holds}
    shot = (brief.shot or "").lower() + " " + text[:40]
    return Scene(
        setting=setting,
        time=_time(brief, around),
        weather=_weather(brief),
        close="close" in shot,
        wide="wide" in shot,
        actors=actors,
        things=_things(text, held, any(actor.in_ball for actor in actors)),
        place_seed=f"{brief.place or setting} {brief.place_look or ''}",
        not_drawn=_not_drawn(brief),
    )


def _time(brief: Brief, text: str) -> str:
    typed = (brief.time or "").lower()
    return words.first_of(typed, words.TIMES) or words.first_of(text, words.TIMES) or "day"


def _weather(brief: Brief) -> str | None:
    """Return the weather a scene has now: rain that stopped is no rain."""
    text = f"{brief.scene} {brief.place_look or ''} {brief.light or ''}".lower()
    if re.search(r"after (?:the )?rain|rain (?:has |had )?(?:stops|stopped)", text):
        return None
    return words.first_of(text, words.WEATHER)


def _not_drawn(brief: Brief) -> tuple[str, ...]:
    found = [brief.lettering] if brief.lettering else []
    if brief.light and words.first_of(brief.light.lower(), words.TIMES) is None:
        found.append(brief.light)
    return tuple(found)


def _actors(brief: Brief, told: str) -> tuple[Actor, ...]:
    spoken = _doings(brief, told)
    actors = [_actor(entry, *spoken.get(entry.name, ("", "")), brief) for entry in brief.cast]
    order = {entry.name: told.find(entry.name) for entry in brief.cast}
    actors.sort(key=lambda actor: (order[actor.entry.name] < 0, order[actor.entry.name]))
    return tuple([*actors, *_extras(told, brief)][:6])


def _doings(brief: Brief, told: str) -> dict[str, tuple[str, str]]:
    """Return for each name the words that follow it, and its own words alone; joined names share what follows."""
    names = sorted((entry.name for entry in brief.cast), key=len, reverse=True)
    if not names:
        return {}
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, names)) + r")(?!\w)")
    found: dict[str, tuple[str, str]] = {}
    waiting: list[str] = []
    marks = list(pattern.finditer(told))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(told)
        own = re.split(r"[.;]", told[mark.end() : end])[0]
        waiting.append(mark[1])
        if _JOINED.match(own):
            found[mark[1]] = ("", own.lower()) if mark[1] not in found else found[mark[1]]
            continue
        for name in waiting:
            before = found.get(name, ("", ""))
            mine = own.lower() if name == mark[1] else before[1]
            found[name] = (f"{before[0]} {own.lower()}".strip(), f"{before[1]} {mine}".strip())
        waiting = []
    return found


def _actor(entry: CastEntry, doing: str, own: str, brief: Brief) -> Actor:
    pose = words.pose_in(doing) or Pose.STANDING
    typed = (entry.face or "").lower()
    mood = words.mood_in(typed) or words.mood_in(doing) or Mood.HAPPY
    if mood is Mood.SLEEPING and pose in (Pose.STANDING, Pose.SITTING):
        pose = Pose.LYING if words.position(doing, ("sits", "sit")) is None else pose
    if pose is Pose.LYING and words.position(doing, words.MOODS[Mood.SLEEPING]) is not None:
        mood = Mood.SLEEPING
    told = f"{brief.scene} ".lower()
    in_ball = bool(_BALL.search(own)) or bool(
        re.search(rf"{re.escape(entry.name.lower())} in (?:his|her|its) [\w ]*ball", told)
    )
    in_ball = in_ball and "outside" not in own
    return Actor(
        entry=entry,
        pose=Pose.STANDING if in_ball and pose is Pose.CARRYING else pose,
        mood=mood,
        at=_side(entry.where),
        looks_at=entry.look_at,
        holds=_held(doing if not in_ball else ""),
        in_ball=in_ball,
        peeks=words.position(doing, ("peeps", "peeks", "hides")) is not None,
    )


def _side(where: str | None) -> float | None:
    text = (where or "").lower()
    return next((at for word, at in _SIDES.items() if word in text), None)


def _held(doing: str) -> tuple[str, ...]:
    """Return the props a stretch of text puts into somebody's hands, at most two."""
    found: list[tuple[int, str]] = []
    for verb in _HOLDING.finditer(doing):
        stretch = re.split(r",| beside | on the | at the | under the | in the | near ", doing[verb.end() :])[
            0
        ]
        for name in _props_in(stretch):
            if PROPS[name].stands in ("held", "table") and PROPS[name].size < 0.75:
                found.append((verb.start(), name))
    return tuple(dict.fromkeys(name for _, name in found))[:2]


def _props_in(text: str) -> list[str]:
    """Return the props a text names, in its order, longest names first and each word used once."""
    found: list[tuple[int, str]] = []
    rest = text
    for name in sorted(PROPS, key=lambda name: (-len(name), name)):
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?:e?s)?(?![\w-])")
        for mark in pattern.finditer(rest):
            found.append((mark.start(), name))
        rest = pattern.sub(lambda mark: "\0" * len(mark[0]), rest)
    return [name for _, name in sorted(found)]


def _things(text: str, held: set[str], ball: bool) -> tuple[Thing, ...]:
    from picturebook.studio.sketch.colour import colour_in

    found: dict[str, Thing] = {}
    for name in _props_in(_BALL.sub(" ", text) if ball else text):
        if name in held or name in found:
            continue
        at = text.find(name)
        said = re.split(r"[,;.]", text[max(0, at - _COLOUR_BEFORE) : at])[-1]
        found[name] = Thing(name=name, colour=colour_in(said), where=PROPS[name].stands)
    return tuple(found.values())


def _extras(told: str, brief: Brief) -> list[Actor]:
    """Return people and animals a scene names who are not of the cast, at most three."""
    text = told.lower()
    known = " ".join(f"{entry.name} {entry.look}" for entry in brief.cast).lower()
    found: list[Actor] = []
    for kind in _EXTRAS:
        match = re.search(rf"(?:(\w+) )?(?<![\w-])({kind}|{kind}s)(?![\w'-])", text)
        if match is None or kind in known or len(found) >= 3 or (not brief.cast and len(found) >= 3):
            continue
        count = 2 if match[2] != kind and not brief.cast else 1
        after = text[match.end() : match.end() + 60]
        for number in range(count):
            entry = CastEntry(name=f"{kind} {number + 1}", look=match[0])
            pose = words.pose_in(after) or Pose.STANDING
            mood = words.mood_in(after) or Mood.HAPPY
            found.append(Actor(entry=entry, pose=pose, mood=mood, at=None, looks_at=None, extra=True))
    return found[:3]


def facing(actor: Actor, at: float, others: list[tuple[str, float]]) -> str:
    """Return which way a figure looks: at whom or what it is told to, else towards the others."""
    target = next((x for name, x in others if actor.looks_at and name in actor.looks_at), None)
    if target is None and others:
        target = sum(x for _, x in others) / len(others)
    if target is None or abs(target - at) < 0.02:
        return "right" if at <= 0.5 else "left"
    return "right" if target > at else "left"


def without_holds(actor: Actor) -> Actor:
    """Return the actor with empty hands."""
    return replace(actor, holds=())
