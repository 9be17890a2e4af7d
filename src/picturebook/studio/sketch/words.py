"""The words of a scene that the stage understands: settings, times, weather, poses, moods.

Plain tables, read with word boundaries, longest phrase first. A word that stands in none of them is not
guessed at: what cannot be drawn is said in the take's record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from picturebook.studio.sketch.pose import Mood, Pose

# setting → words that mean it; the first in the scene wins, and a stronger group goes before a weaker one
SETTINGS: dict[str, tuple[str, ...]] = {
    "burrow": ("burrow", "den", "cave", "hole"),
    "bathroom": ("bathroom", "bath", "bathtub"),
    "bedroom": ("bedroom", "bed", "pillow", "cot"),
    "kitchen": ("kitchen", "oven", "stove", "counter"),
    "living room": ("living room", "sitting room", "sofa", "armchair", "fireplace", "parlour"),
    "classroom": ("classroom", "school", "desk", "blackboard"),
    "library": ("library", "bookshelf", "bookshelves"),
    "hallway": ("hallway", "hall", "stairs", "corridor", "doorstep"),
    "market": ("market", "stall", "shop", "bakery"),
    "rooftop": ("rooftop", "roof", "chimney"),
    "farmyard": ("farmyard", "farm", "barn", "stable"),
    "jetty": ("jetty", "pier", "dock"),
    "pond": ("pond", "reeds", "lily", "lake"),
    "river": ("river", "stream", "brook", "bank"),
    "beach": ("beach", "sand", "shore", "seaside"),
    "sea": ("sea", "ocean", "waves", "underwater"),
    "snow": ("snow", "snowy", "snowman"),
    "garden": ("garden", "lawn", "flower bed", "vegetable", "yard"),
    "forest": ("forest", "wood", "woods", "trees", "jungle"),
    "street": ("street", "road", "pavement", "town", "city", "bus stop", "market square"),
    "mountains": ("mountain", "mountains", "cliff"),
    "hill": ("hill", "hills", "hilltop"),
    "meadow": ("meadow", "field", "grass", "outside", "park", "clearing"),
    "night sky": ("sky", "clouds", "stars", "moon"),
}
TIMES: dict[str, tuple[str, ...]] = {
    "night": ("night", "midnight", "moonlight", "moonlit", "moon", "bedtime", "starry"),
    "evening": ("evening", "dusk", "sunset", "twilight"),
    "dawn": ("dawn", "sunrise", "daybreak"),
    "morning": ("morning", "breakfast"),
    "afternoon": ("afternoon", "teatime"),
    "day": ("day", "noon", "midday", "sunny"),
}
WEATHER: dict[str, tuple[str, ...]] = {
    "storm": ("storm", "stormy", "thunder", "lightning"),
    "rain": ("rain", "rains", "raining", "rainy", "drizzle"),
    "snow": ("snowing", "snowflakes", "snow falls", "snow is falling", "falling snow"),
    "mist": ("mist", "misty", "fog", "foggy", "steam"),
    "wind": ("wind", "windy", "breeze", "gale"),
}
POSES: dict[Pose, tuple[str, ...]] = {
    Pose.LYING: (
        "sleep",
        "sleeps",
        "asleep",
        "sleeping",
        "lie",
        "lies",
        "lying",
        "curl",
        "curls",
        "curled",
        "dozes",
        "tucked",
        "snores",
        "rests",
    ),
    Pose.HUGGING: ("hug", "hugs", "hugging", "cuddle", "cuddles", "embrace", "embraces"),
    Pose.WAVING: ("wave", "waves", "waving", "greets", "calls"),
    Pose.FLYING: ("fly", "flies", "flying", "lands", "swoops", "glides", "floats", "hovers"),
    Pose.JUMPING: (
        "jump",
        "jumps",
        "jumping",
        "dance",
        "dances",
        "dancing",
        "leap",
        "leaps",
        "hops",
        "cheer",
        "cheers",
        "skips",
        "bounces",
        "hands in the air",
        "arms in the air",
    ),
    Pose.RUNNING: (
        "run",
        "runs",
        "running",
        "race",
        "races",
        "chase",
        "chases",
        "hurries",
        "rushes",
        "gallops",
        "dashes",
    ),
    Pose.CROUCHING: (
        "crouch",
        "crouches",
        "kneel",
        "kneels",
        "kneeling",
        "knelt",
        "stoop",
        "crawls",
        "bends",
        "bend",
        "hides",
        "peeks",
        "peeps",
        "digs",
    ),
    Pose.SITTING: (
        "sit",
        "sits",
        "sitting",
        "seated",
        "squat",
        "perch",
        "perches",
        "rides",
        "paddles",
        "rows",
    ),
    Pose.WALKING: (
        "walk",
        "walks",
        "walking",
        "march",
        "marches",
        "tiptoe",
        "tiptoes",
        "wanders",
        "strolls",
        "climbs",
        "climb",
        "follow",
        "follows",
        "creeps",
        "steps",
        "comes",
    ),
    Pose.REACHING: (
        "reach",
        "reaches",
        "reaching",
        "point",
        "points",
        "pointing",
        "stretch",
        "stretches",
        "picks",
        "lifts",
        "throws",
        "catches",
        "holds up",
    ),
    Pose.CARRYING: (
        "carry",
        "carries",
        "carrying",
        "hold",
        "holds",
        "holding",
        "writes",
        "writing",
        "reads",
        "reading",
        "write",
        "paints",
        "draws",
        "brings",
        "bakes",
        "stirs",
        "eats",
        "drinks",
        "pours",
    ),
    Pose.STANDING: (
        "stand",
        "stands",
        "standing",
        "waits",
        "watches",
        "look",
        "looks",
        "listens",
        "stares",
        "stops",
        "leans",
    ),
}
MOODS: dict[Mood, tuple[str, ...]] = {
    Mood.SLEEPING: ("sleeping", "asleep", "sleep", "sleeps", "sleepy", "tired", "yawns", "yawning", "dozes", "snores"),
    Mood.DELIGHTED: ("delighted", "laugh", "laughs", "laughing", "joyful", "cheers", "overjoyed", "giggles"),
    Mood.SAD: ("sad", "cry", "cries", "crying", "weeps", "tears", "lonely", "sorry", "disappointed", "alone"),
    Mood.SURPRISED: ("surprised", "astonished", "gasps", "amazed", "startled", "shocked"),
    Mood.ANGRY: ("angry", "cross", "grumpy", "furious", "scolds", "frowns", "stern"),
    Mood.SCARED: ("scared", "afraid", "frightened", "terrified", "trembles"),
    Mood.WORRIED: ("worried", "anxious", "nervous", "unsure"),
    Mood.THINKING: ("thinking", "thinks", "curious", "wonders", "puzzled", "counting", "searches", "peers"),
    Mood.HAPPY: ("happy", "smile", "smiles", "smiling", "glad", "proud", "cheerful", "content", "kind"),
    Mood.NEUTRAL: ("neutral", "calm", "plain"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])")


def position(text: str, phrases: Iterable[str]) -> int | None:
    """Return where the first of the phrases stands in a lower-case text, or None."""
    found = [match.start() for phrase in phrases if (match := _pattern(phrase).search(text))]
    return min(found, default=None)


def first_of(text: str, table: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the key whose words come first in the table's order."""
    return next((key for key, phrases in table.items() if position(text, phrases) is not None), None)


def pose_in(text: str) -> Pose | None:
    """Return the pose whose verb stands first in a stretch of text."""
    found = [(at, pose) for pose, verbs in POSES.items() if (at := position(text, verbs)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def mood_in(text: str) -> Mood | None:
    """Return the mood whose word stands first in a stretch of text."""
    found = [(at, mood) for mood, words in MOODS.items() if (at := position(text, words)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def setting_in(text: str) -> str | None:
    """Return the setting a text names: the one that comes first where several do."""
    found = [(at, name) for name, phrases in SETTINGS.items() if (at := position(text, phrases)) is not None]
    named = [pair for pair in found if pair[1] != "night sky"] or found
    strong = [pair for pair in named if position(text, (pair[1],)) is not None] or named
    return min(strong, key=lambda pair: pair[0])[1] if strong else None
