"""One thing changed: a direction tried on a picture, and the one-line edit of the story that says it for good.

The edit touches the comment under the picture, or makes one; whatever else stands there stays. It is read again
before it is given out: exactly the one direction must have changed, and nothing of any other picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import takewhile

from picturebook.errors import UsageError
from picturebook.manuscript.directions import KEYS, PAIR_KEYS, SHOT_KEYS
from picturebook.manuscript.reader import read
from picturebook.manuscript.story import Picture, Story
from picturebook.record import record

_COMMENT = re.compile(r"[ ]{0,3}<!--(.*?)-->[ \t]*(?:\n|$)", re.S)
_MARK = "\ufeff"  # a byte order mark, which some editors put before everything
_EXAMPLE = 'such as "face: Pim=sad" or "time: night"'


@record
class Edit:
    """An edit of a story: the line it is at, what stood there ("" for a new line), what stands there now."""

    line: int
    before: str
    after: str
    text: str  # the whole story, edited


def change(text: str, name: str, typed: str) -> Edit:
    """Return the edit that gives a picture one direction. Raises UsageError, StoryError.

    Line ends and a byte order mark stay as the writer's editor made them.
    """
    key, value = _asked(typed)
    written, text = text, text.removeprefix(_MARK).replace("\r\n", "\n")
    story = read(text.encode("utf-8"), file="story.md").story
    picture = next((one for one in story.pictures if one.name == name), None)
    if picture is None:
        raise UsageError(f"the story has no picture “{name}”")
    edit = _edited(text, picture, key, value)
    after = read(edit.text.encode("utf-8"), file="story.md").story
    _hold(story, after, name)
    if edit.text != text and all(map(_alike, story.pictures, after.pictures)):
        raise UsageError(f"that would change nothing of {name}", "edit the story by hand")
    return replace(edit, text=_as_written(written, text, edit.text))


def _as_written(written: str, before: str, after: str) -> str:
    """Return the edited text with the lines that stayed as they were written, to the last control character."""
    lines, olds, news = written.split("\n"), before.split("\n"), after.split("\n")
    head = _same(olds, news)
    tail = _same(olds[head:][::-1], news[head:][::-1])
    end = "\r" if lines[head - 1].endswith("\r") else ""  # as the line above
    edited = [line + end for line in news[head : len(news) - tail]]
    return "\n".join([*lines[:head], *edited, *lines[len(lines) - tail :]])


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Count how many lines two texts have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _asked(typed: str) -> tuple[str, str]:
    key, colon, value = typed.partition(":")
    key, value = key.strip().lower(), value.strip()
    if not colon or not value or ";" in value or "-->" in value or "\n" in value:
        raise UsageError(f"“{typed}” is not one direction", _EXAMPLE)
    if key not in SHOT_KEYS:
        known = ", ".join(one for one in SHOT_KEYS if one != "keep")
        what = "a direction for the page" if key in KEYS else "no direction"
        raise UsageError(f"“{key}” is {what}, and a picture has: {known}", _EXAMPLE)
    return key, value


def _edited(text: str, picture: Picture, key: str, value: str) -> Edit:
    end = _end_of(text, picture)
    at, chosen = end, None
    while match := _COMMENT.match(text, at):
        at = match.end()
        parts = [part.strip() for part in match[1].split(";") if part.strip()]
        keys = [part.partition(":")[0].strip().lower() for part in parts]
        if "from here" in keys:
            chosen, end = None, at  # what is said before it does not hold against it
            continue
        if not keys or keys[0] not in KEYS:
            continue
        if chosen is None or key in keys:
            chosen = (match, parts, keys)
    if chosen is None:
        new = f"<!-- {key}: {value} -->"
        whole = f"{text[:end]}{'' if text[:end].endswith(chr(10)) else chr(10)}{new}\n{text[end:]}"
        return Edit(line=text.count("\n", 0, end) + 1, before="", after=new, text=whole)
    match, parts, keys = chosen
    if key in keys:
        where = keys.index(key)
        parts[where] = f"{key}: {_merged(key, parts[where].partition(':')[2].strip(), value)}"
    else:
        parts.append(f"{key}: {value}")
    before = match[0].rstrip("\n")
    after = f"<!-- {'; '.join(parts)} -->"
    whole = text[: match.start()] + after + text[match.start() + len(before) :]
    return Edit(line=text.count("\n", 0, match.start()) + 1, before=before, after=after, text=whole)


def _end_of(text: str, picture: Picture) -> int:
    """Return where the line after a picture begins: its scene may run over several."""
    start = 0
    for _ in range(picture.span.line - 1):
        start = text.index("\n", start) + 1
    depth, at, bracket = 0, start, text.index("](", start) + 1
    for at in range(bracket, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            break
    line = text.find("\n", at)
    return len(text) if line < 0 else line + 1


def _merged(key: str, before: str, value: str) -> str:
    """Return a value with one character's part changed and the others' as they are."""
    if key not in PAIR_KEYS or "=" not in value:
        return value
    kept = dict(piece.split("=", 1) for piece in re.split(r"\s*,\s*", before) if "=" in piece)
    kept.update(dict(piece.split("=", 1) for piece in re.split(r"\s*,\s*", value) if "=" in piece))
    return ", ".join(f"{name.strip()}={what.strip()}" for name, what in kept.items())


def _alike(one: Picture, other: Picture) -> bool:
    return one.directions == other.directions


def _hold(before: Story, after: Story, name: str) -> None:
    """Hold the edited story against the first: one picture may differ, and in one direction."""
    for old, new in zip(before.pictures, after.pictures, strict=True):
        differing = [
            field.name
            for field in fields(old.directions)
            if getattr(old.directions, field.name) != getattr(new.directions, field.name)
        ]
        same = replace(new, directions=old.directions, span=old.span, cast=old.cast) == old
        if not same or (old.name != name and differing) or len(differing) > 1:
            raise UsageError(f"that would change more than one thing of {name}", "edit the story by hand")
