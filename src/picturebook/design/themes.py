"""Themes: a folder each, a child's keys laid over those of the themes it extends.

Merging happens on nodes, before anything is typed: groups of keys are merged key by key, slots and rules are
replaced whole, and every value still knows the file and line it came from. `base` is the last of every chain.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from picturebook.design.packaged import Packaged, packaged
from picturebook.design.theme import ALSO, Band, PageTemplate, PictureSlot, TextSlot, Theme
from picturebook.design.theme_folder import FILE, Folder, read_folder
from picturebook.design.theme_reading import Reading, read_theme
from picturebook.design.token_reading import read_colour, read_length, read_second, read_style
from picturebook.design.typed import Typed, resolved
from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.digest import digest
from picturebook.errors import ThemeError, UsageError
from picturebook.fields import Fields, Node, nearest
from picturebook.shelf import shelf

DEFAULT = "paper-lantern"
BASE = "base"
MOST_CHAIN = 8  # themes that extend one another
WHOLE = (
    "picture",
    "text",
    "band",
)  # a child's slot replaces its parent's: half of one and half of the other is neither
STYLE_PARTS = (
    *("font", "min", "ideal", "max", "leading", "bold", "italic", "colour", "drop_cap"),
    *("word_space", "hyphens", "emphasis"),
)
Slot = TypeVar("Slot", PictureSlot, TextSlot, Band)
_MIRROR = {"left": "right", "right": "left"}


def themes() -> tuple[str, ...]:
    """Return the names of the themes that ship, without the one they all extend."""
    names = (path.parent.name for path in shelf("themes").glob(f"*/{FILE}"))
    return tuple(sorted(name for name in names if name != BASE))


def load_theme(name: str, near: Path | None = None, typed: Typed | None = None) -> Theme:
    """Return a theme by the name of one that ships or is installed, or by its folder's path looked for from `near`.

    `typed` says where a story names it: such a path stays inside the story's folder.
    Raises ThemeError with every complaint, UsageError for a name no story says, DiskError if a file cannot be read.
    """
    return theme_of(chain_of(name, near, typed))


def chain_of(name: str, near: Path | None = None, typed: Typed | None = None) -> tuple[Folder, ...]:
    """Return a theme and those it extends as their folders have them: itself first, `base` last.

    Raises what `load_theme` raises.
    """
    return _chain(_folder(name, near or Path(), typed or Typed()), typed or Typed())


def override(theme: Theme, style: tuple[tuple[str, str], ...], where: Span | None = None) -> Theme:
    """Return the theme with a story's own tokens laid over it: `ink`, `radius`, `body.ideal`.

    `where` is the place of `style:` in the story. Raises ThemeError with every token that is not the theme's.
    """
    complaints: list[Diagnostic] = []
    for key, value in style:
        theme = _overridden(theme, key, value, (complaints, where))
    if complaints:
        raise ThemeError(complaints)
    return theme


def mirrored(theme: Theme) -> Theme:
    """Return the theme for a book bound at the right: what lay on the left lies on the right.

    Words keep their alignment, which is told by the start of a line.
    """
    return replace(theme, pages=tuple(_mirrored_page(page) for page in theme.pages))


def merged_of(chain: tuple[Folder, ...]) -> Node:
    """Return the keys of a chain laid over one another, each value where it was typed."""
    merged = chain[-1].node
    for one in reversed(chain[:-1]):
        merged = _merged(_without_head(merged), one.node)
    return merged


def theme_of(chain: tuple[Folder, ...]) -> Theme:
    """Return the theme a chain makes. Raises ThemeError with every complaint."""
    merged = merged_of(chain)
    complaints: list[Diagnostic] = []
    folders = tuple(one.path for one in chain)
    theme = read_theme(Reading(merged=merged, root=chain[-1].node, folders=folders), complaints)
    if complaints:
        raise ThemeError(complaints)
    return replace(theme, digest=digest([[one.path.name, dict(one.files)] for one in chain]))


def _folder(name: str, near: Path, typed: Typed) -> Path:
    """Return the folder a name means: a theme that ships, a path from the folder that says it, or a package's."""
    shipped = (*themes(), BASE)
    if name in shipped:
        return shelf("themes") / name
    folder = resolved(near / name)
    if folder is not None and (folder / FILE).is_file():
        typed.hold(folder, "--theme")
        return folder
    installed = packaged()
    if any(one.name == name for one in installed):
        return _of_package(tuple(one for one in installed if one.name == name), typed)
    known = (*themes(), *(one.name for one in installed))
    close = nearest(name, (*known, BASE))
    told = f"try: {close}" if close else f"there are: {', '.join(known)}; or name a folder with a theme.toml"
    if folder is not None and folder.is_file():
        told = f"name its folder: {name.rpartition('/')[0] or '.'}"
    wrong = ThemeError if typed.span else UsageError
    said = f"there is no theme “{name}”"
    if typed.span is None and Path(name).name != name:  # a path was typed: say which folder that is
        said = f"there is no {FILE} in {folder}"
    raise wrong((error("no-such-theme", said, typed.span, told),))


def _of_package(found: tuple[Packaged, ...], typed: Typed) -> Path:
    """Return the folder of the one theme of a name that packages bring. Raises ThemeError where that is not so."""
    first = found[0]
    if len(found) > 1:
        said = f"packages each bring a theme “{first.name}”: {', '.join(one.package for one in found)}"
        raise ThemeError((error("theme-twice", said, typed.span, "uninstall all but one of them"),))
    if first.folder is None:
        told = f"install it again: pip install --force-reinstall {first.package.partition(' ')[0]}"
        raise ThemeError((error("theme-package", f"the package {first.wrong}", typed.span, told),))
    return first.folder


