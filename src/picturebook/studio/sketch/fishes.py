"""Fish: one rounded body with fins, swimming a little above the ground line."""

from __future__ import annotations

from picturebook.studio.sketch.animals import light_of
from picturebook.studio.sketch.colour import darker, lighter
from picturebook.studio.sketch.faces import Face, draw_drops, draw_face
from picturebook.studio.sketch.hats import draw_hat, worn_hat
from picturebook.studio.sketch.paper import Paper, ring
from picturebook.studio.sketch.people import draw_glasses
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits

_LIFT = {
    Pose.JUMPING: (-46.0, -0.5),
    Pose.FLYING: (-50.0, -0.35),
    Pose.LYING: (-30.0, 0.0),
    Pose.REACHING: (-38.0, -0.35),
}


def draw_fish(
    paper: Paper, traits: Traits, pose: Pose, mood: Mood
) -> tuple[list[Point], tuple[Point, Point]]:
    """Draw a fish and return points round its head and where its fins are, in pixels."""
    y, turn = _LIFT.get(pose, (-38.0, 0.0))
    body = paper.within(0.0, y, turn)
    tone, fin = traits.coat, darker(traits.coat, 0.18)
    body.blob([(-34, 0), (-50, -20), (-62, -22), (-56, 0), (-62, 22), (-50, 20)], fin, shade=0.5)
    body.blob([(-16, -26), (-4, -42), (16, -38), (16, -24)], fin, shade=0.4)
    body.blob(
        [(-40, 0), (-26, -20), (0, -31), (26, -27), (44, -9), (46, 6), (30, 26), (0, 31), (-26, 20)],
        tone,
        shade=0.9,
    )
    body.blob([(-22, 18), (4, 12), (36, 16), (26, 26), (0, 30)], light_of(traits), stroke=0, opacity=0.8)
    for x, low in ((-24, -6), (-14, 4), (-14, -14), (-4, -4), (-4, 10)):
        body.curve([(x, low - 5), (x - 4, low), (x, low + 5)], line=darker(tone, 0.25), stroke=0.9)
    scarf = traits.wears("scarf", "bow", "collar")
    if scarf:
        body.blob([(6, -32), (12, -31), (15, 0), (9, 30), (3, 31), (8, 0)], scarf.cloth.colour, shade=0.4)
    body.blob([(2, 8), (-14, 16), (-18, 27), (-6, 24), (4, 16)], lighter(fin, 0.1), shade=0.4)
    head = body.within(26, -2, 0.0, 22)
    face = Face(
        turn=0.16, eye_x=0.36, eye_y=-0.24, eye=0.17, brows=False, mouth=(0.1, 0.3), cheek=(0.44, 0.18)
    )
    draw_face(head, face, mood)
    draw_drops(head, face, mood)
    if "glasses" in traits.marks:
        draw_glasses(head, face, traits.parts.get("glasses", "#6b5a45"))
    hat = worn_hat(traits)
    if hat:
        draw_hat(head.within(-0.1, -0.2, 0.25, 0.8), hat, 0.0)
    hands = (body.place((-12, 24)), body.place((40, 10)))
    return [head.place(point) for point in ring((0, 0), 1.0, 1.1, 10)], hands
