"""Decorations: what is painted on a page beside its pictures and words, and nobody reads aloud.

That is its ground, the panels under words, its ornament, and the line a child writes a name on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from picturebook.design.theme import Band, TextSlot
from picturebook.diagnostics import Diagnostic, warning
from picturebook.layout import ornaments
from picturebook.layout.bare_page import BarePage, bands_on
from picturebook.layout.frame import Group, Ink, Shape
from picturebook.layout.inked import Inked, letter_ink
from picturebook.layout.inking import Palette
from picturebook.layout.inks import Colour, contrast, ink, luminance, mix
from picturebook.layout.panels import PAD_MOST, burst, let_in, united
from picturebook.layout.setting import stands_on
from picturebook.measure import Insets, Rect

RULED = 1.1  # points: a line to write on is seen, and is no border
NEAR_EDGE = 0.6  # points: a band this near an edge is meant to touch it
SEEN = 2.0  # to one: what an ornament's accent needs against its ground, else it is drawn in the ink


def background(page: BarePage) -> tuple[Group, ...]:
    """Draw the page's ground to where it is cut; plain white is none."""
    if page.background.srgb == (255, 255, 255):
        return ()
    b = page.area.reach
    full = page.area.trim.inset(Insets(top=-b.top, right=-b.right, bottom=-b.bottom, left=-b.left))
    shape = Shape(path=ornaments.outline(full), fill=page.background)
    return (Group(role="Artifact", items=(shape,), id=f"p{page.area.number}.background"),)


def bands(page: BarePage) -> tuple[Group, ...]:
    """Draw the template's bands of colour that lie on this page."""
    shapes = tuple(_band(page, *one) for one in bands_on(page))
    return (Group(role="Artifact", items=shapes, id=f"p{page.area.number}.bands"),) if shapes else ()


def _band(page: BarePage, band: Band, box: Rect, colour: Ink) -> Shape:
    """Draw a band: past the edges of the page it touches, and with round corners only inside it."""
    theme, trim, reach = page.book.theme, page.area.trim, page.area.reach
    left, top = (box.x < NEAR_EDGE), (box.y < NEAR_EDGE)
    right, bottom = box.right > trim.width - NEAR_EDGE, box.bottom > trim.height - NEAR_EDGE
    x, y = max(box.x, 0.0) - left * reach.left, max(box.y, 0.0) - top * reach.top
    width = min(box.right, trim.width) + right * reach.right - x
    height = min(box.bottom, trim.height) + bottom * reach.bottom - y
    radius = dict(theme.lengths).get("radius", PAD_MOST) if band.shape == "rounded" else 0.0
    square = (top or left, top or right, bottom or right, bottom or left)
    corners = tuple(0.0 if one else radius for one in square)
    return Shape(path=ornaments.cornered(Rect(x=x, y=y, width=width, height=height), corners), fill=colour)


def writing_lines(page: BarePage, words: Sequence[Inked]) -> tuple[Group, ...]:
    """Draw the lines that words stand on, as in a copybook: from edge to edge of their slot."""
    made = []
    for one in words:
        if one.setting.slot.ruled is None or one.behind is not None:
            continue
        line, box = ink(page.book.theme.paint(one.setting.slot.ruled)), one.setting.box
        shapes = tuple(
            Shape(path=(("M", box.x, y), ("L", box.right, y)), stroke=line, width=RULED)
            for y in (stands_on(each, one.column.size) + RULED for each in one.column.lines)
        )
        made.append(Group(role="Artifact", items=shapes, id=f"{one.id}.ruled"))
    return tuple(made)


def panels(page: BarePage, words: Sequence[Inked]) -> tuple[Group, ...]:
    """Draw the panels, each named for the first words on it."""
    on = [(one, one.panel) for one in words if one.panelled]
    number = page.area.number
    borders = [one.frame for one in page.fitted.hung if one.page == number and one.slot.border]
    made = []
    for box in united([each for _, each in on]):
        first = next(one for one, each in on if box.holds(each))
        shape = _panel(page, let_in(box, borders), first.setting.slot)
        made.append(Group(role="Artifact", items=(shape,), id=f"{first.id}.panel"))
    return tuple(made)


