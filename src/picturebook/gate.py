"""The gate: what stops a book before it is printed, and the lock it is held to.

Nothing here changes a book. A picture nobody drew stops it everywhere; one nobody accepted stops it at a shop,
and is told at home. With --locked, whatever is not what the lock holds is refused by name.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from picturebook import project as books
from picturebook.arrangement import ANEW, another_theme, arrangement
from picturebook.design.companions import told_from
from picturebook.design.fonts import Face, families
from picturebook.diagnostics import Diagnostic, counted, error, hint, typed, warning
from picturebook.errors import BookError, LockError, PictureNeeded, UsageError
from picturebook.hire import first_price, spent_on
from picturebook.layout.shape import FontFile
from picturebook.prepress import upscaling
from picturebook.studio.lock import Lock
from picturebook.studio.money import dollars
from picturebook.studio.plan import Planned, State, pin_art
from picturebook.studio.registry import SKETCH
from picturebook.wish import Prepared, Wish


def refuse_upscaling(wish: Wish) -> None:
    """Refuse to upscale pictures where what does it is not installed. Raises UsageError."""
    if wish.upscale and not upscaling.installed():
        raise UsageError(
            "--upscale needs an extra that is not installed", "pip install 'picturebook[upscale]'"
        )


def refuse_undrawn(prepared: Prepared, wish: Wish) -> tuple[str, ...]:
    """Return the pictures there is nothing for; unless it is a draft, that stops the book."""
    undrawn = tuple(one.shot.name for one in prepared.plan if one.chosen is None)
    if not undrawn or wish.draft:
        return undrawn
    lost = tuple(_told_lost(prepared, one) for one in prepared.plan if _is_lost(one) and one.chosen is None)
    new = [one for one in prepared.plan if one.chosen is None and not _is_lost(one)]
    if not new:
        raise PictureNeeded((*lost, *prepared.unread))
    names = ", ".join(one.shot.name for one in new)
    said = f"{counted(len(new), 'picture is', 'pictures are')} not drawn yet: {names}"
    raise PictureNeeded((*lost, error("PictureNeeded", said, hint=_how(prepared, new)), *prepared.unread))


def _how(prepared: Prepared, new: Sequence[Planned]) -> str:
    """Say how pictures nobody drew are had."""
    if prepared.artist.abilities.free:
        # The free artist drew whatever it could; what is missing now was turned down.
        return "change the scene of what you turned down, or put a picture of your own in its place"
    artist, wish = prepared.artist.abilities.name, prepared.wish
    cost = first_price(prepared.artist, prepared.project, [one.request for one in new])
    price = "at a price nobody knows beforehand" if cost is None else f"for about {dollars(cost)}"
    return f"{artist} would draw them {price}: {typed('draw', wish.story, *wish.hired)}"


def refuse_unaccepted(prepared: Prepared, wish: Wish) -> Prepared:
    """Let no picture go to a shop that nobody looked at and accepted; at home it is told in one line.

    The author's own pictures are never asked about, and a sketch is nobody's finished art. One that stands where an
    accepted picture was lost is told. Raises BookError.
    """
    if lost := tuple(_lost(prepared)):
        prepared = replace(prepared, notes=(*prepared.notes, *lost))
    names = tuple(one.shot.name for one in prepared.plan if _unaccepted(one))
    if not names or wish.draft:
        return prepared
    said = f"{counted(len(names), 'picture was', 'pictures were')} never accepted: {', '.join(names)}"
    look, accept = typed("look", wish.story), typed("accept", wish.story, "--all")
    told = f"see them: {look}; then: {accept}, or each by name"
    if prepared.printer.sells:
        raise BookError(f"{prepared.printer.name} prints to sell, and {said}", told)
    return replace(prepared, notes=(*prepared.notes, warning("not-accepted", said, hint=told)))


def _lost(prepared: Prepared) -> Iterator[Diagnostic]:
    return (_told_lost(prepared, one) for one in prepared.plan if _is_lost(one) and one.chosen is not None)


def _is_lost(one: Planned) -> bool:
    """Say whether a picture was accepted and is nowhere any more: not at its place, and not in takes/."""
    return one.locked.accepted and one.state is State.NEW


def _told_lost(prepared: Prepared, one: Planned) -> Diagnostic:
    """Say what is lost and what it cost, how it is had back for nothing, and only then what pays for another."""
    entry, name, target = one.locked, one.shot.name, one.shot.picture.target
    said = f"{name} was accepted and is lost: {name}#{entry.number}, by {entry.made_with or entry.studio}, "
    said += f"is neither at {target} nor in takes/"
    paid = spent_on(prepared.project, name)
    said += f"; {dollars(paid)} was paid for {name}" if paid else ""
    told = f"put it back, for nothing: {_back(prepared, [one])}; or takes/ from a copy"
    story = prepared.wish.story
    if one.chosen is not None:
        said += f"; {one.chosen.label} fills its place"
        told += f"; or accept what fills its place: {typed('accept', story, one.chosen.label)}"
        return warning("accepted-lost", said, hint=told)
    told += f"; only if there is no copy anywhere: {typed('draw', story, name, *prepared.wish.hired)}"
    return error("accepted-lost", said, hint=told)


def lost_before_paid(prepared: Prepared, wanted: Iterable[Planned]) -> tuple[Diagnostic, ...]:
    """Tell, before they are paid for once more, which of the wanted pictures were accepted and are lost."""
    lost = [one for one in wanted if _is_lost(one)]
    if not lost:
        return ()
    names = ", ".join(one.shot.name for one in lost)
    said = f"{counted(len(lost), 'picture was', 'pictures were')} accepted and cannot be found: {names}; neither at "
    said += "the place in the book nor in takes/"
    told = f"put what is lost back, for nothing: {_back(prepared, lost)}; or takes/ from a copy; draw it only if "
    return (warning("accepted-lost", said, hint=f"{told}there is no copy anywhere"),)


def _back(prepared: Prepared, lost: Iterable[Planned]) -> str:
    """Return what brings accepted pictures back to their places, wherever it is typed."""
    folder = prepared.wish.story.parent
    there = () if folder == Path() else ("-C", str(folder))
    return shlex.join(("git", *there, "checkout", "--", *(one.shot.picture.target for one in lost)))


def _unaccepted(one: Planned) -> bool:
    if one.chosen is None or one.state is State.YOURS:
        return False
    entry = one.locked
    if entry.accepted:  # whatever stands in for it because it was lost, nobody accepted
        return one.chosen.digest not in {entry.take, entry.placed}
    request = one.chosen.record.get("request")
    return not (isinstance(request, Mapping) and request.get("studio") == SKETCH)


def hold_to_lock(prepared: Prepared, wish: Wish) -> None:
    """With --locked, refuse whatever is not what the lock holds: theme, printer, fonts and pictures, by name.

    Raises LockError with all of it.
    """
    if not wish.locked:
        return
    if not prepared.lock.theme:
        path = prepared.project.lock_path
        said = (
            f"{path.name} holds no theme, printer or fonts yet"
            if path.exists()
            else f"there is no {path.name}"
        )
        raise LockError(said, f"write it with: {wish.build_again} --lock")
    parts = (another_theme, _another_printer, _other_fonts, _other_pictures)
    complaints = [complaint for part in parts for complaint in part(prepared)]
    if complaints:
        raise LockError(complaints)


def hold_faces_to_lock(prepared: Prepared, wish: Wish, faces: Iterable[FontFile]) -> None:
    """With --locked, refuse a face the words are really set in that is not what the lock holds. Raises LockError."""
    held = dict(prepared.lock.fonts)
    others = [face.label for face in faces if held.get(face.label) != face.digest]
    if wish.locked and others:
        raise LockError([error("locked-font", f"{_OTHER_FONTS}: {', '.join(others)}", hint=ANEW)])


def lent_faces(prepared: Prepared, faces: Iterable[FontFile]) -> Iterator[Diagnostic]:
    """Tell of each family that was found on this computer, and whether the lock holds another computer to it."""
    held, lock = dict(prepared.lock.fonts), f"{prepared.wish.build_again} --lock"
    families: dict[str, list[Face]] = {}
    for face in faces:
        if isinstance(face, Face) and face.found_for:
            families.setdefault(told_from(face), []).append(face)
    for said, found in families.items():
        others = [face for face in found if held.get(face.label) != face.digest]
        if prepared.wish.lock or not others:
            yield hint("font-found", f"{said}; pinned in the lock")
        elif any(face.label in held for face in others):
            yield warning("font-found", f"{said}; it is not the one the lock holds", hint=ANEW)
        else:
            yield warning("font-found", said, hint=f"pin it in the lock, so that no other is taken: {lock}")


_OTHER_FONTS = "fonts that are not what the lock holds"


def _another_printer(prepared: Prepared) -> Iterator[Diagnostic]:
    printer, held = prepared.printer, dict(prepared.lock.printers)
    if printer.name not in held:
        said = f"the lock holds no printer {printer.name}; it holds: {', '.join(held) or 'none'}"
        yield error("locked-printer", said, hint=ANEW)
    elif printer.digest != held[printer.name]:
        said = f"the printer {printer.name} ({printer.digest[:8]}) is not the one the lock holds "
        said += f"({held[printer.name][:8]}): its file changed"
        yield error("locked-printer", said, hint=ANEW)


def _other_fonts(prepared: Prepared) -> Iterator[Diagnostic]:
    held = dict(prepared.lock.fonts)
    others = [name for name, digest in fingerprints(prepared).fonts if held.get(name) != digest]
    if others:
        yield error("locked-font", f"{_OTHER_FONTS}: {', '.join(others)}", hint=ANEW)


def _other_pictures(prepared: Prepared) -> Iterator[Diagnostic]:
    """Complain of pictures that are not drawn, that the lock knows nothing of, and that are not what it holds.

    A sketch that a build drew into its cache is nobody's decision.
    """
    said = {
        "pictures there is nothing to show for": "draw and accept them, or put their files back",
        "pictures the lock holds none for": "accept them first, or write the lock anew with --lock",
        "pictures that are not the ones the lock holds": ANEW,
    }
    found: dict[str, list[str]] = {what: [] for what in said}
    gone, unknown, others = found.values()
    for one in prepared.plan:
        held = {one.locked.own, one.locked.placed, one.locked.take} - {None}
        if one.chosen is None:
            gone.append(one.shot.name)
        elif not held:
            unknown.append(one.shot.name)
        elif one.chosen.digest not in held:
            others.append(one.shot.name)
    for what, names in found.items():
        if names:
            yield error("locked-picture", f"{what}: {', '.join(names)}", hint=said[what])


def fingerprints(prepared: Prepared) -> Lock:
    """Return the digests of everything but pictures that the book is made with."""
    theme, printer = prepared.theme, prepared.printer
    known = families(prepared.font_folders)
    used = sorted({style.font for _, style in theme.styles if style.font in known})
    fonts = {face.label: face.digest for family in used for face in known[family]}
    return Lock(
        theme=(("name", theme.name), ("version", theme.version), ("digest", theme.digest)),
        printers=((printer.name, printer.digest),),
        fonts=tuple(sorted(fonts.items())),
    )


def locked_as_built(prepared: Prepared, faces: Iterable[FontFile], lock: Lock) -> Lock:
    """Return the lock with what this build used: theme, printer, fonts, art, and each picture it showed."""
    now, used = fingerprints(prepared), {face.label: face.digest for face in faces}
    for one in prepared.plan:
        own = one.chosen.digest if one.chosen and one.state is State.YOURS else None
        if lock.picture(one.shot.name).own != own:
            lock = lock.with_picture(one.shot.name, replace(lock.picture(one.shot.name), own=own))
        take = next((take for take in one.takes if one.chosen and take.digest == one.chosen.digest), None)
        if take is not None and lock.picture(one.shot.name).take is None:
            lock = books.bind_drawn(lock, one, take)
    return replace(
        pin_art(lock, prepared.theme),
        theme=now.theme,
        pages=arrangement(prepared) if prepared.project.edition is None else lock.pages,
        printers=tuple(sorted({**dict(lock.printers), **dict(now.printers)}.items())),
        fonts=tuple(sorted({**dict(lock.fonts), **dict(now.fonts), **used}.items())),
    )
