"""What each image model can do: sizes for every shape, qualities, how many references, and its day of shutdown.

As OpenAI lists them in November 2026. A model nobody listed is drawn with as its family would be, so that a new
name works the day it appears; whether it has a price is another question.
"""

from __future__ import annotations

from picturebook.record import record
from picturebook.storyboard.shots import Aspect
from picturebook.studio.hiring import Size

DEFAULT = "gpt-image-2.5-sunburst-2026-09-08"  # a snapshot: it draws tomorrow as it draws today
OUTER = "gpt-5.4"  # the conversation's model of the Responses API; it only passes the tool what it is told
QUALITY = "high"
REFERENCES = 16  # pictures a request may carry, by the service
STAR = 8  # and by us: more weigh as much as the picture and blur who is who

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


# Multiples of 16, sides no more than 3 : 1 apart, 655,360 to 8,294,400 pixels in all.
SIZES: dict[Size, _Sizes] = {
    Size.PAGE: _sizes(1536, (1792, 1344), (1920, 1280), (2176, 1088)),
    Size.ROUGH: _sizes(1024, (1152, 864), (1248, 832), (1440, 720)),
    Size.FINAL: _sizes(2880, (3264, 2448), (3456, 2304), (3840, 1920)),
}


@record
class ImageModel:
    """One model or family: its name, the qualities it knows, and what is known of its end."""

    name: str
    qualities: tuple[str, ...]
    gone: str | None = None  # the day it was, or will be, shut down
    instead: str | None = None


_FIVE = ("low", "medium", "high", "xhigh", "max")
_MODELS = (
    ImageModel(name="gpt-image-2", qualities=("low", "medium", "high")),
    ImageModel(name="gpt-image-2.5", qualities=_FIVE),
    ImageModel(name="gpt-image-2.6", qualities=_FIVE),
    ImageModel(name="gpt-image-1", qualities=("low", "medium", "high"), gone="2026-10-23", instead=DEFAULT),
    ImageModel(name="gpt-image-1.5", qualities=("low", "medium", "high"), gone="2026-12-01", instead=DEFAULT),
    ImageModel(name="gpt-image-1-mini", qualities=("low", "medium"), gone="2026-12-01", instead=DEFAULT),
    ImageModel(
        name="chatgpt-image-latest", qualities=("low", "medium", "high"), gone="2026-12-01", instead=DEFAULT
    ),
)


def model_of(name: str) -> ImageModel:
    """Return what is known of a model: its own entry, its family's, or the newest family's."""
    found = [one for one in _MODELS if name == one.name or name.startswith(f"{one.name}-")]
    exact = next((one for one in found if one.name == name), None)
    return exact or max(found, key=lambda one: len(one.name), default=_MODELS[2])
