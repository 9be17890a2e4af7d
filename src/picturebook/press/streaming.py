"""A PDF document that is written while it is made: ReportLab's objects, with plates copied straight from disk.

ReportLab formats a whole file in memory before the first byte is written: three times the pictures. Here every
object goes to the open file in turn, and a plate is only a path until its bytes are copied, so memory does not
grow with pictures. We lean on PDFDocument's own tables (`idToObject`, `numberToId`): the range of ReportLab is
pinned, and a test compares this file with a plain save.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from reportlab.pdfbase import pdfdoc as pdf

from picturebook.prepress.plates import Plate

_COPY = 1 << 20  # bytes held at a time
_MARK = b"%\xe2\xe3\xcf\xd3\n"  # four bytes over 127 tell transfer programs that the file is binary
# JPEGs of four inks are written upside down, as Adobe began it; Decode turns them back.
_SPACES = {"rgb": "/ColorSpace /DeviceRGB", "cmyk": "/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]"}


class Stream(pdf.PDFStream):
    """Bytes as a stream object: packed, unless they are to be found in the file as they are.

    ReportLab's own has no line end before `endstream`, which ISO 19005-2 (6.1.7.1) insists on.
    """

    def __init__(self, content: bytes, told: Mapping[str, Any] | None = None, *, packed: bool = True) -> None:
        super().__init__(dictionary=pdf.PDFDictionary(dict(told or {})), content=content)
        self.packed = packed

    def format(self, document: Any) -> bytes:
        """Return the object as bytes."""
        data = zlib.compress(self.content) if self.packed else self.content
        told = {**self.dictionary.dict, "Length": len(data)}
        if self.packed:
            told["Filter"] = pdf.PDFName("FlateDecode")
        head: bytes = pdf.PDFDictionary(told).format(document)
        return head + b"\nstream\n" + data + b"\nendstream"


class PlateObject(pdf.PDFObject):
    """A JPEG as an image object: known by its path until it is copied into the file."""

    __RefOnly__ = 1

    def __init__(self, plate: Plate) -> None:
        self.path = plate.path
        self.size = plate.path.stat().st_size
        self.head = (
            f"<< /Type /XObject /Subtype /Image /Width {plate.width} /Height {plate.height} "
            f"/BitsPerComponent 8 {_SPACES[plate.colour]} /Filter /DCTDecode /Length {self.size} >>\nstream\n"
        ).encode("ascii")

    def format(self, _document: Any) -> bytes:
        """Return the object as bytes, as ReportLab's own saving asks for it."""
        return self.head + self.path.read_bytes() + b"\nendstream"


class _Sink:
    """The open file as ReportLab's objects see it: where they are, and a place to add themselves."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.offset = file, 0

    def add(self, data: bytes | str) -> int:
        """Write; return where it went."""
        at, data = self.offset, pdf.pdfdocEnc(data)
        self.file.write(data)
        self.offset += len(data)
        return at

    def copy(self, path: Path, size: int) -> None:
        """Copy a plate's file in. Raises OSError if it changed under us."""
        with path.open("rb") as plate:
            shutil.copyfileobj(plate, self.file, _COPY)
        self.offset += size
        if self.file.tell() != self.offset:
            raise OSError(f"{path} changed while it was being copied")


def save(document: Any, to: Path) -> None:
    """Write a document to a file, whole or not at all. Raises OSError."""
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            _write(document, _Sink(file))
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _write(document: Any, sink: _Sink) -> None:
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    major, minor = document._pdfVersion
    sink.add(f"%PDF-{major}.{minor}\n".encode() + _MARK)
    document.__accum__ = sink
    number, written = 0, []
    # Formatting an object may add others behind it, so the table is walked and not listed.
    while (number := number + 1) in document.numberToId:
        name = document.numberToId[number]
        thing = document.idToObject[name]
        if isinstance(thing, PlateObject):
            document.idToOffset[name] = sink.add(f"{number} 0 obj\n".encode() + thing.head)
            sink.copy(thing.path, thing.size)
            sink.add(b"\nendstream\nendobj\n")
        else:
            document.idToOffset[name] = sink.add(pdf.PDFIndirectObject(name, thing).format(document))
        written.append(name)
    del document.__accum__
    table = pdf.PDFCrossReferenceTable()
    table.addsection(0, written)
    start = sink.add(table.format(document))
    trailer = pdf.PDFTrailer(startxref=start, Size=number, Root=catalog, Info=info, ID=document.ID())
    sink.add(trailer.format(document))
