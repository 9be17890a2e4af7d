"""The cast to hand on: every sheet there is of everybody, on a page each, as one PDF and as pictures.

What the author drew stands beside what was drawn from it; what nobody accepted yet is shown and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from picturebook import compiler
from picturebook.compiler import Prepared, Told, Wish
from picturebook.copyfitting import book_of
from picturebook.design.printers import load_printer
from picturebook.diagnostics import typed
from picturebook.disk import digest_of
from picturebook.errors import DiskError, PictureNeeded
from picturebook.layout.book import Placed, frames_of, pictures_in
from picturebook.layout.compose import checked
from picturebook.layout.sheet import Figure, View, set_cast
from picturebook.manuscript.cast import Member
from picturebook.manuscript.folder import Folder
from picturebook.manuscript.headers import Damaged, first_bytes, kind_of, size_of
from picturebook.prepress.plates import PlateStore, Recipe, Source, develop
from picturebook.press.metadata import Meta
from picturebook.press.pdf import Stock, print_book
from picturebook.press.png import paint_png
from picturebook.storyboard.sheets import file_name, own_role, role_of, view_of
from picturebook.studio.plan import State
from picturebook.studio.whole import write_whole

PPI = 200  # pixels an inch: sharp on a screen and on paper in the hand
_PDF = "cast.pdf"


def export_cast(wish: Wish, folder: Path, told: Told) -> tuple[Path, ...]:
    """Write cast.pdf and a picture a figure into a folder; return the files.

    Raises PictureNeeded where there is no sheet and no drawing, DiskError, BookError.
    """
    prepared = compiler.prepare(wish)
    found = _Wall(prepared)
    figures = found.figures()
    if not figures:
        said = "no model sheet is drawn yet, and the story names no drawing of yours"
        raise PictureNeeded(
            said, f"{typed('cast', wish.story, '--studio', 'openai')} draws them, after asking"
        )
    layout = checked(set_cast(book_of(prepared, {}), figures))
    frames = frames_of(layout)
    store = PlateStore(prepared.project.cache / "plates")
    made = develop(pictures_in(frames), found.sources.__getitem__, store, Recipe(ppi=PPI), told)
    stock = Stock(faces={face.digest: face.cut for face in layout.faces}, plate=made.plates.__getitem__)
    story = prepared.story
    meta = Meta(title=f"{story.title}: the cast", author=story.author or "", language=story.language)
    paths = [folder / f"{file_name(figure.name)}.cast.png" for figure in figures]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        print_book(frames, stock, load_printer("screen"), meta, folder / _PDF)
        for path, frame in zip(paths, frames, strict=True):
            write_whole(path, paint_png(frame, stock, PPI))
    except OSError as problem:
        told_so = "name a folder you may write to: --export DIR"
        raise DiskError(f"cannot write into {folder}: {problem.strerror or problem}", told_so) from None
    return (folder / _PDF, *paths)


class _Wall:
    """Every sheet and drawing there is, and the files they lie in, by digest."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.sources: dict[str, Source] = {}

    def figures(self) -> tuple[Figure, ...]:
        """Return whoever has anything to show, people first."""
        cast = self.prepared.story.cast
        made = (self._figure(one) for one in (*cast.characters, *cast.places, *cast.props))
        return tuple(one for one in made if one.views)

    def _figure(self, member: Member) -> Figure:
        told = "; ".join(part for part in (member.look, member.wears) if part)
        views = (*self._drawn_by_author(member), *self._sheets(member))
        return Figure(name=member.name, told=told, views=views, span=member.span)

    def _drawn_by_author(self, member: Member) -> Iterator[View]:
        for drawing in member.references:
            path = Folder(self.prepared.project.folder).file_of(drawing.file)
            if path is not None:
                use = f", {drawing.use.value}" if drawing.use else ""
                yield from self._view(f"{path.name}{use}", digest_of(path), path)

    def _sheets(self, member: Member) -> Iterator[View]:
        for one in self.prepared.sheets:
            if own_role(one.shot) != role_of(member) or one.chosen is None:
                continue
            stands = one.locked.accepted or one.state is State.YOURS
            label = view_of(one.shot) if stands else f"{view_of(one.shot)} (not accepted)"
            yield from self._view(label, one.chosen.digest, one.chosen.path)

    def _view(self, label: str, digest: str, path: Path) -> Iterator[View]:
        try:
            width, height = size_of(path, kind_of(first_bytes(path)) or "")
        except (Damaged, OSError):
            return  # inspect_targets says so of the author's; a take was looked at when it was kept
        self.sources[digest] = Source(path=path, width=width, height=height)
        yield View(label=label, placed=Placed(take=digest, width=width, height=height))
