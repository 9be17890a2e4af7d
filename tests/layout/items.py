"""Looking into frames: what they hold, in the order it is painted."""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.layout.frame import Frame, Group, Item, Run


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield every item, groups before what they hold."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def runs(frame: Frame) -> list[Run]:
    """Return a frame's runs in paint order."""
    return [item for item in walk(frame.items) if isinstance(item, Run)]


def named(frame: Frame, name: str) -> Group:
    """Return the group of that id."""
    return next(item for item in walk(frame.items) if isinstance(item, Group) and item.id == name)
