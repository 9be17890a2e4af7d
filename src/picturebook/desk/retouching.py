"""A retouch from wish to take: the picture it starts from, the spot that is meant, who changes it, what it costs.

The new take never takes its parent's place: the book shows what it showed until somebody accepts. What the change
answers is the parent's brief, so nothing is new afterwards and nothing is drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

from picturebook import compiler
from picturebook.compiler import Prepared, Told, Wish
from picturebook.desk import choices
from picturebook.desk.look import doubt_of
from picturebook.desk.offer import Offer, offer
from picturebook.desk.spotting import Pointed, Pointer, point
from picturebook.diagnostics import typed as command_of
from picturebook.digest import Json, sha256
from picturebook.errors import DiskError, IllustratorFailed, PictureNeeded, SourceError
from picturebook.record import record
from picturebook.storyboard.prompt import Wanted, write_retouch
from picturebook.storyboard.request import Edit, Reference, Request, request_digest, to_json
from picturebook.studio.aside import answer_to
from picturebook.studio.elsewhere import OWN
from picturebook.studio.illustrator import Drawn, Priced
from picturebook.studio.labels import label_of, planned_by_name, standing_take, take_by_label
from picturebook.studio.models import size_like
from picturebook.studio.money import dollars
from picturebook.studio.plan import Planned, State
from picturebook.studio.references import PARENT, plain
from picturebook.studio.retouch.painting import (
    Canvas,
    Share,
    changed,
    laid,
    open_picture,
    painted,
    share_of,
    to_png,
)
from picturebook.studio.retouch.pointing import MARKUP, MASK, markup_png, mask_png, way_to_point
from picturebook.studio.retouch.recolouring import recoloured
from picturebook.studio.retouch.region import fingerprint, per_mille
from picturebook.studio.shoot import FileJournal, complaints, shoot
from picturebook.studio.takes import Take, lineage, picture_of

# What is as true of a take as of the one it is made from; and of a recolouring, who drew it elsewhere.
_INHERITED = ("boxes", "heads", "rough", "change", "shown")
_ORIGIN = ("made_with", "ai", "file")
_OFTEN = 3  # retouches in a row
_SQUARE = 32  # pixels: an image model reads its references in squares of so many
_FREE = 'recolour it here, for nothing: --recolour "#c8102e"'


@record
class Touch:
    """What somebody asked to be changed in one picture, and where."""

    name: str  # "boat" or "boat#2"
    words: str = ""
    at: Pointer
    colour: str | None = (
        None  # of a recolouring: what was typed, "" for the story's own; None: it is to be painted
    )
    again: bool = False


@record
class Parent:
    """The picture a retouch starts from: what people call it, its bytes, and what its maker recorded."""

    label: str
    digest: str
    path: Path
    data: bytes
    record: Mapping[str, Any]
    own: bool = False  # the author's own file


@record
class Retouch:
    """A retouch about to be made: where it starts, what is asked, and if it costs, the offer."""

    prepared: Prepared
    one: Planned
    parent: Parent
    canvas: Canvas
    at: Pointed
    request: Request
    beside: Mapping[str, Json]
    advice: tuple[str, ...]
    offer: Offer | None = None  # None: it is made here, for nothing
    known: Take | None = None  # this very retouch, made before
    came: bool = False  # what was painted is here: an earlier run died before it could lay it in

    @property
    def asks(self) -> Offer | None:
        """What somebody must agree to; None where nothing will be sent."""
        return None if self.known is not None or self.came else self.offer


@record
class Done:
    """A retouch made: its take, how much changed, and the takes it comes from, the nearest first."""

    take: Take
    share: Share | None
    lineage: tuple[str, ...]
    told: tuple[str, ...]


def plan_retouch(wish: Wish, touch: Touch) -> Retouch:
    """Say what a retouch would change and for how much. Changes nothing. Raises the errors of errors.py."""
    prepared, one, parent = _found(wish, touch.name)
    canvas = open_picture(parent.data, parent.path.name)
    at = point(prepared.story.cast, one, (parent.record, canvas), touch.at, touch.colour)
    if touch.colour is None:
        request = _to_send(prepared, one, (parent, canvas), (touch, at))
    else:
        request = _offline(one, parent, canvas, at)
    advice = (*_worn(parent, one, wish.story), *([f"Look: {at.spot.note}."] if at.spot.note else []))
    run = Retouch(
        prepared=prepared, one=replace(one, request=request), parent=parent, canvas=canvas, at=at, request=request,
        beside=_beside(parent, touch, at), advice=advice,
    )  # fmt: skip
    store = prepared.project.takes.refusing(prepared.lock.refused)
    if not touch.again or touch.colour is not None:
        made = store.find(request_digest(request))
        run = replace(run, known=made[-1] if made else None)
    if touch.colour is not None:
        return run
    run = replace(run, came=run.known is None and answer_to(request, store) is not None)
    if touch.again:
        resend = frozenset({request_digest(request)})
        prepared = compiler.rehired(prepared, replace(prepared.wish, again=True, resend=resend))
    return replace(
        run,
        prepared=prepared,
        offer=offer(prepared.project, prepared.artist, (run.one,), (), prepared.wish.resend),
    )


def agreed(run: Retouch, prepared: Prepared) -> Retouch:
    """Return a retouch somebody said yes to."""
    return replace(run, prepared=prepared)


def retouch(run: Retouch, told: Told) -> Done:
    """Make the retouch. Raises what the illustrator raises; what came and was paid for is kept."""
    run = _mended(run)
    if run.known is not None:
        if run.offer is not None and isinstance(run.prepared.artist, Priced):
            run.prepared.artist.kept(run.known.request, run.known.record)
        return _done(run, run.known, f"{run.known.label} is this very retouch: nothing was drawn or paid.")
    take = _recoloured(run) if run.offer is None else _painted(run, told)
    cost = take.record.get("cost_micros")
    paid = f", {dollars(cost)}" if isinstance(cost, int) and cost else ""
    before = ", from what had come before: nothing was sent" if run.came else ""
    return _done(run, take, f"{take.label} is made from {run.parent.label}{paid}{before}.")


def _mended(run: Retouch) -> Retouch:
    """Finish what a run that died was keeping: it may be this very retouch."""
    store = run.prepared.project.takes.refusing(run.prepared.lock.refused)
    before = {take.path for take in store.all()}
    store.mend()
    made = [take for take in store.find(request_digest(run.request)) if take.path not in before]
    return replace(run, known=made[-1]) if made else run


def _found(wish: Wish, typed: str) -> tuple[Prepared, Planned, Parent]:
    """Return the book, the picture and what it starts from: the take named, else what the book shows."""
    prepared = compiler.prepare(wish)
    name, number = label_of(typed)
    one = planned_by_name(choices.everything(prepared), name)
    parent = _parent(one, typed if number is not None else None, wish.story)
    tried = parent.record.get("change")
    if tried and one.shot.picture in prepared.story.pictures:
        # What was tried with the parent is still tried: the brief it answers is not the story's.
        prepared = compiler.prepare(replace(wish, change=(name, str(tried))))
        one = planned_by_name(choices.everything(prepared), name)
    return prepared, one, parent


def _parent(one: Planned, label: str | None, story: Path) -> Parent:
    chosen = one.chosen
    # The take itself, not its copy in the book, which a JPEG's name may have made coarser.
    take = take_by_label((one,), label, story)[1] if label else _standing(one)
    if take is not None:
        if take.unusable:
            raise SourceError(f"{take.label} cannot be retouched: {take.unusable}", "retouch a sound take")
        data = picture_of(take)
        return Parent(label=take.label, digest=take.digest, path=take.path, data=data, record=take.record)
    if chosen is None:
        name = one.shot.name
        raise PictureNeeded(f"{name} has no picture to retouch yet", command_of("draw", story, name))
    try:
        data = chosen.path.read_bytes()
    except OSError as problem:
        raise DiskError(f"cannot read {chosen.path}: {problem.strerror}", "make it readable") from None
    own = one.state is State.YOURS
    return Parent(
        label=chosen.label, digest=sha256(data), path=chosen.path, data=data, record=chosen.record, own=own
    )


def _standing(one: Planned) -> Take | None:
    return None if one.state is State.YOURS else standing_take(one)


def _worn(parent: Parent, one: Planned, story: Path) -> tuple[str, ...]:
    """Warn of the third retouch in a row: each is painted over what the one before it blurred."""
    before = (parent.record, *(take.record for take in lineage(parent.record, one.takes)))
    row = 0
    while row < len(before) and before[row].get("retouch"):
        row += 1
    if row + 1 < _OFTEN:
        return ()
    said = f"{parent.label} is retouched {row} times in a row already: each time the region gets coarser."
    anew = command_of("draw", story, one.shot.name, "--again")
    return (f"{said} Retouch an earlier take, or draw it anew: {anew}",)


def _beside(parent: Parent, touch: Touch, at: Pointed) -> dict[str, Json]:
    """Return what is remembered of the take beside its request."""
    inherited = (*_INHERITED, *(_ORIGIN if touch.colour is not None else ()))
    kept: dict[str, Json] = {key: parent.record[key] for key in inherited if parent.record.get(key)}
    kept["parent"] = parent.digest
    words = " ".join(touch.words.split()) or f"recoloured {at.colour}"
    if at.key:
        # What the part looks like from now on, for whoever looks for it by its colour.
        kept["shown"] = {**dict(parent.record.get("shown") or {}), at.key: at.colour or words}
    kept["retouch"] = {"words": words, "where": at.typed, "box": list(at.box)}
    return kept


def _to_send(
    prepared: Prepared, one: Planned, start: tuple[Parent, Canvas], asked: tuple[Touch, Pointed]
) -> Request:
    """Write what is sent: the picture first, then the same star of anchors as any drawing of it."""
    (parent, canvas), (touch, at) = start, asked
    abilities = prepared.artist.abilities
    how = way_to_point(at.spot.exact, abilities.pointing)
    if how is None:
        said = f"{abilities.name} draws whole pictures, and cannot change a part of one"
        raise IllustratorFailed(said, f"{_FREE}; or have it painted: --studio openai")
    image, *size = plain(parent.data, parent.path.name)
    pixels = (size[0], size[1])
    overlay = markup_png(at.spot.mask, pixels) if how == MARKUP else None
    how = MARKUP if overlay else MASK
    edit = Edit(
        parent=parent.digest,
        source=_seen_from(prepared.project.folder, parent.path),
        region=fingerprint(at.spot.mask),
        how=how,
        image=image,
        overlay=overlay or mask_png(at.spot.mask, pixels),
    )
    wanted = Wanted(words=" ".join(touch.words.split()), region=at.called, how=how)
    first = Reference(role=PARENT, sha256=parent.digest, path=edit.source)
    references = one.request.references
    prompt = write_retouch(wanted, one.brief, one.shot.composition, (first, *references))
    painted_at = size_like(one.request.model, *canvas.size)
    _hold_size(canvas, at, painted_at)
    return replace(one.request, pixels=painted_at, prompt=prompt, edit=edit)


def _hold_size(canvas: Canvas, at: Pointed, painted_at: tuple[int, int]) -> None:
    """Refuse a region smaller than the squares a model sees a picture in: it would be paid for and not be found."""
    left, top, right, bottom = at.spot.mask.getbbox() or (0, 0, 0, 0)
    by = painted_at[0] / canvas.size[0]
    wide, high = round((right - left) * by), round((bottom - top) * by)
    if min(wide, high) < _SQUARE:
        least = " x ".join(f"{ceil(100 * _SQUARE / side)} %" for side in painted_at)
        said = f"{at.called} has {wide} x {high} pixels as the picture is painted: too few to be seen"
        raise SourceError(said, f"make the place at least {least} of the picture; or {_FREE}")


def _offline(one: Planned, parent: Parent, canvas: Canvas, at: Pointed) -> Request:
    """Write down what a recolouring is, under the name of whoever drew what it recolours."""
    by = dict(parent.record.get("request") or {})
    # Without takes/, and where somebody worked on a take, the lock still knows who drew it.
    known = one.locked.studio if one.locked.placed is not None else None
    edit = Edit(
        parent=parent.digest, source="", region=fingerprint(at.spot.mask), how="recolour", colour=at.colour
    )
    return Request(
        shot=one.shot.name, brief=one.brief, composition=one.shot.composition, pixels=canvas.size,
        studio=str(by.get("studio") or known or OWN), model=str(by.get("model") or ""), edit=edit,
    )  # fmt: skip


def _recoloured(run: Retouch) -> Take:
    at, canvas = run.at, run.canvas
    assert at.spot.how_far is not None and at.rgb is not None
    done = laid(canvas, recoloured(canvas.opaque, at.spot.how_far, at.rgb, at.told), at.spot.how_far)
    kept = changed(canvas.opaque, done.opaque)
    if kept.getbbox() is None:
        raise SourceError(f"{at.called} is {at.colour} already", "recolour it to another colour")
    share = Share(whole=per_mille(kept), inside=per_mille(kept, at.spot.mask), outside=0)
    data, project = to_png(done), run.prepared.project
    refused = dict(run.one.locked.rejected).get(sha256(data))
    if refused is not None:
        raise SourceError(
            f"this very recolouring was turned down: {refused}", "recolour it to another colour"
        )
    return project.takes.put(run.one.shot.name, data, to_json(run.request), _with_share(run.beside, share))


def _painted(run: Retouch, told: Told) -> Take:
    """Have the region painted by the studio, and put everything outside it back."""
    prepared, name = run.prepared, run.one.shot.name
    store = prepared.project.takes.refusing(prepared.lock.refused)
    journal = FileJournal(store.folder / "journal.jsonl")
    done = shoot(
        (run.request,), prepared.artist, store, journal=journal, told=told, again=prepared.wish.again,
        finish=partial(_finished, run),
    )  # fmt: skip
    if done.failed:
        raise IllustratorFailed(complaints(done.failed, {name: run.one.shot.picture.span}))
    return done.takes[0]


def _finished(run: Retouch, drawn: Drawn) -> Drawn:
    """Return the parent with what was drawn in the region, and nowhere else."""
    canvas, share = painted(run.canvas, drawn.data, run.at.spot.mask)
    kept = {**dict(drawn.record), **_with_share(run.beside, share)}
    return replace(drawn, data=to_png(canvas), media_type="image/png", record=tuple(kept.items()))


def _with_share(beside: Mapping[str, Json], share: Share) -> dict[str, Json]:
    known = beside["retouch"]
    assert isinstance(known, Mapping)
    return {**beside, "retouch": {**known, "changed": share.to_json()}}


def _done(run: Retouch, take: Take, said: str) -> Done:
    share, edit = share_of(take.record), run.request.edit
    before = tuple(one.label for one in lineage(take.record, run.one.takes)) or (run.parent.label,)
    lines = [
        said,
        *(f"{one[:1].upper()}{one[1:]}." for one in (share.told(edit and edit.how) if share else ())),
    ]
    lines += [f"Look twice: {doubt}." for doubt in [doubt_of(take.record)] if doubt]
    if run.parent.own:
        target = run.one.shot.picture.target
        lines.append(f"{target} is your own and stays; to put {take.label} there, move it away first.")
    return Done(take=take, share=share, lineage=before, told=tuple(lines))


def _seen_from(folder: Path, path: Path) -> str:
    import os

    return os.path.relpath(path, folder).replace(os.sep, "/")
