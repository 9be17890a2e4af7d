"""Themes read from their folders: a child's keys laid over those of the themes it extends.

Merging happens on nodes, before anything is typed: a key a child states replaces its parent's, keys of a group
are merged one by one, and every value still knows the file and line it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from picturebook.design.theme import Matter, PageTemplate, PictureSlot, Rule, TextSlot, Theme, TypeStyle
from picturebook.diagnostics import Diagnostic, error
from picturebook.digest import digest, sha256
from picturebook.errors import DiskError, ThemeError
from picturebook.fields import Fields, Node, nearest, read_toml
from picturebook.manuscript.story import Role
from picturebook.measure import parse_length
from picturebook.shelf import shelf

DEFAULT = "paper-lantern"
_SIDES = ("left", "right", "both")
_ROLES = tuple(role.value for role in Role)
_API = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """One theme's folder as read: its node and the digest of its files."""

    folder: Path
    node: Node
    files: tuple[tuple[str, str], ...]


def themes() -> tuple[str, ...]:
    """Return the names of the themes that ship, without the one they all extend."""
    names = (path.parent.name for path in shelf("themes").glob("*/theme.toml"))
    return tuple(sorted(name for name in names if name != "base"))


def load_theme(name: str, near: Path | None = None) -> Theme:
    """Return a theme by name, or by the path of its folder looked for from `near`.

    Raises ThemeError with every complaint, DiskError if a file cannot be read.
    """
    return _load(_folder(name, near))


@lru_cache(maxsize=32)
def _load(folder: Path) -> Theme:
    chain = _chain(folder)
    merged = chain[-1].node
    for source in reversed(chain[:-1]):
        merged = _merge(merged, source.node)
    complaints: list[Diagnostic] = []
    fingerprint = digest([[source.folder.name, dict(source.files)] for source in chain])
    theme = _Reader(Fields(merged, complaints), complaints).theme(tuple(source.folder for source in chain))
    if complaints:
        raise ThemeError(complaints)
    return replace(theme, digest=fingerprint)


def override(theme: Theme, style: tuple[tuple[str, str], ...]) -> Theme:
    """Return the theme with a story's own tokens laid over it. Raises ThemeError for a token it does not have."""
    complaints: list[Diagnostic] = []
    for key, value in style:
        theme = _overridden(theme, key, value, complaints)
    if complaints:
        raise ThemeError(complaints)
    return theme


def _overridden(theme: Theme, key: str, value: str, complaints: list[Diagnostic]) -> Theme:
    name, _, part = key.partition(".")
    colours, lengths, styles = dict(theme.colours), dict(theme.lengths), dict(theme.styles)
    try:
        if name in styles and part:
            fields = Fields(_pair(part, value), complaints)
            return replace(theme, styles=tuple({**styles, name: _style(fields, styles[name])}.items()))
        if name in colours:
            return replace(theme, colours=tuple({**colours, name: _colour(value)}.items()))
        if name in lengths:
            return replace(theme, lengths=tuple({**lengths, name: parse_length(value)}.items()))
    except ValueError:
        complaints.append(error("bad-value", f"style: {key} does not understand “{value}”"))
        return theme
    close = nearest(name, (*colours, *lengths, *styles))
    told = f"try: {close}" if close else f"tokens: {', '.join((*colours, *lengths, *styles))}"
    complaints.append(error("unknown-token", f"the theme {theme.name} has no token “{key}”", hint=told))
    return theme


def _pair(key: str, value: str) -> Node:
    from picturebook.diagnostics import Span

    span = Span(file="style", line=1)
    return Node(span=span, pairs=((key, span, Node(span=span, text=value)),))


def _folder(name: str, near: Path | None) -> Path:
    if "/" in name or name.startswith("."):
        return ((near or Path()) / name).resolve()
    if name not in (*themes(), "base"):
        beside = (near or Path()) / name
        if (beside / "theme.toml").is_file():
            return beside.resolve()
        close = nearest(name, themes())
        told = f"try: {close}" if close else f"there are: {', '.join(themes())}"
        raise ThemeError(f"there is no theme “{name}”", told)
    return shelf("themes") / name


def _chain(folder: Path) -> tuple[_Source, ...]:
    chain: list[_Source] = []
    while True:
        if any(source.folder == folder for source in chain):
            names = " → ".join([*(source.folder.name for source in chain), folder.name])
            raise ThemeError(f"themes extend each other in a circle: {names}", "take one extends away")
        chain.append(_source(folder))
        parent = _parent(chain[-1])
        if parent is None:
            return tuple(chain)
        folder = _folder(parent, folder)


