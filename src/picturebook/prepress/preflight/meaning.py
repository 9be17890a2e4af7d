"""What a finished PDF says of itself besides its pages: its metadata in XMP, and the structure readers go by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from picturebook.prepress.preflight.records import Page, Tags

_RDF, _DC = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}"
_XMP, _PDF = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/pdf/1.3/}"
_KEYS = {
    f"{_DC}title": "Title", f"{_XMP}CreateDate": "CreationDate", f"{_XMP}ModifyDate": "ModDate",
    f"{_PDF}Trapped": "Trapped",
}  # fmt: skip
_IDS = (
    "{http://www.npes.org/pdfx/ns/id/}",
    "{http://www.aiim.org/pdfa/ns/id/}",
    "{http://www.aiim.org/pdfua/ns/id/}",
)
_DEEPEST, _MOST = 200, 200_000  # levels and elements of a structure; a damaged one may lead round in a circle


def metadata_of(root: Any) -> tuple[tuple[str, str], ...]:
    """Return what XMP says that the document information says too, under its names; "" names one nobody can read."""
    told = _said(root)
    if told is None:
        return (("", "unreadable"),)
    return tuple((_KEYS[key], value) for key, value in told if key in _KEYS)


def claims_of(root: Any) -> tuple[tuple[str, str], ...]:
    """Return which standards XMP says the file is made to, such as (GTS_PDFXVersion, PDF/X-4)."""
    return tuple((key.rpartition("}")[2], value) for key, value in _said(root) or () if key.startswith(_IDS))


def _said(root: Any) -> list[tuple[str, str]] | None:
    """Return every key of a file's XMP with its value, the first where it has several; None if nobody can read it."""
    import pikepdf

    packet = root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return []
    try:
        tree = ElementTree.fromstring(packet.read_bytes().strip(b"\0 \r\n"))
    except (ElementTree.ParseError, pikepdf.PdfError, LookupError, ValueError):
        return None
    return list(_described(tree))


def _described(tree: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for description in tree.iter(f"{_RDF}Description"):
        yield from description.attrib.items()
        for one in description:
            first = next(one.iter(f"{_RDF}li"), one)
            yield one.tag, (first.text or "").strip()


def tags_of(root: Any, sheets: Any, pages: Sequence[Page]) -> Tags | None:
    """Return what a tagged file says of its structure; None for one that is not tagged."""
    tree = root.get("/StructTreeRoot")
    if tree is None:
        return None
    leads = dict(_numbers(tree.get("/ParentTree")))
    loose = [
        page.number
        for sheet, page in zip(sheets, pages, strict=True)
        if page.contents and not _led(leads.get(int(sheet.obj.get("/StructParents", -1))), page.contents)
    ]
    return Tags(
        language=str(root.get("/Lang", "")),
        titled=bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        figures=sum(1 for one in _elements(tree) if _mute(one)),
        loose=tuple(loose),
    )


def _mute(element: Any) -> bool:
    """Say whether an element is a picture without a word."""
    return str(element.get("/S")) == "/Figure" and not str(
        element.get("/Alt", element.get("/ActualText", ""))
    )


def _elements(tree: Any) -> Iterator[Any]:
    import pikepdf

    waiting, seen = [(tree, 0)], 0
    while waiting and seen < _MOST:
        one, depth = waiting.pop()
        seen += 1
        if isinstance(one, pikepdf.Array):
            waiting += [(kid, depth) for kid in one]
        elif isinstance(one, pikepdf.Dictionary) and depth < _DEEPEST:
            yield one
            if "/K" in one:
                waiting.append((one.K, depth + 1))


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield the pairs of a number tree (ISO 32000-1, 7.9.7); a node that is met again is not followed."""
    waiting, met = [tree], set[tuple[int, int]]()
    while waiting and len(met) < _MOST:
        node = waiting.pop()
        if node is None or (node.objgen != (0, 0) and node.objgen in met):
            continue
        met.add(node.objgen)
        told = list(node.get("/Nums", ()))
        for number, value in zip(told[::2], told[1::2], strict=False):
            yield int(number), value
        waiting += list(node.get("/Kids", ()))


def _led(leads: Any, contents: tuple[int, ...]) -> bool:
    """Say whether each marked content of a page has an element of the structure."""
    import pikepdf

    if not isinstance(leads, pikepdf.Array):
        return False
    return all(0 <= one < len(leads) and isinstance(leads[one], pikepdf.Dictionary) for one in contents)
