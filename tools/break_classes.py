"""Write src/picturebook/layout/break_classes.py from the Unicode Character Database: see unicode_data.py."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import fill

from unicode_data import LAYOUT, POINTS, missing, rows, stretches, version_of

CLUSTERS = {  # UAX #29's classes, and those of InCB, by the letter they have here
    "CR": "c",
    "LF": "c",
    "Control": "c",
    "Extend": "e",
    "ZWJ": "z",
    "Regional_Indicator": "r",
    "Prepend": "p",
    "SpacingMark": "s",
    "L": "l",
    "V": "v",
    "T": "t",
    "LV": "g",
    "LVT": "h",
    "Linker": "k",
    "Consonant": "n",
    "Extended_Pictographic": "x",
}
MISSING = {"Unknown": "XX", "Prefix_Numeric": "PR", "Ideographic": "ID"}  # of code points not assigned
HEAD = '''"""What UAX #14 and UAX #29 must know of every character, from Unicode {version}.

Written by tools/break_classes.py: do not edit. Data © 1991-2025 Unicode, Inc., under the Unicode License v3.

STARTS[i] is the first code point of a stretch that ends before STARTS[i + 1]; KINDS[i] is its kind, in
three parts: the class of UAX #14; then W where the character is East Asian (width F, W or H), I or F where it is an
opening or a closing quote (Pi, Pf), M where SA is a mark, U where it is not assigned but kept for a picture, D for the
dotted circle; then UAX #29's class: c Control, CR or LF; e Extend; k Extend that is a Linker;
w ZWNJ; z ZWJ; r Regional_Indicator; p Prepend; s SpacingMark; l, v, t, g, h the Hangul L, V, T, LV, LVT; n Consonant;
x Extended_Pictographic.
"""

from __future__ import annotations

UNICODE = "{version}"

# fmt: off
'''


def breaking(folder: Path) -> list[str]:
    """Return the class of UAX #14 of every code point."""
    kinds = ["XX"] * POINTS
    for points, name in missing(folder, "extracted/DerivedLineBreak.txt"):
        kinds[points.start : points.stop] = [MISSING[name]] * len(points)
    for points, (kind,) in rows(folder, "LineBreak.txt"):
        kinds[points.start : points.stop] = [kind] * len(points)
    return kinds


def marks(folder: Path, kinds: list[str]) -> list[str]:
    """Return what else UAX #14's rules ask of every code point, as letters."""
    letters = [""] * POINTS
    general = ["Cn"] * POINTS
    for points, (category,) in rows(folder, "extracted/DerivedGeneralCategory.txt"):
        general[points.start : points.stop] = [category] * len(points)
    asked = {"Pi": ("QU", "I"), "Pf": ("QU", "F"), "Mn": ("SA", "M"), "Mc": ("SA", "M")}
    for point, category in enumerate(general):
        kind, letter = asked.get(category, ("", ""))
        letters[point] = letter if kinds[point] == kind else ""
    for points, fields in rows(folder, "emoji/emoji-data.txt"):
        for point in points if fields == ["Extended_Pictographic"] else ():
            letters[point] += "U" if general[point] == "Cn" else ""
    for points, (width,) in rows(folder, "EastAsianWidth.txt"):
        for point in points if width in ("F", "W", "H") else ():
            letters[point] += "W"
    letters[0x25CC] += "D"
    return letters


def clusters(folder: Path) -> list[str]:
    """Return the class of UAX #29 of every code point as a letter, and nothing where it is Other."""
    letters = [""] * POINTS
    for points, fields in rows(folder, "emoji/emoji-data.txt"):
        if fields == ["Extended_Pictographic"]:
            letters[points.start : points.stop] = ["x"] * len(points)
    for points, (name,) in rows(folder, "auxiliary/GraphemeBreakProperty.txt"):
        letters[points.start : points.stop] = [CLUSTERS[name]] * len(points)
    for points, fields in rows(folder, "DerivedCoreProperties.txt"):
        if fields[0] == "InCB" and fields[1] in CLUSTERS and fields[1] != "Extend":
            letters[points.start : points.stop] = [CLUSTERS[fields[1]]] * len(points)
    letters[0x200C] = "w"
    return letters


def main(folder: Path) -> None:
    """Write the module."""
    own = breaking(folder)
    kinds = ["/".join(parts) for parts in zip(own, marks(folder, own), clusters(folder), strict=True)]
    found = stretches(kinds)
    names = sorted({kind for _, kind in found})
    wrapped = {"width": 110, "break_long_words": False, "break_on_hyphens": False}
    starts = fill(" ".join(f"{start:X}" for start, _ in found), **wrapped)  # type: ignore[arg-type]
    numbers = fill(" ".join(f"{names.index(kind):X}" for _, kind in found), **wrapped)  # type: ignore[arg-type]
    (LAYOUT / "break_classes.py").write_text(
        HEAD.format(version=version_of(folder, "LineBreak.txt"))
        + f'\n_NAMES = """\n{fill(" ".join(names), **wrapped)}\n"""\n'  # type: ignore[arg-type]
        + f'_STARTS = """\n{starts}\n"""\n_KINDS = """\n{numbers}\n"""\n# fmt: on\n\n'
        + "STARTS = tuple(int(start, 16) for start in _STARTS.split())\n"
        + "_KIND = _NAMES.split()\nKINDS = tuple(_KIND[int(number, 16)] for number in _KINDS.split())\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
