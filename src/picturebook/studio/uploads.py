"""Uploads: each picture that goes along is at the host once, however many batches and runs name it.

Its id is in the journal under the digest of its bytes. The host is asked whether it still has a file before a batch
relies on it, and for long enough: a batch may take a day. What is left there goes by itself after some days.
"""

from __future__ import annotations

import re
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from picturebook.digest import sha256
from picturebook.studio.illustrator import Journal
from picturebook.studio.pace import Pace
from picturebook.studio.patience import freely
from picturebook.studio.trouble import Trouble, read, trouble_of

if TYPE_CHECKING:
    from openai import OpenAI

File = tuple[str, bytes, str]  # name, bytes, media type
_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")  # it becomes part of an address
_KEPT, _NEEDED = 259_200, 129_600  # seconds: three days are asked for, and a batch may want half of them


class Uploads:
    """The files of one run at the host."""

    def __init__(self, client: OpenAI, pace: Pace, journal: Journal) -> None:
        self._client, self._pace, self._journal = client, pace, journal
        self._there: dict[str, str] = {}

    def id_of(self, file: File) -> str | Trouble:
        """Return the id of a file at the host, uploaded if it is not there."""
        sha = sha256(file[1])
        if sha not in self._there:
            name = self._before(sha)
            found = freely(partial(self._upload, file), self._pace) if name is None else name
            if isinstance(found, Trouble):
                return found
            self._there[sha] = found
        return self._there[sha]

    def _before(self, sha: str) -> str | None:
        """Return the id an earlier run was given for these bytes, if the host will have them for long enough."""
        name = self._journal.recall(_key(sha))
        if name is None or not _ID.fullmatch(name):
            return None
        try:
            found = read(self._client.files.retrieve(name), "id")
        except Exception as problem:
            if trouble_of(problem) is None:
                raise
            return None  # gone, or another account's: uploading it once more costs nothing
        expires = getattr(found, "expires_at", None)
        return name if not expires or expires > time.time() + _NEEDED else None

    def _upload(self, file: File) -> str:
        expires: Any = {"anchor": "created_at", "seconds": _KEPT}
        made = self._client.files.create(file=file, purpose="vision", expires_after=expires)
        name = str(read(made, "id").id)
        self._journal.note(_key(sha256(file[1])), name)
        return name


def _key(sha: str) -> str:
    return f"file {sha}"
