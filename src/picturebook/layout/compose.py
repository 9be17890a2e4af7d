"""Composing: the fitted book becomes frames, page by page, pure.

`fit` decides for the whole book; `compose_leaf` then needs only its own leaf, so a preview sets one page again
without touching the rest. What lies where: background, pictures with their washes, panels, words, ornaments,
folio. Words over a picture are inked by its tones (see placing).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from picturebook.design.theme import ALSO
from picturebook.diagnostics import Diagnostic, errors_in, warning
from picturebook.errors import BookError, MissingGlyph, TextDoesNotFit
from picturebook.layout import ornaments
from picturebook.layout.book import Area, Book, Layout, Passage, area, left_to_right, template_of
from picturebook.layout.figures import border, figure
from picturebook.layout.fit import Fit, Fitted, fit
from picturebook.layout.frame import Frame, Group, Ink, Item, Opening, Shape, Wash
from picturebook.layout.glyphs import missing_glyphs, unmarked_words, used_faces
from picturebook.layout.hanging import Hung
from picturebook.layout.inking import Backdrop, Choice, Palette, choose_ink, palette, veil
from picturebook.layout.inks import READABLE, Colour, contrast, ink, luminance, mix
from picturebook.layout.matter import borrowed_words
from picturebook.layout.panels import PAD_MOST, panel_box, united
from picturebook.layout.placing import backdrop
from picturebook.layout.setting import Column, Manner, groups, line_box, stand, strip_box
from picturebook.layout.siting import Setting, finest
from picturebook.layout.standing import Standing, remarks
from picturebook.measure import Insets, Rect
from picturebook.record import record

INLINE_ORNAMENT = "stars"  # what a pause shows where neither page nor template names an ornament
SEEN = 2.0  # to one: what an ornament's accent needs against its ground, else it is drawn in the ink


@record
class Composed:
    """What composing one leaf makes."""

    frames: tuple[Frame, ...]
    passages: tuple[Passage, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    standings: tuple[Standing, ...] = ()


@record
class _Sheet:
    """The page being composed."""

    book: Book
    fitted: Fitted
    area: Area
    palette: Palette
    background: Ink
    ornament: str | None


@record
class _Words:
    """A column of words on its page, inked."""

    setting: Setting
    column: Column
    behind: Backdrop | None
    choice: Choice
    id: str
    wash: Wash | None = None

    @property
    def panelled(self) -> bool:
        """Whether they stand on a panel."""
        return self.choice.done == "panel"

    @property
    def extent(self) -> Rect:
        """The words with the veil behind them: a panel that cut one off would show its edge."""
        return self.wash.box if self.wash else self.column.box


def compose(book: Book) -> Layout:
    """Set the whole book. What is wrong with it is in `findings`; `checked` makes errors of the serious ones."""
    fitted = fit(book)
    pages = [compose_leaf(book, fitted, number) for number in range(len(fitted.leaves))]
    frames = {frame.number: frame for page in pages for frame in page.frames}
    findings = [
        *fitted.findings,
        *missing_glyphs(fitted),
        *unmarked_words(fitted),
        *borrowed_words(book, {one.slot.fills for leaf in fitted.leaves for one in leaf.settings}),
    ]
    findings += [finding for page in pages for finding in page.findings]
    return Layout(
        openings=_openings(book, frames),
        faces=used_faces(fitted),
        findings=tuple(findings),
        passages=tuple(passage for page in pages for passage in page.passages),
        body=fitted.body,
        standings=tuple(standing for page in pages for standing in page.standings),
    )


def checked(layout: Layout) -> Layout:
    """Return the layout if nothing stops the book. Raises MissingGlyph, TextDoesNotFit or BookError with all errors."""
    errors = errors_in(layout.findings)
    codes = {one.code for one in errors}
    if not errors:
        return layout
    if "missing-glyph" in codes:
        # Told first: boxes stand for missing letters, and what does not fit with them may fit with letters.
        raise MissingGlyph(sorted(errors, key=lambda one: one.code != "missing-glyph"))
    if codes == {"text-does-not-fit"}:
        raise TextDoesNotFit(errors)
    raise BookError(errors)


def compose_leaf(book: Book, fitted: Fit, number: int) -> Composed:
    """Compose one leaf (by its place in the dummy): one frame, or the two of a spread from left to right."""
    one = fitted.leaves[number]
    made = [_page(_sheet(book, one, page)) for page in left_to_right(book, one.leaf)]
    return Composed(
        frames=tuple(frame for each in made for frame in each.frames),
        passages=tuple(passage for each in made for passage in each.passages),
        findings=tuple(finding for each in made for finding in each.findings),
        standings=tuple(standing for each in made for standing in each.standings),
    )


def _sheet(book: Book, fitted: Fitted, number: int) -> _Sheet:
    template = template_of(book, fitted.leaf)
    token = template.background if template else "paper"
    page = fitted.leaf.page
    return _Sheet(
        book=book,
        fitted=fitted,
        area=area(book, number),
        palette=palette(book.theme, token),
        background=ink(book.theme.colour(token)),
        ornament=(page.directions.ornament if page else None) or (template.ornament if template else None),
    )


def _page(sheet: _Sheet) -> Composed:
    number = sheet.area.number
    hung = [one for one in sheet.fitted.hung if one.page == number]
    words = _all_words(sheet, hung)
    findings = [finding for one in words for finding in _faint(one)]
    decorations, complaint = _decorations(sheet, words)
    washes = [one.wash for one in words if one.wash]
    pictures = [figure(one, washes, sheet.book.story) for one in hung]
    borders = [line for one in hung for line in border(one, sheet.book.theme)]
    set_words = [group for one in words for group in _set(sheet, one)]
    items: list[Item] = [*_background(sheet), *pictures, *borders, *_panels(sheet, words)]
    items += [*decorations, *set_words]
    frame = Frame(
        number=number,
        trim=sheet.book.dummy.trim,
        bleed=sheet.area.bleed,
        side=sheet.area.side,
        items=tuple(items),
        reading=_reading(sheet, pictures, set_words),
    )
    passages = [passage for one in words for passage in _passages(sheet, one)]
    standings = tuple(found for one in words if (found := _standing(one)))
    findings += [remark for one in standings for remark in remarks(one)]
    return Composed(
        frames=(frame,),
        passages=tuple(passages),
        findings=(*findings, *complaint),
        standings=standings,
    )


def _all_words(sheet: _Sheet, hung: Sequence[Hung]) -> list[_Words]:
    """Stand and ink all columns of a page: what another's panel reaches stands on it too."""
    settings = [one for one in sheet.fitted.settings if one.page == sheet.area.number]
    words = [_words(sheet, one, hung, one.slot.panel) for one in settings]
    for _ in words:  # each that joins may make the panel reach one more
        boxes = united([panel_box(one.column) for one in words if one.panelled])
        words = [
            _words(sheet, one.setting, hung, "panel")
            if not one.panelled and any(box.meets(one.extent) for box in boxes)
            else one
            for one in words
        ]
    return words


