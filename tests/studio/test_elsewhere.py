"""Pictures made elsewhere: asked for with references, drawn by nobody here."""

from __future__ import annotations

from pathlib import Path

from picturebook.studio.elsewhere import ADOPTED, Elsewhere
from picturebook.studio.illustrator import Failed, NoJournal
from picturebook.studio.models import STAR
from tests.storyboard.boarding import TWO_PAGES, requests_of
from tests.studio.doubles import PAID


def test_it_reads_prompts_and_follows_as_many_references_as_a_paid_model() -> None:
    """So what is handed off is what would be sent."""
    able = Elsewhere(story=Path("a b/story.md")).abilities
    assert (able.studio, able.reads_prompt, able.references, able.offline) == (ADOPTED, True, STAR, True)


def test_it_draws_nothing_and_says_how_a_picture_is_had() -> None:
    """A request comes back undrawn, unpaid, with the verb that helps."""
    request = requests_of(TWO_PAGES, PAID)["boat"]
    (outcome,) = Elsewhere(story=Path("a b/story.md")).draw([request], NoJournal())
    assert isinstance(outcome, Failed)
    assert (outcome.paid, outcome.request) == ("no", request)
    assert "picturebook handoff 'a b/story.md' boat" in (outcome.hint or "")
