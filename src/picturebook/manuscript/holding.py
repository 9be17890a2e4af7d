"""Holding: what directions said earlier still hold, and where each was said last."""

from __future__ import annotations

from dataclasses import fields

from picturebook.manuscript.directions import Directions
from picturebook.manuscript.story import Places, ShotDirections


def placed(places: Places, directions: Directions) -> Places:
    """Return where each direction was said last, which is the one that holds."""
    return tuple({**dict(places), **{said.key: said.span for said in directions.spoken}}.items())


def as_pairs(directions: ShotDirections) -> tuple[tuple[str, str], ...]:
    """Write directions back as the pairs they were read from, so later ones can be laid over them."""
    found: list[tuple[str, str]] = []
    for one in fields(directions):
        value = getattr(directions, one.name)
        key = one.name.rstrip("_").replace("_", "-")
        if value is True:
            found.append((key, ""))
        elif isinstance(value, str):
            found.append((key, value))
        elif value:
            pieces = (piece if isinstance(piece, str) else f"{piece[0]}={piece[1]}" for piece in value)
            found.append((key, ", ".join(pieces)))
    return tuple(found)
