"""A take's record held against what a record may say, so that a file a hand or a disk changed is told by its key.

Who reads a record further up (the layout, the look page, the report) may then trust every key it knows. Keys it
does not know are left alone: illustrators write down what they like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_MEDIA = ("image/png", "image/jpeg", "image/webp")


def held(record: Any) -> Mapping[str, Any]:
    """Return a record that says what it must, and nothing of the wrong kind. Raises ValueError naming the key."""
    if not isinstance(record, dict):
        raise ValueError("it is no take’s record")
    for key, (check, wanted) in _MUST.items():
        if not check(record.get(key)):
            raise ValueError(f"{key} should be {wanted}")
    for key in _misfits(record):
        raise ValueError(f"{key} should be {_MAY[key][1]}")
    return record


def fitting(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an illustrator wrote down as it can be read again: what has the wrong kind stands under "unread".

    The picture was paid for: a slip in what is told of it must not cost it.
    """
    misfits = _misfits(record)
    fits = {key: value for key, value in record.items() if key not in misfits}
    return {**fits, "unread": {key: record[key] for key in misfits}} if misfits else fits


def _misfits(record: Mapping[str, Any]) -> list[str]:
    return [key for key, (check, _) in _MAY.items() if record.get(key) is not None and not check(record[key])]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _count(value: Any) -> bool:
    return _number(value) and value > 0


def _digest(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and not value.strip("0123456789abcdef")


def _group(value: Any) -> bool:
    return isinstance(value, dict)


def _list_of(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _boxes(value: Any) -> bool:
    return isinstance(value, dict) and all(_list_of(_number)(box) and len(box) == 4 for box in value.values())


def _request(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    references = _list_of(_group)(value.get("references", []))
    return references and all(_group(value.get(key, {})) for key in ("brief", "edit", "settings"))


def _retouch(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    changed = value.get("changed")
    parts = ("whole", "inside", "outside")
    return changed is None or (_group(changed) and all(_number(changed.get(part)) for part in parts))


Check = tuple[Callable[[Any], bool], str]  # whether a value will do, and what would
_MUST: dict[str, Check] = {
    "shot": (_text, "a picture’s name"),
    "number": (_count, "a number from 1"),
    "digest": (_digest, "a sha256"),
    "request_digest": (_digest, "a sha256"),
    "media_type": (_MEDIA.__contains__, f"one of {', '.join(_MEDIA)}"),
    "width": (_count, "a number of pixels"),
    "height": (_count, "a number of pixels"),
    "request": (_request, "what was asked for"),
}
_MAY: dict[str, Check] = {
    "boxes": (_boxes, "names with four whole numbers each"),
    "cannot_draw": (_list_of(_text), "a list of words"),
    "in_words": (_list_of(_text), "a list of words"),
    "provisional": (_list_of(_text), "a list of words"),
    "retouch": (_retouch, "keys of its own"),
    "shown": (_group, "keys of its own"),
    "audit": (_group, "keys of its own"),
    "usage": (_group, "keys of its own"),
    "cost_micros": (_number, "a whole number"),
    "art": (_text, "a theme’s name"),
    "change": (_text, "a text"),
    "file": (_text, "a text"),
    "parent": (_text, "a text"),
    "made_with": (_text, "a text"),
    "revised_prompt": (_text, "a text"),
    "unusable": (_text, "a text"),
}
