"""Tones: a small map of how light and how busy each part of a picture is, measured once for each take.

Words are placed over pictures by this map alone: layout never opens a picture again. A cell is 1/48 of the
picture's width and square. Everything is a whole number from 0 to 255, so a grid is bytes: the maps of a book
of 300 pictures fit in three megabytes. Lightness is CIE L* stretched to 0–255 (even to the eye; luminance for
contrast is recovered from it); edge energy is the mean strength of edges in a cell, 0–255, at two scales: the
outlines of things, and hatching, grass or hair so fine that the coarser scale sees a grey of it. Flat shapes have no
edges, so the boxes of the cast, where they are known, are kept beside the map.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.measure import Rect
from picturebook.record import record

if TYPE_CHECKING:
    from PIL import Image

ACROSS = 48  # cells
_FINE = 4  # samples across a cell
_FINER = 8  # and across one for what is fine: about a point and a half on a page
_GRAIN = 14  # steps of lightness between neighbours that are paper or brush, and no drawing
STRONG = 28  # edge energy of a cell that an outline crosses
_BLOCK = 4  # cells across a block of one tint
SCHEMA = 5
_ORIENTATION = 0x0112  # EXIF: how the camera was held
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # EXIF orientation → Pillow's Transpose
_LYING = frozenset({2, 4, 5, 6})  # those that swap width and height


@record
class Known:
    """Where a member of the cast stands in the picture, in thousandths of its width and height."""

    name: str
    x: int
    y: int
    width: int
    height: int

    @property
    def box(self) -> Rect:
        """The box as fractions of the picture."""
        return Rect(x=self.x / 1000, y=self.y / 1000, width=self.width / 1000, height=self.height / 1000)


@record
class Tones:
    """The map of one picture: grids row by row from the top left, `across` cells wide and `down` high."""

    across: int
    down: int
    light: bytes  # mean lightness of each cell
    dark: bytes  # the darkest sample of each cell
    bright: bytes  # the lightest sample of each cell
    energy: bytes  # edges
    tints: bytes  # mean sRGB of blocks of 4 x 4 cells: red, green, blue, the next block …
    known: tuple[Known, ...] = ()

    def where(self, name: str) -> Rect | None:
        """Return the box of a member of the cast as fractions of the picture, or None if it is not known."""
        return next((known.box for known in self.known if known.name == name), None)


@record
class Ground:
    """What lies behind some words: lightness 0–255, edge energy, mean colour.

    `low` and `high` are the 5th and 95th percentile under the line where they are worst; `strong` is the share of cells
    that an outline crosses.
    """

    mean: float
    low: int
    high: int
    energy: float
    peak: int
    tint: tuple[int, int, int]
    strong: float = 0.0


def away_from(level: int, tones: Tones, *boxes: Rect) -> float:
    """Return how far from a lightness the cells inside boxes (fractions of the picture) are, on the mean."""
    rows = []
    for box in boxes:
        left, right = _span(box.x, box.right, tones.across)
        for row in range(*_span(box.y, box.bottom, tones.down)):
            rows.append(tones.light[row * tones.across + left : row * tones.across + right])
    cells = b"".join(rows)
    return sum(cells.translate(_distances(level))) / len(cells)


@cache
def _distances(level: int) -> bytes:
    return bytes(abs(level - step) for step in range(256))


def ground(tones: Tones, *boxes: Rect) -> Ground:
    """Read the map inside boxes given as fractions of the picture; a box outside it reads the nearest cells.

    Each box is a line of words, or all of them. Cells that several boxes touch count once.
    """
    rows = _rows_of(tones, boxes)
    many, edges = _joined(tones.light, rows), _joined(tones.energy, rows)
    lows, highs = zip(*(_bounds(tones, _rows_of(tones, (box,))) for box in boxes), strict=True)
    return Ground(
        mean=sum(many) / len(many),
        low=min(lows),
        high=max(highs),
        energy=sum(edges) / len(edges),
        peak=max(edges),
        tint=_tint(tones, boxes),
        strong=strong(edges),
    )


def cells(tones: Tones, box: Rect) -> tuple[bytes, bytes]:
    """Return the mean lightness and the edge energy of the cells inside a box (fractions of the picture)."""
    left, right = _span(box.x, box.right, tones.across)
    top, bottom = _span(box.y, box.bottom, tones.down)
    rows = [(row * tones.across + left, row * tones.across + right) for row in range(top, bottom)]
    return _joined(tones.light, rows), _joined(tones.energy, rows)


_FAINT = bytes(range(STRONG))


def strong(edges: bytes) -> float:
    """Return the share of cells that an outline crosses, by their edge energy."""
    return len(edges.translate(None, _FAINT)) / len(edges)


def _bounds(tones: Tones, rows: Sequence[tuple[int, int]]) -> tuple[int, int]:
    lows, highs = sorted(_joined(tones.dark, rows)), sorted(_joined(tones.bright, rows))
    fifth = (len(lows) * 5) // 100
    return lows[fifth], highs[len(highs) - 1 - fifth]


def luminance(lightness: float) -> float:
    """Return the relative luminance (0–1) of a lightness (0–255), as WCAG 2 wants it."""
    star = lightness * 100 / 255
    return float(((star + 16) / 116) ** 3) if star > 8 else star / 903.3


def lightness(light: float) -> int:
    """Return the lightness (0–255) of a relative luminance (0–1)."""
    star = 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light
    return max(0, min(255, round(star * 2.55)))


def measure(
    path: Path, known: tuple[Known, ...] = (), seen: Callable[[Image.Image], Image.Image] | None = None
) -> Tones:
    """Measure a picture file; `seen` turns its colours into sRGB. Raises OSError if it is no picture."""
    from PIL import Image, ImageChops

    with Image.open(path) as opened:
        turn = _TURNS.get(opened.getexif().get(_ORIENTATION, 1))
        lying = turn in _LYING
        high, wide = opened.size if lying else opened.size[::-1]
        across = ACROSS
        down = max(1, min(4 * ACROSS, round(across * high / wide)))
        size = (across * _FINER, down * _FINER)
        finer = _small(opened, size[::-1] if lying else size, seen)
        finer = finer.transpose(Image.Transpose(turn)) if turn is not None else finer
    small = finer.reduce(_FINER // _FINE)
    samples = _lightnesses(small)
    rows = _rows(samples, across * _FINE)
    blocks = (-(-across // _BLOCK), -(-down // _BLOCK))
    outlines = _energy(Image.frombytes("L", small.size, samples), _FINE, 0)
    details = _energy(finer.convert("L"), _FINER, _GRAIN)
    return Tones(
        across=across,
        down=down,
        light=_grid(rows, lambda cell: round(sum(cell) / len(cell))),
        dark=_grid(rows, min),
        bright=_grid(rows, max),
        energy=ImageChops.lighter(outlines, details).tobytes(),
        tints=small.resize(blocks, Image.Resampling.BOX).tobytes(),
        known=known,
    )


def to_json(tones: Tones) -> dict[str, Any]:
    """Return the map as JSON without floats; a grid is written in Base64, read in a fortieth of a list's time."""
    return {
        "schema": SCHEMA,
        "across": tones.across,
        "down": tones.down,
        "light": b64encode(tones.light).decode("ascii"),
        "dark": b64encode(tones.dark).decode("ascii"),
        "bright": b64encode(tones.bright).decode("ascii"),
        "energy": b64encode(tones.energy).decode("ascii"),
        "tints": b64encode(tones.tints).decode("ascii"),
        "known": [[one.name, one.x, one.y, one.width, one.height] for one in tones.known],
    }