def _chain(folder: Path, typed: Typed) -> tuple[Folder, ...]:
    """Read a theme and those it extends, itself first, `base` last."""
    chain = [read_folder(folder)]
    while chain[-1].path != shelf("themes") / BASE:
        name, span = _parent(chain[-1])
        parent = _extended(name, chain[-1].path, replace(typed, span=span))
        if parent in [one.path for one in chain]:
            names = " → ".join([*(one.path.name for one in chain), parent.name])
            said = f"themes extend each other in a circle: {names}"
            raise ThemeError((error("theme-circle", said, span, "take one `extends` away"),))
        if len(chain) == MOST_CHAIN:
            said = f"more than {MOST_CHAIN} themes extend one another here"
            raise ThemeError((error("theme-chain", said, span, 'extends = "base"'),))
        chain.append(read_folder(parent))
    return tuple(chain)


def _parent(theme: Folder) -> tuple[str, Span | None]:
    head = Fields(theme.node, []).sub("theme")
    if head is None:
        return BASE, None
    return head.text("extends") or BASE, head.where("extends")


def _extended(name: str, folder: Path, typed: Typed) -> Path:
    """Return the folder a theme extends: one that has a name, or a path to one beside its own or in it."""
    found = _folder(name, folder, typed)
    if Path(name).name == name or found.is_relative_to(folder.parent):
        return found
    said = f"{name} lies outside the folder the theme is in, and a theme reads nothing there"
    told = f'put it beside the theme: extends = "../{found.name}"'
    raise ThemeError((error("outside", said, typed.span, told),))


def _merged(parent: Node, child: Node) -> Node:
    if parent.pairs is None or child.pairs is None:
        return child
    merged = {key: (key, span, value) for key, span, value in parent.pairs}
    for key, span, value in child.pairs:
        joined = key in merged and key not in WHOLE
        merged[key] = (key, span, _merged(merged[key][2], value) if joined else value)
    return Node(span=child.span, pairs=tuple(merged.values()))


def _without_head(node: Node) -> Node:
    """Leave out [theme]: a child's name, version and licence are never its parent's."""
    return replace(node, pairs=tuple(pair for pair in node.pairs or () if pair[0] != "theme"))


def _overridden(theme: Theme, key: str, value: str, said: tuple[list[Diagnostic], Span | None]) -> Theme:
    complaints, where = said
    name, _, part = key.partition(".")
    colours, lengths, styles = dict(theme.colours), dict(theme.lengths), dict(theme.styles)
    try:
        if name in (*styles, ALSO) and part and part != "colour":
            span = where or Span(file="style", line=1)
            fields = Fields(Node(span=span, pairs=((part, span, Node(span=span, text=value)),)), complaints)
            return _restyled(theme, name, fields)
        if name in (*styles, ALSO) and part == "colour":
            return _recoloured(theme, name, colours.get(value) or read_colour(value))
        if name in colours and not part:
            return _recoloured(theme, name, read_colour(value))
        if name in lengths and not part:
            return replace(theme, lengths=tuple({**lengths, name: read_length(value)}.items()))
    except ValueError:
        wanted = "a length, such as 14pt" if name in lengths else 'a colour, such as "#2b2118"'
        complaints.append(
            error("bad-value", f"style: {key} does not understand “{value}”", where, f"write {wanted}")
        )
        return theme
    complaints.append(_no_such_token(theme, key, where))
    return theme


def _restyled(theme: Theme, name: str, fields: Fields) -> Theme:
    if name == ALSO:
        return replace(theme, also=read_second(fields, theme.folders, theme.also))
    styles = dict(theme.styles)
    new = read_style(fields, theme.folders, styles[name])
    return replace(theme, styles=tuple({**styles, name: new}.items()))


def _recoloured(theme: Theme, name: str, colour: str) -> Theme:
    """Return the theme with a colour changed, and with it the styles that wore it."""
    colours, styles = dict(theme.colours), (*dict(theme.styles), ALSO)
    before = colours.get(name)
    wearing = {
        one for one in styles if before is not None and name not in styles and colours.get(one) == before
    }
    changed = {one: colour if one == name or one in wearing else old for one, old in colours.items()}
    return replace(theme, colours=tuple({**changed, name: colour}.items()))


def _no_such_token(theme: Theme, key: str, where: Span | None) -> Diagnostic:
    styles = dict(theme.styles)
    known = [name for name, _ in (*theme.colours, *theme.lengths) if name not in (*styles, ALSO)]
    known += [f"{name}.{part}" for name in styles for part in STYLE_PARTS]
    known += [f"{ALSO}.{part}" for part in ("scale", "font", "leading", "bold", "italic", "colour")]
    near = nearest(key, known)
    told = f"try: {near}" if near else f"tokens: {', '.join(known)}"
    return error("unknown-token", f"the theme {theme.name} has no token “{key}”", where, told)


def _mirrored_page(page: PageTemplate) -> PageTemplate:
    return replace(
        page,
        pictures=tuple(_mirrored_slot(slot) for slot in page.pictures),
        texts=tuple(replace(_mirrored_slot(slot), name=_mirrored_name(slot.name)) for slot in page.texts),
        bands=tuple(_mirrored_slot(band) for band in page.bands),
        calm=_MIRROR.get(page.calm, page.calm) if page.calm else None,
    )


def _mirrored_slot(slot: Slot) -> Slot:
    return replace(slot, x=1.0 - slot.x - slot.w, on=_MIRROR.get(slot.on, slot.on))


def _mirrored_name(name: str) -> str:
    return "-".join(_MIRROR.get(word, word) for word in name.split("-"))
