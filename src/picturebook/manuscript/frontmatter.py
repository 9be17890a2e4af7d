"""The front matter: YAML keys read as what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields import Fields, Node
from picturebook.manuscript.casting import Casting
from picturebook.manuscript.names import distance
from picturebook.manuscript.numbers import code_of, is_language, isbn_problem, price_of, price_to_type
from picturebook.manuscript.story import Credit, StudioWish
from picturebook.manuscript.story_keys import LARGEST, SMALLEST, STORY, THICKEST
from picturebook.measure import Size, parse_length, parse_size

_PLAIN = ("subtitle", "author", "illustrator", "theme", "dedication", "blurb", "license", "source", "changes")
_KEYS = frozenset(key.name for key in STORY.keys)
_MAY_BE_BLANK = _KEYS - {"title", "x"}
_SLIP = 2  # letters
_SIDES = re.compile(r"\d+(?:\.\d+)?")
_INCHES = 25  # no page is wider in inches; no page is narrower in millimetres
_BUDGET = re.compile(r"(\d+)(?:[.,](\d{1,2}))?\s*(?:USD|\$)$")
_SUM = re.compile(r"\$? ?\d+(?:[.,]\d{1,2})?(?: ?\$)?$")
_SECRETS = ("base_url", "api_key", "key", "host", "organization", "token")


@dataclass(slots=True)
class FrontMatter:
    """A cursor over the whole front matter and the complaints it gathers."""

    fields: Fields
    complaints: list[Diagnostic]

    def read(self) -> dict[str, Any]:
        """Return the story's fields by name."""
        fields = self.fields = Fields(_said(self.fields.node), self.complaints, at=self.fields.node.span)
        plain = {key: fields.text(key) or None for key in _PLAIN}
        found: dict[str, Any] = {
            **plain,
            "title": self._title(),
            "language": self._language(),
            "ages": self._ages(),
            "trim": self._trim(),
            "art": self._art(),
            "printers": fields.several("printers"),
            "isbn": self._isbn(),
            "price": self._price(),
            "spine": self._spine(),
            "credits": self._credits(),
            "cast": Casting(fields, self.complaints).read(),
            "style": self._dotted("style"),
            "studio": self._studio(),
            "ai": self.fields.texts_by_name("ai"),
        }
        self._astray()
        fields.finish()
        found["keys"] = tuple((key, span) for key, span, _ in fields.node.pairs or ())
        return found

    def _astray(self) -> None:
        """Complain of characters that stand at the margin, where keys of the book stand."""
        known = {key for key, _, _ in self.fields.node.pairs or ()} & _KEYS
        for key, span, node in self.fields.node.pairs or ():
            if key not in known and any(said == "look" for said, _, _ in node.pairs or ()):
                self.fields.node_of(key)
                told = (
                    "begin it and the lines under it with two more spaces, under a line that says characters:"
                )
                self._say("not-under", f"“{key}” stands beside the book’s own keys", span, told)

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
        node = self.fields.node_of("language")
        if node is not None and node.items:
            told = f"type: language: {node.items[0].text or 'en'}; another language is a file of its own"
            self._wrong("language", "a story is in one language", told)
            return "en"
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
        if not all(SMALLEST <= side <= LARGEST for side in (size.width, size.height)):
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
        return self.fields.texts_by_name("isbn")

    def _price(self) -> tuple[tuple[str, str], ...]:
        """Read what the book costs, by printer, as an amount and its currency's code."""
        node = self.fields.node_of("price")
        if node is not None and node.pairs is None:
            told = f"type: price: {{kdp-paperback: {price_to_type(node.text or '')}}}, one for each binding"
            self._wrong("price", "a price belongs to one printer’s binding", told)
        found = []
        for printer, _, value in (node.pairs or ()) if node else ():
            price = price_of(value.text or "")
            if price is None:
                said = f"price does not understand “{value.text or value.kind}”"
                told = f"type: price: {{{printer}: {price_to_type(value.text or '')}}}"
                self._say("price", said, value.span, told)
            else:
                found.append((printer, price))
        return tuple(found)

    def _spine(self) -> tuple[tuple[str, float], ...]:
        """Read how thick the spine is, by printer: what the house's own calculator says of this book."""
        node = self.fields.node_of("spine")
        if node is not None and node.text is not None:
            told = f"type: spine: {{ingramspark-paperback: {node.text}}}, one for each binding"
            self._wrong("spine", "a spine belongs to one printer’s binding", told)
            return ()
        found = []
        for printer, _, value in (node.pairs or ()) if node else ():
            try:
                wide = parse_length(value.text or "")
                found.append((printer, wide))
                if not 0 < wide <= THICKEST:
                    said = f"no book has a spine of {value.text}"
                    self._say("spine", said, value.span, "copy it again from the house’s calculator")
            except ValueError:
                said = f"spine does not understand “{value.text or value.kind}”"
                self._say(
                    "spine", said, value.span, f"type: spine: {{{printer}: 0.?? in}}, as the house says"
                )
        return tuple(found)

    def _ages(self) -> tuple[int, int] | None:
        text = self.fields.text("ages")
        match = re.match(r"^(\d{1,2})\s*[-–]\s*(\d{1,2})$", text or "")
        if text and (match is None or int(match[1]) > int(match[2])):
            years = sorted(re.findall(r"(?<!\d)\d{1,2}(?!\d)", text), key=int)
            told = (
                f"type: ages: {years[0]}-{years[1]}"
                if len(years) == 2
                else "write ages: 3-6, the younger first"
            )
            self._wrong("ages", f"ages does not understand “{text}”", told)
            return None
        return (int(match[1]), int(match[2])) if match else None

    def _art(self) -> tuple[tuple[str, str], ...]:
        node = self.fields.node_of("art")
        if node is None:
            return ()
        if node.text is not None:
            return (("style", node.text),) if node.text else ()
        return self.fields.texts_by_name("art")

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
            if len(item.pairs) == 1 and item.pairs[0][0] not in ("role", "name"):
                said, _, value = item.pairs[0]
                told = f"type: {{role: {said}, name: {value.text or 'Ada Quill'}}}"
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
            told = f"type: budget: {budget.strip('$ ')} USD" if _SUM.match(budget) else "write budget: 12 USD"
            self._say("budget", message, node.span if node else None, told)
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

    def _wrong(self, key: str, message: str, told: str) -> None:
        node = self.fields.node_of(key)
        on_line = node is not None and node.span.excerpt
        self._say("bad-value", message, node.span if node and on_line else self.fields.where(key), told)

    def _say(self, code: str, message: str, span: Span | None, told: str | None = None) -> None:
        self.complaints.append(error(code, message, span, told))


def _said(node: Node) -> Node:
    """Return the front matter without the keys that say nothing yet, as a form to fill in has them."""
    blank = {key for key, _, value in node.pairs or () if value.text == "" and key in _MAY_BE_BLANK}
    return replace(node, pairs=tuple(pair for pair in node.pairs or () if pair[0] not in blank))


def _is_size(typed: str) -> bool:
    try:
        parse_size(typed)
    except ValueError:
        return False
    return True


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"
