"""Themes that installed packages bring: found by what the packages say of themselves, without running any of them.

A package names its themes under the entry point group `picturebook.themes`, each with the dotted path of its folder:
`seaside = "seaside_theme.looks.seaside"`. Whatever is wrong with one package is its own fault, and hides no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from picturebook.record import record

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP = "picturebook.themes"
_FILE = "theme.toml"


@record
class Packaged:
    """A theme of an installed package, "seaside-theme 1.2": where its folder is, or what is wrong."""

    name: str
    package: str
    folder: Path | None = None
    wrong: str | None = None


def packaged() -> tuple[Packaged, ...]:
    """Return the themes of all installed packages, by name and package."""
    from importlib import metadata

    found: dict[str, tuple[Packaged, ...]] = {}
    for one in metadata.distributions():
        try:
            # Of a package that is there twice, Python itself takes the first.
            found.setdefault(one.name.lower().replace("_", "-"), tuple(_themes_of(one)))
        except Exception:  # metadata that cannot be read names no theme, and whose it is nobody knows
            continue
    themes = (one for several in found.values() for one in several)
    return tuple(sorted(themes, key=lambda one: (one.name, one.package)))


def _themes_of(package: Distribution) -> Iterator[Packaged]:
    for point in package.entry_points:
        if point.group == GROUP:
            told = f"{package.name} {package.version}"
            path = (*point.module.split("."), *filter(None, (point.attr or "").split(".")))
            folder = _recorded(package, path) or _beside(path)
            wrong = (
                None if folder else f"{told} has no {'/'.join((*path, _FILE))}, which it says is its theme"
            )
            yield Packaged(name=point.name, package=told, folder=folder, wrong=wrong)


def _recorded(package: Distribution, path: tuple[str, ...]) -> Path | None:
    """Return the folder of package data that was installed there, as the package's own list of files has it."""
    for file in package.files or ():
        if file.parts == (*path, _FILE):
            place = Path(str(package.locate_file(file)))
            return place.parent.resolve() if place.is_file() else None
    return None


def _beside(path: tuple[str, ...]) -> Path | None:
    """Return the folder in a package that is worked on, whose files stand in no list.

    Where the outermost package is can be told without importing it; of those inside it that is not so.
    """
    from importlib.util import find_spec

    spec = find_spec(path[0])
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *path[1:])
        if (folder / _FILE).is_file():
            return folder.resolve()
    return None
