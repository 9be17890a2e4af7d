"""Illustrators by name: the sketch artist, who is always there, and those that installed packages bring.

A package offers an illustrator under the entry point group `picturebook.illustrators`; it is a class, or a
function, called without arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from picturebook.errors import IllustratorFailed, UsageError
from picturebook.fields import nearest
from picturebook.studio.hiring import Hiring
from picturebook.studio.illustrator import Illustrator

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

GROUP = "picturebook.illustrators"
SKETCH = "sketch"


# Those of this package who are paid: name → (module, class). Each is made with the terms it is hired on.
_PAID = {
    "openai": ("openai_images", "OpenAIImages"),
    "openai-responses": ("openai_responses", "OpenAIResponses"),
    "openai-batch": ("openai_batch", "OpenAIBatch"),
}


def entry_points(*, group: str, name: str | None = None) -> EntryPoints:
    """Return what installed packages offer; looked up only when somebody else than the sketch artist is asked for."""
    from importlib import metadata

    found = metadata.entry_points(group=group)
    return found if name is None else found.select(name=name)


class NoSuchIllustrator(UsageError):
    """A name that is nobody's."""


def illustrators() -> tuple[str, ...]:
    """Return the names of the illustrators installed, in order."""
    return tuple(sorted({SKETCH, *_PAID, *(point.name for point in entry_points(group=GROUP))}))


def illustrator(name: str, terms: Callable[[], Hiring] | None = None) -> Illustrator:
    """Return an illustrator by name; `terms` is asked only by one who is paid.

    Raises NoSuchIllustrator naming those there are, and IllustratorFailed for one that cannot be loaded.
    """
    if name == SKETCH:
        from picturebook.studio.sketch.artist import SketchArtist

        return SketchArtist()
    if name in _PAID and terms is not None:
        module, maker = _PAID[name]
        made: Illustrator = getattr(import_module(f"picturebook.studio.{module}"), maker)(terms())
        return made
    for point in entry_points(group=GROUP, name=name):
        return _hired(point)
    known = illustrators()
    close = nearest(name, known)
    there = f"there {'is' if len(known) == 1 else 'are'}: {', '.join(known)}"
    told = f"try: {close}" if close else f"{there}; or put pictures of your own at their places"
    raise NoSuchIllustrator(f"there is no illustrator “{name}” in this release", told)


def _hired(point: EntryPoint) -> Illustrator:
    """Load an installed package's illustrator; whatever goes wrong in it is its own fault, and is said so."""
    try:
        made: Illustrator = point.load()()
    except Exception as problem:
        said = f"the illustrator “{point.name}” cannot be loaded: {type(problem).__name__}: {problem}"
        raise IllustratorFailed(
            said, f"install {point.value.partition(':')[0]} again, or use: sketch"
        ) from problem
    return made
