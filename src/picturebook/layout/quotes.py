"""Printed marks from typed ones: "so" becomes “so”, it's becomes it’s, 5'3" becomes 5′3″, and -- becomes a dash.

Only the straight marks of a typewriter are changed, and the spaces that French sets narrower; whatever the author
typed in its printed form stays. What is printed is also what is copied, searched and read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from picturebook.layout.quote_marks import elides, is_elided, marks_of, spaced_dash
from picturebook.manuscript.story import Break, Inline, Words

_TYPED = re.compile(r"[\"']|--| - ")
_FRENCH = re.compile(r" (?=[;:!?»])|(?<=«) ")
_THIN, _KEPT = "\u202f", "\u00a0"  # an espace fine, and a whole one, at which no line ends
_OPENERS = frozenset("([{“‘„‚«‹¿¡\u200b\u2066\u2067\u2068")
_DASHES = frozenset("-–—―")
_HEBREW = re.compile("[\u05d0-\u05ea\u0591-\u05c7]")
# Scripts that write no apostrophe: between two of their letters stands a quotation mark.
_UNSPACED = re.compile("[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uff00-\uffef]")
# Two or three of them, or one alone between words; between figures it takes away.
_HYPHENS = re.compile(r"(?<!-)-{2,3}(?!-)|(?<=[^\s\d] )-(?= [^\s\d])")
_FEET = re.compile(r"\d'\d+$")
_CLOSING = re.compile(r"(?<=\S)'(?![^\W_])")
_TELLING = frozenset(",:")  # what stands before a speech
_BLANKS = re.compile(" {2,}")
_NEAR = 8  # characters looked at beside a mark
_YEAR = re.compile(r"\d\d(?!\d)")


def printed(content: Sequence[Inline], language: str) -> tuple[Inline, ...]:
    """Return words with typed quotes, apostrophes, primes and dashes as the language prints them.

    Marks are paired across emphasis: its borders are no ends of words.
    """
    text = "".join("\n" if isinstance(part, Break) else part.text for part in content)
    french = language.lower().split("-")[0] == "fr"
    if not _TYPED.search(text) and not (french and _FRENCH.search(text)):
        return tuple(content)
    letters = iter(_Setting(text, language).letters())
    made: list[Inline] = []
    for part in content:
        if isinstance(part, Words):
            made.append(replace(part, text="".join(next(letters) for _ in part.text)))
        else:
            next(letters)
            made.append(part)
    return tuple(made)


def single_spaced(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the words with every run of spaces made one, also where a run crosses from one emphasis to the next."""
    made: list[Inline] = []
    spaced = False
    for part in content:
        if isinstance(part, Words):
            text = _BLANKS.sub(" ", part.text)
            text = text[1:] if spaced and text.startswith(" ") else text
            spaced = text.endswith(" ") if text else spaced
            made.append(replace(part, text=text))
        else:
            spaced = False
            made.append(part)
    return tuple(made)


@lru_cache(maxsize=256)
def printed_text(text: str, language: str) -> str:
    """Return one text so, such as a name."""
    return "".join(part.text for part in printed((Words(text=text),), language) if isinstance(part, Words))


