"""A printer's file to fill in: every key there is, what it means and what to ask the house, in an order to read.

The numbers to start from are those of another printer, as its own file has them. They come without their sources: what
one house publishes is no word of another, so each is told as doubtful until somebody writes down where it was read.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from picturebook.design.printer_keys import PRINTER
from picturebook.design.printers import as_typed, printers
from picturebook.disk import write_text
from picturebook.errors import UsageError
from picturebook.fields import Group, Shape

FOLDER = "printers"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIDE = 110
_BARE = re.compile(r"[A-Za-z0-9_-]+")


_HEAD = """\
# A printer of one’s own: one house and one binding. It starts with the numbers of {like}, not with this
# house’s: ask it, and put its own in. Lengths have a unit: in, mm, cm or pt. A line that begins with #key is not
# set: take the # away to set it. Of a table in [brackets] that begins with #, take that away too.
"""
_SOURCES = """
# Where each number was read, and when. Without these, every number is told as doubtful.
#[[sources]]
#key = "bleed"
#source = "the house’s letter of 3 May"
#read = "2026-05-03"
#verified = true
"""


def start_printer(name: str, like: str, folder: Path) -> Path:
    """Write a printer's file into the folder for them beside a story; return where it is.

    Raises UsageError for a name that will not do or is taken, the errors of `load_printer`, DiskError.
    """
    if not _NAME.fullmatch(name):
        plain = "-".join(re.findall(r"[a-z0-9]+", name.lower().removesuffix(".toml"))) or "my-printer"
        told = f"type: picturebook printer new {plain}"
        raise UsageError(f"“{name}” will not do: a printer’s name is of a-z, 0-9 and -", told)
    if name in printers():
        raise UsageError(f"{name} is a printer that ships", f"call yours otherwise: my-{name}")
    path = folder / FOLDER / f"{name}.toml"
    if os.path.lexists(path):
        raise UsageError(
            f"{path} is already there, and nothing is written over it", "give yours another name"
        )
    text = printer_file(name, like, as_typed(like))
    write_text(path, text, "name the story of a folder you may write to: --beside STORY")
    return path


def printer_file(name: str, like: str, typed: Mapping[str, Any]) -> str:
    """Return a printer's file with every key, with the values another's file has typed for them.

    What another house says of AI is not taken over: nobody could tell it from this house's own word.
    """
    own = {**typed, "title": name.replace("-", " ").capitalize(), "policy": {}}
    return "".join((_HEAD.format(like=like), *(f"{line}\n" for line in _lines(own)), _SOURCES))


def _lines(typed: Mapping[str, Any]) -> Iterator[str]:
    yield from _group(PRINTER, typed)
    for key in PRINTER.keys:
        if isinstance(key.kind, Group) and key.shape is Shape.ONE:
            values = typed.get(key.name, {})
            yield from ("", f"{'' if values else '#'}[{key.name}]")
            yield from _group(key.kind, values)


def _group(group: Group, values: Mapping[str, Any]) -> Iterator[str]:
    for key in group.keys:
        if isinstance(key.kind, Group):
            continue
        yield from ("", *textwrap.wrap(key.told, _WIDE, initial_indent="# ", subsequent_indent="# "))
        set_ = key.name in values
        yield f"{key.name} = {_value(values[key.name])}" if set_ else f"#{key.name} = {key.example}"


def _value(value: Any, wide: int = _WIDE - 20) -> str:
    """Return a value as TOML has it, on one line unless it is a list too long for one."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            whole = ", ".join(map(_value, value))
            if len(whole) <= wide:
                return f"[{whole}]"
            return "\n".join(("[", *(f"  {line}" for line in _rows(value, wide)), "]"))
        case dict():
            pairs = (
                f"{key if _BARE.fullmatch(key) else json.dumps(key)} = {_value(one)}"
                for key, one in value.items()
            )
            return f"{{{', '.join(pairs)}}}"
    return str(value)


def _rows(values: list[Any], wide: int) -> Iterator[str]:
    row = ""
    for one in map(_value, values):
        if row and len(row) + len(one) > wide:
            yield row
            row = ""
        row += f"{' ' if row else ''}{one},"
    yield row
