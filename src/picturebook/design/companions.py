"""Companions: the faces that stand in where a theme's own lacks a script, by script, language and feel.

A theme is drawn for an alphabet or two; a story is told in any. A font that lies beside the story or with its theme
goes first; then `fonts/companions.toml` says which family goes with which script. Most ship; those too large to ship
are looked for on this computer, in the folders where fonts lie on Linux, macOS and Windows, by their files' names:
nothing else of the computer is read.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from shutil import which

from picturebook.design.fonts import Asked, Face, Families, face_for, faces_of
from picturebook.record import record
from picturebook.shelf import shelf

SIGNS = "Zyyy"  # the script of what belongs to all of them: hearts, arrows, stars
_DEEPEST = 6  # folders below one of the system's: TeX and Nix keep trees of everything under their fonts
_MOST = 50_000  # files looked at
_INSTALLS = {"apt": "apt install", "dnf": "dnf install", "pacman": "pacman -S"}


@record
class Companion:
    """One family that stands in for a script, and where it is had from."""

    script: str  # ISO 15924
    name: str  # what people call the script
    family: str
    languages: tuple[str, ...] = ()  # BCP 47; none: any
    serif: bool | None = None
    files: tuple[str, ...] = ()  # that ship
    system: tuple[str, ...] = ()  # names of files on somebody's computer
    packages: tuple[tuple[str, str], ...] = ()  # by the program that installs them


def companions(known: Families, asked: Asked, script: str, language: str) -> tuple[Face, ...]:
    """Return the faces that stand in for the one asked for in a script and a language, the best first."""
    first = face_for(known, *asked)
    like = Asked(first.family, asked.bold or first.bold, asked.italic)
    beside = [name for name in known if name != first.family and not _ships(known[name])]
    own = [face_for(known, name, like.bold, like.italic) for name in beside]
    fit = [faces for row in _rows(script, language, first.serif) if (faces := _faces(row))]
    return tuple(dict.fromkeys((*own, *(_nearest(faces, like) for faces in fit))))


def advice(script: str, language: str) -> str | None:
    """Say how to come by a face for a script; None where no family is known for it."""
    row = next((one for one in _rows(script, language, False) if one.system), None)
    if row is None:
        return None
    beside = "into the folder fonts beside the story"
    for program, package in row.packages:
        if which(program):
            return f"type: {_INSTALLS[program]} {package}; or put a font that has it {beside}"
    return f"install the font {row.family}, or put its file {beside}"


def told_from(face: Face) -> str:
    """Say what a face that was found on this computer does here and where it lies, but not who lives there."""
    folder = face.path.parent
    home = Path.home()
    where = Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
    return f"{face.family} from {where.as_posix()} stands in for {face.found_for}"


def _ships(faces: tuple[Face, ...]) -> bool:
    return faces[0].path.is_relative_to(shelf("fonts"))


def _rows(script: str, language: str, serif: bool) -> list[Companion]:
    """Return the rows of a script: those of this very language, then those of any, the like of the theme's first."""
    rows = [one for one in _table() if one.script == script]
    fit = [one for one in rows if not one.languages or any(_is(language, known) for known in one.languages)]
    return sorted(fit, key=lambda one: (not one.languages, one.serif is (not serif)))


def _is(language: str, known: str) -> bool:
    said = language.replace("_", "-").lower()
    return said == known.lower() or said.startswith(f"{known.lower()}-")


@lru_cache(maxsize=1)
def _table() -> tuple[Companion, ...]:
    rows = tomllib.loads((shelf("fonts") / "companions.toml").read_text("utf-8"))["companion"]
    return tuple(
        Companion(
            script=row["script"],
            name=row["name"],
            family=row["family"],
            languages=tuple(row.get("languages", ())),
            serif=row.get("serif"),
            files=tuple(row.get("files", ())),
            system=tuple(row.get("system", ())),
            packages=tuple(row.get("packages", {}).items()),
        )
        for row in rows
    )


def _nearest(faces: tuple[Face, ...], like: Asked) -> Face:
    return face_for({like.family: faces}, *like)


@lru_cache(maxsize=256)
def _faces(row: Companion) -> tuple[Face, ...]:
    if row.files:
        return tuple(face for name in row.files for face in faces_of(shelf("fonts") / name))
    found = [path for name in row.system if (path := _installed().get(name.lower()))]
    faces = (face for path in found for face in faces_of(path))
    return tuple(replace(face, found_for=row.name) for face in faces if face.family == row.family)


@lru_cache(maxsize=1)
def _installed() -> dict[str, Path]:
    """Return where on this computer the font files lie that the table names, by their names.

    Read once, and only where a script is lacking; the first folder that has a name is taken.
    """
    wanted = {name.lower() for row in _table() for name in row.system}
    found: dict[str, Path] = {}
    files = (path for folder in _folders() for path in _walk(folder, _DEEPEST))
    for path in islice(files, _MOST):
        if path.name.lower() in wanted:
            found.setdefault(path.name.lower(), path)
    return found


def _walk(folder: Path, deep: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as inside:
            entries = sorted(inside, key=lambda one: one.name)
    except OSError:
        return
    for one in entries:
        if one.is_file():
            yield Path(one.path)
        elif deep and one.is_dir(follow_symlinks=False):
            yield from _walk(Path(one.path), deep - 1)


def _folders() -> tuple[Path, ...]:
    """Return the folders where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    if sys.platform == "win32":
        local, windows = os.environ.get("LOCALAPPDATA"), os.environ.get("WINDIR", r"C:\Windows")
        own = (Path(local) / "Microsoft/Windows/Fonts",) if local else ()
        return (*own, Path(windows) / "Fonts")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return (data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
