"""Illustrators for tests: one who draws well, and one for each misfortune."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from picturebook.storyboard.request import Order, Request, request_digest
from picturebook.storyboard.shots import Aspect
from picturebook.studio.illustrator import Abilities, Drawn, Failed, Journal, Outcome

SIZES = tuple((aspect, (round(30 * aspect.ratio) * 2, 60)) for aspect in Aspect)
PAID = Order(studio="double", model="1", sizes={aspect.value: pixels for aspect, pixels in SIZES})


def png(width: int, height: int, seed: str = "") -> bytes:
    """Make a small grey PNG whose bytes depend on the seed."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x88" * width for _ in range(height)))
    text = chunk(b"tEXt", b"seed\0" + seed.encode("latin-1", "replace"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture_for(request: Request, seed: str = "") -> bytes:
    """Draw a request: the same request and seed are always the same bytes."""
    return png(*request.pixels, seed=request_digest(request) + seed)


@dataclass
class Double:
    """Draws every request, well; `answer` makes an outcome, `seen` is what was asked for."""

    answer: Callable[[Request], Any] | None = None
    free: bool = False
    name: str = "double"
    seen: list[Request] = field(default_factory=list)

    @property
    def abilities(self) -> Abilities:
        """What it can do: every shape, small."""
        return Abilities(
            name=self.name, model="1", free=self.free, offline=True, reads_prompt=False, sizes=SIZES
        )

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Answer each request in turn."""
        for request in requests:
            self.seen.append(request)
            yield self.answer(request) if self.answer else drawn(request)


def drawn(request: Request, **more: Any) -> Drawn:
    """Return a request drawn well, but for what is told otherwise."""
    return Drawn(**{"request": request, "data": picture_for(request), "media_type": "image/png", **more})


def ignores_references(request: Request) -> Drawn:
    """A picture whose references nobody looked at."""
    return drawn(request, record=(("unusable", "the references were not seen"),))


def refuses(request: Request) -> Failed:
    """Refuse, in words."""
    return Failed(request=request, reason="it will not draw this", hint="say it kindly", paid="no")


def sends_junk(request: Request) -> Drawn:
    """Send a web page where a picture should be."""
    return drawn(request, data=b"<html>502 Bad Gateway</html>")


def sends_half(request: Request) -> Drawn:
    """Send a picture cut off on the way."""
    return drawn(request, data=picture_for(request)[:90])


def sends_another_kind(request: Request) -> Drawn:
    """Say JPEG and send PNG."""
    return drawn(request, media_type="image/jpeg")


def sends_another_shape(request: Request) -> Drawn:
    """Send a picture twice as wide as was asked for."""
    return drawn(request, data=png(request.pixels[0] * 2, request.pixels[1]))


def sends_another_size(request: Request) -> Drawn:
    """Send a picture of the right shape in other pixels."""
    return drawn(request, data=png(request.pixels[0] * 2, request.pixels[1] * 2))


def breaks(_request: Request) -> Drawn:
    """Break down with a fault of its own."""
    raise ZeroDivisionError("a fault of the artist")


def is_cut_off(_request: Request) -> Drawn:
    """Lose the network: an OSError, as sockets raise it."""
    raise ConnectionResetError(104, "Connection reset by peer")


def is_interrupted(_request: Request) -> Drawn:
    """Be stopped by somebody's Ctrl-C."""
    raise KeyboardInterrupt


def says_nothing(_request: Request) -> None:
    """Answer with nothing at all."""


class Silent(Double):
    """Answers only the first request and is done."""

    def draw(self, requests: Sequence[Request], journal: Journal) -> Iterator[Outcome]:
        """Answer one."""
        yield from super().draw(requests[:1], journal)


def first_well_then(then: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """Draw the first request well and every other one so."""
    count = iter(range(1_000))
    return lambda request: then(request) if next(count) else drawn(request)
