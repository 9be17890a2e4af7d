"""The report and the map: what was made, from what, with what to know; and where each line of the story stands.

Both are plain data written beside the PDF. No clock, no path of this computer: the same book has the same report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from picturebook.compiler import Built
from picturebook.diagnostics import Diagnostic, Span, counted
from picturebook.layout.book import Layout, frames_of, pictures_in
from picturebook.layout.frame import Picture
from picturebook.layout.roomier import pages_of
from picturebook.measure import Rect, in_inches
from picturebook.prepress.imposition import FOLDED, HOW, Scheme
from picturebook.prepress.plates import ENOUGH, Plate
from picturebook.press.pdf import scale_on
from picturebook.shop import UNASKED, drawn_by
from picturebook.studio.elsewhere import ADOPTED, OWN
from picturebook.studio.plan import Planned, State
from picturebook.studio.registry import SKETCH
from picturebook.studio.source_mark import file_says_ai
from picturebook.wish import Prepared

_SHARP = 300  # pixels per inch: what printers ask for
_ARRANGES = ("layout", "text", "size", "ornament")  # directions of a page that go before what its theme chose
_HAIR = 0.3  # points past a picture's edge that are rounding


def resolution(plates: Mapping[Picture, Plate], wanted: int) -> list[dict[str, Any]]:
    """Return each picture's least native and placed pixels per inch, least sharp first."""
    found: dict[str, dict[str, Any]] = {}
    for picture, plate in plates.items():
        before = found.get(picture.shot)
        if before is None or plate.native_ppi < before["native_ppi"]:
            found[picture.shot] = {
                "name": picture.shot,
                "native_ppi": plate.native_ppi,
                "placed_ppi": plate.placed_ppi,
                "enough": plate.native_ppi >= min(wanted, _SHARP) * ENOUGH,
                "upscaled": plate.upscaled,
            }
    return sorted(found.values(), key=lambda one: (one["native_ppi"], one["name"]))


def pictures(plan: Sequence[Planned]) -> list[dict[str, Any]]:
    """Return each picture of the plan as data."""
    return [
        {
            "name": one.shot.name,
            "state": one.state.value,
            "why": list(one.why),
            "cast": sorted(one.shot.picture.cast),
            "pages": list(one.shot.pages),
            "take": one.chosen.label if one.chosen else None,
            "scene": one.shot.picture.scene,
            "micros": one.micros,
            "references": [reference.path for reference in one.request.references],
            **_origin(one),
            "cannot_draw": list(one.chosen.record.get("cannot_draw") or ()) if one.chosen else [],
        }
        for one in plan
    ]


def _origin(one: Planned) -> dict[str, Any]:
    """Return what made a picture, and whether that was AI: None where only its author knows.

    Work on an accepted take is still made from it, and shops ask about that too. Where no lock and no take tell, the
    picture's own file may.
    """
    studio = drawn_by(one)
    if one.chosen is None or studio in (None, OWN):
        marked = one.chosen is not None and file_says_ai(one.chosen.path, one.chosen.digest)
        return {"made_with": None, "ai": True if marked else None}
    tool = one.chosen.record.get("made_with") or one.locked.made_with if studio == ADOPTED else studio
    return {"made_with": tool, "ai": studio != SKETCH}


def story_map(built: Built) -> list[dict[str, Any]]:
    """Return where words and pictures stand: PDF page, box in points from the top left of the trim, file and line."""
    words = [
        {"page": one.page, "box": _edges(one.box), "group": one.group, "source": one.where}
        for one in built.layout.passages
    ]
    spans = {one.shot.name: one.shot.picture.span for one in built.prepared.plan}
    hung = (
        (frame.number, picture, built.developed.plates[picture])
        for frame in frames_of(built.layout)
        for picture in pictures_in((frame,))
    )
    shown = [
        {
            "page": page,
            "box": _edges(picture.box),
            "picture": picture.shot,
            "source": f"{spans[picture.shot].file}:{spans[picture.shot].line}",
            "native_ppi": plate.native_ppi,
            "placed_ppi": plate.placed_ppi,
        }
        for page, picture, plate in hung
    ]
    return [*words, *shown]


def _edges(box: Rect) -> list[float]:
    return [round(edge, 2) for edge in (box.x, box.y, box.width, box.height)]


