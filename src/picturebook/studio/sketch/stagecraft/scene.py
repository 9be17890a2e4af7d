"""The scene: a brief's words become a plan of who does what, with which face, where, when, and with what.

The sentence is walked word by word. A name before a verb is who does it; a name after a preposition is where.
What follows a verb of holding is in the hands of whoever does it; what follows "beside", "on", "in" is put there.
Nouns no table knows are gathered and told, never quietly dropped.
"""

from __future__ import annotations

import re

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.stagecraft import lexicon
from picturebook.studio.sketch.stagecraft.plan import Actor, Piece, ScenePlan
from picturebook.studio.sketch.stagecraft.props import things, words
from picturebook.studio.sketch.stagecraft.reading import Marks, read_tokens
from picturebook.studio.sketch.stagecraft.walk import Walk

_ARMS_UP = re.compile(
    r"(?:with |throws |throwing |raises |raising )?(?:his|her|their|its|both|two) (?:both )?"
    r"(?:hands|arms|paws|wings) (?:thrown |held |raised )?(?:high )?(?:up\b(?: in the air)?|in the air|overhead)"
)


def read_scene(brief: Brief) -> ScenePlan:
    """Read what a brief asks for."""
    told = " . ".join(part for part in (brief.scene, brief.brief or "") if part)
    told = _ARMS_UP.sub("arms-up", told)
    actors = [Actor(entry=entry) for entry in brief.cast]
    tokens, marks = read_tokens(told, [actor.entry for actor in actors])
    actors += _extras(marks, brief)
    walk = Walk(actors=actors)
    first = {name: told.find(name) for name in (actor.entry.name for actor in actors)}
    for token in tokens:
        walk.take(token)
    setting = _setting(brief, told)
    time, weather = _hour(brief, told, setting), _weather(brief, told)
    pieces = _settle(walk, setting, weather)
    for actor in actors:
        actor.holds = [piece for piece in actor.holds if not _worn(piece, walk)]
        _finish(actor, told, walk)
    shot = f"{brief.shot or ''} . {told if brief.shot is None else brief.brief or ''}".lower()
    return ScenePlan(
        setting=setting, place_words=f"{brief.place or ''} {brief.place_look or ''} {told}".lower(),
            time=time, weather=weather,
        camera="close" if _said(shot, lexicon.SHOTS["close"]) else "wide" if _said(shot,
            lexicon.SHOTS["wide"]) else "medium",
        low=_said(shot, lexicon.SHOTS["low"]), high=_said(shot, lexicon.SHOTS["high"]),
        lamplight=_said(f"{told} {brief.light or ''}".lower(), lexicon.LAMPLIGHT),
        actors=tuple(sorted(actors, key=lambda actor: (actor.extra, first[actor.entry.name] < 0,
            first[actor.entry.name]))), pieces=tuple(pieces), not_drawn=tuple(dict.fromkeys(marks.unknown)),
    )  # fmt: skip


def _said(text: str, told: str) -> bool:
    return any(_has(text, phrase) for phrase in lexicon.phrases(told))


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text) is not None


def _setting(brief: Brief, told: str) -> str:
    """Return the setting whose words weigh most: the place's own first, then what the sentence leans on."""
    scores: dict[str, float] = {}
    for text, weight in (
        (f"{brief.place or ''} . {brief.place_look or ''}".lower(), 9.0),
        (told.lower(), 1.0),
    ):
        for setting, told_words in lexicon.PLACES.items():
            for phrase in lexicon.phrases(told_words):
                for found in re.finditer(rf"(?<![\w-]){re.escape(phrase)}(?:s|es)?(?![\w-])", text):
                    value = weight * _leaning(text, phrase, found.start(), found.end())
                    scores[setting] = max(scores.get(setting, 0.0), value)
    best = max(scores.values(), default=0.0)
    if not best:
        return _somewhere(told.lower())
    setting = next(name for name in lexicon.PLACES if scores.get(name) == best)
    hilly = setting == "meadow" and _said(
        f"{told} {brief.place or ''}".lower(), "hill,hilltop,hillside,hills"
    )
    return "hill" if hilly else setting


def _leaning(text: str, phrase: str, start: int, end: int) -> float:
    """Return how much a word for a place weighs where it stands: "in the kitchen" more than "kitchen window"."""
    before, after = text[:start].split()[-2:], text[end:].split()[:1]
    value = 0.7 if phrase in lexicon.LEANING else 1.0
    if {"like", "than"} & set(before):
        return 0.0
    if {"in", "into", "across", "through", "on", "at", "of", "down", "over"} & set(before):
        value *= 2.2
    if after and after[0].strip(",.;") in ("window", "door"):
        value *= 0.15
    return value * 0.3 if "outside" in text[max(0, start - 26) : end + 12] else value


