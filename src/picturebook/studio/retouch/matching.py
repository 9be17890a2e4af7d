"""Matching: the pixels of one thing found by its colour, as the picture shows it and not as it was told.

Light, paper and pigment shift every colour, so the colour that was said only leads to the nearest one that is
really there. A colour is told apart as shade cannot change it: how far it strays from grey for its lightness, and
how light it is. What is as common round a thing as in it is ground; what is nearer to another colour of the same
figure is that other part. What is left has soft edges, and keeps to patches that reach where the thing should be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import exp, hypot, log2
from typing import TYPE_CHECKING

from picturebook.record import record
from picturebook.studio.retouch.region import Box, grown
from picturebook.studio.sketch.colour import Rgb, colour_in

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_SAMPLE = 128  # pixels: the longer side of what is counted
_NODES = 33  # of a colour's range: membership is worked out at so many steps and interpolated between
_STEP, _OCTAVE = 0.05, 0.2  # how finely colours are counted: strays from grey, doublings of lightness
_BESIDE = 2  # cells of that fineness: nearer ones are shades of one colour
_LEAST = 0.02  # of what is counted: less is a speck
_COMMON, _GROUNDS = (
    0.04,
    8,
)  # of what lies round a thing: what is a colour of the ground, and how many there are
_SHIFT = 0.3  # how far light may carry a colour from what was said of it
_NIGHT = 1.2  # doublings of lightness between what was said and what a night may show
_ANOTHER = 1.3  # times that: no light makes such a colour of the one that was said
_DARKER, _LIGHTER = 0.75, 0.6  # doublings of lightness within which a thing's shades lie
_DUSK = 32  # of 255: in what is darker than this, colours are mostly the paper's grain
_GRAIN = 0.0016  # of the longer side: what is smoothed before colours are looked at
_GAP = 2  # hundredths of an area, nearly: patches so near are of one thing, with a line drawn between them
_CRUMB = 0.04  # of the largest patch: a smaller one, and not beside the large ones, is another thing
_BESIDE_THEM = 0.1  # of the longer side of what the large ones span
_ALIKE = 0.7  # two colours nearer than this are one as far as anybody can tell

Cell = tuple[int, int, int]


@record
class Tint:
    """A colour as shade leaves it: how blue and how red it is for its lightness, and that, in doublings."""

    blue: float
    red: float
    light: float

    @property
    def stray(self) -> float:
        """How far it is from grey."""
        return hypot(self.blue, self.red)

    def distance(self, other: Tint) -> float:
        """Return how far another colour is from this one: 0 is the same, 1 the most that one thing shows."""
        room = 0.06 + 0.13 * self.stray
        apart = hypot(self.blue - other.blue, self.red - other.red) / room
        lighter = other.light - self.light
        return hypot(apart, lighter / (_LIGHTER if lighter > 0 else _DARKER))

    def shifted(self, by: Tint) -> Tint:
        """Return the colour carried as far as another is."""
        return Tint(blue=self.blue + by.blue, red=self.red + by.red, light=self.light + by.light)


@record
class Told:
    """What was said of a thing's colours: its own, and those of the other parts of the same figure."""

    own: tuple[Tint, ...] = ()  # the first that is found counts
    others: tuple[Tint, ...] = ()


@record
class Look:
    """Where to look in a picture: an area, the core of it where the thing should be, what lies round it all."""

    area: Box
    core: Box
    figure: Box
    every: bool = False  # each patch of the colour is meant, however small: somebody painted round it


def named(text: str) -> Rgb | None:
    """Return the colour of "#c8102e", "c8102e", "dark red" or "tomato"; None for what is no colour."""
    from PIL import ImageColor

    plain = text.strip().lower()
    digits = _HEX.fullmatch(plain)
    found = f"#{digits[1]}" if digits else colour_in(plain) or ImageColor.colormap.get(plain)
    return ImageColor.getrgb(found)[:3] if found else None


def tint_of(colour: Sequence[float]) -> Tint:
    """Return a colour, each part 0 to 255, as a tint."""
    red, green, blue = colour
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    whole = light + _DUSK
    return Tint(blue=(blue - light) / whole, red=(red - light) / whole, light=log2(whole))


