"""Tags: what stands on a page marked for what it is, and the tree that leads a screen reader through the book.

Groups of a frame become elements of the tree: a heading, a paragraph, a picture with its words. What they paint stands
between marks with a number, and each number leads to one element and back (the parent tree). Whatever is no part of the
tale is an artifact, which is passed over: backgrounds, ornaments, page numbers, the other half of a picture that lies
over two pages. Clauses are those of ISO 32000-1, chapter 14.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from picturebook.layout.frame import Frame, Group, Item, Picture, Run
from picturebook.measure import Rect

_HEADING = re.compile(r"H([1-6])")
_BULLET = "•"
Box = tuple[float, float, float, float]  # left, low, right, top, from the sheet's lower left corner


@dataclass(slots=True)
class Element:
    """A node of the tree: what it is, what it says for those who cannot see it, and what is inside, in its order."""

    role: str
    id: str
    alt: str = ""
    said: str = ""
    language: str = ""
    box: Box | None = None
    numbering: str = ""  # of a list
    inside: list[Element | int] = field(default_factory=list)  # elements, and numbers of marked contents

    @property
    def empty(self) -> bool:
        """Whether nothing is painted for it."""
        return all(isinstance(one, Element) and one.empty for one in self.inside)


@dataclass(slots=True)
class Tags:
    """A page's marks as it is painted: what to write before what comes next, "" for nothing."""

    language: str  # of the document
    place: Callable[[Rect], Box]  # a box of the frame → the same on the sheet
    roots: list[Element] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)  # of the marked contents, by their numbers
    _path: list[Element | None] = field(default_factory=list)  # None: an artifact
    _tongues: list[str] = field(default_factory=list)
    _open: bool = False

    def enter(self, group: Group) -> str:
        """Begin a group."""
        ended = self.end()
        above = self._path[-1] if self._path else None
        mute = group.role == "Artifact" or (group.role == "Figure" and not group.alt)
        if mute or self._path[-1:] == [None]:
            self._path.append(None)
        elif group.role == "Span" and above is not None and above.role == "Figure":
            self._path.append(above)
        else:
            made = self._element(group)
            (above.inside if above is not None else self.roots).append(made)
            self._path.append(made)
        self._tongues.append(group.language or self.tongue)
        return ended

    def leave(self, group: Group) -> str:
        """End a group; what a second language says of a picture is a picture of its own, beside the first."""
        ended = self.end()
        self._path.pop()
        self._tongues.pop()
        if group.role == "Figure" and self._path[-1:] != [None]:
            kin = self._path[-1].inside if self._path and self._path[-1] is not None else self.roots
            for one in group.items:
                if isinstance(one, Group) and one.alt and group.alt:
                    twin = self._element(one)
                    twin.role, twin.id, twin.box = "Figure", group.id, self._reach(group.items)
                    kin.append(twin)
                    ended = f"{ended} {self._begin(twin)} EMC".lstrip()
        return ended

    def content(self) -> str:
        """Mark what is painted next for what it is; nothing where it goes on with what was painted last."""
        if self._open:
            return ""
        self._open = True
        owner = self._path[-1] if self._path else None
        return "/Artifact BMC" if owner is None else self._begin(owner)

    def end(self) -> str:
        """End the mark that is open, if one is."""
        was, self._open = self._open, False
        return "EMC" if was else ""

    @property
    def tongue(self) -> str:
        """The language of what is painted next, unless it says another."""
        return self._tongues[-1] if self._tongues else self.language

    def read(self, frame: Frame) -> list[Element]:
        """Return the page's elements in the order of reading."""
        order = {name: at for at, name in enumerate(frame.reading)}
        kept = [one for one in self.roots if not one.empty]
        return sorted(kept, key=lambda one: order.get(one.id, len(order)))

    def _begin(self, owner: Element) -> str:
        number = len(self.owners)
        self.owners.append(owner)
        owner.inside.append(number)
        return f"/{owner.role} <</MCID {number}>> BDC"

    def _element(self, group: Group) -> Element:
        return Element(
            role=group.role,
            id=group.id,
            alt=group.alt or "",
            said=group.said or "",
            language=group.language if group.language and group.language != self.tongue else "",
            box=self._reach(group.items) if group.role == "Figure" else None,
            numbering=_numbering(group.items) if group.role == "L" else "",
        )

    def _reach(self, items: Sequence[Item]) -> Box | None:
        """Return the box round a picture."""
        boxes = [self.place(one.box) for one in _inside(items) if isinstance(one, Picture)]
        if not boxes:
            return None
        left, low, right, top = zip(*boxes, strict=True)
        return min(left), min(low), max(right), max(top)


