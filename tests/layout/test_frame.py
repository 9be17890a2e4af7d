"""Frames as plain JSON."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from picturebook.layout.compose import compose
from picturebook.layout.frame import Opening, from_json, to_json


def test_round_trip(desk: SimpleNamespace) -> None:
    """A composed opening survives JSON: what is read back writes the same JSON again."""
    page = desk.page(1, desk.picture("a"), desk.paragraph("Pim counted *eleven* stars — “all wet.”"))
    for opening in compose(
        desk.book(("full", page), ("words", desk.page(2, desk.paragraph("So."))))
    ).openings:
        data = json.loads(json.dumps(to_json(opening)))
        back = from_json(data)
        assert isinstance(back, Opening)
        assert to_json(back) == data
        assert back.frames[0].reading == opening.frames[0].reading


def test_floats_are_short(desk: SimpleNamespace) -> None:
    """No length is written finer than a thousandth of a point."""
    page = desk.page(1, desk.picture("a"), desk.paragraph("Pim counted eleven stars in a puddle."))
    text = json.dumps(to_json(compose(desk.book(("above", page))).openings[0]))
    numbers = [
        part for part in text.replace(",", " ").replace("}", " ").replace("]", " ").split() if "." in part
    ]
    lengths = [part for part in numbers if part.replace(".", "").replace("-", "").isdigit()]
    assert lengths and all(len(part.split(".")[1]) <= 6 for part in lengths)


def test_unknown_kind() -> None:
    """Something that is no part of a frame is refused."""
    with pytest.raises(KeyError):
        from_json({"kind": "Sticker"})
