"""The request: what is sent for a picture. Its digest asks "have we already paid for exactly this?"

Everything that is sent enters: the brief, the composition, pixels, model and settings, the prompt with the
number of its template, the references in their order. The shot's name, paths, prices and take numbers do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, sqrt

from picturebook.digest import Json, digest
from picturebook.errors import IllustratorFailed
from picturebook.measure import PT_PER_INCH
from picturebook.record import record
from picturebook.storyboard import brief as briefs
from picturebook.storyboard.brief import Brief
from picturebook.storyboard.shots import Aspect, Composition, Shot

SCHEMA = 1
PRINTED_PPI = 300  # what every house asks of a picture at the size it is placed
_LEAST_PIXELS = 1024 * 1024  # a small picture is drawn no smaller than the rough it starts from
STYLE = "style"  # the role of a reference that is followed for how it is drawn, not for who is in it
TEMPLATE = 1  # raised when the words of the bundled template change: part of the request, never of the brief


@record
class Reference:
    """A reference picture as sent: role, digest, its place inside the book's folder, and what it is for."""

    role: str  # "Pim", "Pim, exact", "place:jetty", "style"
    sha256: str
    path: str
    told: str = ""  # how to follow it, where that is not plain from the role; the prompt says it


@record
class Edit:
    """One region of a picture that is there, to be changed: that picture as it is sent, and what points at the region.

    Both are plain PNGs of one size; of a recolouring, which sends nothing, they are empty.
    """

    parent: str  # sha256 of the picture as it is kept
    source: str  # where it lies, seen from the book's folder
    region: str  # sha256 of the region's own pixels: files of it may differ from one library to the next
    how: str  # "mask" | "markup" | "recolour"
    colour: str | None = None  # of a recolouring, "#rrggbb"
    image: bytes = b""
    overlay: bytes = b""

    def __repr__(self) -> str:
        return f"Edit({self.source}, {self.how}, {self.parent[:12]}, {self.region[:12]})"


@record
class Request:
    """Everything an illustrator is given for one picture."""

    shot: str  # for people and records; not digested
    brief: Brief
    composition: Composition
    pixels: tuple[int, int]  # width, height asked for
    studio: str  # "sketch", "openai", …
    model: str  # as asked; for the sketch artist its version
    settings: tuple[tuple[str, str], ...] = ()
    prompt: str | None = None  # None for an illustrator that draws from the brief itself
    template: int = 0  # number of the prompt template
    references: tuple[Reference, ...] = ()
    left_out: tuple[str, ...] = ()  # roles there was no room for; for people and records, not digested
    edit: Edit | None = None  # None: a picture of its own
    late: bool = False  # asked for by an earlier run: it may be fetched, and is never sent; not digested


@record
class Order:
    """How a studio wants its requests: what it is, which model, which sizes, with which settings."""

    studio: str
    model: str
    sizes: Mapping[str, tuple[int, int]]
    settings: tuple[tuple[str, str], ...] = ()
    step: int = (
        0  # pictures are asked for as large as they are printed, in such steps of pixels; 0: as listed
    )


def write_request(
    shot: Shot,
    brief: Brief,
    order: Order,
    *,
    prompt: str | None = None,
    references: tuple[Reference, ...] = (),
) -> Request:
    """Write what is sent for a shot. Without a prompt the illustrator draws from the brief itself.

    Raises IllustratorFailed for a studio that offers no size at all.
    """
    return Request(
        shot=shot.name,
        brief=brief,
        composition=shot.composition,
        pixels=_pixels(shot, order),
        studio=order.studio,
        model=order.model,
        settings=order.settings,
        prompt=prompt,
        template=TEMPLATE if prompt is not None else 0,
        references=references,
    )


def _pixels(shot: Shot, order: Order) -> tuple[int, int]:
    """Return the pixels a shot is asked for: its studio's size for the shape, or what its print takes of that."""
    most = pixels_for(shot.composition.aspect, order)
    if not order.step or shot.room is None:
        return most
    ratio = most[0] / most[1]
    wide = max(shot.room.width, shot.room.height * ratio) * PRINTED_PPI / PT_PER_INCH
    wide = max(wide, sqrt(_LEAST_PIXELS * ratio))
    wanted = (ceil(side / order.step) * order.step for side in (wide, wide / ratio))
    width, height = (min(*both) for both in zip(wanted, most, strict=True))
    return width, height


def pixels_for(aspect: Aspect, order: Order) -> tuple[int, int]:
    """Return the pixels a studio draws a shape in; of one that lacks the shape, the size least cropped."""
    if aspect.value in order.sizes:
        return order.sizes[aspect.value]
    if not order.sizes:
        raise IllustratorFailed(f"the illustrator {order.studio} offers no size to draw in")
    wanted = aspect.ratio

    def cropped(size: tuple[int, int]) -> tuple[float, tuple[int, int]]:
        ratio = size[0] / size[1]
        return max(ratio / wanted, wanted / ratio), size

    return min(order.sizes.values(), key=cropped)


def to_json(request: Request) -> dict[str, Json]:
    """Return a request as canonical data: everything that is sent, and nothing about where it is used."""
    composition: dict[str, Json] = {"aspect": request.composition.aspect.value}
    if request.composition.calm:
        composition["calm"] = request.composition.calm
    found: dict[str, Json] = {
        "schema": SCHEMA,
        "brief": briefs.to_json(request.brief),
        "composition": composition,
        "pixels": list(request.pixels),
        "studio": request.studio,
        "model": request.model,
    }
    if request.settings:
        found["settings"] = dict(request.settings)
    if request.prompt is not None:
        found["prompt"], found["template"] = request.prompt, request.template
    if request.references:
        found["references"] = [{"role": one.role, "sha256": one.sha256} for one in request.references]
    if request.edit is not None:
        found["edit"] = _edit_json(request.edit)
    return found


def _edit_json(edit: Edit) -> dict[str, Json]:
    found: dict[str, Json] = {"parent": edit.parent, "region": edit.region, "how": edit.how}
    return {**found, "colour": edit.colour} if edit.colour else found


def request_digest(request: Request) -> str:
    """Return the sha256 of the request's canonical JSON: the prompt hash under which its takes are kept."""
    return digest(to_json(request))
