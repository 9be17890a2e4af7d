"""The shop: what a house that prints to sell sends back, said before anybody pays.

A licence that forbids selling, and pictures with too few pixels for paper. A draft passes, and says DRAFT.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from picturebook.design.printer import Printer
from picturebook.diagnostics import Diagnostic, counted, error, typed
from picturebook.errors import BookError
from picturebook.manuscript.licences import forbids_selling
from picturebook.manuscript.story import Story
from picturebook.prepress.plates import Developed
from picturebook.prepress.upscaling import TIMES
from picturebook.record import record
from picturebook.studio.elsewhere import ADOPTED, OWN
from picturebook.studio.plan import Planned
from picturebook.studio.registry import SKETCH
from picturebook.wish import Prepared, Wish

SOFT = 150  # pixels an inch: print below this looks broken; from here to what the house asks it is told and printed
UNASKED = (None, OWN, ADOPTED, SKETCH)  # nobody can ask whoever drew these for more pixels


@record
class Sharpness:
    """The least pixels an inch of a picture, wherever it is placed: its own, and as many more as it was upscaled."""

    name: str
    ppi: int
    own: int

    def __str__(self) -> str:
        return (
            f"{self.name} ({self.own})"
            if self.own == self.ppi
            else f"{self.name} ({self.own}, upscaled {self.ppi})"
        )


def unsaleable(story: Story, printer: Printer) -> Iterator[Diagnostic]:
    """Yield an error where the story's licence forbids what the printer does."""
    if printer.sells and story.license and forbids_selling(story.license):
        said = f"{story.license} forbids selling, and {printer.name} prints to sell"
        told = (
            "print it at home, or ask whoever holds the rights and then write license: with what they allow"
        )
        yield error("not-for-sale", said, story.where("license"), told)


def refuse_unsaleable(prepared: Prepared, wish: Wish) -> None:
    """Refuse to make a book for sale that may not be sold. Raises BookError."""
    found = tuple(unsaleable(prepared.story, prepared.printer))
    if found and not wish.draft:
        raise BookError(found)


def refuse_soft(prepared: Prepared, developed: Developed, wish: Wish) -> None:
    """Refuse pictures of so few pixels that a house sends the book back. Raises BookError naming each.

    A sketch is drawn as sharp as a sketch need be, and is told with the rest of what is soft.
    """
    found = _soft(prepared, developed)
    if not found or wish.draft or not prepared.printer.sells:
        return
    names = ", ".join(map(str, found))
    many = counted(len(found), "picture has", "pictures have")
    said = f"{prepared.printer.name} prints {prepared.printer.ppi} pixels an inch, and {many} under {SOFT}: {names}"
    told = f"{_remedy(prepared, found)}; to see the book all the same: {wish.build_again} --draft"
    raise BookError((error("too-few-pixels", said, hint=told),))


def _remedy(prepared: Prepared, soft: tuple[Sharpness, ...]) -> str:
    """Say how to come by more pixels: whoever drew a picture for money can be asked for those of the print."""
    names = {one.name for one in soft}
    paid = {one.shot.name for one in prepared.plan if drawn_by(one) not in UNASKED} & names
    again = typed("draw", prepared.wish.story, *sorted(paid), "--final")
    said = [f"draw them for print: {again}"] if paid else []
    return ", and ".join([*said, *(["put larger files in their place"] if names - paid else [])])


def _soft(prepared: Prepared, developed: Developed) -> tuple[Sharpness, ...]:
    sketched = {one.shot.name for one in prepared.plan if drawn_by(one) == SKETCH}
    least: dict[str, Sharpness] = {}
    for picture, plate in developed.plates.items():
        if picture.shot not in sketched:
            own, times = plate.native_ppi, TIMES if plate.upscaled else 1
            one = Sharpness(name=picture.shot, ppi=int(own * times), own=int(own))
            least[picture.shot] = min(one, least.get(picture.shot, one), key=lambda each: each.ppi)
    return tuple(
        sorted((one for one in least.values() if one.ppi < SOFT), key=lambda one: (one.ppi, one.name))
    )


def drawn_by(one: Planned) -> str | None:
    """Return who drew the picture that is shown; None where that is not known."""
    if one.chosen is None:
        return None
    request = one.chosen.record.get("request")
    by = request.get("studio") if isinstance(request, Mapping) else None
    return by or (one.locked.studio if one.locked.placed is not None else None)
