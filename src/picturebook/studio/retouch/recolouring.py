"""Recolouring: a thing given another colour, its shade and texture kept, without anybody drawing.

Every pixel's colour is turned and stretched round grey by the one turn that takes the thing's middle colour to
the new one, and its lightness is scaled; so folds stay folds, paper stays paper, and white rain over it stays
white. What is grey has no colour to turn: it is tinted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from picturebook.studio.sketch.colour import Rgb

if TYPE_CHECKING:
    from PIL.Image import Image

_RED, _GREEN, _BLUE = 0.299, 0.587, 0.114  # what each adds to lightness: ITU-R BT.601, as JPEG counts it
_U, _V = 0.564, 0.713  # and how far blue and red may stray from it
_FAINT = 14.0  # of 255: a colour nearer to grey than this has no direction to turn from
_MOST = 3.0  # times: more stretches the paper's grain into confetti
_DIMMEST, _BRIGHTEST = 0.5, 1.5  # of the new colour's own lightness, whatever the light in the picture
_LIGHTEST = 2.5  # times: out of black no light is had without its grain
Matrix = tuple[float, ...]  # twelve numbers, as Pillow converts RGB to RGB with


def recoloured(image: Image, how_far: Image, colour: Rgb, told: Rgb | None = None) -> Image:
    """Return an RGB picture with a new colour where `how_far` (0 to 255) says, and not a pixel else changed.

    `told` is the colour the thing was said to have: how much darker it is shown is how much darker the new one is.
    """
    from PIL import Image as Images

    seen = _middle(image, how_far)
    light = lightness(seen) / max(1.0, lightness(told)) if told is not None else None
    aim = lightness(colour) * light if light is not None else lightness(seen)
    own = max(1.0, lightness(colour))
    aim = min(own * _BRIGHTEST, max(own * _DIMMEST, aim), lightness(seen) * _LIGHTEST)
    turned = image.convert("RGB", _matrix(seen, tuple(part * aim / own for part in colour)))
    return Images.composite(turned, image, how_far)


def lightness(colour: tuple[float, ...]) -> float:
    """Return how light a colour is, 0 to 255."""
    return _RED * colour[0] + _GREEN * colour[1] + _BLUE * colour[2]


def _middle(image: Image, how_far: Image) -> tuple[float, float, float]:
    """Return the mean colour of what is selected for more than half."""
    from PIL import ImageStat

    mask = how_far.point(lambda value: 255 if value >= 128 else 0)
    red, green, blue = ImageStat.Stat(image, mask if mask.getbbox() else None).mean
    return red, green, blue


def _matrix(seen: tuple[float, ...], aim: tuple[float, ...]) -> Matrix:
    """Return the matrix that takes one colour to another: lightness by a factor, colour by a turn and a factor."""
    from_, to = _stray(seen), _stray(aim)
    if abs(from_) < _FAINT:
        return _tinting(max(1.0, lightness(seen)), aim)
    gain = lightness(aim) / max(1.0, lightness(seen))
    turn = to / from_
    if abs(turn) > _MOST:
        turn *= _MOST / abs(turn)
    # Rows that give lightness and the two strays from red, green and blue.
    y = (_RED, _GREEN, _BLUE)
    u = tuple(_U * ((at == 2) - share) for at, share in enumerate(y))
    v = tuple(_V * ((at == 0) - share) for at, share in enumerate(y))
    more_u = tuple(turn.real * a - turn.imag * b for a, b in zip(u, v, strict=True))
    more_v = tuple(turn.imag * a + turn.real * b for a, b in zip(u, v, strict=True))
    red = [gain * a + b / _V for a, b in zip(y, more_v, strict=True)]
    blue = [gain * a + b / _U for a, b in zip(y, more_u, strict=True)]
    green = [(gain * a - _RED * r - _BLUE * b) / _GREEN for a, r, b in zip(y, red, blue, strict=True)]
    return (*red, 0.0, *green, 0.0, *blue, 0.0)


def _tinting(light: float, aim: tuple[float, ...]) -> Matrix:
    """Return the matrix that makes of every lightness the aim, as much lighter or darker."""
    rows = ([part / light * share for share in (_RED, _GREEN, _BLUE)] for part in aim)
    return tuple(number for row in rows for number in (*row, 0.0))


def _stray(colour: tuple[float, ...]) -> complex:
    """Return a colour's direction and distance from grey."""
    y = lightness(colour)
    return complex(_U * (colour[2] - y), _V * (colour[0] - y))
