"""A trial: a picture drawn with one thing changed, and what else would be another thing than in the take that stands.

Whoever changes one thing wants to see that thing. What differs beside it, in what must be seen and in what is sent, is
said before the picture is paid for: an edited story, another model or quality, sheets that were drawn since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from picturebook.diagnostics import typed
from picturebook.errors import PictureNeeded
from picturebook.storyboard import request as requests
from picturebook.storyboard.brief import difference, to_json
from picturebook.studio.plan import Planned
from picturebook.studio.takes import lineage

_EDITED = "The story was edited since the take was accepted."


def more_than_one(one: Planned, story: Path) -> str | None:
    """Say what differs from the take that stands, where that is more than one thing.

    Raises PictureNeeded, with what to type for a `story`, where none stands.
    """
    if not one.locked.brief:
        name = one.shot.name
        raise PictureNeeded(
            f"{name} has no take to change yet", f"draw it first: {typed('draw', story, name)}"
        )
    seen = difference(one.locked.brief, to_json(one.brief))
    differs = tuple(dict.fromkeys((*seen, *_sent_otherwise(one))))
    if len(differs) <= 1:
        return None
    told = f"More than one thing changes: {', '.join(differs)}."
    return f"{told} {_EDITED}" if len(seen) > 1 else told


def _sent_otherwise(one: Planned) -> Iterator[str]:
    """Yield what would be sent otherwise than for the take that stands, or for what that was retouched from."""
    standing = [take for take in one.takes if take.digest == one.locked.take][:1]
    drawn = [*standing, *(before for take in standing for before in lineage(take.record, one.takes))]
    asked = next((dict(take.record["request"]) for take in drawn if not take.retouched), None)
    if asked is None:
        return
    now = requests.to_json(one.request)
    if asked.get("studio") != now["studio"]:
        yield f"the studio ({asked.get('studio')}, now {now['studio']})"
        return  # another hand: whatever else is sent is its own
    yield from _differing(_plain(asked), _plain(now))
    yield from _references(asked, now)


def _plain(request: Mapping[str, Any]) -> dict[str, str]:
    """Return what of a request is one value, in words."""
    settings = {f"the {key}": value for key, value in dict(request.get("settings") or {}).items()}
    pixels = " x ".join(str(side) for side in request.get("pixels") or ())
    calm = dict(request.get("composition") or {}).get("calm")
    return {"the model": request.get("model"), "the size": pixels, "the calm side": calm, **settings}


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield f"{name} ({old or 'none'}, now {new or 'none'})"


def _references(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old, new = (tuple(request.get("references") or ()) for request in (before, after))
    roles = [[str(reference.get("role")) for reference in found] for found in (old, new)]
    if roles[0] != roles[1]:
        was, now = (", ".join(f"“{role}”" for role in found) or "none" for found in roles)
        yield f"the references ({was}, now {now})"
    elif old != new:
        yield "a reference picture"  # as a brief says it
