"""`picturebook schema`: the JSON Schema of a theme, a story’s front matter or a printer’s file, for editors."""

from __future__ import annotations

import json
from typing import Any

import click

from picturebook.cli.terminal import examples, give

FORMATS = ("theme", "story", "printer")


@click.command("schema", epilog=examples("schema theme", "schema story"))
@click.argument("kind", metavar="theme|story|printer", type=click.Choice(FORMATS))
def command(kind: str) -> None:
    """Give the JSON Schema of a format: editors complete keys by it and say what each means."""
    give(written(kind))


def written(kind: str) -> str:
    """Return a format's schema as JSON, laid out to be read."""
    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False)


def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of "theme", "story" or "printer"."""
    from picturebook.design.printer_keys import PRINTER
    from picturebook.design.theme_keys import THEME
    from picturebook.design.token_keys import TOKENS
    from picturebook.fields import Group, Kind
    from picturebook.fields.schema import Dialect, json_schema
    from picturebook.manuscript.story_keys import STORY

    styles = [key.name for key in TOKENS.keys if isinstance(key.kind, Group)]
    names = {"colour": [key.name for key in TOKENS.keys if key.kind is Kind.COLOUR] + styles, "style": styles}
    group = {"theme": THEME, "story": STORY, "printer": PRINTER}[kind]
    return json_schema(group, Dialect(loose=kind == "story", names=names))
