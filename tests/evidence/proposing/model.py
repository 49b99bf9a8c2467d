"""A language model on this machine: a server that speaks the protocol, well or badly.

Owns: the server, its ways to answer, and the documents that the tests have it asked about. Answers
are given in turn, the last one over and over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from isthmus.evidence.documents.languages import paragraphs_of
from isthmus.evidence.proposing import Proposed, Settings, propose
from isthmus.evidence.records import Document
from isthmus.series.web import Clock

NOON = dt.datetime(2025, 6, 19, 12, tzinfo=dt.UTC)
PATH = "/v1/chat/completions"

#: Writes one answer to a request.
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class Server(http.server.ThreadingHTTPServer):
    """Answers by `answers`; `asked` holds the headers and the body of every request, in order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """The base address of the interface."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        """Answer the next of what the test wants answered."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answers = self.server.answers
        self.server.asked.append((self.path, dict(self.headers.items()), body))
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        with contextlib.suppress(OSError):
            answer(self)
        self.close_connection = True

    def do_GET(self) -> None:
        """Nobody gets anything: that one was asked for is what a test would find."""
        self.server.asked.append((self.path, dict(self.headers.items()), {}))
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests say what matters."""


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A running server."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


# --- answers -------------------------------------------------------------------------------------


def body(content: bytes, code: int = 200, **headers: str) -> Answer:
    """These bytes."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def status(code: int, **headers: str) -> Answer:
    """A status with nothing to read."""
    return body(b"", code, **headers)


def completion(content: Any, tokens: int | None = 100, **message: Any) -> bytes:
    """An answer of the protocol whose message is `content`."""
    whole: dict[str, Any] = {"choices": [{"message": {"content": content, **message}}]}
    if tokens is not None:
        whole["usage"] = {"total_tokens": tokens}
    return json.dumps(whole).encode()


def says(content: Any, tokens: int | None = 100, **message: Any) -> Answer:
    """A model that writes this."""
    return body(completion(content, tokens, **message))


def claims(*proposals: dict[str, Any]) -> Answer:
    """A model that proposes these claims."""
    return says(json.dumps({"claims": proposals}))


def silence(request: http.server.BaseHTTPRequestHandler) -> None:
    """Nothing, until the test is over."""
    assert isinstance(request.server, Server)
    request.server.over.wait(20)


def drip(request: http.server.BaseHTTPRequestHandler) -> None:
    """A good answer that never ends: a blank now and then, until the test is over."""
    assert isinstance(request.server, Server)
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{")
    while not request.server.over.wait(0.03):
        request.wfile.write(b" ")
        request.wfile.flush()


def flood(megabytes: int) -> Answer:
    """That many megabytes, as long as someone takes them."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(megabytes):
            request.wfile.write(b"100000\r\n" + b" " * (1 << 20) + b"\r\n")

    return answer


def hang_up(request: http.server.BaseHTTPRequestHandler) -> None:
    """No answer at all: the connection closes."""


# --- asking --------------------------------------------------------------------------------------


class Waits:
    """A clock on which waiting takes no time, and remembers how long it would have been."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.clock = Clock(
            monotonic=lambda: time.monotonic() + sum(self.slept),
            sleep=self.slept.append,
            now=lambda: NOON,
            chance=lambda: 1.0,
        )


def document(
    text: str, published: dt.date | None = dt.date(2023, 7, 5), language: str = "en"
) -> Document:
    """A document of this text."""
    return Document(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        name="statement.txt",
        text=text,
        format="text",
        published=published,
        language=language,
        paragraphs=paragraphs_of(text, language),
    )


def ask(
    server: Server,
    read: Document,
    *answers: Answer,
    waits: Waits | None = None,
    **changes: Any,
) -> Proposed:
    """What a model that answers so adds to a document."""
    server.answers, server.asked = list(answers), []
    given: dict[str, Any] = {"url": server.url, "model": "small", "seconds": 5} | changes
    settings = Settings(**given)
    return propose(read, settings, clock=(waits or Waits()).clock)


def figure(quote: str, low: float | None, high: float | None, **fields: Any) -> dict[str, Any]:
    """A proposal of a figure."""
    return {"kind": "figure", "quote": quote, "value_low": low, "value_high": high, **fields}


#: The law's and the stories' document; the sentences are the project's own.
TEXT = """\
In May 2022 the agency recorded more than 1.2 million arrivals in Colombia, and 13,425 of them \
were children from Haiti.

Title 42 was lifted on 11 May 2023. In Panama 300 people came by boat, and 20 of the 24 boats were \
stopped. Later 300 people left for Costa Rica.

They asked for US$25.5 million; between 40 and 45 percent was given, and one in five families \
waits. The ministers met in Quito, where the mayor pledged shelter."""
DOCUMENT = document(TEXT)
