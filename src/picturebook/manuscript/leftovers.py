"""Leftovers: marks that mean nothing here and will be printed as they stand, though they were hardly meant to be.

None of them is wrong, so each is a hint: a dash may be all a page says, and a star may be a star.
"""

from __future__ import annotations

import re

from picturebook.manuscript.story import Inline, Words

Leftover = tuple[str, int, int, str]  # message, start, end, what to type
_DASHES = re.compile(r"\s*[-–—―‒─━⸺⸻](?:[ \t]*[-–—―‒─━⸺⸻])*\s*$")
_GLUED = re.compile(r" {0,3}(#{1,6})([^\W\d_].*)$")
_BULLET = re.compile(r"\s*([•▪◦●○■‣∙·])\s*([^\W_].*)$")
_SPEECH = re.compile(r"\s*[–—―][ \t]*\S")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)*_]*\s*$")
_STRUCK = re.compile(r"(?<![\\~])~~(?=[^\s~])")
_STAR = re.compile(r"\*\*+|\*(?=\S)|(?<=\S)\*")
_SPACED = re.compile(r"(?:^|(?<=\s))\*(?=\s|$)")
_BREAK = re.compile(r"(?<!\\)(?:\\\\)*(\\)\s*$")
_ESCAPED = re.compile(r"\\[\\*]")


def leftover_of(line: str, above: str | None) -> Leftover | None:
    """Return what a line of words holds that will be printed as it stands; `above` is the line before, if any."""
    return _line_of_dashes(line) or _glued(line) or _bullet(line) or _speech(line, above) or _struck(line)


def has_stray_star(text: str, content: tuple[Inline, ...]) -> bool:
    """Say whether a star of the text stands in what was read from it, though none was typed to be one."""
    if not _STAR.search(_ESCAPED.sub("__", text)):
        return False  # stars among spaces only: 3 * 4
    left = sum(word.text.count("*") for word in content if isinstance(word, Words))
    return left > text.count("\\*") + text.count("&ast;") + len(_SPACED.findall(text))


def stray_star(line: str) -> Leftover | None:
    """Return the first star of a line that leans no word, where it is known that one is left over."""
    match = _STAR.search(_ESCAPED.sub("__", line))
    if match is None:
        return None
    told = "close it with as many stars after the last word, or type \\* where a star is meant"
    return "a * here is printed as it stands: it has no partner", match.start(), match.end(), told


def stray_break(line: str) -> Leftover | None:
    """Return the \\ that ends the last line of a paragraph, under which nothing goes on."""
    match = _BREAK.search(line)
    if match is None:
        return None
    message = "a \\ that ends a paragraph breaks no line, and is printed as it stands"
    return message, match.start(1), match.end(1), "take it away"


def _line_of_dashes(line: str) -> Leftover | None:
    if not _DASHES.match(line):
        return None
    typed = line.strip()
    told = "type --- on a line of its own to end a page, or *** for an ornament"
    return f"a line with only “{typed}” is printed as it stands", line.index(typed), len(line.rstrip()), told


def _glued(line: str) -> Leftover | None:
    match = _GLUED.match(line)
    if match is None:
        return None
    told = f"type: {match[1]} {match[2].rstrip()} for a shouted line"
    return "a # without a space behind it is printed as it stands", match.start(1), match.end(1), told


def _bullet(line: str) -> Leftover | None:
    match = _BULLET.match(line)
    if match is None:
        return None
    message = f"{match[1]} makes no list, and the lines run on as one"
    return message, match.start(1), match.end(1), f"type: - {match[2].rstrip()}"


def _speech(line: str, above: str | None) -> Leftover | None:
    match = _SPEECH.match(line)
    if match is None or above is None or not _ENDED.search(above):
        return None
    message = "this line runs on from the one above, as any line under another does"
    at = len(line) - len(line.lstrip())
    return message, at, at + 1, "end the line above with \\ to begin a new one here"


def _struck(line: str) -> Leftover | None:
    match = _STRUCK.search(line)
    if match is None or "~~" not in line[match.end() :]:
        return None
    message = "~~ is printed as it stands: a book strikes no words out"
    return message, match.start(), match.end(), "take both ~~ away"
