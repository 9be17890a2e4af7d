"""PDF readers that are not ours: pdfium always, poppler and qpdf where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

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
