"""The planned book held against its words: pages move, and nobody is asked for another picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk import report
from picturebook.storyboard.request import request_digest
from tests.tiny import PIM, write_pim

MANY = "Pim counted the stars over the reeds and began again. " * 38


def long_pim(folder: Path, words: str = MANY, layout: str = "") -> Path:
    """Write the story of Pim, its last page so long that no picture carries its words."""
    story = write_pim(folder)
    said = "“That is not a star,” said Oda."
    assert said in PIM
    story.write_text(PIM.replace(said, words).replace("time: night", f"time: night{layout}"), "utf-8")
    return story


def templates(prepared: Prepared) -> dict[int, str]:
    """Return the template of each page of the story, by its number."""
    return {leaf.page.number: leaf.template for leaf in prepared.dummy.leaves if leaf.page}


def test_a_long_page_moves_and_its_pages_are_told(tmp_path: Path) -> None:
    """The plan, the hint and the report name the pages where the picture then stands."""
    prepared = compiler.prepare(Wish(story=long_pim(tmp_path)))
    assert templates(prepared)[2] == "facing-more"
    (hint,) = [one for one in prepared.notes if one.code == "page-moved"]
    (told,) = report.moves(prepared)
    boat = prepared.plan[1].shot
    assert boat.pages[0] == told["page"] and f"page {told['page']} moves" in hint.message
    assert (told["from"], told["to"], told["words"]) == ("facing", "facing-more", 380)
    assert told["pictures"] == [{"name": "boat", "aspect": "1:1", "calm": None}]


def test_no_picture_is_asked_for_anew(tmp_path: Path) -> None:
    """The words moved, and every brief and request is the one of the template the rules chose."""
    prepared = compiler.prepare(Wish(story=long_pim(tmp_path)))
    first, _ = compiler.plan_dummy(prepared.story, prepared.theme, prepared.printer)
    stayed = compiler.planned(
        replace(prepared, dummy=first), compiler.board(prepared.story, first, prepared.theme)
    )
    assert prepared.moves and first != prepared.dummy
    assert [one.brief for one in stayed.plan] == [one.brief for one in prepared.plan]
    assert [request_digest(one.request) for one in stayed.plan] == [
        request_digest(one.request) for one in prepared.plan
    ]


def test_a_named_layout_is_kept(tmp_path: Path) -> None:
    """An author's own decision stands, also where it cannot hold the words."""
    prepared = compiler.prepare(Wish(story=long_pim(tmp_path, layout="; layout: full")))
    assert templates(prepared)[2] == "full" and not prepared.moves


def test_the_pages_after_it_move_along(tmp_path: Path) -> None:
    """A poem of many lines takes two sides, from a verso on, and the picture after it stands on a later page."""
    story = write_pim(tmp_path)
    before = compiler.prepare(Wish(story=story)).plan[1].shot.pages
    poem = "  \n".join(["One star more,"] * 22)
    said = "Pim counted eleven stars. **The twelfth one wobbled.**"
    story.write_text(PIM.replace(said, poem), "utf-8")
    prepared = compiler.prepare(Wish(story=story))
    (told,) = report.moves(prepared)
    assert (told["from"], told["to"], told["page"] % 2) == ("picture-above", "facing-flat", 0)
    assert prepared.plan[0].shot.pages == (told["page"], told["page"] + 1)
    assert prepared.plan[1].shot.pages == (told["page"] + 2,) != before
