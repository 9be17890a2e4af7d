"""The order of a line: its words cut where face, script or direction changes, as they stand from left to right.

What runs from right to left is cut apart from what does not by the levels of its paragraph, and every part is then
shaped in its own direction. A line broken at a space keeps that space at its end, unseen: on the left side of a line
that runs from the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from picturebook.layout.bidi import LevelRun, Levels, kind_of, levels, visual
from picturebook.layout.hyphens import SOFT
from picturebook.layout.lines import SPACE
from picturebook.layout.scripts import LATIN, has_a_script, script_runs
from picturebook.layout.shape import FontFile, Said, Shaped, hyphen_of, shape
from picturebook.layout.strips import Strip
from picturebook.record import record


@record
class Part:
    """Words of a line in one face, of one script and in one direction: "ltr" or "rtl".

    `divided` where it ends inside a word: its last character is then a soft hyphen, and is seen.
    `turns` where a sign or a space takes up again what runs from the right, after words the other way: whoever reads
    glyphs back cannot know to which side it belongs.
    """

    face: FontFile
    text: str
    script: str = LATIN
    direction: str = "ltr"
    turns: bool = False
    divided: bool = False

    def advance(self, language: str) -> float:
        """Return its width in em."""
        return self.shaped(language).advance

    def shaped(self, language: str) -> Shaped:
        """Return its glyphs."""
        seen = self.text[:-1] + hyphen_of(self.face) if self.divided else self.text
        return shape(self.face, seen, Said(language, self.script), self.direction)


@record
class Ordered:
    """A line from left to right; `backwards` if its paragraph runs from the right."""

    parts: tuple[Part, ...]
    backwards: bool
    word_space: float = 1.0  # times the faces' own

    @property
    def opening(self) -> Part | None:
        """The part at the start side, if it begins there: words that run against their line do not."""
        first = self.parts[-1 if self.backwards else 0]
        return first if (first.direction == "rtl") == self.backwards else None

    @property
    def closing(self) -> Part | None:
        """The part at the end side, if it ends there."""
        last = self.parts[0 if self.backwards else -1]
        return last if (last.direction == "rtl") == self.backwards else None

    def shaped(self, language: str) -> tuple[Shaped, ...]:
        """Return the glyphs of each part."""
        glyphs = tuple([part.shaped(language) for part in self.parts])
        if self.word_space == 1.0:
            return glyphs
        return tuple(
            _spaced(one, part, self.word_space) for one, part in zip(glyphs, self.parts, strict=True)
        )

    def advance(self, language: str) -> float:
        """Return the width in em, without the space at the line's end."""
        return self.extent(self.shaped(language))

    def extent(self, shaped: Sequence[Shaped]) -> float:
        """Return the same where its glyphs are at hand."""
        return sum([one.advance for one in shaped]) - self._tail(shaped)

    def unseen(self, shaped: Sequence[Shaped]) -> float:
        """Return how far left of what is seen the first part starts, in em: the space at the end of a line."""
        return self._tail(shaped) if self.backwards else 0.0

    def _tail(self, shaped: Sequence[Shaped]) -> float:
        """Return the width of the space at the end, which stands at the end side."""
        side = 0 if self.backwards else -1
        part = self.parts[side]
        if not part.text.endswith(SPACE):
            return 0.0
        space = shaped[side].clusters[side]
        return sum(glyph.advance for glyph in space.glyphs) / part.face.units_per_em


class _Words(NamedTuple):
    """Words of a line in one face and of one script, and where they stand in their paragraph."""

    face: FontFile
    script: str
    text: str
    start: int
    divided: bool = False


_Hand = tuple[FontFile, str]  # the face and the script of a character


def ordered(strip: Strip, first: int, past: int) -> Ordered:
    """Return a line of a strip's words: one space between them, and one after them if it was broken there."""
    line = _turned(_words(strip, first, past), strip.levels)
    return line if strip.word_space == 1.0 else replace(line, word_space=strip.word_space)


def ordered_text(face: FontFile, text: str, base: int) -> Ordered:
    """Return a text of its own in one face, in a paragraph of that level."""
    found = levels(text, "rtl" if base else "ltr")
    said = (
        _Words(face, run.script, text[run.start : run.end], run.start) for run in script_runs(text, "und")
    )
    return _turned(tuple(said), found)


