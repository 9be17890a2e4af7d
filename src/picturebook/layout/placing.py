"""Words over pictures: how quiet a place is, which ink reads on it, and what must be washed behind.

Everything is judged by the tones of the picture: edges tire the eye, faces must not be covered, and letters
need a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3) at the worst twentieth of the ground, not on its average. Where
the ground cannot give that, a soft wash just behind the lines does, and the sum is made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from picturebook.design.theme import Theme
from picturebook.layout.frame import Ink, Wash
from picturebook.layout.hanging import Hung
from picturebook.layout.inks import LARGE, READABLE, Colour, contrast, grey, ink, luminance, mix, type_ink
from picturebook.layout.tones import Ground, Tones, away_from, ground, lightness
from picturebook.layout.tones import luminance as light_of
from picturebook.measure import Insets, Rect
from picturebook.record import record

BUSY = 26.0  # mean edge energy above which letters get lost among the lines even where the contrast holds
SHARP = 64  # edge energy of the worst cell: one dark blade of grass through a word is too much
OPACITIES = (20, 30, 40, 50, 60, 68, 76, 84, 90, 95)  # percent, the least that does it is taken
WASHED = 1.35  # a wash over something busy gives more than the least contrast (6 : 1 for 4.5 : 1)
TOUCHED = 1.1  # and a little more over an even ground that is merely neither light nor dark
DISPLAY = 36.0  # points from which letters count as large, with 3 : 1 as their least (WCAG says 18)
PLAIN_WHITE = 246  # lightness from which a picture's own paper is taken to be white
FEATHER = 40.0  # points, the most
TINT = 0.25  # how much of the picture's own colour a wash of paper takes on
SHADE = 0.55  # and one of night
_FACE = 240.0  # cost of words lying wholly on the cast
_HEAD = 30.0  # and of lying where somebody's head may well be: heads are drawn in the upper half
_EDGE = 80.0  # cost of edges everywhere


@record
class Palette:
    """The theme's inks for words: the darker and the lighter one, and the paper under them."""

    dark: Colour
    light: Colour
    paper: Colour
    panel: Colour


@record
class Backdrop:
    """What lies behind a box of words on a page."""

    ground: Ground
    faces: float  # how much of the box lies on the cast, 0–1
    guess: float = 0.0  # how likely it lies on a head where nobody knows who stands where, 0–1
    tones: Tones | None = None  # of the picture, and what a wash would touch of it, as fractions
    around: tuple[Rect, ...] = ()


@record
class Choice:
    """How words are inked: the ink, a wash behind them or none, the contrast it comes to."""

    ink: Ink
    contrast: float
    wash: Ink | None = None
    opacity: int = 0


def palette(theme: Theme, background: str) -> Palette:
    """Read the inks of a theme for a page on a background token."""
    colours = dict(theme.colours)
    paper = ink(colours[background]).srgb
    found = sorted(
        (ink(colours[name]).srgb for name in ("ink", "light", "paper") if name in colours), key=luminance
    )
    light = found[-1] if luminance(found[-1]) > 0.6 else (255, 255, 255)
    dark = found[0] if luminance(found[0]) < 0.15 else (0, 0, 0)
    panel = ink(colours.get("panel", colours[background])).srgb
    return Palette(dark=dark, light=light, paper=paper, panel=panel)


def backdrop(boxes: Sequence[Rect], page: int, hung: Sequence[Hung], paper: Colour) -> Backdrop | None:
    """Read what lies behind boxes on a page; None where they lie on plain paper."""
    under = [
        one
        for one in hung
        if one.page == page and one.tones and any(box.meets(one.item.box) for box in boxes)
    ]
    if not under:
        return None
    top = under[-1]
    assert top.tones is not None
    parts = [_in_take(box, top) for box in boxes]
    seen = ground(top.tones, *parts)
    if top.item.shape != "rect" or not all(top.item.box.holds(box) for box in boxes):
        seen = _with_paper(seen, paper)
    size = sum(part.width * part.height for part in parts)
    covered = sum(_shared(part, known.box) for part in parts for known in top.tones.known)
    high = sum(part.y + part.height / 2 for part in parts) / len(parts) < 0.5
    guess = min(1.0, seen.peak / SHARP) if high and not top.tones.known else 0.0
    around = tuple(_in_take(_grown(box, FEATHER / 2), top) for box in boxes)
    return Backdrop(ground=seen, faces=min(1.0, covered / size), guess=guess, tones=top.tones, around=around)


def unrest(behind: Backdrop | None) -> float:
    """Return how ill words lie there: 0 on plain paper, more over edges, uneven light and the cast."""
    if behind is None:
        return 0.0
    seen = behind.ground
    edges = _EDGE * (seen.energy / 128 + seen.peak / 512)
    uneven = 30.0 * (seen.high - seen.low) / 255
    return edges + uneven + _FACE * behind.faces + _HEAD * behind.guess


def stain(choice: Choice, behind: Backdrop | None) -> float:
    """Return how far a wash moves a picture from its own lightness, 0–255: a pale cloud at night is a stain.

    It is reckoned cell by cell: black and white side by side are no grey that a grey wash would suit.
    """
    if choice.wash is None or behind is None:
        return 0.0
    level = lightness(luminance(choice.wash.srgb))
    if behind.tones is None:
        return choice.opacity / 100 * abs(level - behind.ground.mean)
    return choice.opacity / 100 * away_from(level, behind.tones, *behind.around)


