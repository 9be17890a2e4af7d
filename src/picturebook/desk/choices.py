"""Choosing pictures: what draw, accept, reject and keep do to a book's lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from picturebook import project as books
from picturebook.compiler import Prepared
from picturebook.diagnostics import Diagnostic, hint
from picturebook.disk import write_text
from picturebook.errors import SourceError
from picturebook.storyboard.brief import to_json
from picturebook.storyboard.prompt import write_prompt
from picturebook.storyboard.sheets import KIND, typed_name
from picturebook.studio.elsewhere import ADOPTED
from picturebook.studio.labels import label_of, planned_by_name, standing_take, take_by_label
from picturebook.studio.lock import Lock
from picturebook.studio.plan import Planned, State, paid_before, pin_art
from picturebook.studio.registry import SKETCH
from picturebook.studio.takes import Take

CAST = "cast"  # what people type for all the model sheets
_CHANGED = (State.CHANGED, State.REWORDED)


def wanted(prepared: Prepared, names: Sequence[str], *, again: bool, changed: bool) -> tuple[Planned, ...]:
    """Return the pictures to draw: what is new, or what is named; never one that stands unless asked for by name.

    Of those named only what is new, with `changed` what was told differently since too, with `again` all.

    Raises SourceError for a name that is no picture, or is the author's own.
    """
    states = (State.NEW, *_CHANGED) if changed else (State.NEW,)
    if not names:
        return tuple(one for one in prepared.plan if one.state in states)
    found = tuple(planned_by_name(everything(prepared), name) for name in names)
    for one in found:
        _refuse_own(one)
    return tuple(one for one in found if again or one.state in states)


def _refuse_own(one: Planned) -> None:
    if one.state is State.YOURS:
        said = f"{one.shot.name} is your own picture and is never drawn over"
        raise SourceError(said, f"move {one.shot.picture.target} away to have it drawn")


def small(prepared: Prepared, names: Sequence[str]) -> tuple[Planned, ...]:
    """Return the accepted pictures of a studio with fewer pixels than they are asked for: all, or those named.

    Raises SourceError for a name that is no picture.
    """
    named = tuple(planned_by_name(prepared.plan, name) for name in names)
    for one in named:
        _refuse_own(one)
    # What is kept stays as it is, and of what is told differently now there is nothing to sharpen, unless it is named.
    plain = (one for one in prepared.plan if one.state is State.SAME)
    return tuple(one for one in named or plain if one.locked.accepted and _is_small(one))


def _is_small(one: Planned) -> bool:
    take = next((take for take in one.takes if take.digest == one.locked.take), None)
    if take is None or take.studio in (SKETCH, ADOPTED):
        return False  # nobody can ask the same hand for more
    wide, high = one.request.pixels
    return take.width * take.height < wide * high


def accept(prepared: Prepared, labels: Sequence[str]) -> tuple[Take, ...]:
    """Accept takes by label, or what the book shows of every picture not accepted yet; return them.

    Raises SourceError with every one that cannot be; the others are accepted.
    """
    pairs: list[tuple[Planned, Take]] = []
    for label in labels:
        pairs += _waiting(prepared, prepared.sheets) if label == CAST else [_named(prepared, label)]
    if not labels:
        pairs = _waiting(prepared, everything(prepared))
    if pairs:
        books.update_lock(prepared.project, lambda lock: pin_art(lock, prepared.theme))
    taken: list[Take] = []
    refused: list[Diagnostic] = []
    now = _Now(prepared)
    for planned, take in pairs:
        try:
            books.accept(prepared.project, now.planned(planned, take), take)
            taken.append(take)
            now.accepted(planned)
        except SourceError as problem:
            refused += problem.diagnostics
    if refused:
        others = f"accepted all the same: {', '.join(take.label for take in taken)}"
        raise SourceError([*refused, *([hint("others-accepted", others)] if taken else [])])
    return tuple(taken)


def _named(prepared: Prepared, label: str) -> tuple[Planned, Take]:
    """Return the take a label means; without a number what the book shows, or the newest if that was decided on."""
    planned, take = take_by_label(everything(prepared), label, prepared.wish.story)
    undecided = standing_take(planned) is not None and not planned.locked.accepted
    if label_of(label)[1] is None and not undecided:
        refused = prepared.lock.refused
        sound = (one for one in planned.takes if not one.unusable and one.digest not in refused)
        take = max(sound, key=lambda one: one.number, default=take)
    return planned, take


def everything(prepared: Prepared) -> tuple[Planned, ...]:
    """Return the model sheets and the pictures, in the order they are drawn."""
    return (*prepared.sheets, *prepared.plan)


def name_of(prepared: Prepared, one: Planned) -> str:
    """Return what people type for a picture: a model sheet's short name, unless a picture is called like it."""
    return typed_name(one.shot.name, [page.shot.name for page in prepared.plan])


