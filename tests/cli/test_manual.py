"""The reference of commands is the program's own help."""

from __future__ import annotations

from pathlib import Path

from picturebook.cli.manual import manual


def test_the_reference_is_up_to_date() -> None:
    """docs/reference/commands.md says what the commands say; `make docs` writes it anew."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
    assert page.read_text(encoding="utf-8") == manual()
