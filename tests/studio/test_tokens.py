"""Tests of the weights of pictures in tokens."""

import pytest

from picturebook.studio.tokens import FACTORS, picture_tokens, reference_tokens


@pytest.mark.parametrize(
    ("quality", "weights"),
    [
        ("low", (196, 158, 397)),
        ("medium", (439, 343, 892)),
        ("high", (1756, 1372, 3568)),
        ("xhigh", (3122, 2459, 6343)),
        ("max", (7024, 5488, 14272)),
    ],
)
def test_a_picture_weighs_what_calls_reported(quality: str, weights: tuple[int, ...]) -> None:
    """The fit gives the published presets: a wide picture costs less than a square one."""
    factor = FACTORS["gpt-image-2.5"][quality]
    sizes = ((1024, 1024), (1536, 1024), (2048, 2048))
    assert tuple(picture_tokens(wide, high, factor) for wide, high in sizes) == weights


@pytest.mark.parametrize(
    ("size", "weight"),
    [
        ((1024, 1024), 1024),
        ((1536, 1024), 1536),
        ((4000, 4000), 1536),
        ((512, 512), 1024),
        ((352, 1024), 352),
    ],
)
def test_a_reference_weighs_its_patches(size: tuple[int, int], weight: int) -> None:
    """Small pictures are enlarged towards 1024 pixels, large ones stop at 1536 tokens."""
    assert reference_tokens(*size) == weight
