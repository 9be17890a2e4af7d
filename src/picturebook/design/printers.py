"""Printers: one TOML file per house and binding, every number with its source and date.

A file of one's own works the same as those that ship; what it leaves unsourced is said to be so.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from picturebook.design.printer import (
    INK_REFUSED,
    LEAST_LINE,
    LEAST_TYPE,
    MOST_PPI,
    Bleed,
    CoverRule,
    PageRule,
    Printer,
    Sourced,
    SpineRule,
)
from picturebook.design.printer_keys import (
    COUNT,
    FLAVOURS,
    INK,
    MEGABYTES,
    MOST_EDGE,
    MULTIPLE,
    NUMBERS,
    PPI,
    SAYS_OF_AI,
)
from picturebook.design.typed import Typed
from picturebook.diagnostics import Diagnostic, error
from picturebook.digest import sha256
from picturebook.errors import DiskError, PrinterError, UsageError
from picturebook.fields import Fields, Node, nearest, read_toml
from picturebook.measure import PT_PER_MM, Insets, Size, parse_length, parse_size
from picturebook.shelf import shelf

DEFAULT = "home-a4"
PRESS = ("pdf-x-1a:2001", "pdf-x-3:2002", "pdf-x-4")  # flavours whose every colour is one of a press’s inks
READING = "pdf-ua-1"  # tagged for screen readers, and made to be kept
_EDGES = ("top", "outside", "bottom", "inside")
_AI = ("ai_pictures", "ai_text", "ai_translation")
_LEAST_SHEET = (
    74 * PT_PER_MM
)  # A7: with crop marks and what a printer cannot reach, less leaves no room for a page
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def printers() -> tuple[str, ...]:
    """Return the names of the printers that ship, in alphabetical order."""
    return tuple(sorted(path.stem for path in shelf("printers").glob("*.toml")))


def load_printer(name: str, near: Path | None = None, typed: Typed | None = None) -> Printer:
    """Return a printer by the name of one that ships, or by the path of a file of one's own.

    A path is looked for from `near`; where a story names it (`typed`), it stays inside the story's folder.
    Raises PrinterError with every complaint, UsageError for a name no story says, DiskError if it cannot be read.
    """
    typed = typed or Typed()
    if name.endswith(".toml"):
        path = (near or Path()) / name
        typed.hold(path, "--printer")
        if typed.span is not None and not path.exists():
            raise PrinterError((_no_such_printer(f"there is no printer’s file {path}", name, typed),))
        return _load(path)
    if name in printers():
        return _load(shelf("printers") / f"{name}.toml")
    wrong = PrinterError if typed.span else UsageError
    raise wrong((_no_such_printer(f"there is no printer “{name}”", name, typed),))


def as_typed(name: str) -> dict[str, Any]:
    """Return the keys of a printer's file with their values as they are typed there, by name or by path.

    Raises what `load_printer` raises: of a file with a fault nothing is taken.
    """
    load_printer(name)
    path = Path(name) if name.endswith(".toml") else shelf("printers") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _no_such_printer(said: str, name: str, typed: Typed) -> Diagnostic:
    close = nearest(name.removesuffix(".toml"), printers())
    told = (
        f"try: {close}" if close else f"there are: {', '.join(printers())}; or name a file: my-printer.toml"
    )
    return error("no-such-printer", said, typed.span, told)


def _load(path: Path) -> Printer:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as problem:
        told = "name a file that is there, or start one: picturebook printer new NAME"
        raise DiskError(f"cannot read the printer {path}: {problem.strerror}", told) from None
    except UnicodeDecodeError:
        raise PrinterError(f"{path} is not UTF-8", "save it as UTF-8") from None
    node, complaints = read_toml(text, file=str(path))
    found: list[Diagnostic] = list(complaints)
    if not found:
        printer = _printer(path.stem, sha256(data), Fields(node, found))
    if found:
        raise PrinterError(found)
    return printer


def _printer(name: str, digest: str, fields: Fields) -> Printer:
    safe, sources = _edge(fields, "safe"), _sources(fields)
    printer = Printer(
        name=name,
        title=fields.required("title", 'title = "The house, the binding"'),
        digest=digest,
        trims=_trims(fields),
        bleed=_bleed(fields),
        safe=Insets(top=safe, right=safe, bottom=safe, left=safe),
        gutter=_gutter(fields),
        pages=_pages(fields),
        cover=fields.choice("cover", ("inside", "separate"), "separate"),
        sheet=fields.size("sheet"),
        marks=fields.flag("marks"),
        fold=fields.flag("fold"),
        spine=_spine(fields),
        cover_sheet=_cover_sheet(fields),
        ppi=_within(fields, "ppi", PPI, 300),
        colour=fields.choice("colour", ("rgb", "cmyk"), "rgb"),
        flavour=fields.choice("flavour", FLAVOURS, "plain"),
        ink_limit=_within(fields, "ink_limit", INK, 300),
        ink_refused=_within(fields, "ink_refused", INK, INK_REFUSED),
        most_ppi=_within(fields, "most_ppi", PPI, MOST_PPI),
        least_type=fields.length("least_type", LEAST_TYPE),
        least_line=fields.length("least_line", LEAST_LINE),
        most_blanks=_within(fields, "most_blanks", COUNT, 0) or None,
        last_blank=fields.flag("last_blank"),
        max_bytes=_within(fields, "max_megabytes", MEGABYTES, 0) * 1024 * 1024 or None,
        advised_bytes=_within(fields, "advised_megabytes", MEGABYTES, 0) * 1024 * 1024 or None,
        sells=fields.flag("sells"),
        policy=_policy(fields),
        sources=sources,
        unsourced=_unsourced(fields, sources),
    )
    _agree(printer, fields)
    fields.finish()
    return printer


def _agree(printer: Printer, fields: Fields) -> None:
    """Complain of keys that do not go together: a file that claims what it is not, or marks without paper."""
    if printer.flavour in PRESS and printer.colour != "cmyk":
        said = f"{printer.flavour} holds the inks of a press alone, and colour is {printer.colour}"
        fields.complain("colour", said, fields.where("flavour"), 'type: colour = "cmyk"')
    if printer.flavour == READING and printer.colour != "rgb":
        said = f"{READING} is read on screens, and colour is {printer.colour}"
        fields.complain("colour", said, fields.where("flavour"), 'type: colour = "rgb"')
    if printer.flavour != "plain" and printer.fold:
        said = f"{printer.flavour} is for pages as they are, and fold sets two on each side of a sheet"
        fields.complain("flavour", said, fields.where("flavour"), 'type: flavour = "plain"')
    for key, typed in (("fold", printer.fold), ("marks", printer.marks)):
        if typed and printer.sheet is None:
            said = f"{key} is for a printer at home, which prints on a sheet of paper"
            fields.complain("no-sheet", said, fields.where(key), 'type: sheet = "a4"')
    _agree_of_limits(printer, fields)
    if printer.sheet is None:
        return
    if printer.cover == "separate":
        said = "a printer at home has the cover inside: a sheet for pages is too small for it"
        fields.complain(
            "cover", said, fields.where("cover") or fields.where("sheet"), 'type: cover = "inside"'
        )
    if min(printer.sheet.width, printer.sheet.height) < _LEAST_SHEET:
        fields.complain(
            "sheet", "no page fits on so small a sheet", fields.where("sheet"), 'type: sheet = "a4"'
        )


def _agree_of_limits(printer: Printer, fields: Fields) -> None:
    """Complain of limits of which one could never be kept, or would never be reached."""
    pairs = (
        ("ppi", printer.ppi, "most_ppi", printer.most_ppi),
        ("ink_limit", printer.ink_limit, "ink_refused", printer.ink_refused),
        ("advised_megabytes", printer.advised_bytes or 0, "max_megabytes", printer.max_bytes or 0),
    )
    for low, less, high, most in pairs:
        if fields.where(low) and fields.where(high) and less > most:
            said = f"{low} {fields.text(low)} is more than {high} {fields.text(high)}"
            fields.complain("limits", said, fields.where(low), f"write {low} = {fields.text(high)}, or less")
    rule = printer.pages
    least = -(-rule.min // rule.multiple) * rule.multiple
    if rule.min <= rule.max < least:
        said = f"no multiple of {rule.multiple} lies between {rule.min} and {rule.max} pages"
        fields.complain("pages", said, fields.where("pages"), f"write max = {least}, or more")


def _edge(fields: Fields, key: str) -> float:
    """Read a length along an edge of a page, in points."""
    wide = fields.length(key, 0.0)
    if wide > MOST_EDGE:
        said = f"{key} of {fields.text(key)} leaves no room on a page"
        fields.complain("too-wide", said, fields.where(key), 'at most 60 mm: "0.5 in"')
    return wide


def _within(fields: Fields, key: str, bounds: tuple[int, int], default: int) -> int:
    """Read a whole number from some bounds; the default where the key is not there."""
    number = fields.integer(key, default)
    least, most = bounds
    if fields.where(key) and not least <= number <= most:
        said = f"{key} wants a whole number from {least} to {most}, not {number}"
        fields.complain("out-of-bounds", said, fields.where(key), f"write {key} = {default or least}")
    return number


def _policy(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Read what a house asks about AI, in one of the ways we can tell people, and on what terms it distributes."""
    sub = fields.sub("policy")
    if sub is None:
        return ()
    found = {key: sub.choice(key, SAYS_OF_AI, "") for key in _AI}
    found["distribution"] = sub.text("distribution") or ""
    sub.finish()
    return tuple((key, said) for key, said in found.items() if said)


