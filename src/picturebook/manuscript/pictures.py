"""Pictures on disk: every target of a story held against the files in the book's folder, before anything is drawn.

A target that is missing will be drawn; one that is missing by a letter was meant to be found, and drawing it
would cost money for a picture that is already there. Files are judged by their headers and never decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from picturebook.diagnostics import Diagnostic, Span, error, hint
from picturebook.manuscript.folder import Folder, is_there
from picturebook.manuscript.headers import Damaged, first_bytes, kind_of, moves, size_of
from picturebook.manuscript.story import Story
from picturebook.manuscript.targets import ENDINGS, as_typed, misplaced, wrong_target
from picturebook.record import record

MOST_PIXELS = 89_000_000  # 24 inches square at 390 ppi, and a little under where Pillow begins to warn
_DRAWN = (".png", ".jpg", ".jpeg", ".webp")  # what a take can be kept as
_PRINTABLE = ("png", "jpeg", "webp", "tiff", "gif")
SMALLER = "make it smaller: 3600 pixels print 12 inches sharply"
INSTEAD = {
    "heic": "export it as JPEG: on a Mac open it in Preview, File, Export; on an iPhone, Settings, Camera, "
    "Formats, Most Compatible",
    "avif": "export it as PNG or JPEG",
    "svg": "export it as PNG, as wide in pixels as the page in inches times 300",
    "pdf": "export the page as PNG at 300 ppi",
    "psd": "export it as PNG",
    "bmp": "export it as PNG",
    "jp2": "export it as PNG or JPEG",
    "jxl": "export it as PNG or JPEG",
}


@record
class _Wanted:
    """A path somebody typed, where, and whether the file must be there already."""

    target: str
    span: Span
    needed: bool = False


def inspect_targets(story: Story, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the files a story names, each target once; `folder` is where targets start."""
    targets = frozenset(picture.target for picture in story.pictures)
    files = Folder(folder)
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for wanted in _wanted(story):
        if wanted.target in seen:
            continue
        seen.add(wanted.target)
        problem = _problem(wanted, files, targets)
        if problem is not None:
            found.append(problem)
    return tuple(found)


def art_sizes(story: Story, folder: Path) -> dict[str, tuple[int, int]]:
    """Return width and height in pixels, as seen, by picture name, for the targets that are there and whole."""
    files, sizes = Folder(folder), dict[str, tuple[int, int]]()
    for picture in story.pictures:
        path = files.file_of(picture.target)
        try:
            kind = kind_of(first_bytes(path)) if path is not None else None
            if path is not None and kind in _PRINTABLE:
                sizes[picture.name] = size_of(path, kind)
        except (Damaged, OSError):
            continue  # inspect_targets says so
    return sizes


def _wanted(story: Story) -> Iterator[_Wanted]:
    for page in story.pages:
        for picture in page.pictures:
            if picture.target:  # one without was complained of as it was read
                yield _Wanted(target=picture.target, span=picture.target_span or picture.span)
    for member in (*story.cast.characters, *story.cast.places, *story.cast.props):
        for drawing in member.references:
            place = _under(drawing.span or member.span, drawing.file)
            yield _Wanted(target=drawing.file, span=place, needed=True)


def _under(span: Span, target: str) -> Span:
    """Put the caret under the target where it stands on the same line."""
    at = span.excerpt.find(target)
    return replace(span, column=at + 1, length=len(target)) if at >= 0 else span


def _problem(wanted: _Wanted, folder: Folder, targets: frozenset[str]) -> Diagnostic | None:
    wrong = wrong_target(wanted.target) or (None if wanted.needed else misplaced(wanted.target))
    if wrong is not None:
        code, message, told = wrong
        return error(code, message, wanted.span, told)
    path = folder.file_of(wanted.target)
    place = path or folder.would_lie(wanted.target)
    if _leads_out(place, folder.root):
        message = f"“{wanted.target}” leads out of the book’s folder through a link"
        told = "copy the picture into the book’s folder"
        if path is None:
            told = "put a folder in the link’s place: pictures are written nowhere else"
        return error("outside", message, wanted.span, told)
    if path is not None:
        return _unfit(wanted, path)
    return _in_the_way(wanted, place, folder.root) or _missing(wanted, folder, targets)


