"""Fonts: families, their faces, what each covers. Files are read by HarfBuzz and never by anything slower.

A family is a folder of font files; which face a file is stands in its own tables. Where a weight or a slant does
not exist, the nearest real face is taken: nothing is ever slanted or fattened by us.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from picturebook.digest import sha256_of_file
from picturebook.errors import ThemeError
from picturebook.fields import nearest
from picturebook.shelf import shelf

_SUFFIXES = (".ttf", ".otf")
_FAMILY, _STYLE, _POSTSCRIPT, _TYPO_FAMILY, _TYPO_STYLE = 1, 2, 6, 16, 17


@dataclass(frozen=True, slots=True, kw_only=True)
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
        return _digest(self.path)

    @property
    def coverage(self) -> frozenset[int]:
        """The code points the face has glyphs for."""
        return _coverage(self.path)


def families(folders: Iterable[Path] = ()) -> dict[str, tuple[Face, ...]]:
    """Return every family by name: those in the folders given, nearest first, then those that ship."""
    found: dict[str, tuple[Face, ...]] = {}
    for folder in (*folders, shelf("fonts")):
        for face in _faces_in(folder):
            if face.family not in found or found[face.family][0].path.parent == face.path.parent:
                found[face.family] = (*found.get(face.family, ()), face)
    return found


def face_for(known: dict[str, tuple[Face, ...]], family: str, bold: bool, italic: bool) -> Face:
    """Return the face of a family nearest to a weight and slant. Raises ThemeError for an unknown family."""
    if family not in known:
        near = nearest(family, known)
        told = f"try: {near}" if near else f"there are: {', '.join(sorted(known))}"
        raise ThemeError(f"there is no font family “{family}”", told)
    return min(known[family], key=lambda face: ((face.italic != italic), (face.bold != bold), str(face.path)))


def stack(known: dict[str, tuple[Face, ...]], family: str, bold: bool, italic: bool) -> tuple[Face, ...]:
    """Return the face asked for, then the other families' nearest faces, to try for what it lacks."""
    first = face_for(known, family, bold, italic)
    others = (face_for(known, name, bold, italic) for name in sorted(known) if name != family)
    return (first, *others)


def name_of(char: str) -> str:
    """Return a character with its Unicode name, as messages show it."""
    return f"“{char}” ({unicodedata.name(char, f'U+{ord(char):04X}')})"


@lru_cache(maxsize=64)
def _faces_in(folder: Path) -> tuple[Face, ...]:
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    return tuple(_face(path) for path in paths)


@lru_cache(maxsize=256)
def _face(path: Path) -> Face:
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    family = face.get_name(_TYPO_FAMILY) or face.get_name(_FAMILY) or path.stem
    style = (face.get_name(_TYPO_STYLE) or face.get_name(_STYLE) or "").lower()
    return Face(
        family=family,
        bold=any(word in style for word in ("bold", "black", "heavy")),
        italic=any(word in style for word in ("italic", "oblique")),
        path=path,
        postscript_name=face.get_name(_POSTSCRIPT) or path.stem,
        units_per_em=face.upem,
    )


@lru_cache(maxsize=256)
def _digest(path: Path) -> str:
    return sha256_of_file(path)


@lru_cache(maxsize=256)
def _coverage(path: Path) -> frozenset[int]:
    import uharfbuzz as hb

    return frozenset(hb.Face(hb.Blob.from_file_path(str(path))).unicodes)
