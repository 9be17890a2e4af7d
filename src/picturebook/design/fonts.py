"""Fonts: families, their faces, what each covers. Files are read by HarfBuzz and never by anything slower.

Which face a file is stands in its own tables, so a theme's folder needs no list of its fonts. Where a weight or
a slant does not exist, the nearest real face is taken: nothing is ever slanted or fattened by us.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from picturebook.digest import digest as digest_of
from picturebook.digest import sha256_of_file
from picturebook.errors import ThemeError
from picturebook.fields import nearest
from picturebook.record import record
from picturebook.shelf import shelf

if TYPE_CHECKING:
    import uharfbuzz

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_FAMILY, _STYLE, _POSTSCRIPT, _TYPO_FAMILY, _TYPO_STYLE = 1, 2, 6, 16, 17  # ids of the OpenType name table
_HEAVY = ("bold", "black", "heavy")
_SLANTED = ("italic", "oblique")
_WEIGHT = "wght"  # the axis of a variable font that bold lies on
_BOLD = 700.0
_REGULAR = 400.0
_MOST_FACES = 64  # of a collection; a file may claim millions
_COMPANIONS = "noto"  # the folder of the faces that stand in by script; see companions.py
_PANOSE = 32  # where the ten digits of PANOSE lie in the table OS/2
_SERIFS = range(2, 11)  # its second digit where letters have serifs; 0 and 1 do not say
_CONTRAST = 5  # its fifth, from which strokes are thick and thin as those of serifed letters are


class Cut(NamedTuple):
    """One face's outlines: its file, which face of a collection, which instance of a variable font."""

    path: str
    number: int = 0
    axes: tuple[tuple[str, float], ...] = ()


class Asked(NamedTuple):
    """What is asked for: a family, its weight and its slant."""

    family: str
    bold: bool
    italic: bool


@record
class Face:
    """One font file: its family, its weight and slant, where it lies and who it is."""

    family: str
    bold: bool
    italic: bool
    path: Path
    postscript_name: str
    units_per_em: int
    index: int = 0  # in a collection
    axes: tuple[tuple[str, float], ...] = ()  # where a variable font is pinned: ("wght", 700.0)
    serif: bool = False
    found_for: str = ""  # "Japanese", where it was found on this computer: another may have another, or none

    @property
    def cut(self) -> Cut:
        """Which outlines of which file it is."""
        return Cut(str(self.path), self.index, self.axes)

    @property
    def label(self) -> str:
        """Its PostScript name, and where a variable font is pinned: what the lock knows it by."""
        return "".join((self.postscript_name, *(f"@{tag}={at:g}" for tag, at in self.axes)))

    @property
    def digest(self) -> str:
        """The sha256 of the file; of one face among several in it, of that and which one it is."""
        whole = _digest(self.path, _stamp(self.path))
        if not self.index and not self.axes:
            return whole
        pinned = {tag: round(at) for tag, at in self.axes}
        return digest_of({"file": whole, "index": self.index, "axes": pinned})

    @property
    def coverage(self) -> frozenset[int]:
        """The code points the face has glyphs for."""
        return _coverage(self.path, self.index, _stamp(self.path))


Families = Mapping[str, tuple[Face, ...]]


def families(folders: Iterable[Path] = ()) -> dict[str, tuple[Face, ...]]:
    """Return every family by name: those in the folders given, nearest first, then the text families that ship.

    A family found in a nearer folder hides one of the same name further away. The faces that stand in for a script
    are not among them: see companions.py.
    """
    found: dict[str, tuple[Face, ...]] = {}
    for faces in (*map(_faces_in, folders), _shipped()):
        here: dict[str, tuple[Face, ...]] = {}
        for face in faces:
            here[face.family] = (*here.get(face.family, ()), face)
        found.update((family, faces) for family, faces in here.items() if family not in found)
    return found


@cache
def _shipped() -> tuple[Face, ...]:
    """Return the faces of the text families that ship, looked through once: nobody puts fonts on our shelf."""
    folders = sorted(one for one in shelf("fonts").iterdir() if one.is_dir() and one.name != _COMPANIONS)
    return tuple(face for folder in folders for face in _faces_in(folder))