def _somewhere(text: str) -> str:
    """Return where a scene is likely to be that names no place."""
    if _said(text, "moon,stars,grass,rain,snow,storm"):
        return "meadow"
    if _said(text, "boat,ship,raft,paddles,rows"):
        return "river"
    if _said(text, "table,plate,bowl,teapot,cookies,cake,breakfast,dinner,supper"):
        return "kitchen"
    outside = "sky,sun,flower,flowers,butterfly,bench,wind,kite,outside,outdoors,mushroom,campfire"
    return "meadow" if _said(text, outside) else "plain"


def _hour(brief: Brief, told: str, setting: str) -> str:
    for text in (brief.time, brief.light, told):
        low = (text or "").lower()
        for time in ("night", "evening", "dawn", "morning", "afternoon", "day"):
            if low and _said(low, lexicon.TIMES[time]):
                return time
    dark = f"{brief.light or ''} {told}".lower()
    if setting not in lexicon.INDOORS and _said(dark, "lantern,torch,owl"):
        return "night"
    if setting not in lexicon.INDOORS and _said(dark, "campfire,candle,lamplight,fireflies,firefly"):
        return "evening"
    if setting == "night sky" and brief.place is None and "sky" not in told.lower():
        return "night"
    return "day"


def _weather(brief: Brief, told: str) -> str:
    text = f"{told} {brief.light or ''} {brief.time or ''} {brief.place_look or ''}".lower()
    text = re.sub(
        r"puffs? of mist|bank of mist|in the clouds|"
        r"above the clouds|rain (?:has |had )?stop\w*|after (?:the )?rain|under the sun",
        " ",
        text,
    )
    found = next((name for name in lexicon.WEATHERS if _said(text, lexicon.WEATHERS[name])), "")
    return "sun" if found == "rain" and _said(text, "sun comes out,rainbow") else found


def _extras(marks: Marks, brief: Brief) -> list[Actor]:
    """Return people and animals a scene names who are not of the cast, at most three."""
    found: list[Actor] = []
    room = max(0, min(3, 6 - len(brief.cast)))
    for phrase, count in marks.strangers:
        for k in range(count):
            if len(found) >= room:
                return found
            look = ("child", "old woman", "man")[k % 3] if phrase in lexicon.CROWDS else phrase
            found.append(Actor(entry=CastEntry(name=f"{phrase} {k + 1}", look=look), extra=True))
    return found


def _settle(walk: Walk, setting: str, weather: str) -> list[Piece]:
    """Decide where things are that nobody holds; give a table to what needs one."""
    pieces = [piece for piece, _ in walk.pieces if not _worn(piece, walk)]
    names = {piece.name for piece in pieces}
    loose = [piece for piece in pieces if piece.where == "hand"]
    low = any(actor.pose in (Pose.CROUCHING, Pose.LYING) for actor in walk.actors)
    table = next((piece for piece in pieces if piece.where == "table"), None)
    for piece, preposition in walk.pieces:
        if piece.where != "hand":
            continue
        owner = next((actor for actor in walk.actors if actor.entry.name == piece.beside), None)
        floor = owner is not None and not owner.peeks and owner.pose in (Pose.CROUCHING, Pose.LYING)
        piece.where = "table" if table and not floor and preposition != "behind" else "ground"
    if loose and table is None and setting == "kitchen" and not low and len(loose) > 1:
        pieces.append(Piece(name="table", where="table"))
        for piece in loose:
            piece.where = "table" if piece.where == "ground" else piece.where
    pieces = [piece for piece in pieces if not _shown_already(piece, pieces, setting)]
    if any(actor.inside == "bed" for actor in walk.actors) and "bed" not in names:
        pieces.append(Piece(name="bed", where="bed"))
    if "bed" in {piece.name for piece in pieces}:
        pieces = [piece for piece in pieces if piece.name != "pillow"]
    seen: dict[str, Piece] = {}
    for piece in pieces:
        if piece.where in ("held", "aloft") or piece.name not in seen:
            seen[piece.name if piece.where != "held" else f"{piece.name}@{piece.beside}"] = piece
    held = {piece.name for piece in pieces if piece.where in ("held", "aloft")}
    kept = [
        piece for key, piece in seen.items() if piece.where in ("held", "aloft") or piece.name not in held
    ]
    return [
        piece
        for piece in kept
        if not (piece.name in ("sun", "cloud") and weather in ("rain", "storm", "snow"))
    ]


