"""Casting: the characters, places and props of the front matter, read as who they are and what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields import Fields, Node, nearest
from picturebook.manuscript.cast import Cast, Drawing, Kind, Member
from picturebook.manuscript.drawings import read_drawings
from picturebook.manuscript.names import fold
from picturebook.manuscript.story_keys import MEMBER

_KEYS = frozenset(key.name for key in MEMBER.keys)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$")
_WORD = re.compile(r"[a-z]+( [a-z]+)*$")
_HEIGHT = re.compile(r"\d+(?:\.\d+)?(?: +(?:of +)?(\S.*))?$")
_SHARE = re.compile(
    r"(?:a )?(half|third|quarter|twice|double)(?: (?:of|as tall as|as high as))? (\S.*)$", re.I
)
_SHARES = {"half": "0.5", "third": "0.33", "quarter": "0.25", "twice": "2", "double": "2"}


@dataclass(slots=True)
class Casting:
    """A cursor over the keys that define the cast, and the complaints it gathers."""

    fields: Fields
    complaints: list[Diagnostic]
    _words: list[tuple[str, str, Span]] = field(default_factory=list)  # name or alias, whose, where
    _measured: list[tuple[str, Node]] = field(default_factory=list)  # whose height, and what was typed

    def read(self) -> Cast:
        """Return everybody and everything the story defines."""
        return Cast(
            characters=self._characters(),
            places=self._members("places", Kind.PLACE),
            props=self._members("props", Kind.PROP),
        )

    def _characters(self) -> tuple[Member, ...]:
        members = self._members("characters", Kind.CHARACTER)
        self._clashes()
        self._heights()
        return members

    def _members(self, key: str, kind: Kind) -> tuple[Member, ...]:
        node = self.fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            names = [_listed_as(item) for item in node.items or (node,)]
            told = f'write under {key}: two spaces, then {names[0][0]}: {{look: "{names[0][1]}"}}'
            wanted = f"{key} wants names, each with its look"
            span = node.span if node.span.excerpt else self.fields.where(key)
            self._say("bad-value", wanted, span, told)
            # They are who was meant: what the story says of them is not told a second time.
            self._words += [(name, name, node.span) for name, _ in names]
            return tuple(Member(kind=kind, name=name, look=look, span=node.span) for name, look in names)
        return tuple(self._member(kind, name, span, value) for name, span, value in node.pairs)

    def _member(self, kind: Kind, name: str, span: Span, node: Node) -> Member:
        if node.pairs is None and name in _KEYS:
            told = f"begin the line with two more spaces, so that {name} stands under its name"
            self._say("not-under", f"“{name}” stands beside the names, not under one", span, told)
            return Member(kind=kind, name=name, look="", span=span)
        if node.pairs is None:
            told = f'type: {name}: {{look: "{node.text or "small grey mouse"}"}}'
            self._say("no-look", f"{name} wants keys of its own", node.span, told)
            self._words.append((name, name, span))
            return Member(kind=kind, name=name, look=node.text or "", span=span)
        fields = Fields(node, self.complaints, at=span)
        self._called(name, span, fields)
        member = Member(
            kind=kind,
            name=name,
            look=self._look(name, span, fields),
            wears=fields.text("wears"),
            outfits=fields.texts_by_name("outfits"),
            faces=fields.texts_by_name("faces"),
            ages=fields.texts_by_name("ages"),
            palette=self._palette(fields),
            never=fields.several("never"),
            height=fields.text("height"),
            size=fields.text("size"),
            aliases=fields.several("aliases"),
            references=self._drawings(fields),
            span=span,
        )
        fields.finish()
        return member

    def _drawings(self, fields: Fields) -> tuple[Drawing, ...]:
        fields.bracketed("references")
        node = fields.node_of("references")
        return read_drawings(node, self.complaints) if node is not None else ()

    def _look(self, name: str, span: Span, fields: Fields) -> str:
        look = fields.text("look")
        if not look and (fields.where("look") is None or look == ""):
            told = f"write look: and what is true of {name} on every page"
            self._say("no-look", f"{name} has no look", span, told)
        return look or ""

    def _called(self, name: str, span: Span, fields: Fields) -> None:
        self._words.append((name, name, span))
        if (height := fields.node_of("height")) is not None and height.text:
            self._measured.append((name, height))
        node = fields.node_of("aliases")
        for item in (node.items or (node,)) if node else ():
            if item.text:
                self._words.append((item.text, name, item.span))

    def _palette(self, fields: Fields) -> tuple[tuple[str, str], ...]:
        node = fields.node_of("palette")
        spans = {name: value.span for name, _, value in (node.pairs or ())} if node else {}
        found = []
        for part, value in fields.texts_by_name("palette"):
            match = _COLOUR.match(value)
            if match:
                digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
                found.append((part, f"#{digits.lower()}"))
            elif _WORD.match(value.lower()):
                found.append((part, value.lower()))
            else:
                told = f"write {part}: c8102e, six digits or letters a to f, or a colour’s name"
                self._say("colour", f"“{value}” is not a colour", spans[part], told)
        return tuple(found)

    def _clashes(self) -> None:
        owners: dict[str, str] = {}
        for word, name, span in self._words:
            other = owners.setdefault(fold(word), name)
            if other != name:
                message = f"“{word}” means both {other} and {name}"
                self._say("name-clash", message, span, "give one of them another name or alias")
            elif not word.strip():
                self._say("no-name", "a name without letters", span, "write the name")

    def _heights(self) -> None:
        names = {fold(word): name for word, name, _ in self._words}
        for name, node in self._measured:
            typed = (node.text or "").strip()
            match = _HEIGHT.match(typed)
            if match is not None and (match[1] is None or fold(match[1]) in names):
                continue
            share = _SHARE.match(typed)
            near = nearest(match[1], names.values()) if match else None
            told = "write height: 1, or 3 Pim"
            if match and near:
                told = f"type: height: {typed[: match.start(1)]}{near}"
            if share and fold(share[2]) in names:
                told = f"type: height: {_SHARES[share[1].lower()]} {share[2]}"
            message = f"{name}’s height “{typed}” is not a number of somebody"
            self._say("height", message, node.span, told)

    def _say(self, code: str, message: str, span: Span | None, told: str | None = None) -> None:
        self.complaints.append(error(code, message, span, told))


def _listed_as(node: Node) -> tuple[str, str]:
    """Return name and look out of what one item of a list of characters says."""
    said = {key: value.text for key, _, value in node.pairs or ()}
    text, is_, told = (node.text or "").partition(" is ")  # “Tom is a ginger cat”
    name = said.get("name") or text or next(iter(said), None) or "Pim"
    look = (is_ and told) or said.get("look") or said.get("description") or said.get(name)
    return name, look or "small grey mouse"
