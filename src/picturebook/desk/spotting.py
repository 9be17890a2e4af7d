"""Spotting: what was typed about a region, held against the story and the take, becomes the pixels that are meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.errors import DiskError, UsageError
from picturebook.fields import nearest
from picturebook.manuscript.cast import Cast
from picturebook.record import record
from picturebook.storyboard import brief as briefs
from picturebook.studio.plan import Planned
from picturebook.studio.retouch.matching import named
from picturebook.studio.retouch.painting import Canvas
from picturebook.studio.retouch.parts import Figure, Part, anywhere, colour_of, part_of, split
from picturebook.studio.retouch.region import box_of, read_mask
from picturebook.studio.retouch.spot import Meant, Spot, figure_of, find, said_of, told_of
from picturebook.studio.sketch.colour import WORDS, Rgb, hexa

if TYPE_CHECKING:
    from PIL.Image import Image

_WHERE = (
    "say where: --where NAME.PART such as Pim.scarf, --box LEFT,TOP,WIDTH,HEIGHT in percent, or --mask FILE"
)
_COLOUR = 'write it as --recolour "#c8102e", or as a colour’s name'
_EVERYWHERE = (0.0, 0.0, 1000.0, 1000.0)


@record
class Pointer:
    """What was typed about where: a part, a box, a mask's file. A box or a mask may go with a part."""

    where: str | None = None
    box: str | None = None
    mask: Path | None = None

    @property
    def typed(self) -> str:
        """It all, for the record of the take: "Pim.scarf", "box 40,55,20,15", "mask scarf.png"."""
        parts = (self.where, self.box and f"box {self.box}", self.mask and f"mask {self.mask.name}")
        return ", ".join(part for part in parts if part)


@record
class Pointed:
    """A spot found: its pixels, its name, its box in thousandths, and of a recolouring the colours."""

    spot: Spot
    called: str
    typed: str
    box: tuple[int, int, int, int]
    rgb: Rgb | None = None
    told: Rgb | None = None  # what it was said to have before
    key: str | None = None  # "Pim.scarf", however it was typed

    @property
    def colour(self) -> str | None:
        """The colour of a recolouring as "#rrggbb"."""
        return hexa(self.rgb) if self.rgb else None


@record
class _Named:
    """A part somebody named: where it is, its figure as it was drawn, and the colour the story gives it today."""

    figure: Figure
    part: Part | None = None
    short: str | None = None  # "scarf"
    today: str | None = None
    shown: str | None = None  # the colour it has in the picture, as far as anybody told

    @property
    def key(self) -> str | None:
        """What retouches of it are remembered by: "Pim.scarf"."""
        return f"{self.figure.name}.{self.short}" if self.short else None


def point(
    cast: Cast, one: Planned, take: tuple[Mapping[str, Any], Canvas], at: Pointer, colour: str | None
) -> Pointed:
    """Find the spot somebody pointed at, in a take's record and its pixels.

    `colour` is what was typed for a recolouring, "" for the story's own, None for none. Raises UsageError, DiskError.
    """
    kept, canvas = take
    if not (at.where or at.box or at.mask):
        raise UsageError("where in the picture?", _WHERE)
    box = box_of(at.box, canvas.size) if at.box else None
    mask = _mask(at.mask, canvas) if at.mask else None
    known = _named_part(cast, one, kept, at)
    rgb = _colour(colour, known.today, at) if colour is not None else None
    told = told_of(known.figure, known.short, (known.shown, known.today))
    meant = Meant(part=known.part, box=box, mask=mask, told=told)
    spot = find(canvas.opaque, meant, by_colour=rgb is not None)
    return Pointed(
        spot=spot,
        called=meant.called,
        typed=at.typed,
        box=_thousandths(spot.mask),
        rgb=rgb,
        told=named(known.shown) if known.shown else None,
        key=known.key,
    )


def _named_part(cast: Cast, one: Planned, kept: Mapping[str, Any], at: Pointer) -> _Named:
    if not at.where:
        return _Named(figure=Figure(name="", box=_EVERYWHERE))
    names = {alias: one.name for one in cast.characters for alias in (one.name, *one.aliases)}
    name, part = split(at.where, names)
    now = briefs.to_json(one.brief)
    then = dict(kept.get("request") or {}).get("brief") or one.locked.brief or now
    today = Figure(name=name, box=_EVERYWHERE, **said_of(name, now))
    # Whoever says where it is needs nobody's box, and may mean what no table has.
    shown = bool(at.box or at.mask)
    figure = (
        Figure(name=name, box=_EVERYWHERE, **said_of(name, then)) if shown else figure_of(name, kept, then)
    )
    figure = replace(figure, palette=tuple({**dict(today.palette), **dict(figure.palette)}.items()))
    found = anywhere(figure, part, figure.box) if shown and part else part_of(figure, part)
    known = _Named(figure=figure, part=found, short=part, today=colour_of(today, part) if part else None)
    return replace(known, shown=dict(kept.get("shown") or {}).get(known.key) or found.colour)


def _colour(typed: str | None, today: str | None, at: Pointer) -> Rgb:
    text = typed or today
    if not text:
        said = f"the story gives {at.where} no colour" if at.where else "which colour?"
        raise UsageError(said, _COLOUR)
    found = named(text)
    if found is None:
        near = nearest(text, WORDS)
        raise UsageError(f"“{text}” is no colour", f"try: --recolour {near}" if near else _COLOUR)
    return found


def _mask(path: Path, canvas: Canvas) -> Image:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "name the PNG of the mask") from None
    return read_mask(data, canvas.size, path.name)


def _thousandths(mask: Image) -> tuple[int, int, int, int]:
    box = mask.getbbox() or (0, 0, *mask.size)
    left, top, right, bottom = (
        round(1000 * edge / side) for edge, side in zip(box, (*mask.size, *mask.size), strict=True)
    )
    return left, top, right, bottom
