"""Requests: everything that is sent is in the digest, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from picturebook.errors import IllustratorFailed
from picturebook.measure import Size
from picturebook.storyboard.request import (
    Edit,
    Order,
    Reference,
    Request,
    request_digest,
    to_json,
    write_request,
)
from picturebook.storyboard.shots import Aspect, Composition
from tests.storyboard.boarding import SKETCHER, TWO_PAGES, briefs_of, requests_of, shots_of


def boat() -> Request:
    """Return a request with everything in it."""
    return replace(
        requests_of(TWO_PAGES)["boat"],
        settings=(("quality", "high"),),
        prompt="# Scene\n",
        template=1,
        references=(
            Reference(role="Pim", sha256="a" * 64, path="art/pim.png"),
            Reference(role="style", sha256="b" * 64, path="art/style.png"),
        ),
    )


SENT = {
    "the brief": {"brief": replace(boat().brief, scene="Another scene.")},
    "the shape": {"composition": Composition(aspect=Aspect.TALL, calm="bottom")},
    "the calm side": {"composition": Composition(aspect=Aspect.SQUARE, calm="left")},
    "no calm side": {"composition": Composition(aspect=Aspect.SQUARE, calm=None)},
    "pixels": {"pixels": (1024, 1024)},
    "the studio": {"studio": "openai"},
    "the model": {"model": "2"},
    "a setting": {"settings": (("quality", "low"),)},
    "the prompt": {"prompt": "# Scene!\n"},
    "the template": {"template": 2},
    "a reference": {"references": boat().references[:1]},
    "the order of references": {"references": boat().references[::-1]},
}


@pytest.mark.parametrize("what", SENT)
def test_whatever_is_sent_is_digested(what: str) -> None:
    """Each makes another request, for which nobody has drawn yet."""
    assert request_digest(replace(boat(), **SENT[what])) != request_digest(boat())


@pytest.mark.parametrize(
    "more",
    [
        {"shot": "another-name"},
        {"references": tuple(replace(one, path=f"elsewhere/{one.path}") for one in boat().references)},
        {"settings": (("quality", "high"),)},
        {"left_out": ("Oda",)},
    ],
    ids=["the name", "paths", "the same settings", "who had no room"],
)
def test_names_and_paths_are_not(more: dict[str, object]) -> None:
    """Renaming a picture or moving a reference never asks anybody to pay again."""
    assert request_digest(replace(boat(), **more)) == request_digest(boat())


EDIT = Edit(parent="a" * 64, source="takes/boat/1.png", region="b" * 64, how="mask", image=b"1", overlay=b"2")


@pytest.mark.parametrize(
    ("what", "value"), [("parent", "c" * 64), ("region", "c" * 64), ("how", "markup"), ("colour", "#c8102e")]
)
def test_another_edit_is_another_request(what: str, value: str) -> None:
    """Another picture to start from, another region, another way to point at it, another colour."""
    edited = replace(boat(), edit=EDIT)
    assert request_digest(edited) != request_digest(boat())
    assert request_digest(replace(boat(), edit=replace(EDIT, **{what: value}))) != request_digest(edited)


def test_how_an_edit_is_packed_is_not_its_meaning() -> None:
    """Where the picture lies, and the bytes of the two PNGs: another Pillow asks nobody to pay again."""
    moved = replace(EDIT, source="elsewhere.png", image=b"3", overlay=b"4")
    assert request_digest(replace(boat(), edit=moved)) == request_digest(replace(boat(), edit=EDIT))
    assert "image=" not in repr(EDIT) and "b'1'" not in repr(EDIT)


def test_settings_have_no_order() -> None:
    """Quality before format or after it is the same request."""
    one = replace(boat(), settings=(("a", "1"), ("b", "2")))
    assert request_digest(one) == request_digest(replace(one, settings=(("b", "2"), ("a", "1"))))


def test_a_page_added_before_changes_no_request() -> None:
    """Page numbers are for people."""
    longer = TWO_PAGES.replace("\n---\n\n![Oda", "\n---\n\n![Pim runs.](art/run.png)\n\nRun.\n\n---\n\n![Oda")
    assert request_digest(requests_of(longer)["counts"]) == request_digest(requests_of(TWO_PAGES)["counts"])


def test_a_request_says_no_more_than_is_there() -> None:
    """What the sketch artist is sent has no prompt, no settings and no references."""
    assert set(to_json(requests_of(TWO_PAGES)["counts"])) == {
        "schema", "brief", "composition", "pixels", "studio", "model",
    }  # fmt: skip


def test_the_template_counts_only_with_a_prompt() -> None:
    """A better template of ours leaves the sketches alone."""
    shot, brief = shots_of(TWO_PAGES)["boat"], briefs_of(TWO_PAGES)["boat"]
    assert write_request(shot, brief, SKETCHER).template == 0
    assert write_request(shot, brief, SKETCHER, prompt="# Scene\n").template == 1


def test_a_studio_without_the_shape_draws_the_nearest() -> None:
    """Who offers a square and a 3:2 is asked for the one that is cropped least."""
    order = Order(studio="small", model="1", sizes={"1:1": (1024, 1024), "3:2": (1536, 1024)})
    shot, brief = shots_of(TWO_PAGES)["boat"], briefs_of(TWO_PAGES)["boat"]
    wide = replace(shot, composition=Composition(aspect=Aspect.PANORAMA, calm=None))
    assert write_request(shot, brief, order).pixels == (1024, 1024)
    assert write_request(wide, brief, order).pixels == (1536, 1024)


def test_a_studio_without_any_size_is_told() -> None:
    """Not a KeyError."""
    shot, brief = shots_of(TWO_PAGES)["boat"], briefs_of(TWO_PAGES)["boat"]
    with pytest.raises(IllustratorFailed, match="the illustrator nobody offers no size"):
        write_request(shot, brief, Order(studio="nobody", model="1", sizes={}))


def test_a_request_without_a_prompt_loads_no_template_engine() -> None:
    """An unchanged build of sketches never imports Jinja2."""
    code = (
        "import sys; from tests.storyboard.boarding import TWO_PAGES, requests_of; requests_of(TWO_PAGES); "
        "sys.exit('jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _printed(room: Size | None, step: int = 16) -> tuple[int, int]:
    order = Order(studio="fine", model="1", sizes={"3:2": (3456, 2304)}, step=step)
    shot = replace(
        shots_of(TWO_PAGES)["boat"], composition=Composition(aspect=Aspect.WIDE, calm=None), room=room
    )
    return write_request(shot, briefs_of(TWO_PAGES)["boat"], order).pixels


def test_a_picture_asked_for_at_its_printed_size_has_three_hundred_pixels_an_inch() -> None:
    """9 by 6 inches are 2700 by 1800 pixels, in steps of 16; a box of another shape is filled to its longer need."""
    assert _printed(Size(width=648, height=432)) == (2704, 1808)
    assert _printed(Size(width=432, height=432)) == (2704, 1808)


def test_a_printed_size_stays_between_the_rough_and_what_the_model_draws() -> None:
    """A spread that wants more gets all there is; a vignette no fewer pixels than its rough; a sheet the most."""
    assert _printed(Size(width=1300, height=630)) == (3456, 2304)
    assert _printed(Size(width=72, height=48)) == (1264, 848)
    assert _printed(None) == (3456, 2304)
    assert _printed(Size(width=648, height=432), step=0) == (3456, 2304)


def test_the_room_of_a_picture_is_its_box_with_the_bleed() -> None:
    """A full page of 8.5 inches is printed on 8.75, whatever printer was chosen."""
    assert shots_of(TWO_PAGES)["boat"].room == Size(width=630, height=630)
