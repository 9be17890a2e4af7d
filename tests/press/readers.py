"""PDF readers that are not ours: pdfium always, poppler and qpdf where they are installed."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL.Image import Image
from pypdfium2 import raw


def tool(name: str, *arguments: str | Path) -> str:
    """Run a program over a file and return what it prints; skip the test where it is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def render(path: Path, page: int = 1, dpi: float = 72.0) -> Image:
    """Render a page by pdfium."""
    with pypdfium2.PdfDocument(path) as document:
        image: Image = document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB")
        return image


def text(path: Path, page: int = 1) -> str:
    """Return a page's text as pdfium reads it."""
    with pypdfium2.PdfDocument(path) as document:
        return str(document[page - 1].get_textpage().get_text_bounded())


def boxes(path: Path, page: int = 1) -> dict[str, tuple[float, ...]]:
    """Return the boxes that stand on the page itself."""
    found = {}
    with pypdfium2.PdfDocument(path) as document:
        for name in ("Media", "Crop", "Bleed", "Trim", "Art"):
            edges = [raw.c_float() for _ in range(4)]
            if getattr(raw, f"FPDFPage_Get{name}Box")(document[page - 1], *edges):
                found[name] = tuple(round(edge.value, 2) for edge in edges)
    return found


def heard(path: Path, page: int = 1) -> list[tuple[str, str, str]]:
    """Return what a screen reader says of a page by its tags, as pdfium reads them: role, language, words."""
    with pypdfium2.PdfDocument(path) as document:
        sheet = document[page - 1]
        texts = sheet.get_textpage()
        said: dict[int, str] = {}
        for one in sheet.get_objects():
            number = raw.FPDFPageObj_GetMarkedContentID(one.raw)
            if number >= 0 and one.type == raw.FPDF_PAGEOBJ_TEXT:
                words = _utf16(raw.FPDFTextObj_GetText, one.raw, texts.raw)
                said[number] = said.get(number, "") + words
        tree = raw.FPDF_StructTree_GetForPage(sheet.raw)
        try:
            roots = range(raw.FPDF_StructTree_CountChildren(tree))
            return [
                told
                for at in roots
                for told in _spoken(raw.FPDF_StructTree_GetChildAtIndex(tree, at), said, "")
            ]
        finally:
            raw.FPDF_StructTree_Close(tree)


def _spoken(element: Any, said: dict[int, str], language: str) -> Iterator[tuple[str, str, str]]:
    role = _utf16(raw.FPDF_StructElement_GetType, element)
    language = _utf16(raw.FPDF_StructElement_GetLang, element) or language
    meant = [
        _utf16(get, element)
        for get in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText)
    ]
    numbers = [
        raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
        for at in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element)))
    ]
    words = "".join(meant) or "".join(said.get(number, "") for number in numbers).strip()
    if words or role == "Figure":
        yield role, language, words
    for at in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        kid = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if kid:
            yield from _spoken(kid, said, language)


def _utf16(get: Any, *arguments: Any) -> str:
    """Call one of pdfium's functions that fill a buffer with UTF-16."""
    size = get(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = (
        (ctypes.c_ushort * size)() if get is raw.FPDFTextObj_GetText else ctypes.create_string_buffer(size)
    )
    get(*arguments, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le")


def verdict(path: Path, profile: str) -> list[str]:
    """Return what page-validation finds against a profile, such as "ua1" or "2a"; skip the test where it is missing.

    Of bare CFF tables it takes the width of some glyphs for another than FreeType and fontTools read.
    """
    checker = pytest.importorskip("page", reason="page-validation is not installed")
    told = checker.validate_pdf(str(path), profile=profile).failures
    return [str(one) for one in told if "width" not in str(one) or "CIDFontType0C" not in str(one)]
