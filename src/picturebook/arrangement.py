"""The arrangement: which template and which boxes each page has, so that an upgraded theme can say what it would move.

The lock holds it with the theme's version. A page is known by its picture's name, by what it is, or by its place in the
story, so that a page put in before it does not make it another.
"""

from __future__ import annotations

from collections.abc import Iterator

from picturebook.design.theme import PageTemplate
from picturebook.diagnostics import Diagnostic, counted, error, hint, warning
from picturebook.digest import digest
from picturebook.dummy import Leaf
from picturebook.wish import Prepared

ANEW = "build without --locked; or, if it is meant, write the lock anew with --lock"
_FEW = 6  # pages that are named
_SHORT = 12  # digits of a digest that tell two arrangements apart


def arrangement(prepared: Prepared) -> tuple[tuple[str, str], ...]:
    """Return each page's name with its template and a digest of its boxes; what fills a hole is left out."""
    found: dict[str, str] = {}
    for name, leaf in _named(prepared):
        template = prepared.theme.page(leaf.template)
        if template is not None:
            found.setdefault(name, f"{leaf.template} {_boxes(template)[:_SHORT]}")
    return tuple(found.items())


def another_theme(prepared: Prepared) -> Iterator[Diagnostic]:
    """Complain of a theme that is not the one the lock holds, by name, version and digest."""
    theme, held = prepared.theme, dict(prepared.lock.theme)
    if theme.name != held.get("name"):
        said = f"the theme is {theme.name}, and the lock holds {held.get('name')}"
        yield error("locked-theme", said, hint=ANEW)
    elif theme.version != held.get("version"):
        said = f"the theme is {theme.name}@{theme.version}, and the lock holds {theme.name}@{held.get('version')}"
        yield error("locked-theme", said, hint=ANEW)
    elif theme.digest != held.get("digest"):
        now, then = (f"{theme.version}, {one[:8]}" for one in (theme.digest, held.get("digest", "")))
        said = f"the theme {theme.name} ({now}) is not the one the lock holds ({then}): its files changed"
        yield error("locked-theme", said, hint=ANEW)


def moved_by_theme(prepared: Prepared) -> Iterator[Diagnostic]:
    """Say in one sentence which pages another version of the lock's theme arranges otherwise than the lock has them."""
    theme, held = prepared.theme, dict(prepared.lock.theme)
    same = (theme.version, theme.digest) == (held.get("version"), held.get("digest"))
    if prepared.wish.locked or theme.name != held.get("name") or same or prepared.project.edition is not None:
        return
    newer = theme.version != held.get("version")
    said = f"the theme is {theme.name}@{theme.version}, and the lock holds {theme.name}@{held.get('version')}"
    said = said if newer else f"the theme {theme.name}@{theme.version} changed since the lock was written"
    lock = f"{prepared.wish.build_again} --lock"
    then, now = dict(prepared.lock.pages), dict(arrangement(prepared))
    moved = [name for name in now if name in then and now[name] != then[name]]
    if moved:
        pages = _told(prepared, moved)
        told = f"look at them; if they are right, pin it: {lock}"
        yield warning("theme-moved", f"{said}: {pages}", hint=told)
    elif newer and then:
        yield hint("theme-moved", f"{said}: every page is arranged as before", hint=f"pin it: {lock}")
    elif newer:
        yield hint("theme-moved", f"{said}, but not how pages were arranged", hint=f"pin both: {lock}")


def _told(prepared: Prepared, moved: list[str]) -> str:
    """Name pages by their numbers and what they are: "2 pages are arranged otherwise: 4 (boat), 6–7 (counts)"."""
    numbers: dict[str, str] = {}
    for name, leaf in _named(prepared):
        if name in moved:
            place = "–".join(map(str, leaf.pages)) if leaf in prepared.dummy.leaves else "cover sheet"
            numbers.setdefault(name, f"{place} ({name})")
    shown = [numbers[name] for name in moved[:_FEW]]
    more = [f"and {len(moved) - _FEW} more"] if len(moved) > _FEW else []
    return f"{counted(len(moved), 'page is', 'pages are')} arranged otherwise: {', '.join([*shown, *more])}"


def _named(prepared: Prepared) -> Iterator[tuple[str, Leaf]]:
    for leaf in (*prepared.dummy.cover, *prepared.dummy.leaves):
        if leaf.page is not None and leaf.page.pictures:
            yield leaf.page.pictures[0].name, leaf
        elif leaf.because == "story" and leaf.page is not None:
            yield f"{leaf.role.value} {leaf.page.number}", leaf
        elif leaf.because == "matter":
            yield leaf.role.value, leaf


def _boxes(template: PageTemplate) -> str:
    """Return a digest of where things lie, and of nothing that says how they look."""
    pictures = [
        [*_box((one.x, one.y, one.w, one.h)), one.on, one.shape, str(one.bleed)] for one in template.pictures
    ]
    texts = [
        [*_box((one.x, one.y, one.w, one.h)), one.on, one.name, one.align, one.valign]
        for one in template.texts
    ]
    return digest([template.sides, pictures, texts])


def _box(fractions: tuple[float, ...]) -> list[str]:
    return [f"{one:.4f}" for one in fractions]
