"""The schemas editors complete by: they take what ships, and refuse what the readers refuse."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from picturebook.cli import run
from picturebook.cli.schema import FORMATS, schema_of
from picturebook.fields import Node, read_yaml
from picturebook.shelf import shelf

SCHEMAS = {kind: Draft7Validator(schema_of(kind)) for kind in FORMATS}
THEMES = sorted(shelf("themes").glob("*/theme.toml"))
PRINTERS = sorted(shelf("printers").glob("*.toml"))
STORIES = sorted(shelf("stories").glob("*/story.md"))
HEAD = {"name": "mine", "version": "1", "license": "MIT"}


def typed(path: Path) -> Any:
    """Return a file's data; of a story its front matter, every value the text that was typed."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return tomllib.loads(text)
    node, complaints = read_yaml(text.split("---\n")[1], file=str(path))
    assert not complaints
    return plain(node)


def plain(node: Node) -> Any:
    """Return a node as data."""
    if node.pairs is not None:
        return {key: plain(value) for key, _, value in node.pairs}
    return [plain(item) for item in node.items] if node.items is not None else node.text


@pytest.mark.parametrize(
    ("kind", "paths"), [("theme", THEMES), ("printer", PRINTERS), ("story", STORIES)], ids=FORMATS
)
def test_what_ships_is_valid(kind: str, paths: list[Path]) -> None:
    """Every theme, printer and story, to the last key."""
    assert paths
    found = {path: [error.message for error in SCHEMAS[kind].iter_errors(typed(path))] for path in paths}
    assert not {path: said for path, said in found.items() if said}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_schema_is_one(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` gives JSON that is a schema of its draft and says what every key means."""
    assert run(["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft7Validator.check_schema(schema)
    assert schema == schema_of(kind)
    assert all(key["description"] for key in schema["properties"].values())


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("theme", {}),
        ("theme", {"theme": {"name": "mine", "version": "1"}}),
        ("theme", {"theme": {**HEAD, "licence": "MIT"}}),
        ("theme", {"theme": HEAD, "tokens": {"ink": "brown"}}),
        ("theme", {"theme": HEAD, "tokens": {"inc": "#112233"}}),
        ("theme", {"theme": HEAD, "tokens": {"radius": "14"}}),
        ("theme", {"theme": HEAD, "tokens": {"body": {"leading": 9}}}),
        ("theme", {"theme": HEAD, "tokens": {"title": {"colour": "nosuch"}}}),
        ("theme", {"theme": HEAD, "pages": {"full": {"calm": "middle"}}}),
        ("theme", {"theme": HEAD, "pages": {"full": {"picture": {"x": 0, "y": 0, "w": 1}}}}),
        ("theme", {"theme": HEAD, "pages": {"full": {"text": [{"x": 2, "y": 0, "w": 1, "h": 1}]}}}),
        ("theme", {"theme": HEAD, "choose": [{"role": "cover"}]}),
        ("theme", {"theme": HEAD, "choose": [{"template": "full", "every": 0}]}),
        ("theme", {"theme": HEAD, "matter": {"front": ["tittle"]}}),
        ("printer", {"sells": True}),
        ("printer", {"title": "Press", "bleed": {"left": "3 mm"}}),
        ("printer", {"title": "Press", "safe": "3"}),
        ("printer", {"title": "Press", "trims": ["8.5"]}),
        ("printer", {"title": "Press", "ppi": 20}),
        ("printer", {"title": "Press", "policy": {"ai_text": "yes"}}),
        ("printer", {"title": "Press", "sources": [{"key": "bleed", "source": "x", "read": "May"}]}),
        ("story", {"subtitle": "none"}),
        ("story", {"title": "Pim", "ages": "three"}),
        ("story", {"title": "Pim", "trim": "8.5"}),
        ("story", {"title": "Pim", "tittle": "Pim"}),
        ("story", {"title": "Pim", "characters": {"Pim": {"wears": "a scarf"}}}),
        ("story", {"title": "Pim", "characters": {"Pim": {"look": "a mouse", "loks": "grey"}}}),
        ("story", {"title": "Pim", "studio": {"base_url": "http://example.org"}}),
        ("story", {"title": "Pim", "isbn": "978"}),
        ("story", {"title": "Pim", "spine": {"kdp-hardcover": "0.52"}}),
    ],
)
def test_what_is_wrong_is_not_valid(kind: str, wrong: dict[str, Any]) -> None:
    """A key that is misspelled, missing or out of bounds is marked while it is typed."""
    assert not SCHEMAS[kind].is_valid(wrong)


@pytest.mark.parametrize(
    "front",
    [
        {"title": 1984, "language": False, "trim": "a5 landscape", "ages": "3-6", "subtitle": None},
        {"title": "Pim", "art": "watercolour", "price": {"kdp-paperback": "12.99 USD"}, "x": {"any": [1]}},
        {
            "title": "Pim",
            "art": {"medium": "ink"},
            "printers": "home-a4",
            "style": {"body": {"ideal": "9pt"}},
        },
        {
            "title": "Pim",
            "characters": {"Pim": {"look": "grey", "palette": {"fur": 333333}, "references": "a.png"}},
        },
        {
            "title": "Pim",
            "props": {"cup": {"look": "a cup", "references": [{"file": "a.png", "as": "exact"}]}},
        },
        {
            "title": "Pim",
            "studio": {"use": "openai", "budget": "12 USD"},
            "credits": [{"role": "a", "name": "b"}],
        },
    ],
)
def test_front_matter_may_be_typed_without_quotes(front: dict[str, Any]) -> None:
    """What YAML takes for a number, a truth or nothing is text to the reader, and fine."""
    assert not [error.message for error in SCHEMAS["story"].iter_errors(front)]
