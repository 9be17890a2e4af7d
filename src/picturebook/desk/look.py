"""The look page: every picture beside the sheets it must match, with its takes and the commands to paste.

One HTML file without scripts, made from plain values. Pictures are named by relative path, so the page opens
from disk and nothing leaves the computer; it reads in order, aloud and on paper.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from picturebook.anchors import Held, anchors_of
from picturebook.diagnostics import typed
from picturebook.manuscript.story import Story
from picturebook.project import Project
from picturebook.record import record
from picturebook.storyboard.sheets import KIND
from picturebook.studio.elsewhere import ADOPTED
from picturebook.studio.labels import standing_take
from picturebook.studio.plan import Chosen, Planned, State
from picturebook.studio.registry import SKETCH
from picturebook.studio.retouch.painting import share_of
from picturebook.studio.takes import Take, lineage


@record
class TakeOnWall:
    """One take as the page shows it."""

    label: str  # "boat#2"
    source: str  # path of the picture relative to the page
    standing: str  # "accepted", "turned down: too dark", "passed over", "waiting for you"
    chosen: bool
    told: tuple[str, ...] = ()  # who drew it, what it cost, what was made of the references
    warning: str | None = None
    prompt: str | None = None
    asked: str = "What was sent"  # what the prompt is called
    commands: tuple[str, ...] = ()


@record
class SheetOnWall:
    """A picture the takes are held against: a model sheet, or a drawing of the author's."""

    role: str
    source: str


@record
class PictureOnWall:
    """One picture of the book: the sheets beside it, its newest take first."""

    name: str
    scene: str
    state: str
    why: str
    pages: str
    cast: tuple[str, ...]
    sheets: tuple[SheetOnWall, ...]
    takes: tuple[TakeOnWall, ...]
    draw: str  # the command that draws it
    waived: tuple[str, ...] = ()  # why it may pass in spite of what was found
    unanswered: tuple[str, ...] = ()  # what was asked for and has no answer, and what to type


@record
class Wall:
    """The whole page: the model sheets first, then the pictures in reading order."""

    title: str
    language: str
    spent: str
    accept_all: str
    waiting: int
    sheets: tuple[PictureOnWall, ...]
    pictures: tuple[PictureOnWall, ...]


def write_look(wall: Wall) -> str:
    """Return the page as HTML; everything from the story is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("look.html.j2").render(wall=wall)


def hang(
    project: Project,
    story: Story,
    plan: Sequence[Planned],
    page: Path,
    sheets: Sequence[Planned] = (),
    unanswered: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Wall:
    """Hang a plan on the wall: every picture with its takes, named by paths relative to the page.

    `unanswered` says by a picture's name what was asked for and has no answer.
    """
    wall = _Hanger(
        project=project,
        page=page,
        anchors=anchors_of(project, story).held,
        hired=_hired((*sheets, *plan), story),
        unanswered=unanswered,
    )
    hung = tuple(wall.picture(one) for one in plan)
    drawn = tuple(wall.picture(one) for one in sheets)
    waiting = sum(_waits(one) for one in (*sheets, *plan))
    # Two pictures told alike share a take, which was paid for once.
    paid = {take.path: _micros(take.record) for one in (*sheets, *plan) for take in one.takes}
    spent = sum(paid.values())
    return Wall(
        title=story.title,
        language=story.language,
        spent=f"${spent / 1_000_000:.2f}" if spent else "",
        accept_all=typed("accept", project.story, "--all"),
        waiting=waiting,
        sheets=drawn,
        pictures=hung,
    )


def _hired(shown: Sequence[Planned], story: Story) -> tuple[str, ...]:
    """Return the studio that drew the book's pictures as it is typed: a command pasted here is for the same one."""
    by = [take.studio for one in shown for take in one.takes if take.studio not in (SKETCH, ADOPTED)]
    return ("--studio", by[-1]) if by and by[-1] != story.studio.use else ()


