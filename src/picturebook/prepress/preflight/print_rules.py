"""Rules of what is printed: pictures, letters, lines and inks."""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.diagnostics import Severity
from picturebook.prepress.preflight.held import Held, Hit
from picturebook.prepress.preflight.records import Image, Page, Paint, Words

LEAST = 150  # pixels an inch: under this, squares are seen
HAIRLINE = 0.25  # points
_STRAY = 2.0  # percent: pictures are rounded to 256 steps of each ink
_ROUND = 0.98  # pixels are whole, and inches are not
_DARK, _TINT = 0.85, 0.3  # parts of black that look black; of the other three together that show as a fringe
_LIGHT = 0.12  # the part of light that comes back from what looks black
_DEVICE_INKS = ("Gray", "CMYK", "Spot", "Pattern")


def ppi_least(held: Held) -> Iterator[Hit]:
    """No picture has so few pixels that they are seen."""
    yield from _softest(held, 0, LEAST)


def ppi(held: Held) -> Iterator[Hit]:
    """Pictures have as many pixels an inch as the printer prints."""
    yield from _softest(held, LEAST, held.printer.ppi * _ROUND)


def enlarged(held: Held) -> Iterator[Hit]:
    """No picture was blown up beyond what it shows: pixels were added, and no detail."""
    for page, box, own in held.seen.enlarged:
        yield Hit(page=page, measured=f"detail of some {own:.0f} ppi", limit=f"{LEAST} ppi", box=box)


def ppi_most(held: Held) -> Iterator[Hit]:
    """No picture has more pixels than the printer uses."""
    most = held.printer.most_ppi
    for page in held.pages:
        for one in page.images:
            if one.ppi > most / _ROUND and max(one.width, one.height) > 1000:
                yield Hit(
                    page=page.number, measured=f"{one.ppi:.0f} ppi", limit=f"at most {most}", box=one.box
                )
                break


def fonts_embedded(held: Held) -> Iterator[Hit]:
    """Every font is in the file."""
    seen: set[str] = set()
    for page in held.pages:
        for font in page.fonts:
            if not font.embedded and font.name not in seen:
                seen.add(font.name)
                yield Hit(
                    page=page.number, measured=f"{font.name} is not in the file", limit="every font in it"
                )


def small_type(held: Held) -> Iterator[Hit]:
    """Letters are large enough to be printed cleanly."""
    least = held.printer.least_type
    for page in held.pages:
        small = [one for one in page.words if one.size < least - 0.05]
        if small:
            one = min(small, key=lambda one: one.size)
            yield Hit(page=page.number, measured=f"{one.size:.1f} pt", limit=f"{least:g} pt", box=one.box)


def hairline(held: Held) -> Iterator[Hit]:
    """No line is so thin that it is lost."""
    yield from _thinnest(held, -1.0, HAIRLINE)


def thin_line(held: Held) -> Iterator[Hit]:
    """Lines are as thick as print on demand holds."""
    yield from _thinnest(held, HAIRLINE, held.printer.least_line)


def black_words(held: Held) -> Iterator[Hit]:
    """Black letters are printed with black alone."""
    if held.printer.colour != "cmyk":
        return
    for page in held.pages:
        for one in page.words:
            inks = one.colour.cmyk
            if inks and sum(inks[:3]) > _TINT + 0.005 and (inks[3] >= _DARK or _blackish(inks)):
                yield Hit(page=page.number, measured=_said(inks), limit="black alone", box=one.box)
                break


def white_overprint(held: Held) -> Iterator[Hit]:
    """Nothing white overprints: it would vanish."""
    for page in held.pages:
        for one in page.items:
            if not isinstance(one, Image) and one.overprint and one.colour.white:
                yield Hit(
                    page=page.number,
                    measured="white that overprints",
                    limit="white that knocks out",
                    box=one.box,
                )
                break


def colours(held: Held) -> Iterator[Hit]:
    """A printer that takes four inks gets no other colours."""
    if held.printer.colour != "cmyk":
        return
    for page in held.pages:
        for one in page.items:
            space = _space(one)
            if space not in _DEVICE_INKS and not (isinstance(one, Words) and not one.visible):
                what = (
                    "a picture"
                    if isinstance(one, Image)
                    else "words"
                    if isinstance(one, Words)
                    else "a shape"
                )
                yield Hit(page=page.number, measured=f"{what} in {space}", limit="CMYK or grey", box=one.box)
                break


