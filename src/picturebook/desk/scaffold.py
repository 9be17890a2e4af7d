"""The story `new` writes: the sample for beginners, with the answers of whoever asked put in."""

from __future__ import annotations

import json
import re

from picturebook.design.themes import DEFAULT, themes
from picturebook.record import record
from picturebook.shelf import shelf


@record
class Answers:
    """What `new` asks, with what it takes when nobody answers."""

    title: str = "Room for Two"
    author: str = "Your Name"
    theme: str = DEFAULT
    printer: str = "home-a4"


def theme_names() -> tuple[str, ...]:
    """Return the themes to choose from."""
    return themes()


def story_for(answers: Answers) -> str:
    """Return the text of a first story."""
    text = (shelf("stories") / "first-story" / "story.md").read_text(encoding="utf-8")
    values = {
        "title": _quoted(answers.title),
        "author": _quoted(answers.author),
        "theme": answers.theme,
        "printers": f"[{answers.printer}]",
    }
    for key, value in values.items():
        line = f"{key}: {value}".replace("\\", r"\\")
        text = re.sub(rf"^{key}: .*$", line, text, count=1, flags=re.M)
    return text


def _quoted(text: str) -> str:
    """Return a value as YAML reads it back: plain where that is safe, else in double quotes."""
    plain = re.fullmatch(r"\w[\w ,.!?’'&-]*", text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)
