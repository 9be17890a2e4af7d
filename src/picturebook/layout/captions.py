"""Captions: the words after each picture of a page, for a template that has a slot for each.

A strip is read panel by panel: what its author typed after a picture belongs to it, whatever room the others have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from picturebook.dummy import Leaf
from picturebook.manuscript.story import Block, Parallel, Picture


def captions(leaf: Leaf, blocks: Sequence[Block], many: int) -> list[list[Block]] | None:
    """Return a page's blocks dealt to its pictures, as many as slots; one that comes after all of them is the first's.

    None where several come after all pictures: whose they are nobody said. A second language follows the first block
    by block where it has as many, else it comes after all of them.
    """
    page = leaf.page
    if page is None or len(page.pictures) != many or many < 2:
        return None
    dealt: list[list[Block]] = [[] for _ in range(many)]
    at = -1
    for block in page.blocks:
        if isinstance(block, Picture):
            at += 1
        elif block in blocks and not isinstance(block, Parallel):
            dealt[max(at, 0)].append(block)
    if not any(dealt[:-1]):
        if len(dealt[-1]) != 1:
            return None
        dealt = [dealt[-1], *dealt[:-1]]
    return _in_both(dealt, [block for block in blocks if isinstance(block, Parallel)])


def _in_both(dealt: list[list[Block]], beside: Sequence[Parallel]) -> list[list[Block]]:
    others = [replace(one, blocks=(block,)) for one in beside for block in one.blocks]
    if len(others) != sum(map(len, dealt)):
        last = max(at for at, part in enumerate(dealt) if part)
        return [[*part, *(beside if at == last else ())] for at, part in enumerate(dealt)]
    again = iter(others)
    return [[*part, *(next(again) for _ in part)] for part in dealt]
