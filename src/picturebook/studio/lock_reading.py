"""A lock's text held against what a lock may say, so that a hand or a merge that slipped is told its line.

Nothing is mended and nothing is dropped: a lock decides which pictures a book shows, so a lock that is not
understood to the last key is not used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from picturebook.diagnostics import Diagnostic, Span, error, typed
from picturebook.errors import LockError
from picturebook.fields import Node, nearest, read_toml

FORMAT = 1
_BOX = re.compile(r"-?\d{1,6}(?: -?\d{1,6}){3}", re.ASCII)
_MERGE = ("<<<<<<<", "=======", ">>>>>>>")


def read_document(text: str, file: str) -> Mapping[str, Any]:
    """Return a lock's text as data of the right kinds. Raises LockError with every complaint."""
    merge = _merge(text, file)
    if merge:
        raise LockError([merge])
    node, broken = read_toml(text, file=file)
    if broken:
        raise LockError([_damaged(item, file) for item in broken])
    data = tomllib.loads(text)
    _hold_to_format(data, node, file)
    complaints = tuple(_complaints(data, node))
    if complaints:
        raise LockError(complaints)
    return data


def remedy(file: str) -> str:
    """Say what helps where a lock, which is called after its story, is damaged."""
    anew = typed("accept", Path(file).with_suffix(".md"), "--all")
    told = (
        "take the last good one out of Git; or move it away and accept what lies in takes/ anew, for nothing"
    )
    return f"{told}: {anew}"


def _merge(text: str, file: str) -> Diagnostic | None:
    """Find what Git leaves behind where two people decided at once."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_MERGE):
            span = Span(file=file, line=number, excerpt=line, length=len(line))
            told = "keep one side’s lines of each picture and delete the marks, then build"
            return error("lock-merge", "Git left two versions of the lock in one file", span, told)
    return None


def _damaged(item: Diagnostic, file: str) -> Diagnostic:
    return error("lock", f"the lock is damaged: {item.message}", item.span, remedy(file))


def _hold_to_format(data: Mapping[str, Any], node: Node, file: str) -> None:
    found = data.get("format")
    span = next((value.span for key, _, value in node.pairs or () if key == "format"), None)
    span = span or Span(file=file, line=1)
    if isinstance(found, int) and not isinstance(found, bool) and found > FORMAT:
        said = f"this lock is of format {found}, written by a newer picturebook; this one reads {FORMAT}"
        raise LockError([error("lock-newer", said, span, "update it: pip install --upgrade picturebook")])
    if found != FORMAT or isinstance(found, bool):
        raise LockError([error("lock", f"the lock does not say format = {FORMAT}", span, remedy(file))])


def _complaints(data: Mapping[str, Any], node: Node) -> Iterator[Diagnostic]:
    yield from _group(data, node, _DOCUMENT)


Check = Callable[[Any, Node], Iterator[Diagnostic]]


def _group(data: Any, node: Node, known: Mapping[str, Check]) -> Iterator[Diagnostic]:
    """Hold a group of keys against the keys it may have."""
    if not isinstance(data, dict):
        yield _wrong(node, "keys of its own")
        return
    for key, span, value in node.pairs or ():
        if key in known:
            yield from known[key](data[key], value)
            continue
        near = nearest(key, known)
        told = f"try: {near}" if near else remedy(span.file)
        yield error("lock", f"a lock has no key “{key}” here", span, told)


def _each(check: Check) -> Check:
    """Make the check of a group whose keys are anybody's names."""

    def checked(data: Any, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(data, dict):
            yield _wrong(node, "keys of its own")
            return
        for key, _, value in node.pairs or ():
            yield from check(data[key], value)

    return checked


def _list(check: Check) -> Check:
    """Make the check of a list."""

    def checked(data: Any, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(data, list):
            yield _wrong(node, "a list")
            return
        for item, value in zip(data, node.items or (), strict=True):
            yield from check(item, value)

    return checked


def _one(kind: type, wanted: str) -> Check:
    """Make the check of a single value; true is not a number here."""

    def checked(data: Any, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
            yield _wrong(node, wanted)

    return checked


def _picture(data: Any, node: Node) -> Iterator[Diagnostic]:
    yield from _group(data, node, _PICTURE)
    if isinstance(data, dict) and (data.get("accepted") or data.get("pinned")) and "take" not in data:
        yield _wrong(node, "the take that is accepted")


def _digest(data: Any, node: Node) -> Iterator[Diagnostic]:
    plain = isinstance(data, str) and len(data) == 64 and not data.strip("0123456789abcdef")
    if not plain:
        yield _wrong(node, "a sha256 of 64 hex digits")


def _rejected(data: Any, node: Node) -> Iterator[Diagnostic]:
    yield from _group(data, node, {"take": _digest, "why": _TEXT})
    if isinstance(data, dict) and not {"take", "why"} <= set(data):
        yield _wrong(node, "a take and why it was turned down")


def _box(data: Any, node: Node) -> Iterator[Diagnostic]:
    if not isinstance(data, str) or not _BOX.fullmatch(data):
        yield _wrong(node, "four whole numbers, left, top, right and bottom, in quotes")


def _brief(data: Any, node: Node) -> Iterator[Diagnostic]:
    """Hold a brief against the little that is true of every schema, past and to come: its cast has names."""
    if not isinstance(data, dict):
        yield _wrong(node, "keys of its own")
        return
    cast = data.get("cast", [])
    named = isinstance(cast, list) and all(
        isinstance(one, dict) and isinstance(one.get("name"), str) for one in cast
    )
    if not named:
        yield _wrong(next(value for key, _, value in node.pairs or () if key == "cast"), "a list of names")


def _wrong(node: Node, wanted: str) -> Diagnostic:
    return error(
        "lock", f"the lock is damaged: {wanted} should stand here", node.span, remedy(node.span.file)
    )


_TEXT = _one(str, "text in quotes")
_NUMBER = _one(int, "a whole number")
_FLAG = _one(bool, "true or false")
_PICTURE: dict[str, Check] = {
    "take": _digest,
    "number": _NUMBER,
    "last": _NUMBER,
    "studio": _TEXT,
    "made_with": _TEXT,
    "accepted": _FLAG,
    "pinned": _FLAG,
    "placed": _digest,
    "own": _digest,
    "waived": _list(_TEXT),
    "rejected": _list(_rejected),
    "boxes": _each(_box),
    "brief": _brief,
}
_DOCUMENT: dict[str, Check] = {
    "format": _NUMBER,
    "theme": _each(_TEXT),
    "pages": _each(_TEXT),
    "printers": _each(_TEXT),
    "fonts": _each(_TEXT),
    "art": _each(_TEXT),
    "pictures": _each(_picture),
}
