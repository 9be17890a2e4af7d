"""The stage: scenes are read, everybody is where they were told, words have a calm side, nothing is random."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.request import Request
from picturebook.storyboard.shots import Aspect, Composition
from picturebook.studio.illustrator import Drawn
from picturebook.studio.sketch.pose import Mood, Pose
from picturebook.studio.sketch.stagecraft.blocking import block_out
from picturebook.studio.sketch.stagecraft.brush import new_sheet
from picturebook.studio.sketch.stagecraft.drawing import draw_request
from picturebook.studio.sketch.stagecraft.light import OUTDOORS
from picturebook.studio.sketch.stagecraft.measures import frame_for
from picturebook.studio.sketch.stagecraft.plan import Actor, ScenePlan
from picturebook.studio.sketch.stagecraft.props import Look, things, words
from picturebook.studio.sketch.stagecraft.scene import read_scene
from picturebook.studio.sketch.stagecraft.stage import SETTINGS, compose

DOT = CastEntry(name="Dot", look="child, brown skin, two braids")
PIM = CastEntry(name="Pim", look="small grey mouse", wears="a red scarf")
ODA = CastEntry(name="Oda", look="tall white heron")
BEAR = CastEntry(name="Bear", look="big brown bear")


def brief(scene: str, *cast: CastEntry, **more: object) -> Brief:
    """Write a brief."""
    return Brief(kind="scene", scene=scene, cast=cast, **more)  # type: ignore[arg-type]


def plan_of(scene: str, *cast: CastEntry, **more: object) -> ScenePlan:
    """Read a scene."""
    return read_scene(brief(scene, *cast, **more))


def one(plan: ScenePlan, name: str) -> Actor:
    """Return an actor by name."""
    return next(actor for actor in plan.actors if actor.entry.name == name)


def drawn(told: Brief, calm: str | None = None, pixels: tuple[int, int] = (384, 288)) -> Drawn:
    """Draw a small picture."""
    composition = Composition(aspect=Aspect.LANDSCAPE, calm=calm)
    asked = Request(
        shot="x", brief=told, composition=composition, pixels=pixels, studio="sketch", model="sketch-1"
    )
    return draw_request(asked)


@pytest.mark.parametrize(
    ("scene", "pose"),
    [
        ("Dot runs across the meadow.", Pose.RUNNING), ("Pim waves; Dot sits on a log.", Pose.SITTING),
        ("Dot kneels on the floor.", Pose.CROUCHING), ("Dot is asleep in bed.", Pose.LYING),
        ("Dot points at Pim.", Pose.REACHING), ("Dot hugs Pim.", Pose.HUGGING),
        ("The kite flies over the wood. Dot sits.", Pose.SITTING),
        ("Dot stands; the rain is falling.", Pose.STANDING), ("Close-up of Dot sitting on a bench.", Pose.SITTING),
    ],
)  # fmt: skip
def test_verbs_pose_who_does_them(scene: str, pose: Pose) -> None:
    """A verb poses the one who does it, and a thing's verb poses nobody."""
    assert one(plan_of(scene, DOT, PIM), "Dot").pose is pose


def test_a_verb_is_not_for_whom_one_is_beside() -> None:
    """Who is named after a preposition does nothing yet."""
    plan = plan_of("Dot jumps beside Pim.", DOT, PIM)
    assert (one(plan, "Dot").pose, one(plan, "Pim").pose) == (Pose.JUMPING, Pose.STANDING)


@pytest.mark.parametrize(
    "scene",
    [
        "Dot runs on a hill and Pim sits behind her.", "Dot runs after a kite while Pim sits on a log.",
        "Dot runs with Oda, and Pim sits.",
    ],
)  # fmt: skip
def test_whoever_is_named_before_a_verb_does_it(scene: str) -> None:
    """After "and" a name with a verb of its own begins a clause, whatever preposition stands before."""
    plan = plan_of(scene, DOT, PIM, ODA)
    assert (one(plan, "Dot").pose, one(plan, "Pim").pose) == (Pose.RUNNING, Pose.SITTING)


def test_whoever_is_named_with_another_does_the_same() -> None:
    """Both run, and who is between two others does not sit for them."""
    plan = plan_of("Dot and Pim run between Oda and Bear sitting.", DOT, PIM, ODA, BEAR)
    assert (one(plan, "Dot").pose, one(plan, "Pim").pose) == (Pose.RUNNING, Pose.RUNNING)


@pytest.mark.parametrize(
    ("scene", "held"),
    [
        ("Dot kneels with her notebook, looking at an empty plate.", ["notebook"]),
        ("Dot carries a lantern through the forest.", ["lantern"]), ("Dot reads a book.", ["book"]),
        ("Dot sits with a teapot and a cup beside her.", []), ("Dot stands under a red umbrella.", ["umbrella"]),
        ("Dot looks at a cake.", []), ("The wind blows a red umbrella high into the sky; Dot jumps after it.", []),
    ],
)  # fmt: skip
def test_things_come_into_hands_by_words_of_holding(scene: str, held: list[str]) -> None:
    """What is held is held; what stands beside somebody is not."""
    assert [piece.name for piece in one(plan_of(scene, DOT), "Dot").holds] == held