class _Now:
    """Pictures as they are asked for by now: once the sheets before them are accepted, they are held against those."""

    def __init__(self, prepared: Prepared) -> None:
        self._wish, self._pictures = prepared.wish, everything(prepared)
        self._old = False

    def planned(self, one: Planned, take: Take) -> Planned:
        """Return a picture with the brief a take was made for, where accepting the sheets has brought that back."""
        if take is standing_take(one) or take.brief == to_json(one.brief):
            return one
        if self._old:
            from picturebook import compiler

            self._pictures, self._old = everything(compiler.prepare(self._wish)), False
        now = next((now for now in self._pictures if now.shot.name == one.shot.name), one)
        return now if take.brief == to_json(now.brief) else one

    def accepted(self, one: Planned) -> None:
        """Be told that a picture was accepted."""
        self._old |= one.shot.kind == KIND


def _waiting(prepared: Prepared, plan: Sequence[Planned]) -> list[tuple[Planned, Take]]:
    """Return what the book shows of every picture nobody accepted yet; rather than a sketch what was paid for."""
    open_ = (one for one in plan if not one.locked.accepted and one.state is not State.YOURS)
    found = ((one, _rather(prepared, one) or standing_take(one)) for one in open_)
    return [(one, take) for one, take in found if take is not None]


def _rather(prepared: Prepared, one: Planned) -> Take | None:
    """Return what was made for a picture's words by somebody other than the sketch artist, where none of it stands."""
    standing = standing_take(one)
    if standing is not None and standing.studio != SKETCH:
        return None
    return paid_before(one.brief, one.takes, prepared.lock.refused)


def told_rather(prepared: Prepared, labels: Sequence[str]) -> Iterator[str]:
    """Yield what is accepted with all the others though the book shows something else, or nothing, in its place."""
    open_ = everything(prepared) if not labels else prepared.sheets if CAST in labels else ()
    for one, take in _waiting(prepared, open_):
        standing = standing_take(one)
        if take is not standing:
            instead = f", rather than {standing.label}" if standing else ""
            yield f"{take.label}, by {take.made_with or take.studio}, shows these words: accepted{instead}."


def edits(story: Path, accepted: Sequence[Take], *, write: bool) -> tuple[str, ...]:
    """Return what the story must say for takes that were drawn with one thing changed, as a difference.

    With `write` the story is edited, whole or not at all. Raises StoryError where the line cannot be found.
    """
    told: list[str] = []
    for take in (one for one in accepted if one.record.get("change")):
        from picturebook.studio.change import change

        text = books.read_story(story).decode("utf-8")
        edit = change(text, take.shot, str(take.record["change"]))
        if edit.text == text:
            continue
        told += [f"The story must say so too, at {story}:{edit.line}:", f"- {edit.before}", f"+ {edit.after}"]
        if write:
            write_text(story, edit.text, "make the story writable")
            told.append("It does now.")
    return tuple(told)


def waive(prepared: Prepared, name: str, why: str) -> None:
    """Let a picture pass in spite of what an inspector found, with the reason."""
    one = planned_by_name(prepared.plan, name)
    books.update_lock(prepared.project, lambda lock: books.waive(lock, one, why))


def reject(prepared: Prepared, label: str, why: str) -> str:
    """Turn a take down; return its label."""
    planned, take = take_by_label(everything(prepared), label, prepared.wish.story)
    books.update_lock(prepared.project, lambda lock: books.reject(lock, planned, take, why))
    return take.label


def keep(prepared: Prepared, names: Sequence[str]) -> tuple[str, ...]:
    """Pin accepted pictures to today's words: those named, or all of the pages that were reworded or changed.

    A model sheet is kept by its name alone: every picture drawn from now on follows it. Raises SourceError.
    """
    found = tuple(planned_by_name(everything(prepared), name) for name in names) or drifted(prepared)

    def kept(lock: Lock) -> Lock:
        for one in found:
            lock = books.keep(lock, one, prepared.wish.story)
        return lock

    books.update_lock(prepared.project, kept)
    return tuple(name_of(prepared, one) for one in found)


def drifted(prepared: Prepared) -> tuple[Planned, ...]:
    """Return the accepted pictures whose words were changed since, in the order of the book.

    Where another art is asked for, all that are there: whatever nobody accepted yet is drawn anew just so.
    """
    changed = (one for one in prepared.plan if one.state in _CHANGED and one.chosen is not None)
    return tuple(one for one in changed if one.locked.accepted or prepared.wish.art is not None)


def beside_accepted(prepared: Prepared) -> tuple[str, ...]:
    """Return the labels of what was drawn anew for accepted pictures, which stay until somebody names another."""
    found = (paid_before(one.brief, one.takes, prepared.lock.refused) for one in drifted(prepared))
    return tuple(take.label for take in found if take is not None)


def prompt_of(prepared: Prepared, name: str) -> str:
    """Return the words a picture is asked for with, whoever draws."""
    one = planned_by_name(everything(prepared), name)
    return one.request.prompt or write_prompt(one.brief, one.shot.composition, prepared.theme.folders)
