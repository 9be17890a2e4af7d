"""What each model can do, and that nothing else is asked of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook import hire
from picturebook.cli import run
from picturebook.errors import IllustratorFailed, StoryError, UsageError
from picturebook.manuscript.reader import read
from picturebook.project import open_book
from picturebook.storyboard.shots import Aspect
from picturebook.studio.hiring import Size
from picturebook.studio.models import DEFAULT, STAR, model_of, size_like, takes_markup
from picturebook.studio.openai_client import model_warnings, open_client, parameters_of
from picturebook.wish import Wish
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio.painting import painting
from tests.tiny import PIM

MODELS = (
    "gpt-image-2",
    "gpt-image-2-2026-04-21",
    DEFAULT,
    "gpt-image-2.6-flare",
    "gpt-image-1.5",
    "gpt-image-1-mini",
)
RATIO = 3  # sides no further apart


@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("gpt-image-2-2026-04-21", "gpt-image-2"),
        ("gpt-image-2.5-flare", "gpt-image-2.5"),
        ("gpt-image-1-mini", "gpt-image-1-mini"),
        ("somebody-elses", "somebody-elses"),
    ],
)
def test_a_model_is_known_by_its_family(model: str, family: str) -> None:
    """A snapshot is its family's; 2.5 is not 2; a stranger stands alone."""
    assert model_of(model).name == family


@pytest.mark.parametrize("model", [*MODELS, "somebody-elses"])
@pytest.mark.parametrize("size", Size)
def test_every_shape_has_pixels_the_model_draws(model: str, size: Size) -> None:
    """Multiples of 16, no narrower than 1 : 3, no more pixels than there may be."""
    found = dict(model_of(model).pixels(size))
    assert set(found) == set(Aspect)
    for wide, high in found.values():
        assert wide % 16 == high % 16 == 0 and max(wide, high) <= RATIO * min(wide, high)
        assert 655_360 <= wide * high <= 8_294_400


def test_the_first_family_draws_in_three_sizes() -> None:
    """Whatever is asked for."""
    assert {pixels for _, pixels in model_of("gpt-image-1.5").pixels(Size.FINAL)} == {
        (1024, 1024), (1536, 1024), (1024, 1536),
    }  # fmt: skip


def test_no_more_references_than_are_of_use() -> None:
    """The service takes sixteen; more than eight blur who is who."""
    assert (model_of(DEFAULT).references, model_of(DEFAULT).star) == (16, STAR)
    assert replace(model_of(DEFAULT), references=3).star == 3


@pytest.mark.parametrize("model", ["gpt-image-2", DEFAULT, "gpt-image-2.6-flare", "somebody-elses"])
def test_a_model_is_never_sent_what_it_refuses(model: str) -> None:
    """`input_fidelity` belongs to a family that is gone: whoever is sent it today refuses the picture."""
    request = replace(
        requests_of(TWO_PAGES)["boat"],
        model=model,
        settings=(("input_fidelity", "high"), ("quality", "high")),
    )
    sent = parameters_of(request)
    assert "input_fidelity" not in sent and sent["quality"] == "high"


@pytest.mark.parametrize(
    ("quality", "told"), [("hihg", "try: high; there are: low"), ("ultra", "there are: low")]
)
def test_an_unknown_quality_is_refused_before_anything_is_sent(
    quality: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By `plan` as by `draw`, and the host never hears of it."""
    with painting(tmp_path, monkeypatch) as book:
        assert book.draw("--quality", quality) == 2
        said = capsys.readouterr().err
        assert f"{DEFAULT} has no quality “{quality}”" in said and told in said
        assert run(["plan", str(book.story), "--studio", "openai"]) == 0
        assert book.asked() == 0


def test_a_quality_the_story_names_is_told_where_it_stands(tmp_path: Path) -> None:
    """With its line."""
    text = PIM.replace("trim:", "studio: {use: openai, model: gpt-image-2, quality: max}\ntrim:")
    story = read(text.encode(), file="story.md").story
    project = open_book(tmp_path / "story.md")
    with pytest.raises(StoryError) as caught:
        hire.terms(Wish(story=project.story), project, story)
    (said,) = caught.value.diagnostics
    assert said.span is not None and said.span.line == 5
    assert "gpt-image-2 has no quality “max”" in said.message


@pytest.mark.parametrize("model", ["somebody-elses"])
def test_the_qualities_of_a_strangers_model_are_its_price_lists(model: str, tmp_path: Path) -> None:
    """Nobody listed them, so nobody refuses them before the price is looked up."""
    project = open_book(tmp_path / "story.md")
    story = read(PIM.encode(), file="story.md").story
    terms = hire.terms(Wish(story=project.story, model=model, quality="standard"), project, story)
    assert terms.quality == "standard"
    with pytest.raises(UsageError):
        hire.terms(Wish(story=project.story, quality="standard"), project, story)


def test_the_end_of_a_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the host's own day; for a family we know is going, also where the host says nothing."""
    from picturebook.studio.account import account

    with painting(tmp_path, monkeypatch) as book, open_client(account()) as client:
        assert model_warnings(client, DEFAULT) == ()
        assert model_warnings(client, "gpt-image-1") == (
            "the host has no model gpt-image-1",
            f"OpenAI shuts gpt-image-1 down on 2026-10-23: draw with --model {DEFAULT}",
        )
        assert book.stub is not None


SIDES = st.integers(64, 6000)


@given(SIDES, SIDES)
def test_any_picture_comes_back_in_its_own_shape(width: int, height: int) -> None:
    """In a size the service draws, hardly off; or, three times as long as wide, it is said that it cannot."""
    try:
        wide, high = size_like(DEFAULT, width, height)
    except IllustratorFailed:
        assert max(width, height) > 2.95 * min(width, height)
        return
    assert not wide % 16 and not high % 16 and max(wide, high) <= 3840
    assert 655_360 <= wide * high <= 8_294_400 and max(wide, high) <= 3 * min(wide, high)
    assert abs(wide * height / (high * width) - 1) < 0.016


@pytest.mark.parametrize("size", [(1536, 1536), (1792, 1344), (2880, 2880), (3840, 1920)])
def test_a_size_the_service_draws_is_asked_for(size: tuple[int, int]) -> None:
    """Not a pixel is lost on the way."""
    assert size_like(DEFAULT, *size) == size


def test_a_model_of_three_sizes_is_asked_for_no_other_shape() -> None:
    """A picture stretched to fit would leave every edge beside itself."""
    assert size_like("gpt-image-1.5", 3072, 2048) == (1536, 1024)
    with pytest.raises(IllustratorFailed, match="no size of the shape of this picture"):
        size_like("gpt-image-1.5", 1792, 1344)


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("gpt-image-2.5-sunburst-2026-09-08", True),
        ("gpt-image-2.6-flare", True),
        ("gpt-image-2", False),
        ("gpt-image-1.5", False),
        ("somebody-else-s-model", False),
    ],
)
def test_a_markup_goes_only_to_a_model_known_to_take_it(name: str, takes: bool) -> None:
    """A name nobody listed is not tried with it."""
    assert takes_markup(name) is takes
