"""The command line: click verbs, one file a verb. It prints and sets exit codes; the work is done elsewhere.

Verbs are imported when they are run, so `--help` answers before a heavy library could be loaded.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module

import click

from picturebook.diagnostics import error
from picturebook.errors import ExitCode, PicturebookError, disk_error

# verb → (module, one line for --help)
_VERBS = {
    "new": ("new", "Start a story that builds at once."),
    "check": ("check", "Find every problem in a story, its theme and its cast."),
    "plan": ("plan", "Show each picture: its state, why, who is in it, what it would cost."),
    "build": ("build", "Make the book."),
    "cast": ("cast", "Draw the model sheets every page is held against; show who is where."),
    "draw": ("draw", "Draw the pictures that are new, after asking."),
    "retouch": ("retouch", "Change one place of a picture, and keep every pixel round it."),
    "handoff": ("handoff", "Lay out prompts and references for a tool without an API."),
    "adopt": ("adopt", "Take a picture made with another tool as a take."),
    "accept": ("accept", "Take a picture into the book."),
    "reject": ("reject", "Turn a take down and say why."),
    "waive": ("waive", "Let a picture pass in spite of what was found."),
    "keep": ("keep", "Bind the accepted pictures to today's words."),
    "look": ("look", "See every picture with its takes, in a browser."),
    "impose": ("impose", "Set a PDF's pages on sheets to be folded or cut."),
    "proof": ("proof", "Show every opening small, with names and guides."),
    "preflight": ("preflight", "Hold a finished PDF against what a printer asks for."),
    "import": ("import_", "Write a Book Dash or African Storybook book as a native story."),
    "theme": ("theme", "List the themes, and what each says."),
    "printer": ("printer", "List the printers, and what each asks for."),
    "schema": ("schema", "Give the JSON Schema of a story, a theme or a printer, for editors."),
    "stub-studio": ("stub_studio", "Stand in for the image service on this machine, to rehearse."),
}


class _Verbs(click.Group):
    """A group whose verbs are imported only when they run."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _VERBS:
            return None
        module, _ = _VERBS[name]
        command: click.Command = import_module(f"picturebook.cli.{module}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            raise click.UsageError(_nearest_verb(args[0], problem.message), ctx) from None


def _nearest_verb(typed: str, message: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(typed, list(_VERBS), n=1)
    return f"{message} Did you mean “{near[0]}”?" if near else message


def _say_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        click.echo(f"picturebook {metadata.version('picturebook')}")
        ctx.exit()


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Say which version this is.",
)
def command() -> None:
    """Turn a Markdown story into a printed picture book.

    Begin with:  picturebook new my-book
    """


def main() -> None:
    """Run a verb and leave with the exit code its outcome has."""
    from picturebook.cli.terminal import speak_plainly

    speak_plainly()
    # A book is tuples and numbers, hardly ever a ring of objects: looking for rings took a tenth of a build.
    gc.set_threshold(500_000)
    # Nor is it worth looking for them at the end, when everything is given back: that took as long again.
    atexit.register(gc.freeze)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a verb and return its exit code; only bugs come out as exceptions."""
    from picturebook.cli.terminal import as_json, complain, give_json

    try:
        outcome = command.main(arguments, prog_name="picturebook", standalone_mode=False)
        return int(outcome) if isinstance(outcome, int) else ExitCode.DONE
    except click.ClickException as problem:
        if "--json" in arguments:
            give_json({"diagnostics": [as_json(error("usage", problem.format_message()))]})
        problem.show()
        return ExitCode.USAGE
    except click.exceptions.Abort:
        click.echo(_stopped(arguments), err=True)
        return ExitCode.INTERRUPTED
    except PicturebookError as problem:
        if "--json" in arguments:
            give_json({"diagnostics": [as_json(item) for item in problem.diagnostics]})
        complain(problem.diagnostics)
        return problem.exit_code
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not our business, and not worth a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except OSError as problem:
        named = f"cannot use {problem.filename}" if problem.filename else "cannot write what there is to say"
        complain(disk_error(named, problem, "look at that place: is it there, and is it yours?").diagnostics)
        return ExitCode.DISK
    except Exception:
        return _a_bug()


def _stopped(arguments: list[str]) -> str:
    """Say how one goes on after Ctrl-C: what was to be drawn once more would be paid for once more."""
    if "--again" in arguments:
        return "Stopped; what came is kept. The same command pays for that again: name what did not come."
    if arguments[:1] == ["retouch"]:
        return "Stopped; the same retouch goes on: what came is laid in, and what may have been billed is told first."
    return "Stopped; run the same command to go on."


def _a_bug() -> int:
    import traceback

    traceback.print_exc()
    click.echo("This is a bug in picturebook, not in your story. Your files are untouched.", err=True)
    return ExitCode.BUG
