"""The spot: which pixels of a picture are meant, by a part of a figure, a box, a mask, or two of these together.

A mask is taken at its word. A box is a rough guess: where the thing's colour is known and found in it, its own
outline takes the box's place. Of a recolouring the spot also says how far each pixel is of that colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from picturebook.errors import SourceError, UsageError
from picturebook.record import record
from picturebook.studio.retouch.matching import Look, Told, named, selection, tint_of
from picturebook.studio.retouch.parts import Edges, Figure, Part
from picturebook.studio.retouch.region import Box, boxed, closed, edge_of, faded, grown, per_mille

if TYPE_CHECKING:
    from PIL.Image import Image

_ROOM = 0.006  # of the longer side: what a thing's outline and its gaps take beyond its colour
_LOOK = 0.5  # of a part's own box, on every side: how far round it its colour is looked for
_CORE = 0.2  # of a box somebody typed: its rim is air
_OVER = 0.05  # of a figure: how far a part may stand out of its box
_SPECK = 15  # thousandths of the area
_BOX_TOLD = "tell the place with --box LEFT,TOP,WIDTH,HEIGHT, in percent of the picture"


@record
class Meant:
    """What somebody pointed at: a part, a box in pixels, a mask; at least one of them."""

    part: Part | None = None
    box: Box | None = None
    mask: Image | None = None
    told: Told = Told()

    @property
    def called(self) -> str:
        """What it is, in words for a person and for whoever draws."""
        if self.part is not None:
            return self.part.called
        return "the part of the picture that is marked"


@record
class Spot:
    """The pixels that may change, whether their edge is the thing's own, and how far each has its colour."""

    mask: Image
    exact: bool
    how_far: Image | None = None
    note: str | None = None


def figure_of(name: str, kept: Mapping[str, Any], told: Mapping[str, Any]) -> Figure:
    """Return one of the cast as a take shows them, from its record and what was told of them.

    Raises UsageError where the record says nothing of where they are.
    """
    boxes = {who: box for who, box in dict(kept.get("boxes") or {}).items() if len(box) == 4}
    if not boxes:
        raise UsageError("whoever drew this picture did not say where anybody is", _BOX_TOLD)
    if name not in boxes:
        raise UsageError(f"{name} was not drawn here; there are: {', '.join(sorted(boxes))}", _BOX_TOLD)
    head = dict(kept.get("heads") or {}).get(name)
    return Figure(
        name=name, box=_edges(boxes[name]), head=_edges(head) if head else None, **said_of(name, told)
    )


def said_of(name: str, brief: Mapping[str, Any]) -> dict[str, Any]:
    """Return the palette and the words a brief, as data, has for one of the cast."""
    cast: Sequence[Mapping[str, Any]] = brief.get("cast", ())
    entry = next((one for one in cast if one.get("name") == name), {})
    words = ", ".join(str(entry[key]) for key in ("wears", "look") if entry.get(key))
    return {"palette": tuple(dict(entry.get("palette", {})).items()), "said": words}


def told_of(figure: Figure, part: str | None, colours: Sequence[str | None]) -> Told:
    """Return what is known of a part's colour, its likeliest first, and of the other colours of its figure."""
    own = [rgb for text in colours if text and (rgb := named(text)) is not None]
    others = [rgb for name, text in figure.palette if name != part and (rgb := named(text)) is not None]
    return Told(own=tuple(map(tint_of, dict.fromkeys(own))), others=tuple(map(tint_of, others)))


def find(image: Image, meant: Meant, *, by_colour: bool = False) -> Spot:
    """Return the spot of an RGB picture; `by_colour`, for a recolouring, also how far each pixel has the colour.

    Raises SourceError where nothing can be found by its colour and it must be.
    """
    look = _look(image, meant)
    if by_colour:
        return _coloured(image, meant, look)
    if meant.mask is not None:
        return Spot(mask=meant.mask, exact=True)
    rough = boxed(image.size, look.core if meant.box is None else look.area)
    if not meant.told.own:
        return Spot(mask=rough, exact=False)
    how_far = selection(image, look, meant.told)
    found = _outline(how_far, look) if how_far is not None else None
    if found is None:
        return Spot(
            mask=rough, exact=False, note=f"its colour was not found there: a box round {meant.called}"
        )
    return Spot(mask=found, exact=True)