def _words(sheet: _Sheet, setting: Setting, hung: Sequence[Hung], panel: str) -> _Words:
    """Stand a column and ink it for what lies behind its lines, or for a panel if that is asked for."""
    style = sheet.book.theme.style(setting.slot.style)
    setting = replace(setting, size=max(setting.size, style.min) if not setting.size else setting.size)
    column = stand(setting, sheet.area.safe)
    em = setting.size
    lines = [line_box(line, em) for line in column.lines]
    around = Insets(top=-em * 0.3, right=-em * 0.3, bottom=-em * 0.3, left=-em * 0.3)
    near = [box.inset(around) for box in (*lines, *(pause for _, pause in column.pauses))]
    behind = backdrop(near, setting.page, hung, sheet.palette.paper)
    name = f"p{setting.page}.{setting.slot.fills}"
    choice = choose_ink(behind, sheet.palette, finest(setting), panel)
    return _Words(
        setting=setting,
        column=column,
        behind=behind,
        choice=choice,
        id=name,
        wash=veil(lines, choice, em) if choice.washed else None,
    )


def _background(sheet: _Sheet) -> tuple[Group, ...]:
    if sheet.background.srgb == (255, 255, 255):
        return ()
    b = sheet.area.reach
    full = sheet.area.trim.inset(Insets(top=-b.top, right=-b.right, bottom=-b.bottom, left=-b.left))
    shape = Shape(path=ornaments.outline(full), fill=sheet.background)
    return (Group(role="Artifact", items=(shape,), id=f"p{sheet.area.number}.background"),)