def _in_the_way(wanted: _Wanted, place: Path, root: Path) -> Diagnostic | None:
    """Complain of a folder or a pipe where the picture should lie, and of a file where its folder should."""
    if is_there(Path.is_dir, place):
        message = f"“{wanted.target}” is a folder, and no picture can be written there"
        return error("in-the-way", message, wanted.span, f"type: {wanted.target.rstrip('/')}/jetty.png")
    if is_there(Path.exists, place):
        message = f"“{wanted.target}” is a pipe or a device, and holds no picture"
        return error("in-the-way", message, wanted.span, "take it away, or give the picture another name")
    above = next((one for one in place.parents if one != root and is_there(Path.is_file, one)), None)
    if above is None:
        return None
    message = f"“{above.relative_to(root)}” is a file, so no picture can lie in it"
    return error("in-the-way", message, wanted.span, "give that file another name, or name another folder")


def _leads_out(path: Path, folder: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # links that lead to each other
        return True


def _unfit(wanted: _Wanted, path: Path) -> Diagnostic | None:
    try:
        return _unfit_of_kind(wanted, path, kind_of(first_bytes(path)))
    except OSError as problem:
        message = f"“{wanted.target}” cannot be read: {problem.strerror}"
        return error("unreadable", message, wanted.span, "make the file readable, or copy it here again")


def _unfit_of_kind(wanted: _Wanted, path: Path, kind: str | None) -> Diagnostic | None:
    if kind in INSTEAD:
        message = f"“{wanted.target}” is {_article(kind)} file, which cannot be placed on a page"
        return error("wrong-kind", message, wanted.span, INSTEAD[kind])
    if kind is None:
        message = f"“{wanted.target}” is not a picture"
        return error("not-a-picture", message, wanted.span, "save it as PNG or JPEG")
    try:
        width, height = size_of(path, kind)
    except Damaged:
        message = f"“{wanted.target}” is a damaged picture: it ends too soon"
        return error("damaged", message, wanted.span, "copy or export it again")
    much = too_much(width, height)
    if much:
        return error("too-large", f"“{wanted.target}” {much}", wanted.span, SMALLER)
    if not moves(path, kind):
        return None
    message = f"“{wanted.target}” moves, and a page shows the first of its pictures"
    return hint("moves", message, wanted.span, "save the picture you want as PNG")


def too_much(width: int, height: int) -> str | None:
    """Say that a picture is larger than any page needs and a computer can hold; None if it is not."""
    if width * height <= MOST_PIXELS:
        return None
    return f"says it has {width} × {height} pixels; {MOST_PIXELS // 1_000_000} million are the most"


def _article(kind: str) -> str:
    return f"{'an' if kind in ('avif', 'svg') else 'a'} {kind.upper()}"


def _missing(wanted: _Wanted, folder: Folder, targets: frozenset[str]) -> Diagnostic | None:
    near = folder.near(wanted.target, targets)
    if near is not None:
        typed = near if wanted.needed else as_typed(near)
        message = f"there is no file “{wanted.target}”, but there is “{near}”"
        return error("near-miss", message, wanted.span, f"type: {typed}")
    if wanted.needed:
        message = f"there is no file “{wanted.target}” to refer to"
        return error(
            "no-reference", message, wanted.span, "put the picture there, or take the reference away"
        )
    path = PurePosixPath(wanted.target)
    if path.suffix.lower() in _DRAWN:
        return None
    if path.name.lower() in ENDINGS:
        message = f"“{path.name}” is an ending, and a name is missing before it"
        return error("no-ending", message, wanted.span, f"type: {path.with_name('jetty.png')}")
    ending = f"with the ending {path.suffix}" if path.suffix else "without an ending"
    message = f"there is no file “{wanted.target}”, and none can be drawn {ending}"
    bare = path.with_name(path.name.rstrip("."))
    told = bare if bare.suffix.lower() in _DRAWN else bare.with_suffix(".png")
    return error("no-ending", message, wanted.span, f"type: {told}")
