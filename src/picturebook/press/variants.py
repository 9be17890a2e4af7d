"""The kinds of PDF a printer may ask for, as a table: the version, and what the file says it is.

Pages are the same in all of them: no transparency, every font embedded, a trim box and a bleed box. A kind of PDF/X
adds its claim and the condition it was separated for (its output intent). PDF/X-1a:2001 is named by two keys, as ISO
15930-1 has it: readers that look for one key alone take it for another kind. PDF/X-4 is named in XMP (ISO 15930-7).
"""

from __future__ import annotations

from typing import Any

from picturebook.prepress.separation import CONDITION, profile
from picturebook.record import record


@record
class Variant:
    """A kind of PDF: its version, and what names it in the document information and in XMP."""

    version: tuple[int, int]
    claims: tuple[tuple[str, str], ...] = ()  # of the document information
    named: tuple[tuple[str, str], ...] = ()  # of XMP, with their prefixes

    @property
    def pressed(self) -> bool:
        """Whether its inks are meant for one printing condition, which it names."""
        return bool(self.claims or self.named)


VARIANTS = {
    "plain": Variant(version=(1, 4)),
    "pdf-x-1a:2001": Variant(
        version=(1, 3),
        claims=(("GTS_PDFXVersion", "PDF/X-1:2001"), ("GTS_PDFXConformance", "PDF/X-1a:2001")),
    ),
    "pdf-x-3:2002": Variant(version=(1, 3), claims=(("GTS_PDFXVersion", "PDF/X-3:2002"),)),
    "pdf-x-4": Variant(version=(1, 6), named=(("pdfxid:GTS_PDFXVersion", "PDF/X-4"),)),
}


def claim(document: Any) -> None:
    """Say in a file's catalog for which printing condition its inks are meant, the profile embedded."""
    from reportlab.pdfbase import pdfdoc as pdf

    from picturebook.press.streaming import Stream

    stream = Stream(profile(), {"N": 4})
    intent = pdf.PDFDictionary(
        {
            "Type": pdf.PDFName("OutputIntent"),
            "S": pdf.PDFName("GTS_PDFX"),
            "OutputConditionIdentifier": pdf.PDFString(CONDITION),
            "OutputCondition": pdf.PDFString("Offset on coated paper (ISO 12647-2)"),
            "RegistryName": pdf.PDFString("http://www.color.org"),
            "Info": pdf.PDFString("Coated FOGRA39 (ISO 12647-2:2004)"),
            "DestOutputProfile": document.Reference(stream, "profile"),
        }
    )
    document.Catalog.OutputIntents = pdf.PDFArray([intent])
    # ReportLab writes of its catalog only the keys it knows of.
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]
