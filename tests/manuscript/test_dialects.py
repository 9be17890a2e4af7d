"""Books of two other workshops, read as they are."""

from __future__ import annotations

import pytest

from picturebook.errors import StoryError
from picturebook.manuscript.reader import Reading, examine, read
from picturebook.manuscript.story import Credit, Role

_ASP = (
    "# A man\n\n##\nHe was tall.\n\n##\nOh!\n\n"
    "##\n* License: [CC-BY]\n* Text: Ada\n* Illustration: Bo\n* Translation: Ce\n"
)
_DASH = (
    "---\ntitle: Ant\n---\n\n# Ant\n\n![Ant runs.]({{ site.image-set }}/01.jpg)\n\nOne.\n\nTwo.\n\n"
    "![Ant sits.]({{ site.image-set }}/02.jpg)\n\nThree.\n"
)


def _asp(*names: str) -> Reading:
    return read(_ASP.encode(), file="fr/0001_a-man.md", listing=lambda _: names)


def test_global_asp_pictures_are_counted_to_their_pages() -> None:
    """01 is the cover, k + 1 is page k, one more is the back."""
    reading = _asp("01.jpg", "02.jpg", "03.jpg", "04.jpg")
    assert reading.folder == ".."
    assert [(page.role, page.pictures[0].target) for page in reading.story.pages] == [
        (Role.COVER, "images/0001/01.jpg"),
        (Role.STORY, "images/0001/02.jpg"),
        (Role.STORY, "images/0001/03.jpg"),
        (Role.BACK_COVER, "images/0001/04.jpg"),
    ]


def test_global_asp_without_its_pictures_says_where_they_belong() -> None:
    """A file that was downloaded alone is read, and nobody wonders why the book is bare."""
    (told,) = _asp().diagnostics
    assert "../images/0001" in told.message and "../images/0001" in (told.hint or "")
    assert _asp("01.jpg", "02.jpg", "03.jpg").diagnostics == ()


def test_global_asp_says_who_made_it() -> None:
    """The last section is people and licence, the folder is the language."""
    story = _asp().story
    assert (story.title, story.author, story.illustrator, story.license) == ("A man", "Ada", "Bo", "CC-BY")
    assert story.credits == (Credit(role="Translation", name="Ce"),)
    assert story.language == "fr"
    assert len(story.pages) == 2


def test_book_dash_begins_a_page_with_every_picture() -> None:
    """The cover stands in the folder, unnamed by the story."""
    story = read(_DASH.encode(), file="en/index.md", listing=lambda _: ("cover.jpg", "01.jpg")).story
    assert [page.number for page in story.pages] == [1, 2, 3]
    assert story.pages[0].role is Role.COVER
    assert story.pages[0].directions.layout == "cover-lettered"  # its title is drawn into the picture
    assert story.pages[1].pictures[0].target == "images/01.jpg"
    assert [len(page.text_blocks) for page in story.pages] == [0, 2, 1]


def _wrong(text: str, file: str = "en/index.md") -> list[tuple[str, int]]:
    reading = examine(text.encode(), file=file)
    return [(item.code, item.span.line if item.span else 0) for item in reading.diagnostics]


def test_what_means_nothing_in_a_dialect_is_told() -> None:
    """Directions and lines of hyphens are for native stories; a picture named in the words is placed."""
    text = _ASP.replace("Oh!", "![Oh!](../images/oh.png)\n<!-- time: night -->\n\n---\n")
    assert _wrong(text, "en/0001_a.md") == [("dialect", 8), ("dialect", 10)]
    story = examine(text.encode(), file="en/0001_a.md").story
    assert [picture.target for picture in story.pictures] == ["../images/oh.png"]
    assert _wrong(_DASH.replace("Two.", "<!-- time: night -->")) == [("dialect", 11)]


def test_a_book_of_a_dialect_has_a_title_and_front_matter_that_ends() -> None:
    """As any other."""
    assert _wrong(_ASP.replace("# A man", "# "), "en/0001_a.md") == [("no-title", 1), ("no-pictures", 1)]
    untitled = _DASH.replace("title: Ant", "tags: [ant]").replace("# Ant\n", "")
    assert _wrong(untitled) == [("no-title", 1)]
    assert _wrong(untitled.replace("[ant]", "[ant")) == [("unclosed", 2)]
    with pytest.raises(StoryError, match="never closed"):
        examine(_DASH.replace("---\n\n# Ant", "\n# Ant").encode(), file="en/index.md")


def test_places_in_a_dialect_are_those_that_were_typed() -> None:
    """`{{ site.image-set }}` is longer than what it stands for."""
    text = _DASH.replace("/02.jpg)", "/02.jpg) and more")
    (found,) = examine(text.encode(), file="en/index.md").diagnostics
    assert found.span is not None
    assert found.span.excerpt[found.span.column - 1 :][: found.span.length] == "and more"
    picture = examine(_DASH.encode(), file="en/index.md").story.pictures[0]
    span = picture.target_span
    assert span is not None
    assert span.excerpt[span.column - 1 :][: span.length] == "{{ site.image-set }}/01.jpg"