def _shown_already(piece: Piece, pieces: list[Piece], setting: str) -> bool:
    """Whether another drawing has a thing in it: cookies bring their plate, an open oven its tray."""
    names = {one.name for one in pieces}
    if names & {"star cookies", "cookies"} and piece.name in ("plate", "star cookie"):
        return piece.name == "star cookie" or not piece.empty
    if piece.name == "tray" and piece.where != "held":
        return any(one.name == "stove" and "open" in one.words for one in pieces)
    return piece.name == "fan" and setting == "garden" and "window" in names  # it stands in the window there


def _worn(piece: Piece, walk: Walk) -> bool:
    """Whether a thing is already on somebody's face: who "holds his glasses" is drawn wearing them."""
    owner = next((actor for actor in walk.actors if actor.entry.name == piece.beside), None)
    return piece.name == "glasses" and owner is not None and "glasses" in owner.entry.look


def _finish(actor: Actor, told: str, walk: Walk) -> None:
    """Settle an actor's face, place and pose from what was typed for them, else from the words."""
    entry = actor.entry
    text = told.lower() if actor.extra else _clauses_of(actor, told, walk)
    actor.mood = _mood(entry.face or "") or _mood(entry.face_adds or "") or _mood(text) or Mood.HAPPY
    where = (entry.where or "").lower()
    for key, told_words in lexicon.WHERES.items():
        if where and _said(where, told_words):
            if key in ("left", "right", "centre"):
                actor.side = actor.side or key
            else:
                actor.level = actor.level or key
    if actor.mood is Mood.SLEEPING and _said(text, _YAWNS):
        actor.mood = Mood.YAWNING
    actor.looks_at = _target(entry.look_at, walk) or actor.looks_at
    actor.pose = _pose(actor, text)


def _pose(actor: Actor, text: str) -> Pose:
    """Return the pose that goes with a seat, a bed, a ball, or with what is held."""
    pose, asleep = actor.pose, actor.mood is Mood.SLEEPING
    if pose is Pose.CARRYING and not actor.holds and _said(text, "hold,holds,holding"):
        pose = Pose.STANDING  # what they hold they wear, or nobody can draw
    if actor.peeks:
        return Pose.CROUCHING
    if pose is Pose.FLYING and any(piece.where == "aloft" for piece in actor.holds):
        return Pose.REACHING
    if actor.inside == "bed" and pose in (None, Pose.STANDING, Pose.CARRYING):
        return Pose.LYING if asleep else Pose.SITTING
    if pose is None:
        large = any(things()[piece.name].size[0] > 30 for piece in actor.holds)
        pose = Pose.CARRYING if large else Pose.STANDING
    if actor.inside in _SEATS and pose in (Pose.STANDING, Pose.CARRYING, Pose.RUNNING):
        return Pose.SITTING
    if asleep and pose is Pose.SITTING and _has(text, "sleeps"):
        return Pose.LYING
    return Pose.STANDING if pose is Pose.REACHING and actor.inside == "travel ball" else pose


_YAWNS = "yawn,yawns,yawning,yawned,mouth wide open,mouth open wide"
_SEATS = frozenset(("bench", "chair", "armchair", "sofa", "stool", "swing", "log", "stump", "rock", "sledge"))


def _target(told: str | None, walk: Walk) -> str | None:
    if not told:
        return None
    low = told.lower()
    for actor in walk.actors:
        if actor.entry.name.lower() in low:
            return actor.entry.name
    return next(
        (words()[phrase] for phrase in sorted(words(), key=len, reverse=True) if _has(low, phrase)), None
    )


_AWAKE = re.compile(r"\b(?:cannot|can['’]t|not|never|to) sleep\b")


def _mood(text: str) -> Mood | None:
    for word in re.findall(r"[a-z][a-z-]*", _AWAKE.sub("", text.lower())):
        if word in lexicon.MOODS:
            return lexicon.MOODS[word]
    return None


def _clauses_of(actor: Actor, told: str, walk: Walk) -> str:
    """Return the parts of the text that are about an actor, or all of it if nothing names them."""
    names = "|".join(re.escape(one.entry.name) for one in walk.actors)
    parts: list[str] = []
    for part in re.split(rf"[.;]|,? (?:and|while|but|as) (?=(?:{names})\b)", told):
        bare = parts and len(re.sub(names, "", parts[-1]).split()) < 2  # "Joe and Mina laugh" is about both
        parts[-1:] = [f"{parts[-1]} and {part}"] if bare else [*parts[-1:], part]
    shared = re.compile(r"\b(both|all|they|friends|everyone)\b")
    named = [part for part in parts if actor.entry.name in part or shared.search(part)]
    return " ".join(named or parts).lower()
