"""Items of a page laid where they stand on another: moved, and made smaller or larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.layout.frame import Group, Item, Picture, Run, Shape, Wash
from picturebook.measure import Rect
from picturebook.record import record


@record
class Move:
    """From the points of one page to those of another: `scale` times as large, from the top left corner at x and y."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def box(self, box: Rect) -> Rect:
        """Return where a box comes to lie."""
        return Rect(
            x=self.x + box.x * self.scale,
            y=self.y + box.y * self.scale,
            width=box.width * self.scale,
            height=box.height * self.scale,
        )

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return items as they come to stand."""
        return tuple(self._item(item) for item in items)

    def _item(self, item: Item) -> Item:
        match item:
            case Picture():
                washes = tuple(self._wash(one) for one in item.washes)
                return replace(item, box=self.box(item.box), washes=washes, radius=item.radius * self.scale)
            case Run():
                x, y = self.x + item.x * self.scale, self.y + item.y * self.scale
                return replace(item, x=x, y=y, size=item.size * self.scale)
            case Shape():
                path = tuple(self._step(step) for step in item.path)
                return replace(item, path=path, width=item.width * self.scale)
            case Group():
                clip = self.box(item.clip) if item.clip else None
                return replace(item, items=self.items(item.items), clip=clip)

    def _step(self, step: tuple[str | float, ...]) -> tuple[str | float, ...]:
        """Return a step of a path: after its letter, x and y alternate."""
        kind, *numbers = step
        edges = (self.x, self.y)
        return (kind, *(edges[at % 2] + float(one) * self.scale for at, one in enumerate(numbers)))

    def _wash(self, wash: Wash) -> Wash:
        return replace(
            wash,
            box=self.box(wash.box),
            feather=wash.feather * self.scale,
            radius=wash.radius * self.scale,
            lines=tuple(self.box(one) for one in wash.lines),
        )
