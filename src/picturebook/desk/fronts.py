"""Fronts: the model sheets that come before the pages, which of them are wanting, and which wait for somebody.

Pages drawn before anybody looked at a face would have to be drawn again.
"""

from __future__ import annotations

from collections.abc import Sequence

from picturebook.compiler import Prepared
from picturebook.continuity.looks import drawn_since, in_another_art
from picturebook.diagnostics import typed
from picturebook.storyboard.references import roles_of
from picturebook.storyboard.sheets import KIND, is_anchor, own_role, whose
from picturebook.studio.plan import Planned, State


def ready_sheets(prepared: Prepared) -> tuple[Planned, ...]:
    """Return the model sheets nobody drew yet: fronts, places, props; of whoever has an accepted front the rest."""
    open_ = {own_role(one.shot) for one in prepared.sheets if is_anchor(one.shot) and not stands(one)}
    new = [one for one in prepared.sheets if one.chosen is None]
    return tuple(one for one in new if is_anchor(one.shot) or own_role(one.shot) not in open_)


def fronts_of(
    prepared: Prepared, wanted: Sequence[Planned]
) -> tuple[tuple[Planned, ...], tuple[Planned, ...]]:
    """Return the first sheets nobody accepted of who and what is in pictures: those not drawn, those that wait.

    A studio that looks at no references needs none.
    """
    open_ = [one for one in _first_sheets(prepared, wanted) if not stands(one)]
    undrawn = tuple(one for one in open_ if one.chosen is None)
    return undrawn, tuple(one for one in open_ if one.chosen is not None)


def older_fronts(
    prepared: Prepared, wanted: Sequence[Planned]
) -> tuple[tuple[Planned, ...], tuple[Planned, ...]]:
    """Return the accepted first sheets in an old art, where pictures are restyled: not drawn since, and drawn.

    A page held against a sheet in watercolour comes back half in watercolour.
    """
    if prepared.wish.art is None:
        return (), ()
    sheets = _first_sheets(prepared, wanted)
    old = [one for one in sheets if one.state is State.CHANGED and in_another_art(one)]
    drawn = tuple(one for one in old if drawn_since(one) is not None)
    return tuple(one for one in old if one not in drawn), drawn


def _first_sheets(prepared: Prepared, wanted: Sequence[Planned]) -> tuple[Planned, ...]:
    """Return the first sheets of who and what is in pictures; none for a studio that looks at no references."""
    if not prepared.artist.abilities.references:
        return ()
    roles = {role for one in wanted if one.shot.kind != KIND for role in roles_of(one.shot, prepared.story)}
    return tuple(one for one in prepared.sheets if is_anchor(one.shot) and own_role(one.shot) in roles)


def sheets_wait(prepared: Prepared, waiting: Sequence[Planned]) -> str:
    """Say whose sheets wait to be accepted, and how."""
    story, names = prepared.project.story, ", ".join(whose(one.shot) for one in waiting)
    look, accept = typed("look", story), typed("accept", story, "cast")
    return f"The sheets of {names} wait for you. See them: {look}; then: {accept}"


def told_provisional(waiting: Sequence[Planned]) -> str | None:
    """Say that pages are drawn from sheets nobody accepted, where any are."""
    if not waiting:
        return None
    names = ", ".join(whose(one.shot) for one in waiting)
    told = "If one is turned down, what is drawn from it now wants drawing again."
    return f"Provisional: nobody accepted the sheets of {names} yet. {told}"


def sent_along(prepared: Prepared, wanted: Sequence[Planned]) -> tuple[Planned, ...]:
    """Return the model sheets that would be sent with pictures."""
    sent = {reference.sha256 for one in wanted for reference in one.request.references}
    return tuple(one for one in prepared.sheets if one.chosen is not None and one.chosen.digest in sent)


def stands(one: Planned) -> bool:
    """Say whether somebody settled on a picture: accepted it, or put one of their own in its place."""
    return one.state is State.YOURS or (one.locked.accepted and one.chosen is not None)
