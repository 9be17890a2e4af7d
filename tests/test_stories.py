"""The stories that ship are examples: `check` has nothing to say of them."""

from __future__ import annotations

import pytest

from picturebook.desk.checking import check
from picturebook.shelf import shelf
from picturebook.wish import Wish

STORIES = sorted(path.parent.name for path in shelf("stories").glob("*/story.md"))


@pytest.mark.parametrize("name", STORIES)
def test_check_finds_nothing_in_a_story_that_ships(name: str) -> None:
    """No error, no warning, no hint, in the theme and for the printers it names."""
    assert check(Wish(story=shelf("stories") / name / "story.md")).said == ()
