"""A finished PDF read into records, by a library that had no part in making it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from picturebook.digest import sha256
from picturebook.errors import BookError, DiskError
from picturebook.measure import Rect
from picturebook.prepress.preflight.content import Reader
from picturebook.prepress.preflight.graphics import Shelf, is_text
from picturebook.prepress.preflight.meaning import claims_of, metadata_of, tags_of
from picturebook.prepress.preflight.outlines import Outlines
from picturebook.prepress.preflight.records import Annotation, Document, Intent, Page

# What pikepdf raises where an object is of another kind than ISO 32000-1 says: the file's fault, whoever wrote it.
_MISSHAPEN = (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError)
_MOST = 2000  # pages: more is no picture book, and reading it takes minutes


def read(path: Path) -> Document:
    """Read a PDF. Raises BookError for what is no PDF, or a locked one; DiskError if it cannot be read."""
    import pikepdf

    try:
        size = path.stat().st_size
        with pikepdf.open(path) as pdf, Outlines(path) as outlines:
            if len(pdf.pages) > _MOST:
                raise BookError(
                    f"{path} has {len(pdf.pages)} pages: too many for a picture book", "name a book"
                )
            if not len(pdf.pages):
                raise BookError(f"{path} has no pages", "export it anew")
            return _document(pdf, size, outlines)
    except pikepdf.PasswordError:
        raise BookError(
            f"{path} is locked with a password: no printer can open it", "save it without one"
        ) from None
    except pikepdf.PdfError:
        raise BookError(f"{path} is no PDF, or a damaged one", "name a PDF") from None
    except _MISSHAPEN:
        raise BookError(
            f"{path} is damaged: parts of it are not what a PDF has there", "export it anew"
        ) from None
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror or problem}", "name a PDF") from None


def _document(pdf: Any, size: int, outlines: Outlines) -> Document:
    root, shelf = pdf.Root, Shelf()
    info = pdf.trailer.get("/Info", {})
    names = root.get("/Names", {})
    filters, packed = _packing(pdf)
    pages = tuple(_page(page, number, shelf, outlines) for number, page in enumerate(pdf.pages, 1))
    return Document(
        pages=pages,
        size=size,
        version=str(pdf.pdf_version),
        right_bound=str(root.get("/ViewerPreferences", {}).get("/Direction")) == "/R2L",
        info=tuple((str(key)[1:], str(info[key])) for key in info if is_text(info[key])),
        has_id="/ID" in pdf.trailer,
        intents=tuple(map(_intent, root.get("/OutputIntents", ()))),
        encrypted=pdf.is_encrypted,
        layers=bool(root.get("/OCProperties", {}).get("/OCGs", ())),
        outlines="/First" in root.get("/Outlines", {}),
        scripts=tuple(_scripts(pdf)),
        form=bool(root.get("/AcroForm", {}).get("/Fields", ())),
        files="/EmbeddedFiles" in names or "/AF" in root,
        filters=filters,
        packed=packed,
        metadata=metadata_of(root),
        claims=claims_of(root),
        tags=tags_of(root, pdf.pages, pages),
        repaired=tuple(map(str, pdf.get_warnings())),
    )


def _packing(pdf: Any) -> tuple[tuple[str, ...], bool]:
    """Return the filters of all streams, and whether objects or their table stand in streams themselves."""
    import pikepdf

    found: set[str] = set()
    packed = str(pdf.trailer.get("/Type")) == "/XRef"
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            told = one.get("/Filter", ())
            found |= {str(name)[1:] for name in ((told,) if isinstance(told, pikepdf.Name) else told)}
            packed |= str(one.get("/Type")) in ("/ObjStm", "/XRef")
    return tuple(sorted(found)), packed


def _scripts(pdf: Any) -> Iterator[str]:
    import pikepdf

    root = pdf.Root
    if "/JavaScript" in root.get("/Names", {}):
        yield "JavaScript"
    action = root.get("/OpenAction")
    # A place to open the book at is an array, and does nothing.
    if isinstance(action, pikepdf.Dictionary):
        yield str(action.get("/S", "/action"))[1:]
    if "/AA" in root or any("/AA" in page.obj for page in pdf.pages):
        yield "page actions"


def _intent(told: Any) -> Intent:
    profile = told.get("/DestOutputProfile")
    kind, data, inks = "", b"", None
    if profile is not None:
        data, inks = profile.read_bytes(), profile.get("/N")
        kind = f"{data[12:16].decode('latin-1')} {data[16:20].decode('latin-1')}"
        if data[36:40] != b"acsp":  # ICC.1, 7.2.9: what any profile says of itself
            kind = "something that is no profile"
    return Intent(
        kind=str(told.get("/S", "/"))[1:],
        condition=str(told.get("/OutputConditionIdentifier", "")),
        info=str(told.get("/Info", "")),
        profile=kind,
        inks=None if inks is None else int(inks),
        digest=sha256(data),
    )


def _page(page: Any, number: int, shelf: Shelf, outlines: Outlines) -> Page:
    left, low, right, top = _edges(page.mediabox)
    media = Rect(x=0.0, y=0.0, width=right - left, height=top - low)
    reader = Reader(media, (left, low), shelf)
    reader.run(page.obj, _inherited(page, "/Resources"))
    if str(page.obj.get("/Group", {}).get("/S")) == "/Transparency":
        reader.mark("group", "page group")
    endless = any(one.kind == "endless" for one in reader.marks)  # what ran it would never end either
    shown = () if endless else reader.shown

    def box(told: Any) -> Rect | None:
        if told is None:
            return None
        x, y, past, high = _edges(told)
        return Rect(x=x - left, y=top - high, width=past - x, height=high - y)

    return Page(
        number=number,
        media=media,
        crop=box(_inherited(page, "/CropBox")),
        trim=box(page.obj.get("/TrimBox")),
        bleed=box(page.obj.get("/BleedBox")),
        art=box(page.obj.get("/ArtBox")),
        turned=int(_inherited(page, "/Rotate") or 0) % 360,
        unit=float(page.obj.get("/UserUnit", 1)),
        items=outlines.fitted(number, reader.base, shown, reader.items),
        marks=tuple(reader.marks),
        fonts=tuple(reader.fonts),
        annotations=tuple(
            Annotation(kind=str(one.get("/Subtype", "/"))[1:], box=box(one.get("/Rect")) or media)
            for one in page.obj.get("/Annots", ())
        ),
        contents=tuple(sorted(reader.contents)),
    )


def _inherited(page: Any, key: str) -> Any:
    node: Any = page.obj
    for _ in range(50):  # a damaged tree may lead round in a circle
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node.Parent
    return None


def _edges(told: Any) -> tuple[float, float, float, float]:
    a, b, c, d = (float(one) for one in told)
    return min(a, c), min(b, d), max(a, c), max(b, d)
