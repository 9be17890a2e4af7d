"""Directions: what an HTML comment asks of the page or of the picture before it."""

from __future__ import annotations

import re
from dataclasses import fields

from picturebook.diagnostics import Diagnostic, error, hint
from picturebook.fields import nearest
from picturebook.manuscript.blocks import Comment
from picturebook.manuscript.names import distance, fold, who_is_in
from picturebook.manuscript.proofread import is_personal
from picturebook.manuscript.story import PageDirections, Role, ShotDirections
from picturebook.record import record

PAGE_KEYS = ("layout", "text", "size", "ornament", "aloud", "ask")
PLAIN_KEYS = ("shot", "time", "light", "place", "brief", "alt", "focus", "lettering")
PAIR_KEYS = ("face", "wearing", "as", "where", "look-at", "touching")
LIST_KEYS = ("with", "without")
SHOT_KEYS = (*PLAIN_KEYS, *PAIR_KEYS, *LIST_KEYS, "keep")
KEYS = (*PAGE_KEYS, *SHOT_KEYS)
_ROLES = tuple(role.value for role in Role if role not in (Role.STORY, Role.NOTE))
_FREE = ("brief", "alt", "aloud", "ask", "lettering")  # sentences, which may say anything
_GLUED = re.compile(r"([,\n])\s*([a-z][a-z-]*)\s*:")
_KEEPS = {"": True, "yes": True, "true": True, "no": False, "false": False}
_KEY = re.compile(r"\s*([A-Za-z][A-Za-z-]*)\s*(:|$)")


@record
class Directions:
    """One comment read: what it asks of the page, of the picture, and whether it holds from here on."""

    page: tuple[tuple[str, str], ...] = ()
    shot: tuple[tuple[str, str], ...] = ()
    from_here: bool = False


@record
class _Part:
    """One `key: value` of a comment and where it begins in the comment's text."""

    at: int
    text: str

    @property
    def key(self) -> str:
        return self.text.partition(":")[0].strip()

    @property
    def value(self) -> str:
        return " ".join(self.text.partition(":")[2].split())


def read_directions(
    comment: Comment, names: dict[str, str]
) -> tuple[Directions | None, tuple[Diagnostic, ...]]:
    """Read a comment; None means it is the author's own note."""
    parts = _parts(comment.text)
    from_here = bool(parts) and " ".join(parts[0].text.lower().split()) == "from here"
    parts = parts[1:] if from_here else parts
    if not from_here and not _looks_like_directions(parts):
        return None, _notes(parts, comment)
    complaints: list[Diagnostic] = []
    if not parts:
        told = "type: from here; and what holds, such as time: night"
        complaints.append(error("empty-direction", "“from here” says nothing", comment.span, told))
    page: list[tuple[str, str]] = []
    shot: list[tuple[str, str]] = []
    for part in parts:
        problem = _problem(part, comment)
        if problem is not None:
            complaints.append(problem)
            continue
        (page if part.key in PAGE_KEYS else shot).append((part.key, part.value))
        complaints += _strangers(part, comment, names)
    return Directions(page=tuple(page), shot=tuple(shot), from_here=from_here), tuple(complaints)


def _parts(text: str) -> list[_Part]:
    found, at = [], 0
    for piece in text.split(";"):
        if piece.strip():
            found.append(_Part(at=at + len(piece) - len(piece.lstrip()), text=piece.strip()))
        at += len(piece) + 1
    return found


def _notes(parts: list[_Part], comment: Comment) -> tuple[Diagnostic, ...]:
    """Say what is more than a note of the author's: a role without its key, what pairs a translation's pages."""
    if len(parts) == 1 and parts[0].text in _ROLES:
        told = f"type: <!-- page: {parts[0].text} --> if it is what the page is for"
        return (hint("role-as-note", f"“{parts[0].text}” alone is a note to yourself", comment.span, told),)
    if not parts or parts[0].key not in ("covers", "as in"):
        return ()
    span = comment.place(parts[0].at, len(parts[0].key))
    return (hint("reserved", f"{parts[0].key}: belongs to a translation, and is not used yet", span),)


def _looks_like_directions(parts: list[_Part]) -> bool:
    match = _KEY.match(parts[0].text) if parts else None
    if match is None:
        return False
    word = match[1]
    if word.lower() in KEYS:
        return match[2] == ":" or word == "keep"
    return match[2] == ":" and any(distance(word.lower(), key) <= _slack(key) for key in (*KEYS, "page"))


