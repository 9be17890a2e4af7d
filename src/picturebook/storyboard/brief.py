"""The brief: what must be seen. Its digest asks "is this picture still right?"

Only the author's meaning enters: never a page, a printer, a theme token, a model or a price. Absent and
default fields are left out of the canonical JSON, so a key added later changes no digest made today.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from picturebook.digest import Json, digest
from picturebook.manuscript.cast import Member
from picturebook.manuscript.story import ShotDirections, Story
from picturebook.record import record
from picturebook.storyboard.heights import heights
from picturebook.storyboard.shots import Shot, props_of

SCHEMA = 1
_SPACE = re.compile(r"[\s\u200b]+")
_UNSEEN = re.compile("[\u00ad\u2060\ufeff]")  # soft hyphen, word joiner, byte order mark: no reader sees them
_HYPHENS = re.compile("-{2,}")
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′ʼ", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_WORDS_ONLY = frozenset({"scene", "brief"})


@record
class CastEntry:
    """One member of the cast as this picture must show them."""

    name: str
    look: str
    never: tuple[str, ...] = ()
    palette: tuple[tuple[str, str], ...] = ()  # part → "#rrggbb", or a colour's name
    wears: str | None = None  # the resolved outfit
    face: str | None = None  # expression name as typed: "delighted"
    face_adds: str | None = None  # what the character's own `faces:` adds to it
    age: str | None = None
    height: str | None = None  # in thousandths of the cast's unit: "3000" is three times as tall as "1000"
    where: str | None = None
    look_at: str | None = None
    touching: str | None = None


@record
class PropEntry:
    """A thing that looks the same wherever it is."""

    name: str
    look: str
    size: str | None = None  # as told: "half of Pim"


@record
class Anchor:
    """A reference as accepted: its role and the sha256 of its bytes."""

    role: str  # "Pim", "Pim, exact", "place:jetty", "prop:paper boat", "style"
    sha256: str


@record
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
    props: tuple[PropEntry, ...] = ()  # sorted by name
    without: tuple[str, ...] = ()
    art: tuple[tuple[str, str], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    lettering: str | None = None
    schema: int = SCHEMA


def write_brief(
    shot: Shot, story: Story, *, art: Sequence[tuple[str, str]], anchors: Mapping[str, Sequence[str]] = {}
) -> Brief:
    """Write what a shot must show.

    `anchors` are the sha256 of the references as accepted, by role: a character's name, "place:" and a place's
    name, "prop:" and a prop's, or "style"; those of anybody who is not in the picture are left out.
    """
    directions = shot.picture.directions
    present = sorted(shot.picture.cast)
    tall = heights(story.cast)[0] if len(present) >= 2 else {}
    place = story.cast.place(directions.place) if directions.place else None
    members = (story.cast.character(name) for name in present)
    props = sorted(props_of(shot, story), key=lambda one: one.name)
    held = [
        *present,
        *([f"place:{place.name}"] if place else ()),
        "style",
        *(f"prop:{one.name}" for one in props),
    ]
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
        props=tuple(PropEntry(name=one.name, look=fold(one.look), size=_folded(one.size)) for one in props),
        without=tuple(sorted(fold(name) for name in directions.without)),
        art=tuple((key, fold(value)) for key, value in art if fold(value)),
        anchors=tuple(_anchors(held, anchors)),
        lettering=_folded(directions.lettering),
    )


def _anchors(roles: Sequence[str], anchors: Mapping[str, Sequence[str]]) -> Iterator[Anchor]:
    """Yield what each role is held against, also what is there as a likeness or to be held to exactly."""
    for name in (name for role in roles for name in (role, f"{role}, likeness", f"{role}, exact")):
        for sha in sorted(anchors.get(name, ())):
            yield Anchor(role=name, sha256=sha)


def to_json(brief: Brief) -> dict[str, Json]:
    """Return a brief as canonical data: what is absent or default is left out."""
    found: dict[str, Json] = {"schema": brief.schema}
    for field in fields(brief):
        value = getattr(brief, field.name)
        if field.name != "schema" and value and value != field.default:
            found[field.name] = _plain(field.name, value)
    return found


def brief_digest(brief: Brief) -> str:
    """Return the sha256 of the brief's canonical JSON."""
    return digest(to_json(brief))


def fold(text: str) -> str:
    """Return text in NFC with white space, quotes and dashes folded: a slip of typing is not another meaning."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(_QUOTES).translate(_DASHES)
    return _SPACE.sub(" ", _HYPHENS.sub("-", plain)).strip()


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which inputs differ between two briefs as data, in words for a person: ("Pim’s outfit",)."""
    found = [words for key, words in _CHANGED.items() if before.get(key) != after.get(key)]
    old = {one["name"]: one for one in before.get("cast", ())}
    new = {one["name"]: one for one in after.get("cast", ())}
    found += [f"{name} came in" for name in sorted(set(new) - set(old))]
    found += [f"{name} went out" for name in sorted(set(old) - set(new))]
    for name in sorted(set(old) & set(new)):
        found += _traits_that_differ(name, old[name], new[name])
    if not found and dict(before) != dict(after):
        found.append("how picturebook writes a brief")  # another schema, or a key this release does not know
    return tuple(dict.fromkeys(found))


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
    "props": "a prop",
    "without": "who must not be there",
    "art": "the art direction",
    "anchors": "a reference picture",
    "lettering": "the lettering",
}
_TRAITS = {
    "look": "{}’s look",
    "never": "what {} never has",
    "palette": "{}’s colours",
    "wears": "{}’s outfit",
    "face": "{}’s face",
    "face_adds": "{}’s face",
    "age": "{}’s age",
    "height": "{}’s height",
    "where": "where {} is",
    "look_at": "what {} looks at",
    "touching": "what {} touches",
}


def _traits_that_differ(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for key in (*_TRAITS, *sorted({*old, *new} - {*_TRAITS, "name"})):
        if old.get(key) != new.get(key):
            yield _TRAITS.get(key, "{}’s " + key).format(name)


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
    if name in ("cast", "props"):
        return [_entry_json(one) for one in value]
    if name == "anchors":
        return [{"role": one.role, "sha256": one.sha256} for one in value]
    if name == "art":
        return dict(value)
    return list(value) if isinstance(value, tuple) else str(value)


def _entry_json(entry: CastEntry | PropEntry) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if value and value != field.default:
            found[field.name] = dict(value) if field.name == "palette" else _plain(field.name, value)
    return found
