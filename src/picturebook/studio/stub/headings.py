"""The headings: a prompt read back into the brief it was written from, as far as its words tell.

The bundled template writes seven headings, that of a retouch two more; whatever else a prompt says under others
is passed over. A prompt without headings is a scene from its first word to its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from picturebook.record import record
from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.shots import Aspect, Composition, nearest_aspect

_HEADING = re.compile(r"^#{1,3} +(.+?) *$", re.MULTILINE)
_KNOWN = (
    "change", "keep", "scene", "cast", "props", "wardrobe", "expression", "composition", "art", "constraints",
)  # fmt: skip
_SETTING = re.compile(r"(Shot|Time|Light|Place): (.+)")
_MEMBER = re.compile(r"([^:\n]{1,60}): (.+?)\.?(?: Colours: (.+?)\.)?(?: Never: (.+?)\.)?")
_COLOUR = re.compile(r"(.+) (\S+)")
_WEARS = re.compile(r"(.{1,60}?) wears (.+?)\.?")
_FACE = re.compile(r"([^:\n]{1,60}): (.+?)\.?")
_CALM = re.compile(r"Keep the (top|bottom|left|right) calm")
_TALLER = re.compile(r"(.{1,60}?) is (?:([\d.]+) times )?as tall as (.{1,60}?)\.")
_STAGED = re.compile(r"(.{1,60}?)(?:: | (looks at|touches) )(.+?)\.")
_ONLY = re.compile(r"The only lettering in the picture: (.+?)\.?")
_IMAGE = re.compile(r"^Image \d+:.*$", re.MULTILINE)
_SHEET = re.compile(
    r"\b(?:model|character|reference|expression)s?[ -](?:sheet|grid|chart)\b|\bturn-?around\b", re.I
)
_SHORTEST = 1000


@record
class Read:
    """What a prompt asks to see."""

    brief: Brief
    calm: str | None = None
    sheet: bool = False  # a model sheet: figures on plain ground
    change: str | None = None  # of an edit: what is to be changed in the first image

    def composition(self, pixels: tuple[int, int]) -> Composition:
        """Return the composition for a picture of so many pixels."""
        aspect: Aspect = nearest_aspect(pixels[0] / pixels[1])
        return Composition(aspect=aspect, calm=self.calm)


def read_prompt(prompt: str) -> Read:
    """Read a prompt. Everything can be read: what is not understood is part of the scene or left out."""
    parts = _parts(prompt)
    told = parts.get("scene", "") if parts else _IMAGE.sub("", prompt)
    staged = parts.get("composition", "")
    calm = _CALM.search(staged)
    brief = _brief(told if parts else "", parts) if parts else _plain(told)
    # A sheet of nobody is a place or a thing: the artist has a scene for those.
    sheet = bool(_SHEET.search(told)) and (bool(brief.cast) or not parts)
    change = parts.get("change", "").partition("\n")[0].strip()
    return Read(brief=brief, calm=calm[1] if calm else None, sheet=sheet, change=change or None)


def _parts(prompt: str) -> dict[str, str]:
    marks = [mark for mark in _HEADING.finditer(prompt) if mark[1].lower() in _KNOWN]
    if not any(mark[1].lower() == "scene" for mark in marks):
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(prompt)]
    return {mark[1].lower(): prompt[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}


def _plain(text: str) -> Brief:
    return Brief(kind="scene", scene=" ".join(text.split()) or "A quiet place.")


def _brief(told: str, parts: dict[str, str]) -> Brief:
    setting = {found[1].lower(): found[2] for found in _each(_SETTING, told)}
    words = [line for line in told.splitlines() if line.strip() and not _SETTING.fullmatch(line.strip())]
    place, _, look = setting.get("place", "").partition(": ")
    without = re.search(r"^Not in this picture: (.+?)\.?$", parts.get("cast", ""), re.MULTILINE)
    lettering = next(_each(_ONLY, parts.get("constraints", "")), None)
    return Brief(
        kind="scene",
        scene=words[0].strip() if words else "A quiet place.",
        brief=" ".join(line.strip() for line in words[1:]) or None,
        shot=setting.get("shot"),
        time=setting.get("time"),
        light=setting.get("light"),
        place=place or None,
        place_look=look or None,
        cast=tuple(_cast(parts)),
        without=tuple(name.strip() for name in without[1].split(",")) if without else (),
        art=tuple((one[1].lower(), one[2]) for one in _each(_FACE, parts.get("art", ""))),
        lettering=lettering[1] if lettering else None,
    )


def _cast(parts: dict[str, str]) -> Iterator[CastEntry]:
    wears = {one[1]: one[2] for one in _each(_WEARS, parts.get("wardrobe", ""))}
    faces = {one[1]: one[2] for one in _each(_FACE, parts.get("expression", ""))}
    staged = parts.get("composition", "")
    heights = _heights(staged)
    where, looks, touches = _staging(staged)
    for one in _each(_MEMBER, parts.get("cast", "")):
        name = one[1].strip()
        if name == "Not in this picture":
            continue
        face, _, adds = faces.get(name, "").partition("; ")
        yield CastEntry(
            name=name, look=one[2], palette=_palette(one[3]), never=_listed(one[4]),
            wears=wears.get(name), face=face or None, face_adds=adds or None,
            height=heights.get(name), where=where.get(name), look_at=looks.get(name), touching=touches.get(name),
        )  # fmt: skip


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield a match for every line that is one from end to end."""
    for line in text.splitlines():
        found = pattern.fullmatch(line.strip())
        if found:
            yield found


def _palette(text: str | None) -> tuple[tuple[str, str], ...]:
    pairs = (_COLOUR.fullmatch(part.strip()) for part in (text or "").split(","))
    return tuple((pair[1], pair[2]) for pair in pairs if pair)


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _heights(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _each(_TALLER, text):
        found[one[3]] = str(_SHORTEST)
        found[one[1]] = str(round(_SHORTEST * float(one[2] or 1)))
    return found


def _staging(text: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    found: dict[str | None, dict[str, str]] = {None: {}, "looks at": {}, "touches": {}}
    for one in _each(_STAGED, text):
        found[one[2]].setdefault(one[1], one[3])
    return found[None], found["looks at"], found["touches"]
