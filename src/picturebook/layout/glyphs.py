"""Which faces a fitted book uses, which characters none of them has, and which emphasis none of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from picturebook.design.companions import advice
from picturebook.design.fonts import name_of
from picturebook.design.theme import PAGE_WORDS
from picturebook.diagnostics import Diagnostic, error, hint
from picturebook.layout.fit import Fit
from picturebook.layout.scripts import script_runs
from picturebook.layout.shape import FontFile
from picturebook.layout.strips import Strip

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


def missing_glyphs(fitted: Fit) -> tuple[Diagnostic, ...]:
    """Return a complaint for each paragraph with characters that no face tried has; a page tells each once."""
    told: set[tuple[int, str]] = set()
    found: list[Diagnostic] = []
    for leaf in fitted.leaves:
        for setting in leaf.settings:
            for strip in setting.column:
                new = {char: tried for char, tried in strip.missing if (setting.page, char) not in told}
                told.update((setting.page, char) for char in new)
                if new:
                    found.append(_complaint(setting.page, strip, new))
    return tuple(found)


def unmarked_words(fitted: Fit) -> tuple[Diagnostic, ...]:
    """Say what becomes of emphasis that a face does not show, once for each face.

    Of the page's own words alone: it is the house that slants a title in the small print, and nobody typed it.
    """
    told: dict[str, tuple[int, Strip]] = {}
    kinds: dict[str, set[str]] = {}
    for leaf in fitted.leaves:
        for setting in (one for one in leaf.settings if one.slot.fills in PAGE_WORDS):
            for strip in setting.column:
                for one in strip.stretches:
                    if one.unmarked:
                        told.setdefault(one.face.label, (setting.page, strip))
                        kinds.setdefault(one.face.label, set()).add(one.unmarked)
    return tuple(_unmarked(*where, face, kinds[face]) for face, where in told.items())


def _unmarked(page: int, strip: Strip, face: str, kinds: set[str]) -> Diagnostic:
    typed = " or ".join(mark for mark, of in (("*", {"italic", "leaning"}), ("**", {"bold"})) if kinds & of)
    if "leaning" in kinds:
        said, wanted = f"are set in bold: {face} has no slanted letters", "slanted"
    elif "italic" in kinds:
        said, wanted = f"are set like the others: {face} has neither slanted nor bolder letters", "such"
    else:
        said, wanted = f"are set like the others: {face} has no bold letters", "bold"
    return hint(
        "emphasis-unseen",
        f"page {page}: the words between {typed} {said}",
        strip.span,
        f"leave them so, or put a font with {wanted} letters into the folder fonts beside the story",
    )


def _complaint(page: int, strip: Strip, missing: Mapping[str, tuple[FontFile, ...]]) -> Diagnostic:
    named = [name_of(char) for char in missing]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    fonts = dict.fromkeys(face.label for tried in missing.values() for face in tried)
    them = "this one" if len(named) == 1 else "these"
    return error(
        "missing-glyph",
        f"page {page}: no font has {', '.join(named[:NAMED])}{more}; tried {', '.join(fonts)}",
        strip.span,
        _advice(missing, strip.language)
        or f"type other characters, or put a font that has {them} into the folder fonts beside the story",
    )


def _advice(missing: Iterable[str], language: str) -> str | None:
    """Say how to come by the script that most of the characters are of."""
    runs = script_runs("".join(missing), language)
    return advice(max(runs, key=lambda run: run.end - run.start).script, language)
