"""Wordings: one brief put into the words that tools without an API are used to.

A chat is told in sentences which attached file shows whom; Midjourney gets one paragraph and its own parameters,
with a gap wherever it wants the web address of a picture: only whoever put it there knows that. The full prompt
stays in prompt.py, where themes own its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from picturebook.record import record
from picturebook.storyboard.brief import Brief, CastEntry, PropEntry
from picturebook.storyboard.prompt import sizes, staging
from picturebook.storyboard.request import STYLE, Reference
from picturebook.storyboard.sheets import KIND
from picturebook.storyboard.shots import Composition

STRICT = 400  # of 1 to 1000: how hard --oref is held to; 100 is Midjourney's own default
WHOLE = 100  # of 0 to 100: --cref follows face, hair and clothes; 0 the face alone
_AVOID = "avoid"  # the key of an art direction that says what must not be seen
_WRITTEN, _NEVER = ("text", "letters", "lettering", "words"), ("signature", "border")
_THING = ("place:", "prop:")


@record
class Attached:
    """A picture that goes along: whose it is, the name of its file, and how to follow it."""

    role: str
    file: str
    told: str = ""

    @property
    def shows(self) -> str:
        """Whom or what it shows, for a person: "Pim", "the place jetty", "the paper boat"."""
        kind, colon, name = self.role.partition(":")
        return (
            {"place": f"the place {name}", "prop": f"the {name}"}.get(kind, self.role) if colon else self.role
        )


@record
class Midjourney:
    """A prompt for each way Midjourney follows a picture, and the one file each of them has a gap for."""

    oref: str  # version 7
    cref: str  # version 6, and Niji
    follows: Attached | None


def chat(brief: Brief, composition: Composition, attached: Sequence[Attached]) -> str:
    """Return what to tell a chat that draws, in sentences."""
    parts = [
        "Please draw one picture for a children's book.",
        _attachments(attached),
        _frame(brief, composition),
        "\n".join([f"What to draw: {brief.scene}", *_more(brief)]),
        "\n".join(
            [*(_who(entry) for entry in brief.cast), *(_what(one) for one in brief.props), *_arranged(brief)]
        ),
        f"Not in this picture: {', '.join(brief.without)}." if brief.without else "",
        f"Style: {_style(brief.art)}." if brief.art else "",
        _lettering(brief),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def midjourney(brief: Brief, composition: Composition, attached: Sequence[Attached]) -> Midjourney:
    """Return a brief as Midjourney takes it: a paragraph, then parameters. It follows one picture."""
    follows = next((one for one in attached if _is_figure(one)), None)
    style = next((one for one in attached if one.role == STYLE), follows)
    shape = f"--ar {composition.aspect.value}"
    drawn_like = [f"--sref {_gap(style)}"] if style else []
    unwanted = ["--no " + ", ".join(_unwanted(brief))]
    said = _paragraph(brief, composition)
    seven = [f"--oref {_gap(follows)} --ow {STRICT}"] if follows else []
    six = [f"--cref {_gap(follows)} --cw {WHOLE}"] if follows else []
    return Midjourney(
        oref=" ".join([said, shape, *seven, *drawn_like, "--v 7", *unwanted]),
        cref=" ".join([said, shape, *six, *drawn_like, "--v 6", *unwanted]),
        follows=follows,
    )


def attach(references: Sequence[Reference]) -> tuple[Attached, ...]:
    """Return references under the names of their files, numbered as the prompt numbers them: "1-Pim.png"."""
    return tuple(
        Attached(role=one.role, file=f"{at}-{_plain(one.role)}.png", told=one.told)
        for at, one in enumerate(references, 1)
    )


def _attachments(attached: Sequence[Attached]) -> str:
    if not attached:
        return ""
    numbered = [(f"image {at} ({one.file})", one) for at, one in enumerate(attached, 1)]
    shown = [f"{name} is {one.shows}{_how(one)}" for name, one in numbered if one.role != STYLE]
    styled = " ".join(
        f"I{name[1:]} shows how to draw{_how(one)}." for name, one in numbered if one.role == STYLE
    )
    if not shown:
        return styled
    many = "The attached picture shows" if len(shown) == 1 else f"The {len(shown)} attached pictures show"
    same = (
        f"{many} who and what must look the same: {'; '.join(shown)}. Keep the same faces, proportions and colours. "
        "Take neither pose nor background from there."
    )
    return f"{same} {styled}".strip()


def _how(one: Attached) -> str:
    return f" ({one.told})" if one.told else ""


def _frame(brief: Brief, composition: Composition) -> str:
    ratio = composition.aspect.ratio
    shape = "square" if ratio == 1 else "wider than high" if ratio > 1 else "higher than wide"
    if brief.kind == KIND:
        return f"Shape: {composition.aspect.value}, {shape}, with everything well inside the edges."
    said = (
        f"Shape: {composition.aspect.value}, {shape}, painted to all four edges, as large as you can make it."
    )
    return (
        f"{said} Keep the {composition.calm} calm and plain: words will stand there."
        if composition.calm
        else said
    )


def _more(brief: Brief) -> list[str]:
    place = ": ".join(part for part in (brief.place, brief.place_look) if part)
    known = (("Shot", brief.shot), ("Time", brief.time), ("Light", brief.light), ("Place", place))
    return [
        *([brief.brief] if brief.brief else []),
        *(f"{label}: {value}." for label, value in known if value),
    ]


def _who(entry: CastEntry) -> str:
    """Return one of the cast in a line: the look, what is worn, the face, what is never there."""
    look = ", ".join(part for part in (entry.look, entry.age) if part)
    face = "; ".join(part for part in (entry.face, entry.face_adds) if part)
    colours = ", ".join(f"{part} {colour}" for part, colour in entry.palette)
    said = [
        f"{entry.name}: {look}.",
        f"Wears {entry.wears}." if entry.wears else "",
        f"Expression: {face}." if face else "",
        f"Colours: {colours}." if colours else "",
        f"Never: {', '.join(entry.never)}." if entry.never else "",
    ]
    return " ".join(part for part in said if part)


def _what(prop: PropEntry) -> str:
    size = f" As large as {prop.size}." if prop.size else ""
    return f"{prop.name}: {prop.look}.{size}"


def _arranged(brief: Brief) -> list[str]:
    return [*sizes(brief.cast), *(line for entry in brief.cast for line in staging(entry))]


def _style(art: Sequence[tuple[str, str]]) -> str:
    return "; ".join(value if key == STYLE else f"{key}: {value}" for key, value in art)


def _lettering(brief: Brief) -> str:
    if brief.lettering:
        return f"The only lettering in the picture: {brief.lettering}. No signature, no border."
    return "No lettering, no words, no signature, no border."


def _paragraph(brief: Brief, composition: Composition) -> str:
    """Return a brief on one line, free of the marks Midjourney reads as commands."""
    calm = f"Calm empty space at the {composition.calm}." if composition.calm else ""
    cast = [*(_who_shortly(entry) for entry in brief.cast), *(_what(one) for one in brief.props)]
    written = f"The only lettering: “{brief.lettering}”." if brief.lettering else ""
    art = tuple(one for one in brief.art if one[0] != _AVOID)
    style = f"Style: {_style(art)}." if art else ""
    parts = [_ended(brief.scene), *_more(brief), *cast, *_arranged(brief), calm, written, style]
    return _plainly(" ".join(parts))


def _plainly(text: str) -> str:
    """Return words on one line without the marks that Midjourney reads as commands, weights and choices."""
    said = " ".join(text.split())
    return re.sub(r"-{2,}", "-", said).replace("::", ":").translate(str.maketrans("{}[]", "()()"))


def _ended(sentence: str) -> str:
    return sentence if sentence[-1:] in ".!?…。！？" else f"{sentence}."


def _who_shortly(entry: CastEntry) -> str:
    worn = f", wearing {entry.wears}" if entry.wears else ""
    face = f", {entry.face}" if entry.face else ""
    return f"{entry.name}: {', '.join(part for part in (entry.look, entry.age) if part)}{worn}{face}."


def _unwanted(brief: Brief) -> tuple[str, ...]:
    """Return what must not be seen; of one alone also what it never has, which of several would hit the others."""
    avoided = [one.strip() for one in dict(brief.art).get(_AVOID, "").split(",")]
    never = brief.cast[0].never if len(brief.cast) == 1 else ()
    wished = _WRITTEN if brief.lettering else ()
    found = (_plainly(one) for one in (*_WRITTEN, *_NEVER, *brief.without, *never, *avoided) if one)
    return tuple(one for one in dict.fromkeys(found) if one not in wished)


def _is_figure(one: Attached) -> bool:
    """Say whether a picture shows somebody or something that can be followed: a place is told in words."""
    return one.role != STYLE and not one.role.startswith("place:")


def _gap(one: Attached) -> str:
    return f"[address of {one.file}]"


def _plain(role: str) -> str:
    """Return a role as part of a file's name on any disk; the number before it tells two apart."""
    name = role
    for kind in _THING:
        name = name.removeprefix(kind)
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[:60] or "picture"
