"""A publisher on this machine: a server that answers as told, and remembers what it was asked.

Owns: the server and its ways to answer badly. The answers to one path are given in turn, the last
one over and over.
"""

from __future__ import annotations

import contextlib
import gzip
import http.server
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

#: Writes one answer to a request.
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class Replay(http.server.ThreadingHTTPServer):
    """Serves `answers[path]`; `asked` lists the paths and headers of every request in order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[Answer]] = defaultdict(list)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()

    @property
    def base(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Replay

    def do_GET(self) -> None:
        """Answer the next of what the test wants answered to this path."""
        answers = self.server.answers[self.path]
        self.server.asked.append((self.path, dict(self.headers.items())))
        answer = (answers.pop(0) if len(answers) > 1 else answers[0]) if answers else status(404)
        with contextlib.suppress(OSError):
            answer(self)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests say what matters."""


@contextlib.contextmanager
def replay() -> Iterator[Replay]:
    """A running server."""
    with Replay() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def ok(body: bytes, type: str | None = "text/csv", **headers: str) -> Answer:
    """A document."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if type is not None:
            request.send_header("Content-Type", type)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def packed(body: bytes, encoding: str = "gzip") -> Answer:
    """A document, packed."""
    return ok(gzip.compress(body), Content_Encoding=encoding)


def status(code: int, **headers: str) -> Answer:
    """A status, with nothing to read."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        request.send_header("Content-Length", "0")
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return answer


def cut(body: bytes, stated: int) -> Answer:
    """A document that breaks off before the length it states."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/csv")
        request.send_header("Content-Length", str(stated))
        request.end_headers()
        request.wfile.write(body)

    return answer


def hang_up(request: http.server.BaseHTTPRequestHandler) -> None:
    """No answer at all: the connection closes."""
    request.connection.shutdown(socket.SHUT_RDWR)


def silence(request: http.server.BaseHTTPRequestHandler) -> None:
    """Nothing, until the test is over."""
    assert isinstance(request.server, Replay)
    request.server.over.wait(20)


def drip(head: bytes) -> Answer:
    """The head at once, then a byte now and then, until the test is over."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        assert isinstance(request.server, Replay)
        request.wfile.write(head)
        while not request.server.over.wait(0.03):
            request.wfile.write(b"x")
            request.wfile.flush()

    return answer