def _spaced(shaped: Shaped, part: Part, by: float) -> Shaped:
    """Return glyphs whose spaces are so many times as wide."""
    clusters, more = [], 0
    for one in shaped.clusters:
        if part.text[one.start : one.end] == SPACE:
            glyphs = tuple(replace(glyph, advance=round(glyph.advance * by)) for glyph in one.glyphs)
            more += sum(glyph.advance for glyph in glyphs) - sum(glyph.advance for glyph in one.glyphs)
            one = replace(one, glyphs=glyphs)
        clusters.append(one)
    return replace(shaped, clusters=tuple(clusters), advance=shaped.advance + more / part.face.units_per_em)


def _words(strip: Strip, first: int, past: int) -> list[_Words]:
    if len(strip.stretches) == 1:
        return [_words_of_one(strip, first, past)]
    made: list[_Words] = []
    for at in range(first, past):
        piece = strip.pieces[at]
        for part in strip.stretches:
            start, end = max(part.start, piece.start), min(part.end, piece.end)
            if start < end:
                made.append(_Words(part.face, part.script, strip.text[start:end], start))
        if piece.spaced and at < len(strip.pieces) - 1:
            made.append(_Words(made[-1].face, made[-1].script, SPACE, piece.end))
    if strip.pieces[past - 1].divided:
        made[-1] = made[-1]._replace(text=made[-1].text.rstrip(SOFT) + SOFT, divided=True)
    return made


def _words_of_one(strip: Strip, first: int, past: int) -> _Words:
    """Return a line of a strip that is all in one face: as nearly all of them are."""
    (part,), text, own = strip.stretches, strip.text, strip.pieces[first:past]
    said = "".join(
        [text[one.start : one.end] + SPACE if one.spaced else text[one.start : one.end] for one in own]
    )
    if past == len(strip.pieces) and own[-1].spaced:
        said = said[:-1]
    if own[-1].divided:
        said = said.rstrip(SOFT) + SOFT
    return _Words(part.face, part.script, said, own[0].start, own[-1].divided)


def _turned(said: Sequence[_Words], found: Levels) -> Ordered:
    if not found.base and not any(found.of):  # all of it runs from the left, as nearly always
        return Ordered(parts=tuple(_joined(said)), backwards=False)
    text = "".join(words.text for words in said)
    of = b"".join(found.of[words.start : words.start + len(words.text)] for words in said)
    hands = [(words.face, words.script) for words in said for _ in words.text]
    divided = said[-1].divided
    seen = text[:-1] + "-" if divided else text  # a soft hyphen would count as blank (L1)
    made: list[Part] = []
    for run in visual(seen, Levels(base=found.base, of=of), 0, len(text)):
        cut = [
            Part(
                face=face,
                text=text[start:end],
                script=script,
                direction=run.direction,
                divided=divided and end == len(text),
            )
            for (face, script), start, end in _by_hand(text, hands, run)
        ]
        made += reversed(cut) if run.direction == "rtl" else cut
    return Ordered(parts=tuple(_turning(made)), backwards=found.base == 1)


def _joined(said: Sequence[_Words]) -> Iterator[Part]:
    for _, some in groupby(said, key=lambda words: (id(words.face), words.script)):
        held = list(some)
        yield Part(
            face=held[0].face,
            text="".join(words.text for words in held),
            script=held[0].script,
            divided=held[-1].divided,
        )


def _turning(made: Sequence[Part]) -> Iterator[Part]:
    for at, part in enumerate(made):
        after_others = at + 1 < len(made) and part.direction == "rtl" and made[at + 1].direction == "ltr"
        yield replace(part, turns=after_others and kind_of(part.text[0]) not in ("R", "AL"))


def _by_hand(text: str, hands: Sequence[_Hand], run: LevelRun) -> Iterator[tuple[_Hand, int, int]]:
    """Cut a run where the face changes, or the script of its letters: signs and spaces go with those beside them.

    A space that opens a run is in the face of what follows: the word before it runs the other way.
    """
    opening = next((at for at in range(run.start, run.end) if text[at] != SPACE), run.start)
    start, hand = run.start, hands[opening]
    for at in range(opening + 1, run.end):
        face, script = hands[at]
        if face is not hand[0] or (script != hand[1] and has_a_script(text[at])):
            yield hand, start, at
            start, hand = at, hands[at]
    yield hand, start, run.end