def _slack(key: str) -> int:
    """Short keys allow one letter to be wrong: “and:” is not “ask:”."""
    return min(2, max(0, len(key) - 2))


def _problem(part: _Part, comment: Comment) -> Diagnostic | None:
    """Return what is wrong with a part that is not a known key with a value."""
    key = part.key
    span = comment.place(part.at, len(key))
    if key in KEYS:
        return _wrong_value(part, comment)
    if key == "page":
        told = "write <!-- page: … --> as a comment of its own"
        return error("page-among", "a page’s role does not stand among directions", span, told)
    first, _, rest = part.text.partition(" ")
    if ":" not in part.text:
        told = (
            f"try: {first}: {rest}" if first in KEYS else "a ; begins a new direction: write a comma instead"
        )
        return error("unknown-direction", f"“{part.text}” is not a direction", span, told)
    near = nearest(key, (*KEYS, "page"))
    told = f"try: {near}: {part.value}" if near else f"known directions: {', '.join(KEYS)}"
    return error("unknown-direction", f"there is no direction “{key}”", span, told)


def _wrong_value(part: _Part, comment: Comment) -> Diagnostic | None:
    key, value = part.key, part.value
    span = comment.place(part.at, len(key))
    if key == "keep" and value.lower() not in _KEEPS:
        return error("bad-value", f"keep does not understand “{value}”", span, "write keep, or keep: no")
    if not value and key != "keep":
        return error("empty-direction", f"“{key}” says nothing", span, f"{key}: …, or take it away")
    glued = _GLUED.search(part.text) if key not in _FREE else None
    if glued and glued[2] in KEYS:
        where = "after a comma" if glued[1] == "," else "on a line of its own"
        said = f"“{glued[2]}” {where} is part of “{key}”: directions are parted by ;"
        told = f"type: {' '.join(part.text[: glued.start()].split())}; {part.text[glued.start(2) :].strip()}"
        return error("comma", said, comment.place(part.at + glued.start(1), 1), told)
    if is_personal(value):
        return error("personal", "a personal value can stand in a page’s words only", span, "write it out")
    return None


def _strangers(part: _Part, comment: Comment, names: dict[str, str]) -> list[Diagnostic]:
    """Return complaints of names in a direction that are nobody's."""
    if part.key not in PAIR_KEYS and part.key not in LIST_KEYS:
        return []
    complaints = []
    for piece in _pieces(part.value):
        name = piece.partition("=")[0].strip()
        found = part.text.find(name, len(part.key) + 1)
        span = comment.place(part.at + max(0, found), len(name))
        if part.key in PAIR_KEYS and "=" not in piece:
            told = f"type: {part.key}: {_told_of(piece, names)}"
            complaints.append(error("no-name", f"“{part.key}” wants a name before {piece}", span, told))
        elif fold(name) not in names:
            near = nearest(name, names)
            several = who_is_in(name, names)
            near = ", ".join(several) if len(several) > 1 else near
            told = f"try: {near}" if near else f"the cast: {', '.join(names) or 'nobody yet'}"
            complaints.append(error("nobody", f"no character is called “{name}”", span, told))
        elif part.key in PAIR_KEYS and not piece.partition("=")[2].strip():
            told = f"{part.key}: {name}=…"
            complaints.append(error("empty-direction", f"“{part.key}” says nothing of {name}", span, told))
    return complaints


def _told_of(piece: str, names: dict[str, str]) -> str:
    """Write `Pim: sad` or `Pim sad` as it should be; words without a name get the first of the cast."""
    for word in sorted(names, key=len, reverse=True):
        if fold(piece).startswith(word) and piece[len(word) :].strip(" :-"):
            return f"{piece[: len(word)]}={piece[len(word) :].strip(' :-')}"
    return f"{next(iter(names.values()), 'Pim')}={piece}"


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
            found[field] = _KEEPS[value.lower()] if key == "keep" else value
    return ShotDirections(**found)  # type: ignore[arg-type]


def directions_text(directions: PageDirections | ShotDirections) -> str:
    """Write page or shot directions as they are typed: `key: value; key: Name=value, Name=value`."""
    found = []
    for field in fields(directions):
        value = getattr(directions, field.name)
        key = field.name.rstrip("_").replace("_", "-")
        if value is True:
            found.append(key)
        elif isinstance(value, str):
            found.append(f"{key}: {value}")
        elif value:
            pieces = (piece if isinstance(piece, str) else f"{piece[0]}={piece[1]}" for piece in value)
            found.append(f"{key}: {', '.join(pieces)}")
    return "; ".join(found)
