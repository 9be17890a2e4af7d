"""The request: what is sent for a picture. Its digest asks "have we already paid for exactly this?" """

from __future__ import annotations

from dataclasses import dataclass

from picturebook.storyboard.brief import Brief
from picturebook.storyboard.shots import Composition


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference picture as sent: role, digest, and its place inside the book's folder."""

    role: str
    sha256: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Everything an illustrator is given for one picture."""

    shot: str  # for people and records; not digested
    brief: Brief
    composition: Composition
    pixels: tuple[int, int]  # width, height asked for
    studio: str  # "sketch", "openai", …
    model: str  # as asked; for the sketch artist its version
    settings: tuple[tuple[str, str], ...] = ()
    prompt: str | None = None  # None for an illustrator that draws from the brief itself
    template: int = 0  # number of the prompt template
    references: tuple[Reference, ...] = ()
