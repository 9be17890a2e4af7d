"""Tones: the dots and the hatching that tell shadows in ink, as one pattern a picture refers to."""

from __future__ import annotations

from picturebook.studio.sketch.hand import Hand, Shade
from picturebook.studio.sketch.svg import num

_DOT = 1.3  # hundredths of the picture's height between the middles of two dots
_HATCH = 1.0  # hundredths between two strokes
_STROKES = (  # of one piece of hatching, in such steps: where, how bent, how wide; no two alike, as by a pen
    (0.5, 0.18, 0.2),
    (1.55, -0.12, 0.15),
    (2.45, 0.1, 0.22),
    (3.5, -0.16, 0.17),
)


def tone_of(hand: Hand, unit: float) -> str:
    """Return the definition of the pattern `url(#tone)`, its size in pixels to a hundredth; "" if it is not used."""
    if hand.shade is Shade.DOTS:
        step = _DOT * unit
        middle = num(step / 2)
        dot = f'<circle cx="{middle}" cy="{middle}" r="{num(step * 0.34)}" fill="{hand.line}"/>'
        return _pattern(step, dot)
    if hand.shade is Shade.HATCH:
        step = _HATCH * unit
        strokes = "".join(_stroke(step, *stroke) for stroke in _STROKES)
        return _pattern(
            step * len(_STROKES), f'<g fill="none" stroke="{hand.line}">{strokes}</g>', step * 6, 38
        )
    return ""


def _stroke(step: float, x: float, sway: float, wide: float) -> str:
    d = f"M{num(step * x)} 0q{num(step * sway)} {num(step * 3)} 0 {num(step * 6)}"
    return f'<path d="{d}" stroke-width="{num(step * wide)}"/>'


def _pattern(wide: float, marks: str, high: float | None = None, turn: int = 45) -> str:
    size = f'width="{num(wide)}" height="{num(high or wide)}" patternTransform="rotate({turn})"'
    return f'<defs><pattern id="tone" patternUnits="userSpaceOnUse" {size}>{marks}</pattern></defs>'
