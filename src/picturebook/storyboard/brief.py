"""The brief: what must be seen. Its digest asks "is this picture still right?"

Only the author's meaning enters: never a page, a printer, a theme token, a model or a price. Absent and
default fields are left out of the canonical JSON, so a key added later changes no digest made today.
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA = 1


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
