"""Faces: eyes, brows, mouth, cheeks, tears, by mood; the same for people and animals.

All in the head's own frame: the head is one unit from its middle to its chin. The eyes are dots with a light
in them, because that is what reads from across a room.
"""

from __future__ import annotations

from picturebook.record import record
from picturebook.studio.sketch.paper import Paper
from picturebook.studio.sketch.pose import Mood
from picturebook.studio.sketch.svg import Point


@record
class Face:
    """Where the features of a head sit."""

    turn: float = 0.0  # how far everything is shifted towards where the head looks
    eye_x: float = 0.36
    eye_y: float = 0.12
    eye: float = 0.115  # half height of the eye's dot
    brow: float = 0.3  # height of the brows above the eyes
    mouth: Point = (0.0, 0.56)
    mouth_wide: float = 0.24
    cheek: Point = (0.6, 0.42)
    ink: str = "#3a2a2e"
    iris: str = "#3a2a2e"
    blush: str = "#e8766a"
    brows: bool = True
    lashes: bool = False
    gaze: Point | None = None  # where the eyes go, one long; None leaves it to the mood

    def eyes(self) -> tuple[Point, Point]:
        """Return the middles of both eyes, left and right; the far one draws closer when turned."""
        narrow = 1 - abs(self.turn) * 0.35
        return (self.turn - self.eye_x, self.eye_y), (self.turn + self.eye_x * narrow, self.eye_y)


_LID = ((-1.25, -0.45), (-0.8, 0.35), (0.0, 0.75), (0.8, 0.35), (1.25, -0.45))
CLOSED = {Mood.DELIGHTED: -1.0, Mood.SLEEPING: 1.0, Mood.YAWNING: 1.0}  # up-turned and down-turned lids
WIDE = {Mood.SURPRISED, Mood.SCARED}
# how brows stand: (height of the inner end, height of the outer end), up is negative, in head units
_BROWS: dict[Mood, tuple[float, float]] = {
    Mood.NEUTRAL: (0.0, 0.0), Mood.HAPPY: (-0.06, -0.02), Mood.SAD: (-0.13, 0.09),
    Mood.SURPRISED: (-0.17, -0.1), Mood.ANGRY: (0.16, -0.1), Mood.SCARED: (-0.22, 0.0),
    Mood.SLEEPING: (0.03, 0.06), Mood.DELIGHTED: (-0.12, -0.06), Mood.THINKING: (0.0, -0.03),
    Mood.WORRIED: (-0.14, 0.06), Mood.YAWNING: (-0.2, -0.06),
}  # fmt: skip


def draw_face(paper: Paper, face: Face, mood: Mood) -> None:
    """Draw cheeks, eyes, brows and mouth."""
    _cheeks(paper, face, mood)
    _eyes(paper, face, mood)
    if face.brows or mood in (Mood.ANGRY, Mood.SAD, Mood.WORRIED, Mood.SCARED, Mood.THINKING, Mood.SURPRISED):
        _brows(paper, face, mood)
    if face.mouth_wide:  # a beak speaks for itself
        _mouth(paper, face, mood)


def _cheeks(paper: Paper, face: Face, mood: Mood) -> None:
    deep = {Mood.DELIGHTED: 0.55, Mood.HAPPY: 0.5, Mood.SCARED: 0.12, Mood.SAD: 0.3}.get(mood, 0.38)
    x, y = face.cheek
    for at in (face.turn * 0.7 - x, face.turn * 0.7 + x * (1 - abs(face.turn) * 0.35)):
        paper.oval((at, y), 0.19, 0.13, face.blush, stroke=0, opacity=deep * 0.5)
        paper.oval((at, y), 0.12, 0.08, face.blush, stroke=0, opacity=deep * 0.6)


def _eyes(paper: Paper, face: Face, mood: Mood) -> None:
    size = face.eye
    for side, (x, y) in zip((-1, 1), face.eyes(), strict=True):
        if mood in CLOSED:
            lid = CLOSED[mood] * size * 0.95
            line = [(x + size * a, y + lid * b) for a, b in _LID]
            paper.curve(line, line=face.ink, stroke=1.5)
            if mood in (Mood.SLEEPING, Mood.YAWNING):
                end = line[-1] if side > 0 else line[0]
                paper.curve([end, (end[0] + side * 0.05, end[1] + 0.06)], line=face.ink)
            continue
        _open_eye(paper, face, mood, (x, y))
        if face.lashes:
            for k in (0.0, 0.05):
                start = (x + side * size * 0.7, y - size * 0.7 + k)
                paper.curve([start, (start[0] + side * 0.08, start[1] - 0.05 + k * 0.6)], line=face.ink)


def _open_eye(paper: Paper, face: Face, mood: Mood, at: Point) -> None:
    (x, y), size = at, face.eye
    gx, gy = _gaze(face, mood)
    if mood in WIDE:
        paper.oval((x, y), size * 1.5, size * 1.75, "#fffdf6", line=face.ink, stroke=0.9)
        size *= 0.72
        x, y = x + gx * size * 0.8, y + gy * size
    elif face.gaze or mood in (Mood.THINKING, Mood.WORRIED, Mood.SAD):
        far = 0.075 if face.gaze else 0.05
        x, y = x + gx * far, y + gy * far
    tall = size * (0.78 if mood is Mood.ANGRY else 1.12)
    paper.oval((x, y), size * 0.88, tall, face.iris, stroke=0.5, line=face.ink)
    paper.oval((x + size * 0.28, y - tall * 0.4), size * 0.33, size * 0.36, "#ffffff", stroke=0)
    paper.oval((x - size * 0.3, y + tall * 0.4), size * 0.16, size * 0.16, "#ffffff", stroke=0, opacity=0.6)
    if mood is Mood.SAD:  # a heavy lid
        paper.curve([(x - size * 1.1, y - size * 0.75), (x, y - size * 1.1), (x + size * 1.1,
            y - size * 0.75)],
                    line=face.ink, stroke=0.9)  # fmt: skip


