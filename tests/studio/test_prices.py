"""What pictures cost: by the formula before, by the usage after, from a file anybody can correct."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.errors import IllustratorFailed, SourceError
from picturebook.studio.prices import Sending, Usage, load_prices
from picturebook.studio.stub.models import MODELS

PRICES = load_prices()
PAGE = Sending(pixels=(1536, 1024), quality="high", prompt="x" * 2100, references=((1024, 1024),) * 3)


def test_a_page_with_three_references_costs_about_seven_cents() -> None:
    """As the published rates and the fitted weights have it: 1372 tokens out, 3072 in for pictures, 600 for words."""
    found = PRICES.estimate("gpt-image-2.5-sunburst-2026-09-08", PAGE)
    assert (found.output_tokens, found.image_tokens, found.text_tokens) == (1372, 3072, 600)
    assert found.micros == 1372 * 30 + 3072 * 8 + 600 * 5


@given(text=st.integers(0, 9999), image=st.integers(0, 9999), output=st.integers(0, 9999))
def test_a_batch_costs_half_and_never_rounds_down(text: int, image: int, output: int) -> None:
    """Half the price, to the next millionth."""
    usage = Usage(text=text, image=image, output=output)
    whole = PRICES.cost("gpt-image-2", usage)
    assert PRICES.cost("gpt-image-2", usage, batch=True) == -(-whole // 2)


@pytest.mark.parametrize("model", sorted(MODELS))
def test_every_model_of_the_host_has_a_price(model: str) -> None:
    """By its own name or by its family's, and the same as the host bills."""
    usage = Usage(text=100, image=1000, output=1000)
    assert PRICES.cost(model, usage) == MODELS[model].micros(100, 1000, 1000)


def test_a_price_that_is_assumed_says_so() -> None:
    """The plan calls it an estimate."""
    assert PRICES.estimate("gpt-image-2.6-flare", PAGE).assumed
    assert not PRICES.estimate("gpt-image-2", PAGE).assumed


@pytest.mark.parametrize("model", ["gpt-image-3", "gpt-image-20", "dall-e-3", ""])
def test_a_model_nobody_priced_is_not_drawn_with(model: str) -> None:
    """The message names those that are, and the lines to add and where."""
    with pytest.raises(IllustratorFailed) as caught:
        PRICES.estimate(model, PAGE)
    assert "gpt-image-2.5" in str(caught.value) and "prices.toml" in str(caught.value)


def test_a_quality_nobody_knows_is_told() -> None:
    """With those there are."""
    with pytest.raises(IllustratorFailed, match="low, medium, high"):
        PRICES.estimate("gpt-image-2", Sending(pixels=(1024, 1024), quality="ultra", prompt=""))


def test_the_user_s_own_prices_go_before_ours(tmp_path: Path) -> None:
    """A new model, or a corrected one; the rest stays as it ships."""
    own = tmp_path / "prices.toml"
    own.write_text(
        'read = "2027-01-01"\n[models."gpt-image-3"]\ntext_in = 1\nimage_in = 2\nimage_out = 3\n'
        "factors = {high = 48}\n",
        encoding="utf-8",
    )
    found = load_prices(own)
    assert found.cost("gpt-image-3-mini", Usage(text=1, image=1, output=1)) == 6
    assert found.cost("gpt-image-2", Usage(output=1)) == 30
    assert found.read == "2027-01-01"


@pytest.mark.parametrize("line", ["image_in = -1", 'image_in = "dear"', "image_in = nan", "colour = 3"])
def test_a_price_that_is_none_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    """Money is not guessed."""
    own = tmp_path / "prices.toml"
    own.write_text(f'[models."m"]\ntext_in = 1\nimage_out = 3\n{line}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"prices\.toml:"):
        load_prices(own)


def test_a_conversation_s_model_costs_beside_the_picture(tmp_path: Path) -> None:
    """By its own rates, which the user's file may correct; one nobody priced costs nothing that we know of."""
    plain = PRICES.estimate("gpt-image-2.5", PAGE).micros
    by_way = PRICES.estimate("gpt-image-2.5", replace(PAGE, outer="gpt-5.4")).micros
    assert by_way == plain + PRICES.outer_cost("gpt-5.4", Usage(outer_in=600 + 3072 + 400, outer_out=1000))
    assert PRICES.outer_cost("gpt-5.4", Usage(outer_in=1, outer_out=1)) == 18  # 17.5, rounded up
    assert (PRICES.outer("gpt-6"), PRICES.outer_cost("gpt-6", Usage(outer_in=9))) == (None, 0)
    own = tmp_path / "prices.toml"
    own.write_text('[outer."gpt-6"]\ntext_in = 1\ntext_out = 2\n', encoding="utf-8")
    assert load_prices(own).outer_cost("gpt-6", Usage(outer_in=1, outer_out=1)) == 3
    assert load_prices(own).outer("gpt-5.4") == PRICES.outer("gpt-5.4")
