"""Optical margins: how far signs at the ends of a line stand outside its column, so that its edge looks straight.

Told as shares of a sign's own width. An opening mark hangs whole; of a stop or a hyphen some is left inside, for its
ink is at its middle. Signs of East Asia that fill half of their square hang by the other half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.hyphens import SOFT
from picturebook.layout.itemising import Stretch
from picturebook.layout.justified import JOINED
from picturebook.layout.lines import Piece, Word
from picturebook.layout.shape import Said, width

_OPENING = "“‘\"'„‚«"
_EITHER = "”’»"  # languages written from the right open with these too
_CLOSING = {
    **dict.fromkeys("”’\"'»“‘«", 0.8),
    **dict.fromkeys(".,،۔-\u2010" + SOFT, 0.7),
    **dict.fromkeys(":;؛!?؟–", 0.3),
    "—": 0.2,
}
_HALF_OPENING, _HALF_CLOSING = "「『（《〈【〔［", "」』）》〉】〕］、。，．"
_HALF = 0.5
_CENTRED = "Hant"  # there stops and commas stand amid their squares
_STOPS = "、。，．"


def before(char: str, *, backwards: bool = False) -> float:
    """Return the share of a sign that hangs outside the edge where its line starts."""
    if char in _OPENING or (backwards and char in _EITHER):
        return 1.0
    return _HALF if char in _HALF_OPENING else 0.0


def after(char: str, script: str) -> float:
    """Return the share of a sign that hangs outside the edge where its line ends."""
    if char in _HALF_CLOSING:
        return 0.0 if script == _CENTRED and char in _STOPS else _HALF
    return _CLOSING.get(char, 0.0)


def hung(text: str, piece: Piece, word: Word, stretches: Sequence[Stretch], language: str) -> Word:
    """Return a word with what of it hangs outside a filled line that it starts or ends, and where it gives."""
    own = [part for part in stretches if part.start < piece.end and part.end > piece.start]
    start, end = own[0], own[-1]
    opening, closing = text[piece.start], text[piece.end - 1]
    hangs_before, hangs_after = before(opening), word.hyphen * after(SOFT, end.script)
    if hangs_before:
        hangs_before *= width(start.face, opening, Said(language, start.script))
    if not piece.divided and (share := after(closing, end.script)):
        hangs_after = share * width(end.face, closing, Said(language, end.script))
    joints = sum(
        min(part.end, piece.end) - max(part.start, piece.start) for part in own if part.script in JOINED
    )
    return replace(word, hangs_before=hangs_before, hangs_after=hangs_after, joints=joints)
