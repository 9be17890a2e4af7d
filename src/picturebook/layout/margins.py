"""Optical margins: how far signs at the ends of a line stand outside its column, so that its edge looks straight.

Told as shares of a sign's own width. An opening mark hangs whole; of a stop or a hyphen some is left inside, for its
ink is at its middle. Signs of East Asia that fill half of their square hang by the other half.
"""

from __future__ import annotations

from picturebook.layout.hyphens import SOFT

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
