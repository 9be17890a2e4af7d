"""Fonts: families, their faces, what each covers. Files are read by HarfBuzz and never by anything slower.

Which face a file is stands in its own tables, so a theme's folder needs no list of its fonts. Where a weight or
a slant does not exist, the nearest real face is taken: nothing is ever slanted or fattened by us.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from picturebook.digest import sha256_of_file
from picturebook.errors import ThemeError
from picturebook.fields import nearest
from picturebook.record import record
from picturebook.shelf import shelf

SUFFIXES = (".ttf", ".otf")
_FAMILY, _STYLE, _POSTSCRIPT, _TYPO_FAMILY, _TYPO_STYLE = 1, 2, 6, 16, 17  # ids of the OpenType name table
_HEAVY = ("bold", "black", "heavy")
_SLANTED = ("italic", "oblique")


@record
class Face:
    """One font file: its family, its weight and slant, where it lies and who it is."""

    family: str
    bold: bool
    italic: bool
    path: Path
    postscript_name: str
    units_per_em: int

    @property
    def digest(self) -> str:
        """The sha256 of the file."""
        return _digest(self.path, _stamp(self.path))

    @property
    def coverage(self) -> frozenset[int]:
        """The code points the face has glyphs for."""
        return _coverage(self.path, _stamp(self.path))


Families = Mapping[str, tuple[Face, ...]]


def families(folders: Iterable[Path] = ()) -> dict[str, tuple[Face, ...]]:
    """Return every family by name: those in the folders given, nearest first, then those that ship.

    A family found in a nearer folder hides one of the same name further away.
    """
    found: dict[str, tuple[Face, ...]] = {}
    for folder in (*folders, shelf("fonts")):
        here: dict[str, tuple[Face, ...]] = {}
        for face in _faces_in(folder):
            here[face.family] = (*here.get(face.family, ()), face)
        found = {**here, **found}
    return found


def face_for(known: Families, family: str, bold: bool, italic: bool) -> Face:
    """Return the face of a family nearest to a weight and slant. Raises ThemeError for an unknown family."""
    if family not in known:
        near = nearest(family, known)
        told = f"try: {near}" if near else f"there are: {', '.join(sorted(known))}"
        raise ThemeError(f"there is no font family “{family}”", told)
    return min(known[family], key=lambda face: (face.italic != italic, face.bold != bold, str(face.path)))


def stack(known: Families, family: str, bold: bool, italic: bool) -> tuple[Face, ...]:
    """Return the face asked for, then the other families' nearest faces to try for what it lacks, widest first."""
    first = face_for(known, family, bold, italic)
    others = [face_for(known, name, bold, italic) for name in known if name != family]
    return (first, *sorted(others, key=lambda face: (-len(face.coverage), face.family)))


def covers(face: Face, char: str) -> bool:
    """Say whether a face has a glyph for a character."""
    return ord(char) in face.coverage


def name_of(char: str) -> str:
    """Return a character with its code point and Unicode name, as messages show it."""
    return f"“{char}” (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})"


def family_of(path: Path) -> str | None:
    """Return the family a font file belongs to, None for a file that is no font."""
    face = _face(path, _stamp(path))
    return face.family if face else None


def _faces_in(folder: Path) -> tuple[Face, ...]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return tuple(face for path in paths if (face := _face(path, _stamp(path))))


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does, so that what is kept of it is never stale."""
    known = path.stat()
    return known.st_mtime_ns, known.st_size


@lru_cache(maxsize=256)
def _face(path: Path, _stamp: tuple[int, int]) -> Face | None:
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    if face.glyph_count == 0:
        return None
    style = (face.get_name(_TYPO_STYLE) or face.get_name(_STYLE) or "").lower()
    return Face(
        family=face.get_name(_TYPO_FAMILY) or face.get_name(_FAMILY) or path.stem,
        bold=any(word in style for word in _HEAVY),
        italic=any(word in style for word in _SLANTED),
        path=path,
        postscript_name=face.get_name(_POSTSCRIPT) or path.stem,
        units_per_em=face.upem,
    )


@lru_cache(maxsize=256)
def _digest(path: Path, _stamp: tuple[int, int]) -> str:
    return sha256_of_file(path)


@lru_cache(maxsize=256)
def _coverage(path: Path, _stamp: tuple[int, int]) -> frozenset[int]:
    import uharfbuzz as hb

    return frozenset(hb.Face(hb.Blob.from_file_path(str(path))).unicodes)
