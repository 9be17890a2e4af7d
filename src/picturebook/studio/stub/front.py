"""The front door: HTTP on loopback, a thread a connection, and connections that break when they are told to."""

from __future__ import annotations

import select
import socket
import sys
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import uuid4

from picturebook.studio.stub.room import Room
from picturebook.studio.stub.wire import Call, Refused, Reply, StudioCloses

_PREFIX = "/v1/"
_LARGEST = 900_000_000  # bytes of a body: sixteen references of 50 MB and their words
Answer = Callable[[Call], Reply]


class Front(ThreadingHTTPServer):
    """Takes calls in and lets replies out; nothing but this machine can reach it."""

    daemon_threads = False  # joined when it closes: no picture is billed behind a closed door
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(self, port: int, room: Room, answer: Answer) -> None:
        self.room, self.answer = room, answer
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember a connection, so that closing need not wait for a client that keeps it."""
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget a connection."""
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that go away; say everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def close(self) -> None:
        """Take no more calls, break every connection, and wait until all work is done."""
        self.shutdown()
        self.room.closing.set()
        for connection in tuple(self._open):
            _break(connection)
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Front
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "picturebook-stub", ""
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what came is in the ledger."""

    def _serve(self) -> None:
        till = self.server.room.till
        address = urlsplit(self.path)
        path = unquote(address.path.removeprefix(_PREFIX)).strip("/")
        request_id = f"req_{uuid4().hex}"
        facts = {"endpoint": f"{self.command} {path}", "request_id": request_id}
        named = self.headers.get("x-client-request-id")
        number = till.received(**facts, **({"client_request_id": named[:200]} if named else {}))
        body = self._body()
        if body is None:
            till.note(number, outcome="cut off")
            self.close_connection = True
            return
        call = Call(
            number=number, request_id=request_id, method=self.command, path=path,
            query=dict(parse_qsl(address.query)), body=body,
            headers={key.lower(): value for key, value in self.headers.items()},
        )  # fmt: skip
        try:
            reply = self._answered(call)
        except StudioCloses:
            till.note(number, outcome="closed")
            self.close_connection = True
            return
        if not self._send(reply, request_id):
            till.note(number, client_gone=True)
            self.close_connection = True

    def _body(self) -> bytes | None:
        """Return the whole body; None if it did not all come, or is of no known length."""
        length = self.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _LARGEST or "transfer-encoding" in self.headers:
            return None
        try:
            body = self.rfile.read(int(length))
        except OSError:
            return None
        return body if len(body) == int(length) else None

    def _answered(self, call: Call) -> Reply:
        try:
            return self.server.answer(call)
        except StudioCloses:
            raise
        except Exception:  # a bug of the stub must not look like a misfortune somebody planned
            traceback.print_exc()
            self.server.room.till.note(call.number, outcome="stub bug", status=500)
            return Refused(500, "The stub itself is broken; see what it printed.", code="stub_bug").reply()

    def _send(self, reply: Reply, request_id: str) -> bool:
        """Send a reply; say whether anybody was there to take it."""
        if self._gone():
            return False
        if reply.silent:
            self._end()
            return True
        pace = self.server.room.pace.headers()
        self.send_response(reply.status)
        for name, value in (("x-request-id", request_id), *pace, *reply.headers):
            self.send_header(name, value)
        self.send_header("content-type", reply.media_type)
        self.send_header("content-length", str(len(reply.body)))
        try:
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) // 2] if reply.torn else reply.body)
        except OSError:
            return False
        if reply.torn:
            self._end()
        return True

    def _end(self) -> None:
        self.close_connection = True
        _break(self.connection)

    def _gone(self) -> bool:
        """Say whether the client has closed its end."""
        try:
            ready, _, _ = select.select([self.connection], [], [], 0)
            return bool(ready) and not self.connection.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True


def _break(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was broken already