def least_contrast(size: float) -> float:
    """Return the contrast ratio that letters of a size in points must have."""
    return LARGE if size >= DISPLAY else READABLE


def choose_ink(behind: Backdrop | None, colours: Palette, least: float, *, washed: bool) -> Choice:
    """Choose dark or light letters for what lies behind, of at least that contrast.

    `washed` asks for a wash even where they would read without one.
    """
    if behind is None:
        return _on_plain(colours)
    seen = behind.ground
    dark = contrast(luminance(colours.dark), light_of(seen.low))
    light = contrast(luminance(colours.light), light_of(seen.high))
    calm = seen.energy <= BUSY and (seen.peak <= SHARP or least == LARGE)
    if calm and not washed and max(dark, light) >= least:
        if dark >= least and dark * 1.4 >= light:
            return Choice(ink=type_ink(colours.dark), contrast=dark)
        return Choice(ink=type_ink(colours.light), contrast=light)
    return _with_wash(behind, colours, least * (TOUCHED if calm and not washed else WASHED))


def on_panel(colours: Palette) -> Choice:
    """Choose the ink for words on the theme's panel colour."""
    return _on_plain(
        Palette(dark=colours.dark, light=colours.light, paper=colours.panel, panel=colours.panel)
    )


def halo(lines: Sequence[Rect], choice: Choice, size: float) -> Wash:
    """Return the wash behind some lines: whole behind each of them, faded out within about two more.

    It follows the lines' own outline: a box behind a ragged verse would show as a box.
    """
    feather = min(size * 2.0, FEATHER + size * 0.15)
    whole = tuple(_grown(line, size * 0.15) for line in _smoothed(lines))
    left, top = min(line.x for line in whole), min(line.y for line in whole)
    right, bottom = max(line.right for line in whole), max(line.bottom for line in whole)
    return Wash(
        box=_grown(Rect(x=left, y=top, width=right - left, height=bottom - top), feather),
        ink=choice.wash or choice.ink,
        opacity=choice.opacity,
        feather=feather,
        radius=feather,
        lines=whole,
    )


def _smoothed(lines: Sequence[Rect]) -> Iterator[Rect]:
    """Give each line half of what its neighbours have more, so that the outline has no steps."""
    for at, line in enumerate(lines):
        near = lines[max(0, at - 1) : at + 2]
        left = (line.x + min(one.x for one in near)) / 2
        right = (line.right + max(one.right for one in near)) / 2
        yield Rect(x=left, y=line.y, width=right - left, height=line.height)


def _grown(box: Rect, by: float) -> Rect:
    return box.inset(Insets(top=-by, right=-by, bottom=-by, left=-by))


def _on_plain(colours: Palette) -> Choice:
    under = luminance(colours.paper)
    dark, light = contrast(luminance(colours.dark), under), contrast(luminance(colours.light), under)
    if dark >= light:
        return Choice(ink=type_ink(colours.dark), contrast=dark)
    return Choice(ink=type_ink(colours.light), contrast=light)


def _with_wash(behind: Backdrop, colours: Palette, wanted: float) -> Choice:
    """Lay paper under dark letters or night under light ones, whichever hides less of the picture."""
    tint = behind.ground.tint
    paper = (255, 255, 255) if behind.ground.high >= PLAIN_WHITE else mix(colours.light, tint, TINT)
    day = _washed(behind, colours.dark, paper, wanted)
    night = _washed(behind, colours.light, mix((0, 0, 0), tint, SHADE), wanted)
    return min(day, night, key=lambda one: (one.contrast < wanted, stain(one, behind)))


def _washed(behind: Backdrop, letters: Colour, wash: Colour, wanted: float) -> Choice:
    """Return the thinnest wash of a colour on which letters of another are read, or the thickest there is."""
    seen = behind.ground
    worst = seen.low if luminance(letters) < luminance(wash) else seen.high
    under = grey(light_of(worst))
    for opacity in OPACITIES:
        reads = contrast(luminance(letters), luminance(mix(under, wash, opacity / 100)))
        quiet = seen.energy * (1 - opacity / 100) <= BUSY / 2
        if (reads >= wanted and quiet) or opacity == OPACITIES[-1]:
            break
    return Choice(ink=type_ink(letters), contrast=reads, wash=ink(wash), opacity=opacity)


def _in_take(box: Rect, hung: Hung) -> Rect:
    """Return a box of the page as fractions of the take shown there."""
    item = hung.item
    across, down = item.crop.width / item.box.width, item.crop.height / item.box.height
    return Rect(
        x=item.crop.x + (box.x - item.box.x) * across,
        y=item.crop.y + (box.y - item.box.y) * down,
        width=box.width * across,
        height=box.height * down,
    )


def _with_paper(seen: Ground, paper: Colour) -> Ground:
    """Reckon with paper too, where the words lie partly beside the picture or over its faded edge."""
    level = lightness(luminance(paper))
    return Ground(
        mean=(seen.mean + level) / 2,
        low=min(seen.low, level),
        high=max(seen.high, level),
        energy=seen.energy,
        peak=seen.peak,
        tint=seen.tint,
    )


def _shared(box: Rect, other: Rect) -> float:
    wide = min(box.right, other.right) - max(box.x, other.x)
    high = min(box.bottom, other.bottom) - max(box.y, other.y)
    return wide * high if wide > 0 and high > 0 else 0.0
