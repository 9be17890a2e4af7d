"""Pictures as they were sent: recognised by their first bytes, measured, and refused when what was said of them
is not what they are.
"""

from __future__ import annotations

import base64
import binascii
import re
import warnings
from typing import Any

from picturebook.digest import sha256
from picturebook.record import record
from picturebook.studio.stub.cupboard import Cupboard
from picturebook.studio.stub.forms import Part
from picturebook.studio.stub.wire import Refused, bad_value, no_such

_MAGIC = (  # first bytes → kind; the bytes of a WebP name it at the ninth
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_TAKEN = ("image/jpeg", "image/png", "image/webp")
_DATA_URL = re.compile(r"data:([\w.+-]+/[\w.+-]+)?(?:;[\w.+=-]+)*?;base64,", re.ASCII)
_PURPOSES = ("vision", "user_data", "assistants")
_LARGEST = 50_000_000  # bytes


@record
class Sent:
    """One picture as it was sent."""

    data: bytes
    media_type: str
    width: int
    height: int
    sha256: str

    @property
    def lowest_alpha(self) -> int | None:
        """How opaque its clearest pixel is, 0 to 255; None for a picture without an alpha channel."""
        from io import BytesIO

        from PIL import Image

        with Image.open(BytesIO(self.data)) as image:
            if not image.has_transparency_data:
                return None
            counts = image.convert("RGBA").getchannel("A").histogram()
            return next(at for at, many in enumerate(counts) if many)

    def __repr__(self) -> str:
        return f"Sent({self.media_type}, {self.width}x{self.height}, {self.sha256[:12]})"


def from_part(part: Part) -> Sent:
    """Take a picture from a part of a form. Raises Refused."""
    if part.media_type not in _TAKEN:
        taken = "'image/jpeg', 'image/png', and 'image/webp'"
        message = f"Invalid file '{part.name}': unsupported mimetype ('{part.media_type or 'none'}'). "
        message += f"Supported file formats are {taken}."
        raise bad_value(part.name, message, "unsupported_file_mimetype")
    return _measured(part.data, part.media_type, part.name)


def from_pointer(pointer: Any, files: Cupboard, param: str) -> Sent:
    """Take a picture from `{"file_id"}` or `{"image_url"}`, or a plain data URL. Raises Refused."""
    if isinstance(pointer, str):
        pointer = {"image_url": pointer}
    if not isinstance(pointer, dict):
        raise bad_value(param, f"Invalid '{param}': expected an object with file_id or image_url.")
    name, url = pointer.get("file_id"), pointer.get("image_url")
    if isinstance(name, str) and url is None:
        return _from_file(name, files, param)
    if isinstance(url, str) and name is None:
        return _from_url(url, param)
    raise bad_value(param, f"Invalid '{param}': expected exactly one of file_id and image_url.")


def kind_of(data: bytes) -> str | None:
    """Return the kind of picture some bytes begin like, or None."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _from_file(name: str, files: Cupboard, param: str) -> Sent:
    file = files.get(name)
    if file is None or file.get("object") != "file":
        raise no_such("File", name[:100])
    if file["purpose"] not in _PURPOSES:
        raise bad_value(param, f"File {name} has the purpose {file['purpose']}, which is not for pictures.")
    data = files.data(name)
    return _measured(data, kind_of(data) or "", param)


def _from_url(url: str, param: str) -> Sent:
    found = _DATA_URL.match(url)
    if found is None:
        message = f"Invalid '{param}': expected a base64-encoded data URL; this host fetches nothing."
        raise bad_value(param, message, "invalid_image_url")
    try:
        data = base64.b64decode(url[found.end() :], validate=True)
    except binascii.Error:
        raise bad_value(param, f"Invalid '{param}': not base64.", "invalid_base64_image") from None
    return _measured(data, found[1] or "", param)


def _measured(data: bytes, media_type: str, param: str) -> Sent:
    """Return the picture with its size. Raises Refused for bytes that are not what they are called."""
    if not data:
        raise bad_value(param, f"Invalid '{param}': the image is empty.", "empty_image_file")
    if len(data) >= _LARGEST:
        raise Refused(413, f"Invalid '{param}': too large.", code="image_file_too_large", param=param)
    kind = kind_of(data)
    size = _size(data) if kind in _TAKEN and kind == media_type else None
    if kind is None or size is None:
        message = "Invalid image file or mode, please check your image file."
        raise bad_value(param, message, "invalid_image_file")
    return Sent(data=data, media_type=kind, width=size[0], height=size[1], sha256=sha256(data))


def _size(data: bytes) -> tuple[int, int] | None:
    """Return width and height; None for a picture that cannot be read to its end."""
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
                image.load()
                return image.size
        except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombWarning):
            return None
