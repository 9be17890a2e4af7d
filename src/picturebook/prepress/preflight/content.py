"""What a page paints, read by running its operators: words, pictures and paths, each where it really lands.

Only what rules ask for is followed: the matrix, the clip (as a box), colours, line width, the font and overprint.
Forms are run in place. Operators are those of ISO 32000-1, Annex A.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import hypot
from typing import Any

from picturebook.measure import Rect
from picturebook.prepress.preflight.colours import family, start_of
from picturebook.prepress.preflight.graphics import (
    Shelf,
    State,
    entry,
    is_list,
    is_name,
    is_number,
    matrix_of,
)
from picturebook.prepress.preflight.matrices import Matrix, around, placed, scale_of, shared, times
from picturebook.prepress.preflight.outlines import Shown
from picturebook.prepress.preflight.records import Colour, Font, Image, Mark, Paint, Words

_DEEPEST = 12  # forms within forms; a file may name itself
_MOST_FORMS = (
    5000  # forms run on one page: ten that name ten others, a few times over, are a trap and no book
)
_ABOVE, _BELOW = 0.7, 0.2  # em: how far letters reach from their line, where nobody knows their outlines
_FAR = 2.0  # em: an outline that reaches farther from its line is a mistake of the font
# What operands of the wrong number or kind end in; readers skip such operators, and so do presses.
_MALFORMED = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)
_EVERYWHERE = Rect(x=-1e6, y=-1e6, width=2e6, height=2e6)
_DRAWN = 3  # Tr: from here on (but 7) letters leave no ink


class Reader:
    """One page being run; `items`, `marks` and `fonts` are what was found."""

    def __init__(self, media: Rect, low: tuple[float, float], shelf: Shelf) -> None:
        self.items: list[Words | Image | Paint] = []
        self.shown: list[Shown] = []
        self.marks: dict[Mark, None] = {}
        self.fonts: dict[Font, None] = {}
        self.shelf = shelf
        # From the lower left of the file to the top left of the house.
        turned = (1.0, 0.0, 0.0, -1.0, -low[0], low[1] + media.height)
        self.base: Matrix = turned
        self.state = State(matrix=turned, clip=media)
        self.saved: list[State] = []
        self.path: list[tuple[float, float]] = []
        self.clips = False
        self.text: Matrix = (1, 0, 0, 1, 0, 0)
        self.start: Matrix = self.text
        self.resources: Any = None
        self.depth = 0
        self.forms = 0
        self.contents: set[int] = set()

    def run(self, stream: Any, resources: Any) -> None:
        """Run a content stream with its resources."""
        import pikepdf

        outer, self.resources = self.resources, resources
        for told in pikepdf.parse_content_stream(stream):
            try:
                self._act(told)
            except _MALFORMED:
                self.mark("damaged", str(told.operator))
        self.resources = outer

    def _act(self, told: Any) -> None:
        import pikepdf

        if isinstance(told, pikepdf.ContentStreamInlineImage):
            self._image(told.iimage.obj, inline=True)
        elif (act := _ACTS.get(str(told.operator))) is not None:
            act(self, list(told.operands))
        elif str(told.operator) not in _UNFOLLOWED:
            self.mark("damaged", "an operator there is none of")

    def mark(self, kind: str, what: str) -> None:
        """Note something that not every printer takes."""
        self.marks[Mark(kind=kind, what=what)] = None

    def _found(self, kind: str, name: Any) -> Any:
        held = self.resources.get(kind) if self.resources is not None else None
        return held.get(str(name)) if held is not None else None

    def _save(self, _: Sequence[Any]) -> None:
        self.saved.append(replace(self.state))

    def _restore(self, _: Sequence[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def _concat(self, told: Sequence[Any]) -> None:
        self.state.matrix = times(matrix_of(told), self.state.matrix)

    def _settings(self, told: Sequence[Any]) -> None:
        """Read an ExtGState."""
        found = self._found("/ExtGState", told[0])
        if found is None:
            return
        for key in ("/ca", "/CA"):
            if float(found.get(key, 1)) < 1:
                self.mark("transparency", f"{key[1:]} {float(found[key]):g}")
        blend = found.get("/BM", "/Normal")
        for one in blend if is_list(blend) else (blend,):
            if str(one) not in ("/Normal", "/Compatible"):
                self.mark("transparency", f"blend mode {str(one)[1:]}")
        if "/SMask" in found and str(found.SMask) != "/None":
            self.mark("transparency", "soft mask")
        if "/TR" in found or ("/TR2" in found and str(found.TR2) != "/Default"):
            self.mark("transfer", "transfer curve")
        if "/LW" in found:
            self.state.line = float(found.LW)
        self.state.overprint = bool(found.get("/op", found.get("/OP", self.state.overprint)))
        if "/Font" in found:
            self._use(found.Font[0], float(found.Font[1]))

    def _width(self, told: Sequence[Any]) -> None:
        self.state.line = float(told[0])

    def _space(self, told: Sequence[Any], which: str) -> None:
        setattr(self.state, which, start_of(family(told[0], self.resources)))

    def _parts(self, told: Sequence[Any], which: str) -> None:
        held: Colour = getattr(self.state, which)
        parts = tuple(float(one) for one in told if not is_name(one))
        setattr(self.state, which, Colour(space=held.space, parts=parts))
        if which == "fill":
            named = told[-1] if told and is_name(told[-1]) else None
            self.state.pattern = self._found("/Pattern", named) if named is not None else None

    def _point(self, told: Sequence[Any]) -> None:
        numbers = [float(one) for one in told]
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            self.path.append(placed(self.state.matrix, x, y))

    def _rectangle(self, told: Sequence[Any]) -> None:
        x, y, wide, high = (float(one) for one in told)
        for at in ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)):
            self.path.append(placed(self.state.matrix, *at))

    def _will_clip(self, _: Sequence[Any]) -> None:
        self.clips = True

    def _paint(self, fill: bool, stroke: bool) -> None:
        """End a path."""
        if self.path:
            state, whole = self.state, around(self.path)
            box = shared(whole, state.clip)
            if fill and box is not None:
                self.items.append(Paint(box=box, colour=state.fill, overprint=state.overprint))
                self._tile(box)
            if stroke and box is not None:
                self.items.append(
                    Paint(box=box, colour=state.stroke, line=state.line * scale_of(state.matrix))
                )
            if self.clips:
                state.clip = box or Rect(x=whole.x, y=whole.y, width=0.0, height=0.0)
        self.path, self.clips = [], False

    def _tile(self, box: Rect) -> None:
        """Run a pattern's cell for a path filled with it: what lies in it is seen, wherever it is repeated."""
        cell = self.state.pattern if self.state.fill.space == "Pattern" else None
        if cell is None or not self._dives():
            return
        if int(cell.get("/PatternType", 1)) == 2:
            shading = cell.get("/Shading", {})
            self.items.append(
                Paint(box=box, colour=Colour(space=family(shading.get("/ColorSpace"), self.resources)))
            )
            return
        outer, kept = self.items, (self.state, self.saved, self.path, self.text, self.start)
        self.items, self.saved, self.path = [], [], []
        matrix = times(matrix_of(cell.get("/Matrix", (1, 0, 0, 1, 0, 0))), self.base)
        self.state = State(matrix=matrix, clip=_EVERYWHERE)
        self.depth += 1
        self.run(cell, cell.get("/Resources", self.resources))
        self.depth -= 1
        found, self.items = self.items, outer
        self.items += [replace(one, box=box) for one in found if not isinstance(one, Words)]
        self.state, self.saved, self.path, self.text, self.start = kept

    def _dives(self) -> bool:
        """Say whether one more stream may be run from within this one."""
        self.forms += 1
        if self.forms == _MOST_FORMS:
            self.mark("endless", "forms within forms, more than can be followed")
        return self.depth < _DEEPEST and self.forms < _MOST_FORMS

    def _shade(self, told: Sequence[Any]) -> None:
        found = self._found("/Shading", told[0])
        space = family(found.get("/ColorSpace"), self.resources) if found is not None else "Spot"
        self.items.append(Paint(box=self.state.clip, colour=Colour(space=space)))

    def _place(self, told: Sequence[Any]) -> None:
        """Place an XObject."""
        found = self._found("/XObject", told[0])
        if found is None:
            return
        if "/OC" in found:
            self.mark("layer", str(told[0])[1:])
        if "/OPI" in found:
            self.mark("opi", str(told[0])[1:])
        kind = str(found.get("/Subtype"))
        if kind == "/Image":
            self._image(found)
        elif kind == "/PS" or str(found.get("/Subtype2")) == "/PS":
            self.mark("postscript", str(told[0])[1:])
        elif kind == "/Form":
            self._form(found)

    def _form(self, form: Any) -> None:
        if not self._dives():
            return
        if str(form.get("/Group", {}).get("/S")) == "/Transparency":
            self.mark("group", "transparency group")
        self._save(())
        kept = self.path, self.text, self.start, len(self.saved)
        self.depth += 1
        self._concat(form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        if "/BBox" in form:
            x, y, right, top = (float(one) for one in form.BBox)
            self.path = []
            self._rectangle((x, y, right - x, top - y))
            self.clips = True
            self._paint(False, False)
        self.run(form, form.get("/Resources", self.resources))
        self.depth -= 1
        self.path, self.text, self.start, saved = kept
        del self.saved[saved:]
        self._restore(())

    def _image(self, image: Any, inline: bool = False) -> None:
        state = self.state
        wide, high = int(entry(image, "/Width", "/W", 0)), int(entry(image, "/Height", "/H", 0))
        mask = bool(entry(image, "/ImageMask", "/IM", False))
        if "/SMask" in image or int(image.get("/SMaskInData", 0)):
            self.mark("transparency", "picture with a soft mask")
        a, b, c, d, _, _ = state.matrix
        across, down = hypot(a, b), hypot(c, d)
        whole = around([placed(state.matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))])
        box = shared(whole, state.clip)
        if box is None or not across or not down:
            return
        space = state.fill.space if mask else self._space_of(image)
        self.items.append(
            Image(
                box=box,
                width=wide,
                height=high,
                ppi=min(wide / across, high / down) * 72,
                space=space,
                ink=self.shelf.ink(image) if space in ("CMYK", "ICC4") and not inline and not mask else None,
                mask=mask,
            )
        )

    def _space_of(self, image: Any) -> str:
        space = entry(image, "/ColorSpace", "/CS", None)
        if space is None:
            return "Gray" if str(image.get("/Filter")) != "/JPXDecode" else "RGB"
        return family(space, self.resources)

    def _marked(self, told: Sequence[Any]) -> None:
        if str(told[0]) == "/OC":
            self.mark("layer", str(told[1])[1:])
        held = self._found("/Properties", told[1]) if is_name(told[1]) else told[1]
        if held is not None and "/MCID" in held and self.depth == 0:
            self.contents.add(int(held.MCID))

    def _begin_text(self, _: Sequence[Any]) -> None:
        self.text = self.start = (1, 0, 0, 1, 0, 0)

    def _font(self, told: Sequence[Any]) -> None:
        found = self._found("/Font", told[0])
        if found is not None:
            self._use(found, float(told[1]))

    def _use(self, found: Any, size: float) -> None:
        self.state.font, self.state.size = self.shelf.font(found), size

    def _text_matrix(self, told: Sequence[Any]) -> None:
        self.text = self.start = matrix_of(told)

    def _move(self, told: Sequence[Any]) -> None:
        self.text = self.start = times((1, 0, 0, 1, float(told[0]), float(told[1])), self.start)

    def _move_leading(self, told: Sequence[Any]) -> None:
        self.state.leading = -float(told[1])
        self._move(told)

    def _next_line(self, _: Sequence[Any]) -> None:
        self._move((0, -self.state.leading))

    def _show_next(self, told: Sequence[Any]) -> None:
        if len(told) == 3:
            self.state.between, self.state.spacing = float(told[0]), float(told[1])
        self._next_line(())
        self._show(([told[-1]],))

    def _show(self, told: Sequence[Any]) -> None:
        """Show strings and moves, as TJ has them."""
        state = self.state
        if state.font is None:
            return
        begun, advance, read = self.text, 0.0, []
        inked: list[float] = []
        start: float | None = None
        for one in told[0] if is_list(told[0]) else (told[0],):
            if is_number(one):
                advance -= float(one) / 1000 * state.size * state.stretch
                continue
            for code in state.font.codes(bytes(one)):
                start = advance if start is None else start
                read.append(state.font.read(code))
                gap = state.spacing + (state.between if code == 32 and not state.font.composite else 0.0)
                past = advance + (state.font.width(code) * state.size + gap) * state.stretch
                inked += [] if read[-1].isspace() else [advance, past]
                advance = past
        self.text = times((1, 0, 0, 1, advance, 0), begun)
        if read:
            along = (min(inked), max(inked)) if inked else (0.0, advance)
            self._words("".join(read), start or 0.0, along, times(begun, state.matrix))

    def _words(self, text: str, start: float, along: tuple[float, float], matrix: Matrix) -> None:
        """Take down letters, as far as ink of them reaches along their line: a space at its end prints nothing."""
        state = self.state
        assert state.font is not None
        self.fonts[Font(name=state.font.name, embedded=state.font.embedded)] = None

        def reach(low: float, high: float) -> Rect:
            return around(
                [placed(matrix, x, state.rise + y * state.size) for x in along for y in (low, high)]
            )

        box = reach(-_BELOW, _ABOVE)
        seen = shared(box, state.clip)
        words = Words(
            text=text,
            box=seen or box,
            size=abs(state.size) * hypot(matrix[2], matrix[3]),
            colour=state.stroke if state.mode % 4 == 1 else state.fill,
            font=state.font.name,
            overprint=state.overprint,
            visible=seen is not None and state.mode % 4 != _DRAWN and bool(text.strip() or not text),
        )
        at = placed(matrix, start, state.rise)
        self.shown.append(Shown(words=words, start=at, room=reach(-_FAR, _FAR), clip=state.clip))
        self.items.append(words)


