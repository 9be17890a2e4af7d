"""Parallel text: two editions on the same pages, paired by the story's pages whatever each made of them."""

from __future__ import annotations

from pathlib import Path

from picturebook.manuscript.parallel import in_parallel
from picturebook.manuscript.reader import examine_words, read
from picturebook.manuscript.story import Page, Parallel, Story
from picturebook.manuscript.translation import translate, translations_of

STORY = """---
title: Pim
characters:
  Pim: {look: small grey mouse}
---

<!-- page: cover -->
![Pim.](art/cover.png)

---

![Pim counts.](art/counts.png)

Eleven.

---

![Pim rows.](art/boat.png)

Off he went.
"""


def edition(body: str, language: str) -> Story:
    """Return the story in another language."""
    original = read(STORY.encode(), file="story.md").story
    text = f"---\ntitle: Pim {language}\n---\n\n{body}"
    words = examine_words(text.encode(), file=f"story.{language}.md", cast=original.cast)
    made, said = translate(original, words.story, dict(words.pairings), language)
    assert not said and not words.diagnostics
    return made


FRENCH = "![Pim compte.](art/counts.png)\n\nOnze.\n\n---\n\n![Pim rame.](art/boat.png)\n\nIl partit.\n"
COVERS = "<!-- covers: counts, boat -->\n\nElf, und los.\n"
TWICE = f"{FRENCH}\n---\n\n<!-- as in: boat -->\n\nOui, il partit.\n"


def told(page: Page) -> tuple[list[str], list[str]]:
    """Return the words of a page in its first language, and in its second."""
    own = [block for block in page.text_blocks if not isinstance(block, Parallel)]
    second = [one for block in page.blocks if isinstance(block, Parallel) for one in block.blocks]
    return [_words(one) for one in own], [_words(one) for one in second]


def _words(block: object) -> str:
    return "".join(part.text for part in getattr(block, "content", ()))


def of(first: Story, second: Story) -> list[tuple[list[str], list[str]]]:
    """Return the words of every page of a book in two languages."""
    return [told(page) for page in in_parallel(first, second).pages]


def test_the_words_of_both_stand_on_each_page() -> None:
    """The first language's, then the second's, which knows its language and its file."""
    made = in_parallel(read(STORY.encode(), file="story.md").story, edition(FRENCH, "fr"))
    assert [told(page) for page in made.pages] == [
        ([], []),
        (["Eleven."], ["Onze."]),
        (["Off he went."], ["Il partit."]),
    ]
    block = made.pages[1].blocks[-1]
    assert isinstance(block, Parallel) and (block.language, str(block.span)) == ("fr", "story.fr.md:7:1")
    assert made.also is not None and (made.title, made.also.title) == ("Pim", "Pim fr")


def test_words_that_cover_several_pages_stand_with_the_first() -> None:
    """The other pages have the first language's words alone, in either order of the two."""
    original, german = read(STORY.encode(), file="story.md").story, edition(COVERS, "de")
    assert of(original, german) == [([], []), (["Eleven."], ["Elf, und los."]), (["Off he went."], [])]
    assert of(german, original) == [([], []), (["Elf, und los."], ["Eleven."]), ([], ["Off he went."])]


def test_a_picture_shown_again_has_the_words_of_whoever_needs_the_room() -> None:
    """The page comes once more with the same picture, told in one language."""
    original, french = read(STORY.encode(), file="story.md").story, edition(TWICE, "fr")
    made = in_parallel(original, french)
    assert [told(page) for page in made.pages][2:] == [
        (["Off he went."], ["Il partit."]),
        ([], ["Oui, il partit."]),
    ]
    assert made.pages[3].pictures == made.pages[2].pictures == original.pages[2].pictures
    assert [page.number for page in made.pages] == [1, 2, 3, 4]


def test_two_translations_pair_without_the_story() -> None:
    """Neither need be in the story's own language."""
    assert of(edition(TWICE, "fr"), edition(COVERS, "de")) == [
        ([], []),
        (["Onze."], ["Elf, und los."]),
        (["Il partit."], []),
        (["Oui, il partit."], []),
    ]


def test_translations_are_found_by_their_names(tmp_path: Path) -> None:
    """Beside the story or in a folder of the language; no other Markdown file is one."""
    for name in ("story.md", "story.fr.md", "story.notes.old.md", "other.de.md", "sw/story.md", "art/x.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    assert translations_of(tmp_path / "story.md") == {
        "fr": tmp_path / "story.fr.md",
        "sw": tmp_path / "sw/story.md",
    }
