"""Brackets: where a scene or a target ends, nested pairs and escaped ones minded."""

from __future__ import annotations


def opened(text: str, start: int) -> int:
    """Return the bracket most likely left open: the last one opened before the scene seems to end."""
    end = text.find("](", start)
    opened: list[int] = []
    for at in range(start, len(text) if end < 0 else end):
        if text[at] == "[" and text[at - 1] != "\\":
            opened.append(at)
        elif text[at] == "]" and text[at - 1] != "\\" and opened:
            opened.pop()
    return opened[-1] if opened else start


def closing(text: str, start: int, opener: str, closer: str) -> int | None:
    """Return where the bracket opened at or after start is closed, nested ones balanced, or None."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] == "\\":
            continue
        if text[at] == opener and text[at - 1] != "\\":
            depth += 1
        elif text[at] == closer and text[at - 1] != "\\":
            depth -= 1
            if depth == 0:
                return at
    return None
