"""Where a story names a theme or a printer, and how far a path typed there may reach.

A story may come from a stranger, so what it names is what ships or what lies in its own folder, links followed.
Somebody at the command line may name anything.
"""

from __future__ import annotations

from pathlib import Path

from picturebook.diagnostics import Span, error
from picturebook.errors import StoryError
from picturebook.record import record


def resolved(path: Path) -> Path | None:
    """Return where a path leads, links followed; None where it leads nowhere: round in a circle, or is no path."""
    try:
        found = path.resolve()
        found.exists()
    except (OSError, RuntimeError, ValueError):
        return None
    return found


@record
class Typed:
    """A place in a story, and the folder a path there must stay in; None for the command line."""

    within: Path | None = None
    span: Span | None = None

    def hold(self, path: Path, option: str) -> None:
        """Refuse a path that leads out of the folder. Raises StoryError naming the option that may."""
        if self.within is None or path.resolve().is_relative_to(self.within.resolve()):
            return
        said = f"{path.name} lies outside the book’s folder, and a story reads nothing there"
        raise StoryError(
            (error("outside", said, self.span, f"copy it into the folder, or say {option} {path}"),)
        )
