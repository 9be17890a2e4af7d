"""Boxes and paints of a template: what may be typed, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.design.theme import Band
from picturebook.design.themes import load_theme, mirrored
from picturebook.errors import ThemeError

HEAD = '[theme]\nname = "mine"\nversion = "1.0.0"\nlicense = "MIT"\n[pages.full]\n'


def read(tmp_path: Path, body: str) -> Path:
    """Write a theme with one page template."""
    (tmp_path / "theme.toml").write_text(HEAD + body, encoding="utf-8")
    return tmp_path


def test_a_band_is_painted_by_tokens_and_colours_by_turns(tmp_path: Path) -> None:
    """One group of keys or a list of them; bound at the right it lies at the other side."""
    body = 'band = {on = "left", x = 0, y = 0.9, w = 0.4, h = 0.1, colour = ["soft", "#FFD23F"]}'
    theme = load_theme(str(read(tmp_path, body)))
    (page, turned) = (one.page("full") for one in (theme, mirrored(theme)))
    assert page is not None and turned is not None
    assert page.bands == (Band(x=0.0, y=0.9, w=0.4, h=0.1, colour=("soft", "#ffd23f")),)
    assert (turned.bands[0].x, turned.bands[0].on) == (0.6, "right")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('band = {x = 0, y = 0.9, w = 1, h = 0.1, colour = "sofft"}', "colour does not know “sofft”"),
        ('band = {x = 0.5, y = 0.9, w = 1, h = 0.1, colour = "soft"}', "this slot does not lie on the page"),
        (
            "picture = {x = 0, y = 0, w = 1, h = 1, max_cut = 2}",
            "max_cut lies between 0 and 1, and this is 2",
        ),
        ('picture = {x = 0, y = 0, w = 1, h = 1, held = "glue"}', "held does not know “glue”"),
        ('picture = {x = 0, y = 0, w = 1, h = 1, mount = "white"}', "mount does not know “white”"),
        ('text = {x = 0.1, y = 0.1, w = 0.5, h = 0.5, ruled = "blu"}', "ruled does not know “blu”"),
    ],
)
def test_what_is_no_box_or_paint_is_told_at_its_line(tmp_path: Path, body: str, said: str) -> None:
    """With the line it stands in and something to type instead."""
    with pytest.raises(ThemeError) as caught:
        load_theme(str(read(tmp_path, body)))
    (found,) = caught.value.diagnostics
    assert (found.message, found.span.line if found.span else 0) == (said, 6)
    assert found.hint
