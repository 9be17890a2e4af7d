"""A drawing: one request becomes PNG bytes, with a record of what was planned, where the cast is, what is missing.

resvg rasterises without any font, file or network; Pillow lays light and paper over it. The art direction of the
book is read for what this hand can follow: the line, and how strong the washes are.
"""

from __future__ import annotations

from picturebook.digest import Json
from picturebook.storyboard.brief import Brief
from picturebook.storyboard.request import Request
from picturebook.studio.illustrator import Drawn
from picturebook.studio.sketch.stagecraft.brush import PENCIL, Style
from picturebook.studio.sketch.stagecraft.stage import Composed, compose

_LINES = (  # words of the art direction → line colour and weight, the first that fits
    (("no outline", "without outline", "no line", "without lines"), PENCIL, 0.05),
    (("charcoal",), "#3f3a3c", 1.5),
    (("fine brown ink", "fine ink", "fine line", "ink"), "#3d3230", 0.85),
    (("loose brown pencil", "brown pencil", "coloured pencil"), "#6e4f3c", 1.05),
)
_WASHES = (  # words → how far colours go grey (below 0 bolder), how much paper shows
    (("pastel", "pale", "soft and even", "delicate"), 0.04, 0.45),
    (("bold", "bright", "vivid", "saturated", "poster"), -0.22, 0.0),
    (("muted", "earthy", "moss green", "slate", "sepia", "faded"), 0.16, 0.15),
)


def draw_request(request: Request) -> Drawn:
    """Draw one request. Raises ValueError if resvg cannot read the drawing."""
    style = style_of(request.brief)
    composed = compose(request.brief, request.pixels, request.composition.calm, style)
    return Drawn(
        request=request, data=rasterise(composed, style), media_type="image/png", record=_record(composed)
    )


def rasterise(composed: Composed, style: Style) -> bytes:
    """Return a composed picture as PNG on paper. Raises ValueError if resvg cannot read it."""
    import resvg_py

    from picturebook.studio.sketch.stagecraft.texture import paint_over

    flat = bytes(resvg_py.svg_to_bytes(svg_string=composed.svg, skip_system_fonts=True))
    misty = composed.plan.weather == "mist" and not composed.plan.indoors
    return paint_over(flat, composed.lamps, composed.light.dark, 0.5 if misty else 0.0, style.grain)


def style_of(brief: Brief) -> Style:
    """Return what of a book's art direction this hand can follow."""
    said = " ".join(value for key, value in brief.art if key != "avoid").lower()
    line = next(
        ((colour, weight) for told, colour, weight in _LINES if any(one in said for one in told)),
        (PENCIL, 1.0),
    )
    wash = next(
        ((grey, pale) for told, grey, pale in _WASHES if any(one in said for one in told)), (0.0, 0.0)
    )
    grain = 0.5 if any(word in said for word in ("smooth paper", "gouache", "digital")) else 1.0
    return Style(line=line[0], weight=line[1], grain=grain, grey=wash[0], pale=wash[1])


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
