"""The kinds of PDF a printer may ask for, as a table: the version, and what the file says it is.

Pages are the same in all of them: no transparency, every font embedded, a trim box and a bleed box. A kind of PDF/X
adds its claim and the condition it was separated for (its output intent). PDF/X-1a:2001 is named by two keys, as ISO
15930-1 has it: readers that look for one key alone take it for another kind. Later kinds are named in XMP (ISO 15930-7,
14289-1, 19005-2). The reading edition is tagged: it says what is words and what is a picture, in the order of reading.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from picturebook.prepress import separation
from picturebook.record import record


@record
class Intent:
    """The colours a file is meant for, and the profile that measures them."""

    kind: str  # as ISO 32000-1, 14.11.5, names it
    condition: str
    described: str
    registry: str  # where the condition is registered; empty: nowhere
    parts: int  # of a colour
    profile: Path


@record
class Variant:
    """A kind of PDF: its version, what names it in the file, and what its colours are for."""

    version: tuple[int, int]
    claims: tuple[tuple[str, str], ...] = ()  # of the document information
    named: tuple[tuple[str, str], ...] = ()  # of XMP, with their prefixes
    intent: Intent | None = None
    tagged: bool = False


_COATED = Intent(
    kind="GTS_PDFX",
    condition=separation.CONDITION,
    described="Coated FOGRA39 (ISO 12647-2:2004)",
    registry="http://www.color.org",
    parts=4,
    profile=separation.PROFILE,
)
_SCREEN = Intent(
    kind="GTS_PDFA1",
    condition="sRGB IEC61966-2.1",
    described="sRGB (IEC 61966-2-1)",
    registry="",
    parts=3,
    profile=separation.PROFILE.with_name("sRGB.icc"),
)

VARIANTS = {
    "plain": Variant(version=(1, 4)),
    "pdf-x-1a:2001": Variant(
        version=(1, 3),
        claims=(("GTS_PDFXVersion", "PDF/X-1:2001"), ("GTS_PDFXConformance", "PDF/X-1a:2001")),
        intent=_COATED,
    ),
    "pdf-x-3:2002": Variant(version=(1, 3), claims=(("GTS_PDFXVersion", "PDF/X-3:2002"),), intent=_COATED),
    "pdf-x-4": Variant(version=(1, 6), named=(("pdfxid:GTS_PDFXVersion", "PDF/X-4"),), intent=_COATED),
    "pdf-ua-1": Variant(
        version=(1, 7),
        named=(("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")),
        intent=_SCREEN,
        tagged=True,
    ),
}


def claim(document: Any, intent: Intent) -> None:
    """Say in a file's catalog what its colours are meant for, the profile embedded."""
    from reportlab.pdfbase import pdfdoc as pdf

    from picturebook.press.streaming import Stream

    stream = Stream(intent.profile.read_bytes(), {"N": intent.parts})
    told = {
        "Type": pdf.PDFName("OutputIntent"),
        "S": pdf.PDFName(intent.kind),
        "OutputConditionIdentifier": pdf.PDFString(intent.condition),
        "Info": pdf.PDFString(intent.described),
        "DestOutputProfile": document.Reference(stream, "profile"),
    }
    if intent.registry:
        told["RegistryName"] = pdf.PDFString(intent.registry)
    document.Catalog.OutputIntents = pdf.PDFArray([pdf.PDFDictionary(told)])
    # ReportLab writes of its catalog only the keys it knows of.
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]