def from_json(data: dict[str, Any]) -> Tones:
    """Read back what to_json wrote. Raises ValueError for a map of another schema, KeyError for a broken one."""
    if data.get("schema") != SCHEMA:
        raise ValueError(f"tones of schema {data.get('schema')}, this version reads {SCHEMA}")
    return Tones(
        across=data["across"],
        down=data["down"],
        light=b64decode(data["light"]),
        dark=b64decode(data["dark"]),
        bright=b64decode(data["bright"]),
        energy=b64decode(data["energy"]),
        tints=b64decode(data["tints"]),
        known=tuple(Known(name=n, x=x, y=y, width=w, height=h) for n, x, y, w, h in data["known"]),
    )


def _rows_of(tones: Tones, boxes: Sequence[Rect]) -> list[tuple[int, int]]:
    """Return the stretches of a grid that boxes touch, as offsets from first to past-last, none of them twice."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for box in boxes:
        across = _span(box.x, box.right, tones.across)
        for row in range(*_span(box.y, box.bottom, tones.down)):
            spans.setdefault(row, []).append(across)
    found = []
    for row, touched in spans.items():
        merged: list[tuple[int, int]] = []
        for left, right in sorted(touched):
            if merged and left <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
            else:
                merged.append((left, right))
        found += [(row * tones.across + left, row * tones.across + right) for left, right in merged]
    return found


def _joined(grid: bytes, rows: Sequence[tuple[int, int]]) -> bytes:
    return b"".join([grid[first:past] for first, past in rows])


def _tint(tones: Tones, boxes: Sequence[Rect]) -> tuple[int, int, int]:
    across, down = -(-tones.across // _BLOCK), -(-tones.down // _BLOCK)
    blocks: dict[int, None] = {}
    for box in boxes:
        left, right = _span(box.x, box.right, across)
        for row in range(*_span(box.y, box.bottom, down)):
            blocks.update(dict.fromkeys(3 * (row * across + column) for column in range(left, right)))
    red, green, blue = (sum(tones.tints[at + part] for at in blocks) // len(blocks) for part in range(3))
    return red, green, blue


def _span(start: float, end: float, cells: int) -> tuple[int, int]:
    """Return the cells from first to past-last that a stretch of fractions touches: never none."""
    first = min(cells - 1, max(0, int(start * cells + 1e-6)))
    past = min(cells, max(first + 1, -int(-(end * cells - 1e-6) // 1)))
    return first, past


def in_eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture with its greys of 16 bits in eight: Pillow would clip them to white."""
    return image.point(lambda value: value * (1 / 257)).convert("L") if image.mode.startswith("I") else image