def _trims(fields: Fields) -> tuple[Size, ...]:
    node = fields.node_of("trims")
    found = (_size(text, node, fields) for text in fields.texts("trims"))
    return tuple(one for one in found if one is not None)


def _size(text: str, node: Node | None, fields: Fields) -> Size | None:
    try:
        return parse_size(text)
    except ValueError:
        span = node.span if node else None
        fields.complain("bad-value", f"“{text}” is no size", span, "write 8.5 x 8.5 in or 210 x 148 mm")
        return None


def _bleed(fields: Fields) -> Bleed:
    """Read the bleed of each edge: houses differ in whether the binding edge has any."""
    sub = fields.sub("bleed")
    if sub is None:
        return Bleed(top=0.0, outside=0.0, bottom=0.0, inside=0.0)
    edges = {edge: _edge(sub, edge) for edge in _EDGES}
    sub.finish()
    return Bleed(**edges)


def _gutter(fields: Fields) -> tuple[tuple[int, float], ...]:
    """Read the inside margin by page count: {24 = "0.375 in"} holds from 24 pages on."""
    return _by_pages(fields, "gutter")


def _by_pages(fields: Fields, key: str) -> tuple[tuple[int, float], ...]:
    """Read lengths by the page count from which each holds."""
    found = []
    for pages, node in fields.pairs(key):
        try:
            start, wide = int(pages), parse_length(node.text or "")
            if start < 1 or wide > MOST_EDGE:
                raise ValueError(pages)
            found.append((start, wide))
        except ValueError:
            said = f"{key} does not understand {pages} = “{node.text}”"
            fields.complain("bad-value", said, node.span, 'write pages = length: 24 = "0.375 in"')
    return tuple(sorted(found))