def mirrored(built: Built) -> list[dict[str, Any]]:
    """Return the pictures that cannot reach the edge of their bleed and go on as in a mirror: where, and how far."""
    pages = {
        picture: f"page {frame.number}"
        for frame in frames_of(built.layout)
        for picture in pictures_in((frame,))
    }
    return [
        {"where": pages.get(picture, "cover"), "name": picture.shot, "points": round(over, 1)}
        for picture in built.developed.plates
        if (over := _past(picture)) > _HAIR
    ]


def _past(picture: Picture) -> float:
    """Return how far a picture is shown past its own edge, in points."""
    crop, box = picture.crop, picture.box
    across, down = box.width / crop.width, box.height / crop.height
    return max(-crop.x * across, (crop.right - 1) * across, -crop.y * down, (crop.bottom - 1) * down)


def moves(prepared: Prepared) -> list[dict[str, Any]]:
    """Return each page that moved to a roomier template, with what its pictures are asked for all the same."""
    pages = pages_of(prepared.dummy)
    asked = {one.shot.name: one.shot.composition for one in prepared.plan}
    return [
        {
            "page": pages[one.page.number][0],
            "from": one.start,
            "to": one.end,
            "words": one.words,
            "pictures": [
                {"name": name, "aspect": asked[name].aspect.value, "calm": asked[name].calm}
                for name in (picture.name for picture in one.page.pictures)
            ],
        }
        for one in prepared.moves
    ]


def overrides(prepared: Prepared) -> list[dict[str, Any]]:
    """Return what the story says against its theme: tokens of its own, and what a page typed of how it is arranged."""
    story = prepared.story
    own = [
        {"page": None, "key": f"style: {key}", "value": value, **_at(story.where("style"))}
        for key, value in story.style
    ]
    typed = [
        {
            "page": leaf.pages[0] if leaf.pages else None,
            "key": key,
            "value": value,
            **_at(leaf.page.where(key)),
        }
        for leaf in (*prepared.dummy.cover, *prepared.dummy.leaves)
        if leaf.page is not None
        for key in _ARRANGES
        if (value := getattr(leaf.page.directions, key))
    ]
    return [*own, *typed]


def _at(span: Span | None) -> dict[str, Any]:
    return {"source": f"{span.file}:{span.line}" if span else None}


def standings(layout: Layout) -> list[dict[str, Any]]:
    """Return where the words on each picture stand, what was done to have them read, and how they read on the plate."""
    return [
        {
            "page": one.page,
            "words": one.fills,
            "place": one.place,
            "size": round(one.size, 2),
            "lines": len(one.lines),
            "energy": round(one.energy, 1),
            "outlines": round(one.outlines, 2),
            "done": one.done,
            "opacity": one.opacity,
            "contrast_before": round(one.before, 1),
            "contrast_after": round(one.after, 1),
            "contrast_printed": round(min(one.printed), 1) if one.printed else None,
        }
        for one in layout.standings
    ]


