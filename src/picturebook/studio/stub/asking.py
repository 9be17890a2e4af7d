"""What is asked for: one order for pictures, checked the way the real service checks it.

The three ways of asking (a form, a JSON body, the tool of a response) end in the same order, so that what one of
them may not say the others may not say either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from picturebook.digest import digest, sha256
from picturebook.record import record
from picturebook.studio.stub.models import ImageModel, model_called
from picturebook.studio.stub.sent import Sent
from picturebook.studio.stub.wire import Data, bad_value, unknown_parameter

_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")
_LEAST, _MOST = 655_360, 8_294_400  # pixels
_LONGEST = 3840  # pixels an edge
_USUAL = "gpt-image-2.6-sunburst"
_AUTO = (1024, 1024)
_MOST_IMAGES = 16
_PROMPT = 32_000  # characters
_MASK_BYTES = 4_000_000
_COMMON = frozenset(
    (
        "background",
        "model",
        "n",
        "output_compression",
        "output_format",
        "prompt",
        "quality",
        "safety_identifier",
    )
) | {"size", "user"}
_ALSO = {
    "images/generations": frozenset(("moderation",)),
    "images/edits": frozenset(("mask",)),
    "responses": frozenset(("moderation", "action", "type", "input_image_mask")),
}
_CHOICES = {
    "background": ("transparent", "opaque", "auto"),
    "output_format": ("png", "webp", "jpeg"),
    "moderation": ("auto", "low"),
    "complexity": ("low", "medium", "high"),
    "action": ("auto", "generate", "edit"),
}


@record
class Asked:
    """One order for pictures."""

    model: ImageModel
    prompt: str
    pixels: tuple[int, int]
    quality: str  # never "auto"
    output_format: str = "png"
    background: str = "opaque"
    count: int = 1
    references: tuple[Sent, ...] = ()
    mask: Sent | None = None
    markup: Sent | None = None
    safety_identifier: str | None = None

    @property
    def size(self) -> str:
        """The pixels as the host writes them."""
        return f"{self.pixels[0]}x{self.pixels[1]}"

    @property
    def digest(self) -> str:
        """The sha256 of all that decides what the picture is and costs: the same ask is the same money."""
        return digest(
            {
                "model": self.model.name,
                "prompt": self.prompt,
                "size": self.size,
                "quality": self.quality,
                "format": self.output_format,
                "references": [one.sha256 for one in self.references],
                "mask": self.mask.sha256 if self.mask else None,
                **({"markup": self.markup.sha256} if self.markup else {}),
            }
        )

    def facts(self) -> Data:
        """Return what the ledger says of it: digests, never words or pictures."""
        return {
            "model": self.model.name,
            "ask": self.digest,
            "prompt": sha256(self.prompt.encode("utf-8")),
            "references": [one.sha256 for one in self.references],
            "size": self.size,
            "quality": self.quality,
        }


@record
class Pointers:
    """What points at the region of an edit: clear where it may change, or drawn over it."""

    mask: Sent | None = None
    markup: Sent | None = None


def check_order(
    said: Mapping[str, Any], place: str, references: tuple[Sent, ...] = (), at: Pointers | None = None
) -> Asked:
    """Return the order a request makes at an endpoint. Raises Refused, as the service would."""
    said, at = {key: value for key, value in said.items() if value is not None}, at or Pointers()
    model = model_called(said.get("model", _USUAL))
    _check_names({**said, "markup": True} if at.markup else said, place, model)
    for key, choices in _CHOICES.items():
        if key in said and said[key] not in choices:
            raise _not_among(key, said[key], choices)
    if len(references) > _MOST_IMAGES:
        message = f"Invalid 'image': array too long. Expected at most {_MOST_IMAGES}, got {len(references)}."
        raise bad_value("image", message, "array_above_max_length")
    _check_pointers(references, at)
    return Asked(
        model=model,
        prompt=_prompt(said.get("prompt")),
        pixels=_pixels(said.get("size", "auto")),
        quality=_quality(said.get("quality", "auto"), model),
        output_format=said.get("output_format", "png"),
        background="transparent" if said.get("background") == "transparent" else "opaque",
        count=_whole(said, "n", 1, 10, 1),
        references=references,
        mask=at.mask,
        markup=at.markup,
        safety_identifier=said.get("safety_identifier") or said.get("user"),
    )


def _check_names(said: Mapping[str, Any], place: str, model: ImageModel) -> None:
    known = _COMMON | _ALSO[place] | frozenset(model.extra)
    for key in said:
        if key == "input_fidelity":
            message = f"The model '{model.name}' does not support the 'input_fidelity' parameter."
            raise bad_value(key, message, "invalid_input_fidelity_model")
        if key not in known:
            raise unknown_parameter(key)
    compressed = said.get("output_format") in ("webp", "jpeg")
    if _whole(said, "output_compression", 0, 100, 100) < 100 and not compressed:
        raise bad_value("output_compression", "Compression less than 100 is not supported for png.")


def _prompt(text: object) -> str:
    if not isinstance(text, str) or not text.strip():
        raise bad_value("prompt", "Missing required parameter: 'prompt'.", "missing_required_parameter")
    if len(text) > _PROMPT:
        message = f"Invalid 'prompt': string too long. Expected at most {_PROMPT}, got {len(text)}."
        raise bad_value("prompt", message, "string_above_max_length")
    return text


def _pixels(size: object) -> tuple[int, int]:
    if size == "auto":
        return _AUTO
    match = _SIZE.fullmatch(size) if isinstance(size, str) else None
    if match is None:
        raise bad_value("size", f"Invalid value: '{size}'. Write WIDTHxHEIGHT or auto.")
    width, height = int(match[1]), int(match[2])
    if not width or not height or width % 16 or height % 16:
        raise bad_value("size", f"Invalid size '{size}'. Width and height must both be divisible by 16.")
    if max(width, height) > 3 * min(width, height):
        raise bad_value("size", f"Invalid size '{size}'. The aspect ratio must be between 1:3 and 3:1.")
    if not _LEAST <= width * height <= _MOST or max(width, height) > _LONGEST:
        message = f"Invalid size '{size}'. Total pixels must be between {_LEAST} and {_MOST}."
        raise bad_value("size", message)
    return width, height


def _quality(quality: object, model: ImageModel) -> str:
    if quality == "auto":
        return "high"
    if quality not in model.qualities:
        raise _not_among("quality", quality, (*model.qualities, "auto"))
    return str(quality)


def _check_pointers(references: tuple[Sent, ...], at: Pointers) -> None:
    if at.mask and at.markup:
        raise bad_value("markup", "'markup' cannot be used together with 'mask'.")
    for name, sent in (("mask", at.mask), ("markup", at.markup)):
        if sent is not None:
            _check_pointer(name, sent, references)


def _check_pointer(name: str, sent: Sent, references: tuple[Sent, ...]) -> None:
    if sent.media_type != "image/png" or len(sent.data) >= _MASK_BYTES:
        raise bad_value(name, f"The {name} must be a PNG of less than 4 MB.", f"invalid_{name}")
    if not references or (sent.width, sent.height) != (references[0].width, references[0].height):
        message = f"Invalid {name} image format - {name} size does not match image size."
        raise bad_value(name, message, "invalid_image_format")
    lowest = sent.lowest_alpha
    if lowest is None:
        message = f"Invalid {name} image format - {name} image missing alpha channel."
        raise bad_value(name, message, "invalid_image_format")
    if name == "markup" and lowest > 0:
        message = "Invalid markup image format - markup must contain transparent pixels."
        raise bad_value(name, message, "invalid_image_format")


def _whole(said: Mapping[str, Any], key: str, least: int, most: int, default: int) -> int:
    value = said.get(key, default)
    if isinstance(value, str) and value.isdecimal():  # a form has only text
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise bad_value(key, f"Invalid '{key}': expected a whole number from {least} to {most}.")
    return value


def _not_among(key: str, value: object, choices: tuple[str, ...]) -> Exception:
    listed = ", ".join(f"'{one}'" for one in choices)
    return bad_value(key, f"Invalid value: '{value}'. Supported values are: {listed}.")
