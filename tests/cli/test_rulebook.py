"""The reference of preflight is the program's own table."""

from __future__ import annotations

from pathlib import Path

from picturebook.cli.rulebook import rulebook


def test_the_reference_of_rules_is_up_to_date() -> None:
    """docs/reference/preflight.md says what the table says; `make docs` writes it anew."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "preflight.md"
    assert page.read_text(encoding="utf-8") == rulebook()
