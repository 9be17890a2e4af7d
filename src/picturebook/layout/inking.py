"""The inking of words over pictures: which ink reads there, and what is laid behind it where none does.

Letters need a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3) under every line, at the worst twentieth of what lies there and not
on its average. What is laid behind them is the least that gives it: first nothing, then a halo that hugs the lines,
then a panel, and where a panel would cover somebody, a wash that takes the outline of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.design.theme import Theme
from picturebook.layout.frame import Ink, Wash
from picturebook.layout.inks import READABLE, Colour, contrast, grey, ink, luminance, mix, type_ink
from picturebook.layout.tones import Ground, Tones, away_from, lightness
from picturebook.layout.tones import luminance as light_of
from picturebook.measure import Insets, Rect
from picturebook.record import record

BUSY = 20.0  # mean edge energy above which letters get lost among the lines even where the contrast holds
DISPLAY = 36.0  # points from which letters keep their shape over strong edges, too
CROSSED = 0.15  # share of strong edges under the words above which they do, too
HALOES = (
    20,
    30,
    40,
    50,
    60,
)  # percent, the least that does it is taken: through more of it no picture is seen
DEEPER = (*HALOES, 68, 76)  # unless it is so much of what is there already, as night is of a night sky
OPACITIES = (*HALOES, 68, 76, 84, 90, 95)
WASHED = 1.35  # over something busy more is given than the least contrast (6 : 1 for 4.5 : 1)
TOUCHED = 1.1  # and a little more over an even ground that is merely neither light nor dark
PLAIN_WHITE = 246  # lightness from which a picture's own paper is taken to be white
FEATHER = 40.0  # points over which a wash fades, the most
HUG = 0.75  # em over which a halo does
TINT = 0.25  # how much of the picture's own colour a veil of paper takes on
SHADE = 0.55  # and one of night
COVERED = 0.02  # share of the words' box on somebody above which no panel hides them


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
    paper: Colour | None = None  # where the words lie partly beside the picture: no veil is laid there


@record
class Choice:
    """How words are inked: the ink, what is laid behind them, the contrast without it and with it."""

    ink: Ink
    contrast: float
    before: float = 0.0  # what the best ink alone comes to
    done: str = "ink"  # ink | halo | panel | wash
    veil: Ink | None = None  # the colour of what is laid behind
    opacity: int = 0  # percent

    @property
    def washed(self) -> bool:
        """Whether something is burnt into the picture."""
        return self.done in ("halo", "wash")


DARK = 0.15  # relative luminance under which a colour is an ink for light grounds; without one there is black
LIGHT = 0.6  # above which one is an ink for dark grounds; without one there is white


def palette(theme: Theme, background: str) -> Palette:
    """Read the inks of a theme for a page on a background token."""
    colours = dict(theme.colours)
    paper = ink(colours[background]).srgb
    found = sorted(
        (ink(colours[name]).srgb for name in ("ink", "light", "paper") if name in colours), key=luminance
    )
    light = found[-1] if luminance(found[-1]) > LIGHT else (255, 255, 255)
    dark = found[0] if luminance(found[0]) < DARK else (0, 0, 0)
    panel = ink(colours.get("panel", colours[background])).srgb
    return Palette(dark=dark, light=light, paper=paper, panel=panel)


def on_grounds(colours: Palette, grounds: Sequence[Colour]) -> Palette:
    """Return the palette for words that lie on some flat colours at once: on the one where their ink reads worst.

    Where it is not one colour, only the ink that reads better on the worse of them is left.
    """
    if len(grounds) == 1:
        return replace(colours, paper=grounds[0])
    worst = {
        one: min(grounds, key=lambda under: contrast(luminance(one), luminance(under)))
        for one in (colours.dark, colours.light)
    }
    best = max(worst, key=lambda one: contrast(luminance(one), luminance(worst[one])))
    return replace(colours, dark=best, light=best, paper=worst[best])


def choose_ink(behind: Backdrop | None, colours: Palette, size: float, asked: str = "none") -> Choice:
    """Choose the ink for words of a size in points on what lies behind them, and what is laid there.

    `asked` is what a slot asks for anyway: none, halo, wash or panel.
    """
    if behind is None:
        return on_panel(colours) if asked == "panel" else on_paper(colours)
    bare, quiet = _bare(behind.ground, colours), calm(behind.ground, size)
    if asked == "none" and bare.contrast >= READABLE and quiet:
        return bare
    wanted = READABLE * (TOUCHED if quiet and asked == "none" else WASHED)
    if asked in ("none", "halo"):
        glow = _veiled(behind, colours, wanted, HALOES)
        if glow.contrast >= wanted and _quiet(behind.ground, glow.opacity):
            deeper = _veiled(behind, colours, wanted, DEEPER)
            return _told(min(glow, deeper, key=lambda one: moved(one, behind)), bare, "halo")
    if asked != "wash" and (asked == "panel" or behind.faces <= COVERED):
        return _told(on_panel(colours), bare, "panel")
    return _told(_veiled(behind, colours, wanted, OPACITIES), bare, "wash")


def calm(seen: Ground, size: float) -> bool:
    """Say whether letters of a size in points keep their shape there: few edges, and few strong ones."""
    return seen.energy <= BUSY and (seen.strong <= CROSSED or size >= DISPLAY)


def on_panel(colours: Palette) -> Choice:
    """Choose the ink for words on the theme's panel colour."""
    plain = on_paper(
        Palette(dark=colours.dark, light=colours.light, paper=colours.panel, panel=colours.panel)
    )
    return Choice(
        ink=plain.ink,
        contrast=plain.contrast,
        before=plain.before,
        done="panel",
        veil=ink(colours.panel),
        opacity=100,
    )


