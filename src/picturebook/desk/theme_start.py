"""A theme to begin with: a short theme.toml, every value its parent's own until somebody changes it.

So a new theme passes its check and makes a book before a line of it is changed, and each change is seen alone.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from picturebook.design.theme import Theme
from picturebook.design.themes import load_theme
from picturebook.desk.theme_sample import NAME, sample_of
from picturebook.diagnostics import typed
from picturebook.disk import write_text
from picturebook.errors import UsageError
from picturebook.shelf import shelf

_FILE = "theme.toml"
_TRUE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOURS = {
    "ink": "words",
    "light": "words on a dark ground or picture",
    "paper": "the page",
    "accent": "ornaments, borders",
    "soft": "endpapers, the back cover",
    "deep": "a dark ground for a cover",
}
_LICENCE = """\
This theme may be used, changed and passed on under CC BY 4.0: https://creativecommons.org/licenses/by/4.0/
It does not cover the books made with it: they are their authors'.

Put another licence here, and into theme.toml, if you like. A font in the folder fonts has a licence of its own: lay the
text it came with beside it.
"""


_FORM = """\
# {called}: say here what a book in it looks like, and for whom it is.
#
# Only what differs from {parent} need stand here. Each value below is still its own: change one, look, change the
# next. What you take out is {parent}'s again.

[theme]
name = "{name}"
version = "0.1.0"
api = 1
title = "{called}"
license = "CC BY 4.0"
author = "Your Name"
extends = {extends}

[tokens]
{tokens}

# A font is a family that ships, or a file of this folder: font = "fonts/Name.ttf", its licence beside it.
body = {{font = "{body.font}", min = "{body.min:g}pt", ideal = "{body.ideal:g}pt", max = "{body.max:g}pt"}}
title = {{font = "{title.font}", min = "{title.min:g}pt", ideal = "{title.ideal:g}pt", max = "{title.max:g}pt"}}

# A page template of your own: slots are fractions of the page, from its top left. Take the # away, and a page of the
# story that says `layout: letter` is laid out so. Rules that choose one stand under [[choose]]: see {parent}.
#
# [pages.letter]
# picture = {{x = 0.12, y = 0.10, w = 0.76, h = 0.50, shape = "rounded"}}
# text = {{name = "bottom", x = 0.14, y = 0.64, w = 0.72, h = 0.28}}
# max_words = 50

# How pictures are drawn, for a book that has none yet. No living artist is named here.
[art]
{art}
"""


def start_theme(folder: Path, extends: str) -> Path:
    """Write a new theme that extends another; return its theme.toml. Raises UsageError where one is, DiskError."""
    path = folder / _FILE
    name = folder.resolve().name
    if os.path.lexists(path):
        told = typed("theme new", folder.with_name(f"{name}-2"))
        raise UsageError(
            f"{path} is already there, and nothing is written over it", f"name another folder: {told}"
        )
    if not _TRUE.fullmatch(name):
        said = f"a theme is named in small letters and hyphens, and “{name}” is not"
        raise UsageError(said, f"name the folder so: {typed('theme new', folder.with_name('my-theme'))}")
    parent = load_theme(extends)
    sample = sample_of(parent).read_text(encoding="utf-8")
    write_text(path, _text(name, _from(parent, folder), parent), "name a folder you may write to")
    write_text(folder / "LICENSE", _LICENCE)
    write_text(folder / NAME, _own(sample))
    return path


def _from(parent: Theme, folder: Path) -> str:
    """Return how a theme in a folder names its parent: a name on our shelf, or a path from its own folder."""
    nearest = parent.folders[0]
    if nearest.parent == shelf("themes"):
        return parent.name
    return Path(os.path.relpath(nearest, folder.resolve())).as_posix()


def _own(sample: str) -> str:
    """Return a sample that is built in the theme it lies beside."""
    kept = re.sub(r"^theme: .*\n", "", sample, flags=re.MULTILINE)
    return re.sub(r"^title: ", "theme: .\ntitle: ", kept, count=1, flags=re.MULTILINE)


def _text(name: str, extends: str, parent: Theme) -> str:
    colours, body, title = dict(parent.colours), parent.style("body"), parent.style("title")
    tokens = "\n".join(
        f'{key} = "{colours[key]}"{" " * (8 - len(key))}# {said}' for key, said in _COLOURS.items()
    )
    art = "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in parent.art)
    called = name.replace("-", " ").title()
    return _FORM.format(
        name=name, called=called, parent=parent.name, extends=json.dumps(extends, ensure_ascii=False), tokens=tokens,
        body=body, title=title, art=art,
    )  # fmt: skip
