"""Which faces a fitted book uses, and which characters none of them has."""

from __future__ import annotations

import unicodedata

from picturebook.diagnostics import Diagnostic, error
from picturebook.layout.fit import Fit, Setting
from picturebook.layout.flow import Strip
from picturebook.layout.shape import FontFile


def used_faces(fitted: Fit) -> tuple[FontFile, ...]:
    """Return the faces in the order they are first used."""
    found: dict[str, FontFile] = {}
    for leaf in fitted.leaves:
        for setting in leaf.settings:
            for strip in setting.column:
                for stretch in strip.stretches:
                    found.setdefault(stretch.face.digest, stretch.face)
    return tuple(found.values())


def missing_glyphs(fitted: Fit) -> tuple[Diagnostic, ...]:
    """Return a complaint for each character of each page that no face tried has a glyph for."""
    found: dict[tuple[int, str], Diagnostic] = {}
    for leaf in fitted.leaves:
        for setting in leaf.settings:
            for strip in setting.column:
                for char, tried in strip.missing:
                    found.setdefault((setting.page, char), _complaint(setting, strip, char, tried))
    return tuple(found.values())


def _complaint(setting: Setting, strip: Strip, char: str, tried: tuple[FontFile, ...]) -> Diagnostic:
    name = unicodedata.name(char, "a character without a name")
    fonts = ", ".join(dict.fromkeys(face.path.stem for face in tried))
    return error(
        "missing-glyph",
        f"page {setting.page}: no font has {char!r} (U+{ord(char):04X} {name}); tried {fonts}",
        strip.span,
        "type another character, or choose a theme whose fonts have this one",
    )
