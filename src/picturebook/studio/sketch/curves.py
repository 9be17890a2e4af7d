"""Curves written down: soft outlines as path data in tenths of a pixel, and the side of a shape away from the light."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from picturebook.studio.sketch.svg import Point


def px(value: float) -> str:
    """Write pixels to a tenth: finer than any printer this is for, and half the text."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _tenths(value: float) -> int:
    return round(value * 10)


def _steps(pen: tuple[int, int], points: Sequence[Point]) -> tuple[str, tuple[int, int]]:
    """Write points as steps from the pen in tenths of a pixel, so that rounding never adds up; and the new pen."""
    out = ""
    at = pen
    for point in points:
        at = (_tenths(point[0]), _tenths(point[1]))
        for step in (at[0] - pen[0], at[1] - pen[1]):
            text = px(step / 10)
            text = (
                text[1:]
                if text.startswith("0.")
                else text.replace("-0.", "-.", 1)
                if text[1:3] == "0."
                else text
            )
            out += text if not out or text.startswith("-") else f" {text}"
    return out, at


def _led(point: Point, dx: float, dy: float, most: float) -> Point:
    """Return a sixth of the way on from a point, never so far that a long side overshoots a short corner."""
    share = 1 / 6
    long = hypot(dx, dy) * share
    if long > most:
        share *= most / long
    return point[0] + dx * share, point[1] + dy * share


def moved(text: str, by: Point) -> str:
    """Return the beginning of a mark, moved by pixels."""
    step = f"translate({px(by[0])} {px(by[1])})"
    if ' transform="' in text:
        return text.replace(' transform="', f' transform="{step} ', 1)
    return f'{text} transform="{step}"'


def smooth(points: Sequence[Point], closed: bool) -> tuple[str, list[Point]]:
    """Return path data of a soft curve through points, and all points it may reach."""
    count = len(points)
    data = [f"M{px(points[0][0])} {px(points[0][1])}"]
    pen = (_tenths(points[0][0]), _tenths(points[0][1]))
    seen = list(points)
    for i in range(count if closed else count - 1):
        before = points[(i - 1) % count] if closed or i else points[0]
        here, there = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else points[-1]
        most = 0.46 * hypot(there[0] - here[0], there[1] - here[1])
        c1 = _led(here, there[0] - before[0], there[1] - before[1], most)
        c2 = _led(there, here[0] - after[0], here[1] - after[1], most)
        seen += [c1, c2]
        steps, pen = _steps(pen, (c1, c2, there))
        data.append("c" + steps)
    return "".join(data) + ("Z" if closed else ""), seen


def crescent(laid: Sequence[Point]) -> list[Point]:
    """Return the points round the lower left of a shape, thin at both ends; none if it has no such side."""
    laid = laid[::2] if len(laid) > 15 else laid
    count = len(laid)
    cx, cy = sum(x for x, _ in laid) / count, sum(y for _, y in laid) / count
    side = [(cx - x) * 0.72 + (y - cy) * 0.69 for x, y in laid]
    far = max(side) or 1.0
    start = max(range(count), key=lambda i: (side[i] <= 0 < side[(i + 1) % count], side[i]))
    run = []
    for step in range(1, count + 1):
        at = (start + step) % count
        if side[at] <= 0:
            break
        run.append(at)
    if len(run) < 2:
        return []
    run = [start, *run, (run[-1] + 1) % count]
    laid = [(x + (cx - x) * 0.035, y + (cy - y) * 0.035) for x, y in laid]  # stay within the line
    inner = []
    for at in reversed(run):
        pull = 0.34 * max(0.0, side[at]) / far
        inner.append((laid[at][0] + (cx - laid[at][0]) * pull, laid[at][1] + (cy - laid[at][1]) * pull))
    return [laid[at] for at in run] + inner