def _painting(fill: bool, stroke: bool) -> Callable[[Reader, Sequence[Any]], None]:
    return lambda reader, _: reader._paint(fill, stroke)


def _setting(name: str, factor: float = 1.0) -> Callable[[Reader, Sequence[Any]], None]:
    return lambda reader, told: setattr(reader.state, name, float(told[0]) * factor)


def _colouring(space: str, which: str) -> Callable[[Reader, Sequence[Any]], None]:
    return lambda reader, told: setattr(
        reader.state, which, Colour(space=space, parts=tuple(map(float, told)))
    )


# Operators that move nothing a rule asks for.
_UNFOLLOWED = frozenset(
    ["b*", "d", "d0", "d1", "h", "i", "j", "J", "M", "ri", "BMC", "DP", "MP", "EMC", "ET", "BX", "EX"]
)

_ACTS: dict[str, Callable[[Reader, Sequence[Any]], None]] = {
    "q": Reader._save, "Q": Reader._restore, "cm": Reader._concat, "gs": Reader._settings, "w": Reader._width,
    "g": _colouring("Gray", "fill"), "G": _colouring("Gray", "stroke"),
    "rg": _colouring("RGB", "fill"), "RG": _colouring("RGB", "stroke"),
    "k": _colouring("CMYK", "fill"), "K": _colouring("CMYK", "stroke"),
    "cs": lambda reader, told: reader._space(told, "fill"), "CS": lambda reader, told: reader._space(told, "stroke"),
    "sc": lambda reader, told: reader._parts(told, "fill"), "SC": lambda reader, told: reader._parts(told, "stroke"),
    "scn": lambda reader, told: reader._parts(told, "fill"), "SCN": lambda reader, told: reader._parts(told, "stroke"),
    "m": Reader._point, "l": Reader._point, "c": Reader._point, "v": Reader._point, "y": Reader._point,
    "re": Reader._rectangle, "W": Reader._will_clip, "W*": Reader._will_clip,
    "f": _painting(True, False), "F": _painting(True, False), "f*": _painting(True, False),
    "S": _painting(False, True), "s": _painting(False, True), "n": _painting(False, False),
    "B": _painting(True, True), "B*": _painting(True, True), "b": _painting(True, True), "b*": _painting(True, True),
    "sh": Reader._shade, "Do": Reader._place, "BDC": Reader._marked, "BT": Reader._begin_text, "Tf": Reader._font,
    "Tm": Reader._text_matrix, "Td": Reader._move, "TD": Reader._move_leading, "T*": Reader._next_line,
    "Tj": Reader._show, "TJ": Reader._show, "'": Reader._show_next, '"': Reader._show_next,
    "Tc": _setting("spacing"), "Tw": _setting("between"), "Tz": _setting("stretch", 0.01),
    "TL": _setting("leading"), "Ts": _setting("rise"),
    "Tr": lambda reader, told: setattr(reader.state, "mode", int(told[0])),
}  # fmt: skip
