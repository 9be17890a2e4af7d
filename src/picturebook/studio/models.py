"""What each image model can do: its sizes and qualities, how many references it takes, what it must not be sent.

As OpenAI lists them in November 2026. A model nobody listed is drawn with as the newest family would be, so that a
new name works the day it appears; which qualities it knows is then for its price list to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from types import MappingProxyType
from typing import Any

from picturebook.errors import IllustratorFailed
from picturebook.record import record
from picturebook.storyboard.shots import Aspect
from picturebook.studio.hiring import Size

DEFAULT = "gpt-image-2.5-sunburst-2026-09-08"  # a snapshot: it draws tomorrow as it draws today
OUTER = "gpt-5.4"  # the conversation's model of the Responses API; it only passes the tool what it is told
QUALITY = "high"
_OFF = 0.015  # how far a shape may be from another and still be it
STAR = 8  # references we send: more weigh as much as the picture and blur who is who

_Sizes = tuple[tuple[Aspect, tuple[int, int]], ...]


def _sizes(square: int, four: tuple[int, int], three: tuple[int, int], two: tuple[int, int]) -> _Sizes:
    return (
        (Aspect.SQUARE, (square, square)),
        (Aspect.LANDSCAPE, four),
        (Aspect.WIDE, three),
        (Aspect.PANORAMA, two),
        (Aspect.PORTRAIT, four[::-1]),
        (Aspect.TALL, three[::-1]),
    )


# What the service takes: multiples of 16, sides no more than 3 : 1 apart, 655,360 to 8,294,400 pixels in all.
_STEP, _WIDEST, _LEAST, _MOST, _LONGEST = 16, 3.0, 655_360, 8_294_400, 3840
_FREE = (
    (Size.PAGE, _sizes(1536, (1792, 1344), (1920, 1280), (2176, 1088))),
    (Size.ROUGH, _sizes(1024, (1152, 864), (1248, 832), (1440, 720))),
    (Size.FINAL, _sizes(2880, (3264, 2448), (3456, 2304), (3840, 1920))),
)
_THREE = tuple((size, _sizes(1024, *[(1536, 1024)] * 3)) for size in Size)  # the first family drew no others


@record
class ImageModel:
    """One model or family, and what is known of its end."""

    name: str
    qualities: tuple[str, ...] = ()  # none: nobody listed them
    sizes: tuple[tuple[Size, _Sizes], ...] = (
        _FREE  # pixels of each shape, by how large pictures are asked for
    )
    references: int = 16  # pictures a request may carry
    never: tuple[str, ...] = ()  # parameters it refuses
    gone: str | None = None  # the day it was, or will be, shut down
    instead: str | None = None

    @property
    def star(self) -> int:
        """How many references go with a request: what it takes, and no more than are of use."""
        return min(self.references, STAR)

    @property
    def step(self) -> int:
        """The pixels its sizes go by, 0 for one that draws only the sizes listed."""
        return _STEP if self.sizes == _FREE else 0

    def pixels(self, size: Size) -> _Sizes:
        """Return width and height in pixels for each shape."""
        return dict(self.sizes)[size]

    def allowed(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Return the parameters of a request that this model may be sent."""
        return {key: value for key, value in parameters.items() if key not in self.never}

    @property
    def ending(self) -> str | None:
        """What is known of its end, in words; None where nothing is."""
        if self.gone is None:
            return None
        return f"OpenAI shuts {self.name} down on {self.gone}: draw with --model {self.instead}"


_THREE_QUALITIES = ("low", "medium", "high")
_FIVE = (*_THREE_QUALITIES, "xhigh", "max")
_NO_MODEL = ("response_format", "style", "user")  # of older models; refused by all that draw today
_LATER = ("complexity", "markup")
_OLD: Mapping[str, Any] = MappingProxyType(
    {"sizes": _THREE, "never": (*_NO_MODEL, *_LATER), "instead": DEFAULT}
)
_MODELS = (
    ImageModel(name="gpt-image-2", qualities=_THREE_QUALITIES, never=(*_NO_MODEL, *_LATER, "input_fidelity")),
    ImageModel(name="gpt-image-2.5", qualities=_FIVE, never=(*_NO_MODEL, "complexity", "input_fidelity")),
    ImageModel(name="gpt-image-2.6", qualities=_FIVE, never=(*_NO_MODEL, "input_fidelity")),
    ImageModel(name="gpt-image-1", qualities=_THREE_QUALITIES, gone="2026-10-23", **_OLD),
    ImageModel(name="gpt-image-1.5", qualities=_THREE_QUALITIES, gone="2026-12-01", **_OLD),
    ImageModel(name="gpt-image-1-mini", qualities=_THREE_QUALITIES[:2], gone="2026-12-01", **_OLD),
    ImageModel(name="chatgpt-image-latest", qualities=_THREE_QUALITIES, gone="2026-12-01", **_OLD),
)


def model_of(name: str) -> ImageModel:
    """Return what is known of a model: its own entry, its family's, or an open one like the newest family's."""
    found = [one for one in _MODELS if name == one.name or name.startswith(f"{one.name}-")]
    return max(found, key=lambda one: len(one.name), default=ImageModel(name=name, never=_MODELS[2].never))


def takes_markup(name: str) -> bool:
    """Say whether a model is known to take markup; a name nobody listed is not tried with it."""
    known = model_of(name)
    return bool(known.qualities) and "markup" not in known.never


def size_like(name: str, width: int, height: int) -> tuple[int, int]:
    """Return the pixels to ask a model for so that a picture comes back in a shape that is there already.

    Its own size where the model draws it, else the nearest of the same shape. Raises IllustratorFailed for a shape
    the model has no size for.
    """
    known = model_of(name)
    fits = _steps(width, height) if known.step else [size for _, size in known.pixels(Size.PAGE)]

    def shape(size: tuple[int, int]) -> float:
        return abs(log(size[0] * height / (size[1] * width)))

    fits = [size for size in fits if shape(size) < _OFF]
    if not fits:
        said = f"{name} has no size of the shape of this picture, {width} × {height} pixels"
        raise IllustratorFailed(
            said, "crop it, choose another --model, or recolour it: --recolour needs none"
        )
    # A pixel more or less is seen in no region; a shape that is a hair off moves every edge.
    return min(fits, key=lambda size: 20 * shape(size) + abs(log(size[0] / width)))


def _steps(width: int, height: int) -> list[tuple[int, int]]:
    """Return every size the service draws that is nearly of a shape."""
    sizes = [
        (wide, max(_STEP, round(wide * height / width / _STEP) * _STEP))
        for wide in range(_STEP, _LONGEST + 1, _STEP)
    ]
    return [
        (wide, high)
        for wide, high in sizes
        if _LEAST <= wide * high <= _MOST
        and high <= _LONGEST
        and max(wide, high) <= _WIDEST * min(wide, high)
    ]