def face_for(known: Families, family: str, bold: bool, italic: bool) -> Face:
    """Return the face of a family nearest to a weight and slant. Raises ThemeError for an unknown family."""
    if family not in known:
        near = nearest(family, known)
        told = f"try: {near}" if near else f"there are: {', '.join(sorted(known))}"
        raise ThemeError(f"there is no font family “{family}”", told)
    return min(known[family], key=lambda face: (face.italic != italic, face.bold != bold, str(face.path)))


def covers(face: Face, char: str) -> bool:
    """Say whether a face has a glyph for a character."""
    return ord(char) in face.coverage


def name_of(char: str) -> str:
    """Return a character with its code point and Unicode name, as messages show it."""
    return f"“{char}” (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})"


def family_of(path: Path) -> str | None:
    """Return the family a font file belongs to, None for a file that is no font."""
    return next((face.family for face in faces_of(path)), None)


def faces_of(path: Path) -> tuple[Face, ...]:
    """Return the faces of a font file: one, or each of a collection, or the weights of a variable font."""
    return _faces(path, _stamp(path))


@lru_cache(maxsize=64)
def opened(cut: Cut) -> uharfbuzz.Font:
    """Return a cut ready to be shaped and measured with, its axes pinned."""
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(cut.path), cut.number))
    if cut.axes:
        font.set_variations(dict(cut.axes))
    return font


def _faces_in(folder: Path) -> tuple[Face, ...]:
    # What lies elsewhere is not the folder's, whatever a link in it says.
    inside = folder.resolve()
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    paths = [path for path in paths if path.resolve().is_relative_to(inside)]
    return tuple(face for path in paths for face in faces_of(path))


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does, so that what is kept of it is never stale."""
    known = path.stat()
    return known.st_mtime_ns, known.st_size


@lru_cache(maxsize=256)
def _faces(path: Path, _stamp: tuple[int, int]) -> tuple[Face, ...]:
    import uharfbuzz as hb

    blob = hb.Blob.from_file_path(str(path))
    many = min(max(1, hb.Face(blob).count), _MOST_FACES)
    return tuple(face for index in range(many) for face in _weights(path, hb.Face(blob, index), index))


def _weights(path: Path, face: uharfbuzz.Face, index: int) -> tuple[Face, ...]:
    """Return a file's face; of one whose weight varies its regular and its bold."""
    if face.glyph_count == 0:
        return ()
    style = (face.get_name(_TYPO_STYLE) or face.get_name(_STYLE) or "").lower()
    plain = Face(
        family=face.get_name(_TYPO_FAMILY) or face.get_name(_FAMILY) or path.stem,
        bold=any(word in style for word in _HEAVY),
        italic=any(word in style for word in _SLANTED),
        path=path,
        postscript_name=face.get_name(_POSTSCRIPT) or path.stem,
        units_per_em=face.upem,
        index=index,
        serif=_has_serifs(face),
    )
    axis = next((one for one in face.axis_infos if one.tag == _WEIGHT), None) if face.has_var_data else None
    if axis is None:
        return (plain,)
    regular, bold = (min(max(weight, axis.min_value), axis.max_value) for weight in (_REGULAR, _BOLD))
    light = replace(plain, bold=False, axes=((_WEIGHT, regular),))
    return (light,) if bold == regular else (light, replace(plain, bold=True, axes=((_WEIGHT, bold),)))


def _has_serifs(face: uharfbuzz.Face) -> bool:
    told = bytes(face.reference_table("OS/2").data)[_PANOSE : _PANOSE + 10]
    if len(told) < 10 or told[1] > 1:
        return len(told) == 10 and told[1] in _SERIFS
    return told[4] >= _CONTRAST


@lru_cache(maxsize=256)
def _digest(path: Path, _stamp: tuple[int, int]) -> str:
    return sha256_of_file(path)


@lru_cache(maxsize=256)
def _coverage(path: Path, index: int, _stamp: tuple[int, int]) -> frozenset[int]:
    import uharfbuzz as hb

    return frozenset(hb.Face(hb.Blob.from_file_path(str(path)), index).unicodes)
