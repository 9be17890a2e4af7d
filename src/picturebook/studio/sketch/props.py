"""The prop cupboard: every prop by the name people write, and how one is drawn at a height."""

from __future__ import annotations

from picturebook.studio.sketch import svg
from picturebook.studio.sketch.furniture import FURNITURE
from picturebook.studio.sketch.kitchen_props import KITCHEN
from picturebook.studio.sketch.outdoor_props import OUTDOOR
from picturebook.studio.sketch.playthings import PLAYTHINGS, travel_ball_back, travel_ball_front
from picturebook.studio.sketch.prop_kit import Brush, Prop
from picturebook.studio.sketch.small_props import SMALL
from picturebook.studio.sketch.vehicles import VEHICLES

__all__ = ["PROPS", "Brush", "Prop", "draw_prop", "travel_ball_back", "travel_ball_front"]

PROPS: dict[str, Prop] = {**SMALL, **KITCHEN, **PLAYTHINGS, **FURNITURE, **OUTDOOR, **VEHICLES}


def draw_prop(name: str, height: float, brush: Brush) -> str:
    """Draw a prop height pixels high, standing on (0, 0). Raises KeyError for a prop not in the cupboard."""
    return svg.group([PROPS[name].draw(brush)], transform=f"scale({height / 100:.4f})")
