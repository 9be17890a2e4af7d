"""The hand-off: pictures laid out for tools without an API, each in a folder with its prompt and its references.

A hand-off is what `draw` would send, for a person to carry: the same prompt, the same reference pictures by the
same code, model sheets before the pages that need them. It is free, it touches no network, and the same book
gives the same files; what else lies in those folders is somebody's, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from picturebook import compiler
from picturebook.compiler import Prepared, Wish
from picturebook.desk import choices, fronts, placement
from picturebook.diagnostics import Diagnostic, typed
from picturebook.digest import sha256
from picturebook.disk import WRITABLE, digest_of, writing
from picturebook.record import record
from picturebook.storyboard.sheets import KIND
from picturebook.storyboard.wordings import Attached, attach
from picturebook.studio.elsewhere import Elsewhere
from picturebook.studio.photographs import is_photograph
from picturebook.studio.plan import Planned, State
from picturebook.studio.references import read_reference
from picturebook.studio.registry import SKETCH
from picturebook.studio.takes import folder_name, write_whole

FOLDER, PAGE, PROMPT = "handoff", "index.html", "prompt.txt"
_WRITTEN = ".written.json"  # what an earlier hand-off wrote, by digest: nothing else is ever cleared away
_SHEETS_FIRST = (
    "Model sheets first: every page is held against them. Adopt and accept them, then hand off the pages."
)


@record
class Handoff:
    """What is to be handed off, and what somebody should know of it."""

    prepared: Prepared
    wanted: tuple[Planned, ...]
    advice: str | None
    notes: tuple[Diagnostic, ...] = ()  # sheets of an older look that go along


@record
class Handed:
    """One picture as it is handed off: what people type for it, its folder, its files, and how large it prints."""

    name: str
    planned: Planned
    folder: str
    path: Path  # of the folder
    prompt: str
    attached: tuple[Attached, ...]
    photographs: tuple[tuple[str, str], ...]  # attached file → the photograph in the book it was made from
    wants: placement.Placement | None  # at the printer who asks for most; None for what is on no page


def prepare_elsewhere(story: Path) -> Prepared:
    """Read and plan a book as a tool of somebody's own would draw it. Raises the errors of errors.py."""
    prepared = compiler.prepare(Wish(story=story, studio=SKETCH))
    shots = [one.shot for one in prepared.plan]
    return compiler.planned(replace(prepared, artist=Elsewhere(story=story)), shots)


def plan_handoff(story: Path, names: Sequence[str], *, provisional: bool = False) -> Handoff:
    """Say what is handed off: what is new, or what is named; the model sheets it needs before it.

    `cast` names every model sheet that can be drawn now. Raises SourceError for a name that is no picture, or the
    author's own.
    """
    prepared = prepare_elsewhere(story)
    sheets = fronts.ready_sheets(prepared) if choices.CAST in names else ()
    named = [name for name in names if name != choices.CAST]
    pictures = choices.wanted(prepared, named, again=True, changed=False) if named or not names else ()
    undrawn, waiting = ((), ()) if provisional else fronts.fronts_of(prepared, pictures)
    if undrawn:
        return Handoff(prepared=prepared, wanted=_once((*sheets, *undrawn)), advice=_SHEETS_FIRST)
    if waiting:
        return Handoff(prepared=prepared, wanted=sheets, advice=fronts.sheets_wait(prepared, waiting))
    advice = None if sheets or pictures else _nothing_new(prepared, story)
    wanted = _once((*sheets, *pictures))
    notes = compiler.old_sheets(prepared, fronts.sent_along(prepared, wanted))
    return Handoff(prepared=prepared, wanted=wanted, advice=advice, notes=notes)


def _nothing_new(prepared: Prepared, story: Path) -> str:
    names = [one.shot.name for one in prepared.plan if one.state is not State.YOURS]
    each = f" To hand one off: {typed('handoff', story, names[0])}" if names else ""
    others = f"; others are: {', '.join(names[1:])}" if names[1:] else ""
    return f"Nothing is new.{each}{others}"


def write_handoff(handoff: Handoff) -> tuple[Path, tuple[Handed, ...]]:
    """Write a folder for every picture and the page over them; return the page and what was handed off.

    Raises DiskError, and IllustratorFailed for a reference that cannot be read.
    """
    from picturebook.desk.handoff_page import write_page

    prepared = handoff.prepared
    root = prepared.project.build / FOLDER
    folders, wants = _folders(prepared), _wants(handoff)
    pictures, files = [], {}
    for one in handoff.wanted:
        handed = _handed(prepared, one, folders[one.shot.name], wants.get(one.shot.name))
        pictures.append(handed)
        files.update(_files(prepared, handed))
    page = write_page(handoff, pictures, photographs_of(pictures))
    _write(root, {**files, PAGE: page.encode("utf-8")})
    return root / PAGE, tuple(pictures)


