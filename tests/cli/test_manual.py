"""The reference of commands is the program's own help."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest

from picturebook.cli import command
from picturebook.cli.manual import manual

_ROOT = click.Context(command, info_name="picturebook")
_LONE = ("theme", "printer", "stub-studio")  # a list each, and a server


def test_the_reference_is_up_to_date() -> None:
    """docs/reference/commands.md says what the commands say; `make docs` writes it anew."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
    assert page.read_text(encoding="utf-8") == manual()


@pytest.mark.parametrize("verb", [name for name in command.list_commands(_ROOT) if name not in _LONE])
def test_a_verb_s_help_ends_with_commands_that_can_be_typed(verb: str) -> None:
    """Of that very verb, with options it has."""
    found = command.get_command(_ROOT, verb)
    assert found is not None
    lines = [
        line.strip()
        for line in found.get_help(click.Context(found)).partition("For example:")[2].splitlines()
    ]
    typed = [shlex.split(line) for line in lines if line]
    assert typed and all(words[:2] == ["picturebook", verb] for words in typed)
    for words in typed:
        found.make_context(verb, words[2:])
