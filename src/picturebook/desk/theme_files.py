"""The files of a theme: the licences it owes whoever uses it, and its own prompts held against those of `base`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from picturebook.design.fonts import SUFFIXES, family_of
from picturebook.design.printers import load_printer
from picturebook.design.theme import Theme
from picturebook.design.theme_places import ThemePlaces
from picturebook.desk.theme_sample import edition
from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.dummy import plan_dummy
from picturebook.errors import ThemeError
from picturebook.shelf import shelf
from picturebook.storyboard.brief import write_brief
from picturebook.storyboard.prompt import write_prompt
from picturebook.storyboard.sheets import sheets
from picturebook.storyboard.shots import Shot, board

PROMPTS = {"scene": "prompts/scene.md.j2", "sheet": "prompts/sheet.md.j2"}  # by the kind of picture
_LICENCE = re.compile(r"licen[cs]e|copying|unlicense|^ofl\b", re.IGNORECASE)
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


def licences(theme: Theme, places: ThemePlaces) -> Iterator[Diagnostic]:
    """Yield whatever has no licence with it: the theme, and each font in its folder. What ships is under our own."""
    if not theme.license.strip():
        told = 'license = "CC BY 4.0", or another that says what people may do with it'
        yield error("no-licence", "the theme names no licence", places.of("theme", "license"), told)
    for folder in (one for one in theme.folders if one.parent != shelf("themes")):
        if not _licensed(folder):
            said = f"{folder.name} has no licence file: nobody knows what they may do with it"
            told = f"write the text of its licence into {folder / 'LICENSE'}"
            yield error("no-licence", said, places.of("theme", "license"), told)
        for font in sorted(one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES):
            if font.parent == folder or not _licensed(font.parent):
                name = font.relative_to(folder)
                said = f"the font {name} has no licence file beside it in a folder of fonts"
                told = f"lay the text it came with there: {folder / 'fonts' / 'OFL.txt'}"
                yield error("no-licence", said, _named(theme, places, font), told)


def _licensed(folder: Path) -> bool:
    return any(one.is_file() and one.stat().st_size and _LICENCE.search(one.name) for one in folder.iterdir())


def _named(theme: Theme, places: ThemePlaces, font: Path) -> Span:
    """Return where a theme names the family of a font."""
    family = family_of(font)
    styles = (name for name, style in theme.styles if style.font == family)
    return places.of("tokens", next(styles, ""), "font")


def prompts(theme: Theme) -> Iterator[Diagnostic]:
    """Yield each section that `base` tells an illustrator and a theme's own prompt leaves out, and prompts unread."""
    *own, base = theme.folders
    for folder in own:
        for path in sorted(folder.glob("prompts/*")):
            if path.relative_to(folder).as_posix() not in PROMPTS.values():
                said = f"nothing reads {path.name}"
                yield error(
                    "prompt-unread", said, _top(path), f"call it one of: {', '.join(PROMPTS.values())}"
                )
    for kind, name in PROMPTS.items():
        for path in [folder / name for folder in own if (folder / name).is_file()][:1]:
            yield from _dropped(theme, kind, path, base / name)


def _dropped(theme: Theme, kind: str, path: Path, usual: Path) -> Iterator[Diagnostic]:
    said, kept = dict[str, None](), set[str]()
    try:
        for shot in _shots(theme, kind):
            brief = write_brief(shot, edition("en"), art=theme.art)
            said.update(dict.fromkeys(_told(write_prompt(brief, shot.composition, theme.folders[-1:]))))
            kept.update(_told(write_prompt(brief, shot.composition, theme.folders)))
    except ThemeError as problem:
        yield from problem.diagnostics
        return
    for heading in said:
        if heading not in kept:
            what = f"this prompt leaves out what stands under “# {heading}”"
            told = f"type: # {heading}, and under it the lines of {usual}"
            yield error("heading-dropped", what, _top(path), told)


def _shots(theme: Theme, kind: str) -> tuple[Shot, ...]:
    """Return the sample's pictures, or the model sheets it wants."""
    story = edition("en")
    shots = board(story, plan_dummy(story, theme, load_printer("screen"))[0], theme)
    return shots if kind == "scene" else sheets(story, shots)


def _told(prompt: str) -> Iterator[str]:
    """Yield the headings of a prompt under which something is said."""
    parts = _HEADING.split(prompt)[1:]
    return (heading for heading, text in zip(parts[::2], parts[1::2], strict=True) if text.strip())


def _top(path: Path) -> Span:
    text = path.read_text(encoding="utf-8", errors="replace")
    return Span(file=str(path), line=1, excerpt=text.split("\n")[0])