def _small(
    image: Image.Image, size: tuple[int, int], seen: Callable[[Image.Image], Image.Image] | None
) -> Image.Image:
    """Return the picture at one pixel a sample, on white where it is transparent."""
    from PIL import Image

    image.draft("RGB", (size[0] * 2, size[1] * 2))  # a JPEG decodes straight to an eighth
    by = max(1, min(image.width // (size[0] * 2), image.height // (size[1] * 2)))
    image = in_eight_bits(image)
    if image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGBA")
    reduced = image.reduce(by) if by > 1 else image
    reduced = seen(reduced) if seen else reduced
    if reduced.mode == "RGBA":
        white = Image.new("RGBA", reduced.size, "white")
        reduced = Image.alpha_composite(white, reduced)
    return reduced.convert("RGB").resize(size, Image.Resampling.BOX)


@cache
def _linear() -> tuple[float, ...]:
    values = (step / 255 for step in range(256))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


@cache
def _lightness_of_4096() -> bytes:
    return bytes(lightness(step / 4095) for step in range(4096))


def _lightnesses(image: Image.Image) -> bytes:
    """Return the lightness of each sample, through its luminance (WCAG's weights, 4096 steps)."""
    curve = _linear()
    reds = [0.2126 * value * 4095 for value in curve]
    greens = [0.7152 * value * 4095 for value in curve]
    blues = [0.0722 * value * 4095 for value in curve]
    stars, data = _lightness_of_4096(), image.tobytes()
    triples = zip(data[0::3], data[1::3], data[2::3], strict=True)
    return bytes(stars[int(reds[r] + greens[g] + blues[b] + 0.5)] for r, g, b in triples)


def _rows(samples: bytes, wide: int) -> list[bytes]:
    return [samples[at : at + wide] for at in range(0, len(samples), wide)]


def _grid(rows: Sequence[bytes], of: Any) -> bytes:
    """Fold samples into cells."""
    cells: list[int] = []
    for top in range(0, len(rows), _FINE):
        band = rows[top : top + _FINE]
        for left in range(0, len(band[0]), _FINE):
            cells.append(of(b"".join(row[left : left + _FINE] for row in band)))
    return bytes(cells)


def _energy(image: Image.Image, across: int, grain: int) -> Image.Image:
    """Return the mean edge strength of each cell: the sum of differences to the right and lower neighbours.

    `across` is how many pixels a cell is wide; differences up to `grain` are none.
    """
    from PIL import Image, ImageChops

    size = image.size
    edges = Image.new("L", size, 0)
    for step in ((1, 0), (0, 1)):
        moved = image.transform(size, Image.Transform.AFFINE, (1, 0, step[0], 0, 1, step[1]))
        inside = (0, 0, size[0] - step[0], size[1] - step[1])  # no neighbour beyond the last row or column
        difference = Image.new("L", size, 0)
        difference.paste(ImageChops.difference(image, moved).crop(inside), (0, 0))
        edges = ImageChops.add(edges, difference.point([max(0, value - grain) for value in range(256)]))
    return edges.resize((size[0] // across, size[1] // across), Image.Resampling.BOX)
