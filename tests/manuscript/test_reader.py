"""A story read: pages, pictures, directions, cast, front matter."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from picturebook.errors import StoryError
from picturebook.manuscript.reader import read
from picturebook.manuscript.story import (
    Break,
    Bullets,
    Heading,
    Ornament,
    Paragraph,
    Quote,
    Role,
    Story,
    Words,
)

_CAST = "characters:\n  Pim: {look: mouse, aliases: [the mouse]}\n  Oda: {look: heron}\n"


def _story(body: str, front: str = _CAST) -> Story:
    return read(f"---\ntitle: T\n{front}---\n\n{body}\n".encode(), file="story.md").story


def _codes(body: str, front: str = _CAST) -> list[str]:
    try:
        found = read(f"---\ntitle: T\n{front}---\n\n{body}\n".encode(), file="story.md").diagnostics
    except StoryError as problem:
        found = problem.diagnostics
    return [item.code for item in found]


def _said(story: Story) -> list[str]:
    return [
        "".join(getattr(word, "text", "\n") for word in block.content)
        for page in story.pages
        for block in page.blocks
        if isinstance(block, Paragraph | Heading)
    ]


def test_bytes_become_text_and_keep_their_places() -> None:
    """A BOM is dropped, CRLF is a newline, text is NFC, and lines are counted as typed."""
    data = "\ufeff---\r\ntitle: Zoe\u0308\r\n---\r\n\r\nZoe\u0308 sat.\r\n".encode()
    story = read(data, file="story.md").story
    assert story.title == "Zoë"
    assert _said(story) == ["Zoë sat."]
    assert story.pages[0].span.line == 5


@pytest.mark.parametrize("line", ["---", "-----", "   ---", "--- "])
def test_a_line_of_hyphens_ends_a_page_also_under_text(line: str) -> None:
    """Under text it is no heading."""
    assert _said(_story(f"One.\n{line}\nTwo.")) == ["One.", "Two."]


@pytest.mark.parametrize("line", ["***", "* * *", "___", " _ _ _"])
def test_stars_and_underscores_are_an_ornament(line: str) -> None:
    """The page goes on."""
    blocks = _story(f"One.\n{line}\nTwo.").pages[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Ornament, Paragraph]


def test_breaks_at_the_start_and_end_mean_nothing() -> None:
    """Only between two pages does a break count."""
    assert len(_story("---\n\nOne.\n\n---\n\nTwo.\n\n---\n").pages) == 2


def test_a_break_inside_a_comment_is_part_of_it() -> None:
    """A note may hold hyphens."""
    assert len(_story("One.\n\n<!-- note\n---\nmore -->\n\nTwo.").pages) == 1


def test_hard_breaks_and_emphasis() -> None:
    """Two spaces or a backslash end a line; single newlines are spaces."""
    (block,) = _story("a  \n**b**\\\n*c* d\ne").pages[0].blocks
    assert isinstance(block, Paragraph)
    assert block.content == (
        Words(text="a"), Break(), Words(text="b", bold=True), Break(), Words(text="c", italic=True), Words(text=" d e"),
    )  # fmt: skip


def test_blocks_of_every_kind() -> None:
    """A shouted line, a letter, a list of two levels."""
    blocks = _story("# Hush #\n\n> a\n> b\n\n- one\n  - two\n- three").pages[0].blocks
    assert [type(block) for block in blocks] == [Heading, Quote, Bullets]
    listed = blocks[2]
    assert isinstance(listed, Bullets)
    assert [len(item) for item in listed.items] == [2, 1]
    assert isinstance(listed.items[0][1], Bullets)


def test_a_picture_wraps_its_scene_and_decodes_its_target() -> None:
    """Quotes and balanced brackets are part of the scene; the name is the stem."""
    picture = _story('![Pim says "oh" [softly]\n  to Oda.](art/moon%20boat.png)').pictures[0]
    assert picture.scene == 'Pim says "oh" [softly] to Oda.'
    assert (picture.target, picture.name) == ("art/moon boat.png", "moon boat")
    assert picture.cast == ("Pim", "Oda")


def test_a_target_in_angle_brackets_is_taken_as_it_stands() -> None:
    """Spaces need no escape there."""
    assert _story("![Pim.](<art/a b.png>)").pictures[0].target == "art/a b.png"


def test_words_and_pictures_keep_their_order() -> None:
    """Order is reading order."""
    kinds = [type(block).__name__ for block in _story("One.\n\n![Pim.](a.png)\n\nTwo.").pages[0].blocks]
    assert kinds == ["Paragraph", "Picture", "Paragraph"]


def test_the_same_target_twice_is_the_same_picture() -> None:
    """It is listed once."""
    assert [picture.name for picture in _story("![Pim.](a.png)\n\n---\n\n![Pim.](a.png)").pictures] == ["a"]


def test_directions_govern_the_picture_before_them_and_the_page() -> None:
    """Page keys go to the page, the others to the last picture."""
    page = _story(
        "![Pim.](a.png)\n![Oda.](b.png)\n<!-- layout: spread; time: night; face: the mouse=sad, Oda=glad; keep -->"
    ).pages[0]
    first, second = page.pictures
    assert page.directions.layout == "spread"
    assert first.directions.time is None
    assert second.directions.time == "night"
    assert second.directions.face == (("Pim", "sad"), ("Oda", "glad"))
    assert second.directions.keep


def test_a_comma_in_free_text_belongs_to_the_value_before() -> None:
    """`wearing: Pim=a coat, too big, Oda=a hat` names two."""
    picture = _story("![Pim.](a.png)\n<!-- wearing: Pim=a coat, too big, Oda=a hat -->").pictures[0]
    assert picture.directions.wearing == (("Pim", "a coat, too big"), ("Oda", "a hat"))


def test_from_here_holds_until_changed() -> None:
    """The rest of the story keeps it, person by person."""
    story = _story(
        "![Pim.](a.png)\n<!-- from here; place: jetty; face: Pim=sad, Oda=glad -->\n\n---\n\n![Pim.](b.png)\n"
        "<!-- face: Pim=cross -->\n\n---\n\n<!-- from here; place: boat -->\n\n![Pim.](c.png)"
    )
    assert [picture.directions.place for picture in story.pictures] == ["jetty", "jetty", "boat"]
    assert [dict(picture.directions.face)["Pim"] for picture in story.pictures] == ["sad", "cross", "sad"]
    assert dict(story.pictures[1].directions.face)["Oda"] == "glad"


def test_with_and_without_change_the_cast() -> None:
    """The scene, plus who is with, less who is not."""
    picture = _story("![Pim sits.](a.png)\n<!-- with: Oda; without: the mouse -->").pictures[0]
    assert picture.cast == ("Oda",)


@pytest.mark.parametrize(
    "note",
    [
        "remember: ask Ada; twice",
        "TODO",
        "Oda should be bigger here; and: bluer",
        "https://example.com",
        "page break",
    ],
)
def test_a_comment_without_a_direction_is_the_authors_note(note: str) -> None:
    """Nothing is said of it."""
    assert _codes(f"![Pim sits.](a.png)\n<!-- {note} -->") == []


@pytest.mark.parametrize(
    "typed", ["tmie: night", "Time: night", "plcae: jetty", "layuot: spread", "fces: Pim=sad", "pgae: cover"]
)
def test_a_key_within_two_letters_of_a_direction_is_a_slip(typed: str) -> None:
    """It was meant to be obeyed."""
    assert _codes(f"![Pim sits.](a.png)\n<!-- {typed} -->") == ["unknown-direction"]


def test_roles() -> None:
    """A comment names what a page is for."""
    story = _story("<!-- page: cover -->\n![Pim.](a.png)\n\n---\n\n<!-- page: blank -->\n\n---\n\nOne.")
    assert [page.role for page in story.pages] == [Role.COVER, Role.BLANK, Role.STORY]
    assert [page.number for page in story.pages] == [1, 2, 3]


def test_the_front_matter_is_read_by_its_fields_types() -> None:
    """Text stays text; ages, trim, budget, palette and lists become what they mean."""
    front = (
        "language: no\nages: 3-6\ntrim: 8.5 x 8.5 in\nart: soft\nprinters: home-a4\n"
        "isbn: {kdp-paperback: 978-1-4028-9462-6}\ncredits:\n  - {role: Text, name: Ada}\n"
        "ai: {pictures: none}\nstyle: {body: {min: 14pt}}\nsource: there\nchanges: none\nx: {mine: 1}\n"
        "studio: {use: openai, budget: 12.5 USD}\ncharacters:\n"
        "  Pim: {look: mouse, height: 1, palette: {fur: 8A8D91, scarf: Red, eye: fff}, never: [hat, tail ribbon]}\n"
        "  Oda: {look: heron, height: 3 Pim, aliases: a bird}\n"
    )
    story = _story("One.", front)
    assert (story.language, story.ages, story.printers) == ("no", (3, 6), ("home-a4",))
    assert story.trim is not None
    assert story.trim.width == 612
    assert story.art == (("style", "soft"),)
    assert story.isbn == (("kdp-paperback", "978-1-4028-9462-6"),)
    assert (story.credits[0].role, story.ai, story.style) == (
        "Text",
        (("pictures", "none"),),
        (("body.min", "14pt"),),
    )
    assert story.studio.budget_cents == 1250
    pim, oda = story.cast.characters
    assert pim.palette == (("fur", "#8a8d91"), ("scarf", "red"), ("eye", "#ffffff"))
    assert (pim.never, oda.height, oda.aliases) == (("hat", "tail ribbon"), "3 Pim", ("a bird",))
    assert story.where("ages") is not None


def test_mistakes_are_gathered_and_told_in_order() -> None:
    """One reading finds them all, from the top down."""
    assert _codes("![Pim.](../a.png)\n<!-- tmie: night -->\n\n<b>x", "auther: x\n" + _CAST) == [
        "unknown-key", "unknown-direction", "html",
    ]  # fmt: skip


@pytest.mark.parametrize("height", ["3 Pm", "big", "x Pim"])
def test_a_height_counts_somebody_in_the_cast(height: str) -> None:
    """Three of nobody is no height."""
    front = f"characters:\n  Pim: {{look: mouse}}\n  Oda: {{look: heron, height: {height}}}\n"
    assert _codes("One.", front) == ["height"]


@pytest.mark.parametrize(("typed", "hint"), [("English", "en"), ("pt_BR", "pt-BR"), ("français", "fr")])
def test_a_language_by_name_is_told_its_code(typed: str, hint: str) -> None:
    """Its code is what to type."""
    with pytest.raises(StoryError) as caught:
        _story("One.", f"language: {typed}\n")
    assert caught.value.diagnostics[0].hint == f"type: language: {hint}"


def _thirty_two_pages() -> bytes:
    page = (
        "![Pim and Oda sit on the jetty{0}.](art/p{0}.png)\n<!-- time: night; face: Pim=sad -->\n\n"
        "Pim *said* **so**. Oda nodded.\n"
    )
    pages = "\n---\n\n".join(page.format(at) for at in range(32))
    return f"---\ntitle: T\n{_CAST}---\n\n{pages}".encode()


def test_thirty_two_pages_are_read_while_one_blinks() -> None:
    """Under 40 ms once loaded; four times that here, for a machine that is busy."""
    data = _thirty_two_pages()
    read(data, file="story.md")
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        read(data, file="story.md")
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.16


def test_the_inline_parser_is_loaded_only_for_marks(tmp_path: Path) -> None:
    """A story without a star never imports Python-Markdown."""
    (tmp_path / "story.md").write_text("---\ntitle: T\n---\n\nPim sat. Oda, too!\n")
    program = (
        "import sys, pathlib; from picturebook.manuscript.reader import read\n"
        "read(pathlib.Path(sys.argv[1]).read_bytes(), file='story.md')\n"
        "sys.exit('markdown' in sys.modules or 'PIL' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program, str(tmp_path / "story.md")], check=False).returncode
        == 0
    )


def test_from_here_holds_for_the_pages_of_the_story_too() -> None:
    """Until a page says otherwise; a page of another role is dressed by itself."""
    story = _story(
        "<!-- from here; text: bottom; size: large -->\nOne.\n\n---\n\n<!-- text: top -->\nTwo.\n\n---\n\n"
        "<!-- page: note -->\nHush.\n\n---\n\n<!-- from here; text: left -->\nThree.\n\n---\n\nFour."
    )
    assert [page.directions.text for page in story.pages] == ["bottom", "top", None, "left", "left"]
    assert [page.directions.size for page in story.pages] == ["large", "large", None, "large", "large"]


def test_keep_can_be_taken_back() -> None:
    """`keep: no` is no."""
    story = _story(
        "![Pim.](a.png)\n<!-- from here; keep -->\n\n---\n\n![Pim.](b.png)\n<!-- keep: no -->\n\n---\n\n![Pim.](c.png)"
    )
    assert [picture.directions.keep for picture in story.pictures] == [True, False, True]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Tom &amp; Oda&nbsp;&mdash; x", "Tom & Oda\u00a0— x"),
        ("&#x2a;not leaning&#42;", "*not leaning*"),
        ("\\&amp; &nosuch; &#0; &#10; R&D;", "&amp; &nosuch; &#0; &#10; R&D;"),
    ],
)
def test_an_entity_is_its_letter(typed: str, said: str) -> None:
    """As on every Git host; what is none stays as typed, and none can begin a mark."""
    assert _said(_story(typed)) == [said.replace("&#0;", "\ufffd")]


def test_columns_count_the_line_as_typed() -> None:
    """An accent set apart is a character of the file, though the text is composed."""
    with pytest.raises(StoryError) as caught:
        read("---\ntitle: T\n---\n\nZoe\u0308 <b>x\n".encode(), file="story.md")
    assert caught.value.diagnostics[0].span is not None
    assert caught.value.diagnostics[0].span.column == 6


@pytest.mark.parametrize(
    "line",
    [
        "studio: {use: openai, api_key: 0123456789}",
        "studio: {use: openai, key: 'abcdefghij0123456789'}",
        "openai_api_key=sk-proj-0123456789abcdef",
        "blurb: Bearer 0123456789: yes",
        "password: swordfish123",
        "subtitle: my sk-0123456789abcdef: a story",
    ],
)
def test_no_key_is_repeated_in_a_message(line: str) -> None:
    """Neither in the line shown nor in what to type; the caret stays where it was."""
    with pytest.raises(StoryError) as caught:
        read(f"---\ntitle: T\n{line}\n---\n\nPim.\n".encode(), file="story.md")
    told = str(caught.value)
    assert "•" in told
    assert "0123456789" not in told
    assert "swordfish" not in told


def test_a_block_value_ends_with_its_last_word() -> None:
    """The newline under it is YAML's, not the writer's."""
    story = _story("One.", "blurb: |\n  A mouse,\n  a boat.\ndedication: >\n  For: you\n")
    assert (story.blurb, story.dedication) == ("A mouse,\na boat.", "For: you")


def test_a_target_may_say_that_it_starts_here() -> None:
    """`./art/a.png` is `art/a.png`: one file has one name."""
    story = _story("![Pim.](./art/a.png)\n\n---\n\n![Pim.](<././art/a.png>)")
    assert {picture.target for picture in story.pictures} == {"art/a.png"}


def test_a_sentence_for_the_illustrator_may_say_anything() -> None:
    """In free text a comma and a colon are only marks."""
    (picture,) = _story("![Pim.](a.png)\n<!-- brief: low camera, light: soft; time: night -->").pictures
    assert (picture.directions.brief, picture.directions.time) == ("low camera, light: soft", "night")
