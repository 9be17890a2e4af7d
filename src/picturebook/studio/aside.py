"""What came and is no take: laid aside where a person can look at it, and of an answer that is paid for, whose it is.

An answer that has work before it to become a take lies here with a note of the request it answers. The note is on
the disk before the bytes are, and goes once there is a take: should the work be cut off, nobody pays for it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from picturebook.digest import sha256
from picturebook.errors import DiskError
from picturebook.storyboard.request import Request, request_digest
from picturebook.studio.illustrator import Drawn
from picturebook.studio.pictures import measure
from picturebook.studio.takes import SUFFIXES, TakeStore
from picturebook.studio.whole import write_whole


def lay(data: bytes, store: TakeStore) -> Path:
    """Keep bytes as they came, a picture under a name that opens it; return where. Raises DiskError."""
    path = _place(data, store)
    with _written(path):
        write_whole(path, data)
    return path


def lay_answer(drawn: Drawn, store: TakeStore) -> str:
    """Keep an answer and whose it is; return its name, seen from the store's folder. Raises DiskError."""
    name = _place(drawn.data, store).relative_to(store.folder).as_posix()
    request, note = request_digest(drawn.request), _note(drawn.request, store)
    kept = {
        "request": request, "file": name, "digest": sha256(drawn.data), "media_type": drawn.media_type,
        "record": dict(drawn.record),
    }  # fmt: skip
    with _written(note):
        write_whole(note, json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8"))
    lay(drawn.data, store)
    return name


def answer_to(request: Request, store: TakeStore) -> Drawn | None:
    """Return the answer to a request that lies here and was made no take yet, as it came; None if none does."""
    try:
        kept = json.loads(_note(request, store).read_bytes())
        data = (store.folder / str(kept["file"])).read_bytes()
        if kept["request"] != request_digest(request) or kept["digest"] != sha256(data):
            return None
        if any(take.record.get("as_it_came") == kept["file"] for take in store.of(request.shot)):
            return None
        media_type, record = str(kept["media_type"]), tuple(dict(kept["record"]).items())
    except (OSError, ValueError, KeyError, TypeError):
        return None  # what a power cut left half told is as if it had never come
    return Drawn(request=request, data=data, media_type=media_type, record=record)


def answered(request: Request, store: TakeStore) -> None:
    """Forget that an answer waits here; the answer stays. Raises DiskError."""
    note = _note(request, store)
    with _written(note):
        note.unlink(missing_ok=True)


def _place(data: bytes, store: TakeStore) -> Path:
    try:
        ending = SUFFIXES[measure(data).media_type]
    except ValueError:
        ending = ".bin"
    return store.folder / "aside" / f"{sha256(data)[:16]}{ending}"


def _note(request: Request, store: TakeStore) -> Path:
    return store.folder / "aside" / f"{request_digest(request)[:16]}.json"


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        told = "free some space, or make the folder writable"
        raise DiskError(f"cannot write {path}: {problem.strerror or problem}", told) from None
