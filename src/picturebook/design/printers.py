"""Printers as data: one TOML file per house and binding, every number with its source and date."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from picturebook.design.printer import Bleed, PageRule, Printer, Sourced
from picturebook.diagnostics import Diagnostic
from picturebook.digest import sha256
from picturebook.errors import DiskError, PrinterError
from picturebook.fields import Fields, nearest, read_toml
from picturebook.measure import Insets, Size, parse_length, parse_size
from picturebook.shelf import shelf

DEFAULT = "home-a4"


def printers() -> tuple[str, ...]:
    """Return the names of the printers that ship, in alphabetical order."""
    return tuple(sorted(path.stem for path in shelf("printers").glob("*.toml")))


def load_printer(name: str, near: Path | None = None) -> Printer:
    """Return a printer by the name of one that ships, or by the path of a file of one's own.

    A path is looked for from `near`. Raises PrinterError with every complaint, DiskError if it cannot be read.
    """
    if not name.endswith(".toml"):
        if name not in printers():
            close = nearest(name, printers())
            told = f"try: {close}" if close else f"there are: {', '.join(printers())}"
            raise PrinterError(f"there is no printer “{name}”", told)
        return _load(shelf("printers") / f"{name}.toml")
    return _load((near or Path()) / name)


@lru_cache(maxsize=32)
def _load(path: Path) -> Printer:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise DiskError(f"cannot read the printer {path}: {problem.strerror}") from None
    node, complaints = read_toml(data.decode("utf-8", "replace"), file=str(path))
    found = list(complaints)
    printer = _printer(path.stem, sha256(data), Fields(node, found))
    if found:
        raise PrinterError(found)
    return printer


def _printer(name: str, digest: str, fields: Fields) -> Printer:
    safe, gutter = fields.length("safe", 0.0), _gutter(fields)
    printer = Printer(
        name=name,
        title=fields.required("title", 'title = "The house, the binding"'),
        digest=digest,
        trims=_trims(fields),
        bleed=_bleed(fields),
        safe=Insets(top=safe, right=safe, bottom=safe, left=safe),
        gutter=gutter,
        pages=_pages(fields),
        cover=fields.choice("cover", ("inside", "separate"), "separate"),
        sheet=fields.size("sheet"),
        marks=fields.flag("marks"),
        ppi=fields.integer("ppi", 300),
        colour=fields.choice("colour", ("rgb", "cmyk"), "rgb"),
        flavour=fields.choice("flavour", ("plain",), "plain"),
        max_bytes=fields.integer("max_megabytes", 0) * 1024 * 1024 or None,
        sells=fields.flag("sells"),
        policy=tuple((key, node.text or "") for key, node in fields.pairs("policy")),
        sources=_sources(fields),
    )
    fields.finish()
    return printer


def _trims(fields: Fields) -> tuple[Size, ...]:
    found = []
    for text in fields.texts("trims"):
        try:
            found.append(parse_size(text))
        except ValueError:
            fields.complain(
                "bad-value",
                f"trims does not understand “{text}”",
                fields.where("trims"),
                "write 8.5 x 8.5 in",
            )
    return tuple(found)


def _bleed(fields: Fields) -> Bleed:
    sub = fields.sub("bleed")
    if sub is None:
        return Bleed(top=0.0, outside=0.0, bottom=0.0, inside=0.0)
    edges = {edge: sub.length(edge, 0.0) for edge in ("top", "outside", "bottom", "inside")}
    sub.finish()
    return Bleed(**edges)


def _gutter(fields: Fields) -> tuple[tuple[int, float], ...]:
    found = []
    for pages, node in fields.pairs("gutter"):
        try:
            found.append((int(pages), parse_length(node.text or "")))
        except ValueError:
            fields.complain(
                "bad-value",
                f"gutter does not understand {pages} = “{node.text}”",
                node.span,
                'write 24 = "0.375 in"',
            )
    return tuple(sorted(found))


def _pages(fields: Fields) -> PageRule:
    sub = fields.sub("pages")
    if sub is None:
        return PageRule(min=1, max=10_000, multiple=1)
    rule = PageRule(
        min=sub.integer("min", 1), max=sub.integer("max", 10_000), multiple=max(1, sub.integer("multiple", 1))
    )
    sub.finish()
    return rule


def _sources(fields: Fields) -> tuple[Sourced, ...]:
    node = fields.node_of("sources")
    found: list[Sourced] = []
    complaints: list[Diagnostic] = fields.complaints
    for item in (node.items or ()) if node else ():
        entry = Fields(item, complaints)
        found.append(
            Sourced(
                key=entry.required("key", 'key = "bleed"'),
                source=entry.required("source", 'source = "where the number was read"'),
                read=entry.required("read", 'read = "2026-11-22"'),
                verified=entry.flag("verified"),
            )
        )
        entry.finish()
    return tuple(found)
