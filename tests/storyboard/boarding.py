"""Stories boarded for tests: from Markdown to shots, briefs and requests in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from picturebook.design.printers import load_printer
from picturebook.design.themes import load_theme
from picturebook.dummy import plan_dummy
from picturebook.manuscript.reader import read
from picturebook.manuscript.story import Story
from picturebook.storyboard.brief import Brief, write_brief
from picturebook.storyboard.request import Order, Request, write_request
from picturebook.storyboard.shots import Aspect, Shot, board

HEAD = """\
---
title: Pim and the Moon Boat
author: Ada Quill
trim: 8.5 x 8.5 in
characters:
  Pim:
    look: small grey mouse, round brass glasses
    wears: a red wool scarf
    outfits: {pyjamas: "blue striped pyjamas, no scarf"}
    faces: {delighted: "eyes shut, whiskers up"}
    ages: {baby: "no glasses yet"}
    palette: {fur: 8a8d91, scarf: c8102e}
    never: [hat, tail ribbon]
    height: 1
    aliases: [the mouse]
  Oda: {look: "tall white heron, one bent feather", height: 3 Pim}
places:
  jetty: {look: "grey boards, one lamp, reeds on the left"}
---
"""
COUNTS = """
![Pim sits on the jetty, counting stars in a puddle.](art/counts.png)
<!-- place: jetty; time: evening -->

Pim counted eleven stars.
"""
BOAT = """
![Oda lands beside Pim; both look at a paper boat.](art/boat.png)
<!-- face: Pim=delighted; where: Pim=left, Oda=right; brief: low camera, mist -->

“That is not a star,” said Oda.
"""
TWO_PAGES = f"{HEAD}{COUNTS}\n---\n{BOAT}"
SKETCHER = Order(
    studio="sketch", model="1", sizes={one.value: (round(600 * one.ratio), 600) for one in Aspect}
)


@lru_cache(maxsize=64)
def story_of(text: str) -> Story:
    """Read a story."""
    return read(text.encode("utf-8"), file="story.md").story


dressed_in, printed_by = lru_cache(load_theme), lru_cache(load_printer)


@lru_cache(maxsize=64)
def shots_of(text: str, theme: str = "base", printer: str = "home-a4") -> Mapping[str, Shot]:
    """Read a story, plan it and board it; shots by name."""
    story, dressed = story_of(text), dressed_in(theme)
    dummy, _ = plan_dummy(story, dressed, printed_by(printer))
    return MappingProxyType({shot.name: shot for shot in board(story, dummy, dressed)})


def briefs_of(
    text: str,
    *,
    art: Sequence[tuple[str, str]] = (("medium", "watercolour"),),
    anchors: Mapping[str, Sequence[str]] = {},
) -> dict[str, Brief]:
    """Read a story and write the brief of each of its pictures."""
    story = story_of(text)
    shots = shots_of(text)
    return {name: write_brief(shot, story, art=art, anchors=anchors) for name, shot in shots.items()}


def requests_of(text: str, order: Order = SKETCHER) -> dict[str, Request]:
    """Read a story and write the request of each of its pictures."""
    briefs = briefs_of(text)
    return {name: write_request(shot, briefs[name], order) for name, shot in shots_of(text).items()}
