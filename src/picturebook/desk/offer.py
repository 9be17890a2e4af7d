"""The offer: what a shoot would draw, for how much, and every file that would leave the computer.

Made before anybody is asked for a yes, from the plan alone: no network, no picture opened but for its marks of a
camera. Amounts are millionths of a US dollar.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from picturebook.diagnostics import counted
from picturebook.hire import out_of, price
from picturebook.project import Project
from picturebook.record import record
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.illustrator import Illustrator, Listed
from picturebook.studio.money import about, dollars
from picturebook.studio.outstanding import Out, Outstanding
from picturebook.studio.photographs import allow, unasked
from picturebook.studio.plan import Planned

_FETCHED = "asked for before: it is fetched, and not paid for again"
_LATE = "asked for before, in other words than now: it is fetched, and not paid for again"
_ROOM = 1.25  # a host may count a little more than the estimate; more than this is stopped


@record
class Line:
    """One picture of the offer: its price, if anybody knows it, and the files that go with it."""

    name: str
    micros: int | None
    files: tuple[str, ...]
    words: int  # letters of the prompt
    in_words: tuple[str, ...] = ()  # roles there was no room for
    pointer: str | None = None  # what points at the region of an edit: "mask", "markup"
    held: str | None = None  # why it is not sent: an earlier run did, and it is fetched or in doubt
    doubt: int = 0  # what it may have been billed before, where it is sent all the same

    @property
    def sent(self) -> tuple[str, ...]:
        """All that goes beside the words."""
        return (*self.files, f"a {self.pointer} of the region") if self.pointer else self.files


@record
class Offer:
    """A whole shoot, before a yes."""

    studio: str
    model: str
    lines: tuple[Line, ...]
    photographs: tuple[Path, ...]  # nobody said yes to these yet
    prices: str = ""  # of which day they are, and what is not in them

    @property
    def sends(self) -> bool:
        """Whether anything would be sent, or paid for."""
        return any(line.held is None for line in self.lines)

    @property
    def micros(self) -> int | None:
        """What it would cost together; None if one price is not known."""
        prices = [line.micros for line in self.lines]
        return None if None in prices else sum(price for price in prices if price)

    @property
    def wall(self) -> int | None:
        """Return what a yes to this offer allows: its estimate and a little room."""
        return None if self.micros is None else round(self.micros * _ROOM)

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that would be sent, each once."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.files))


def offer(
    project: Project,
    artist: Illustrator,
    wanted: Sequence[Planned],
    late: Sequence[Line] = (),
    resend: Collection[str] = (),
) -> Offer:
    """Make an offer for pictures, and beside them for what an earlier run asked for, by `fetched`.

    `resend` are the digests somebody allowed to be paid for again. Raises IllustratorFailed for a model nobody knows
    the price of.
    """
    out = out_of(project)
    lines = (*(_line(one, artist, out.get(request_digest(one.request)), resend) for one in wanted), *late)
    paths = [project.folder / name for line in lines for name in line.files]
    return Offer(
        studio=artist.abilities.name,
        model=artist.abilities.model,
        lines=lines,
        photographs=unasked(paths, photographs_allowed(project)),
        prices=artist.price_list() if lines and isinstance(artist, Listed) else "",
    )


def fetched(request: Request, *, now: bool) -> Line:
    """Return the line of what waits at the host and is not drawn today; `now` if the book still asks for just that."""
    return Line(name=request.shot, micros=0, files=(), words=0, held=_FETCHED if now else _LATE)


def _files(request: Request) -> tuple[str, ...]:
    """Return the files sent with a request, seen from the book's folder, in their order."""
    parent = (request.edit.source,) if request.edit else ()
    return (*parent, *(reference.path for reference in request.references))


def _line(one: Planned, artist: Illustrator, out: Outstanding | None, resend: Collection[str]) -> Line:
    request, name = one.request, one.shot.name
    held = _held(artist, out, resend)
    if held is not None:
        return Line(name=name, micros=0, files=(), words=len(request.prompt or ""), held=held)
    return Line(
        name=name,
        micros=price(artist, request),
        files=_files(request),
        words=len(request.prompt or ""),
        in_words=request.left_out,
        pointer=request.edit.how if request.edit else None,
        doubt=out.micros if out is not None and out.state is Out.IN_DOUBT else 0,
    )


def _held(artist: Illustrator, out: Outstanding | None, resend: Collection[str]) -> str | None:
    """Say why a request is not sent, where an earlier run sent it; None if it is."""
    if out is not None and out.state is Out.AT_HOST and artist.abilities.fetches:
        return _FETCHED
    if out is not None and out.state is Out.IN_DOUBT and out.request not in resend:
        billed = f", {dollars(out.micros)}" if out.micros else ""
        return f"sent before, and may have been billed{billed}: not sent again without --again"
    return None


def photographs_allowed(project: Project) -> Path:
    """Return where a yes to photographs is remembered."""
    return project.takes.folder / "photographs.json"


def told(made: Offer) -> tuple[str, ...]:
    """Return an offer in words, a line each: pictures and prices, the sum, what leaves the computer."""
    width = max(len(line.name) for line in made.lines)
    said = [f"  {line.name.ljust(width)}  {_said(line)}" for line in made.lines]
    new = sum(line.held is None for line in made.lines)
    total = "price not known beforehand" if made.micros is None else about(made.micros)
    priced = (f"({made.prices[0].upper()}{made.prices[1:]}.)",) if made.prices else ()
    leaves = "What leaves this computer: nothing new."
    if new:
        files = (
            f"{counted(len(made.files), 'picture')}: {', '.join(made.files)}" if made.files else "no picture"
        )
        more = "".join(f", and {thing}" for line in made.lines for thing in line.sent[len(line.files) :])
        leaves = f"What leaves this computer: the words of {counted(new, 'picture')}, and {files}{more}."
    many = counted(len(made.lines), "picture")
    return (f"{many} by {made.studio} ({made.model}), {total}:", *said, *priced, leaves)


def _said(line: Line) -> str:
    if line.held is not None:
        return line.held
    cost = "price not known" if line.micros is None else f"about {dollars(line.micros)}"
    told = f"; in words alone: {', '.join(line.in_words)}" if line.in_words else ""
    told += f"; sent before, and may have been billed {dollars(line.doubt)} besides" if line.doubt else ""
    return f"{cost}  sends: {', '.join(line.sent) or 'words only'}{told}"


def to_json(made: Offer) -> dict[str, object]:
    """Return an offer as plain data."""
    return {
        "studio": made.studio,
        "model": made.model,
        "micros": made.micros,
        "prices": made.prices,
        "pictures": [
            {
                "name": line.name,
                "micros": line.micros,
                "files": list(line.sent),
                "in_words": list(line.in_words),
                "held": line.held,
            }
            for line in made.lines
        ],
        "photographs": [path.name for path in made.photographs],
    }


def allow_photographs(project: Project, made: Offer) -> None:
    """Remember that the photographs of an offer may be sent. Raises DiskError."""
    if made.photographs:
        allow(made.photographs, photographs_allowed(project))
