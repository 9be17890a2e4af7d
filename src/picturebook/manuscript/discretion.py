"""Discretion: a key typed into a story by mistake is never repeated in a message.

Complaints show the line they are about, and messages travel: into terminals, logs, screenshots, bug reports. What
looks like a key is shown as dots, one for each letter, so that carets still stand where they stood. What merely
stands after the word “secret” is the tale's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from picturebook.diagnostics import Diagnostic

_SECRET = re.compile(
    r"(?i)\b[\w-]{0,40}(?:api[_-]?key|secret[_-]key|auth[_-]?token|access[_-]?token)[\"']?\s*[:=]\s*[\"']?"
    r"(?P<named>[^\s\"',;{}]{4,})"
    r"|\b(?:sk|pk|rk|ghp|hf)[-_](?P<shaped>[A-Za-z0-9_-]{12,})"
    r"|\b[\w.+-]{0,40}(?:secret|password|passwd|key|token)[\"']?\s*[:=-]\s*[\"']?(?P<word>[^\s\"',;{}]+)"
    r"|\bBearer\s+(?P<bearer>[^\s\"',;{}]+)"
    r"|\b(?P<long>[A-Za-z0-9]{32,})\b"
)
_SHORT, _LONG = 8, 16  # letters
_MAYBE: dict[str | int, float] = {"word": _LONG, "bearer": _LONG, "long": float("inf")}
# “swordfish123” is a password; “3rd-grade” and “1000-year-old” are words of a tale.
_NUMBERED = re.compile(r"(?=[A-Za-z0-9]{8})[A-Za-z]*\d{3}")
_INSTEAD = "take the key out of this line: keys come from the environment or your own configuration"


def hushed(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return diagnostics with whatever looks like a key shown as dots; a fix keeps the line as it is."""
    lines = cache(hush)  # many complaints may be about one long line
    return tuple(_hushed(item, lines) for item in diagnostics)


def _hushed(item: Diagnostic, lines: Callable[[str], str]) -> Diagnostic:
    span = item.span and replace(item.span, excerpt=lines(item.span.excerpt))
    # Dots are nothing to type: where the line to type would hold a key, it is the key that has to go.
    told = _INSTEAD if item.hint and hush(item.hint) != item.hint else item.hint
    return replace(item, span=span, hint=told, message=hush(item.message))


def hush(text: str) -> str:
    """Return text with every letter of a key replaced by a dot."""
    return _SECRET.sub(_dots, text)


def _looks_like_key(word: str, most: float) -> bool:
    """Say whether a word is none of a tale's: letters mixed with digits, or digits where no number would be.

    A title may be “The Secret: Under the Stairs”, and a scene hold a password.
    """
    mixed = any(letter.isupper() for letter in word[1:]) and any(letter.islower() for letter in word)
    numbered = mixed or (most < float("inf") and _NUMBERED.search(word) is not None)
    return any(letter.isdigit() for letter in word) and len(word) >= (_SHORT if numbered else most)


def _dots(match: re.Match[str]) -> str:
    group = match.lastgroup or 0
    # A word of hexadecimal digits alone is a file's name, or its digest.
    if group in _MAYBE and not _looks_like_key(match[group], _MAYBE[group]):
        return match[0] if group == "long" else _with(match, hush(match[group]))
    return _with(match, "•" * len(match[group]))


def _with(match: re.Match[str], instead: str) -> str:
    start, end = match.span(match.lastgroup or 0)
    return match[0][: start - match.start()] + instead + match[0][end - match.start() :]
