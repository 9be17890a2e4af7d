"""The easel: an order for a picture becomes its bytes, drawn by the offline sketch artist from the prompt.

Nobody can ask the real service for the same picture twice, so every turn of one order looks a little different;
the same turn of the same order is always the same bytes.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from random import Random
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from picturebook.digest import sha256
from picturebook.storyboard.request import Request
from picturebook.studio.sketch.colour import colour_in
from picturebook.studio.source_mark import marking
from picturebook.studio.stub.asking import Asked
from picturebook.studio.stub.headings import Read, read_prompt

if TYPE_CHECKING:
    from PIL.Image import Image

    from picturebook.storyboard.brief import Brief

_AT_ONCE = 2
_FORMATS = {"png": "PNG", "jpeg": "JPEG", "webp": "WEBP"}


class Easel:
    """Draws orders. `fast` draws flat fields of colour instead, of the right size."""

    def __init__(self, fast: bool) -> None:
        self._fast = fast
        self._room = BoundedSemaphore(_AT_ONCE)

    def draw(self, asked: Asked, turn: int, *, blind: bool = False) -> bytes:
        """Return the picture in the format asked for; a blind one is drawn without seeing its references."""
        with self._room:
            random = Random(f"{asked.digest}{turn}{blind}")
            image = self._picture(asked, turn, blind, random)
            if (asked.mask or asked.markup) and not blind:
                image = _edited(asked, image, random)
            return encoded(image, asked.output_format)

    def _picture(self, asked: Asked, turn: int, blind: bool, random: Random) -> Image:
        read = read_prompt(asked.prompt)
        if self._fast:
            return _fields(asked, read, random, blind)
        if read.sheet:
            from picturebook.studio.stub.sheets import draw_sheet

            return _varied(draw_sheet(read.brief, asked.pixels), random)
        return _varied(_scene(_forgotten(read.brief) if blind else read.brief, read, asked, turn), random)


def encoded(image: Image, output_format: str) -> bytes:
    """Return an image as the bytes of a file, marked as the real service marks what it draws."""
    out = BytesIO()
    more = {"compress_level": 1} if output_format == "png" else {"quality": 90}
    image.save(out, _FORMATS[output_format], **more, **marking(_FORMATS[output_format]))
    return out.getvalue()


def _scene(brief: Brief, read: Read, asked: Asked, turn: int) -> Image:
    """Draw a scene. The turn goes in beside the art direction, where it only stirs what is left to chance."""
    from PIL import Image

    from picturebook.studio.sketch.stagecraft.drawing import draw_request

    stirred = replace(brief, art=(*brief.art, ("take", str(turn + 1))))
    request = Request(
        shot="stub", brief=stirred, composition=read.composition(asked.pixels), pixels=asked.pixels,
        studio="stub", model=asked.model.name,
    )  # fmt: skip
    with Image.open(BytesIO(draw_request(request).data)) as image:
        return image.convert("RGB")


def _forgotten(brief: Brief) -> Brief:
    """Return the brief as somebody reads it who never saw the sheets: the names, and hardly a trait."""
    cast = tuple(replace(one, look=one.look.split(",")[0], palette=(), wears=None) for one in brief.cast)
    return replace(brief, cast=cast)


def _varied(image: Image, random: Random) -> Image:
    """Shift the light of a picture by a few parts in a hundred."""
    from PIL import Image

    bands = (
        band.point([min(255, round(at * by)) for at in range(256)])
        for band, by in zip(image.split(), [random.uniform(0.95, 1.04) for _ in range(3)], strict=True)
    )
    return Image.merge("RGB", tuple(bands))


def _fields(asked: Asked, read: Read, random: Random, blind: bool) -> Image:
    """Draw a ground and a field for each of the cast, coloured by the names and by the references seen."""
    from PIL import Image

    width, height = asked.pixels
    seen = "" if blind else "".join(one.sha256 for one in asked.references)
    image = Image.new("RGB", (width, height), _colour(read.brief.scene + str(random.random())))
    names = [one.name for one in read.brief.cast]
    for at, name in enumerate(names):
        left = width * (2 * at + 1) // (2 * len(names) + 1)
        right = width * (2 * at + 2) // (2 * len(names) + 1)
        image.paste(_colour(name + seen), (left, height // 3, right, height))
    return image


def _colour(text: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(sha256(text.encode("utf-8"))[:6])
    return red, green, blue


def _edited(asked: Asked, drawn: Image, random: Random) -> Image:
    """Change the region of the first image that is pointed at; like the real thing, the rest drifts.

    Where a colour is asked for, what is there is painted in it; else what was drawn takes its place.
    """
    from PIL import Image, ImageColor, ImageOps

    with Image.open(BytesIO(asked.references[0].data)) as first:
        ground = _varied(first.convert("RGB").resize(asked.pixels), random)
    wanted = colour_in(read_prompt(asked.prompt).change or "")
    if wanted:
        dark, light = (tuple(round(part * by) for part in ImageColor.getrgb(wanted)) for by in (0.3, 1.3))
        drawn = ImageOps.colorize(ground.convert("L"), dark, light, ImageColor.getrgb(wanted))
    return Image.composite(drawn, ground, _region(asked))


def _region(asked: Asked) -> Image:
    """Return where an edit may change: what a mask leaves clear, or the box of what a markup draws."""
    from PIL import Image

    pointer = asked.mask or asked.markup
    assert pointer is not None
    with Image.open(BytesIO(pointer.data)) as opened:
        alpha = opened.convert("RGBA").getchannel("A")
    if asked.mask is not None:
        region = alpha.point(lambda value: 255 - value)
    else:
        region = Image.new("L", alpha.size)
        region.paste(255, alpha.getbbox() or (0, 0, *alpha.size))
    return region.resize(asked.pixels)
