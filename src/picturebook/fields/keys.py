"""What a file's keys are, said once: the reader types values by it, and docs and JSON Schema are written from it.

A `Key` says what stands under one name, in which unit and bounds, and what holds where it is left out; a `Group` is
the keys that stand together. Lengths are held in points.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from picturebook.record import record


class Kind(StrEnum):
    """What one value is."""

    TEXT = "text"
    NUMBER = "a number"
    WHOLE = "a whole number"
    FLAG = "true or false"
    LENGTH = "a length"
    SIZE = "a width and a height"
    COLOUR = "a colour"
    WORD = "one of some words"
    AGES = "two ages"
    PRICE = "a price"
    DATE = "a date"
    ANYTHING = "anything"


class Shape(StrEnum):
    """How many of it stand under the key, and how."""

    ONE = "one"
    LIST = "list"
    ANY = "any"  # one, or a list of them
    NAMED = "named"  # each under a name of the author's own


@record
class Key:
    """One key: what may stand under it, what holds without it, and what it means, in one line."""

    name: str
    told: str
    kind: Kind | Group = Kind.TEXT
    shape: Shape = Shape.ONE
    default: Any = None  # typed; None where nothing stands for it
    required: bool = False
    within: tuple[float, float] | None = None  # the least and the most; of lengths in points
    choices: tuple[str, ...] = ()
    names: str = ""  # "colour": a word that is chosen from names of the same file
    most: int | None = None  # of a list: how many
    short: Kind | None = None  # what may stand there in place of the group of keys
    reserved: bool = False  # read and kept, and not used yet
    example: str = ""  # as it is typed


@record
class Group:
    """Keys that stand together."""

    name: str
    told: str
    keys: tuple[Key, ...]

    def key(self, name: str) -> Key:
        """Return a key by name. Raises KeyError."""
        for one in self.keys:
            if one.name == name:
                return one
        raise KeyError(name)
