"""The letters of a theme: whether its own fonts have those of the scripts it says it is for.

Where a font lacks a whole script, a companion stands in for it. Where it has half of one, words come out in two faces.
"""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.design.fonts import Face, Families, covers, face_for, families
from picturebook.design.theme import Theme
from picturebook.design.theme_places import ThemePlaces
from picturebook.diagnostics import Diagnostic, error

_SIGNS = "0123456789.,:;!?'\"()-–—…“”‘’&"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What people write in these scripts: of Latin the languages of Europe, of Arabic and Devanagari the letters of most.
_LETTERS = {
    "Latn": _PLAIN
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇň"
    + "ŐőŒœŔŕŘřŚśŞşŠšŤťŪūŮůŰűŲųŸŹźŻżŽžȘșȚț«»„¿¡",
    "Cyrl": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёЄєІіЇїҐґЂђЈјЉљЊњЋћЏџЎў«»„",
    "Grek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏάέήίόύώΐΰϊϋ«»",
    "Hebr": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "Arab": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟",
    "Deva": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौंःँ्ऽ।",
}
_SHOWN = 8  # letters a message names


def letters(theme: Theme, places: ThemePlaces) -> Iterator[Diagnostic]:
    """Yield each font of the theme's that has not every letter of a script the theme says it is for."""
    known, used = families(theme.folders), dict[Face, list[str]]()
    for name, style in theme.styles:
        used.setdefault(face_for(known, style.font, style.bold, style.italic), []).append(name)
    for face, styles in used.items():
        scripts = theme.scripts or ("",)
        idle = not any(_begun(face, script) for script in scripts)  # it sets no word of any book
        for script in scripts[:1] if idle else scripts:
            lost = _lost(face, script)
            if lost and (idle or "body" in styles or _begun(face, script)):
                yield _half(places, face, styles, (script, lost, _others(known, script)))


def _lost(face: Face, script: str) -> list[str]:
    wanted = _LETTERS.get(script, "") if script else _PLAIN
    signs = _SIGNS if script in ("", "Latn") else ""
    return [char for char in (*wanted, *signs) if not covers(face, char)]


def _others(known: Families, script: str) -> str:
    """Return the first family that has all letters of a script, else a file for it."""
    whole = (name for name, faces in known.items() if all(not _lost(face, script) for face in faces))
    return next(whole, "fonts/Name.ttf")


def _begun(face: Face, script: str) -> bool:
    """Say whether a font is drawn for a script: one that has a few of its letters, as signs, is not."""
    wanted = [char for char in _LETTERS.get(script, _PLAIN) if char.isalpha()]
    return 2 * sum(covers(face, char) for char in wanted) > len(wanted)


def _half(places: ThemePlaces, face: Face, styles: list[str], what: tuple[str, list[str], str]) -> Diagnostic:
    script, lost, other = what
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    said = f"{face.family}, which sets {', '.join(styles)}, has no {' '.join(lost[:_SHOWN])}{more}"
    said += f", and the theme says it is for {script}" if script else ""
    kept = f"take {script} out of scripts, or " if script else ""
    told = f'{kept}name a font that has them: {styles[0]} = {{font = "{other}"}}'
    return error("missing-glyph", said, places.of("tokens", styles[0], "font"), told)
