"""Write src/picturebook/layout/bidi_classes.py from the Unicode Character Database: see unicode_data.py.

Python's own unicodedata is of another version in each Python, so what decides where words stand is kept here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from unicode_data import LAYOUT, POINTS, missing, packed, rows, stretches, version_of

CLASSES = "extracted/DerivedBidiClass.txt"
MISSING = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
    "Boundary_Neutral": "BN",
}
HEAD = '''"""What UAX #9 must know of every character, from Unicode {version}.

Written by tools/bidi_classes.py: do not edit. Data © 1991-2025 Unicode, Inc., under the Unicode License v3.

STARTS[i] is the first code point of a stretch that ends before STARTS[i + 1]; KINDS[i] is its bidirectional class.
BRACKETS gives each paired bracket's partner and whether it opens.
"""

from __future__ import annotations

UNICODE = "{version}"

# fmt: off
'''


def main(folder: Path) -> None:
    """Write the module."""
    found = stretches(classes(folder))
    brackets = rows(folder, "BidiBrackets.txt")
    pairs = (f"{points.start:04X}{partner}{kind}" for points, (partner, kind) in brackets)
    told = [
        HEAD.format(version=version_of(folder, CLASSES)),
        *packed("STARTS", (f"{start:X}" for start, _ in found), "tuple(int(one, 16) for one in {}.split())"),
        *packed("KINDS", (kind for _, kind in found), "tuple({}.split())"),
        *packed(
            "BRACKETS",
            pairs,
            "{{int(one[:4], 16): (int(one[4:8], 16), one[8] == 'o') for one in {}.split()}}",
        ),
    ]
    (LAYOUT / "bidi_classes.py").write_text("\n".join(told), "utf-8")


def classes(folder: Path) -> list[str]:
    """Return the class of every code point."""
    kinds = ["L"] * POINTS
    for points, name in missing(folder, CLASSES):
        kinds[points.start : points.stop] = [MISSING[name]] * len(points)
    for points, (kind,) in rows(folder, CLASSES):
        kinds[points.start : points.stop] = [kind] * len(points)
    return kinds


if __name__ == "__main__":
    main(Path(sys.argv[1]))
