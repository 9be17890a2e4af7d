"""Directions: what an HTML comment asks of the page or of the picture before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields import nearest
from picturebook.manuscript.names import fold
from picturebook.manuscript.story import PageDirections, ShotDirections

PAGE_KEYS = ("layout", "text", "size", "ornament", "aloud", "ask")
PLAIN_KEYS = ("shot", "time", "light", "place", "brief", "alt", "focus", "lettering")
PAIR_KEYS = ("face", "wearing", "as", "where", "look-at", "touching")
LIST_KEYS = ("with", "without")
SHOT_KEYS = (*PLAIN_KEYS, *PAIR_KEYS, *LIST_KEYS, "keep")
KEYS = (*PAGE_KEYS, *SHOT_KEYS)
_KEY = re.compile(r"\s*([A-Za-z][A-Za-z-]*)\s*(:|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directions:
    """One comment read: what it asks of the page, of the picture, and whether it holds from here on."""

    page: tuple[tuple[str, str], ...] = ()
    shot: tuple[tuple[str, str], ...] = ()
    from_here: bool = False


def read_directions(
    comment: str, span: Span, names: dict[str, str]
) -> tuple[Directions | None, tuple[Diagnostic, ...]]:
    """Read a comment's text; None means it is the author's own note."""
    parts = [part.strip() for part in comment.replace("\n", " ").split(";") if part.strip()]
    from_here = bool(parts) and parts[0].lower() == "from here"
    parts = parts[1:] if from_here else parts
    if not from_here and not _looks_like_directions(parts):
        return None, ()
    complaints: list[Diagnostic] = []
    page: list[tuple[str, str]] = []
    shot: list[tuple[str, str]] = []
    for part in parts:
        key, _, value = (piece.strip() for piece in part.partition(":"))
        if key not in KEYS:
            complaints.append(_unknown(key, part, span))
        elif not value and key != "keep":
            complaints.append(error("empty-direction", f"“{key}” says nothing", span, f"{key}: …"))
        else:
            (page if key in PAGE_KEYS else shot).append((key, value))
    complaints += _strangers(shot, span, names)
    return Directions(page=tuple(page), shot=tuple(shot), from_here=from_here), tuple(complaints)


def _looks_like_directions(parts: list[str]) -> bool:
    match = _KEY.match(parts[0]) if parts else None
    if match is None:
        return False
    word = match[1]
    if word in KEYS:
        return match[2] == ":" or word == "keep"
    return match[2] == ":" and any(_distance(word, key) <= 2 for key in KEYS)


def _unknown(key: str, part: str, span: Span) -> Diagnostic:
    near = nearest(key, KEYS)
    at = span.excerpt.find(key)
    if at >= 0:
        span = replace(span, column=at + 1, length=len(key))
    told = f"try: {near}{part[len(key) :]}" if near else f"known directions: {', '.join(KEYS)}"
    return error("unknown-direction", f"there is no direction “{key}”", span, told)


def _strangers(shot: list[tuple[str, str]], span: Span, names: dict[str, str]) -> list[Diagnostic]:
    complaints = []
    for key, value in shot:
        if key not in PAIR_KEYS and key not in LIST_KEYS:
            continue
        for piece in _pieces(value):
            name = piece.partition("=")[0].strip()
            if key in PAIR_KEYS and "=" not in piece:
                complaints.append(
                    error("no-name", f"“{key}” wants a name", span, f"{key}: {_first(names)}={piece}")
                )
            elif fold(name) not in names:
                near = nearest(name, names)
                told = f"try: {near}" if near else f"the cast: {', '.join(names) or 'nobody yet'}"
                complaints.append(error("nobody", f"no character is called “{name}”", span, told))
    return complaints


def _first(names: dict[str, str]) -> str:
    return next(iter(names.values()), "Pim")


def _pieces(value: str) -> list[str]:
    pieces: list[str] = []
    for piece in value.split(","):
        # A comma inside free text (`wearing: Pim=a coat, too big`) belongs to the value before it.
        if pieces and "=" not in piece and "=" in pieces[-1]:
            pieces[-1] += "," + piece
        else:
            pieces.append(piece)
    return [piece.strip() for piece in pieces if piece.strip()]


def page_directions(pairs: tuple[tuple[str, str], ...]) -> PageDirections:
    """Make page directions of pairs; the later one wins."""
    return PageDirections(**dict(pairs))


def shot_directions(pairs: tuple[tuple[str, str], ...], names: dict[str, str]) -> ShotDirections:
    """Make shot directions of pairs; the later one wins, per character where it names one."""
    found: dict[str, object] = {}
    for key, value in pairs:
        field = key.replace("-", "_") + ("_" if key in ("as", "with") else "")
        if key in PAIR_KEYS:
            before = dict(found.get(field, ()))  # type: ignore[call-overload]
            for piece in _pieces(value):
                name, _, what = piece.partition("=")
                before[names.get(fold(name.strip()), name.strip())] = what.strip()
            found[field] = tuple(before.items())
        elif key in LIST_KEYS:
            found[field] = tuple(names.get(fold(piece), piece) for piece in _pieces(value))
        else:
            found[field] = True if key == "keep" else value
    return ShotDirections(**found)  # type: ignore[arg-type]


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