def _panel(page: BarePage, box: Rect, slot: TextSlot) -> Shape:
    """Draw a panel as its slot wants it: its shape, and a line round it that lies inside its box."""
    theme, fill = page.book.theme, ink(page.palette.panel)
    wide = slot.border_width if slot.border else 0.0
    half = wide / 2
    line = box.inset(Insets(top=half, right=half, bottom=half, left=half))
    radius = dict(theme.lengths).get("radius", PAD_MOST)
    path = burst(line) if slot.shape == "burst" else ornaments.rounded(line, radius)
    if not slot.border or not wide:
        return Shape(path=path, fill=fill)
    return Shape(path=path, fill=fill, stroke=ink(theme.colour(slot.border)), width=wide)


def paints(page: BarePage) -> ornaments.Paints:
    """Return the colours of ornaments: the theme's accent where the paper shows it, a tint of it, a paler paper."""
    colours = dict(page.book.theme.colours)
    paper, strong = page.palette.paper, ink(colours.get("accent", colours["ink"])).srgb
    if contrast(luminance(strong), luminance(paper)) < SEEN:
        strong = mix(paper, _on(paper, page.palette), 0.6)
    pale = mix(paper, page.palette.light, 0.6)
    return ornaments.Paints(strong=ink(strong), soft=ink(mix(paper, strong, 0.45)), pale=ink(pale))


def _on(paper: Colour, inks: Palette) -> Colour:
    """Return whichever of a theme's inks is seen better on a paper."""
    return max((inks.dark, inks.light), key=lambda one: contrast(luminance(one), luminance(paper)))


def page_ornament(page: BarePage, words: Sequence[Inked]) -> tuple[tuple[Group, ...], tuple[Diagnostic, ...]]:
    """Draw the page's own ornament: over the page, or small under the words where a quiet page has room."""
    name, number = page.ornament, page.area.number
    if name is None or name == "none":
        return (), ()
    if name not in ornaments.names():
        told = page.fitted.leaf.page
        said = f"the ornament {name} of page {number} is none we can draw"
        can = f"one of: {', '.join(ornaments.names())}"
        return (), (warning("no-such-ornament", said, told.span if told else None, can),)
    if ornaments.fills_page(name):
        bounds = ornaments.Bounds(trim=page.area.trim, bleed=page.area.reach, safe=page.area.safe)
        shapes = ornaments.over_page(name, bounds, paints(page))
    elif any(one.column.pauses for one in words) or any(one.page == number for one in page.fitted.hung):
        return (), ()  # it stands at the pauses inside the text, or the picture is ornament enough
    else:
        shapes = ornaments.small(name, _under(page, words, name), paints(page))
    return (Group(role="Artifact", items=shapes, id=f"p{number}.ornament"),), ()


def _under(page: BarePage, words: Sequence[Inked], name: str) -> Rect:
    """Return where a page's small ornament stands: in the widest gap between its words, below the last, or alone."""
    trim = page.area.trim
    high = min(trim.width, trim.height) * 0.045 * ornaments.stature(name)
    told = [one for one in words if one.setting.slot.fills != "folio"]
    body = [one.column for one in told]
    if not body:
        return Rect(x=0.0, y=trim.height * 0.46, width=trim.width, height=high)
    body.sort(key=lambda column: column.box.y)
    gaps = [(low.box.y - up.box.bottom, up.box) for up, low in pairwise(body)]
    if gaps and max(gaps, key=lambda gap: gap[0])[0] > high * 4:
        gap, above = max(gaps, key=lambda gap: gap[0])
        return Rect(x=above.x, y=above.bottom + (gap - high) * 0.48, width=above.width, height=high)
    lowest = max(told, key=lambda one: one.column.box.bottom)
    last, slot = lowest.column, lowest.setting.box
    top = min(last.box.bottom + max(last.size, high), page.area.safe.bottom - high)
    reach = min(high * ornaments.reach(name), slot.width / 2)  # no further aside than the words may stand
    middle = min(max(last.box.x + last.box.width / 2, slot.x + reach), slot.right - reach)
    return Rect(x=middle - high, y=top, width=high * 2, height=high)


def name_rule(page: BarePage, words: Inked) -> tuple[Group, ...]:
    """Draw the line a child writes a name on."""
    column = words.column
    wide = min(words.setting.box.width, page.area.trim.width * 0.55)
    y = column.box.bottom + column.size * 2.2
    left = column.box.x + (column.box.width - wide) / 2
    path = (("M", left, y), ("L", left + wide, y))
    line = Shape(path=path, stroke=letter_ink(page, words, words.setting.slot.style), width=1.0)
    return (Group(role="Artifact", items=(line,), id=f"{words.id}.rule"),)
