"""What a file says of itself in XMP: the document information once more, and which standard the file is made to.

Kinds of PDF later than 1.3 are named here and nowhere else. Readers hold the packet against the document information,
so both are written from the same values; the dates are one date, and the identifiers come from what is printed, so that
the same book is the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any
from uuid import UUID

from picturebook.press.variants import Variant
from picturebook.record import record

CREATOR, PRODUCER = "picturebook", "picturebook with ReportLab"
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
# PDF/A knows no keys but its own unless the packet describes them (ISO 19005-2, 6.6.2.3).
_SCHEMA = f"""<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_SPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file is made to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag>"""
# The id is the one every packet opens with (ISO 16684-1, 7.3.2); a space that cannot be broken tells the byte order.
_OPENING = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'


@record
class Meta:
    """What a file says of its book."""

    title: str
    author: str
    language: str
    right_bound: bool = False


def describe(document: Any, meta: Meta, variant: Variant) -> None:
    """Give a document its XMP, once everything that is printed stands in it."""
    from reportlab.pdfbase import pdfdoc as pdf

    from picturebook.press.streaming import Stream

    kind = {"Type": pdf.PDFName("Metadata"), "Subtype": pdf.PDFName("XML")}
    # Not packed: programs that know no PDF look for the packet in the file's bytes.
    document.Catalog.Metadata = Stream(_packet(document, meta, variant).encode(), kind, packed=False)


def _packet(document: Any, meta: Meta, variant: Variant) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    said = "\n".join(f"<{key}>{value}</{key}>" for key, value in _said(document, meta, variant))
    return (
        f'{_OPENING}\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>\n'
        f'<rdf:Description rdf:about="">\n{said}\n</rdf:Description>\n'
        f'</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>\n'
    )


def _said(document: Any, meta: Meta, variant: Variant) -> Iterator[tuple[str, str]]:
    yield (
        "dc:title",
        f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(meta.title, quote=False)}</rdf:li></rdf:Alt>',
    )
    if meta.author:
        yield "dc:creator", f"<rdf:Seq><rdf:li>{escape(meta.author, quote=False)}</rdf:li></rdf:Seq>"
    yield "dc:language", f"<rdf:Bag><rdf:li>{escape(meta.language, quote=False)}</rdf:li></rdf:Bag>"
    date = _date(document._timeStamp)
    yield from ((f"xmp:{key}", date) for key in ("CreateDate", "ModifyDate", "MetadataDate"))
    yield "xmp:CreatorTool", CREATOR
    yield "pdf:Producer", PRODUCER
    if variant.tagged:
        yield "pdfaExtension:schemas", _SCHEMA
    else:
        yield "pdf:Trapped", "False"
    yield "xmpMM:DocumentID", f"uuid:{UUID(document.signature.hexdigest()[:32])}"
    yield "xmpMM:VersionID", "1"
    yield "xmpMM:RenditionClass", "default"
    yield from variant.named


def _date(stamp: Any) -> str:
    year, month, day, hour, minute, second = stamp.YMDhms
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{stamp.dhh:+03}:{stamp.dmm:02}"
