"""A story written and read again is the same story."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturebook.diagnostics import Span
from picturebook.manuscript.cast import Cast, Drawing, Kind, Member, Use
from picturebook.manuscript.native import write_native
from picturebook.manuscript.proofread import is_personal
from picturebook.manuscript.reader import Reading, read
from picturebook.manuscript.story import (
    Break,
    Bullets,
    Credit,
    Heading,
    Ornament,
    Page,
    PageDirections,
    Paragraph,
    Picture,
    Quote,
    Role,
    ShotDirections,
    Story,
    StudioWish,
    Words,
)
from picturebook.measure import parse_size

_HERE = Span(file="story.md", line=1)
_STORIES = sorted(Path(__file__).parents[2].glob("stories/*/story.md"))
_CORPUS = sorted(
    path for path in Path(os.environ.get("BOOKS", "/nowhere")).glob("*/**/*.md") if path.name != "README.md"
)


# One page of each dialect; whole books are read when BOOKS names a folder of them.
_DIALECTS = {
    "en/0001_a-man.md": '# A man\n\n##\nHe was *tall*.\n\n##\n"Oh!" - she said.\n\n##\n* License: [CC-BY]\n'
    "* Text: Ada [Quill]\n* Illustration: Bo\n* Translation: Ce\n* Language: en\n",
    "xh/index.md": "---\ntitle: Little  Ant\n---\n\n# Little Ant\n\n"
    "![Ant.]({{ site.image-set }}/01.jpg)\n\nAnt ran.\n\n"
    '![Ant "sits".]({{ site.image-set }}/02.jpg)\n\nAnt  sat.\n',
}


def _bare(value: Any) -> Any:
    """Return a value without its places."""
    if isinstance(value, Span):
        return None
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, [
            _bare(getattr(value, field.name)) for field in dataclasses.fields(value) if field.compare
        ]
    return [_bare(item) for item in value] if isinstance(value, tuple) else value


def _same(story: Story) -> None:
    text = write_native(story)
    again = read(text.encode(), file=story.file).story
    assert _bare(again) == _bare(story), text


def _read(path: Path) -> Reading:
    def listing(folder: str) -> tuple[str, ...]:
        beside = path.parent / folder
        return tuple(sorted(entry.name for entry in beside.iterdir())) if beside.is_dir() else ()

    return read(path.read_bytes(), file=str(path), listing=listing)


@pytest.mark.parametrize("path", _STORIES, ids=lambda path: path.parent.name)
def test_our_own_stories_survive(path: Path) -> None:
    """Every story that ships is written and read back whole."""
    _same(_read(path).story)


@pytest.mark.parametrize("path", _CORPUS, ids=lambda path: path.stem)
def test_books_of_both_dialects_survive(path: Path) -> None:
    """An imported book is the book it was. BOOKS=folder pytest … reads every book under a folder."""
    story = _read(path).story
    empty = [page for page in story.pages if not page.blocks]
    assert not empty
    _same(story)


@pytest.mark.parametrize("file", sorted(_DIALECTS))
def test_a_page_of_each_dialect_survives(file: str) -> None:
    """Pictures that the dialect implies are written out, with their roles."""
    names = ("cover.jpg", "01.jpg", "02.jpg", "03.jpg", "04.jpg")
    story = read(_DIALECTS[file].encode(), file=file, listing=lambda _: names).story
    assert story.pages[0].role is Role.COVER
    _same(story)


_PIM = Member(
    kind=Kind.CHARACTER,
    name="Pim: the 1st",
    look="small, grey: #mouse {with, braces}",
    wears="a 'scarf'",
    outfits=(("py: jamas", 'blue "striped"'),),
    faces=(("glad", "eyes shut, #up"),),
    ages=(("baby", "pink"),),
    palette=(("fur", "#8a8d91"), ("scarf", "red")),
    never=("hat, tall", "ribbon"),
    height="3 Oda",
    aliases=("the mouse", "l’ami"),
    references=(Drawing(file="art/pim one.png"), Drawing(file="art/pim, 2.png", use=Use.STYLE)),
    span=_HERE,
)
_FULL = Story(
    file="story.md",
    title="*Pim*: the “Moon” # boat",
    subtitle="no",
    author="1984",
    illustrator="- Ada",
    language="zh-Hant",
    ages=(3, 6),
    trim=parse_size("210 x 148 mm"),
    theme="paper-lantern",
    art=(("medium", "ink, wash"), ("line", "&soft")),
    printers=("home-a4", "kdp-paperback"),
    isbn=(("kdp-paperback", "978-1-4028-9462-6"),),
    dedication="For you:\nall of you",
    blurb="back\\slash \u2028 \t end ",
    license="CC BY 4.0",
    source="https://example.com/a#b",
    changes="!none",
    credits=(Credit(role="Translation", name="Namee, Adam {x}"),),
    ai=(("pictures", "none"),),
    style=(("ink", "#222"), ("body.min", "14pt")),
    cast=Cast(
        characters=(_PIM, Member(kind=Kind.CHARACTER, name="Oda", look="heron", span=_HERE)),
        places=(Member(kind=Kind.PLACE, name="jetty", look="grey", span=_HERE),),
        props=(Member(kind=Kind.PROP, name="boat", look="paper", size="half of Oda", span=_HERE),),
    ),
    studio=StudioWish(use="openai", model="m-1", quality="high", budget_cents=1205),
    pages=(
        Page(
            number=1,
            role=Role.COVER,
            blocks=(
                Picture(
                    name="a (b) 100%",
                    scene="Oda [and] “others” sit] here.",
                    target="art/x y/a (b) 100%.png",
                    directions=ShotDirections(
                        face=(("Oda", "a coat, too big"), ("Pim: the 1st", "sad")),
                        with_=("Pim: the 1st",),
                        look_at=(("Oda", "Pim"),),
                        keep=True,
                        brief="low: camera, mist",
                    ),
                    cast=("Oda", "Pim: the 1st"),
                    span=_HERE,
                ),
            ),
            directions=PageDirections(layout="spread", text="top-right"),
            span=_HERE,
        ),
        Page(number=2, role=Role.BLANK, span=_HERE),
        Page(number=3, blocks=(Ornament(span=_HERE),), span=_HERE),
    ),
)


def test_a_story_with_everything_survives() -> None:
    """Quotes, commas, braces, hashes, colons, spaces in targets, every key and every kind of direction."""
    _same(_FULL)


@pytest.mark.parametrize(
    "words",
    [
        "snake_case *star* `tick` [a](b) <b> \\ end\\",
        "# not shouted",
        "#hash",
        "> not a letter",
        "- not a list",
        "+ not",
        "1. not",
        "12) not",
        "--- not",
        "---",
        "***",
        "___",
        "===",
        "— dash",
        "![not](a.png)",
        "<!-- not -->",
        "```not",
        "|---|---|",
        "&amp; & &lt;",
        "{{ child.name }}",
        "“Hush,” said Oda.",
        "C#",
    ],
)
def test_words_that_look_like_marks_stay_words(words: str) -> None:
    """In a paragraph, a heading, a quote, a list."""
    content = (Words(text=words),)
    paragraph = Paragraph(content=content, span=_HERE)
    blocks = (
        paragraph,
        Heading(level=2, content=content, span=_HERE),
        Quote(blocks=(paragraph,), span=_HERE),
        Bullets(ordered=True, items=((paragraph,),), span=_HERE),
    )
    _same(Story(file="s", title="T", pages=(Page(number=1, blocks=blocks, span=_HERE),)))


_LETTERS = st.text("ab é’“*_\\#>-+=`[]()<!1.&|~", min_size=1, max_size=10)


@settings(max_examples=300, deadline=None)
@given(st.lists(_LETTERS.map(str.strip).filter(bool), min_size=1, max_size=3))
def test_plain_words_of_any_letters_survive(lines: list[str]) -> None:
    """No letter that was only a letter becomes a mark, at the start of a line or inside it."""
    content: list[Any] = []
    for line in lines:
        content += [Break(), Words(text=line)] if content else [Words(text=line)]
    page = Page(number=1, blocks=(Paragraph(content=tuple(content), span=_HERE),), span=_HERE)
    _same(Story(file="s", title="T", pages=(page,)))


_TITLES = st.text("ab é’\"'*_\\#>-+=:,{}[]()<!1.&|~%@?`", min_size=1, max_size=12).map(str.strip)
_TITLES = _TITLES.filter(lambda text: text and not is_personal(text))


@settings(max_examples=300, deadline=None)
@given(_TITLES, _TITLES, _TITLES)
def test_front_matter_of_any_letters_survives(title: str, look: str, name: str) -> None:
    """Whatever stands in a value or a name is quoted so that YAML and our slips leave it alone."""
    member = Member(
        kind=Kind.CHARACTER, name=name, look=look, never=(look, title), faces=((title, look),), span=_HERE
    )
    page = Page(number=1, blocks=(Ornament(span=_HERE),), span=_HERE)
    _same(
        Story(
            file="s",
            title=title,
            cast=Cast(characters=(member,)),
            credits=(Credit(role=name, name=look),),
            pages=(page,),
        )
    )


@pytest.mark.parametrize(
    "typed",
    [
        "**bold *both* bold**",
        "*lean **both** lean*",
        "**bold***lean*",
        "a*b*c and **d**e",
        "***both*** and *one*",
        "*a*\\\n**b**  \nc",
        "one\ntwo",
    ],
)
def test_emphasis_survives(typed: str) -> None:
    """Marks inside marks, marks beside marks, marks inside words."""
    story = read(f"---\ntitle: T\n---\n\n{typed}\n".encode(), file="s").story
    _same(story)


@pytest.mark.parametrize(
    "typed",
    [
        "- one\n- two\n  - three\n  - four\n- five",
        "1. one\n2. two\n   - a\n   - b",
        "- one\n\n  more\n\n- two",
        "- one\n\n- > quoted\n  > more",
        "- one\n\n1. two",
        "> a\n>\n> b\n\n> c\n> - d",
        "> # Hush\n>\n> ***",
        "Text\n- one\n- two",
        "## Hush ##\nthen",
        "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n9. i\n10. j\n\n    k\n11. l",
    ],
)
def test_lists_and_quotes_survive(typed: str) -> None:
    """Two levels, paragraphs in items, quotes in lists and lists in quotes."""
    story = read(f"---\ntitle: T\n---\n\n{typed}\n".encode(), file="s").story
    _same(story)


def test_a_name_that_begins_with_a_quote_and_a_colon_survives() -> None:
    """An escaped quote inside a quoted name does not end it."""
    member = Member(kind=Kind.CHARACTER, name='": 1', look="a mouse", span=_HERE)
    page = Page(number=1, blocks=(Ornament(span=_HERE),), span=_HERE)
    _same(Story(file="s", title="1", cast=Cast(characters=(member,)), pages=(page,)))