def _gaze(face: Face, mood: Mood) -> Point:
    if face.gaze:
        return face.gaze
    ahead = 0.5 if face.turn else 0.0
    return {
        Mood.THINKING: (1.0, -1.2), Mood.SAD: (ahead, 0.9), Mood.WORRIED: (ahead * 1.4, 0.2),
        Mood.SCARED: (ahead * 1.6, 0.1),
    }.get(mood, (ahead, 0.0))  # fmt: skip


def _brows(paper: Paper, face: Face, mood: Mood) -> None:
    inner, outer = _BROWS[mood]
    for side, (x, y) in zip((-1, 1), face.eyes(), strict=True):
        lift = -0.14 if mood is Mood.THINKING and side > 0 else 0.0
        top = y - face.brow + lift
        line = [
            (x - side * 0.13, top + inner), (x + side * 0.02, top + (inner + outer) / 2 - 0.035),
            (x + side * 0.17, top + outer + 0.02),
        ]  # fmt: skip
        paper.curve(line, line=face.ink, stroke=1.45 if mood is Mood.ANGRY else 1.15)


def _mouth(paper: Paper, face: Face, mood: Mood) -> None:
    x, y, wide = face.mouth[0] + face.turn, face.mouth[1], face.mouth_wide
    if mood is Mood.DELIGHTED:
        _laugh(paper, face, (x, y), wide * 1.25)
    elif mood is Mood.YAWNING:
        paper.oval((x, y + 0.12), 0.17, 0.24, "#8a3b40", line=face.ink)
        paper.oval((x, y + 0.26), 0.11, 0.08, "#e58f88", stroke=0)
    elif mood in (Mood.SURPRISED, Mood.SCARED):
        tall = 0.15 if mood is Mood.SURPRISED else 0.1
        paper.oval((x, y + 0.04), 0.1 if mood is Mood.SURPRISED else 0.17, tall, "#8a3b40", line=face.ink)
        paper.oval((x, y + tall * 0.75), 0.06, 0.035, "#e58f88", stroke=0)
    elif mood is Mood.WORRIED:
        line = [(x - wide * 0.8, y + 0.05), (x - wide * 0.3, y - 0.02), (x + wide * 0.2, y + 0.05),
                (x + wide * 0.7, y)]  # fmt: skip
        paper.curve(line, line=face.ink, stroke=1.3)
    elif mood is Mood.THINKING:
        paper.curve([(x - 0.02, y + 0.02), (x + wide * 0.5, y + 0.01), (x + wide * 0.85, y - 0.06)],
                    line=face.ink, stroke=1.3)  # fmt: skip
    else:
        deep = {Mood.HAPPY: 0.17, Mood.SAD: -0.12, Mood.ANGRY: -0.08, Mood.SLEEPING: 0.05}.get(mood, 0.09)
        broad = wide * {Mood.HAPPY: 1.2, Mood.SLEEPING: 0.5, Mood.SAD: 0.75}.get(mood, 0.85)
        line = [(x - broad, y - deep * 0.4), (x - broad * 0.5, y + deep * 0.4), (x, y + deep * 0.65),
                (x + broad * 0.5, y + deep * 0.4), (x + broad, y - deep * 0.4)]  # fmt: skip
        paper.curve(line, line=face.ink, stroke=1.4)
        if mood is Mood.HAPPY:
            for side in (-1, 1):
                at = x + side * broad
                paper.curve(
                    [(at - side * 0.03, y - 0.11), (at + side * 0.03, y - 0.05)], line=face.ink, stroke=0.9
                )


def _laugh(paper: Paper, face: Face, at: Point, wide: float) -> None:
    x, y = at[0], at[1] - 0.05
    shape = [(x - wide, y), (x - wide * 0.4, y + 0.03), (x + wide * 0.4, y + 0.03), (x + wide, y),
             (x + wide * 0.72, y + 0.2), (x, y + 0.3), (x - wide * 0.72, y + 0.2)]  # fmt: skip
    paper.blob(shape, "#8a3b40", line=face.ink)
    paper.oval((x, y + 0.23), wide * 0.42, 0.07, "#e58f88", stroke=0)


def draw_drops(paper: Paper, face: Face, mood: Mood) -> None:
    """Draw a tear or a drop of sweat; apart from the face, because it must lie over hair."""
    left, right = face.eyes()
    if mood is Mood.SAD:
        _drop(paper, (left[0] - 0.06, left[1] + 0.34), 0.1)
    if mood in (Mood.WORRIED, Mood.SCARED):
        _drop(paper, (right[0] + 0.36, right[1] - 0.42), 0.1)


def _drop(paper: Paper, at: Point, size: float) -> None:
    x, y = at
    shape = [(x, y - size * 1.7), (x + size * 0.7, y - size * 0.1), (x + size * 0.62, y + size * 0.6),
             (x, y + size), (x - size * 0.62, y + size * 0.6), (x - size * 0.7, y - size * 0.1)]  # fmt: skip
    paper.blob(shape, "#a9d3ec", line="#5f93b8", stroke=0.8)
    paper.oval((x - size * 0.2, y + size * 0.2), size * 0.16, size * 0.3, "#ffffff", stroke=0, opacity=0.8)