def mixed(held: Held) -> Iterator[Hit]:
    """Pictures are all in RGB or all in four inks."""
    if held.printer.colour == "cmyk":
        return
    first: dict[bool, Page] = {}
    for page in held.pages:
        for one in page.images:
            if one.space in ("RGB", "ICC3", "CalRGB", "CMYK", "ICC4"):
                first.setdefault(one.space in ("CMYK", "ICC4"), page)
    if len(first) == 2:
        later = max(first.values(), key=lambda page: page.number)
        yield Hit(page=later.number, measured="RGB and CMYK pictures in one file", limit="one of the two")


def spot(held: Held) -> Iterator[Hit]:
    """No ink is asked for that the printer does not have."""
    for page in held.pages:
        found = next((one for one in page.items if _space(one) == "Spot"), None)
        if found is not None:
            yield Hit(page=page.number, measured="a spot colour", limit="the four inks", box=found.box)


def total_ink(held: Held) -> Iterator[Hit]:
    """No place has more ink than the paper takes."""
    if held.printer.colour != "cmyk":
        return
    limit, refused = held.printer.ink_limit, held.printer.ink_refused
    for page in held.pages:
        most = max(page.items, key=_ink, default=None)
        if most is not None and _ink(most) > limit + _STRAY:
            grave = Severity.ERROR if _ink(most) > max(limit, refused) + _STRAY else Severity.WARNING
            yield Hit(
                page=page.number,
                measured=f"{_ink(most):.0f} %",
                limit=f"{limit} %",
                box=most.box,
                severity=grave,
            )


def transparency(held: Held) -> Iterator[Hit]:
    """Nothing is see-through: it is flattened, unless the printer takes PDF/X-4."""
    if held.flat:
        yield from _marked(held, "transparency", "none")


def groups(held: Held) -> Iterator[Hit]:
    """No page or form is a transparency group, unless the printer takes PDF/X-4."""
    if held.flat:
        yield from _marked(held, "group", "none")


def layers(held: Held) -> Iterator[Hit]:
    """There are no layers to be switched on and off, unless the printer takes PDF/X-4."""
    if not held.flat:
        return
    found = list(_marked(held, "layer", "none"))
    if held.document.layers and not found:
        found = [Hit(page=None, measured="layers", limit="none")]
    yield from found


def postscript(held: Held) -> Iterator[Hit]:
    """No PostScript, transfer curves or pictures to be fetched are in the file."""
    for kind in ("postscript", "transfer", "opi"):
        yield from _marked(held, kind, "none")


def damaged(held: Held) -> Iterator[Hit]:
    """The file is whole, and every operator of a page can be followed."""
    if held.document.repaired:
        yield Hit(page=None, measured="a file that had to be repaired to be read", limit="a whole one")
    for kind in ("damaged", "endless"):
        yield from _marked(held, kind, "a page that can be read")


def _blackish(inks: tuple[float, ...]) -> bool:
    """Say whether inks look black together, as black does that was turned from RGB with little black in it."""
    return all((1 - one) * (1 - inks[3]) <= _LIGHT for one in inks[:3])


def _softest(held: Held, low: float, high: float) -> Iterator[Hit]:
    for page in held.pages:
        soft = [one for one in page.images if low <= one.ppi < high]
        if soft:
            one = min(soft, key=lambda one: one.ppi)
            yield Hit(
                page=page.number, measured=f"{one.ppi:.0f} ppi", limit=f"{held.printer.ppi} ppi", box=one.box
            )


def _thinnest(held: Held, low: float, high: float) -> Iterator[Hit]:
    for page in held.pages:
        thin = [one for one in page.paints if one.line is not None and low <= one.line < high - 0.005]
        if thin:
            one = min(thin, key=lambda one: one.line or 0.0)
            yield Hit(page=page.number, measured=f"{one.line:.2f} pt", limit=f"{high:g} pt", box=one.box)


def _marked(held: Held, kind: str, limit: str) -> Iterator[Hit]:
    for page in held.pages:
        found = next((one for one in page.marks if one.kind == kind), None)
        if found is not None:
            yield Hit(page=page.number, measured=found.what, limit=limit)


def _space(one: Words | Image | Paint) -> str:
    return one.space if isinstance(one, Image) else one.colour.space


def _ink(one: Words | Image | Paint) -> float:
    if isinstance(one, Image):
        return one.ink or 0.0
    return 100 * sum(one.colour.cmyk or (0.0,))


def _said(inks: tuple[float, ...]) -> str:
    return "/".join(f"{100 * one:.0f}" for one in inks)