def _parent(source: _Source) -> str | None:
    head = {key: value for key, _, value in source.node.pairs or ()}.get("theme")
    keys = {key: value.text for key, _, value in (head.pairs or ())} if head else {}
    return keys.get("extends") or (None if source.folder == shelf("themes") / "base" else "base")


def _source(folder: Path) -> _Source:
    path = folder / "theme.toml"
    try:
        text = path.read_text(encoding="utf-8")
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        digests = tuple((str(file.relative_to(folder)), sha256(file.read_bytes())) for file in files)
    except OSError as problem:
        raise DiskError(f"cannot read the theme {folder}: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise ThemeError(f"{path} is not UTF-8", "save it as UTF-8") from None
    node, complaints = read_toml(text, file=str(path))
    if complaints:
        raise ThemeError(complaints)
    return _Source(folder=folder, node=node, files=digests)


def _merge(parent: Node, child: Node) -> Node:
    if parent.pairs is None or child.pairs is None:
        return child
    merged = {key: (key, span, value) for key, span, value in parent.pairs}
    for key, span, value in child.pairs:
        old = merged.get(key)
        # Slots, rules and whole lists are replaced; only groups of keys are merged.
        merged[key] = (key, span, _merge(old[2], value) if old else value)
    return Node(span=child.span, pairs=tuple(merged.values()))


def _colour(text: str) -> str:
    digits = text.lstrip("#").lower()
    if len(digits) != 6 or any(digit not in "0123456789abcdef" for digit in digits):
        raise ValueError(text)
    return f"#{digits}"


def _style(fields: Fields, before: TypeStyle | None = None) -> TypeStyle:
    style = TypeStyle(
        font=fields.text("font") or (before.font if before else "Andika"),
        bold=fields.flag("bold", before.bold if before else False),
        italic=fields.flag("italic", before.italic if before else False),
        min=fields.length("min", before.min if before else 10.0),
        ideal=fields.length("ideal", before.ideal if before else 14.0),
        max=fields.length("max", before.max if before else 24.0),
        leading=fields.number("leading", before.leading if before else 1.35),
    )
    fields.finish()
    return style


class _Reader:
    """Types the merged keys of a theme."""

    def __init__(self, fields: Fields, complaints: list[Diagnostic]) -> None:
        self.fields, self.complaints = fields, complaints

    def theme(self, folders: tuple[Path, ...]) -> Theme:
        head = self.fields.sub("theme") or self.fields
        styles, colours, lengths = self._tokens()
        pages = tuple(self._page(name, node) for name, node in self.fields.pairs("pages"))
        theme = Theme(
            name=head.required("name", 'name = "my-theme"'),
            version=head.required("version", 'version = "1.0.0"'),
            title=head.text("title") or folders[0].name,
            license=head.required("license", 'license = "MIT"'),
            author=head.text("author") or "",
            digest="",
            folders=folders,
            colours=colours,
            lengths=lengths,
            styles=styles,
            pages=pages,
            choose=self._choose(pages),
            art=tuple((key, node.text or "") for key, node in self.fields.pairs("art")),
            matter=self._matter(pages),
        )
        if head.integer("api", _API) != _API:
            self.fields.complain(
                "api", "this theme is written for another release of picturebook", head.where("api")
            )
        for key in ("extends", "scripts", "ages"):
            head.node_of(key)
        head.finish()
        self.fields.finish()
        return theme

    def _tokens(
        self,
    ) -> tuple[tuple[tuple[str, TypeStyle], ...], tuple[tuple[str, str], ...], tuple[tuple[str, float], ...]]:
        styles, colours, lengths = [], [], []
        for name, node in self.fields.pairs("tokens"):
            if node.pairs is not None:
                styles.append((name, _style(Fields(node, self.complaints))))
            elif (node.text or "").startswith("#"):
                try:
                    colours.append((name, _colour(node.text or "")))
                except ValueError:
                    self._say("bad-value", f"“{node.text}” is not a colour", node, "write #2b2118")
            else:
                try:
                    lengths.append((name, parse_length(node.text or "")))
                except ValueError:
                    told = 'a colour "#2b2118", a length "14pt", or a type style {font = …}'
                    self._say("bad-value", f"the token {name} is none of the three kinds", node, told)
        return tuple(styles), tuple(colours), tuple(lengths)

    def _page(self, name: str, node: Node) -> PageTemplate:
        fields = Fields(node, self.complaints)
        roles = fields.texts("roles") or ("story",)
        page = PageTemplate(
            name=name,
            sides=2 if fields.integer("sides", 1) == 2 else 1,
            pictures=tuple(self._picture(item) for item in self._items(fields, "picture")),
            texts=tuple(self._text(item) for item in self._items(fields, "text")),
            max_words=fields.integer("max_words", 0),
            calm=fields.choice("calm", ("top", "bottom", "left", "right", ""), "") or None,
            roles=tuple(Role(role) for role in roles if role in _ROLES),
            background=fields.text("background") or "paper",
            ornament=fields.text("ornament"),
        )
        for role in roles:
            if role not in _ROLES:
                self._say(
                    "bad-choice", f"there is no page role “{role}”", node, f"one of: {', '.join(_ROLES)}"
                )
        fields.finish()
        return page

    def _items(self, fields: Fields, key: str) -> tuple[Node, ...]:
        node = fields.node_of(key)
        if node is None:
            return ()
        return node.items if node.items is not None else (node,)

    def _picture(self, node: Node) -> PictureSlot:
        fields = Fields(node, self.complaints)
        slot = PictureSlot(
            **self._box(fields),
            on=fields.choice("on", _SIDES, "left"),
            bleed=fields.flag("bleed"),
            shape=fields.choice("shape", ("rect", "rounded", "oval", "soft"), "rect"),
            border=fields.text("border"),
            border_width=fields.length("border_width", 0.0),
            gap=fields.length("gap", 0.0),
        )
        fields.finish()
        return slot

    def _text(self, node: Node) -> TextSlot:
        fields = Fields(node, self.complaints)
        slot = TextSlot(
            **self._box(fields),
            on=fields.choice("on", _SIDES, "left"),
            name=fields.text("name") or "bottom",
            style=fields.text("style") or "body",
            align=fields.choice("align", ("left", "center", "right"), "left"),
            valign=fields.choice("valign", ("top", "middle", "bottom"), "middle"),
            panel=fields.choice("panel", ("none", "halo", "wash", "panel"), "none"),
            fills=fields.text("fills") or "text",
        )
        fields.finish()
        return slot

    def _box(self, fields: Fields) -> dict[str, float]:
        box = {key: fields.number(key, 0.0) for key in ("x", "y", "w", "h")}
        if (
            box["w"] <= 0
            or box["h"] <= 0
            or box["x"] < 0
            or box["y"] < 0
            or box["x"] + box["w"] > 1.001
            or box["y"] + box["h"] > 1.001
        ):
            told = "x, y, w, h are fractions of the trim: {x = 0.1, y = 0.7, w = 0.8, h = 0.2}"
            self._say("box", "this slot is not inside the page", fields.node, told)
        return box

    def _choose(self, pages: tuple[PageTemplate, ...]) -> tuple[Rule, ...]:
        node = self.fields.node_of("choose")
        rules = []
        for item in (node.items or ()) if node else ():
            fields = Fields(item, self.complaints)
            pictures = fields.integer("pictures", -1)
            rules.append(
                Rule(
                    template=self._known(fields, pages),
                    role=Role(fields.choice("role", _ROLES, "story")),
                    min_words=fields.integer("min_words", 0),
                    max_words=fields.integer("max_words", 100_000),
                    pictures=None if pictures < 0 else pictures,
                    min_aspect=fields.number("min_aspect", 0.0),
                    max_aspect=fields.number("max_aspect", 1000.0),
                    every=max(1, fields.integer("every", 1)),
                )
            )
            fields.finish()
        return tuple(rules)

    def _known(self, fields: Fields, pages: tuple[PageTemplate, ...]) -> str:
        return fields.choice("template", tuple(page.name for page in pages), pages[0].name if pages else "")

    def _matter(self, pages: tuple[PageTemplate, ...]) -> Matter:
        fields = self.fields.sub("matter")
        if fields is None:
            return Matter()
        names = tuple(page.name for page in pages)
        fillers = tuple(name for name in fields.texts("fillers") if name in names)
        matter = Matter(
            front=tuple(Role(role) for role in fields.texts("front") if role in _ROLES),
            back=tuple(Role(role) for role in fields.texts("back") if role in _ROLES),
            inside_cover=Role(fields.choice("inside_cover", _ROLES, "endpapers")),
            fillers=fillers,
        )
        fields.finish()
        return matter

    def _say(self, code: str, message: str, node: Node, told: str) -> None:
        self.complaints.append(error(code, message, node.span, told))