def diagnostic(item: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data."""
    span = item.span
    return {
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "hint": item.hint,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }


def reported(built: Built) -> dict[str, Any]:
    """Return the whole report of a build."""
    prepared, layout = built.prepared, built.layout
    sharpness = resolution(built.developed.plates, prepared.printer.ppi)
    findings = [diagnostic(item) for item in (*prepared.notes, *layout.findings)]
    return {
        "title": prepared.story.title,
        "languages": [one.language for one in (prepared.story, prepared.story.also) if one],
        "theme": prepared.theme.name,
        "printer": prepared.printer.name,
        "pages": prepared.dummy.page_count,
        "cover": _cover(built),
        "body_size": round(layout.body, 2),
        "moved": moves(prepared),
        "overrides": overrides(prepared),
        "words_on_pictures": standings(layout),
        "drawn": built.drawn,
        "encoded": built.developed.made,
        "undrawn": list(built.undrawn),
        "pictures": pictures(prepared.plan),
        "resolution": sharpness,
        "mirrored": mirrored(built),
        "findings": findings,
        "unverified": list(prepared.printer.doubtful),
        "policy": dict(prepared.printer.policy),
        "made_with_ai": made_with_ai(prepared.plan),
        "advice": _advice(built, sharpness),
    }


def made_with_ai(plan: Sequence[Planned]) -> list[str]:
    """Return the pictures that AI made, or that were worked on by hand from one it made."""
    return [one.shot.name for one in plan if _origin(one)["ai"]]


def made_unknown(plan: Sequence[Planned]) -> list[str]:
    """Return the pictures of which only their author knows who made them."""
    return [one.shot.name for one in plan if one.chosen is not None and _origin(one)["ai"] is None]


def _spine(built: Built) -> str:
    """Say how thick the spine is, and what stands on it or why nothing does."""
    assert built.sheet is not None
    printer = built.prepared.printer
    wide = f"spine {in_inches(built.sheet.spine.width)} for {built.prepared.dummy.page_count} pages"
    if "author" in built.on_spine or (built.on_spine and not built.prepared.story.author):
        return f"{wide}, with {' and '.join(built.on_spine)}"
    if built.on_spine:
        return f"{wide}, with the title; the author’s name has no room beside it"
    rule = printer.spine
    if rule is None or rule.text_from is None:
        return f"{wide}, left blank: when words may stand on it is not known of {printer.name}"
    if not built.sheet.words_on_spine:
        return f"{wide}, too thin for words (from {rule.text_from} pages on)"
    least = f"letters of {printer.least_type:g} pt that keep {in_inches(rule.clear)} from its folds"
    return f"{wide}, left blank: no room for {least}"


def _cover(built: Built) -> dict[str, Any] | None:
    """Return the cover as data: its file, and its measures in points."""
    if built.cover is None or built.sheet is None:
        return None
    whole = built.sheet.whole
    return {
        "file": built.cover.name,
        "size": [round(whole.width, 2), round(whole.height, 2)],
        "spine": round(built.sheet.spine.width, 3),
        "words_on_spine": list(built.on_spine),
    }


def _advice(built: Built, sharpness: list[dict[str, Any]]) -> str:
    printer, said = built.prepared.printer, []
    # At home a sketch is as sharp as a sketch need be; a picture of the author's own is told wherever it is soft.
    own = {one.shot.name for one in built.prepared.plan if one.state is State.YOURS}
    soft = [one for one in sharpness if not one["enough"] and (printer.sells or one["name"] in own)]
    if soft:
        many, wanted = counted(len(soft), "picture is", "pictures are"), min(printer.ppi, _SHARP)
        least = f"“{soft[0]['name']}” with {round(soft[0]['native_ppi'])}"
        asked = {one.shot.name for one in built.prepared.plan if drawn_by(one) not in UNASKED}
        told = (
            ": draw --final asks for the pixels of the print" if asked & {one["name"] for one in soft} else ""
        )
        said.append(f"{many} under {wanted} pixels an inch, least {least}{told}")
    over = [one for one in sharpness if one["upscaled"]]
    if over:
        shown = ", ".join(f"“{one['name']}” from {round(one['native_ppi'])}" for one in over)
        many = counted(len(over), "picture was", "pictures were")
        said.append(f"{many} upscaled, with cleaner lines and no more detail: {shown} pixels an inch")
    declared = made_with_ai(built.prepared.plan)
    if declared and dict(printer.policy).get("ai_pictures") == "must declare":
        many = f"{len(declared)} of {len(built.prepared.plan)} pictures are"
        said.append(f"{printer.name} asks at upload about pictures made with AI: {many}")
    if declared and dict(printer.policy).get("ai_pictures") == "may refuse":
        said.append(f"{printer.name} may refuse pictures made with AI: ask before you pay")
    if built.cover is not None and built.sheet is not None:
        said.append(f"the cover is {built.cover.name}: {_spine(built)}")
    said += [
        f"{one['where']}: bleed extended by {in_inches(one['points'])} of mirrored edge ({one['name']})"
        for one in mirrored(built)
    ]
    scale = scale_on(built.prepared.dummy.trim, printer)
    if scale < 0.995:
        said.append(
            f"pages are printed at {round(scale * 100)} % of their size to fit the paper with its crop marks"
        )
    if printer.fold:
        sheets = -(-built.prepared.dummy.page_count // FOLDED)
        said.append(f"{counted(sheets, 'sheet')}: {HOW[Scheme.BOOKLET]}, then cut along the marks")
    return "; ".join(said)
