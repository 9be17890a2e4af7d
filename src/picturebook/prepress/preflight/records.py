"""What preflight knows of a finished PDF: plain values, read once, that every rule is a pure function of.

Boxes are in points from the top left of the page's media box, y downwards, as everywhere in this house.
"""

from __future__ import annotations

from picturebook.measure import Rect
from picturebook.record import record


@record
class Colour:
    """A colour as the file says it: the family of its space, and its parts from 0 to 1.

    Families: Gray, RGB, CMYK, ICC1, ICC3, ICC4, CalGray, CalRGB, Lab, Spot, Pattern.
    """

    space: str
    parts: tuple[float, ...] = ()

    @property
    def cmyk(self) -> tuple[float, ...] | None:
        """Cyan, magenta, yellow and black, where the four inks are said; else None."""
        if self.space in ("CMYK", "ICC4") and len(self.parts) == 4:
            return self.parts
        if self.space == "Gray" and len(self.parts) == 1:
            return (0.0, 0.0, 0.0, 1.0 - self.parts[0])
        return None

    @property
    def white(self) -> bool:
        """Whether it leaves the paper bare."""
        if self.space in ("Gray", "RGB", "ICC1", "ICC3", "CalGray", "CalRGB"):
            return bool(self.parts) and min(self.parts) >= 0.999
        return self.space in ("CMYK", "ICC4") and bool(self.parts) and max(self.parts) <= 0.001


@record
class Words:
    """Letters shown by one operator: their box, their size as printed, their ink, and how they overprint."""

    text: str  # empty where the file does not say what its glyphs read
    box: Rect
    size: float
    colour: Colour
    font: str
    overprint: bool = False
    visible: bool = True


@record
class Image:
    """A picture as placed: what is seen of it, its pixels, and how many of those stand in an inch."""

    box: Rect
    width: int
    height: int
    ppi: float
    space: str
    ink: float | None = None  # percent of the four inks together in its fullest parts; None: no CMYK picture
    mask: bool = False  # one bit that lets ink through, as a scanner's line art does


@record
class Paint:
    """A filled or stroked path: its box, its colour, and a stroke's width in points (None: it is filled)."""

    box: Rect
    colour: Colour
    line: float | None = None
    overprint: bool = False


@record
class Mark:
    """Something a page leans on that not every printer takes: its kind and what it is, in the file's own words."""

    kind: str  # transparency | group | layer | postscript | transfer | opi | damaged | endless
    what: str


@record
class Font:
    """A font that is used."""

    name: str
    embedded: bool


@record
class Annotation:
    """A note, link or field lying on a page."""

    kind: str
    box: Rect


@record
class Bars:
    """A barcode as a till reads it: its digits, its box, and how wide one of its modules is in points."""

    number: str
    box: Rect
    module: float
    quiet: tuple[float, float]  # modules left free before and after it


@record
class Tags:
    """What a tagged file says of its structure."""

    language: str
    titled: bool  # whether a reader shows the title, and not the file's name
    figures: int  # pictures without a word for who cannot see them
    loose: tuple[int, ...]  # pages whose marked contents the parent tree does not lead from


@record
class Page:
    """One page: its boxes, and all that is painted on it in order."""

    number: int
    media: Rect
    crop: Rect | None
    trim: Rect | None  # as the page itself says; boxes are not inherited
    bleed: Rect | None
    art: Rect | None
    turned: int  # degrees
    items: tuple[Words | Image | Paint, ...]
    marks: tuple[Mark, ...] = ()
    fonts: tuple[Font, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    unit: float = 1.0  # points in one of its units (UserUnit)
    contents: tuple[int, ...] = ()  # numbers of its marked contents (MCID)

    @property
    def words(self) -> tuple[Words, ...]:
        """The letters that are seen."""
        return tuple(one for one in self.items if isinstance(one, Words) and one.visible)

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures."""
        return tuple(one for one in self.items if isinstance(one, Image))

    @property
    def paints(self) -> tuple[Paint, ...]:
        """The paths."""
        return tuple(one for one in self.items if isinstance(one, Paint))


@record
class Intent:
    """An output intent: the condition a file is separated for."""

    kind: str
    condition: str
    info: str
    profile: str  # its ICC class and inks, such as "prtr CMYK"; empty: none embedded
    inks: int | None = None  # how many the file says the profile has
    digest: str = ""  # of the profile


@record
class Document:
    """A finished PDF."""

    pages: tuple[Page, ...]
    size: int  # bytes
    version: str
    right_bound: bool
    info: tuple[tuple[str, str], ...]  # names keep their slash: "/False"
    has_id: bool
    intents: tuple[Intent, ...]
    encrypted: bool
    layers: bool
    outlines: bool
    scripts: tuple[str, ...]  # actions and scripts, by kind
    form: bool
    files: bool  # files embedded
    filters: tuple[str, ...]  # how streams are packed
    packed: bool  # objects in streams, or a cross-reference stream: PDF 1.5
    metadata: tuple[tuple[str, str], ...] = ()  # what XMP says, under the names of the document information
    claims: tuple[tuple[str, str], ...] = ()  # which standards XMP says it is made to
    tags: Tags | None = None
    repaired: tuple[str, ...] = ()  # what the reading library had to guess, in its words
