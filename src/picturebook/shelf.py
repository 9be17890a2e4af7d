"""The shelf: where the things that ship with the product stand (themes, fonts, printers, sample stories).

In the wheel they lie inside the package; in a checkout themes/, fonts/ and stories/ stand at its top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shelf(name: str) -> Path:
    """Return the folder of one kind of shipped thing: "themes", "fonts", "printers" or "stories"."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