def selection(image: Image, look: Look, told: Told) -> Image | None:
    """Return how far each pixel of an RGB picture is of a thing, 0 to 255; None if its colour is not there.

    Where nothing was told of its colour, it is the one that stands out in the area.
    """
    from PIL import Image as Images
    from PIL import ImageChops, ImageFilter

    inside, outside = (
        _counted(image, look.area, look.core),
        _ground(image, look.figure if told.own else look.area),
    )
    found, shift = _shown(inside, outside, told)
    if found is None:
        return None
    others = tuple(one.shifted(shift) for one in told.others)
    rivals = (one for one in (*others, *_grounds(inside, outside)) if found.distance(one) > _ALIKE)
    table = _table(found, tuple(rivals))
    crop = image.crop(look.area)
    grain = max(1, round(max(image.size) * _GRAIN))
    # Smoothed, the paper's grain makes no holes; as it is, thin things and edges keep their own colour.
    smooth, sharp = (
        one.filter(table).getchannel(0) for one in (crop.filter(ImageFilter.BoxBlur(grain)), crop)
    )
    how_far = _in_patches(ImageChops.lighter(smooth, sharp), _seen_from(look.core, look.area), look.every)
    whole = Images.new("L", image.size)
    whole.paste(how_far, look.area[:2])
    return whole


def _shown(inside: Counter[Cell], outside: Counter[Cell], told: Told) -> tuple[Tint | None, Tint]:
    """Return the colour a thing has in a picture, and how far the light there carried it from what was told."""
    least = _LEAST * sum(inside.values())
    owned = {cell: many * _share(cell, inside, outside) ** 4 for cell, many in inside.items()}
    for own in told.own:
        likely = {cell: much * _rather(cell, own, told.others) for cell, much in owned.items()}
        found = _peak(inside, likely, least)
        if found is not None:
            shift = Tint(blue=found.blue - own.blue, red=found.red - own.red, light=found.light - own.light)
            return found, shift
    standing = {} if told.own else {cell: _stands_out(cell, inside, outside) for cell in inside}
    return _peak(inside, standing, least), Tint(blue=0.0, red=0.0, light=0.0)


def _stands_out(cell: Cell, inside: Counter[Cell], outside: Counter[Cell]) -> float:
    """Return how much a colour catches the eye: how much of it there is, how rare it is around, how strong it is."""
    share = _share(cell, inside, outside)
    return inside[cell] * share**2 * (0.1 + min(1.0, _middle(cell).stray)) if share > 0.7 else 0.0


def _rather(cell: Cell, own: Tint, others: tuple[Tint, ...]) -> float:
    """Return from 0 to 1 how likely a colour is one that was told, and none of the others that were told beside it."""
    mine = _could_be(cell, own)
    return mine**2 / (mine + max((_could_be(cell, other) for other in others), default=0.0)) if mine else 0.0


def _could_be(cell: Cell, own: Tint) -> float:
    """Return from 0 to 1 how likely a colour is what some light makes of another."""
    here = _middle(cell)
    apart = hypot(here.blue - own.blue, here.red - own.red) / (_SHIFT * (0.5 + own.stray))
    lighter = (here.light - own.light) / _NIGHT
    return exp(-(apart**2) - lighter**2) if apart < _ANOTHER and abs(lighter) < _ANOTHER else 0.0


def _peak(counted: Counter[Cell], score: dict[Cell, float], least: float) -> Tint | None:
    """Return the middle of the best colour and those beside it, each by its score, if there is enough of them."""
    best = max(score, key=lambda cell: (score[cell], cell), default=None)
    if best is None or score[best] <= 0:
        return None
    beside = [cell for cell in score if all(abs(a - b) <= _BESIDE for a, b in zip(cell, best, strict=True))]
    if sum(counted[cell] for cell in beside) < least:
        return None
    much = sum(score[cell] for cell in beside)
    blue, red, light = (sum(cell[at] * score[cell] for cell in beside) / much for at in range(3))
    return Tint(blue=blue * _STEP, red=red * _STEP, light=light * _OCTAVE)


def _grounds(inside: Counter[Cell], outside: Counter[Cell]) -> tuple[Tint, ...]:
    """Return the colours of the ground: common round a thing, and there more than in it."""
    left = {cell: float(many) for cell, many in outside.items() if _share(cell, inside, outside) < 0.5}
    found: list[Tint] = []
    while len(found) < _GROUNDS and (peak := _peak(outside, left, _COMMON * outside.total())) is not None:
        found.append(peak)
        left = {cell: many for cell, many in left.items() if peak.distance(_middle(cell)) > _ALIKE}
    return tuple(found)


def _table(found: Tint, rivals: tuple[Tint, ...]) -> Color3DLUT:
    """Return the table by which Pillow turns every colour into how far it is of the thing, in all three bands."""
    from PIL import ImageFilter

    def belongs(red: float, green: float, blue: float) -> tuple[float, float, float]:
        here = tint_of((255 * red, 255 * green, 255 * blue))
        own = found.distance(here)
        if own >= 1.5:
            return 0.0, 0.0, 0.0
        share = min(1.0, max(0.0, (1.5 - own) / 0.5))
        nearest = min((rival.distance(here) for rival in rivals), default=9.0)
        share *= min(1.0, max(0.0, (nearest - own) / 0.3))
        return share, share, share

    return ImageFilter.Color3DLUT.generate(_NODES, belongs)


