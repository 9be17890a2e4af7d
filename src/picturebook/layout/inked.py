"""Inked words: the columns of a page, each stood in its place and inked for what lies behind its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.diagnostics import Diagnostic, warning
from picturebook.layout.bare_page import BarePage, bands_on
from picturebook.layout.frame import Ink, Wash
from picturebook.layout.hanging import Hung
from picturebook.layout.inking import Backdrop, Choice, choose_ink, on_grounds, veil
from picturebook.layout.inks import READABLE, Colour, contrast, ink, luminance
from picturebook.layout.panels import kept_aside, panel_box, united
from picturebook.layout.placing import backdrop
from picturebook.layout.setting import Column, line_box, stand
from picturebook.layout.siting import Setting, finest
from picturebook.layout.standing import Standing
from picturebook.measure import Insets, Rect
from picturebook.record import record


@record
class Inked:
    """A column of words on its page, inked."""

    setting: Setting
    column: Column
    behind: Backdrop | None
    choice: Choice
    id: str
    paper: Colour  # where they lie on no picture; of several grounds the one they read worst on
    wash: Wash | None = None

    @property
    def panelled(self) -> bool:
        """Whether they stand on a panel."""
        return self.choice.done == "panel"

    @property
    def panel(self) -> Rect:
        """The box of the panel they stand on: round them, or on paper round all their slot where that has a border."""
        whole = self.behind is None and self.setting.slot.border
        return panel_box(self.setting.box if whole else self.column.box, self.column.size)

    @property
    def extent(self) -> Rect:
        """The words with the veil behind them: a panel that cut one off would show its edge."""
        return self.wash.box if self.wash else self.column.box


def inked(page: BarePage, hung: Sequence[Hung]) -> list[Inked]:
    """Stand and ink all columns of a page: what another's panel reaches stands on it too."""
    settings = [one for one in page.fitted.settings if one.page == page.area.number]
    words = [_stood(page, one, hung, one.slot.panel) for one in settings]
    for _ in words:  # each that joins may make the panel reach one more
        boxes = united([one.panel for one in words if one.panelled])
        words = [
            _stood(page, one.setting, hung, "panel")
            if not one.panelled and any(box.meets(one.extent) for box in boxes)
            else one
            for one in words
        ]
    return words


def _stood(page: BarePage, setting: Setting, hung: Sequence[Hung], panel: str) -> Inked:
    """Stand a column and ink it for what lies behind its lines, or for a panel if that is asked for."""
    style = page.book.theme.style(setting.slot.style)
    setting = replace(setting, size=max(setting.size, style.min) if not setting.size else setting.size)
    column = stand(setting, page.area.safe)
    if setting.slot.panel == "panel":
        borders = [one.frame for one in hung if one.slot.border]
        setting = replace(setting, box=kept_aside(setting.box, column.box, borders))
        column = stand(setting, page.area.safe)
    em = setting.size
    lines = [line_box(line, em) for line in column.lines]
    around = Insets(top=-em * 0.3, right=-em * 0.3, bottom=-em * 0.3, left=-em * 0.3)
    near = [box.inset(around) for box in (*lines, *(pause for _, pause in column.pauses))]
    colours = on_grounds(page.palette, _grounds(page, lines))
    behind = backdrop(near, setting.page, hung, colours.paper)
    name = f"p{setting.page}.{setting.slot.fills}"
    choice = choose_ink(behind, colours if behind is None else page.palette, finest(setting), panel)
    return Inked(
        setting=setting,
        column=column,
        behind=behind,
        choice=choice,
        id=name,
        paper=colours.paper,
        wash=veil(lines, choice, em) if choice.washed else None,
    )


def _grounds(page: BarePage, lines: Sequence[Rect]) -> tuple[Colour, ...]:
    """Return the flat colours that lines lie on: bands, and the page's own ground where none of them is under all."""
    found: dict[Colour, None] = {}
    lie = tuple(reversed(bands_on(page)))
    for line in lines:
        for _, box, colour in lie:
            if box.meets(line):
                found[colour.srgb] = None
            if box.holds(line):
                break
        else:
            found[page.palette.paper] = None
    return tuple(found) or (page.palette.paper,)


def letter_ink(page: BarePage, words: Inked, *styles: str) -> Ink:
    """Return a style's own colour (a token of its name) where it reads on plain paper; else the chosen ink."""
    colours = dict(page.book.theme.colours)
    own = next((colours[name] for name in styles if name in colours), None)
    if own is None or words.behind is not None or words.panelled:
        return words.choice.ink
    wanted, under = ink(own), luminance(words.paper)
    return wanted if contrast(luminance(wanted.srgb), under) >= READABLE else words.choice.ink


def standing(words: Inked) -> Standing | None:
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
        asked=setting.slot.panel == choice.done,
        span=column.strips[0].span,
    )


def faint(words: Inked) -> Iterator[Diagnostic]:
    """Complain of words that do not read on the theme's own paper."""
    reads = words.choice.contrast
    if words.behind is None and reads < READABLE:
        said = f"page {words.setting.page}: the words do not stand out enough (contrast {reads:.1f} : 1)"
        can = "give the theme a darker ink, or a lighter paper"
        yield warning("low-contrast", said, words.column.strips[0].span, can)
