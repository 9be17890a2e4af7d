"""Font names: what a theme may type for a font, a family's name or a file of its own folder, becomes a family."""

from __future__ import annotations

from pathlib import Path

from picturebook.design.fonts import SUFFIXES, families, family_of
from picturebook.design.typed import resolved
from picturebook.diagnostics import Diagnostic, error
from picturebook.fields import nearest


def family_named(typed: str, folder: Path, folders: tuple[Path, ...]) -> tuple[str | None, Diagnostic | None]:
    """Return the family a theme means by a name, or by a path from the folder that says it; or what is wrong.

    A theme's font files lie in its own folder or in those of the themes it extends, never elsewhere.
    """
    if "/" in typed or "\\" in typed or typed.lower().endswith(SUFFIXES):
        return _of_file(typed, folder)
    known = families(folders)
    if typed in known:
        return typed, None
    near = nearest(typed, known)
    told = (
        f"try: {near}"
        if near
        else f"there are: {', '.join(sorted(known))}; or name a file: fonts/{typed}.ttf"
    )
    return None, error("no-such-font", f"there is no font family “{typed}”", hint=told)


def _of_file(typed: str, folder: Path) -> tuple[str | None, Diagnostic | None]:
    path = resolved(folder / typed)
    inside = "put it into the theme's folder: fonts/Name.ttf"
    if path is None or not path.is_relative_to(folder.resolve()):
        return None, error("font-outside", f"the font {typed} lies outside the theme's folder", hint=inside)
    if not path.is_file():
        return None, error("no-such-font", f"there is no font file {typed}", hint=inside)
    family = family_of(path)
    if family is None:
        return None, error("not-a-font", f"{typed} is not a font we can read", hint="a .ttf or .otf file")
    return family, None
