"""References as they are sent: read inside the book's folder alone, decoded, and written anew as a plain PNG.

At most 1536 pixels on the long side (a larger one costs the same tokens and says no more), upright, on white, and
without a word of metadata: nothing of a photograph leaves but what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.digest import Json, sha256
from picturebook.errors import DiskError, IllustratorFailed
from picturebook.record import record
from picturebook.storyboard.request import Edit, Reference, Request
from picturebook.studio.pictures import measure

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 1536  # pixels
PARENT = "the picture to change"  # the role of the first image of an edit
_KNOWN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")


@record
class Sent:
    """A reference as it goes out: its role, the digest it was asked for by, and the bytes.

    Of one that an earlier run sent, the bytes are not here any more, and not needed.
    """

    role: str
    sha256: str
    name: str
    data: bytes
    width: int
    height: int
    sent_sha256: str  # of the bytes

    @property
    def file(self) -> tuple[str, bytes, str]:
        """As the client sends it: without a name and a type it would be refused as of no type."""
        return self.name, self.data, "image/png"

    def to_json(self) -> dict[str, Json]:
        """Return what is written down of it, in the ledger and with the take."""
        return {
            "role": self.role,
            "sha256": self.sha256,
            "sent_sha256": self.sent_sha256,
            "width": self.width,
            "height": self.height,
        }

    @classmethod
    def before(cls, kept: Mapping[str, Any]) -> Sent:
        """Return one that an earlier run sent, as it was written down."""
        names = ("role", "sha256", "sent_sha256", "width", "height")
        return cls(name="", data=b"", **{name: kept[name] for name in names})


def read_references(folder: Path, request: Request) -> tuple[Sent, ...]:
    """Return all pictures of a request in the order they are sent, the one to be changed first.

    Raises DiskError, IllustratorFailed.
    """
    parent = (_parent(request.edit),) if request.edit is not None else ()
    numbered = enumerate(request.references, len(parent) + 1)
    return (*parent, *(read_reference(folder, one, at) for at, one in numbered))


def sent_sizes(folder: Path, request: Request) -> tuple[tuple[int, int], ...]:
    """Return the pixels of all pictures of a request as they would be sent. Raises IllustratorFailed."""
    parent = (_parent(request.edit),) if request.edit is not None else ()
    sizes = (sent_size(folder / one.path) for one in request.references)
    return (*((one.width, one.height) for one in parent), *sizes)


def _parent(edit: Edit) -> Sent:
    size = measure(edit.image)
    return Sent(
        role=PARENT,
        sha256=edit.parent,
        name="image-1.png",
        data=edit.image,
        sent_sha256=sha256(edit.image),
        width=size.width,
        height=size.height,
    )


def read_reference(folder: Path, reference: Reference, number: int) -> Sent:
    """Return a reference ready to be sent as the n-th. Raises DiskError, IllustratorFailed."""
    path = folder / reference.path
    if not path.resolve().is_relative_to(folder.resolve()):
        raise IllustratorFailed(f"{reference.path} lies outside the book’s folder", "copy it into the folder")
    try:
        data = path.read_bytes()
    except OSError as problem:
        told = "put the picture back, or take it from the story’s references"
        raise DiskError(f"cannot read {path}: {problem.strerror}", told) from None
    if sha256(data) != reference.sha256:
        raise IllustratorFailed(f"{reference.path} changed while we were drawing", "say the same again")
    png, width, height = plain(data, reference.path)
    return Sent(
        role=reference.role,
        sha256=reference.sha256,
        name=f"image-{number}.png",
        data=png,
        sent_sha256=sha256(png),
        width=width,
        height=height,
    )


def sent_size(path: Path) -> tuple[int, int]:
    """Return the pixels a reference will have when it is sent, from its header alone. Raises IllustratorFailed."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            width, height = image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise IllustratorFailed(f"{path.name} cannot be read as a picture", "save it anew as PNG") from None
    return _scaled(width, height)


def _scaled(width: int, height: int) -> tuple[int, int]:
    by = min(1.0, LONGEST / max(width, height))
    return max(1, round(width * by)), max(1, round(height * by))


def _eight_bits(image: Image) -> Image:
    """Return a picture of 16 bits a grey, as scanners make them, in eight; Pillow would clip it to white."""
    return image.point(lambda value: value * (1 / 257)).convert("L") if image.mode.startswith("I") else image


def plain(data: bytes, name: str) -> tuple[bytes, int, int]:
    """Return a picture as it may be sent, with its width and height. Raises IllustratorFailed."""
    from PIL import Image, ImageOps

    if not data.startswith(_KNOWN):
        raise IllustratorFailed(f"{name} is no PNG, JPEG or WebP", "save it as PNG")
    try:
        with Image.open(BytesIO(data)) as opened:
            image = _eight_bits(ImageOps.exif_transpose(opened)).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise IllustratorFailed(f"{name} cannot be read as a picture", "save it anew as PNG") from None
    flat = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    size = _scaled(*flat.size)
    small = flat if size == flat.size else flat.resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue(), *size