def on_paper(colours: Palette) -> Choice:
    """Choose the ink for words on the page's own paper."""
    under = luminance(colours.paper)
    dark, light = contrast(luminance(colours.dark), under), contrast(luminance(colours.light), under)
    best = colours.dark if dark >= light else colours.light
    return Choice(ink=type_ink(best), contrast=max(dark, light), before=max(dark, light))


def moved(choice: Choice, behind: Backdrop) -> float:
    """Return how far what a choice lays there moves the picture from its own lightness, 0–255.

    It is reckoned cell by cell: black and white side by side are no grey that a grey wash would suit.
    """
    if choice.veil is None:
        return 0.0
    level = lightness(luminance(choice.veil.srgb))
    if behind.tones is None:
        return choice.opacity / 100 * abs(level - behind.ground.mean)
    return choice.opacity / 100 * away_from(level, behind.tones, *behind.around)


def veil(lines: Sequence[Rect], choice: Choice, size: float) -> Wash:
    """Return what is burnt into a picture behind some lines: whole behind each, a halo soon faded out, a wash later.

    It follows the lines' own outline: a box behind a ragged verse would show as a box.
    """
    feather = size * HUG if choice.done == "halo" else min(size * 2.0, FEATHER + size * 0.15)
    whole = tuple(grown(line, size * 0.15) for line in _smoothed(lines))
    left, top = min(line.x for line in whole), min(line.y for line in whole)
    right, bottom = max(line.right for line in whole), max(line.bottom for line in whole)
    return Wash(
        box=grown(Rect(x=left, y=top, width=right - left, height=bottom - top), feather),
        ink=choice.veil or choice.ink,
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


def grown(box: Rect, by: float) -> Rect:
    """Return a box that reaches so much further on every side."""
    return box.inset(Insets(top=-by, right=-by, bottom=-by, left=-by))


def _bare(seen: Ground, colours: Palette) -> Choice:
    dark = contrast(luminance(colours.dark), light_of(seen.low))
    light = contrast(luminance(colours.light), light_of(seen.high))
    # Dark letters are what a reader expects: they need not be the strongest to be taken.
    best = colours.dark if (dark >= READABLE and dark * 1.4 >= light) or dark >= light else colours.light
    reads = dark if best is colours.dark else light
    return Choice(ink=type_ink(best), contrast=reads, before=max(dark, light))


def _told(made: Choice, bare: Choice, done: str) -> Choice:
    return Choice(
        ink=made.ink,
        contrast=made.contrast,
        before=bare.before,
        done=done,
        veil=made.veil,
        opacity=made.opacity,
    )


def _quiet(seen: Ground, opacity: int) -> bool:
    """Say whether edges under a veil are faint enough for letters to keep their shape."""
    return seen.energy * (1 - opacity / 100) <= BUSY / 2


def _veiled(behind: Backdrop, colours: Palette, wanted: float, opacities: Sequence[int]) -> Choice:
    """Lay paper under dark letters or night under light ones, whichever hides less of the picture."""
    tint = behind.ground.tint
    paper = (255, 255, 255) if behind.ground.high >= PLAIN_WHITE else mix(colours.light, tint, TINT)
    day = _thinnest(behind.ground, colours.dark, paper, (wanted, opacities))
    night = _thinnest(behind.ground, colours.light, mix((0, 0, 0), tint, SHADE), (wanted, opacities))
    made = [one for one in (day, night) if behind.paper is None or _reads(one.ink.srgb, behind.paper)]
    return min(made or (day, night), key=lambda one: (one.contrast < wanted, moved(one, behind)))


def _reads(letters: Colour, paper: Colour) -> bool:
    return contrast(luminance(letters), luminance(paper)) >= READABLE


def _thinnest(seen: Ground, letters: Colour, veil: Colour, least: tuple[float, Sequence[int]]) -> Choice:
    """Return the thinnest veil of a colour on which letters of another are read, or the thickest there is."""
    wanted, opacities = least
    worst = seen.low if luminance(letters) < luminance(veil) else seen.high
    under = grey(light_of(worst))
    for opacity in opacities:
        reads = contrast(luminance(letters), luminance(mix(under, veil, opacity / 100)))
        if (reads >= wanted and _quiet(seen, opacity)) or opacity == opacities[-1]:
            break
    return Choice(ink=type_ink(letters), contrast=reads, veil=ink(veil), opacity=opacity)
