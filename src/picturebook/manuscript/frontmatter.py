"""The front matter: YAML keys read as what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields import Fields, Node, nearest
from picturebook.manuscript.cast import Cast, Drawing, Kind, Member
from picturebook.manuscript.drawings import read_drawings
from picturebook.manuscript.names import distance, fold
from picturebook.manuscript.numbers import code_of, is_language, isbn_problem
from picturebook.manuscript.story import Credit, StudioWish
from picturebook.measure import Size, parse_size

_MEMBER_KEYS = (
    "look", "wears", "outfits", "faces", "ages", "palette", "never", "height", "size", "aliases", "references",
)  # fmt: skip
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$")
_WORD = re.compile(r"[a-z]+( [a-z]+)*$")
_HEIGHT = re.compile(r"\d+(?:\.\d+)?(?: +(?:of +)?(\S.*))?$")
_SMALLEST, _LARGEST = 141.0, 1702.0  # points: 50 mm and 600 mm, a little rounded
_SLIP = 2  # letters
_SIDES = re.compile(r"\d+(?:\.\d+)?")
_INCHES = 25  # no page is wider in inches; no page is narrower in millimetres
_BUDGET = re.compile(r"(\d+)(?:\.(\d{1,2}))?\s*(?:USD|\$)$")
_SECRETS = ("base_url", "api_key", "key", "host", "organization", "token")


@dataclass(slots=True)
class FrontMatter:
    """A cursor over the whole front matter and the complaints it gathers."""

    fields: Fields
    complaints: list[Diagnostic]
    _words: list[tuple[str, str, Span]] = field(default_factory=list)  # name or alias, whose, where

    def read(self) -> dict[str, Any]:
        """Return the story's fields by name."""
        fields = self.fields
        plain = {
            key: fields.text(key) or None
            for key in (
                "subtitle",
                "author",
                "illustrator",
                "theme",
                "dedication",
                "blurb",
                "license",
                "source",
                "changes",
            )
        }
        found: dict[str, Any] = {
            **plain,
            "title": self._title(),
            "language": self._language(),
            "ages": self._ages(),
            "trim": self._trim(),
            "art": self._art(),
            "printers": self._listed(fields, "printers"),
            "isbn": self._isbn(),
            "credits": self._credits(),
            "cast": self._cast(),
            "style": self._dotted("style"),
            "studio": self._studio(),
            "ai": self._pairs("ai"),
        }
        fields.finish()
        found["keys"] = tuple((key, span) for key, span, _ in fields.node.pairs or ())
        return found

    def _title(self) -> str:
        node = self.fields.node_of("title")
        title = self.fields.text("title")
        typed = (key.casefold() for key, _, _ in self.fields.node.pairs or ())
        misspelt = node is None and any(distance(key, "title") <= _SLIP for key in typed)
        if not title and not misspelt and (node is None or node.text is not None):
            span = node.span if node else self.fields.node.span
            self._say("no-title", "the story has no title", span, "type: title: The Name of the Book")
        return title or ""

    def _language(self) -> str:
        typed = self.fields.text("language") or "en"
        if not is_language(typed):
            code = code_of(typed)
            told = f"type: language: {code}" if code else "write its code, such as en, pt-BR or zh-Hant"
            self._wrong("language", f"“{typed}” is not a language’s code", told)
            return "en"
        return typed

    def _trim(self) -> Size | None:
        typed = self.fields.text("trim")
        sides = _SIDES.findall(typed or "")
        if typed and not _is_size(typed) and len(sides) == 2:
            unit = "mm" if float(sides[0]) > _INCHES else "in"
            told = f"type: trim: {sides[0]} x {sides[1]} {unit}"
            self._wrong("trim", f"trim does not understand “{typed}”", told)
            return None
        size = self.fields.size("trim")
        if size is None:
            return None
        if not all(_SMALLEST <= side <= _LARGEST for side in (size.width, size.height)):
            message = f"a page of {self.fields.text('trim')} cannot be printed and bound"
            self._wrong("trim", message, "each side between 50 mm and 600 mm; try: trim: 8.5 x 8.5 in")
            return None
        return size

    def _isbn(self) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of("isbn")
        if node is not None and node.text is not None:
            told = f"type: isbn: {{kdp-paperback: {node.text}}}, one for each binding"
            self._wrong("isbn", "an isbn belongs to one printer’s binding", told)
            return ()
        for printer, _, value in (node.pairs or ()) if node else ():
            wrong = isbn_problem(value.text or "") if value.text is not None else None
            if wrong is not None:
                message, told = wrong
                self._say("isbn", f"{printer}: {message}", value.span, told)
        return self._pairs("isbn")

    def _ages(self) -> tuple[int, int] | None:
        text = self.fields.text("ages")
        match = re.match(r"^(\d{1,2})\s*[-–]\s*(\d{1,2})$", text or "")
        if text and (match is None or int(match[1]) > int(match[2])):
            self._wrong("ages", f"ages does not understand “{text}”", "write ages: 3-6, the younger first")
            return None
        return (int(match[1]), int(match[2])) if match else None

    def _art(self) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of("art")
        if node is None:
            return ()
        if node.text is not None:
            return (("style", node.text),) if node.text else ()
        return self._pairs("art")

    def _pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self._wrong(key, f"{key} wants names with values", f"write {key}: {{name: value}}")
            return ()
        return self._texts_of(node)

    def _texts_of(self, node: Node) -> tuple[tuple[str, str], ...]:
        found = []
        for name, _, value in node.pairs or ():
            if value.text is None:
                message = f"{name} wants one value, and this is {value.kind}"
                self._say("not-text", message, value.span, f"write {name}: and one value")
            else:
                found.append((name, value.text))
        return tuple(found)

    def _dotted(self, key: str) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of(key)
        found: list[tuple[str, str]] = []

        def walk(node: Node, path: str) -> None:
            for name, _, value in node.pairs or ():
                if value.text is not None:
                    found.append((path + name, value.text))
                elif value.items is not None:
                    self._say("not-text", f"{path}{name} wants one value, not a list", value.span)
                else:
                    walk(value, f"{path}{name}.")

        if node is not None and node.pairs is None:
            self._wrong(
                key, f"{key} wants the theme’s tokens with values", f'write {key}: {{ink: "#2b2118"}}'
            )
        elif node is not None:
            walk(node, "")
        return tuple(found)

    def _credits(self) -> tuple[Credit, ...]:
        node = self.fields.node_of("credits")
        found = []
        for item in (node.items or ()) if node else ():
            if item.pairs is None:
                told = f"type: {{role: Illustration, name: {item.text or 'Ada Quill'}}}"
                self._say("not-a-group", "a credit has a role and a name", item.span, told)
                continue
            entry = Fields(item, self.complaints)
            role = entry.required("role", "- {role: Translation, name: …}")
            found.append(Credit(role=role, name=entry.required("name", "- {role: Translation, name: …}")))
            entry.finish()
        if node is not None and node.items is None:
            told = f"type: credits: [{{role: Illustration, name: {node.text or 'Ada Quill'}}}]"
            self._wrong("credits", "credits wants a list of roles and names", told)
        return tuple(found)

    def _studio(self) -> StudioWish:
        node = self.fields.node_of("studio")
        if node is not None and node.text:
            self._wrong("studio", "studio wants keys of its own", f"type: studio: {{use: {node.text}}}")
            return StudioWish()
        fields = self.fields.sub("studio")
        if fields is None:
            return StudioWish()
        for secret in _SECRETS:
            if fields.node_of(secret) is not None:
                told = "keys and hosts come from the environment or your own configuration"
                self._say("secret", f"a story may not name {_article(secret)}", fields.where(secret), told)
        budget = fields.text("budget")
        match = _BUDGET.match(budget or "")
        if budget and match is None:
            node = fields.node_of("budget")
            message = f"budget does not understand “{budget}”"
            self._say("budget", message, node.span if node else None, "write budget: 12 USD")
        cents = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else None
        wish = StudioWish(
            use=fields.text("use") or "sketch",
            model=fields.text("model"),
            quality=fields.text("quality"),
            budget_cents=cents,
            span=self.fields.where("studio"),
        )
        fields.finish()
        return wish

    def _cast(self) -> Cast:
        return Cast(
            characters=self._characters(),
            places=self._members("places", Kind.PLACE),
            props=self._members("props", Kind.PROP),
        )

    def _characters(self) -> tuple[Member, ...]:
        members = self._members("characters", Kind.CHARACTER)
        self._clashes()
        self._heights(members)
        return members

    def _members(self, key: str, kind: Kind) -> tuple[Member, ...]:
        node = self.fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self._wrong(key, f"{key} wants names with their looks", 'Pim: {look: "small grey mouse"}')
            return ()
        return tuple(self._member(kind, name, span, value) for name, span, value in node.pairs)

    def _member(self, kind: Kind, name: str, span: Span, node: Node) -> Member:
        if node.pairs is None and name in _MEMBER_KEYS:
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
            outfits=self._own_pairs(fields, "outfits"),
            faces=self._own_pairs(fields, "faces"),
            ages=self._own_pairs(fields, "ages"),
            palette=self._palette(fields),
            never=self._listed(fields, "never"),
            height=fields.text("height"),
            size=fields.text("size"),
            aliases=self._listed(fields, "aliases"),
            references=self._drawings(fields),
            span=span,
        )
        fields.finish()
        return member

    def _drawings(self, fields: Fields) -> tuple[Drawing, ...]:
        self._in_brackets(fields, "references")
        node = fields.node_of("references")
        return read_drawings(node, self.complaints) if node is not None else ()

    def _listed(self, fields: Fields, key: str) -> tuple[str, ...]:
        self._in_brackets(fields, key)
        return fields.texts(key)

    def _in_brackets(self, fields: Fields, key: str) -> None:
        """Complain of several names without brackets: they would be one name that nobody has."""
        node = fields.node_of(key)
        if node is not None and node.text and "," in node.text:
            column = node.span.column - 1
            if node.span.excerpt[column : column + len(node.text)] == node.text:  # quoted, it is meant
                told = f"type: {key}: [{node.text}]"
                self._say("no-brackets", f"several {key} stand in brackets", node.span, told)

    def _look(self, name: str, span: Span, fields: Fields) -> str:
        look = fields.text("look")
        if not look and (fields.where("look") is None or look == ""):
            told = f"write look: and what is true of {name} on every page"
            self._say("no-look", f"{name} has no look", span, told)
        return look or ""

    def _called(self, name: str, span: Span, fields: Fields) -> None:
        self._words.append((name, name, span))
        node = fields.node_of("aliases")
        for item in (node.items or (node,)) if node else ():
            if item.text:
                self._words.append((item.text, name, item.span))

    def _own_pairs(self, fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
        node = fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self._say("not-a-group", f"{key} wants names with values", node.span, f"{key}: {{name: value}}")
            return ()
        return self._texts_of(node)

    def _palette(self, fields: Fields) -> tuple[tuple[str, str], ...]:
        node = fields.node_of("palette")
        spans = {name: value.span for name, _, value in (node.pairs or ())} if node else {}
        found = []
        for part, value in self._own_pairs(fields, "palette"):
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

    def _heights(self, members: tuple[Member, ...]) -> None:
        names = {fold(word): name for word, name, _ in self._words}
        for member in members:
            match = _HEIGHT.match(member.height or "1")
            if match is not None and (match[1] is None or fold(match[1]) in names):
                continue
            near = nearest(match[1], names.values()) if match else None
            told = (
                f"try: height: {member.height}".replace(match[1], near)
                if match and near
                else "write height: 1, or 3 Pim"
            )
            message = f"{member.name}’s height “{member.height}” is not a number of somebody"
            self._say("height", message, member.span, told)

    def _wrong(self, key: str, message: str, told: str) -> None:
        node = self.fields.node_of(key)
        on_line = node is not None and node.span.excerpt
        self._say("bad-value", message, node.span if node and on_line else self.fields.where(key), told)

    def _say(self, code: str, message: str, span: Span | None, told: str | None = None) -> None:
        self.complaints.append(error(code, message, span, told))


def _is_size(typed: str) -> bool:
    try:
        parse_size(typed)
    except ValueError:
        return False
    return True


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"
