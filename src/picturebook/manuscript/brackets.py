"""Brackets: where a scene or a target ends, nested pairs and escaped ones minded.

Each text is walked once, however many brackets it opens: a page of brackets is a page of brackets.
"""

from __future__ import annotations

import re

_LIKELY = re.compile(r"\]\(|\n[ \t]*!\[")  # where a scene seems to end: at its target, or at the next picture


def matched(text: str, opener: str, closer: str) -> dict[int, int]:
    """Return where each bracket that is closed is closed, by where it is opened."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(f"[{re.escape(opener + closer)}]", text):
        at = match.start()
        if at and text[at - 1] == "\\":
            continue
        if match[0] == opener:
            waiting.append(at)
        elif waiting:
            found[waiting.pop()] = at
    return found


def opened(text: str, start: int) -> int:
    """Return the bracket most likely left open: the last one opened before the scene seems to end."""
    seems = _LIKELY.search(text, start)
    end = seems.start() if seems else len(text)
    waiting: list[int] = []
    for match in re.finditer(r"[\[\]]", text[start:end]):
        at = start + match.start()
        if at and text[at - 1] == "\\":
            continue
        if match[0] == "[":
            waiting.append(at)
        elif waiting:
            waiting.pop()
    return waiting[-1] if waiting else start
