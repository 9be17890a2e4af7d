"""Model sheets: what somebody looks like, drawn before the pages and held against every one of them.

A character seen three times or more gets a front (the anchor), and from it three-quarter, profile, full body,
each outfit and a grid of expressions; one seen twice the front alone; one seen once none. What the author drew
of a character stands in the front's place, unless it is a likeness to draw the front from. A place or prop seen
three times and drawn by nobody gets one sheet of the whole. A sheet is a shot like any other: planned, paid,
accepted, kept; so two steps are all there are, sheets and then scenes.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from picturebook.digest import sha256
from picturebook.manuscript.cast import Kind, Member
from picturebook.manuscript.story import Picture, ShotDirections, Story
from picturebook.record import record
from picturebook.storyboard.references import roles_of
from picturebook.storyboard.shots import Aspect, Composition, Shot

KIND, FRONT, WHOLE, GRID = "sheet", "front", "whole", "expressions"
FOLDER = "cast"
EXPRESSIONS = (
    "neutral", "happy", "delighted", "sad", "crying", "angry", "scared", "surprised", "thinking", "sleepy", "proud",
    "worried",
)  # fmt: skip
OFTEN, _TWICE = 3, 2  # pictures somebody is in
_VIEWS = (
    ("three-quarter", Aspect.SQUARE, "three-quarter view, head to waist"),
    ("profile", Aspect.SQUARE, "profile, seen from the side, head to waist"),
    ("full-body", Aspect.TALL, "full body from head to feet, standing, front view"),
)
_GROUND = "plain light ground, one soft even light"
_ALONE = f"{_GROUND}, arms at ease, nobody and nothing else in the picture"


@record
class Seen:
    """How often somebody is in the book's pictures."""

    member: Member
    times: int


def seen(story: Story, shots: Sequence[Shot]) -> tuple[Seen, ...]:
    """Return every character, place and prop with the number of pictures it is in."""
    times = Counter(role for shot in shots for role in roles_of(shot, story))
    members = (*story.cast.characters, *story.cast.places, *story.cast.props)
    return tuple(Seen(member=one, times=times[role_of(one)]) for one in members)


