"""The reference of themes and all schemas, written from the formats: `python -m picturebook.cli.themebook DIR`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from picturebook.cli.schema import FORMATS, written
from picturebook.design.slot_keys import BAND, PICTURE, TEXT
from picturebook.design.theme import Theme, TypeStyle
from picturebook.design.theme_keys import ART, HEAD, MATTER, PAGE, ROLES, RULE
from picturebook.design.themes import BASE, load_theme
from picturebook.design.token_keys import SECOND, STYLE, TOKENS
from picturebook.fields import Group, Key, Kind, Shape

PAGE_NAME = "themes.md"
_HEAD = """\
# The theme file

Written from the program itself by `make docs`; change the definitions, not this page.

A theme is a folder with a `theme.toml`. It holds data and no programs. What it leaves out is what the theme says that
it extends; the last of every chain is `base`, which ships. `picturebook theme show NAME --resolved` tells every value
with the file and line it comes from.

```text
my-theme/
  theme.toml       all of this page
  LICENSE          what others may do with it
  sample.md        a story to look at it with; without one the sample that ships
  fonts/           fonts of its own, each with its licence; no others are read
  prompts/         scene.md.j2 and sheet.md.j2, where it words the prompts itself
```

- Page size, bleed and printer are never a theme's.
- A group of keys is laid over its parent's key by key. Slots (`picture`, `text`) and `choose` replace their parent's
  whole.
- Paths are relative to the file that names them, and stay inside its folder. `extends` may name a folder beside it.
- An unknown key is an error, with the nearest known one. Only what stands under `x` is ignored.
- A length has a unit: `"14pt"`, `"3 mm"`, `"0.5 in"`. A colour has six digits, or three: `"#2b2118"`.
- Fractions are parts of the trim box, so that one theme fits square, portrait and landscape books.

## Limits

A theme may come from a stranger, so it can neither reach nor use up what is not its own. A `theme.toml` has at most
256 KB, a file 32 MB, a folder 1000 files and 128 MB, a chain 8 themes. A link that leads out of the folder is
refused; what begins with a dot is no part of it. A prompt's template may use its variables, `if`, `for` over the
lists it is given, and the filters `capitalize`, `join` and `lower`; what it writes ends at 32,000 characters.

## In a package

A package brings themes along if it names them under the entry point group `picturebook.themes`, each with the dotted
path of its folder among the package's files:

```toml
[project.entry-points."picturebook.themes"]
seaside = "seaside_theme.looks.seaside"   # seaside_theme/looks/seaside/theme.toml
```

Once it is installed, `theme: seaside` is enough, and `picturebook theme list` says which package it is from. No code
of the package is run. A theme that ships goes before one of a package, and so does a folder of the book's.

`build --lock` pins the theme's version and files in the book's lock, and how each page was arranged. Built with another
version, the book says which pages come out otherwise; with `--locked` it is not built.

## In your editor

`picturebook schema theme > theme.schema.json` writes a JSON Schema. An editor with [Taplo](https://taplo.tamasfe.dev)
(VS Code: Even Better TOML) completes keys by it and says what each means, if the file begins with its address:

```text
#:schema ./theme.schema.json
```

`picturebook schema printer` is the same for a printer's file, `picturebook schema story` for a story's front matter.
The YAML language server reads schemas too, but does not look into the front matter of a Markdown file: that needs a
tool that does, or a YAML file that begins with `# yaml-language-server: $schema=story.schema.json`. Either way
`picturebook check` has the last word.
"""


def themebook() -> str:
    """Return the reference of the theme format as Markdown."""
    base = load_theme(BASE)
    parts = [_HEAD]
    parts += ["## `[theme]`\n", _table(HEAD), "## `[tokens]`\n", f"{TOKENS.told}\n", _tokens(base)]
    parts += ["### A type style\n", f"{STYLE.told}\n", _table(STYLE)]
    parts += ["### A second language\n", f"{SECOND.told}\n", _table(SECOND)]
    parts += ["## `[pages.NAME]`\n", f"{PAGE.told}\n", _table(PAGE)]
    parts += ["### A picture slot\n", f"{PICTURE.told}\n", _table(PICTURE)]
    parts += ["### A text slot\n", f"{TEXT.told}\n", _table(TEXT)]
    parts += ["### A band\n", f"{BAND.told}\n", _table(BAND)]
    parts += ["## `[[choose]]`\n", f"{RULE.told}\n", _table(RULE)]
    parts += ["## `[art]`\n", f"{ART.told}\n", _table(ART)]
    parts += ["## `[matter]`\n", f"{MATTER.told}\n", _table(MATTER)]
    return "\n".join(parts)


def _table(group: Group) -> str:
    rows = (f"| `{key.name}` | {_value(key)} | {_without(key)} | {_told(key)} |" for key in group.keys)
    return "\n".join(("| key | value | without it | what it is |", "|---|---|---|---|", *rows, ""))


def _tokens(base: Theme) -> str:
    rows = (f"| `{key.name}` | {_value(key)} | {_of_base(key, base)} | {_told(key)} |" for key in TOKENS.keys)
    return "\n".join(("| token | value | in `base` | what it is |", "|---|---|---|---|", *rows, ""))


def _of_base(key: Key, base: Theme) -> str:
    if key.kind is Kind.COLOUR:
        return f"`{base.colour(key.name)}`"
    if key.kind is Kind.LENGTH:
        return f"{dict(base.lengths)[key.name]:g}pt"
    if key.name in dict(base.styles):
        return _worn(base.style(key.name))
    return f"{base.also.scale:g} of the size"


def _worn(style: TypeStyle) -> str:
    face = " ".join((style.font, *(["bold"] if style.bold else ()), *(["italic"] if style.italic else ())))
    return f"{face}, {style.min:g}–{style.ideal:g}–{style.max:g}pt"


def _value(key: Key) -> str:
    one = _kind(key, key.kind) if isinstance(key.kind, Kind) else _group(key.kind)
    match key.shape:
        case Shape.LIST:
            return f"a list: {one}"
        case Shape.ANY:
            return f"{one}, or a list of them"
    return one


def _group(group: Group) -> str:
    return f"[a {group.name}](#a-{group.name.replace(' ', '-')})"


def _kind(key: Key, kind: Kind) -> str:
    if key.choices == ROLES:
        return "[a page’s role](story.md#pages)"
    if key.names and kind is Kind.WORD:
        return f"a {key.names}’s name"
    if key.choices:
        return ", ".join(f"`{choice}`" for choice in key.choices)
    if key.within is not None:
        least, most = (f"{bound:g}{'pt' if kind is Kind.LENGTH else ''}" for bound in key.within)
        return f"{kind.value}, {least} to {most}"
    return f"{kind.value}, such as `{key.example}`" if key.example else kind.value


def _without(key: Key) -> str:
    if key.required:
        return "must be there"
    match key.default:
        case None | () | "":
            return ""
        case bool():
            return f"`{str(key.default).lower()}`"
        case tuple():
            return ", ".join(f"`{one}`" for one in key.default)
        case float() if key.kind is Kind.LENGTH:
            return f"{key.default:g}pt"
        case float() | int():
            return f"{key.default:g}"
    return f"`{key.default}`"


def _told(key: Key) -> str:
    return f"{key.told} ◇" if key.reserved else key.told


def pages() -> Iterator[tuple[str, str]]:
    """Return what is written: each file's name and its text."""
    yield PAGE_NAME, themebook()
    for kind in FORMATS:
        yield f"{kind}.schema.json", f"{written(kind)}\n"


if __name__ == "__main__":
    for name, text in pages():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