def _share(cell: Cell, inside: Counter[Cell], outside: Counter[Cell]) -> float:
    """Return how much of a colour, 0 to 1, is a thing's own: 1 if it is nowhere on the ground, 0.5 if as common there.

    A colour nobody counted, nor one beside it, lies between the shades of a thing: it is no ground.
    """
    near = [
        (cell[0] + x, cell[1] + y, cell[2] + z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1)
    ]
    here, there = (
        sum(counted[one] for one in near) / max(1, counted.total()) for counted in (inside, outside)
    )
    return here / (here + there) if there else 1.0


def _counted(image: Image, area: Box, core: Box) -> Counter[Cell]:
    """Count the colours of an area, those in the core three times."""
    from PIL import Image as Images

    crop = image.crop(area)
    by = min(1.0, _SAMPLE / max(crop.size))
    wide, high = max(1, round(crop.width * by)), max(1, round(crop.height * by))
    data = crop.resize((wide, high), Images.Resampling.BOX).tobytes()
    left, top, right, bottom = (edge * by for edge in _seen_from(core, area))
    found: Counter[Cell] = Counter()
    for at in range(wide * high):
        x, y = at % wide, at // wide
        here = left <= x < right and top <= y < bottom
        found[_cell(tint_of(data[3 * at : 3 * at + 3]))] += 3 if here else 1
    return found


def _ground(image: Image, box: Box) -> Counter[Cell]:
    """Count the colours round a box: those of a frame half as wide as it is, without what is inside."""
    left, top, right, bottom = box
    wide, high = (right - left) // 2 + 1, (bottom - top) // 2 + 1
    frame = (
        max(0, left - wide),
        max(0, top - high),
        min(image.width, right + wide),
        min(image.height, bottom + high),
    )
    bands = (
        (frame[0], frame[1], frame[2], top),
        (frame[0], bottom, frame[2], frame[3]),
        (frame[0], top, left, bottom),
        (right, top, frame[2], bottom),
    )
    found: Counter[Cell] = Counter()
    for band in bands:
        if band[0] < band[2] and band[1] < band[3]:
            found += _counted(image, band, (0, 0, 0, 0))
    return found


def _cell(tint: Tint) -> Cell:
    return round(tint.blue / _STEP), round(tint.red / _STEP), round(tint.light / _OCTAVE)


def _middle(cell: Cell) -> Tint:
    return Tint(blue=cell[0] * _STEP, red=cell[1] * _STEP, light=cell[2] * _OCTAVE)


def _seen_from(box: Box, area: Box) -> Box:
    return box[0] - area[0], box[1] - area[1], box[2] - area[0], box[3] - area[1]


def _in_patches(how_far: Image, core: Box, every: bool) -> Image:
    """Keep the patches that reach into the core, and specks of nothing else."""
    from PIL import Image as Images
    from PIL import ImageChops

    by = max(1, -(-max(how_far.size) // _SAMPLE))
    small = how_far.reduce(by)
    wide, high = small.size
    white = {at for at, value in enumerate(small.tobytes()) if value >= 96}
    left, top, right, bottom = (edge / by for edge in core)
    todo = {at for at in white if left <= at % wide < right and top <= at // wide < bottom}
    patches: list[set[int]] = []
    while todo:
        patches.append(_patch(todo.pop(), white, wide))
        todo -= patches[-1]
    kept = set().union(*(patches if every else _without_crumbs(patches, wide)))
    mask = Images.frombytes("L", small.size, bytes(255 if at in kept else 0 for at in range(wide * high)))
    large = mask.resize((wide * by, high * by), Images.Resampling.NEAREST).crop((0, 0, *how_far.size))
    return ImageChops.multiply(how_far, grown(large, by))


def _patch(start: int, white: set[int], wide: int) -> set[int]:
    """Return every white pixel that can be reached from one by steps over white ones, and over gaps."""
    reach = range(-_GAP, _GAP + 1)
    patch, todo = {start}, [start]
    while todo:
        at = todo.pop()
        beside = {
            at + right + down * wide for right in reach for down in reach if 0 <= at % wide + right < wide
        }
        fresh = (beside & white) - patch
        patch |= fresh
        todo += fresh
    return patch


def _without_crumbs(patches: list[set[int]], wide: int) -> list[set[int]]:
    """Return the large patches, and those small ones that lie among them or beside them."""
    least = _CRUMB * max(map(len, patches), default=0)
    large = [at for patch in patches if len(patch) >= least for at in patch]
    if not large:
        return []
    across, down = [at % wide for at in large], [at // wide for at in large]
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    room = _BESIDE_THEM * (1 + max(right - left, bottom - top))

    def beside(at: int) -> bool:
        return left - room <= at % wide <= right + room and top - room <= at // wide <= bottom + room

    return [patch for patch in patches if len(patch) >= least or any(map(beside, patch))]
