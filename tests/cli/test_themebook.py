"""The reference of themes and the schemas are the program's own definitions."""

from __future__ import annotations

from pathlib import Path

from picturebook.cli.themebook import pages

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_reference_of_themes_is_up_to_date() -> None:
    """Page and schemas say what the definitions say; `make docs` writes them anew."""
    assert [name for name, text in pages() if (REFERENCE / name).read_text(encoding="utf-8") != text] == []