def _once(wanted: Iterable[Planned]) -> tuple[Planned, ...]:
    return tuple({one.shot.name: one for one in wanted}.values())


def _handed(prepared: Prepared, one: Planned, folder: str, wants: placement.Placement | None) -> Handed:
    attached, sources = attach(one.request.references), [item.path for item in one.request.references]
    named = zip((mine.file for mine in attached), sources, strict=True)
    return Handed(
        name=choices.name_of(prepared, one),
        planned=one,
        folder=folder,
        path=prepared.project.build / FOLDER / folder,
        prompt=one.request.prompt or "",
        attached=attached,
        photographs=tuple(
            (file, path) for file, path in named if is_photograph(prepared.project.folder / path)
        ),
        wants=wants,
    )


def _folders(prepared: Prepared) -> dict[str, str]:
    """Return a folder's name for every picture and sheet, different also on disks that fold case."""
    found: dict[str, str] = {}
    taken = {PAGE, _WRITTEN}
    for one in choices.everything(prepared):
        folder = folder_name(choices.name_of(prepared, one))
        if folder.casefold() in taken:
            folder = f"{folder}-{sha256(one.shot.name.encode())[:8]}"
        taken.add(folder.casefold())
        found[one.shot.name] = folder
    return found


def _wants(handoff: Handoff) -> dict[str, placement.Placement]:
    """Return how many pixels each picture wants in the shape it is asked for, at the printer who asks for most."""
    shapes = {
        one.shot.name: (round(1000 * one.shot.composition.aspect.ratio), 1000)
        for one in handoff.wanted
        if one.shot.kind != KIND
    }
    found: dict[str, placement.Placement] = {}
    for house in placement.houses(handoff.prepared).ready if shapes else ():
        for name, one in placement.place(house, shapes).items():
            before = found.get(name)
            if before is None or one.wants > before.wants:
                found[name] = one
    return found


def _files(prepared: Prepared, handed: Handed) -> dict[str, bytes]:
    """Return a picture's files by their place under the hand-off folder."""
    files = {f"{handed.folder}/{PROMPT}": handed.prompt.encode("utf-8")}
    for at, reference in enumerate(handed.planned.request.references, 1):
        sent = read_reference(prepared.project.folder, reference, at)
        files[f"{handed.folder}/{handed.attached[at - 1].file}"] = sent.data
    return files


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files; clear away what an earlier hand-off wrote into the same folders and this one does not.

    A reference that goes along no more would be attached by mistake. Whatever was changed since, or put there by
    somebody, stays.
    """
    folders = {PurePosixPath(name).parts[0] for name in files}
    digests = {name: sha256(data) for name, data in files.items()}
    with writing(root / PAGE, WRITABLE):
        written = _written(root / _WRITTEN)
        for name in (name for name in written if _is_in(name, folders) and name not in files):
            path = root / name
            if path.is_file() and digest_of(path) == written[name]:
                path.unlink()
        kept = {name: sha for name, sha in written.items() if not _is_in(name, folders)}
        for name, data in files.items():
            write_whole(root / name, data)
        listed = json.dumps({**kept, **digests}, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(root / _WRITTEN, f"{listed}\n".encode())


def _written(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(sha) for name, sha in found.items()} if isinstance(found, dict) else {}


def _is_in(name: str, folders: set[str]) -> bool:
    """Say whether a name that was read from disk is a file right in one of our folders, and nowhere else."""
    parts = PurePosixPath(name).parts
    return len(parts) == 2 and parts[0] in folders and parts[1] != ".."


def photographs_of(pictures: Sequence[Handed]) -> tuple[str, ...]:
    """Return the photographs of the book that go along with some picture, each once."""
    return tuple(dict.fromkeys(path for one in pictures for _, path in one.photographs))


def to_json(page: Path, pictures: Sequence[Handed], advice: str | None) -> dict[str, object]:
    """Return a hand-off as plain data."""
    return {
        "page": str(page),
        "advice": advice,
        "pictures": [
            {
                "name": one.name,
                "folder": str(one.path),
                "prompt": one.prompt,
                "aspect": one.planned.shot.composition.aspect.value,
                "pixels": list(one.wants.wants) if one.wants else None,
                "attach": [
                    {"file": mine.file, "role": mine.role, "photograph": mine.file in dict(one.photographs)}
                    for mine in one.attached
                ],
            }
            for one in pictures
        ],
    }
