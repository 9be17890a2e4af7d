"""Directions: what an HTML comment asks of the page or of the picture before it."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from picturebook.diagnostics import Diagnostic, Span, error, hint
from picturebook.fields import nearest
from picturebook.manuscript.blocks import Comment
from picturebook.manuscript.cast import Cast
from picturebook.manuscript.names import distance, fold, who_is_in
from picturebook.manuscript.proofread import is_personal
from picturebook.manuscript.story import PageDirections, Role, ShotDirections
from picturebook.manuscript.values import KNOWN, Doubt, doubt_of, doubt_of_one
from picturebook.record import record

PAGE_KEYS = ("layout", "text", "size", "ornament", "aloud", "ask")
PLAIN_KEYS = ("shot", "time", "light", "place", "brief", "alt", "focus", "lettering")
PAIR_KEYS = ("face", "wearing", "as", "where", "look-at", "touching")
LIST_KEYS = ("with", "without")
SHOT_KEYS = (*PLAIN_KEYS, *PAIR_KEYS, *LIST_KEYS, "keep")
KEYS = (*PAGE_KEYS, *SHOT_KEYS)
_ROLES = tuple(role.value for role in Role if role not in (Role.STORY, Role.NOTE))
_FREE = ("brief", "alt", "aloud", "ask", "lettering")  # sentences, which may say anything
_WIDE = str.maketrans("：；＝，　", ":;=, ")
_GLUED = re.compile(r"([,\n；])\s{0,80}([A-Za-z][A-Za-z-]*)\s*[:=]")
_EQUALS = re.compile(r"([A-Za-z][A-Za-z-]*)\s*=\s*(.*)", re.S)
_HERE = re.compile(r"from\s*here\b(?:\s+on(?:wards?)?\b)?\s*[:,.=–—-]*\s*", re.I)
_QUOTED = re.compile(r"([:=]\s*)[\"“„']([^\"”“',]+)[\"”“'](?=\s*(?:,|$))")
_SLIP = 2  # letters
_LONG = 300  # letters: longer lines are not worth typing again
_KEEPS = {"": True, "yes": True, "true": True, "no": False, "false": False}
_KEY = re.compile(r"\s*([A-Za-z][A-Za-z-]*)\s*(:|$)")


@record
class Spoken:
    """Where a key is said, and of whom if it is said person by person."""

    key: str
    who: str = ""
    span: Span


@record
class Directions:
    """One comment read: what it asks of the page, of the picture, and whether it holds from here on."""

    page: tuple[tuple[str, str], ...] = ()
    shot: tuple[tuple[str, str], ...] = ()
    from_here: bool = False
    spoken: tuple[Spoken, ...] = ()


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
    comment: Comment, names: dict[str, str], cast: Cast
) -> tuple[Directions | None, tuple[Diagnostic, ...]]:
    """Read a comment; None means it is the author's own note. `names` is names_of the characters of the cast."""
    comment, complaints = _narrow(comment)
    if complaints and comment.text.partition(":")[0].strip() == "page":
        return None, tuple(complaints)
    parts, from_here, begun = _begun(_parts(comment.text), comment)
    complaints += begun
    if not from_here and not _looks_like_directions(parts):
        return None, _notes(parts, comment)
    if not parts:
        told = "type: from here; and what holds, such as time: night"
        complaints.append(error("empty-direction", "“from here” says nothing", comment.span, told))
    page: list[tuple[str, str]] = []
    shot: list[tuple[str, str]] = []
    spoken: list[Spoken] = []
    for part in parts:
        problem = _problem(part, comment)
        if problem is not None:
            complaints.append(problem)
            continue
        (page if part.key in PAGE_KEYS else shot).append((part.key, part.value))
        spoken += _spoken(part, comment, names)
        complaints += (
            _strangers(part, comment, names) or _doubts(part, comment, names, cast) or _quotes(part, comment)
        )
    found = Directions(page=tuple(page), shot=tuple(shot), from_here=from_here, spoken=tuple(spoken))
    return found, tuple(complaints)


def _narrow(comment: Comment) -> tuple[Comment, list[Diagnostic]]:
    """Return a comment with the wide signs of a Chinese or Japanese keyboard as narrow ones, and a complaint."""
    text = comment.text.translate(_WIDE)
    if text == comment.text or _looks_like_directions(_parts(comment.text)):
        return comment, []
    if not _looks_like_directions(_parts(text)):
        return comment, []
    at = next(at for at, sign in enumerate(text) if sign != comment.text[at])
    spaced = text.replace(";", "; ").replace(":", ": ").replace(",", ", ")
    told = f"type: <!-- {' '.join(spaced.split())} -->"
    wide = error(
        "wide-sign", f"{comment.text[at]} is wide, and parts no directions", comment.place(at, 1), told
    )
    return replace(comment, text=text), [wide]


