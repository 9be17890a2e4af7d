"""Which faces a fitted book uses, and which characters none of them has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from picturebook.design.companions import advice
from picturebook.design.fonts import name_of
from picturebook.diagnostics import Diagnostic, error
from picturebook.layout.fit import Fit
from picturebook.layout.flow import Strip
from picturebook.layout.scripts import script_runs
from picturebook.layout.shape import FontFile

NAMED = 4  # a story in a script of its own lacks a whole alphabet: a few letters of it say so


def used_faces(fitted: Fit) -> tuple[FontFile, ...]:
    """Return the faces in the order they are first used."""
    found: dict[str, FontFile] = {}
    for leaf in fitted.leaves:
        for setting in leaf.settings:
            for strip in setting.column:
                for stretch in strip.stretches:
                    found.setdefault(stretch.face.digest, stretch.face)
                if strip.marker_face:
                    found.setdefault(strip.marker_face.digest, strip.marker_face)
    return tuple(found.values())


def missing_glyphs(fitted: Fit, language: str) -> tuple[Diagnostic, ...]:
    """Return a complaint for each paragraph with characters that no face tried has; a page tells each once."""
    told: set[tuple[int, str]] = set()
    found: list[Diagnostic] = []
    for leaf in fitted.leaves:
        for setting in leaf.settings:
            for strip in setting.column:
                new = {char: tried for char, tried in strip.missing if (setting.page, char) not in told}
                told.update((setting.page, char) for char in new)
                if new:
                    found.append(_complaint(setting.page, strip, new, language))
    return tuple(found)


def _complaint(
    page: int, strip: Strip, missing: Mapping[str, tuple[FontFile, ...]], language: str
) -> Diagnostic:
    named = [name_of(char) for char in missing]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    fonts = dict.fromkeys(face.label for tried in missing.values() for face in tried)
    them = "this one" if len(named) == 1 else "these"
    return error(
        "missing-glyph",
        f"page {page}: no font has {', '.join(named[:NAMED])}{more}; tried {', '.join(fonts)}",
        strip.span,
        _advice(missing, language)
        or f"type other characters, or put a font that has {them} into the folder fonts beside the story",
    )


def _advice(missing: Iterable[str], language: str) -> str | None:
    """Say how to come by the script that most of the characters are of."""
    runs = script_runs("".join(missing), language)
    return advice(max(runs, key=lambda run: run.end - run.start).script, language)
