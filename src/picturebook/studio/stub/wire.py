"""What goes over the wire: a call as it came, a reply as it goes, and the refusals in the host's own shape.

Everything above the socket works with these, so an endpoint is a function from a call to a reply.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from picturebook.record import record

Data = dict[str, Any]


@record
class Call:
    """One request as it came in. Its bodies and headers are never shown: they hold pictures and keys."""

    number: int  # its place in the stub's ledger
    request_id: str
    method: str
    path: str  # under /v1, without a slash at either end
    query: Mapping[str, str]
    headers: Mapping[str, str]  # names in small letters
    body: bytes

    def __repr__(self) -> str:
        return f"Call({self.number}, {self.method} {self.path}, {len(self.body)} bytes)"

    @property
    def media_type(self) -> str:
        """The kind of body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@record
class Reply:
    """One answer. A torn one stops in the middle of its body, a silent one closes without a word."""

    status: int = 200
    body: bytes = b""
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    torn: bool = False
    silent: bool = False

    def __repr__(self) -> str:
        return f"Reply({self.status}, {self.media_type}, {len(self.body)} bytes)"


class Refused(Exception):
    """A call the host answers with an error object."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        kind: str = "invalid_request_error",
    ) -> None:
        super().__init__(message)
        self.status, self.code = status, code
        self.error: Data = {"message": message, "type": kind, "param": param, "code": code}
        self.headers: tuple[tuple[str, str], ...] = ()

    def adding(self, **more: Any) -> Refused:
        """Say more in the error object; return it."""
        self.error.update(more)
        return self

    def asking(self, *headers: tuple[str, str]) -> Refused:
        """Send headers with it; return it."""
        self.headers = headers
        return self

    def reply(self) -> Reply:
        """Return the error as it goes out."""
        return told({"error": self.error}, status=self.status, headers=self.headers)


class StudioCloses(Exception):
    """The stub is shut down while a picture was being waited for: nobody is answered any more."""


def told(data: Data, *, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Return data as a JSON reply."""
    return Reply(status=status, body=json.dumps(data).encode("utf-8"), headers=headers)


def read_json(body: bytes) -> Data:
    """Read a body as a JSON object. Raises Refused."""
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Refused(400, "We could not parse the JSON body of your request.", code="invalid_json")
    return found


def bad_value(param: str, message: str, code: str = "invalid_value") -> Refused:
    """Return the refusal of a parameter's value."""
    return Refused(400, message, code=code, param=param)


def unknown_parameter(param: str) -> Refused:
    """Return the refusal of a parameter the host does not know."""
    return Refused(400, f"Unknown parameter: '{param}'.", code="unknown_parameter", param=param)


def no_such(kind: str, name: str) -> Refused:
    """Return the refusal of an id that names nothing here."""
    return Refused(404, f"No such {kind} object: {name}", param="id")
