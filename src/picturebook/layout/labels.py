"""Labels: a few words of ours in a box, in a book's own type, on pages that are not the book's.

Names and files may be in any script, so labels are shaped and fall back on companions like the words of a story.
"""

from __future__ import annotations

from picturebook.design.theme import TextSlot
from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.layout.book import Book
from picturebook.layout.frame import Group
from picturebook.layout.inks import type_ink
from picturebook.layout.itemising import Lettering
from picturebook.layout.ornaments import Paints
from picturebook.layout.setting import Column, Manner, groups, stand
from picturebook.layout.shape import FontFile
from picturebook.layout.siting import Setting
from picturebook.layout.strips import Strip, strips
from picturebook.manuscript.story import Paragraph, Words
from picturebook.measure import Rect
from picturebook.record import record

_INK = "#2b2118"


@record
class Label:
    """Words to set: the theme's style they take, their size in points, and what they are called on the page."""

    text: str
    size: float
    id: str
    style: str = "body"
    role: str = "P"
    align: str = "left"


class Labels:
    """The labels of a page: the faces they use, and the letters no font has."""

    def __init__(self, book: Book, page: int, span: Span, language: str) -> None:
        self.book, self.page, self.span, self.language = book, page, span, language
        self.lost: list[Diagnostic] = []
        self.faces: list[FontFile] = []

    def set(self, label: Label, box: Rect) -> tuple[tuple[Group, ...], float]:
        """Set a label from the top of a box; return its words, and how far down they reach."""
        letter = self.book.theme.style(label.style)
        lettering = Lettering(style=letter, language=self.language, book=self.book, align=label.align)
        column = strips((Paragraph(content=(Words(text=label.text),), span=self.span),), lettering)
        self.lost += [one for strip in column for one in _missing(strip)]
        self.faces += [part.face for strip in column for part in strip.stretches]
        slot = TextSlot(x=0.0, y=0.0, w=1.0, h=1.0, align=label.align, valign="top", style=label.style)
        setting = Setting(slot=slot, page=self.page, box=box, column=column, size=label.size, place="")
        stood: Column = stand(setting, box)
        ink = type_ink(_INK)
        manner = Manner(
            ink=ink,
            second=ink,
            paints=Paints(strong=ink, soft=ink),
            ornament="dots",
            id=label.id,
            role=label.role,
        )
        return groups(stood, manner), stood.box.bottom


def _missing(strip: Strip) -> list[Diagnostic]:
    fonts = {char: ", ".join(dict.fromkeys(face.label for face in tried)) for char, tried in strip.missing}
    told = "put a font that has it into the folder fonts beside the story"
    return [
        error("missing-glyph", f"no font has {char!r} (U+{ord(char):04X}); tried {names}", strip.span, told)
        for char, names in fonts.items()
    ]
