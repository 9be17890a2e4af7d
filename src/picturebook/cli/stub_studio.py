"""`picturebook stub-studio`: a stand-in for the image service on this machine, to rehearse without paying."""

from __future__ import annotations

import signal
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from picturebook.cli.terminal import give, tell

if TYPE_CHECKING:
    from picturebook.studio.stub import Misfortune


class _Spec(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """A misfortune as it is typed."""

    name = "misfortune"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Misfortune:
        from picturebook.studio.stub import parse_misfortune

        try:
            return parse_misfortune(value)
        except ValueError as problem:
            self.fail(str(problem), param, ctx)


@click.command("stub-studio")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Listen here; 0 takes any free port.")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("stub-ledger.jsonl"),
    show_default=True,
    help="Write down what a real host would have billed.",
)
@click.option("--latency", type=click.FloatRange(min=0), default=0.0, help="Seconds a picture takes.")
@click.option("--images-per-minute", type=click.FloatRange(min=0, min_open=True), help="Refuse to go faster.")
@click.option(
    "--misfortune",
    "misfortunes",
    type=_Spec(),
    multiple=True,
    help="What goes wrong: KIND[:TIMES][@ENDPOINT][+AFTER][=SECONDS], such as 429:2 or drop@images/edits.",
)
@click.option("--fast", is_flag=True, help="Draw flat colours instead of sketches.")
def command(  # one parameter an option: click's shape
    port: int,
    ledger: Path,
    latency: float,
    images_per_minute: float | None,
    misfortunes: tuple[Misfortune, ...],
    fast: bool,
) -> None:
    """Stand in for the image service on this machine until Ctrl-C: nothing is sent anywhere, nothing is paid.

    Set the two lines it prints in another terminal, and draw there with --studio openai.
    """
    from picturebook.errors import DiskError
    from picturebook.studio.stub import House, StubStudio

    stub = StubStudio(
        ledger.with_name(ledger.name + ".kept"),
        latency=latency,
        images_per_minute=images_per_minute,
        misfortunes=misfortunes,
        fast=fast,
        house=House(port=port, ledger=ledger),
    )
    try:
        stub.open()
    except OSError as problem:
        told = "choose another --port, or --ledger in a folder that can be written"
        raise DiskError(f"the stub cannot open: {problem.strerror or problem}", told) from None
    try:
        _stand_in(stub.base_url, ledger)
    finally:
        stub.close()
        tell(
            f"\nA real host would have billed ${stub.billed() / 1_000_000:.4f}; every request is in {ledger}."
        )


def _stand_in(base_url: str, ledger: Path) -> None:
    """Say where it is, and wait to be stopped."""
    give(base_url)
    give(f"export OPENAI_BASE_URL={base_url}")
    give("export OPENAI_API_KEY=stub")
    tell(f"Listening on this machine only. The ledger is {ledger}. Ctrl-C stops it.")
    stopped = Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: stopped.set())
    stopped.wait()
