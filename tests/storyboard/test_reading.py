"""Requests read back: the same digest as was written, or nothing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from picturebook.storyboard.reading import read_request
from picturebook.storyboard.request import Edit, Reference, Request, request_digest, to_json
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio.doubles import PAID

COUNTS, BOAT = requests_of(TWO_PAGES, PAID).values()
EDITED = replace(
    BOAT,
    references=(Reference(role="Pim", sha256="a" * 64, path="art/pim.png"),),
    edit=Edit(parent="b" * 64, source="art/boat.png", region="c" * 64, how="mask", image=b"x", overlay=b"y"),
)


@pytest.mark.parametrize("request_", [COUNTS, BOAT, EDITED])
def test_a_request_comes_back_from_its_file_as_the_same_request(request_: Request) -> None:
    """By its digest, and late: it is fetched and never sent."""
    kept = json.loads(json.dumps(to_json(request_), sort_keys=True))
    found = read_request(kept, request_.shot, ["Oda"])
    assert request_digest(found) == request_digest(request_)
    assert (found.shot, found.left_out, found.late, request_.late) == (request_.shot, ("Oda",), True, False)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 99},
        {"brief": {"kind": "scene", "scene": "x", "weather": "fog"}},
        {"brief": None},
        {"pixels": [1]},
        {"composition": {"aspect": "7:5"}},
        {"edit": {"parent": 1}},
        {"colour": "a key of another release"},
    ],
)
def test_a_request_of_another_release_is_refused(change: dict[str, object]) -> None:
    """What is not understood to the last key would be another request."""
    with pytest.raises(ValueError, match="release"):
        read_request({**to_json(BOAT), **change}, "boat")
