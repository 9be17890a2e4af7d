"""The compiler: the stages in their order, and nothing else. Read `build` aloud.

Every verb of the command line is a function here or a step of one. They take wishes, return values and raise
the errors of errors.py; they neither print nor ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from picturebook import hire
from picturebook import project as books
from picturebook.anchors import Anchors, anchors_of, by_name, redrawn, rough_of, unaccepted, with_sheets
from picturebook.arrangement import moved_by_theme
from picturebook.continuity.layers import missing_layers
from picturebook.continuity.looks import Asker, older_looks
from picturebook.copyfitting import book_of, moved
from picturebook.covering import (
    Cover,
    cover_of,
    faces_in,
    path_of,
    told_as_printed,
    told_of_cover,
    with_spine,
)
from picturebook.diagnostics import Diagnostic, Severity, error, errors_in
from picturebook.digest import Json
from picturebook.drawn import bound_as_drawn, take_up
from picturebook.dummy import plan_dummy
from picturebook.errors import IllustratorFailed, PrinterCannotMakeIt, StoryError
from picturebook.gate import (
    hold_faces_to_lock,
    hold_to_lock,
    lent_faces,
    locked_as_built,
    refuse_unaccepted,
    refuse_undrawn,
    refuse_upscaling,
)
from picturebook.layout.book import Layout, Placed
from picturebook.layout.compose import checked, compose
from picturebook.layout.tonestore import ToneStore, known_in
from picturebook.manuscript.pictures import art_sizes
from picturebook.manuscript.story import Story
from picturebook.printing import as_plates, develop_plates, print_cover, print_pdf, read_plates, told_of_inks
from picturebook.project import own_files
from picturebook.record import record
from picturebook.restyling import art_of
from picturebook.shop import refuse_soft, refuse_unsaleable, unsaleable
from picturebook.sources import dress, sources_of
from picturebook.storyboard.brief import Brief, write_brief
from picturebook.storyboard.prompt import write_prompt
from picturebook.storyboard.references import star
from picturebook.storyboard.request import Order, Reference, Request, request_digest, write_request
from picturebook.storyboard.sheets import FOLDER, is_anchor, sheets
from picturebook.storyboard.shots import Shot, board, told_twice
from picturebook.studio.asked import Asked
from picturebook.studio.elsewhere import ADOPTED
from picturebook.studio.hiring import Hiring, Size
from picturebook.studio.illustrator import Illustrator
from picturebook.studio.journal import FileJournal
from picturebook.studio.plan import Planned, Shelves, plan_shot
from picturebook.studio.registry import NoSuchIllustrator, illustrator
from picturebook.studio.shoot import Shoot, complaints, shoot
from picturebook.studio.takes import Take, TakeStore
from picturebook.unread import unread_lines, unread_takes
from picturebook.wish import Built, Checked, Prepared, Told, Wish

__all__ = ["Built", "Checked", "Prepared", "Told", "Wish", "build", "check", "draw", "prepare"]

NEEDS_PICTURES = frozenset(
    {"picture-missing", "focus-unknown", "in-the-gutter", "low-contrast", "washed", "words-over-cast"}
)


def build(wish: Wish, told: Told) -> Built:
    """Make the book a wish asks for."""
    refuse_upscaling(wish)
    prepared = with_spine(bindable(wish, (Severity.ERROR, Severity.WARNING)))
    refuse_unsaleable(prepared, wish)
    hold_to_lock(prepared, wish)
    made = typeset(prepared, wish, told)
    prepared, pictures, layout, cover = made.prepared, made.pictures, made.layout, made.cover
    layout = layout if wish.draft else checked(layout)
    faces = faces_in(layout, cover)
    hold_faces_to_lock(prepared, wish, faces)
    developed = develop_plates(prepared, (layout, cover.layout) if cover else (layout,), pictures, told)
    layout = read_plates(prepared, layout, developed)
    if cover:
        layout = told_as_printed(layout, cover, read_plates(prepared, cover.layout, developed))
    refuse_soft(prepared, developed, wish)
    pdf = print_pdf(prepared, layout, developed, wish.draft)
    if cover:
        print_cover(prepared, cover, developed, wish.draft, layout.faces)
    if wish.lock:
        books.update_lock(prepared.project, partial(locked_as_built, prepared, faces))
    return Built(
        prepared=prepared, layout=layout, developed=developed, pdf=pdf, drawn=made.drawn, undrawn=made.undrawn,
        cover=path_of(pdf) if cover else None, sheet=cover.sheet if cover else None,
        on_spine=cover.on_spine if cover else (),
    )  # fmt: skip


@record
class Typeset:
    """A book set over the pictures there are, before plates are made of them."""

    prepared: Prepared
    pictures: Mapping[str, Placed]
    layout: Layout
    cover: Cover | None
    drawn: int
    undrawn: tuple[str, ...]


def typeset(prepared: Prepared, wish: Wish, told: Told) -> Typeset:
    """Draw what is drawn for nothing, and set book and cover. Raises PictureNeeded, BookError."""
    prepared, drawn = draw_sketches(prepared, wish, told)
    undrawn = refuse_undrawn(prepared, wish)
    prepared = refuse_unaccepted(prepared, wish)
    pictures = measured(prepared, told)
    layout, cover = set_book(prepared, pictures), cover_of(prepared, book_of(prepared, pictures))
    layout = told_of_inks(told_of_cover(layout, cover, prepared), prepared, pictures)
    return Typeset(
        prepared=prepared, pictures=pictures, layout=layout, cover=cover, drawn=drawn, undrawn=undrawn
    )


def check(wish: Wish) -> Checked:
    """Return the cast of every picture, and all that is said before one is drawn. Raises the errors of errors.py."""
    prepared = bindable(wish, tuple(Severity))
    layout = checked(unillustrated(prepared))
    return Checked(pictures=prepared.story.pictures, notes=layout.findings)


def unillustrated(prepared: Prepared) -> Layout:
    """Set a book without its pictures; its findings are all that can be said before one is drawn."""
    layout = set_book(prepared, {})
    telling = (one for one in layout.findings if one.code not in NEEDS_PICTURES)
    layers = missing_layers(prepared.story, [one.shot for one in prepared.plan])
    told = (*unsaleable(prepared.story, prepared.printer), *layers, *old_sheets(prepared, prepared.sheets))
    return replace(layout, findings=(*prepared.notes, *told, *telling))


def bindable(wish: Wish, told: Sequence[Severity]) -> Prepared:
    """Prepare a book that its printer can make. Raises PrinterCannotMakeIt with all else of these kinds.

    Whoever mends one complaint should not then hear of the next: it is looked through as a draft, which is forgiven.
    """
    try:
        return prepare(wish)
    except PrinterCannotMakeIt as refusal:
        why = refusal.diagnostics
    try:
        found = unillustrated(prepare(replace(wish, draft=True))).findings
    except StoryError as wrong:
        found = wrong.diagnostics
    said = {one.message for one in why}
    # Pages added for a printer that cannot make the book are no news.
    more = (
        one for one in found if one.severity in told and one.code != "padding" and one.message not in said
    )
    raise PrinterCannotMakeIt((*why, *more))


def old_sheets(prepared: Prepared, sheets: Sequence[Planned]) -> tuple[Diagnostic, ...]:
    """Return a warning for everybody whose model sheets, of these, show an older look."""
    pages = [one.shot.name for one in prepared.plan]
    by_hand = prepared.artist.abilities.studio == ADOPTED
    asker = Asker(story=prepared.wish.story, hired=prepared.wish.hired, pages=pages, by_hand=by_hand)
    return older_looks(sheets, asker)


def prepare(wish: Wish) -> Prepared:
    """Read, dress and plan a book, touching no picture and no network."""
    project, reading, theme, printer = sources_of(wish)
    story = reading.story
    sizes = art_sizes(story, project.folder)
    aspects = {name: width / height for name, (width, height) in sizes.items()}
    dummy, notes = plan_dummy(story, theme, printer, aspects=aspects)
    if errors_in(notes):
        raise StoryError(notes)
    prepared = Prepared(
        wish=wish,
        project=project,
        story=story,
        theme=theme,
        printer=printer,
        dummy=dummy,
        artist=_hired(wish, story, partial(hire.terms, wish, project, story)),
        lock=project.lock(),
        plan=(),
        sheets=(),
        notes=(*reading.diagnostics, *told_twice(story)),
    )
    prepared = planned(*moved(prepared, _boarded(prepared, reading.original), notes, aspects))
    names = [one.shot.name for one in (*prepared.plan, *prepared.sheets)]
    unread = (*unread_takes(project, names), *unread_lines(project))
    return replace(prepared, notes=(*prepared.notes, *moved_by_theme(prepared), *unread), unread=unread)


def _boarded(prepared: Prepared, original: Story | None) -> tuple[Shot, ...]:
    """Return the pictures to be made; those of a translation are the story's, in the shape and with the calm it asks.

    What a picture looks like never depends on how long its words are in another language, or which way they run.
    """
    if original is None:
        return board(prepared.story, prepared.dummy, prepared.theme)
    theme = dress(prepared.wish, prepared.project, original)
    return board(original, plan_dummy(original, theme, prepared.printer)[0], theme)


def _hired(wish: Wish, story: Story, terms: Callable[[], Hiring]) -> Illustrator:
    """Return who draws. Raises StoryError where it is the story that names nobody there is."""
    try:
        return illustrator(wish.studio or story.studio.use, terms)
    except NoSuchIllustrator as problem:
        if wish.studio is not None:
            raise
        (said,) = problem.diagnostics
        span = story.studio.span or story.where("studio")
        raise StoryError((error("no-such-studio", said.message, span, said.hint),)) from None


def rehired(prepared: Prepared, wish: Wish) -> Prepared:
    """Return a book with its illustrator hired anew: another limit, or a yes to pay once more."""
    terms = partial(hire.terms, wish, prepared.project, prepared.story)
    artist = illustrator(wish.studio or prepared.story.studio.use, terms)
    return replace(prepared, wish=wish, artist=artist)


def planned(prepared: Prepared, shots: Sequence[Shot]) -> Prepared:
    """Say how each picture stands, with every take that is on the shelves now."""
    project, story, lock, wish = prepared.project, prepared.story, prepared.lock, prepared.wish
    takes = books.takes_by_picture(project)
    drawn = any(name.startswith(f"{FOLDER}/") for name in (*takes, *dict(lock.pictures)))
    wanted = sheets(story, shots) if drawn or prepared.artist.abilities.references else ()
    pictures = (*story.pictures, *(shot.picture for shot in wanted))
    shelves = Shelves(lock=lock, takes=takes, own=own_files(project, pictures))
    price = hire.pricing(prepared.artist, project)
    desk = _Desk(prepared=prepared, shelves=shelves, art=art_of(prepared), price=price)
    planner = partial(_plan_one, desk)
    accepted = anchors_of(project, story, lock.refused)
    waiting = [planner(accepted, shot) for shot in wanted if wish.provisional and is_anchor(shot)]
    restyled = redrawn(project, waiting) if wish.art else {}
    anchors = accepted.with_fronts(unaccepted(project, waiting), restyled)
    plan = tuple(planner(anchors, shot) for shot in (*wanted, *shots))
    return replace(prepared, plan=plan[len(wanted) :], sheets=plan[: len(wanted)])


@record
class _Desk:
    """What every picture of a book is planned with."""

    prepared: Prepared
    shelves: Shelves
    art: tuple[tuple[str, str], ...]
    price: Callable[[Request], int]


def _plan_one(desk: _Desk, anchors: Anchors, shot: Shot) -> Planned:
    """Say how one picture stands, held against what everybody in it is held against."""
    prepared, shelves = desk.prepared, desk.shelves
    final = prepared.wish.size is Size.FINAL
    held, rough = anchors.of(shot), rough_of(prepared.project, shot.name, shelves) if final else ()
    brief = write_brief(shot, prepared.story, art=desk.art, anchors=by_name(held))
    room = prepared.artist.abilities.references - len(rough)
    found = star(shot, prepared.story, with_sheets(prepared.project, shot, held, prepared.lock.refused), room)
    request = requested(prepared, shot, brief, (*rough, *found.references))
    request = replace(request, left_out=found.left_out if room > 0 else ())
    return plan_shot(shot, brief, request, shelves, desk.price)


def requested(
    prepared: Prepared, shot: Shot, brief: Brief, references: tuple[Reference, ...] = ()
) -> Request:
    """Write the request for a shot; the prompt only for an illustrator that reads one."""
    abilities = prepared.artist.abilities
    prompt = None
    if abilities.reads_prompt:
        prompt = write_prompt(brief, shot.composition, prepared.theme.folders, references)
    sizes = {aspect.value: pixels for aspect, pixels in abilities.sizes}
    order = Order(
        studio=abilities.studio,
        model=abilities.model,
        sizes=sizes,
        settings=abilities.settings,
        step=abilities.step,
    )
    return write_request(shot, brief, order, prompt=prompt, references=references)


def draw_sketches(prepared: Prepared, wish: Wish, told: Told) -> tuple[Prepared, int]:
    """Draw what is missing where drawing is free; a draft has sketches for whatever nobody drew."""
    missing = [one for one in prepared.plan if one.chosen is None]
    if wish.locked or not missing:
        return prepared, 0
    if not prepared.artist.abilities.free:
        if not wish.draft:
            return prepared, 0
        prepared = planned(
            replace(prepared, artist=illustrator("sketch")), [one.shot for one in prepared.plan]
        )
        missing = [one for one in prepared.plan if one.chosen is None]
    drawn = send(prepared, [one.request for one in missing], prepared.project.sketches, told)
    return planned(prepared, [one.shot for one in prepared.plan]), len(drawn.takes)


def send(
    prepared: Prepared,
    requests: Sequence[Request],
    store: TakeStore,
    told: Told,
    beside: Mapping[str, Mapping[str, Json]] = MappingProxyType({}),
) -> Shoot:
    """Have requests drawn into a store. Raises IllustratorFailed for what did not come; what came is kept."""
    journal = FileJournal(store.folder / "journal.jsonl")
    pictures = (*prepared.story.pictures, *(one.shot.picture for one in prepared.sheets))
    where = {picture.name: picture.span for picture in pictures}
    done = shoot(
        requests, prepared.artist, store, journal=journal, told=told, again=prepared.wish.again, beside=beside,
        where=where,
    )  # fmt: skip
    if done.failed:
        raise IllustratorFailed(complaints(done.failed, where))
    return done


def set_book(prepared: Prepared, pictures: Mapping[str, Placed]) -> Layout:
    """Set the book's type over its chosen pictures, and tell of the faces this computer lent."""
    layout = compose(book_of(prepared, pictures))
    return replace(layout, findings=(*layout.findings, *lent_faces(prepared, layout.faces)))