def _begun(parts: list[_Part], comment: Comment) -> tuple[list[_Part], bool, list[Diagnostic]]:
    """Return the parts that direct, whether they hold from here on, and a complaint if that was nearly said."""
    first = parts[0] if parts else _Part(at=0, text="")
    if " ".join(first.text.lower().split()) == "from here":
        return parts[1:], True, []
    match = _HERE.match(first.text)
    if match is None and distance(first.text.lower(), "from here") > _SLIP:
        return parts, False, []
    typed = match[0].rstrip() if match else first.text
    rest = parts[1:]
    if match and first.text[match.end() :]:
        rest = [_Part(at=first.at + match.end(), text=first.text[match.end() :]), *rest]
    if not _looks_like_directions(rest):
        return parts, False, []
    told = f"type: from here; {'; '.join(' '.join(part.text.split()) for part in rest)}"
    span = comment.place(first.at, len(typed))
    return rest, True, [error("from-here", "a ; parts “from here” from what shall hold", span, told)]


def _spoken(part: _Part, comment: Comment, names: dict[str, str]) -> list[Spoken]:
    span = comment.place(part.at, len(part.text))
    if part.key not in PAIR_KEYS:
        return [Spoken(key=part.key, span=span)]
    said = (piece.partition("=")[0].strip() for piece in _pieces(part.value))
    return [Spoken(key=part.key, who=names.get(fold(name), name), span=span) for name in said]


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
    if not parts:
        return False
    equals = _EQUALS.match(parts[0].text)
    if equals is not None:
        return _is_nearly_key(equals[1])
    match = _KEY.match(parts[0].text)
    if match is None:
        return _lacks_colon(parts[0].text)
    if match[1].lower() in KEYS:
        return match[2] == ":" or match[1].lower() == "keep"
    return match[2] == ":" and _is_nearly_key(match[1])


def _lacks_colon(text: str) -> bool:
    """Say whether a text is a key and one of its values, with nothing between: `time night`, `face Pim=sad`."""
    key, _, value = text.partition(" ")
    return value.strip() in KNOWN.get(key, ()) or (
        key in PAIR_KEYS and re.match(r"\s*\w+\s*=", value) is not None
    )


def _is_nearly_key(word: str) -> bool:
    return any(distance(word.lower(), key) <= _slack(key) for key in (*KEYS, "page"))


def _slack(key: str) -> int:
    """Short keys allow one letter to be wrong: “and:” is not “ask:”."""
    return min(_SLIP, max(0, len(key) - 2))


def _problem(part: _Part, comment: Comment) -> Diagnostic | None:
    """Return what is wrong with a part that is not a known key with a value."""
    key = part.key
    equals = _EQUALS.match(part.text)
    if equals is not None:
        span = comment.place(part.at, len(equals[1]))
        told = f"type: {_meant(equals[1])}: {' '.join(equals[2].split())}"
        return error("no-colon", f"“{equals[1]}” wants a colon", span, told)
    span = comment.place(part.at, len(key))
    if key in KEYS:
        return _wrong_value(part, comment)
    if key == "page":
        told = "write <!-- page: … --> as a comment of its own"
        return error("page-among", "a page’s role does not stand among directions", span, told)
    first, _, rest = part.text.partition(" ")
    if ":" not in part.text:
        told = "a ; begins a new direction: write a comma instead"
        if first.lower() in KEYS:
            told = f"try: {first.lower()}: {rest}" if rest else f"type: {first.lower()}"
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
    glued = _glued(part)
    if glued is not None:
        return _run_on(part, glued, comment)
    if is_personal(value):
        return error("personal", "a personal value can stand in a page’s words only", span, "write it out")
    return None


def _glued(part: _Part) -> re.Match[str] | None:
    """Return where another direction begins inside a value; a sentence may hold a comma and any word before a colon."""
    for match in _GLUED.finditer(part.text):
        if match[0].endswith("=") and part.key in (*PAIR_KEYS, *_FREE):
            continue
        if match[2] in KEYS and (match[1] != "," or part.key not in _FREE):
            return match
        if match[1] == "\n" and match[0].endswith(":") and part.key not in _FREE and _is_nearly_key(match[2]):
            return match
    return None


def _run_on(part: _Part, glued: re.Match[str], comment: Comment) -> Diagnostic:
    """Complain of a direction that stands inside the value of the one before."""
    comma = glued[1] != "\n"
    behind = {",": "after a comma", "；": "after a wide ；"}.get(glued[1], "on a line of its own")
    said = f"“{glued[2]}” {behind} is part of “{part.key}”"
    before, after = (" ".join(one.split()) for one in (part.text[: glued.start()], part.text[glued.end() :]))
    told = f"type: {before}; {_meant(glued[2])}: {after}"
    at, length = (glued.start(1), 1) if comma else (glued.start(2), len(glued[2]))
    return error("comma", f"{said}: directions are parted by ;", comment.place(part.at + at, length), told)