class _Setting:
    """A text on its way through: which quotation marks are open, the outermost first."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.outer, self.inner = marks_of(language)[:2], marks_of(language)[2:]
        self.open: list[str] = []  # the marks as typed
        self.french = language.lower().split("-")[0] == "fr"
        # In Switzerland guillemets stand close.
        self.thin = _THIN if self.french and self.outer == "«»" and language.lower() != "fr-ch" else ""

    def letters(self) -> Iterator[str]:
        """Yield what each character of the text becomes; what a run of hyphens becomes stands at its first."""
        dashes = dict(self._dashes())
        spaces = dict(self._spaces())
        for at, char in enumerate(self.text):
            if at in dashes:
                yield dashes[at]
            elif char == '"':
                yield self._double(at)
            elif char == "'":
                yield self._single(at)
            else:
                if char == "\n":
                    self.open.clear()  # a verse opens a speech again on every line
                yield spaces.get(at, char)

    def _dashes(self) -> Iterator[tuple[int, str]]:
        for match in _HYPHENS.finditer(self.text):
            start, end = match.span()
            spaced = self.text[start - 1 : start] == " " == self.text[end : end + 1]
            dash = spaced_dash(self.language) if spaced and end - start < 3 else "—"
            yield from ((at, dash if at == start else "") for at in range(start, end))

    def _spaces(self) -> Iterable[tuple[int, str]]:
        if not self.french:
            return ()
        found = (match.start() for match in _FRENCH.finditer(self.text))
        return ((at, _KEPT if self.text[at + 1 : at + 2] == ":" else _THIN) for at in found)

    def _double(self, at: int) -> str:
        before, after = self._beside(at)
        if _HEBREW.match(before) and _HEBREW.match(after):
            return "״"
        if before.isdigit() and ('"' not in self.open or _FEET.search(self.text, max(0, at - _NEAR), at)):
            return "″"
        return self._quotation(at, '"')

    def _single(self, at: int) -> str:
        before, after = self._beside(at)
        if _HEBREW.match(before):
            return "׳" if _HEBREW.match(after) or "'" not in self.open else self._quotation(at, "'")
        if before.isdigit() and (after.isdigit() or ("'" not in self.open and not after.isalpha())):
            return "′"
        if before.isalnum() and after.isalnum() and not _UNSPACED.match(before + after):
            return "’"
        if not before.isalnum() and self._leaves_out(at):
            return "’"
        if before.isalnum() and "'" not in self.open and not _UNSPACED.match(before):
            return "’"
        if after.isalpha() and self._lacks_a_sound(at, before):
            return "’"
        return self._quotation(at, "'")

    def _beside(self, at: int) -> tuple[str, str]:
        return self.text[at - 1 : at] if at else "", self.text[at + 1 : at + 2]

    def _leaves_out(self, at: int) -> bool:
        """Say whether a mark stands for letters left out before it: 'tis, '99."""
        rest = self.text[at + 1 : at + _NEAR].lower()
        word = re.match(r"[^\W\d_]*", rest)
        return bool(_YEAR.match(rest)) or (word is not None and is_elided(word[0], self.language))

    def _lacks_a_sound(self, at: int, before: str) -> bool:
        """Say whether a mark before a letter opens nothing, since nothing would close it: “Where's 'Arry?”.

        A speech that goes on in the next paragraph is left open too, but it begins its own, or follows who speaks: he
        said, 'Come.
        """
        if before.isalnum() or before in ("", "\n") or not elides(self.language):
            return False
        if not self.open and self.text[max(0, at - _NEAR) : at].rstrip()[-1:] in _TELLING:
            return False
        end = self.text.find('"', at) if '"' in self.open else -1
        rest = (at + 1, len(self.text) if end < 0 else end)
        return "'" in self.open or _CLOSING.search(self.text, *rest) is None

    def _quotation(self, at: int, typed: str) -> str:
        """Open or close a quotation: one that is opened inside another of its kind is an inner one."""
        if self._opens(at, typed):
            self.open.append(typed)
            return self._mark(typed, self.open.count(typed), 0)
        mark = self._mark(typed, self.open.count(typed), 1)
        if typed in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(typed) :]
        return mark

    def _mark(self, typed: str, depth: int, side: int) -> str:
        inner = (typed == "'") != (depth % 2 == 0 and depth > 0)
        mark = (self.inner if inner else self.outer)[side]
        if mark in "«»" and self.thin:
            return mark + self.thin if side == 0 else self.thin + mark
        return mark

    def _opens(self, at: int, typed: str) -> bool:
        before = self.text[max(0, at - _NEAR) : at].rstrip("\"'")[-1:]
        after = self.text[at + 1 : at + _NEAR].lstrip("\"'")[:1]
        free = before == "" or before.isspace() or before in _OPENERS or before in _DASHES
        ends = after == "" or after.isspace() or not after.isalnum()
        if free != ends:
            return free
        return typed not in self.open