def _spine(fields: Fields) -> SpineRule | None:
    sub = fields.sub("spine")
    if sub is None:
        return None
    rule = SpineRule(
        per_page=_edge(sub, "per_page"),
        add=_edge(sub, "add"),
        steps=_by_pages(sub, "steps"),
        until=_within(sub, "until", COUNT, 0) or None,
        text_from=_within(sub, "text_from", COUNT, 0) or None,
        clear=_edge(sub, "clear"),
    )
    if not rule.per_page and not rule.steps:
        told = 'write per_page = "0.002347 in", or steps = {24 = "0.25 in"}'
        sub.complain("spine", "spine says neither per_page nor steps", fields.where("spine"), told)
    if rule.until and rule.steps and rule.until < rule.steps[0][0]:
        said = f"until {rule.until} ends before the first of the steps, {rule.steps[0][0]}"
        sub.complain("spine", said, sub.where("until"), f"write until = {rule.steps[-1][0]}, or more")
    sub.finish()
    return rule


def _cover_sheet(fields: Fields) -> CoverRule | None:
    sub = fields.sub("cover_sheet")
    if sub is None:
        return None
    safe = _edge(sub, "safe")
    rule = CoverRule(
        wrap=_edge(sub, "wrap"),
        safe=safe,
        hinge=_edge(sub, "hinge"),
        barcode=sub.size("barcode"),
        barcode_inset=_edge(sub, "barcode_inset") if sub.where("barcode_inset") else safe,
        barcode_foot=_edge(sub, "barcode_foot"),
    )
    sub.finish()
    return rule


def _pages(fields: Fields) -> PageRule:
    sub = fields.sub("pages")
    if sub is None:
        return PageRule(min=1, max=10_000, multiple=1)
    rule = PageRule(
        min=_within(sub, "min", COUNT, 1),
        max=_within(sub, "max", COUNT, 10_000),
        multiple=_within(sub, "multiple", MULTIPLE, 1),
        max_for=_max_for(sub),
    )
    if rule.min > rule.max:
        told = f"write min = {rule.max}, or less"
        sub.complain("pages", f"min {rule.min} is more than max {rule.max}", sub.where("min"), told)
    sub.finish()
    return rule


def _max_for(fields: Fields) -> tuple[tuple[Size, int], ...]:
    """Read the trims that have a limit of their own: {"8.5 x 8.5 in" = 590}."""
    found = []
    for text, node in fields.pairs("max_for"):
        size = _size(text, node, fields)
        if not (node.text or "").isdigit():
            said = f"max_for wants a number of pages, not “{node.text}”"
            fields.complain("bad-value", said, node.span, f'write "{text}" = 590')
        elif size is not None:
            found.append((size, int(node.text or "")))
    return tuple(found)


def _sources(fields: Fields) -> tuple[Sourced, ...]:
    node = fields.node_of("sources")
    if node is not None and node.items is None:
        told = "begin each source with a line [[sources]]"
        fields.complain("not-a-list", "sources wants a list of where numbers were read", node.span, told)
    return tuple(_source(Fields(item, fields.complaints)) for item in (node.items or () if node else ()))


def _unsourced(fields: Fields, sources: tuple[Sourced, ...]) -> tuple[str, ...]:
    """Return the numbers that stand in a file without a source; whom nobody asks has none to say of its policy."""
    sourced = {one.key for one in sources} | {"policy"}
    return tuple(key for key in NUMBERS if fields.where(key) and key not in sourced)


def _source(fields: Fields) -> Sourced:
    entry = Sourced(
        key=fields.choice("key", NUMBERS, ""),
        source=fields.required("source", 'source = "where the number was read"'),
        read=fields.required("read", 'read = "2026-11-22"'),
        verified=fields.flag("verified"),
    )
    if entry.read and not _DATE.fullmatch(entry.read):
        fields.complain(
            "bad-date", f"read wants a date, not “{entry.read}”", fields.where("read"), "2026-11-22"
        )
    fields.finish()
    return entry
