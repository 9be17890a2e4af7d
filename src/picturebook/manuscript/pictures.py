"""Pictures on disk: every target of a story held against the files in the book's folder, before anything is drawn.

A target that is missing will be drawn; one that is missing by a letter was meant to be found, and drawing it
would cost money for a picture that is already there. Files are judged by their headers and never decoded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.errors import DiskError
from picturebook.manuscript.headers import Damaged, first_bytes, kind_of, size_of
from picturebook.manuscript.names import distance
from picturebook.manuscript.story import Story
from picturebook.record import record

MOST_PIXELS = 100_000_000  # 100 megapixels: twice a 24-inch spread at 300 ppi
_LONGEST_NAME = 255  # bytes: the most that any usual disk takes for one name
_SHORT_NAME = 40  # characters of it shown as what to type instead
_DRAWN = (".png", ".jpg", ".jpeg", ".webp")  # what a take can be kept as
_PRINTABLE = ("png", "jpeg", "webp", "tiff", "gif")
INSTEAD = {
    "heic": "export it as JPEG: on a Mac open it in Preview, File, Export; on an iPhone, Settings, Camera, "
    "Formats, Most Compatible",
    "avif": "export it as PNG or JPEG",
    "svg": "export it as PNG, as wide in pixels as the page in inches times 300",
    "pdf": "export the page as PNG at 300 ppi",
    "psd": "export it as PNG",
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
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for wanted in _wanted(story):
        if wanted.target in seen:
            continue
        seen.add(wanted.target)
        problem = _problem(wanted, folder, targets)
        if problem is not None:
            found.append(problem)
    return tuple(found)


def art_sizes(story: Story, folder: Path) -> dict[str, tuple[int, int]]:
    """Return width and height in pixels, as seen, by picture name, for the targets that are there and whole."""
    sizes: dict[str, tuple[int, int]] = {}
    for picture in story.pictures:
        path = file_of(folder, picture.target)
        try:
            kind = kind_of(first_bytes(path)) if path is not None else None
            if path is not None and kind in _PRINTABLE:
                sizes[picture.name] = size_of(path, kind)
        except (Damaged, OSError):
            continue  # inspect_targets says so
    return sizes


def file_of(folder: Path, target: str) -> Path | None:
    """Return the file a target names, letter for letter even on disks that fold case; None if it is not there."""
    path = folder
    for part in PurePosixPath(target).parts:
        name = next((entry for entry in _entries(path) if _nfc(entry) == _nfc(part)), None)
        if name is None:
            return None
        path = path / name
    return path if _is(Path.is_file, path) else None


def _wanted(story: Story) -> Iterator[_Wanted]:
    for page in story.pages:
        for picture in page.pictures:
            yield _Wanted(target=picture.target, span=_under(picture.span, picture.target))
    for member in (*story.cast.characters, *story.cast.places, *story.cast.props):
        for drawing in member.references:
            place = _under(drawing.span or member.span, drawing.file)
            yield _Wanted(target=drawing.file, span=place, needed=True)


def _under(span: Span, target: str) -> Span:
    """Put the caret under the target where it stands on the same line."""
    for typed in (target, target.replace(" ", "%20")):
        at = span.excerpt.find(typed)
        if at >= 0:
            return replace(span, column=at + 1, length=len(typed))
    return span


def _problem(wanted: _Wanted, folder: Path, targets: frozenset[str]) -> Diagnostic | None:
    if not inside(wanted.target):
        message = f"“{wanted.target}” is not inside the book’s folder"
        return error("outside", message, wanted.span, "write a path such as art/boat.png")
    if any(len(part.encode()) > _LONGEST_NAME for part in PurePosixPath(wanted.target).parts):
        return _too_long(wanted)
    path = file_of(folder, wanted.target)
    place = path or _would_lie(folder, wanted.target)
    if _leads_out(place, folder):
        message = f"“{wanted.target}” leads out of the book’s folder through a link"
        told = "copy the picture into the book’s folder"
        if path is None:
            told = "put a folder in the link’s place: pictures are written nowhere else"
        return error("outside", message, wanted.span, told)
    if path is not None:
        return _unfit(wanted, path)
    return _in_the_way(wanted, place, folder) or _missing(wanted, folder, targets)


def _in_the_way(wanted: _Wanted, place: Path, folder: Path) -> Diagnostic | None:
    """Complain of a folder where the picture should lie, and of a file where its folder should."""
    if _is(Path.is_dir, place):
        message = f"“{wanted.target}” is a folder, and no picture can be written there"
        return error("in-the-way", message, wanted.span, f"type: {wanted.target.rstrip('/')}/jetty.png")
    above = next((one for one in place.parents if one != folder and _is(Path.is_file, one)), None)
    if above is None:
        return None
    message = f"“{above.relative_to(folder)}” is a file, so no picture can lie in it"
    return error("in-the-way", message, wanted.span, "give that file another name, or name another folder")


def _too_long(wanted: _Wanted) -> Diagnostic:
    parts = [_shortened(part) for part in PurePosixPath(wanted.target).parts]
    message = f"a name of more than {_LONGEST_NAME} bytes fits on no disk"
    return error("long-name", message, wanted.span, f"give it a shorter one: type: {'/'.join(parts)}")


def _shortened(part: str) -> str:
    """Return the first words of a name that is too long, with its ending."""
    if len(part.encode()) <= _LONGEST_NAME:
        return part
    ending = PurePosixPath(part).suffix
    ending = ending if ending.lower() in _ENDINGS else ""
    return part[:_SHORT_NAME].rstrip(" -_.") + ending


def _leads_out(path: Path, folder: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # links that lead to each other
        return True


def _would_lie(folder: Path, target: str) -> Path:
    """Return where a target that is not there will be written: through the folders and links that are there."""
    path = folder
    for part in PurePosixPath(target).parts:
        path = path / next((entry for entry in _entries(path) if _nfc(entry) == _nfc(part)), part)
    return path


def inside(target: str) -> bool:
    """Say whether a path as typed stays inside the folder it starts from."""
    path = PurePosixPath(target)
    odd = "\\" in target or ":" in target or "\0" in target
    return bool(path.parts) and not odd and not path.is_absolute() and ".." not in path.parts


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
    if width * height <= MOST_PIXELS:
        return None
    most = MOST_PIXELS // 1_000_000
    message = f"“{wanted.target}” says it has {width} × {height} pixels; {most} million are the most"
    return error("too-large", message, wanted.span, "make it smaller: 3600 pixels print 12 inches sharply")


def _article(kind: str) -> str:
    return f"{'an' if kind in ('avif', 'svg') else 'a'} {kind.upper()}"


def _missing(wanted: _Wanted, folder: Path, targets: frozenset[str]) -> Diagnostic | None:
    near = _near(folder, PurePosixPath(wanted.target), targets)
    if near is not None:
        typed = f"<{near}>" if " " in near and not wanted.needed else near
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
    ending = f"with the ending {path.suffix}" if path.suffix else "without an ending"
    message = f"there is no file “{wanted.target}”, and none can be drawn {ending}"
    return error("no-ending", message, wanted.span, f"type: {path.with_suffix('.png')}")


def _near(folder: Path, target: PurePosixPath, targets: frozenset[str]) -> str | None:
    """Return the existing file somebody most likely meant, as a path to type; None if none is near."""
    path = PurePosixPath()
    for part in target.parts[:-1]:
        names = [name for name in _entries(folder / path) if _is(Path.is_dir, folder / path / name)]
        name = next((name for name in names if _nfc(name) == _nfc(part)), None) or _closest(part, names)
        if name is None:
            return None
        path = path / name
    files = [name for name in _entries(folder / path) if _is(Path.is_file, folder / path / name)]
    free = [name for name in files if str(path / name) not in targets or _same_but_case(name, target.name)]
    exact = next((name for name in files if _nfc(name) == _nfc(target.name)), None)
    name = exact or _closest(target.name, free)
    return None if name is None else str(path / name)


def _closest(typed: str, names: list[str]) -> str | None:
    ranked = sorted((_far(typed, name), name) for name in names)
    return ranked[0][1] if ranked and ranked[0][0] <= 2 else None


def _far(typed: str, name: str) -> int:
    """Say how far apart two file names are: 0 by case or ending, 1 or 2 by letters, 9 for another picture."""
    if _same_but_case(typed, name):
        return 0
    one, other = (_nfc(PurePosixPath(word).stem).casefold() for word in (typed, name))
    if one.rstrip("0123456789") != one and _without_digits(one) == _without_digits(other):
        return 9 if one != other else 0  # 12.png and 13.png are two pictures, not a slip
    if one == other:
        return 0 if PurePosixPath(name).suffix.lower() in _ENDINGS else 9
    letters = distance(one, other)
    return letters if letters <= (2 if min(len(one), len(other)) >= 6 else 1 if len(one) >= 4 else 0) else 9


_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".heic", ".avif", ".svg", ".psd")


def _same_but_case(one: str, other: str) -> bool:
    return _nfc(one).casefold() == _nfc(other).casefold()


def _without_digits(word: str) -> str:
    return "".join(letter for letter in word if not letter.isdigit())


def _entries(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return []
    except OSError as problem:
        # Taken for empty, the author's own pictures in it would be drawn anew.
        raise _closed(folder, problem) from None


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Ask Path.is_file or Path.is_dir. Raises DiskError where the folder lists its names and opens nothing."""
    try:
        return kind(path)
    except OSError as problem:
        raise _closed(path.parent, problem) from None


def _closed(folder: Path, problem: OSError) -> DiskError:
    return DiskError(f"cannot look into {folder}: {problem.strerror}", "make it readable")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