def measured(prepared: Prepared, told: Told, store: ToneStore | None = None) -> dict[str, Placed]:
    """Return each drawn picture with its measures, by name; a take is measured once in its life."""
    store = store or ToneStore(prepared.project.cache / "tones", as_plates)
    chosen = [(one.shot.name, one.chosen) for one in prepared.plan if one.chosen is not None]
    placed: dict[str, Placed] = {}
    for name, take in chosen:
        found = store.of(take.digest, take.path, known_in(take.record))
        placed[name] = Placed(
            take=take.digest, width=found.width, height=found.height, tones=found.tones, bare=found.bare
        )
        told("measured", len(placed), len(chosen))
    return placed


def draw(
    prepared: Prepared,
    wanted: Sequence[Planned],
    told: Told,
    beside: Mapping[str, Mapping[str, Json]] = MappingProxyType({}),
    late: Sequence[Asked] = (),
) -> tuple[Take, ...]:
    """Draw pictures into takes/ and bind each to the words it was drawn for; the lock is written even if some fail.

    `beside` is kept with the takes, by the digest of what is asked: what each was made from. What an earlier run
    asked for in other words comes `late`: it is fetched, and bound to nothing.
    """
    store = prepared.project.takes.refusing(prepared.lock.refused)
    asked: dict[str, list[Planned]] = {}
    for one in wanted:  # two pictures told alike are one request, and its take is both's
        asked.setdefault(request_digest(one.request), []).append(one)
    store.mend()
    before = {take.path for take in store.all()}
    if not prepared.wish.again:
        take_up(prepared, asked, store)
    if prepared.artist.abilities.free and not prepared.wish.again:
        plain = [one for one in wanted if not beside.get(request_digest(one.request))]
        books.keep_sketches(prepared.project, prepared.lock, plain)
    beside = {**beside, **{request_digest(one.request): one.beside for one in late}}
    try:
        requests = [*(one.request for one in wanted), *(one.request for one in late)]
        send(prepared, requests, store, told, beside)
    finally:
        # Also what came before a failure. Another process may be drawing too: its takes answer its own requests.
        takes = tuple(take for take in store.all() if take.path not in before and take.request in asked)
        if takes:
            books.update_lock(prepared.project, partial(bound_as_drawn, prepared, asked, takes))
    return takes