def _inside(items: Sequence[Item]) -> Iterator[Item]:
    for one in items:
        if isinstance(one, Group):
            yield from _inside(one.items)
        else:
            yield one


def _numbering(items: Sequence[Item]) -> str:
    """Return how a list counts (14.8.5.5): by what its first item is labelled with."""
    label = next((one.text for one in _inside(items) if isinstance(one, Run)), "")
    return "Disc" if label == _BULLET else "Decimal"


@dataclass(slots=True)
class Tree:
    """The structure of a whole file, page by page."""

    document: Any
    pages: list[tuple[str, list[Element], list[Element]]] = field(default_factory=list)

    def add(self, page: str, read: list[Element], owners: list[Element]) -> int:
        """Take in a page by its name in the document; return its number in the parent tree."""
        self.pages.append((page, read, owners))
        return len(self.pages) - 1

    def finish(self) -> None:
        """Write the tree into the document."""
        from reportlab.pdfbase import pdfdoc as pdf

        catalog, ref = self.document.Catalog, pdf.PDFObjectReference
        catalog.MarkInfo = pdf.PDFDictionary({"Marked": "true"})
        root = {
            "Type": pdf.PDFName("StructTreeRoot"),
            "K": pdf.PDFArray([ref("tag.document")]),
            "ParentTree": ref("tag.parents"),
            "ParentTreeNextKey": len(self.pages),
        }
        catalog.StructTreeRoot = self.document.Reference(pdf.PDFDictionary(root), "tag.root")
        writer = _Writer(self.document)
        kids = [writer.element(one, "tag.document", page) for page, read, _ in self.pages for one in read]
        whole = {"S": pdf.PDFName("Document"), "P": ref("tag.root"), "K": pdf.PDFArray(kids)}
        self.document.Reference(
            pdf.PDFDictionary({"Type": pdf.PDFName("StructElem"), **whole}), "tag.document"
        )
        leads: list[Any] = []
        for number, (_, _, owners) in enumerate(self.pages):
            leads += [number, pdf.PDFArray([ref(writer.names[id(one)]) for one in owners])]
        self.document.Reference(pdf.PDFDictionary({"Nums": pdf.PDFArray(leads)}), "tag.parents")


class _Writer:
    """Elements as objects of a document, each under a name of its own."""

    def __init__(self, document: Any) -> None:
        self.document, self.names, self.level = document, dict[int, str](), 0

    def element(self, one: Element, parent: str, page: str) -> Any:
        """Write an element and all inside it; return the reference to it."""
        from reportlab.pdfbase import pdfdoc as pdf

        name = self.names[id(one)] = f"tag.{len(self.names)}"
        told: dict[str, Any] = {
            "Type": pdf.PDFName("StructElem"),
            "S": pdf.PDFName(self._role(one.role)),
            "P": pdf.PDFObjectReference(parent),
            "Pg": pdf.PDFObjectReference(page),
        }
        texts = (("Alt", one.alt), ("ActualText", one.said), ("Lang", one.language))
        told |= {key: pdf.PDFString(text) for key, text in texts if text}
        told |= _attributes(one)
        reference = self.document.Reference(pdf.PDFDictionary(told), name)
        kids = [
            part if isinstance(part, int) else self.element(part, name, page)
            for part in one.inside
            if isinstance(part, int) or not part.empty
        ]
        self.document.idToObject[name].dict["K"] = kids[0] if len(kids) == 1 else pdf.PDFArray(kids)
        return reference

    def _role(self, role: str) -> str:
        """Return a role; a heading is never more than one level under the one before (ISO 14289-1, 7.4.2)."""
        found = _HEADING.fullmatch(role)
        if found is None:
            return role
        self.level = min(int(found[1]), self.level + 1)
        return f"H{self.level}"


def _attributes(one: Element) -> dict[str, Any]:
    from reportlab.pdfbase import pdfdoc as pdf

    if one.box is not None:
        told: dict[str, Any] = {"O": pdf.PDFName("Layout"), "BBox": pdf.PDFArray(list(one.box))}
    elif one.numbering:
        told = {"O": pdf.PDFName("List"), "ListNumbering": pdf.PDFName(one.numbering)}
    else:
        return {}
    return {"A": pdf.PDFDictionary(told)}
