"""Write src/picturebook/layout/script_table.py from the Unicode Character Database: see unicode_data.py.

Python's unicodedata knows no scripts at all.
"""

from __future__ import annotations

import sys
from pathlib import Path

from unicode_data import LAYOUT, POINTS, packed, rows, stretches, version_of

SHARED = frozenset({"Zyyy", "Zinh"})  # Common and Inherited
HEAD = '''"""Which script every character is of, from Unicode {version}.

Written by tools/scripts.py: do not edit. Data © 1991-2025 Unicode, Inc., under the Unicode License v3.

STARTS[i] is the first code point of a stretch that ends before STARTS[i + 1]; SCRIPTS[i] is its script (ISO 15924):
"Zyyy" of any, "Zinh" of the letter before it, "Zzzz" of none; "+Beng+Deva" of any of those (Script_Extensions).
"""

from __future__ import annotations

UNICODE = "{version}"

# fmt: off
'''


def main(folder: Path) -> None:
    """Write the module."""
    found = stretches(scripts(folder))
    told = [
        HEAD.format(version=version_of(folder, "Scripts.txt")),
        *packed("STARTS", (f"{start:X}" for start, _ in found), "tuple(int(one, 16) for one in {}.split())"),
        *packed("SCRIPTS", (kind for _, kind in found), "tuple({}.split())"),
    ]
    (LAYOUT / "script_table.py").write_text("\n".join(told), "utf-8")


def scripts(folder: Path) -> list[str]:
    """Return the script of every code point; what many share is narrowed to those it is used with."""
    names = short_names(folder)
    kinds = ["Zzzz"] * POINTS
    for points, (name,) in rows(folder, "Scripts.txt"):
        kinds[points.start : points.stop] = [names[name]] * len(points)
    for points, (used,) in rows(folder, "ScriptExtensions.txt"):
        for at in points:
            if kinds[at] in SHARED:
                kinds[at] = "".join(f"+{one}" for one in sorted(used.split()))
    return kinds


def short_names(folder: Path) -> dict[str, str]:
    """Return each script's code by its name."""
    lines = (folder / "PropertyValueAliases.txt").read_text(encoding="utf-8").splitlines()
    told = ([part.strip() for part in line.partition("#")[0].split(";")] for line in lines)
    return {fields[2]: fields[1] for fields in told if fields[0] == "sc"}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
