"""The sketch artist: the offline illustrator that ships. Free, quick, and the same picture every time.

It reads the brief and nothing else, draws it as vector shapes, rasterises them with resvg (no system fonts, no
file, no network) and lays paper over it. What it cannot draw stands in the take's record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from picturebook.storyboard.request import Request
from picturebook.storyboard.shots import Aspect
from picturebook.studio.illustrator import Abilities, Failed, Journal, Outcome

VERSION = "sketch-4"  # raised when the same brief would give another picture
_SIZES = (
    (Aspect.SQUARE, (1536, 1536)),
    (Aspect.LANDSCAPE, (1728, 1296)),
    (Aspect.WIDE, (1536, 1024)),
    (Aspect.PANORAMA, (2304, 1152)),
    (Aspect.PORTRAIT, (1296, 1728)),
    (Aspect.TALL, (1024, 1536)),
)


class SketchArtist:
    """Draws briefs as picture-book sketches."""

    @property
    def abilities(self) -> Abilities:
        """Free, offline, and draws from the brief itself."""
        return Abilities(
            name="sketch", model=VERSION, free=True, offline=True, reads_prompt=False, sizes=_SIZES
        )

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Draw each request in turn, two at a time: paper is laid on one while the next is drawn."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(max_workers=2) as pool:
            yield from pool.map(_drawn, requests)


def _drawn(request: Request) -> Outcome:
    from picturebook.studio.sketch.stagecraft.drawing import draw_request

    try:
        return draw_request(request)
    except ValueError as problem:
        return Failed(request=request, reason=f"the sketch could not be rasterised: {problem}")
