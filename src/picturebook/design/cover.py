"""The cover of a bound book: back, spine and front on one sheet, by the house's rule and the real page count.

A spine is never guessed: where a house publishes no rule, the author gives what the house's own calculator says.
"""

from __future__ import annotations

from picturebook.design.printer import CoverRule, Printer
from picturebook.measure import Rect, Size
from picturebook.record import record


@record
class CoverSheet:
    """A cover sheet in points, from the top left of its trim; art reaches `wrap` past the trim on all four edges."""

    trim: Size  # back, spine and front together
    left: Rect  # the panel at the left: the back of a book bound at the left
    spine: Rect
    right: Rect
    rule: CoverRule
    words_on_spine: bool

    @property
    def whole(self) -> Size:
        """The sheet with what is cut off or turned in."""
        return Size(width=self.trim.width + 2 * self.rule.wrap, height=self.trim.height + 2 * self.rule.wrap)

    def barcode(self, back: Rect) -> Rect | None:
        """Return the barcode's box at the lower right of the back: off the hinge, and off the trim as far as words.

        Bars that bend with a case are read by no till.
        """
        rule, box = self.rule, self.rule.barcode
        if box is None:
            return None
        at_spine = back.x < self.spine.x
        beside = rule.barcode_inset + rule.hinge if at_spine else max(rule.barcode_inset, rule.safe)
        under = max(rule.barcode_inset, rule.barcode_foot, rule.safe)
        x, y = back.right - beside - box.width, back.bottom - under - box.height
        return Rect(x=x, y=y, width=box.width, height=box.height)


def cover_sheet(printer: Printer, trim: Size, pages: int, spine: float | None = None) -> CoverSheet | None:
    """Return the sheet of a book of so many pages; None where the house's spine, or its cover, is not known.

    `spine` is what the author read off the house's calculator, in points; it comes before the rule.
    """
    rule, wide = printer.cover_sheet, spine
    if wide is None and printer.spine is not None:
        wide = printer.spine.width_at(pages)
    if rule is None or wide is None:
        return None
    text_from = printer.spine.text_from if printer.spine else None
    return CoverSheet(
        trim=Size(width=2 * trim.width + wide, height=trim.height),
        left=Rect(x=0.0, y=0.0, width=trim.width, height=trim.height),
        spine=Rect(x=trim.width, y=0.0, width=wide, height=trim.height),
        right=Rect(x=trim.width + wide, y=0.0, width=trim.width, height=trim.height),
        rule=rule,
        words_on_spine=text_from is not None and pages >= text_from,
    )