def _panels(sheet: _Sheet, words: Sequence[_Words]) -> tuple[Group, ...]:
    """Draw the panels, each named for the first words on it."""
    on = [(one, panel_box(one.column)) for one in words if one.panelled]
    radius = dict(sheet.book.theme.lengths).get("radius", PAD_MOST)
    made = []
    for box in united([each for _, each in on]):
        first = next(one for one, each in on if box.holds(each))
        shape = Shape(path=ornaments.rounded(box, radius), fill=ink(sheet.palette.panel))
        made.append(Group(role="Artifact", items=(shape,), id=f"{first.id}.panel"))
    return tuple(made)


def _paints(sheet: _Sheet) -> ornaments.Paints:
    colours = dict(sheet.book.theme.colours)
    paper, strong = sheet.palette.paper, ink(colours.get("accent", colours["ink"])).srgb
    if contrast(luminance(strong), luminance(paper)) < SEEN:
        strong = mix(paper, _on(paper, sheet.palette), 0.6)
    return ornaments.Paints(strong=ink(strong), soft=ink(mix(paper, strong, 0.45)))


def _on(paper: Colour, inks: Palette) -> Colour:
    """Return whichever of a theme's inks is seen better on a paper."""
    return max((inks.dark, inks.light), key=lambda one: contrast(luminance(one), luminance(paper)))


def _decorations(sheet: _Sheet, words: Sequence[_Words]) -> tuple[tuple[Group, ...], tuple[Diagnostic, ...]]:
    """Draw the page's own ornament: over the page, or small under the words where a quiet page has room."""
    name, number = sheet.ornament, sheet.area.number
    if name is None or name == "none":
        return (), ()
    if name not in ornaments.names():
        page = sheet.fitted.leaf.page
        said = f"the ornament {name} of page {number} is none we can draw"
        can = f"one of: {', '.join(ornaments.names())}"
        return (), (warning("no-such-ornament", said, page.span if page else None, can),)
    if ornaments.fills_page(name):
        shapes = ornaments.over_page(name, sheet.area.trim, sheet.area.reach, _paints(sheet))
    elif any(one.column.pauses for one in words) or any(one.page == number for one in sheet.fitted.hung):
        return (), ()  # it stands at the pauses inside the text, or the picture is ornament enough
    else:
        shapes = ornaments.small(name, _under(sheet, words, name), _paints(sheet))
    return (Group(role="Artifact", items=shapes, id=f"p{number}.ornament"),), ()


def _under(sheet: _Sheet, words: Sequence[_Words], name: str) -> Rect:
    """Return where a page's small ornament stands: in the widest gap between its words, below the last, or alone."""
    trim = sheet.area.trim
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
    top = min(last.box.bottom + max(last.size, high), sheet.area.safe.bottom - high)
    reach = min(high * ornaments.reach(name), slot.width / 2)  # no further aside than the words may stand
    middle = min(max(last.box.x + last.box.width / 2, slot.x + reach), slot.right - reach)
    return Rect(x=middle - high, y=top, width=high * 2, height=high)


def _set(sheet: _Sheet, words: _Words) -> tuple[Group, ...]:
    name = sheet.ornament
    inline = name if name in ornaments.names() and not ornaments.fills_page(name) else INLINE_ORNAMENT
    paints = _paints(sheet)
    if words.behind is not None:  # over a picture an accent may drown: the letters' ink reads
        paints = ornaments.Paints(strong=words.choice.ink, soft=words.choice.ink)
    manner = Manner(
        ink=_letter_ink(sheet, words, words.setting.slot.style),
        second=_letter_ink(sheet, words, ALSO, words.setting.slot.style),
        paints=paints,
        ornament=inline,
        id=words.id,
        role={"title": "H1", "folio": "Artifact"}.get(words.setting.slot.fills),
    )
    rule = _name_rule(sheet, words) if words.setting.slot.fills == "belongs-to" else ()
    return (*groups(words.column, manner), *rule)


