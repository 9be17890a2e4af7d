"""Measures: where the ground lies, how high heads may reach, how tall everybody is beside everybody else."""

from __future__ import annotations

from picturebook.record import record
from picturebook.storyboard.brief import CastEntry
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.stagecraft.plan import Actor, ScenePlan
from picturebook.studio.sketch.traits import read_traits

_CHILD = 110.0


_TALL = {"adult": 1.45, "old": 1.38, "teen": 1.25, "baby": 0.62}


_KINDS = {
    "mouse": 0.5, "hamster": 0.45, "rabbit": 0.7, "cat": 0.66, "dog": 0.78, "fox": 0.85, "wolf": 1.1,
        "bear": 1.45, "heron": 1.3,
    "hen": 0.55, "duck": 0.5, "bird": 0.42, "owl": 0.6, "penguin": 0.7, "fish": 0.45, "elephant": 1.7,
        "pig": 0.8, "sheep": 0.85,
    "cow": 1.35, "goat": 0.95, "horse": 1.5, "frog": 0.45, "tortoise": 0.5, "squirrel": 0.5, "hedgehog": 0.45,
        "badger": 0.75,
    "raccoon": 0.7, "lion": 1.3, "tiger": 1.3, "monkey": 0.8, "panda": 1.3, "koala": 0.7, "robot": 1.0, "creature": 0.9,
}  # fmt: skip


@record
class Frame:
    """The measures of one picture, in hundredths of its height."""

    wide: float
    floor: float
    stand: float
    top: float
    left: float
    right: float
    calm: str | None
    camera: str

    @property
    def water(self) -> float:
        """The line a boat lies on: nearer than the far shore, behind the bank."""
        return self.stand - 11.0

    @property
    def panorama(self) -> bool:
        """Whether a fold runs down its middle."""
        return self.wide > 175

    @property
    def span(self) -> float:
        """How wide the part is where anything may stand."""
        return self.right - self.left


def frame_for(pixels: tuple[int, int], calm: str | None, plan: ScenePlan) -> Frame:
    """Return the measures of a picture: where the ground is, how high heads may reach, which side is calm."""
    wide = 100 * pixels[0] / pixels[1]
    floor = {"bottom": 55.0, "top": 71.0}.get(calm or "", 63.0)
    stand = {"bottom": 66.5, "top": 89.0}.get(calm or "", 84.0)
    if plan.camera == "close" and calm != "bottom" and not asleep(plan):
        stand += 7.0
    if plan.camera == "wide":
        stand -= 3.0 if calm != "bottom" else 1.0
    if plan.low:
        floor += 5.0
    if plan.high:
        floor -= 16.0
    edge = max(8.0, wide * 0.075)
    left = wide * 0.4 if calm == "left" else edge
    right = wide * 0.6 if calm == "right" else wide - edge
    top = 31.0 if calm == "top" else 8.0
    return Frame(
        wide=wide, floor=floor, stand=stand, top=top, left=left, right=right, calm=calm, camera=plan.camera
    )


def relative_height(entry: CastEntry) -> float:
    """Return how tall somebody is beside a child: as the story measures, else by what they are."""
    traits = read_traits(entry)
    return _TALL.get(traits.age, 1.0) if traits.species == "person" else _KINDS.get(traits.species, 0.8)


def heights(actors: tuple[Actor, ...]) -> dict[str, float]:
    """Return each actor's height as a share of the tallest; great differences are drawn smaller."""
    told = {actor.entry.name: int(actor.entry.height) / 1000 for actor in actors if actor.entry.height}
    guessed = {actor.entry.name: relative_height(actor.entry) for actor in actors}
    if told:
        name, value = max(told.items(), key=lambda pair: (pair[1], pair[0]))
        unit = value / guessed[name]
        raw = {one: told.get(one, guessed[one] * unit) for one in guessed}
    else:
        raw = guessed
    tallest = max(raw.values(), default=1.0)
    return {name: max(0.36, (value / tallest) ** 0.62) for name, value in raw.items()}


def asleep(plan: ScenePlan) -> bool:
    """Whether all there are lie asleep out of bed."""
    return bool(plan.actors) and all(
        actor.pose is Pose.LYING and actor.mood is Mood.SLEEPING and actor.inside != "bed"
        for actor in plan.actors
    )


def main_height(plan: ScenePlan, frame: Frame) -> float:
    """Return how tall the tallest figure is drawn, in hundredths."""
    count = max(1, len(plan.actors))
    base = {1: 58.0, 2: 56.0, 3: 53.0, 4: 50.0}.get(count, 46.0)
    if frame.panorama and frame.camera != "close":
        base *= 1.12  # a spread is low and wide: figures of the usual share would be lost on it
    else:
        base *= {"close": 1.32, "wide": 0.76}.get(frame.camera, 1.0)
    if asleep(plan):
        base *= 0.62
    if plan.low:
        base *= 1.08
    room = frame.stand - frame.top
    return max(16.0, min(base, room * 0.98))


def world_scale(plan: ScenePlan, frame: Frame, main: float) -> float:
    """Return hundredths in a centimetre: by people if there are any, else as if the tallest were a child."""
    shares = heights(plan.actors)
    for actor in sorted(plan.actors, key=lambda one: -shares[one.entry.name]):
        if read_traits(actor.entry).species == "person":
            return main * shares[actor.entry.name] / (_CHILD * relative_height(actor.entry))
    small = max((relative_height(actor.entry) for actor in plan.actors), default=1.0)
    return main / (_CHILD * 1.05 * (min(1.0, small * 1.2) if asleep(plan) else 1.0))
