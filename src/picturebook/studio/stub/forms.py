"""Forms: a multipart body taken apart into its parts, in the order they were sent."""

from __future__ import annotations

import re

from picturebook.record import record
from picturebook.studio.stub.wire import Refused

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
_NAME = re.compile(r'\bname="([^"]*)"')
_FILENAME = re.compile(r'\bfilename="([^"]*)"')


@record
class Part:
    """One part of a form."""

    name: str
    filename: str | None
    media_type: str
    data: bytes

    def __repr__(self) -> str:
        return f"Part({self.name}, {self.filename}, {self.media_type}, {len(self.data)} bytes)"


def read_form(content_type: str, body: bytes) -> tuple[Part, ...]:
    """Take a multipart body apart. Raises Refused."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise Refused(400, "Could not parse multipart form: no boundary.", code="invalid_form")
    mark = b"\r\n--" + boundary[1].strip().encode("latin-1")
    pieces = (b"\r\n" + body).split(mark)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise Refused(400, "Could not parse multipart form: it ends too soon.", code="invalid_form")
    return tuple(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> Part:
    head, found, data = piece.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    said = {key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    disposition = said.get("content-disposition", "")
    name = _NAME.search(disposition)
    if not found or name is None:
        raise Refused(400, "Could not parse multipart form: a part has no name.", code="invalid_form")
    filename = _FILENAME.search(disposition)
    media_type = said.get("content-type", "").partition(";")[0].strip().lower()
    return Part(name=name[1], filename=filename[1] if filename else None, media_type=media_type, data=data)
