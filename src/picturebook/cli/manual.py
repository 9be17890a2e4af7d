"""The manual of the command line, written from the commands themselves: `python -m picturebook.cli.manual FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from picturebook.cli import command

_HEAD = "# Commands\n\nWritten from the program itself by `make docs`; change the commands, not this page.\n"


def manual() -> str:
    """Return the whole reference of commands as Markdown."""
    root = click.Context(command, info_name="picturebook", **command.context_settings)
    parts = [_HEAD]
    for name in command.list_commands(root):
        verb = command.get_command(root, name)
        assert verb is not None
        parts.append(_section(verb, name, root))
        if isinstance(verb, click.Group):
            inner = click.Context(verb, info_name=name, parent=root)
            parts += [_section(verb.commands[sub], sub, inner) for sub in sorted(verb.commands)]
    return "\n".join(parts)


def _section(verb: click.Command, name: str, parent: click.Context) -> str:
    context = click.Context(verb, info_name=name, parent=parent)
    context.terminal_width = context.max_content_width = 96
    return f"## {context.command_path}\n\n```text\n{verb.get_help(context).strip()}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), encoding="utf-8")