def test_a_travel_ball_is_round_the_one_in_it() -> None:
    """ "Nutmeg in his clear travel ball" is in it, whoever else is in the sentence."""
    plan = plan_of("Dot runs, and Pim runs behind her in his clear travel ball.", DOT, PIM)
    assert (one(plan, "Pim").inside, one(plan, "Dot").inside) == ("travel ball", None)


@pytest.mark.parametrize(
    ("scene", "setting", "time", "weather"),
    [
        ("Dot stands in the garden under the kitchen window.", "garden", "day", ""),
        ("Moss bends over Pip like a roof in the rain.", "meadow", "day", "rain"),
        ("Oda flies over the pond at dusk.", "river", "evening", ""),
        ("Bear is asleep in bed, snow outside the window.", "bedroom", "day", "snow"),
        ("Dot sits at the table with a plate.", "kitchen", "day", ""),
        ("Dot smiles.", "plain", "day", ""),
    ],
)  # fmt: skip
def test_place_hour_and_weather_are_read(scene: str, setting: str, time: str, weather: str) -> None:
    """Words lean towards a place by where they stand."""
    plan = plan_of(scene, DOT)
    assert (plan.setting, plan.time, plan.weather) == (setting, time, weather)


def test_typed_directions_come_before_words() -> None:
    """What was typed for place, time, face, side and gaze wins."""
    entry = CastEntry(name="Dot", look="child", face="sad", where="right", look_at="the moon")
    plan = plan_of("Dot laughs in the kitchen.", entry, place="jetty", time="night")
    actor = one(plan, "Dot")
    assert (plan.setting, plan.time) == ("river", "night")
    assert (actor.mood, actor.side, actor.looks_at) == (Mood.SAD, "right", "moon")


def test_strangers_are_drawn_too() -> None:
    """People and animals of no cast come in; the cast's own kind does not come twice."""
    plan = plan_of("The mouse meets two foxes and an old man.", PIM)
    assert [actor.entry.look for actor in plan.actors if actor.extra] == ["fox", "fox", "old man"]


def test_unknown_things_are_told() -> None:
    """A noun no table knows stands in the record; adjectives and known things do not."""
    record = dict(drawn(brief("Dot plays an accordion and holds a small red ball.", DOT)).record)
    assert record["cannot_draw"] == ["accordion"]


def test_where_is_obeyed() -> None:
    """Left is left and right is right, whatever the order of names."""
    left, right = (
        CastEntry(name=n, look=k, where=w)
        for n, k, w in (("Pim", "mouse", "right"), ("Dot", "child", "left"))
    )
    boxes = dict(drawn(brief("Pim and Dot stand in the meadow.", left, right)).record)["boxes"]
    assert boxes["Dot"][2] < boxes["Pim"][0] + 60 and boxes["Dot"][0] < 500 < boxes["Pim"][2]  # type: ignore[index, call-overload]


@pytest.mark.parametrize("calm", ["top", "bottom", "left", "right", None])
@pytest.mark.parametrize("pixels", [(384, 192), (288, 384), (300, 300)])
def test_the_cast_is_in_the_picture(calm: str | None, pixels: tuple[int, int]) -> None:
    """Every one of the cast has a box and a head inside the picture, clear of the calm side."""
    composed = compose(brief("Bear, Dot and Pim wave in the forest.", BEAR, DOT, PIM), pixels, calm)
    assert set(composed.boxes) == {"Bear", "Dot", "Pim"} == set(composed.heads)
    for x0, y0, x1, y1 in (*composed.boxes.values(), *composed.heads.values()):
        assert 0 <= x0 < x1 <= 1000 and 0 <= y0 < y1 <= 1000
    side = {
        "top": lambda b: b[1] > 270,
        "bottom": lambda b: b[3] < 720,
        "left": lambda b: b[0] > 330,
        "right": lambda b: b[2] < 670,
    }
    assert all(side[calm](box) for box in composed.heads.values()) if calm else True


def test_faces_keep_out_of_the_fold() -> None:
    """On a panorama no face lies in the middle."""
    composed = compose(brief("Dot and Pim sit in the garden.", DOT, PIM), (800, 400), "top")
    assert all(x1 < 490 or x0 > 510 for x0, _, x1, _ in composed.heads.values())


@pytest.mark.parametrize(
    ("calm", "part"), [("top", (0, 0, 384, 70)), ("bottom", (0, 212, 384, 288)), ("left", (0, 40, 110, 250))]
)
def test_the_calm_side_is_calm(calm: str, part: tuple[int, int, int, int]) -> None:
    """The side where words rest has far fewer edges than the rest."""
    image, kernel = pytest.importorskip("PIL.Image"), pytest.importorskip("PIL.ImageFilter")
    for scene in ("Dot and Pim wave in the garden.", "Dot and Pim sit in the kitchen."):
        picture = image.open(BytesIO(drawn(brief(scene, DOT, PIM), calm).data)).convert("L")
        edges = picture.filter(kernel.BoxBlur(1)).filter(kernel.FIND_EDGES).crop((2, 2, 382, 286))
        quiet = edges.crop(part)
        assert _mean(quiet) < 0.6 * _mean(edges)


