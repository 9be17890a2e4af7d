"""A drawing: one request becomes PNG bytes, with a record of what was planned, where the cast is, what is missing.

resvg rasterises without any font, file or network; Pillow lays light and paper over it. The art direction of the
book is read for what this hand can follow: the line, and how strong the washes are.
"""

from __future__ import annotations

from picturebook.digest import Json
from picturebook.storyboard.request import Request
from picturebook.studio.illustrator import Drawn
from picturebook.studio.sketch.art import read_hand
from picturebook.studio.sketch.hand import Hand
from picturebook.studio.sketch.stagecraft.stage import Composed, compose


def draw_request(request: Request) -> Drawn:
    """Draw one request. Raises ValueError if resvg cannot read the drawing."""
    hand = read_hand(request.brief.art)
    composed = compose(request.brief, request.pixels, request.composition.calm, hand)
    return Drawn(
        request=request, data=rasterise(composed, hand), media_type="image/png", record=_record(composed)
    )


def rasterise(composed: Composed, hand: Hand) -> bytes:
    """Return a composed picture as PNG on paper. Raises ValueError if resvg cannot read it."""
    import resvg_py

    from picturebook.studio.sketch.stagecraft.texture import paint_over

    flat = bytes(resvg_py.svg_to_bytes(svg_string=composed.svg, skip_system_fonts=True))
    misty = composed.plan.weather == "mist" and not composed.plan.indoors
    return paint_over(flat, composed.lamps, composed.light.dark, 0.5 if misty else 0.0, hand)


def _record(composed: Composed) -> tuple[tuple[str, Json], ...]:
    plan = composed.plan
    told: dict[str, Json] = {
        "setting": plan.setting,
        "time": plan.time,
        "weather": plan.weather or None,
        "camera": plan.camera,
        "cast": {actor.entry.name: f"{actor.pose}, {actor.mood.value}" for actor in plan.actors},
    }
    return (
        ("boxes", {name: list(box) for name, box in composed.boxes.items()}),
        ("heads", {name: list(box) for name, box in composed.heads.items()}),
        ("drawn", list(composed.drawn)),
        ("cannot_draw", list(composed.not_drawn)),
        ("plan", told),
    )
