"""Painting in: what somebody drew anew laid over the parent, inside the region alone.

    open_picture(bytes) → Canvas → painted(canvas, drawn, mask) → Painted(canvas, how much changed)

The law of it: where the mask is black, every pixel of the result is the parent's, bit for bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json
from picturebook.errors import SourceError
from picturebook.record import record
from picturebook.studio.retouch.region import edge_of, faded, grown, per_mille
from picturebook.studio.source_mark import marking, says_ai

if TYPE_CHECKING:
    from PIL.Image import Image

_CLEARLY = 20  # of 255, in one of red, green and blue: less is what any model stirs by the way
_NEARLY_ALL = 500  # thousandths
_DRIFT = 0.12  # of a colour's value: a light that moved further is another light, not drift
_PLAIN = ("RGB", "RGBA")
_SAVE = "save it as a PNG in RGB, with eight bits a colour"


@record
class Canvas:
    """A picture to be retouched: its pixels upright, RGB or RGBA, and the colour profile that came with it."""

    image: Image
    profile: bytes | None = None
    ai: bool = False  # whether its file said that a model made it, or a model painted into it

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.size

    @property
    def opaque(self) -> Image:
        """The picture in RGB; what is clear shows its colour."""
        return self.image.convert("RGB")


@record
class Share:
    """How much of a picture clearly changed, in thousandths: of the region, and of the rest before it was put back."""

    whole: int  # of the whole picture, as it is kept
    inside: int
    outside: int

    @property
    def doubt(self) -> str | None:
        """What a person should look at twice: what was drawn for another picture may not fit into this one."""
        if self.outside < _NEARLY_ALL:
            return None
        return "the studio drew nearly everything anew: look at the edge of what was retouched"

    def told(self, how: object) -> tuple[str, ...]:
        """Return it in words for a person; of a recolouring only the whole, for nobody drew anything else."""
        whole = f"{_percent(self.whole)} of the picture changed"
        if how == "recolour":
            return (whole,)
        inside, outside = _percent(self.inside), _percent(self.outside)
        return (
            whole,
            f"the studio changed {inside} of the region and {outside} of the rest, and the rest was put back",
        )

    def to_json(self) -> dict[str, Json]:
        """Return it as plain data."""
        return {"whole": self.whole, "inside": self.inside, "outside": self.outside}


def share_of(record: Mapping[str, Any]) -> Share | None:
    """Return how much a take's record says was changed; None for a take that is no retouch."""
    kept = dict(record.get("retouch") or {}).get("changed")
    if not isinstance(kept, Mapping):
        return None
    return Share(**{part: int(kept[part]) for part in ("whole", "inside", "outside")})


def open_picture(data: bytes, name: str) -> Canvas:
    """Return a picture's pixels. Raises SourceError for what cannot be kept pixel by pixel."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data)) as opened:
            profile = opened.info.get("icc_profile")
            clear = opened.has_transparency_data
            image = ImageOps.exif_transpose(opened)
            if image.mode in ("1", "L", "LA", "P", "PA"):
                image = image.convert("RGBA" if clear else "RGB")
                profile = None  # a profile of greys does not fit colours
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise SourceError(f"{name} cannot be read as a picture", _SAVE) from None
    if image.mode not in _PLAIN:
        raise SourceError(f"{name} is a {image.mode} picture, which cannot be retouched", _SAVE)
    return Canvas(image=image, profile=profile, ai=says_ai(data))


def to_png(canvas: Canvas) -> bytes:
    """Return a picture as PNG, with its profile, the mark of a model that made it, and no other metadata."""
    out = BytesIO()
    more: dict[str, Any] = {"icc_profile": canvas.profile} if canvas.profile else {}
    more |= marking("PNG") if canvas.ai else {}
    canvas.image.save(out, "PNG", compress_level=6, **more)
    return out.getvalue()


def painted(canvas: Canvas, drawn: bytes, mask: Image) -> tuple[Canvas, Share]:
    """Lay what was drawn over a picture inside a mask, its edge fading inside; say how much of it changed.

    What was drawn may have other pixels of the same shape. Its light is brought to the parent's first, as far as
    the strip round the region shows that it drifted. Raises SourceError for what is no picture.
    """
    from PIL import Image

    came = open_picture(drawn, "what came")
    other = came.image.convert("RGB")
    if other.size != canvas.size:
        other = other.resize(canvas.size, Image.Resampling.LANCZOS)
    raw = changed(canvas.opaque, other)
    edge = edge_of(mask)
    levelled = _levelled(canvas.opaque, other, mask, edge)
    done = laid(canvas, levelled, faded(mask, edge))
    kept = changed(canvas.opaque, done.opaque)
    outside = mask.point(lambda value: 255 - value)
    share = Share(whole=per_mille(kept), inside=per_mille(raw, mask), outside=per_mille(raw, outside))
    return replace(done, ai=canvas.ai or came.ai), share


def laid(canvas: Canvas, over: Image, how_far: Image) -> Canvas:
    """Lay a picture over a canvas as far as a mask says; what is clear stays as clear as it was."""
    from PIL import Image

    upper = over
    if canvas.image.mode == "RGBA":
        upper = over.convert("RGBA")
        upper.putalpha(canvas.image.getchannel("A"))
    return Canvas(image=Image.composite(upper, canvas.image, how_far), profile=canvas.profile, ai=canvas.ai)


def changed(one: Image, other: Image, clearly: int = _CLEARLY) -> Image:
    """Return a mask of the pixels of which a colour moved by more than so many steps of 255."""
    from PIL import ImageChops

    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > clearly else 0)


def _percent(thousandths: int) -> str:
    return f"{thousandths / 10:.1f} %".replace(".0 %", " %")


def _levelled(parent: Image, drawn: Image, mask: Image, edge: int) -> Image:
    """Return what was drawn in the parent's light, told from a strip round the region that should be the same."""
    from PIL import Image, ImageChops, ImageStat

    strip = ImageChops.subtract(grown(mask, 3 * edge), mask)
    if strip.getbbox() is None:
        return drawn  # the region is the whole picture
    before, after = ImageStat.Stat(parent, strip).mean, ImageStat.Stat(drawn, strip).mean
    by = [was / max(1.0, now) for was, now in zip(before, after, strict=True)]
    if any(abs(one - 1) > _DRIFT for one in by):
        return drawn
    bands = (
        band.point([min(255, round(at * one)) for at in range(256)])
        for band, one in zip(drawn.split(), by, strict=True)
    )
    return Image.merge("RGB", tuple(bands))
