"""The brief: what must be seen. Its digest asks "is this picture still right?"

Only the author's meaning enters: never a page, a printer, a theme token, a model or a price. Absent and
default fields are left out of the canonical JSON, so a key added later changes no digest made today.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from picturebook.diagnostics import Diagnostic, error
from picturebook.digest import Json, digest
from picturebook.manuscript.cast import Cast, Member
from picturebook.manuscript.story import ShotDirections, Story
from picturebook.storyboard.shots import Shot

SCHEMA = 1
_SPACE = re.compile(r"\s+")
_FOLDED = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "–": "-",
        "—": "-",
        "−": "-",
    }
)
_HEIGHT = re.compile(r"^\s*(\d+(?:\.\d+)?(?:/\d+)?)\s*(.*?)\s*$")
_WORDS_ONLY = frozenset({"scene", "brief"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CastEntry:
    """One member of the cast as this picture must show them."""

    name: str
    look: str
    never: tuple[str, ...] = ()
    palette: tuple[tuple[str, str], ...] = ()  # part → "#rrggbb"
    wears: str | None = None  # the resolved outfit
    face: str | None = None  # expression name as typed: "delighted"
    face_adds: str | None = None  # what the character's own `faces:` adds to it
    age: str | None = None
    height: str | None = None  # relative height in thousandths of the first of the cast: "3000"
    where: str | None = None
    look_at: str | None = None
    touching: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A reference as accepted: its role and the sha256 of its bytes."""

    role: str  # "Pim", "place:jetty", "style"
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What one picture must show."""

    kind: str
    scene: str
    brief: str | None = None
    shot: str | None = None
    time: str | None = None
    light: str | None = None
    place: str | None = None
    place_look: str | None = None
    cast: tuple[CastEntry, ...] = ()  # sorted by name
    without: tuple[str, ...] = ()
    art: tuple[tuple[str, str], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    lettering: str | None = None
    schema: int = SCHEMA


def write_brief(
    shot: Shot, story: Story, *, art: Sequence[tuple[str, str]], anchors: Mapping[str, Sequence[str]] = {}
) -> Brief:
    """Write what a shot must show. `anchors` are the sha256 of each character's references as accepted."""
    directions = shot.picture.directions
    present = sorted(shot.picture.cast)
    tall = heights(story.cast)[0] if len(present) >= 2 else {}
    place = story.cast.place(directions.place) if directions.place else None
    members = (story.cast.character(name) for name in present)
    return Brief(
        kind=shot.kind,
        scene=fold(shot.picture.scene),
        brief=_folded(directions.brief),
        shot=_folded(directions.shot),
        time=_folded(directions.time),
        light=_folded(directions.light),
        place=_folded(directions.place),
        place_look=_folded(place.look if place else None),
        cast=tuple(_entry(one, directions, tall.get(one.name)) for one in members if one is not None),
        without=tuple(sorted(directions.without)),
        art=tuple((key, fold(value)) for key, value in art),
        anchors=tuple(
            Anchor(role=name, sha256=sha) for name in present for sha in sorted(anchors.get(name, ()))
        ),
        lettering=_folded(directions.lettering),
    )


def to_json(brief: Brief) -> dict[str, Json]:
    """Return a brief as canonical data: what is absent or default is left out."""
    found: dict[str, Json] = {"schema": brief.schema}
    for field in fields(brief):
        value = getattr(brief, field.name)
        if field.name == "schema" or not value:
            continue
        found[field.name] = _plain(field.name, value)
    return found


