"""Targets: what a path to a picture may look like, whatever lies on the disk.

A book is carried from one computer to another and shown by Git hosts, so a path is one that every disk takes: inside
the book's folder, parted by /, of letters that can be seen and typed.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from unicodedata import category
from urllib.parse import quote

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".heic", ".avif", ".svg", ".psd")
_LONGEST_NAME, _LONGEST = 255, 1000  # bytes: the most that any usual disk takes for one name, and for a path
_SHORT_NAME = 40  # characters of it shown as what to type instead
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # they show a name in another order
_TAKEN = {  # folders of a book that are for something else
    "takes": "for the takes of every picture",
    "build": "for what is built, and may be thrown away",
    "cast": "for the model sheets",
    "fonts": "for fonts",
    "strings": "for the words picturebook writes itself",
    ".git": "Git’s own",
}
_ALL_SHEETS = "cast"  # what commands call all the model sheets
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(1, 10)))
)


def inside(target: str) -> bool:
    """Say whether a path as typed stays inside the folder it starts from."""
    path = PurePosixPath(target)
    odd = "\\" in target or ":" in target or "\0" in target
    return bool(path.parts) and not odd and not path.is_absolute() and ".." not in path.parts


def typeable(name: str) -> bool:
    """Say whether every character of a name can be seen, and stand in a story."""
    return all(letter not in _BIDI and category(letter) not in ("Cc", "Cs", "Zl", "Zp") for letter in name)


def wrong_target(target: str) -> tuple[str, str, str] | None:
    """Return code, sentence and hint for a path that cannot be a picture's; None if it can."""
    if not typeable(target) or "\ufffd" in target:
        odd = next(letter for letter in target if letter == "\ufffd" or not typeable(letter))
        shown = f"U+{ord(odd):04X}" if odd != "\ufffd" else "after its %, which is no letter of UTF-8"
        return "odd-target", f"a file’s name cannot hold the character {shown}", _instead(target)
    turned = target.replace("\\", "/")
    if turned != target and inside(turned):
        return "outside", "the folders of a target are parted by /", f"type: {turned}"
    if not inside(target):
        return "outside", f"“{target}” is not inside the book’s folder", _instead(turned)
    parts = PurePosixPath(target).parts
    device = next((part for part in parts if part.split(".")[0].rstrip().lower() in _DEVICES), None)
    if device is not None:
        stem, dot, ending = device.partition(".")
        told = f"type: {target.replace(device, f'{stem.rstrip()}_{dot}{ending}')}"
        return "device", f"“{device}” is the name of a device on Windows, and opens no file there", told
    if any(len(part.encode()) > _LONGEST_NAME for part in parts):
        told = f"give it a shorter one: type: {'/'.join(map(_shortened, parts))}"
        return "long-name", f"a name of more than {_LONGEST_NAME} bytes fits on no disk", told
    if len(target.encode()) > _LONGEST:
        return "long-name", f"a path of more than {_LONGEST} bytes fits on no disk", _instead(target)
    return None


def misplaced(target: str) -> tuple[str, str, str] | None:
    """Return code, sentence and hint for a place or a name that no picture of a page may have; None if it may."""
    path = PurePosixPath(target)
    folder = path.parts[0].casefold()
    if len(path.parts) > 1 and folder in _TAKEN:
        told = f"have it in art/, and type: {as_typed(f'art/{path.name}')}"
        return (
            "taken-folder",
            f"the folder {path.parts[0]} is {_TAKEN[folder]}, and holds no picture of a page",
            told,
        )
    if path.stem == _ALL_SHEETS:
        said = f"a picture cannot be called “{path.stem}”: commands call all the model sheets so"
        return "taken-name", said, f"type: {as_typed(str(path.with_stem('the-cast')))}"
    return None


def as_typed(target: str) -> str:
    """Write a target as it is typed in a story: in angle brackets for its spaces, with % for what would end it."""
    if any(letter in "()<>%#?" for letter in target):
        return "".join(quote(letter) if letter in " ()<>%#?" else letter for letter in target)
    return f"<{target}>" if " " in target else target


def _instead(target: str) -> str:
    """Say what to type for a file that lies elsewhere, by its own name if it has one that can be typed."""
    last = target.replace(":", "/").split("/")[-1]
    name = "".join(letter for letter in last if typeable(letter) and letter != "\ufffd")
    path = PurePosixPath(name)
    if path.suffix.lower() not in ENDINGS or len(name) > _SHORT_NAME or " " in name:
        return "write a path such as art/boat.png"
    return f"have the picture in the book’s folder, and type: art/{name}"


def _shortened(part: str) -> str:
    """Return the first words of a name that is too long, with its ending."""
    if len(part.encode()) <= _LONGEST_NAME:
        return part
    ending = PurePosixPath(part).suffix
    return part[:_SHORT_NAME].rstrip(" -_.") + (ending if ending.lower() in ENDINGS else "")
