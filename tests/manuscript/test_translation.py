"""Translations: whose file it is, how pages pair, what is a translation's to say and what is the story's."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.diagnostics import errors_in
from picturebook.manuscript.reader import examine_words, read
from picturebook.manuscript.story import Story
from picturebook.manuscript.translation import original_of, translate

STORY = """---
title: Pim and the Moon Boat
author: Ada Quill
dedication: For everyone who counts stars
characters:
  Pim: {look: small grey mouse}
---

<!-- page: cover -->
![Pim under the moon.](art/cover.png)

---

![Pim sits on the jetty.](art/counts.png)
<!-- time: night; face: Pim=sad -->

Pim counted eleven stars.

---

![Pim rows a boat.](art/boat.png)

So he went to see.

---

The end.
"""
FRENCH = """---
title: Pim et le bateau de lune
dedication: À vous
---

![Pim est sur la jetée.](art/counts.png)

Pim compta onze étoiles.

---

![Pim rame.](art/boat.png)

Il alla voir.

---

Fin.
"""


def french(text: str = FRENCH, story: str = STORY) -> tuple[Story, list[str]]:
    """Lay a translation over the story; return the book and every complaint and hint."""
    original = read(story.encode(), file="story.md").story
    words = examine_words(text.encode(), file="story.fr.md", cast=original.cast)
    made, said = translate(original, words.story, dict(words.pairings), "fr")
    return made, [f"{one.span.line if one.span else 0}: {one.message}" for one in (*words.diagnostics, *said)]


def words_of(story: Story) -> list[str]:
    """Return each page's words."""
    return [
        " ".join(part.text for block in page.text_blocks for part in getattr(block, "content", ()))
        for page in story.pages
    ]


def test_the_words_are_the_translations_and_the_rest_is_the_storys() -> None:
    """Pages pair by their pictures; a cover without words needs no page of its own."""
    made, said = french()
    original = read(STORY.encode(), file="story.md").story
    assert said == []
    assert (made.title, made.language, made.author, made.dedication) == (
        "Pim et le bateau de lune", "fr", "Ada Quill", "À vous",
    )  # fmt: skip
    assert words_of(made) == ["", "Pim compta onze étoiles.", "Il alla voir.", "Fin."]
    assert made.cast == original.cast
    for ours, theirs in zip(made.pictures, original.pictures, strict=True):
        assert (ours.scene, ours.cast, ours.target) == (theirs.scene, theirs.cast, theirs.target)


def test_an_alt_text_is_told_and_never_drawn() -> None:
    """The scene stays the story's; the translation's stands where a reader listens. Directions stay too."""
    made, _ = french()
    counts = next(one for one in made.pictures if one.name == "counts")
    assert counts.directions.alt == "Pim est sur la jetée."
    assert (counts.scene, counts.directions.time) == ("Pim sits on the jetty.", "night")


def test_words_may_cover_several_pictures_and_a_picture_come_again() -> None:
    """What is covered keeps its page, without words; what is shown again stands behind its page."""
    text = FRENCH.replace(
        "![Pim est sur la jetée.](art/counts.png)\n\nPim compta onze étoiles.\n\n---\n\n"
        "![Pim rame.](art/boat.png)\n\nIl alla voir.",
        "<!-- covers: counts, boat -->\n\nPim compta et alla voir.\n\n---\n\n"
        "<!-- as in: boat -->\n\nOui, voir.",
    )
    made, said = french(text)
    assert said == []
    assert words_of(made) == ["", "Pim compta et alla voir.", "", "Oui, voir.", "Fin."]
    assert [[one.name for one in page.pictures] for page in made.pages] == [
        ["cover"], ["counts"], ["boat"], ["boat"], [],
    ]  # fmt: skip
    assert [page.number for page in made.pages] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("typed", "instead", "told"),
    [
        ("art/boat.png", "art/boot.png", "12: the story has no picture boot"),
        ("art/boat.png", "art/counts.png", "12: counts has its words already"),
        ("\n---\n\nFin.\n", "", "12: the story’s page at line 27 has no words in this language"),
        ("Fin.", "Fin.\n\n---\n\nEncore.", "22: this page shows no picture, and the story has no page more"),
        ("title", "art: bleu\ntitle", "2: art is said in the story, not in a translation"),
        ("title", "language: de\ntitle", "2: the file’s name says fr, and it says de"),
        (
            "Pim compta",
            "<!-- layout: full -->\n\nPim compta",
            "8: layout: is said in the story, not in a tran",
        ),
        (
            "Il alla",
            "<!-- face: Pim=glad -->\n\nIl alla",
            "14: face: is said in the story, not in a translat",
        ),
        ("dedication: À vous\n", "", "2: the dedication is not translated"),
    ],
)
def test_what_is_out_of_step_says_where(typed: str, instead: str, told: str) -> None:
    """The line of the translation, and what stands there in the story."""
    _, said = french(FRENCH.replace(typed, instead))
    assert any(one.startswith(told) for one in said), said


def test_one_lost_page_is_told_once() -> None:
    """A picture that is misspelt is not told again as a page without words."""
    _, said = french(FRENCH.replace("art/boat.png", "art/boot.png"))
    assert len(said) == 1


def test_a_pairing_is_a_note_in_a_story() -> None:
    """In the story itself such a comment is the author's own."""
    story = read(STORY.replace("The end.", "<!-- covers: boat -->\n\nThe end.").encode(), file="story.md")
    assert not errors_in(story.diagnostics)
    assert len(story.story.pages) == 4


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    """story.fr.md and fr/story.md beside a story.md; not a story of its own with a dot in its name."""
    for name in ("story.md", "story.fr.md", "story.zh-Hant.md", "mine.fr.md", "fr/story.md", "art/story.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert original_of(tmp_path / "story.fr.md") == (tmp_path / "story.md", "fr")
    assert original_of(tmp_path / "story.zh-Hant.md") == (tmp_path / "story.md", "zh-Hant")
    assert original_of(tmp_path / "fr" / "story.md") == (tmp_path / "story.md", "fr")
    assert original_of(tmp_path / "story.md") is None
    assert original_of(tmp_path / "mine.fr.md") is None
    assert [original_of(Path(name)) for name in (".", "..", "book", "/")] == [None] * 4


@pytest.mark.parametrize("name", ["my-book/story.md", "cat/story.md", "story.old.md"])
def test_a_name_that_only_looks_like_a_language_is_none(tmp_path: Path, name: str) -> None:
    """A story in it that says its own language is its own; one that says the name's, or none, is a translation."""
    (tmp_path / "story.md").write_text("", encoding="utf-8")
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: T\r\nlanguage: 'en'\r\n---\r\n")
    assert original_of(path) is None
    code = path.stem.rpartition(".")[2] if "." in path.stem else path.parent.name
    for said in ("", f"language: {code}\n"):
        path.write_text(f"---\ntitle: T\n{said}---\n", encoding="utf-8")
        assert original_of(path) == (tmp_path / "story.md", code)


def test_a_copy_of_a_story_in_a_language_s_folder_is_told_to_change(tmp_path: Path) -> None:
    """fr is French, whatever stands in the file."""
    (tmp_path / "fr").mkdir()
    for path in (tmp_path / "story.md", tmp_path / "fr" / "story.md"):
        path.write_text("---\ntitle: T\nlanguage: en\n---\n", encoding="utf-8")
    assert original_of(tmp_path / "fr" / "story.md") == (tmp_path / "story.md", "fr")
