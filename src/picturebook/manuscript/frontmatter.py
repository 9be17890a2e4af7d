"""The front matter: YAML keys read as what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from picturebook.diagnostics import Diagnostic, Span, error, hint
from picturebook.fields import Fields, Node
from picturebook.manuscript.cast import Cast, Kind, Member
from picturebook.manuscript.names import fold
from picturebook.manuscript.story import Credit, StudioWish

_RESERVED = {"places": "places", "props": "props"}
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$")
_WORD = re.compile(r"[a-z]+( [a-z]+)*$")
_BUDGET = re.compile(r"(\d+)(?:\.(\d{1,2}))?\s*(?:USD|\$)$")
_SECRETS = ("base_url", "api_key", "key", "host", "organization", "token")


@dataclass(slots=True)
class FrontMatter:
    """A cursor over the whole front matter and the complaints it gathers."""

    fields: Fields
    complaints: list[Diagnostic]

    def read(self) -> dict[str, Any]:
        """Return the story's fields by name."""
        fields = self.fields
        plain = {
            key: fields.text(key)
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
            "title": fields.required("title", "title: The Name of the Book"),
            "language": fields.text("language") or "en",
            "ages": self._ages(),
            "trim": fields.size("trim"),
            "art": self._art(),
            "printers": fields.texts("printers"),
            "isbn": self._pairs("isbn"),
            "credits": self._credits(),
            "cast": self._cast(),
            "style": self._dotted("style"),
            "studio": self._studio(),
            "ai": self._pairs("ai"),
        }
        fields.finish()
        found["keys"] = tuple((key, span) for key, span, _ in fields.node.pairs or ())
        return found

    def _ages(self) -> tuple[int, int] | None:
        text = self.fields.text("ages")
        match = re.match(r"^(\d{1,2})\s*[-–]\s*(\d{1,2})$", text or "")
        if text and (match is None or int(match[1]) > int(match[2])):
            self._wrong("ages", f"ages does not understand “{text}”", "write ages: 3-6")
            return None
        return (int(match[1]), int(match[2])) if match else None

    def _art(self) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of("art")
        if node is None:
            return ()
        if node.text is not None:
            return (("style", node.text),)
        return self._texts_of(node)

    def _pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self._wrong(key, f"{key} wants names with values", f"{key}: {{name: value}}")
            return ()
        return self._texts_of(node)

    def _texts_of(self, node: Node) -> tuple[tuple[str, str], ...]:
        found = []
        for name, span, value in node.pairs or ():
            if value.text is None:
                self._say("not-text", f"{name} wants one value, and this is {value.kind}", span)
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
                else:
                    walk(value, f"{path}{name}.")

        if node is not None:
            walk(node, "")
        return tuple(found)

    def _credits(self) -> tuple[Credit, ...]:
        node = self.fields.node_of("credits")
        found = []
        for item in (node.items or ()) if node else ():
            entry = Fields(item, self.complaints)
            role = entry.required("role", "- {role: Translation, name: …}")
            found.append(Credit(role=role, name=entry.required("name", "- {role: Translation, name: …}")))
            entry.finish()
        if node is not None and node.items is None:
            self._wrong("credits", "credits wants a list", "- {role: Translation, name: Namee Lillian}")
        return tuple(found)

    def _studio(self) -> StudioWish:
        fields = self.fields.sub("studio")
        if fields is None:
            return StudioWish()
        for secret in _SECRETS:
            if fields.node_of(secret) is not None:
                told = "keys and hosts come from the environment or your own configuration"
                self._say("secret", f"a story may not name a {secret}", fields.where(secret), told)
        budget = fields.text("budget")
        match = _BUDGET.match(budget or "")
        if budget and match is None:
            span = fields.where("budget")
            self._say("budget", f"budget does not understand “{budget}”", span, "write budget: 12 USD")
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
        cast = Cast(
            characters=self._members("characters", Kind.CHARACTER),
            places=self._members("places", Kind.PLACE),
            props=self._members("props", Kind.PROP),
        )
        for key, what in _RESERVED.items():
            if self.fields.where(key):
                self.complaints.append(
                    hint("reserved", f"{what} are read, and not used yet", self.fields.where(key))
                )
        self._clashes(cast.characters)
        return cast

    def _members(self, key: str, kind: Kind) -> tuple[Member, ...]:
        node = self.fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self._wrong(key, f"{key} wants names with their looks", 'Pim: {look: "small grey mouse"}')
            return ()
        return tuple(self._member(kind, name, span, value) for name, span, value in node.pairs)

    def _member(self, kind: Kind, name: str, span: Span, node: Node) -> Member:
        if node.pairs is None:
            told = f'{name}: {{look: "{node.text or "small grey mouse"}"}}'
            self._say("no-look", f"{name} wants keys of its own", span, told)
            return Member(kind=kind, name=name, look=node.text or "", span=span)
        fields = Fields(node, self.complaints)
        ages = self._own_pairs(fields, "ages")
        if ages:
            self.complaints.append(hint("reserved", "ages are read, and not used yet", fields.where("ages")))
        member = Member(
            kind=kind,
            name=name,
            look=fields.required("look", f"look: what is true of {name} on every page"),
            wears=fields.text("wears"),
            outfits=self._own_pairs(fields, "outfits"),
            faces=self._own_pairs(fields, "faces"),
            ages=ages,
            palette=self._palette(fields),
            never=fields.texts("never"),
            height=fields.text("height"),
            size=fields.text("size"),
            aliases=fields.texts("aliases"),
            references=fields.texts("references"),
            span=span,
        )
        fields.finish()
        return member

    def _own_pairs(self, fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
        node = fields.node_of(key)
        if node is None:
            return ()
        if node.pairs is None:
            self._say("not-a-group", f"{key} wants names with values", node.span, f"{key}: {{name: value}}")
            return ()
        return self._texts_of(node)

    def _palette(self, fields: Fields) -> tuple[tuple[str, str], ...]:
        found = []
        for part, value in self._own_pairs(fields, "palette"):
            match = _COLOUR.match(value)
            if match:
                digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
                found.append((part, f"#{digits.lower()}"))
            elif _WORD.match(value.lower()):
                found.append((part, value.lower()))
            else:
                told = f"{part}: c8102e, or a colour’s name"
                self._say("colour", f"“{value}” is not a colour", fields.where("palette"), told)
        return tuple(found)

    def _clashes(self, members: tuple[Member, ...]) -> None:
        owners: dict[str, str] = {}
        for member in members:
            for word in (member.name, *member.aliases):
                other = owners.setdefault(fold(word), member.name)
                if other != member.name:
                    message = f"“{word}” means both {other} and {member.name}"
                    self._say("name-clash", message, member.span, "give one of them another name or alias")

    def _wrong(self, key: str, message: str, told: str) -> None:
        self._say("bad-value", message, self.fields.where(key), told)

    def _say(self, code: str, message: str, span: Span | None, told: str | None = None) -> None:
        self.complaints.append(error(code, message, span, told))