def _mean(image: object) -> float:
    from PIL import ImageStat

    return float(ImageStat.Stat(image).mean[0])  # type: ignore[arg-type]


def test_same_request_same_bytes() -> None:
    """The same request is the same file; another scene is another."""
    told = brief("Dot and Pim walk in the rain.", DOT, PIM)
    assert drawn(told).data == drawn(told).data != drawn(brief("Dot and Pim walk.", DOT, PIM)).data


def test_a_place_looks_the_same_on_every_page() -> None:
    """The same place with other people has the same sky and walls."""
    one_, two = (
        compose(brief(scene, who, place="attic"), (300, 200), None).svg
        for scene, who in (("Dot waves.", DOT), ("Pim sits.", PIM))
    )
    assert one_[:4000] == two[:4000]


@pytest.mark.parametrize("setting", sorted(SETTINGS))
@pytest.mark.parametrize("time", sorted(OUTDOORS))
def test_every_setting_at_every_hour(setting: str, time: str) -> None:
    """Every setting is well-formed at every hour and asks for no file, font or filter."""
    place = {"river": "jetty", "plain": None, "night sky": "outer space"}.get(setting, setting)
    composed = compose(brief("Pim waves.", PIM, place=place, time=time), (300, 200), None)
    assert composed.plan.setting == setting
    ElementTree.fromstring(composed.svg)
    assert not re.search(r"href|<text|<image|filter|url\(", composed.svg)


@pytest.mark.parametrize("name", sorted(things()))
def test_every_thing_is_drawn_about_its_size(name: str) -> None:
    """Every thing leaves marks within a little of the size it names, standing on the ground."""
    thing = things()[name]
    sheet = new_sheet(1, 1.0, 1.0)
    thing.draw(sheet, Look(words=thing.words, seed=3))
    x0, y0, x1, y1 = sheet.extent
    assert sheet.marks and x1 - x0 < thing.size[0] * 2 + 12 and y1 - y0 < thing.size[1] * 1.6 + 16
    assert y1 < 14 + thing.size[1] * 0.7


def test_words_name_things_once() -> None:
    """There are things enough, and plurals find them."""
    assert len(things()) > 120
    assert (
        words()["lanterns"] == "lantern" and words()["berries"] == "berries" and words()["leaves"] == "leaves"
    )


@settings(max_examples=12, deadline=None)
@given(scene=st.text(max_size=80), place=st.text(max_size=20))
def test_any_words_make_a_picture(scene: str, place: str) -> None:
    """Whatever is typed, a well-formed picture comes."""
    ElementTree.fromstring(compose(brief(f"Dot {scene}", DOT, place=place or None), (120, 90), "top").svg)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *sorted(words()),
                "Dot",
                "Pim",
                "holds",
                "in",
                "on",
                "the",
                "a",
                ";",
                "and",
                "under",
                "sleeps",
                "both",
            ]
        ),
        max_size=14,
    )
)
def test_any_sentence_of_known_words_is_staged(parts: list[str]) -> None:
    """Any jumble of words the stage knows is staged with everybody in the picture."""
    composed = compose(brief(" ".join(parts), DOT, PIM), (160, 120), "bottom")
    ElementTree.fromstring(composed.svg)
    assert set(composed.boxes) == {"Dot", "Pim"}


def test_sleepers_lie_side_by_side() -> None:
    """Two in a bed have a face each, and one blanket begins past both."""
    boxes = dict(drawn(brief("Dot and Bear are asleep in bed.", DOT, BEAR)).record)["boxes"]
    assert boxes["Bear"][0] - boxes["Dot"][0] > 80


@pytest.mark.parametrize(
    ("scene", "mood"),
    [("Dot and Pim sleep in a bed.", Mood.SLEEPING), ("Dot cannot sleep; she lies in bed.", Mood.HAPPY)],
)
def test_who_sleeps_has_closed_eyes(scene: str, mood: Mood) -> None:
    """Two who sleep do as one who sleeps; who cannot sleep lies awake."""
    assert one(plan_of(scene, DOT, PIM), "Dot").mood is mood


@pytest.mark.parametrize(
    ("scene", "where", "way", "order"),
    [
        ("Dot and Pim run through the forest.", None, "right", ["Dot", "Pim"]),
        ("Dot runs on a hill and Pim runs behind her.", None, "right", ["Pim", "Dot"]),
        ("Dot runs on a hill and Pim runs behind her.", "left", "left", ["Dot", "Pim"]),
    ],
)
def test_who_run_together_run_one_way(scene: str, where: str | None, way: str, order: list[str]) -> None:
    """Onwards as one reads, never at each other; whoever is named first is ahead of those behind."""
    plan = plan_of(scene, replace(DOT, where=where), PIM)
    blocks, _ = block_out(plan, frame_for((400, 300), None, plan))
    spots = sorted((spot for block in blocks for spot in block.spots), key=lambda spot: spot.x)
    assert [spot.facing for spot in spots] == [way, way]
    assert [spot.actor.entry.name for spot in spots] == order
