"""A posed body as panels of trunk, arms and legs, for skin, fur and cloth to be laid on."""

from __future__ import annotations

from itertools import pairwise
from math import cos, sin

from picturebook.record import record
from picturebook.studio.sketch.cloth import Panel, tube
from picturebook.studio.sketch.skeleton import Build, Skeleton, up
from picturebook.studio.sketch.svg import Point
from picturebook.studio.sketch.traits import Traits


@record
class Body:
    """One posed body."""

    build: Build
    bones: Skeleton
    traits: Traits

    def across(self, down: float, out: float) -> Point:
        """Return a point of the trunk: down 0 at the neck, 1 at the pelvis; out in units from the middle."""
        bones = self.bones
        x, y = up(bones.pelvis, bones.lean, self.build.torso * (1 - down))
        return x + cos(bones.lean) * out, y + sin(bones.lean) * out

    def half(self, down: float) -> float:
        """Return half the trunk's width at a height."""
        b = self.build
        stops = ((0.0, b.shoulder * 0.5), (0.1, b.shoulder * 0.92), (0.35, (b.shoulder + b.waist) / 2),
                 (0.68, b.waist), (0.9, b.hip),
                 (1.02, b.hip * 0.94), (1.12, b.hip * 0.72), (1.2, b.hip * 0.46), (9.0, b.hip * 0.4))  # fmt: skip
        for (at, wide), (then, next_wide) in pairwise(stops):
            if down <= then:
                return wide + (next_wide - wide) * (down - at) / (then - at)
        return b.hip

    def trunk(self, start: float = 0.0, end: float = 1.1, extra: float = 0.0) -> Panel:
        """Return the panel of the trunk between two heights, grown by units, flared at the bottom."""
        rows = []
        swell = 0.0 if self.bones.front else self.build.belly
        for step in range(7):
            share = step / 6
            down = start + (end - start) * share
            half = self.half(down) + extra
            front = half * (1 + swell * max(0.0, 1 - abs(down - 0.7) * 2))
            rows.append((self.across(down, -half), self.across(down, front)))
        return Panel(rows=tuple(rows), bow=1.2, soft=end > 1.1)

    def arm(self, side: int, start: float = 0.0, end: float = 1.0, extra: float = 0.0) -> Panel:
        """Return the hose of an arm."""
        w = self.build.arm_wide + extra
        return tube(self.bones.arms[side], (w, w * 0.92, w * 0.78), start, end)

    def outer(self, side: int) -> int:
        """Return which edge of an arm is the figure's outline: the other one when the arm is raised."""
        shoulder, elbow, _ = self.bones.arms[side]
        return (1 if side else -1) * (-1 if elbow[1] < shoulder[1] else 1)

    def leg(self, side: int, start: float = 0.0, end: float = 1.0, extra: float = 0.0) -> Panel:
        """Return the hose of a leg."""
        w = self.build.leg_wide + extra
        return tube(self.bones.legs[side], (w, w * 0.9, w * 0.74), start, end)
