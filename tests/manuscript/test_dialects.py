"""Books of two other workshops, read as they are."""

from __future__ import annotations

from picturebook.manuscript.reader import Reading, read
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