def brief_digest(brief: Brief) -> str:
    """Return the sha256 of the brief's canonical JSON."""
    return digest(to_json(brief))


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which inputs differ between two briefs as data, in words for a person."""
    found = [_CHANGED[key] for key in _CHANGED if before.get(key) != after.get(key)]
    old = {one["name"]: one for one in before.get("cast", ())}
    new = {one["name"]: one for one in after.get("cast", ())}
    found += [f"{name} came in" for name in new if name not in old]
    found += [f"{name} went out" for name in old if name not in new]
    for name in sorted(set(old) & set(new)):
        keys = sorted(key for key in {**old[name], **new[name]} if old[name].get(key) != new[name].get(key))
        found += [f"{name}’s {_TRAITS.get(key, key)}" for key in keys]
    return tuple(found)


def only_words_differ(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Say whether nothing but the words of the scene or the brief changed."""
    changed = {key for key in {**before, **after} if before.get(key) != after.get(key)}
    return bool(changed) and changed <= _WORDS_ONLY


_CHANGED = {
    "scene": "the words of the scene",
    "brief": "the words for the illustrator",
    "kind": "the kind of picture",
    "shot": "the shot",
    "time": "the time of day",
    "light": "the light",
    "place": "the place",
    "place_look": "the look of the place",
    "without": "who must not be there",
    "art": "the art direction",
    "anchors": "a reference picture",
    "lettering": "the lettering",
}
_TRAITS = {
    "look": "look",
    "wears": "outfit",
    "face": "face",
    "face_adds": "face",
    "where": "place in the picture",
    "look_at": "gaze",
    "never": "list of nevers",
}


def fold(text: str) -> str:
    """Return text in NFC with white space, quotes and dashes folded: a slip of typing is not another meaning."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_FOLDED)).strip()


def heights(cast: Cast) -> tuple[dict[str, int], tuple[Diagnostic, ...]]:
    """Return each character's height in thousandths of the unit "1", and complaints about names and circles."""
    found: dict[str, int] = {}
    complaints = []
    for member in cast.characters:
        try:
            height = _height(member, cast, ())
        except ValueError as problem:
            complaints.append(error("height", str(problem), member.span, "write height: 1, or height: 3 Pim"))
            continue
        if height is not None:
            found[member.name] = round(height * 1000)
    return found, tuple(complaints)


def _height(member: Member, cast: Cast, asked: tuple[str, ...]) -> Fraction | None:
    if member.height is None:
        return None
    if member.name in asked:
        raise ValueError(f"the heights of {' and '.join(asked)} are measured by each other")
    match = _HEIGHT.match(member.height)
    if match is None:
        raise ValueError(f"{member.name}: height does not understand “{member.height}”")
    number = Fraction(match[1])
    if not match[2]:
        return number
    other = cast.character(match[2])
    if other is None:
        raise ValueError(f"{member.name}: height is measured by “{match[2]}”, and nobody is called that")
    base = _height(other, cast, (*asked, member.name))
    return number * (base if base is not None else 1)


def _entry(member: Member, directions: ShotDirections, height: int | None) -> CastEntry:
    face = dict(directions.face).get(member.name)
    wearing = dict(directions.wearing).get(member.name)
    age = dict(directions.as_).get(member.name)
    outfit = dict(member.outfits).get(wearing, wearing) if wearing else member.wears
    return CastEntry(
        name=member.name,
        look=fold(member.look),
        never=tuple(sorted(fold(item) for item in member.never)),
        palette=tuple(sorted(member.palette)),
        wears=_folded(outfit),
        face=_folded(face),
        face_adds=_folded(dict(member.faces).get(face or "")),
        age=_folded(dict(member.ages).get(age or "", age)),
        height=str(height) if height is not None else None,
        where=_folded(dict(directions.where).get(member.name)),
        look_at=_folded(dict(directions.look_at).get(member.name)),
        touching=_folded(dict(directions.touching).get(member.name)),
    )


def _folded(text: str | None) -> str | None:
    return fold(text) or None if text else None


def _plain(name: str, value: Any) -> Json:
    if name == "cast":
        return [_entry_json(one) for one in value]
    if name == "anchors":
        return [{"role": one.role, "sha256": one.sha256} for one in value]
    if name == "art":
        return dict(value)
    return list(value) if isinstance(value, tuple) else str(value)


def _entry_json(entry: CastEntry) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if value:
            found[field.name] = dict(value) if field.name == "palette" else _plain(field.name, value)
    return found