def _letter_ink(sheet: _Sheet, words: _Words, *styles: str) -> Ink:
    """Return a style's own colour (a token of its name) where it reads on plain paper; else the chosen ink."""
    colours = dict(sheet.book.theme.colours)
    own = next((colours[name] for name in styles if name in colours), None)
    if own is None or words.behind is not None or words.panelled:
        return words.choice.ink
    wanted, under = ink(own), luminance(sheet.palette.paper)
    return wanted if contrast(luminance(wanted.srgb), under) >= READABLE else words.choice.ink


def _name_rule(sheet: _Sheet, words: _Words) -> tuple[Group, ...]:
    """Draw the line a child writes a name on."""
    column = words.column
    wide = min(words.setting.box.width, sheet.area.trim.width * 0.55)
    y = column.box.bottom + column.size * 2.2
    left = column.box.x + (column.box.width - wide) / 2
    path = (("M", left, y), ("L", left + wide, y))
    line = Shape(path=path, stroke=_letter_ink(sheet, words, words.setting.slot.style), width=1.0)
    return (Group(role="Artifact", items=(line,), id=f"{words.id}.rule"),)


def _reading(sheet: _Sheet, pictures: Sequence[Group], words: Sequence[Group]) -> tuple[str, ...]:
    """Return the ids of what is read aloud, in the story's order: a page that opens with words is read so."""
    page = sheet.fitted.leaf.page
    shown = [one.id for one in pictures if one.role != "Artifact"]
    said = [one.id for one in words if one.role != "Artifact"]
    opens_with_words = page is not None and bool(page.blocks) and page.blocks[0] in page.text_blocks
    return tuple([*said, *shown] if opens_with_words else [*shown, *said])


def _passages(sheet: _Sheet, words: _Words) -> tuple[Passage, ...]:
    if words.setting.slot.fills == "folio":
        return ()
    return tuple(
        Passage(
            page=sheet.area.number,
            box=strip_box(words.column, number),
            group=f"{words.id}.{number + 1}",
            where=f"{strip.span.file}:{strip.span.line}",
        )
        for number, strip in enumerate(words.column.strips)
    )


def _standing(words: _Words) -> Standing | None:
    """Return where words on a picture stand; None for words on paper."""
    setting, column, behind, choice = words.setting, words.column, words.behind, words.choice
    if behind is None:
        return None
    return Standing(
        page=setting.page,
        fills=setting.slot.fills,
        place=setting.place,
        size=setting.size,
        lines=tuple(line_box(line, column.size) for line in column.lines),
        ink=choice.ink,
        done=choice.done,
        opacity=choice.opacity,
        under=choice.veil if choice.done == "panel" else None,
        energy=behind.ground.energy,
        outlines=behind.ground.strong,
        faces=behind.faces,
        before=choice.before,
        after=choice.contrast,
        span=column.strips[0].span,
    )


def _faint(words: _Words) -> Iterator[Diagnostic]:
    """Complain of words that do not read on the theme's own paper."""
    reads = words.choice.contrast
    if words.behind is None and reads < READABLE:
        said = f"page {words.setting.page}: the words do not stand out enough (contrast {reads:.1f} : 1)"
        can = "give the theme a darker ink, or a lighter paper"
        yield warning("low-contrast", said, words.column.strips[0].span, can)


def _openings(book: Book, frames: dict[int, Frame]) -> tuple[Opening, ...]:
    """Gather frames as they lie open: the first alone, then a verso with the recto after it."""
    made: list[Opening] = []
    numbers = sorted(frames)
    for number in numbers:
        if number % 2 and number - 1 in frames:
            continue
        pair = (
            [frames[one] for one in (number, number + 1) if one in frames]
            if number % 2 == 0
            else [frames[number]]
        )
        pair.sort(key=lambda frame: frame.side != "left")
        made.append(Opening(frames=tuple(pair)))
    return tuple(made)
