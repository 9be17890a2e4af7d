"""Requests read back from the JSON they are kept as, so that an answer can be taken in after the story changed.

What is read has the digest of what was written, or it is not used: a key that another release wrote and this one
does not know would make another request of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from picturebook.digest import digest
from picturebook.storyboard.brief import Anchor, Brief, CastEntry, PropEntry
from picturebook.storyboard.request import Edit, Reference, Request, request_digest
from picturebook.storyboard.shots import Aspect, Composition


def read_request(kept: Mapping[str, Any], shot: str, left_out: Sequence[str] = ()) -> Request:
    """Return the request that `to_json` gave, marked as late: it may be fetched and is never sent.

    Paths and pixels of pictures are not in it. Raises ValueError for what is no request of this release.
    """
    try:
        found = _request(kept, shot, left_out)
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise ValueError(f"it is no request of this release: {problem}") from None
    if request_digest(found) != digest(dict(kept)):
        raise ValueError("it is a request of another release")
    return found


def _request(kept: Mapping[str, Any], shot: str, left_out: Sequence[str]) -> Request:
    wide, high = kept["pixels"]
    composition = kept["composition"]
    return Request(
        shot=shot,
        brief=_brief(kept["brief"]),
        composition=Composition(aspect=Aspect(composition["aspect"]), calm=composition.get("calm")),
        pixels=(wide, high),
        studio=kept["studio"],
        model=kept["model"],
        settings=tuple(dict(kept.get("settings", {})).items()),
        prompt=kept.get("prompt"),
        template=kept.get("template", 0),
        references=tuple(
            Reference(role=one["role"], sha256=one["sha256"], path="") for one in kept.get("references", ())
        ),
        left_out=tuple(left_out),
        edit=Edit(source="", **kept["edit"]) if "edit" in kept else None,
        late=True,
    )


def _brief(kept: Mapping[str, Any]) -> Brief:
    plain: dict[str, Any] = dict(kept)
    plain["cast"] = tuple(CastEntry(**_entry(one)) for one in kept.get("cast", ()))
    plain["props"] = tuple(PropEntry(**one) for one in kept.get("props", ()))
    plain["anchors"] = tuple(Anchor(**one) for one in kept.get("anchors", ()))
    plain["art"] = tuple(dict(kept.get("art", {})).items())
    plain["without"] = tuple(kept.get("without", ()))
    return Brief(**plain)


def _entry(kept: Mapping[str, Any]) -> dict[str, Any]:
    palette = tuple(dict(kept.get("palette", {})).items())
    return {**kept, "never": tuple(kept.get("never", ())), "palette": palette}