@record
class _Hanger:
    """Where the page will lie, and whose pictures hang on it."""

    project: Project
    page: Path
    anchors: Held
    hired: tuple[str, ...]  # the studio as it is typed, where the story names another
    unanswered: Mapping[str, Sequence[str]]

    def picture(self, one: Planned) -> PictureOnWall:
        """Hang one picture: the take of the book first, then the others, newest first."""
        takes = [self._take(one, take) for take in reversed(one.takes)]
        chosen = one.chosen
        if chosen is not None and not any(take.chosen for take in takes):
            takes.insert(0, self._without_take(one, chosen))
        return PictureOnWall(
            name=one.shot.name,
            scene=one.shot.picture.scene,
            state=one.state.value,
            why=", ".join(one.why),
            pages="–".join(str(number) for number in one.shot.pages),
            cast=tuple(sorted(one.shot.picture.cast)),
            sheets=self._sheets(one),
            takes=tuple(takes),
            draw=typed("draw", self.project.story, one.shot.name, *self.hired),
            waived=one.locked.waived,
            unanswered=tuple(self.unanswered.get(one.shot.name, ())),
        )

    def _without_take(self, one: Planned, chosen: Chosen) -> TakeOnWall:
        """Hang what lies at its place: the author's own, or an accepted take that is not on the shelves."""
        entry, own = one.locked, one.state is State.YOURS
        by = f"made with {entry.made_with}" if entry.made_with else f"by {entry.studio}"
        told: tuple[str, ...] = (by, "the take itself is not in takes/")
        if own:
            told = (f"take {entry.number} was {by}",) if entry.placed and entry.number else ()
        return TakeOnWall(
            label=chosen.label,
            source=self.link(chosen.path),
            standing=", ".join(one.why) if own else "accepted",
            chosen=True,
            told=told,
        )

    def _sheets(self, one: Planned) -> tuple[SheetOnWall, ...]:
        """Return what the takes are held against: what is sent, else the anchors of who is in the picture."""
        sent = [(item.role, item.path) for item in one.request.references]
        if not sent and one.shot.kind != KIND:
            anchors = self.anchors
            sent = [(item.role, item.path) for name in one.cast for item in anchors.get(name, ())]
        paths = [(role, self.project.folder / path) for role, path in sent]
        return tuple(SheetOnWall(role=role, source=self.link(path)) for role, path in paths)

    def _take(self, one: Planned, take: Take) -> TakeOnWall:
        refused = dict(one.locked.rejected).get(take.digest)
        accepted = one.locked.accepted and one.locked.take == take.digest
        # A take that is elder than the accepted one was looked at, and another was chosen.
        passed = one.locked.accepted and take.number < (one.locked.number or 0)
        open_ = "passed over" if passed else "waiting for you"
        standing = f"turned down: {refused}" if refused else "accepted" if accepted else open_
        name, story = _typed_for(one, take), self.project.story
        commands = () if accepted or take.unusable or not name else (typed("accept", story, name),)
        if name and not refused:
            commands = (*commands, typed("reject", story, name, "say why"))
        label = f"{one.shot.name}#{take.number}"
        drawn_as = () if label == take.label else (f"drawn as {take.label}",)
        return TakeOnWall(
            label=label,
            source=self.link(take.path),
            standing="never used" if take.unusable else standing,
            chosen=standing_take(one) is take,
            told=(*told_of(take.record, one.takes), *drawn_as),
            warning=take.unusable or doubt_of(take.record),
            prompt=dict(take.record.get("request", {})).get("prompt"),
            asked="What was handed off" if take.made_with else "What was sent",
            commands=commands,
        )

    def link(self, path: Path) -> str:
        """Return a path as the page names it."""
        return quote(os.path.relpath(path, self.page.parent).replace(os.sep, "/"))


def _typed_for(one: Planned, take: Take) -> str | None:
    """Return what people type to mean a take of a picture; None where nothing does.

    A take that was drawn under another name goes by its number here too, unless a take of the picture's own has it:
    then the bare name means it while the book shows it.
    """
    found = [other for other in one.takes if other.number == take.number]
    if found[-1] is take:
        return f"{one.shot.name}#{take.number}"
    return one.shot.name if standing_take(one) is take and not one.locked.accepted else None


def told_of(record: Mapping[str, Any], takes: Sequence[Take] = ()) -> tuple[str, ...]:
    """Return what is known of how a take came to be, a line each, in words for a person."""
    request = dict(record.get("request", {}))
    by = " ".join(str(request[key]) for key in ("studio", "model") if request.get(key))
    lines = [f"by {by}"] if by else []
    if record.get("made_with"):
        size = f"{record.get('width')} x {record.get('height')} pixels"
        lines = [f"made with {record['made_with']}, adopted from {record.get('file')}", size]
    settings = ", ".join(f"{key} {value}" for key, value in dict(request.get("settings", {})).items())
    lines += [settings] if settings else []
    if _micros(record):
        lines.append(f"cost ${_micros(record) / 1_000_000:.3f}")
    roles = [str(one.get("role")) for one in request.get("references", ())]
    if roles:
        how = "handed off with" if record.get("made_with") else "sent with it:"
        lines.append(f"{how} {', '.join(roles)}")
    if record.get("in_words"):
        lines.append(f"told in words alone: {', '.join(record['in_words'])}")
    if record.get("provisional"):
        lines.append(f"drawn from sheets nobody had accepted: {', '.join(record['provisional'])}")
    audit = dict(record.get("audit") or {})
    if audit.get("verdict") == "seen":
        lines.append(
            f"references seen: {audit.get('reported')} image tokens, {audit.get('expected')} expected"
        )
    if record.get("art"):
        lines.append(f"asked for in the art of {record['art']}")
    if record.get("change"):
        lines.append(f"changed: {record['change']}")
    lines += _retouched(record)
    before = " ← ".join(take.label for take in lineage(record, takes))
    lines += [f"made from {before}"] if before else []
    revised = record.get("revised_prompt")
    lines += [f"the studio put it so: {revised}"] if revised else []
    lines += [f"could not draw: {', '.join(record['cannot_draw'])}"] if record.get("cannot_draw") else []
    return tuple(lines)


def _retouched(record: Mapping[str, Any]) -> list[str]:
    """Return what was done to which region of a picture, how it was pointed at, and how much of it changed."""
    kept = dict(record.get("retouch") or {})
    if not kept:
        return []
    how = dict(dict(record.get("request", {})).get("edit") or {}).get("how")
    said = [
        f"retouched: {kept.get('words')} ({', '.join(str(part) for part in (kept.get('where'), how) if part)})"
    ]
    share = share_of(record)
    return [*said, *share.told(how)] if share else said


def doubt_of(record: Mapping[str, Any]) -> str | None:
    """Return what a person should look at twice, or None."""
    audit = dict(record.get("audit") or {})
    reported, expected = audit.get("reported"), audit.get("expected")
    if audit.get("verdict") == "doubtful":
        more = "more" if (reported or 0) > (expected or 0) else "fewer"
        return f"{more} image tokens were reported than the references weigh: {reported}, {expected} expected"
    if audit.get("verdict") == "unreported":
        return "the studio did not say whether it saw the references"
    share = share_of(record)
    return share.doubt if share else None


def _micros(record: Mapping[str, Any]) -> int:
    found = record.get("cost_micros")
    return found if isinstance(found, int) else 0


def _waits(one: Planned) -> bool:
    return one.state is not State.YOURS and not one.locked.accepted and bool(one.takes)
