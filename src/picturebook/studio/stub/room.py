"""The room where the stub works: what every endpoint shares, and the making of pictures itself.

A picture is billed in the moment it is made, whether or not anybody still waits for it.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from picturebook.record import record
from picturebook.studio import tokens
from picturebook.studio.stub.asking import Asked
from picturebook.studio.stub.cupboard import Cupboard
from picturebook.studio.stub.easel import Easel, encoded
from picturebook.studio.stub.host_ledger import HostLedger
from picturebook.studio.stub.misfortune import PICTURE, Misfortune, Script
from picturebook.studio.stub.models import gone
from picturebook.studio.stub.pace import Pace
from picturebook.studio.stub.wire import Data, Refused, StudioCloses

_STEP = 0.05  # seconds between looks at whether the work was called off


@record
class Weight:
    """What pictures weigh in tokens."""

    text: int
    image: int
    output: int

    def usage(self) -> Data:
        """Return it as the host reports it for pictures."""
        taken = self.text + self.image
        return {
            "input_tokens": taken,
            "input_tokens_details": {"text_tokens": self.text, "image_tokens": self.image},
            "output_tokens": self.output,
            "output_tokens_details": {"image_tokens": self.output, "text_tokens": 0},
            "total_tokens": taken + self.output,
        }


@record
class Errand:
    """For whom pictures are made: the ledger's number, the endpoint, at what share of the price."""

    number: int
    place: str
    half_price: bool = False
    latency: bool = True
    called_off: Event | None = None


@record
class Made:
    """Pictures as they go out, in base64."""

    pictures: tuple[str, ...]
    weight: Weight
    size: str

    def __repr__(self) -> str:
        return f"Made({len(self.pictures)} of {self.size}, {self.weight})"


class CalledOff(Exception):
    """The work was cancelled before the picture was made."""


class Room:
    """Everything the endpoints share. Safe to use from any thread."""

    def __init__(self, folder: Path, *, ledger: Path, latency: float, pace: Pace, fast: bool) -> None:
        self.till = HostLedger(ledger)
        self.cupboard = Cupboard(folder)
        self.script = Script()
        self.pace, self.latency, self.easel = pace, latency, Easel(fast)
        self.closing = Event()
        self._workers: list[Thread] = []
        self._drawn = 0

    def start(self, work: Callable[[], None]) -> None:
        """Do something in the background until the stub closes."""
        worker = Thread(target=work, name="stub-work")
        self._workers.append(worker)
        worker.start()

    def close(self) -> None:
        """Call off what waits, wait for what is being drawn, and write no more."""
        self.closing.set()
        for worker in self._workers:
            worker.join()
        self.till.close()

    def wait(self, seconds: float, called_off: Event | None = None) -> None:
        """Wait. Raises StudioCloses if the stub is shut down meanwhile, CalledOff if the work is cancelled."""
        until = time.monotonic() + seconds
        while not (called_off and called_off.is_set()):
            left = until - time.monotonic()
            if left <= 0:
                return
            if self.closing.wait(min(left, _STEP) if called_off else left):
                raise StudioCloses
        raise CalledOff

    def make(self, asked: Asked, errand: Errand) -> Made:
        """Make the pictures of an order and bill them. Raises Refused, StudioCloses, CalledOff."""
        began = time.monotonic()
        self.check_alive(asked.model.name)
        bad = self.script.take(PICTURE, errand.place)
        if bad:
            self.till.note(errand.number, misfortune=bad.kind)
            _refuse(bad)
        blind = bool(bad and bad.kind == "references_ignored")
        wanted = _misheard(asked) if bad and bad.kind == "wrong_size" else asked
        turn = self.till.turn(asked.digest, asked.count)
        pictures = [self.easel.draw(wanted, turn + at, blind=blind) for at in range(asked.count)]
        weight = weigh(wanted, blind=blind)
        slow = bad.seconds if bad and bad.kind == "slow" else 0.0
        spent = time.monotonic() - began
        self.wait((self.latency if errand.latency else 0.0) + slow - spent, errand.called_off)
        self._bill(asked, weight, errand)
        sent = tuple(_as_text(_spoiled(data, bad)) for data in pictures)
        return Made(
            pictures=() if bad and bad.kind == "empty_data" else sent, weight=weight, size=wanted.size
        )

    def check_alive(self, model: str) -> None:
        """Raises Refused (404) where the script has shut the model down."""
        end = self.script.shutdown()
        if end and end.after and self._drawn >= end.after:
            raise gone(model)

    def _bill(self, asked: Asked, weight: Weight, errand: Errand) -> None:
        micros = asked.model.micros(weight.text, weight.image, weight.output)
        if errand.half_price:
            micros = (micros + 1) // 2
        self._drawn += asked.count
        usage = {"text": weight.text, "image": weight.image, "output": weight.output}
        self.till.bill(errand.number, micros, asked.count, usage)


def weigh(asked: Asked, *, blind: bool = False) -> Weight:
    """Return what an order weighs by the documented formulas; a blind one saw no reference."""
    factor = asked.model.qualities[asked.quality]
    seen = () if blind else asked.references
    return Weight(
        text=tokens.text_tokens(asked.prompt) * asked.count,
        image=sum(tokens.reference_tokens(one.width, one.height) for one in seen) * asked.count,
        output=tokens.picture_tokens(*asked.pixels, factor) * asked.count,
    )


def _refuse(bad: Misfortune) -> None:
    """Raises Refused for a misfortune in which nothing is drawn."""
    if bad.kind == "moderation":
        said = "Your request was rejected by the safety system. If you believe this is an error, contact us."
        refusal = Refused(400, said, code="moderation_blocked", kind="image_generation_user_error")
        details = {"moderation_stage": bad.stage, "categories": list(bad.categories)}
        raise refusal.adding(moderation_details=details)
    if bad.kind == "failed":
        raise Refused(500, "The picture could not be made.", code="server_error", kind="server_error")


def _misheard(asked: Asked) -> Asked:
    """Return the order as somebody heard it who got the size wrong."""
    width, height = asked.pixels
    return replace(asked, pixels=(height, width) if width != height else (1024, 1536))


def _spoiled(data: bytes, bad: Misfortune | None) -> bytes:
    if bad and bad.kind == "not_an_image":
        return b"<html><title>Not a picture</title></html>"
    if bad and bad.kind == "lying_mime":
        return _in_another_kind(data)
    return data


def _in_another_kind(data: bytes) -> bytes:
    """Return a picture as a file of another kind than it was asked for."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        return encoded(image.convert("RGB"), "jpeg" if image.format == "PNG" else "png")


def _as_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
