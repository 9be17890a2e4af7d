"""The formats as they are said, in docs and schemas, and as they are read: the same keys, choices and defaults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from picturebook.design.printer_keys import PRINTER
from picturebook.design.printers import load_printer, printers
from picturebook.design.slot_keys import BAND, PICTURE, TEXT
from picturebook.design.theme import Band, PictureSlot, Rule, TextSlot
from picturebook.design.theme_keys import RULE, THEME
from picturebook.design.themes import load_theme
from picturebook.fields import Fields, Group, Kind
from picturebook.manuscript.reader import examine
from picturebook.manuscript.story_keys import STORY

Asked = set[frozenset[tuple[str, tuple[str, ...]]]]
BOOK = """\
---
title: Pim
studio: {use: sketch}
credits: [{role: Translation, name: Oda}]
characters:
  Pim: {look: a mouse, references: [{file: art/pim.png, as: exact}]}
---

Pim slept.
"""
BANDED = """\
theme = {name = "mine", version = "1", license = "MIT"}
pages.full.band = {x = 0, y = 0.9, w = 1, h = 0.1}
"""
SECRETS = {"base_url", "api_key", "key", "host", "organization", "token"}  # asked for to be refused


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return a set that fills with what each group of keys is asked for: names, and words to choose from."""
    found: Asked = set()
    chosen: dict[int, dict[str, tuple[str, ...]]] = {}
    choice, finish = Fields.choice, Fields.finish

    def choosing(fields: Fields, key: str, choices: tuple[str, ...], default: str) -> str:
        chosen.setdefault(id(fields), {})[key] = tuple(choices)
        return choice(fields, key, choices, default)

    def finishing(fields: Fields) -> None:
        words = chosen.pop(id(fields), {})
        found.add(frozenset((key, words.get(key, ())) for key in fields._asked))
        finish(fields)

    monkeypatch.setattr(Fields, "choice", choosing)
    monkeypatch.setattr(Fields, "finish", finishing)
    return found


def said(group: Group) -> Iterator[frozenset[tuple[str, tuple[str, ...]]]]:
    """Yield what each group of a format has: names, and words to choose from."""
    yield frozenset((key.name, key.choices) for key in group.keys)
    for key in group.keys:
        if isinstance(key.kind, Group):
            yield from said(key.kind)


def test_printers_are_read_as_they_are_said(asked: Asked) -> None:
    """No key of a printer's file is read that is not told of, and none is told of that is not read."""
    for name in printers():
        load_printer(name)
    assert asked == set(said(PRINTER))


def test_front_matter_is_read_as_it_is_said(asked: Asked) -> None:
    """Nor any of a story's; the readers ask for a reference's use only where there is one."""
    examine(BOOK.encode(), file="story.md", listing=lambda: ())
    plain = {frozenset(pair for pair in group if pair[0] not in SECRETS) for group in asked}
    assert plain == {frozenset(pair for pair in group if pair[0] != "x") for group in said(STORY)}


def test_themes_are_read_as_they_are_said(asked: Asked, tmp_path: Path) -> None:
    """Each group of a theme has its keys; what is chosen from names is the theme's own business."""
    (tmp_path / "theme.toml").write_text(BANDED, encoding="utf-8")
    load_theme(str(tmp_path))
    keys = {frozenset(key for key, _ in group) for group in asked}
    assert keys == {frozenset(key for key, _ in group) for group in said(THEME)} - {
        frozenset(key.name for key in THEME.key("tokens").kind.keys)  # type: ignore[union-attr]  # a group it is
    }


def test_what_is_said_to_hold_without_a_key_does(tmp_path: Path) -> None:
    """Defaults in the docs are those of a file that says nothing."""
    (tmp_path / "mine.toml").write_text('title = "Mine"\n', encoding="utf-8")
    printer = load_printer("mine.toml", tmp_path)
    told = {
        key.name: key.default
        for key in PRINTER.keys
        if key.default is not None and key.kind is not Kind.LENGTH
    }
    assert told == {name: getattr(printer, name) for name in told}
    slots = ((PICTURE, PictureSlot(x=0, y=0, w=1, h=1)), (TEXT, TextSlot(x=0, y=0, w=1, h=1)))
    bands = ((BAND, Band(x=0, y=0, w=1, h=1, colour=("soft",))),)
    for group, record in (*slots, *bands, (RULE, Rule(template="full"))):
        assert {key.name: key.default for key in group.keys if key.default is not None} == {
            key.name: getattr(record, key.name) for key in group.keys if key.default is not None
        }


def test_every_token_of_base_is_said() -> None:
    """And has the kind it is said to have."""
    base, tokens = load_theme("base"), THEME.key("tokens").kind
    assert isinstance(tokens, Group)
    styles = {key.name for key in tokens.keys if isinstance(key.kind, Group)}
    assert styles == {*dict(base.styles), "also"}
    assert {key.name for key in tokens.keys if key.kind is Kind.LENGTH} == set(dict(base.lengths))
    assert {key.name for key in tokens.keys if key.kind is Kind.COLOUR} == set(dict(base.colours)) - styles
