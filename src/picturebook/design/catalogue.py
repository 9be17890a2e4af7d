"""The catalogue: every theme there is to choose, those that ship and those of packages, and whence each is."""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.design.packaged import packaged
from picturebook.design.theme import Theme
from picturebook.design.themes import load_theme, themes
from picturebook.diagnostics import Diagnostic, error
from picturebook.errors import PicturebookError, ThemeError
from picturebook.record import record

OURS = "picturebook"


@record
class Offer:
    """A theme by the name that is typed, and whose it is; without the theme where it cannot be had, and why."""

    name: str
    whence: str  # "picturebook", or a package with its version
    theme: Theme | None = None
    wrong: tuple[Diagnostic, ...] = ()


def offers() -> tuple[Offer, ...]:
    """Return what there is to choose; a package whose theme cannot be had hides nothing else."""
    ours = (Offer(name=name, whence=OURS, theme=load_theme(name)) for name in themes())
    return (*ours, *_of_packages())


def _of_packages() -> Iterator[Offer]:
    for one in packaged():
        try:
            yield Offer(name=one.name, whence=one.package, theme=_theirs(one.name))
        except PicturebookError as problem:
            yield Offer(name=one.name, whence=one.package, wrong=problem.diagnostics)


def _theirs(name: str) -> Theme:
    if name in themes():
        said = f"a theme that ships is called “{name}” too, and is taken"
        raise ThemeError(
            (error("theme-hidden", said, hint="ask its maker for another name, or name its folder"),)
        )
    return load_theme(name)
