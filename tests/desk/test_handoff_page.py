"""The hand-off page: what stands on it, and that it runs one script and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from picturebook.desk.handoff import plan_handoff, write_handoff
from tests.desk.test_handoff import with_portrait
from tests.tiny import PIM, write_pim


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Pim's book with a portrait."""
    return with_portrait(tmp_path / "a book")


def page_of(story: Path, *names: str) -> str:
    """Hand pictures off; return the page."""
    return write_handoff(plan_handoff(story, names))[0].read_text("utf-8")


def texts(page: str) -> list[str]:
    """Return everything there is to copy."""
    return [unescape(text) for text in re.findall(r"<pre [^>]*>(.*?)</pre>", page, re.S)]


def test_every_picture_has_each_tool_s_words_and_its_command(story: Path) -> None:
    """The chat, the full prompt, two ways of Midjourney, and the adopt command with the tool's name behind each."""
    found = texts(page_of(story, "boat"))
    assert len(found) == 8
    prompt = (story.parent / "build" / "handoff" / "boat" / "prompt.txt").read_text("utf-8")
    assert found[0].startswith("Please draw one picture") and found[2] == prompt
    assert "--oref [address of 1-Pim.png]" in found[4] and "--cref [address of 1-Pim.png]" in found[6]
    adopt = f"picturebook adopt '{story}' boat FILE --made-with"
    tools = ("ChatGPT", "TOOL", "Midjourney", "Midjourney")
    assert found[1::2] == [f"{adopt} {tool}" for tool in tools]


def test_files_to_attach_are_named_with_their_folder_and_order(story: Path) -> None:
    """Whoever reads it knows which file is the first."""
    folder = story.parent / "build" / "handoff" / "boat"
    assert f"Attach 1-Pim.png from the folder {folder}." in unescape(page_of(story, "boat"))


def test_midjourney_s_addresses_are_left_to_the_user(story: Path) -> None:
    """The page knows no web address, says so, and holds none."""
    page = page_of(story)
    assert "this page knows none" in page
    assert "http:" not in page and "https:" not in page


def test_a_picture_of_nobody_asks_for_no_file(tmp_path: Path) -> None:
    """Nothing to attach, nothing to follow, and no gap in the line."""
    story = write_pim(tmp_path)
    story.write_text(PIM.replace("Pim sits on the jetty, counting stars", "Stars lie"), encoding="utf-8")
    page = page_of(story, "counts")
    assert "There is no file to attach." in page
    assert "There is no picture to follow here" in page and "address of" not in page


def test_pictures_are_shown_with_words_for_who_cannot_see_them(story: Path) -> None:
    """Every thumbnail is a file beside the page."""
    page = page_of(story)
    images = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', page)
    assert images == [("counts/1-Pim.png", "Pim, to follow"), ("boat/1-Pim.png", "Pim, to follow")]
    assert all((story.parent / "build" / "handoff" / source).is_file() for source, _ in images)


def test_it_runs_one_script_and_loads_nothing(story: Path) -> None:
    """The browser is told by digest which style and which script are ours; nothing else may be had from anywhere."""
    page = page_of(story)
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src file: 'self'; ")
    assert "unsafe" not in policy
    assert not re.search(r"\son\w+=|\sstyle=", page)


def test_without_scripts_no_button_is_dead(story: Path) -> None:
    """Buttons are hidden until the script that makes them work has run; texts are there all the same."""
    page = page_of(story)
    buttons = re.findall(r"<button [^>]*>", page)
    assert len(buttons) == len(texts(page)) == 16
    assert all(" hidden " in button and "aria-label=" in button for button in buttons)
    ids = re.findall(r'data-copies="([^"]*)"', page)
    assert ids == re.findall(r'<pre id="([^"]*)"', page)


def test_the_story_s_words_stay_words(tmp_path: Path) -> None:
    """A title, a scene or a name that looks like HTML is shown and not run."""
    story = write_pim(tmp_path)
    evil = "</pre></title><script>alert(1)</script>"
    text = PIM.replace("title: Pim and the Moon Boat", f'title: "{evil}"')
    text = text.replace("wears: a red wool scarf", f'wears: "{evil}"').replace(
        "Pim sits on", 'Pim & "3" < 4 sit on'
    )
    story.write_text(text, encoding="utf-8")
    page = page_of(story, "Pim.front")
    assert page.count("<script>") == 1 and page.count("</title>") == 1
    assert "alert(1)" in page and "<script>alert" not in page
    assert any(evil in text for text in texts(page))