def sheets(story: Story, shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Return the sheets a book wants: each character's with its front first, then the places and props."""
    return tuple(shot for one in seen(story, shots) for shot in _of(one))


def role_of(member: Member) -> str:
    """Return the role a member's references go by: "Pim", "place:jetty", "prop:paper boat"."""
    return member.name if member.kind is Kind.CHARACTER else f"{member.kind.value}:{member.name}"


def anchor_of(member: Member) -> str:
    """Return where the sheet lies that stands for a member, once it is accepted."""
    return sheet_target(member.name, FRONT if member.kind is Kind.CHARACTER else WHOLE)


def sheet_name(member: str, view: str) -> str:
    """Return a sheet's name: no picture's is like it, for a file's stem holds no slash."""
    return f"{FOLDER}/{member}/{view}"


def short_name(name: str) -> str:
    """Return what people type for a sheet: "Pim.front"."""
    return name.removeprefix(f"{FOLDER}/").replace("/", ".")


def typed_name(name: str, pages: Collection[str]) -> str:
    """Return what people type for a picture: a sheet's short name, unless one of the pages' is called like it."""
    short = short_name(name)
    return name if short in pages else short


def sheet_target(member: str, view: str) -> str:
    """Return where an accepted sheet lies in the book's folder: two sheets never share a file."""
    return f"{FOLDER}/{_plain(member)}-{_plain(view) if view.startswith(_OUTFIT) else view}.png"


def view_of(shot: Shot) -> str:
    """Return what a sheet shows, in words: "three-quarter", "full body", an outfit's name."""
    view = shot.name.rpartition("/")[2]
    return view.removeprefix(_OUTFIT) if view.startswith(_OUTFIT) else view.replace("full-", "full ")


def file_name(member: str) -> str:
    """Return a member's name as part of a file's: no two are alike."""
    return _plain(member)


def is_front(shot: Shot) -> bool:
    """Say whether a shot is somebody's anchor."""
    return shot.kind == KIND and shot.name.endswith(f"/{FRONT}")


def is_anchor(shot: Shot) -> bool:
    """Say whether a shot stands on its own: a front, or the whole of a place or prop, drawn from no other sheet."""
    return is_front(shot) or (shot.kind == KIND and shot.name.endswith(f"/{WHOLE}"))


def own_role(shot: Shot) -> str:
    """Return the role of whoever a sheet shows: "Pim", "place:jetty", "prop:paper boat"."""
    if shot.picture.cast:
        return shot.picture.cast[0]
    kind = Kind.PLACE if shot.picture.directions.place else Kind.PROP
    return f"{kind.value}:{whose(shot)}"


def whose(shot: Shot) -> str:
    """Return the name of whoever a sheet shows."""
    return shot.name.removeprefix(f"{FOLDER}/").rpartition("/")[0]


def worn(shot: Shot, name: str) -> str:
    """Return the sheet that shows somebody as this picture wears them: an outfit's, else the full body."""
    outfit = dict(shot.picture.directions.wearing).get(name)
    return f"{_OUTFIT}{outfit}" if outfit else "full-body"


def faces_of(member: Member) -> tuple[str, ...]:
    """Return the faces of a character's grid in order; what the story says of one stands behind it."""
    own = dict(member.faces)
    return tuple(
        f"{name} ({own[name]})" if own.get(name) else name for name in dict.fromkeys((*EXPRESSIONS, *own))
    )


def grid_of(count: int) -> tuple[int, int]:
    """Return columns and rows for so many heads on a sheet a third wider than high."""
    columns = next(wide for wide in range(1, count + 1) if wide * -(-wide * 3 // 4) >= count)
    return columns, -(-count // columns)


_OUTFIT = "outfit-"


def _of(one: Seen) -> Iterator[Shot]:
    member = one.member
    if member.kind is not Kind.CHARACTER:
        if one.times >= OFTEN and member.look and not (member.stands or member.alike):
            yield _whole(member)
        return
    if one.times >= _TWICE and not member.stands:
        yield _figure(member, FRONT, Aspect.SQUARE, "neutral front view, head to waist")
    if one.times >= OFTEN:
        yield from _derived(member)


def _derived(member: Member) -> Iterator[Shot]:
    for view, aspect, words in _VIEWS:
        yield _figure(member, view, aspect, words)
    for name, _ in member.outfits:
        yield _figure(
            member, f"{_OUTFIT}{name}", Aspect.TALL, f"full body, front view, wearing {name}", outfit=name
        )
    faces = faces_of(member)
    columns, rows = grid_of(len(faces))
    words = f"expression grid, the same head {len(faces)} times, {columns} across and {rows} down"
    yield _figure(member, GRID, Aspect.LANDSCAPE, f"{words}, in this order: {', '.join(faces)}")


def _figure(member: Member, view: str, aspect: Aspect, words: str, outfit: str | None = None) -> Shot:
    wearing = ((member.name, outfit),) if outfit else ()
    scene = f"Model sheet of {member.name}: {words}; {_ALONE}."
    return _shot(member, view, aspect, (scene, ShotDirections(wearing=wearing)))


def _whole(member: Member) -> Shot:
    if member.kind is Kind.PLACE:
        shown = "the whole place from the front, empty of people and animals, in one soft even light"
        scene = f"Model sheet of the place {member.name}: {member.look}; {shown}."
        return _shot(member, WHOLE, Aspect.LANDSCAPE, (scene, ShotDirections(place=member.name)))
    size = f", as large as {member.size}" if member.size else ""
    scene = f"Model sheet of the {member.name}: {member.look}{size}; the thing alone on {_GROUND}."
    return _shot(member, WHOLE, Aspect.SQUARE, (scene, ShotDirections()))


def _shot(member: Member, view: str, aspect: Aspect, told: tuple[str, ShotDirections]) -> Shot:
    scene, directions = told
    picture = Picture(
        name=sheet_name(member.name, view),
        scene=scene,
        target=sheet_target(member.name, view),
        directions=directions,
        cast=(member.name,) if member.kind is Kind.CHARACTER else (),
        span=member.span,
    )
    composition = Composition(aspect=aspect, calm=None)
    return Shot(name=picture.name, kind=KIND, picture=picture, composition=composition, pages=())


def _plain(name: str) -> str:
    """Return a name as part of a file's: letters and digits kept, and a digest where others were lost."""
    whole = unicodedata.normalize("NFC", name)
    found = "".join("_" if sign == " " else sign for sign in whole if sign == " " or _kept(sign))
    outfit = found.removeprefix("outfit") if name.startswith(_OUTFIT) else found
    known = whole.removeprefix(_OUTFIT) if name.startswith(_OUTFIT) else whole
    prefix = _OUTFIT if name.startswith(_OUTFIT) else ""
    lost = len(outfit) != len(known)
    return f"{prefix}{outfit[:40]}" + (f"_{sha256(known.encode())[:6]}" if lost or len(outfit) > 40 else "")


def _kept(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"