def _meant(key: str) -> str:
    """Return the key that a typed one is, or is a slip of."""
    return key.lower() if key.lower() in KEYS else nearest(key, KEYS) or key


def _doubts(part: _Part, comment: Comment, names: dict[str, str], cast: Cast) -> list[Diagnostic]:
    """Return complaints of values that are a slip of a known one, and hints at those nobody may understand."""
    key = part.key
    if key not in PAIR_KEYS:
        doubt = doubt_of(key, part.value, cast, names)
        return [_told_doubt(part, key, comment, doubt, doubt.meant)] if doubt else []
    found, pieces = [], _pieces_of(part)
    for piece in pieces:
        name, _, said = (word.strip() for word in piece.text.partition("="))
        doubt = doubt_of_one(key, names.get(fold(name), name), said, cast)
        if doubt is not None:
            meant = doubt.meant and f"{name}={doubt.meant}"
            if meant and len(part.text) <= _LONG:
                meant = ", ".join(meant if other is piece else other.text for other in pieces)
            found.append(_told_doubt(piece, key, comment, doubt, meant))
    return found


def _told_doubt(part: _Part, key: str, comment: Comment, doubt: Doubt, whole: str | None) -> Diagnostic:
    """Complain of what a direction, or a piece of one, says behind its first sign."""
    at = comment.text.find(doubt.about, part.at + min(at for at in map(part.text.find, ":=") if at >= 0))
    span = comment.place(at if at >= 0 else part.at, len(doubt.about if at >= 0 else part.text))
    told = doubt.told
    if whole is not None:
        told = f"type: {key}: {whole}{'' if doubt.slip else ' if that is meant'}"
    return (error if doubt.slip else hint)("bad-value", doubt.message, span, told)


def _quotes(part: _Part, comment: Comment) -> list[Diagnostic]:
    """Return a hint at quotes round a value: nobody needs them here, and they would be looked for as words."""
    match = _QUOTED.search(part.text) if part.key not in _FREE else None
    if match is None:
        return []
    bare = _QUOTED.sub(r"\1\2", " ".join(part.text.split()))
    span = comment.place(part.at + match.start(2) - 1, len(match[2]) + 2)
    return [hint("quoted", "the quotes here are taken for a part of the words", span, f"type: {bare}")]


def _strangers(part: _Part, comment: Comment, names: dict[str, str]) -> list[Diagnostic]:
    """Return complaints of names in a direction that are nobody's."""
    key = part.key
    if key not in PAIR_KEYS and key not in LIST_KEYS:
        return []
    complaints = []
    for piece in _pieces_of(part):
        name = piece.text.partition("=")[0].strip()
        span = comment.place(piece.at, len(name))
        if key in PAIR_KEYS and "=" not in piece.text:
            told = f"type: {key}: {_told_of(piece.text, names)}"
            complaints.append(error("no-name", f"“{key}” wants a name before {piece.text}", span, told))
        elif fold(name) not in names:
            near = nearest(name, names)
            several = who_is_in(name, names)
            near = ", ".join(several) if len(several) > 1 else near
            told = f"try: {near}" if near else f"the cast: {', '.join(names) or 'nobody yet'}"
            complaints.append(error("nobody", f"no character is called “{name}”", span, told))
        elif key in PAIR_KEYS and not piece.text.partition("=")[2].strip():
            told = f"{key}: {name}=…"
            complaints.append(error("empty-direction", f"“{key}” says nothing of {name}", span, told))
    return complaints


def _told_of(piece: str, names: dict[str, str]) -> str:
    """Write `Pim: sad` or `Pim sad` as it should be; words without a name get the first of the cast."""
    for word in sorted(names, key=len, reverse=True):
        said = piece[len(word) :].strip(" :->–—→")
        if fold(piece).startswith(word) and said:
            return f"{piece[: len(word)]}={said}"
    return f"{next(iter(names.values()), 'Pim')}={piece}"


def _pieces_of(part: _Part) -> list[_Part]:
    """Return what a direction says of one after the other, each with its place in the comment."""
    at = part.text.index(":") + 1
    found: list[tuple[int, list[str]]] = []
    for piece in part.text[at:].split(","):
        # A comma inside free text (`wearing: Pim=a coat, too big`) belongs to the value before it.
        if found and "=" not in piece and "=" in found[-1][1][0]:
            found[-1][1].append(piece)
        else:
            found.append((part.at + at + len(piece) - len(piece.lstrip()), [piece]))
        at += len(piece) + 1
    pieces = (_Part(at=at, text=" ".join(",".join(typed).split())) for at, typed in found)
    return [piece for piece in pieces if piece.text]


def _pieces(value: str) -> list[str]:
    return [piece.text for piece in _pieces_of(_Part(at=0, text=f":{value}"))]


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
            value = names.get(fold(value), value) if key == "focus" else value
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