def _look(image: Image, meant: Meant) -> Look:
    """Return where to look, where in it the thing should be, and how large the figure is it belongs to."""
    if meant.mask is not None:
        box = meant.mask.getbbox()
        assert box is not None, "a mask without anything in it was refused"
        return Look(area=box, core=box, figure=box, every=True)
    whole = _pixels(meant.part.whole, image.size) if meant.part is not None else meant.box
    if meant.box is not None:
        return Look(area=meant.box, core=_within(meant.box, _CORE), figure=meant.box)
    assert meant.part is not None and whole is not None
    core = _pixels(meant.part.box, image.size)
    limit = _within(whole, -_OVER)
    return Look(area=_clipped(_both(_within(core, -_LOOK), limit), image.size), core=core, figure=whole)


def _coloured(image: Image, meant: Meant, look: Look) -> Spot:
    """Return the spot of a recolouring: what has the colour inside what was pointed at, with soft edges."""
    from PIL import ImageChops

    limit = meant.mask or boxed(image.size, look.area)
    limit = faded(limit, edge_of(limit))
    found = selection(image, look, meant.told)
    note = None
    if found is None and meant.told.own:
        # Perhaps it was drawn in a wrong colour, which may be why it is to have another.
        found = selection(image, look, Told())
        note = f"the colour told of {meant.called} was not found there: what stands out was taken"
    if found is None and meant.mask is None:
        said = f"no colour stands out where {meant.called} should be"
        raise SourceError(said, "tell a closer --box, or paint a mask of it and say --mask FILE")
    how_far = limit if found is None else ImageChops.multiply(limit, found)
    if how_far.point(lambda value: 255 if value >= 128 else 0).getbbox() is None:
        raise SourceError(
            f"the colour of {meant.called} was not found there", "tell a closer --box, or a --mask"
        )
    mask = how_far.point(lambda value: 255 if value else 0)
    return Spot(mask=mask, exact=True, how_far=how_far, note=note)


def _outline(how_far: Image, look: Look) -> Image | None:
    """Return the outline of what was selected, its gaps filled, with room for its edge; None if it is a speck."""
    room = max(2, round(max(how_far.size) * _ROOM))
    found = how_far.point(lambda value: 255 if value >= 96 else 0)
    if per_mille(found.crop(look.area)) < _SPECK:
        return None
    # The edge of a region fades inside it: it is made wider by as much as that takes.
    return grown(closed(found, room), room + edge_of(boxed(how_far.size, look.area)))


def _edges(box: Any) -> Edges:
    left, top, right, bottom = (float(edge) for edge in box)
    return left, top, right, bottom


def _pixels(box: Edges, size: tuple[int, int]) -> Box:
    left, top, right, bottom = (
        round(edge * side / 1000) for edge, side in zip(box, (*size, *size), strict=True)
    )
    return _clipped((left, top, right, bottom), size)


def _within(box: Box, share: float) -> Box:
    """Return a box smaller by a share of itself on every side; larger by a share below nothing."""
    wide, high = round((box[2] - box[0]) * share), round((box[3] - box[1]) * share)
    return box[0] + wide, box[1] + high, box[2] - wide, box[3] - high


def _both(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _clipped(box: Box, size: tuple[int, int]) -> Box:
    """Return a box inside a picture, at least a pixel wide and high."""
    left, top = min(max(0, box[0]), size[0] - 1), min(max(0, box[1]), size[1] - 1)
    return left, top, max(left + 1, min(box[2], size[0])), max(top + 1, min(box[3], size[1]))
