"""Printed quotation marks from typed ones: "so" becomes “so”, and it's becomes it’s.

One character becomes one character, so offsets into the author's words stay true.
"""

from __future__ import annotations

_MARKS = {
    "de": "„“‚‘",
    "cs": "„“‚‘",
    "sk": "„“‚‘",
    "pl": "„”‚’",
    "hu": "„”‚’",
    "sv": "””’’",
    "fi": "””’’",
}
_ENGLISH = "“”‘’"
_ELIDED = ("tis", "twas", "til", "em", "cause", "cos", "bout", "round", "n'", "n’")


def printed(text: str, language: str) -> str:
    """Return the text with typed quotes and apostrophes as the language prints them."""
    if '"' not in text and "'" not in text:
        return text
    opening, closing, inner, outer = tuple(_MARKS.get(language.split("-")[0].lower(), _ENGLISH))
    made: list[str] = []
    for at, char in enumerate(text):
        if char == '"':
            made.append(opening if _opens(made) else closing)
        elif char == "'":
            made.append(_single(text, at, made, (inner, outer)))
        else:
            made.append(char)
    return "".join(made)


def _opens(before: list[str]) -> bool:
    return not before or before[-1].isspace() or before[-1] in "([{—–“‘„‚«\u200b"


def _single(text: str, at: int, before: list[str], marks: tuple[str, str]) -> str:
    if not _opens(before):
        return "’" if text[at + 1 : at + 2].isalpha() else marks[1]
    rest = text[at + 1 :].lower()
    elided = rest[:1].isdigit() or any(
        rest.startswith(word) and not rest[len(word) : len(word) + 1].isalpha() for word in _ELIDED
    )
    return "’" if elided else marks[0]
