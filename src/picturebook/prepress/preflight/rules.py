"""The rules of preflight as a table: what each asks, of which printers, how grave it is, and what helps.

What a rule asks is the first line of its function. Its number comes from the printer's own file, with the source and
the date written there, or from a standard named here. The rules of PDF/X are structural: they hold the file against
what ISO 15930 asks as far as public transcriptions tell it, and are no certificate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from picturebook.design.printer import Printer
from picturebook.diagnostics import Severity
from picturebook.measure import Rect
from picturebook.prepress.preflight import (
    agreement,
    cover_rules,
    file_rules,
    page_rules,
    print_rules,
    tag_rules,
)
from picturebook.prepress.preflight.held import Held, Hit
from picturebook.record import record

STRUCTURAL = "rules of PDF/X are structural: they are no certificate"
_X = "ISO 15930-1, -3 and -7 as transcribed in the CGATS application notes"
_UA = "ISO 14289-1 (PDF/UA-1), structure alone"
_POD = "help pages of KDP, IngramSpark and Lulu, as quoted"
_KDP = "kdp.amazon.com, PDF files for print"
_TRADE = "the trade’s practice"
_COMMON = (
    "most_ppi",
    "least_type",
    "least_line",
    "ink_refused",
)  # hold where a house says nothing of its own


class Of(StrEnum):
    """Which files a rule is for."""

    PAGES = "pages"
    COVER = "cover"
    BOTH = "pages and cover"


class For(StrEnum):
    """Which printers a rule is for."""

    ALL = "every printer"
    SHOPS = "printers that sell"
    PDFX = "printers that ask for PDF/X"
    SCREENS = "screens, where the file is tagged"


@record
class Rule:
    """One rule: its name, the function that finds where it is broken, and what helps."""

    name: str
    check: Callable[[Held], Iterator[Hit]]
    of: Of
    printers: For
    severity: Severity
    source: str  # a key of the printer's own sources, or what is cited where it names none
    remedy: str

    @property
    def asks(self) -> str:
        """What it asks, in a sentence."""
        return (self.check.__doc__ or "").strip()

    def applies(self, held: Held) -> bool:
        """Say whether a file is held against it."""
        if self.of is not Of.BOTH and held.cover is not (self.of is Of.COVER):
            return False
        if self.printers is For.PDFX:
            return held.pressed
        if self.printers is For.SCREENS:
            return held.printer.sheet is None and not held.printer.sells
        return self.printers is For.ALL or held.printer.sells

    def sourced(self, printer: Printer) -> str:
        """Return where its number comes from, and when it was read."""
        for one in printer.sources:
            if one.key == self.source:
                return f"{one.source} (read {one.read}{'' if one.verified else '; not verified'})"
        if self.source in _COMMON:
            return _TRADE
        return f"{printer.name}, without a source" if " " not in self.source else self.source


@record
class Finding:
    """A rule broken at one place."""

    rule: Rule
    severity: Severity
    page: int | None
    box: Rect | None  # from the top left of the media box
    measured: str
    limit: str
    source: str


def inspect(held: Held) -> tuple[Finding, ...]:
    """Hold a file against every rule that is for it; return what was found, in the order of the table."""
    return tuple(
        Finding(
            rule=rule,
            severity=hit.severity or rule.severity,
            page=hit.page,
            box=hit.box,
            measured=hit.measured,
            limit=hit.limit,
            source=rule.sourced(held.printer),
        )
        for rule in RULES
        if rule.applies(held)
        for hit in rule.check(held)
    )


def _rule(name: str, check: Callable[[Held], Iterator[Hit]], *told: Of | For | Severity | str) -> Rule:
    of, printers, severity, source, remedy = told
    assert isinstance(of, Of) and isinstance(printers, For) and isinstance(severity, Severity)
    return Rule(
        name=name, check=check, of=of, printers=printers, severity=severity, source=source, remedy=remedy
    )


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT
_PAGES, _COVER, _BOTH = Of.PAGES, Of.COVER, Of.BOTH
_ALL, _SHOPS, _PDFX, _READ = For.ALL, For.SHOPS, For.PDFX, For.SCREENS

# fmt: off
RULES = (
    _rule("page-size", page_rules.page_size, _PAGES, _SHOPS, _E, "bleed",
          "set the page of your layout program to this size, and export again"),
    _rule("single-pages", page_rules.single_pages, _PAGES, _SHOPS, _E, _POD,
          "export single pages, not spreads"),
    _rule("trim-size", page_rules.trim_size, _PAGES, _SHOPS, _E, "trims",
          "choose a size this printer binds: picturebook printer show tells them"),
    _rule("bleed-edges", page_rules.bleed_edges, _PAGES, _SHOPS, _E, "bleed",
          "give each edge the bleed that is asked for, and no other"),
    _rule("boxes", page_rules.boxes, _BOTH, _SHOPS, _E, _X,
          "export again with a preset for print: the boxes of its pages contradict each other"),
    _rule("same-size", page_rules.same_size, _PAGES, _SHOPS, _E, _POD,
          "make all pages one size"),
    _rule("turned", page_rules.turned, _BOTH, _SHOPS, _E, "GWG 2022, R0004",
          "turn the page in your layout program, and not in a reader"),
    _rule("page-count", page_rules.page_count, _PAGES, _ALL, _E, "pages",
          "add or take away pages, or choose another printer: picturebook printer fit tells which can"),
    _rule("page-multiple", page_rules.page_multiple, _PAGES, _ALL, _W, "pages",
          "add blank pages at the end"),
    _rule("bleed", page_rules.bleed, _BOTH, _SHOPS, _E, "bleed",
          "draw the picture out to the edge of the bleed: a cut a hair off shows white"),
    _rule("rim", page_rules.rim, _BOTH, _SHOPS, _E, "bleed",
          "let the painting itself reach the edge of the bleed: its box does, but its edge is white"),
    _rule("safe", page_rules.safe, _BOTH, _SHOPS, _E, "safe",
          "move the words inwards: they may be cut, or disappear into the binding"),
    _rule("border", page_rules.border, _BOTH, _SHOPS, _W, "safe",
          "let it run off the page, or keep it further in: a cut a hair off shows"),
    _rule("torn-picture", page_rules.torn, _PAGES, _SHOPS, _W, _POD,
          "begin a picture over two pages on an even page: add a page before it, or take one away"),
    _rule("marks", page_rules.marks, _BOTH, _SHOPS, _E, _POD,
          "export without crop marks: they would be printed"),
    _rule("blank-run", page_rules.blank_run, _PAGES, _SHOPS, _W, "most_blanks",
          "put something on them, or take them away"),
    _rule("last-page", page_rules.last_page, _PAGES, _SHOPS, _H, "last_blank",
          "end the book with a blank page, so that the house adds none of its own"),
    _rule("unfinished", page_rules.unfinished, _BOTH, _ALL, _W, _KDP,
          "write what belongs there"),
    _rule("ppi-least", print_rules.ppi_least, _BOTH, _SHOPS, _E, "ppi",
          "use a larger picture, or place it smaller"),
    _rule("ppi", print_rules.ppi, _BOTH, _SHOPS, _W, "ppi",
          "use a larger picture, or place it smaller: it will look soft"),
    _rule("enlarged", print_rules.enlarged, _BOTH, _SHOPS, _H, _TRADE,
          "use the picture as it was drawn or scanned, larger: pixels were added to this one"),
    _rule("ppi-most", print_rules.ppi_most, _BOTH, _SHOPS, _H, "most_ppi",
          "a smaller picture prints the same, and makes a smaller file"),
    _rule("fonts-embedded", print_rules.fonts_embedded, _BOTH, _ALL, _E, _KDP,
          "export again with all fonts embedded: another letter would be printed instead"),
    _rule("small-type", print_rules.small_type, _BOTH, _SHOPS, _W, "least_type",
          "set these letters larger"),
    _rule("hairline", print_rules.hairline, _BOTH, _SHOPS, _E, _TRADE,
          "draw the line thicker: this one may vanish"),
    _rule("thin-line", print_rules.thin_line, _BOTH, _SHOPS, _H, "least_line",
          "draw the line thicker"),
    _rule("black-words", print_rules.black_words, _BOTH, _SHOPS, _E, "IngramSpark help, on black that prints light",
          "give these letters black alone (0/0/0/100): four inks never meet, and letters get coloured edges"),
    _rule("white-overprint", print_rules.white_overprint, _BOTH, _SHOPS, _E, _TRADE,
          "switch overprint off for white letters: they would not be printed at all"),
    _rule("colours", print_rules.colours, _BOTH, _SHOPS, _E, "flavour",
          "export with all colours turned into CMYK"),
    _rule("mixed-colours", print_rules.mixed, _BOTH, _SHOPS, _W, _KDP,
          "export with all pictures in RGB, or all in CMYK: the same colour comes out in two ways"),
    _rule("spot-colours", print_rules.spot, _BOTH, _SHOPS, _W, _TRADE,
          "turn spot colours into CMYK"),
    _rule("total-ink", print_rules.total_ink, _BOTH, _SHOPS, _W, "ink_limit",
          "export with a profile of a lower ink limit: so much ink does not dry"),
    _rule("transparency", print_rules.transparency, _BOTH, _SHOPS, _E, _KDP,
          "export with transparency flattened (PDF/X-1a, PDF 1.3)"),
    _rule("transparency-groups", print_rules.groups, _BOTH, _PDFX, _E, _X,
          "export with transparency flattened (PDF/X-1a, PDF 1.3)"),
    _rule("layers", print_rules.layers, _BOTH, _SHOPS, _E, _KDP,
          "merge the layers, and export again"),
    _rule("postscript", print_rules.postscript, _BOTH, _PDFX, _E, _X,
          "export again as PDF/X: parts of the file are programs for an old press"),
    _rule("damaged", print_rules.damaged, _BOTH, _ALL, _W, "ISO 32000-1, Annex A",
          "export the file anew: presses skip what they cannot read, and something may be missing"),
    _rule("pdfx", file_rules.pdfx, _BOTH, _PDFX, _E, "flavour",
          "export as the kind of PDF/X this printer asks for"),
    _rule("output-intent", file_rules.intent, _BOTH, _PDFX, _E, _X,
          "export as PDF/X with an output intent, such as FOGRA39, its profile embedded"),
    _rule("trapped", file_rules.trapped, _BOTH, _PDFX, _E, _X,
          "export as PDF/X: the file must say that it is not trapped"),
    _rule("dates", file_rules.dates, _BOTH, _PDFX, _E, _X,
          "fill in the title in the document’s properties, and export again"),
    _rule("pdf-version", file_rules.version, _BOTH, _PDFX, _E, _X,
          "export with a preset of the PDF/X this printer asks for"),
    _rule("file-id", file_rules.file_id, _BOTH, _PDFX, _E, _X,
          "export as PDF/X: the file has no ID"),
    _rule("packing", file_rules.packing, _BOTH, _PDFX, _E, _X,
          "export with ZIP or JPEG compression"),
    _rule("encryption", file_rules.encryption, _BOTH, _SHOPS, _E, _KDP,
          "save it without a password and without restrictions"),
    _rule("scripts", file_rules.scripts, _BOTH, _SHOPS, _E, _X,
          "export for print: nothing in it may run"),
    _rule("forms", file_rules.forms, _BOTH, _SHOPS, _E, _X,
          "flatten the form, and export again"),
    _rule("attachments", file_rules.attachments, _BOTH, _SHOPS, _E, _X,
          "take the attached files away"),
    _rule("annotations", file_rules.notes, _BOTH, _SHOPS, _E, _KDP,
          "take notes and links away, or export for print"),
    _rule("bookmarks", file_rules.bookmarks, _BOTH, _SHOPS, _W, _KDP,
          "export without bookmarks"),
    _rule("file-size", file_rules.file_size, _BOTH, _SHOPS, _E, "max_megabytes",
          "save the pictures as JPEG, or at the printer’s pixels an inch and no more"),
    _rule("file-size-advised", file_rules.file_size_advised, _BOTH, _SHOPS, _W, "advised_megabytes",
          "save the pictures as JPEG, or at the printer’s pixels an inch and no more"),
    _rule("title", agreement.title, _BOTH, _SHOPS, _W, _KDP,
          "make the title in the document’s properties the one on the title page"),
    _rule("author", agreement.author, _BOTH, _SHOPS, _W, _KDP,
          "make the author in the document’s properties the one on the title page"),
    _rule("isbn", agreement.isbn, _BOTH, _SHOPS, _W, _KDP,
          "put the ISBN of this edition on the cover, in the barcode and on the copyright page"),
    _rule("metadata", agreement.metadata, _BOTH, _SHOPS, _W, _X,
          "change the document’s properties in one program alone, and export again"),
    _rule("alternative-text", tag_rules.alternatives, _PAGES, _READ, _E, _UA,
          "give each picture its words: alt: in a story of ours"),
    _rule("language", tag_rules.language, _PAGES, _READ, _E, _UA,
          "set the language in the document’s properties"),
    _rule("shown-title", tag_rules.shown_title, _PAGES, _READ, _E, _UA,
          "let the window show the document’s title"),
    _rule("parent-tree", tag_rules.parent_tree, _PAGES, _READ, _E, _UA,
          "export again as a tagged PDF: parts of the page cannot be read aloud"),
    _rule("cover-pages", cover_rules.cover_pages, _COVER, _SHOPS, _E, "cover_sheet",
          "export back, spine and front as one page"),
    _rule("cover-size", cover_rules.cover_size, _COVER, _SHOPS, _E, "spine",
          "make the cover anew for this number of pages: the spine grows with them"),
    _rule("spine-words", cover_rules.spine_words, _COVER, _SHOPS, _E, "spine",
          "leave the spine blank, or move its words to the middle"),
    _rule("hinge", cover_rules.hinge, _COVER, _SHOPS, _E, "cover_sheet",
          "move the words away from the spine: the case bends here"),
    _rule("barcode", cover_rules.barcode, _COVER, _SHOPS, _E, "GS1 General Specifications, EAN-13",
          "print the barcode larger, black on white, with nothing beside it"),
    _rule("barcode-place", cover_rules.barcode_place, _COVER, _SHOPS, _W, "cover_sheet",
          "move these words: the barcode is printed here"),
)
# fmt: on
