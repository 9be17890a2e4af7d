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

from picturebook.design.printers import as_typed, printers
from picturebook.disk import write_text
from picturebook.errors import UsageError
from picturebook.record import record

FOLDER = "printers"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIDE = 110
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@record
class Key:
    """A key of a printer's file: its table ("" for the top), what to know of it, and a value as it is typed."""

    table: str
    name: str
    said: str
    example: str


KEYS = tuple(
    Key(table=table, name=name, said=said, example=example)
    for table, name, said, example in (
        ("", "title", "What people are shown: the house and the binding.", '"Little Press, paperback"'),
        ("", "sells", "true where books are printed to be sold: pictures too soft for print and licences that forbid "
         "selling are then refused.", "true"),
        ("", "trims", "Sizes of a page after it is cut, width x height, in inches (in), mm or cm. Ask: which sizes for "
         "this binding? Without it any size will do.", '["210 x 210 mm"]'),
        ("", "safe", "How far words keep from the cut edges. Ask: what is the safety margin inside?", '"9 mm"'),
        ("", "gutter", "How far words keep from the binding, by the number of pages from which it holds. Ask: what is "
         "the inside margin for my page count?", '{1 = "12 mm", 151 = "15 mm"}'),
        ("", "cover", '"separate" for a house that takes the cover as a file of its own, "inside" where it is the '
         "first and the last page.", '"separate"'),
        ("", "ppi", "Pixels an inch that pictures are wanted with, 72 to 1200. Nearly always 300.", "300"),
        ("", "most_ppi", "Pixels an inch past which the house complains or throws them away.", "600"),
        ("", "colour", '"rgb" or "cmyk". Ask: do you want RGB or CMYK? A PDF/X is always "cmyk".', '"cmyk"'),
        ("", "flavour", 'The kind of PDF: "plain", "pdf-x-1a:2001", "pdf-x-3:2002", "pdf-x-4", or "pdf-ua-1" for '
         "reading on a screen. Ask: which PDF standard?", '"pdf-x-1a:2001"'),
        ("", "ink_limit", "Percent of the four inks together that is laid at most, 150 to 400; for CMYK. Ask: what is "
         "the total area coverage (TAC) for this paper?", "300"),
        ("", "ink_refused", "Percent of ink from which on the house sends a file back; 300 without it.", "300"),
        ("", "max_megabytes", "The largest file the house takes, in MB.", "650"),
        ("", "advised_megabytes", "The largest file it recommends, where that is less.", "40"),
        ("", "least_type", "The smallest letters it prints; 7 pt without it.", '"7 pt"'),
        ("", "least_line", "The thinnest line it prints; 0.75 pt without it.", '"0.75 pt"'),
        ("", "most_blanks", "How many pages in a row may be blank; as many as one likes without it.", "2"),
        ("", "sheet", 'For a printer at home: its paper, "a4", "letter" or "210 x 297 mm". Its cover is "inside".',
         '"a4"'),
        ("", "marks", "true for crop marks; only with a sheet. Houses do not want any.", "false"),
        ("", "fold", "true to set two pages on each side of a sheet that is folded; only with a sheet.", "false"),
        ("bleed", "top", "Bleed: how far pictures reach past the cut, edge by edge. Ask: how much bleed, and on the "
         "binding edge too?", '"3 mm"'),
        ("bleed", "outside", "", '"3 mm"'),
        ("bleed", "bottom", "", '"3 mm"'),
        ("bleed", "inside", 'The binding edge. "0 in" where the house says: on three edges.', '"0 in"'),
        ("pages", "min", "How many pages the house binds. Ask: the fewest, the most, and a multiple of what?", "24"),
        ("pages", "max", "", "828"),
        ("pages", "multiple", "2 for a book that is glued, 4 for one that is stapled.", "2"),
        ("pages", "max_for", "Sizes that have a limit of their own.", '{"8.5 x 8.5 in" = 590}'),
        ("spine", "per_page", "How thick one page makes the spine: half a leaf. Ask: the spine’s formula for this "
         "paper, or the caliper of the paper, halved. Without it or steps no cover is made: a guess bounces.",
         '"0.0573 mm"'),
        ("spine", "add", "What the cover itself adds.", '"0 in"'),
        ("spine", "steps", "In place of per_page: from so many pages on, so thick.", '{24 = "0.25 in", 86 = "0.5 in"}'),
        ("spine", "until", "The last page count the rule is known for.", "800"),
        ("spine", "text_from", "From how many pages on words may stand on the spine; never without it.", "80"),
        ("spine", "clear", "How far they keep from either fold.", '"0.0625 in"'),
        ("cover_sheet", "wrap", "How far art reaches past the cut of the whole cover: the bleed of a paperback, what "
         "a hardcover turns in. Ask: how large is the whole sheet for my book?", '"0.125 in"'),
        ("cover_sheet", "safe", "How far words keep from the cut and the spine.", '"0.25 in"'),
        ("cover_sheet", "hinge", "How far they keep from the spine besides, where a hardcover bends.", '"0.4 in"'),
        ("cover_sheet", "barcode", "The box left free for a barcode at the lower right of the back.", '"2 x 1.2 in"'),
        ("cover_sheet", "barcode_inset", "How far it is from the cut and the spine, or from the hinge.", '"0.25 in"'),
        ("cover_sheet", "barcode_foot", "How far it is from the lower cut, where that is more.", '"0.76 in"'),
        ("policy", "ai_pictures", "What the house says of pictures made with AI: “must declare”, “may refuse”, “not "
         "asked” or “nobody asks”. Ask before you pay for any.", '"must declare"'),
        ("policy", "ai_text", "The same of its words, and of a translation.", '"must declare"'),
        ("policy", "ai_translation", "", '"must declare"'),
        ("policy", "distribution", "What else it asks of a book it distributes, in a sentence.",
         '"the author’s name must stand on the cover"'),
    )
)  # fmt: skip

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
    table = ""
    values: Mapping[str, Any] = typed
    for key in KEYS:
        if key.table != table:
            table = key.table
            values = typed.get(table, {})
            yield from ("", f"{'' if values else '#'}[{table}]")
        if key.said:
            yield from ("", *textwrap.wrap(key.said, _WIDE, initial_indent="# ", subsequent_indent="# "))
        yield (
            f"{key.name} = {_value(values[key.name])}"
            if key.name in values
            else f"#{key.name} = {key.example}"
        )


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
