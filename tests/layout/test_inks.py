"""Inks and contrast."""

from __future__ import annotations

import pytest

from picturebook.layout.inks import contrast, grey, ink, luminance, mix, type_ink


def test_both_worlds() -> None:
    """A colour is kept in sRGB and reckoned in CMYK with its grey taken out into black."""
    assert ink("#ff0000").cmyk == (0, 100, 100, 0)
    assert ink("#808080").cmyk == (0, 0, 0, 50)
    assert ink("#ffffff").cmyk == (0, 0, 0, 0)


def test_dark_type_prints_with_black_alone() -> None:
    """Dark letters go on the black plate only; coloured ones keep their plates."""
    assert type_ink("#000000").cmyk == type_ink("#2b2118").cmyk == (0, 0, 0, 100)
    assert type_ink("#2b2118").srgb == (0x2B, 0x21, 0x18)
    assert type_ink("#c05a2e").cmyk != (0, 0, 0, 100)


def test_contrast_is_wcag() -> None:
    """Black on white is 21 : 1, whichever comes first; #767676 on white is the well-known 4.54."""
    assert contrast(luminance((0, 0, 0)), luminance((255, 255, 255))) == pytest.approx(21.0)
    assert contrast(1.0, luminance((0x76, 0x76, 0x76))) == pytest.approx(4.54, abs=0.01)


def test_mix_and_grey() -> None:
    """Mixing goes from one colour to the other; the grey of a luminance has that luminance."""
    assert mix((0, 0, 0), (255, 255, 255), 0.0) == (0, 0, 0)
    assert mix((0, 0, 0), (200, 100, 50), 1.0) == (200, 100, 50)
    assert luminance(grey(0.3)) == pytest.approx(0.3, abs=0.005)


def test_not_a_colour() -> None:
    """Anything that is not six hex digits is refused."""
    with pytest.raises(ValueError, match="not a colour"):
        ink("#abc")
