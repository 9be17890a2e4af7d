"""Drawings of the author's, as the front matter names them: a path, or a path with what it is for.

references: [art/pim.png]
references: [{file: art/pim.jpg, as: likeness}, {file: art/brush.png, as: style}]
"""

from __future__ import annotations

from picturebook.diagnostics import Diagnostic, error
from picturebook.fields import Fields, Node
from picturebook.manuscript.cast import Drawing, Use

_SHOWN = "references: [{file: art/pim.png, as: exact}]"


def read_drawings(node: Node, complaints: list[Diagnostic]) -> tuple[Drawing, ...]:
    """Return the drawings of a list; a single one need not stand in brackets."""
    found = (_drawing(item, complaints) for item in (node.items if node.items is not None else (node,)))
    return tuple(one for one in found if one is not None)


def _drawing(node: Node, complaints: list[Diagnostic]) -> Drawing | None:
    if node.text is not None:
        return Drawing(file=node.text, span=node.span)
    if node.pairs is None:
        said = "a reference is a path, or a file with what it is for"
        complaints.append(error("not-a-list", said, node.span, f"type: {_SHOWN}"))
        return None
    fields = Fields(node, complaints)
    file, place = fields.required("file", f"type: {_SHOWN}"), fields.node_of("file")
    word = fields.choice("as", tuple(Use), "") if fields.node_of("as") is not None else ""
    fields.finish()
    return Drawing(file=file, use=Use(word) if word else None, span=place.span) if place else None
