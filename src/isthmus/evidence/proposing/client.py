"""One answer from a server that speaks the OpenAI chat-completions protocol, or why there is none.

Owns: the only way by which a part of a document leaves the machine, and only to the address that
the user named: no redirect is followed, no other address is opened, whatever an answer holds. Time,
size and attempts are bounded. Nothing that a server says of itself is told on: it may hold the key.
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

from isthmus import __version__
from isthmus.case.problems import CallError, Problem, WorkError
from isthmus.series.web import Clock, Watch, asked_wait

from .schema import answer_schema
from .settings import KEY, Settings, key_of

_log = logging.getLogger(__name__)

#: Statuses that may pass: too many requests, and a server that is ill or busy.
_PASSING = frozenset({408, 429, 500, 502, 503, 504, 529})
#: Statuses by which a server says that it does not take what it was asked for.
_NOT_TAKEN = frozenset({400, 415, 422, 501})
_KEY_REFUSED = frozenset({401, 403})
_NOT_THERE = frozenset({404, 405, 410})
_CONNECT_SECONDS = 10.0

#: How an answer's form is asked for: the next is tried where a server does not take the one before.
_FORMS: tuple[Mapping[str, Any], ...] = (
    {
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
        },
    },
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {},
)


class Answer(msgspec.Struct, frozen=True):
    """What a model wrote, None where it wrote nothing; the tokens, where the server counts them."""

    content: str | None
    tokens: int | None


class ModelFailed(WorkError):
    """No answer was had. `lasting`: nor will the next document have one."""

    lasting = False


class _Passing(Exception):
    """What may be gone at the next attempt; `wait` is the seconds that the server asks for."""

    def __init__(self, last: ModelFailed, wait: float | None = None) -> None:
        self.last = last
        self.wait = wait
        super().__init__()


class _NotTaken(Exception):
    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__()


class Model:
    """A model at its address, asked under one deadline that is counted from when this is made."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.requests = 0
        self._clock = clock or Clock()
        self._ends = self._clock.monotonic() + settings.deadline_seconds
        self._form = 0

    def ask(self, system: str, user: str) -> Answer:
        """What the model answers. ModelFailed where there is no answer within the bounds."""
        while True:
            try:
                return _answer(self._patiently(system, user), self.settings)
            except _NotTaken as refused:
                self._form += 1
                if self._form == len(_FORMS):
                    self._form = 0
                    raise self._failed("status", str(refused.status)) from None

    def _patiently(self, system: str, user: str) -> bytes:
        settings = self.settings
        for attempt in range(1, settings.attempts + 1):
            try:
                return self._attempt(system, user)
            except _Passing as passing:
                if attempt == settings.attempts:
                    raise passing.last from None
                wait = self._wait(attempt, passing)
                _log.info("%s: attempt %d in %.1f s", settings.host, attempt + 1, wait)
                self._clock.sleep(wait)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _left(self) -> float:
        left = self._ends - self._clock.monotonic()
        if left <= 0:
            raise self._failed("deadline", seconds=f"{self.settings.deadline_seconds:g}")
        return left

    def _wait(self, attempt: int, passing: _Passing) -> float:
        """How long to wait before the next attempt: as asked, else longer each time, by chance."""
        most = min(self.settings.longest_wait_seconds, self._left())
        if passing.wait is not None:
            if passing.wait > most:
                raise self._failed("wait", seconds=f"{passing.wait:.0f}") from None
            return passing.wait
        longest = self.settings.backoff_seconds * 2 ** (attempt - 1)
        return float(min(most, longest * (0.5 + self._clock.chance() / 2)))

    def _attempt(self, system: str, user: str) -> bytes:
        settings = self.settings
        seconds = min(settings.seconds, self._left())
        slow = self._failed("slow", seconds=f"{settings.seconds:g}")
        watch = Watch(seconds)
        client = httpx.Client(
            timeout=httpx.Timeout(seconds, connect=min(_CONNECT_SECONDS, seconds)),
            trust_env=False,
            follow_redirects=False,
            verify=_tls(settings.url),
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        self.requests += 1
        try:
            with (
                watch,
                client,
                client.stream(
                    "POST",
                    settings.address,
                    content=self._body(system, user),
                    headers=self._headers(),
                    extensions={"trace": watch.trace},
                ) as answer,
            ):
                found = self._read(answer)
        except httpx.TransportError as error:
            if watch.rang or isinstance(error, httpx.TimeoutException):
                raise _Passing(slow) from None
            if _is_tls(error):
                raise self._failed("tls", lasting=True) from None
            raise _Passing(self._failed("no-answer", attempts=settings.attempts)) from None
        except (httpx.InvalidURL, UnicodeError):
            raise self._failed("no-answer", attempts=1, lasting=True) from None
        if watch.rang:
            raise _Passing(slow)
        return found

    def _body(self, system: str, user: str) -> bytes:
        said = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        body = {"model": self.settings.model, "messages": said, "stream": False}
        return json.dumps({**body, **_FORMS[self._form]}).encode("ascii")

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": f"isthmus/{__version__}",
        }
        try:
            key = key_of(self.settings.url)
        except CallError as error:
            # The environment of a worker is not that of who called it.
            raise self._failed("key-unusable", lasting=True, name=KEY) from error
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return headers

    def _read(self, answer: httpx.Response) -> bytes:
        status = answer.status_code
        if status in _PASSING:
            code = "busy" if status == 429 else "status"
            raise _Passing(self._failed(code, str(status)), asked_wait(answer, self._clock))
        if status in _NOT_TAKEN:
            raise _NotTaken(status)
        if status in _KEY_REFUSED:
            raise self._failed("key-refused", str(status), lasting=True, name=KEY)
        if 300 <= status < 400:
            raise self._failed("redirect", str(status), lasting=True)
        if status != httpx.codes.OK:
            raise self._failed("status", str(status), lasting=status in _NOT_THERE)
        if answer.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise self._failed("not-protocol", lasting=True)
        body = bytearray()
        # Never more than a little past the bound is held, whatever length is announced.
        for piece in answer.iter_raw():
            self._left()
            body += piece
            if len(body) > self.settings.most_bytes:
                raise self._failed("size", most=self.settings.most_bytes)
        return bytes(body)

    def _failed(
        self, code: str, value: str | None = None, *, lasting: bool = False, **values: Any
    ) -> ModelFailed:
        return _failed(self.settings, code, value, lasting=lasting, **values)


def _failed(
    settings: Settings, code: str, value: str | None = None, *, lasting: bool = False, **values: Any
) -> ModelFailed:
    problem = Problem(code=f"llm-{code}", file=settings.host, value=value, values=values)
    failed = ModelFailed([problem])
    failed.lasting = lasting
    return failed


class _Usage(msgspec.Struct):
    total_tokens: int | None = None


class _Part(msgspec.Struct):
    text: str = ""


class _Message(msgspec.Struct):
    content: str | list[_Part] | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class _Counted(msgspec.Struct):
    usage: _Usage | None = None


def _answer(body: bytes, settings: Settings) -> Answer:
    """The message in a body; a body that is none of the protocol is a page of something else."""
    try:
        choices = msgspec.json.decode(body, type=_Completion).choices
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise _failed(settings, "not-protocol", lasting=True) from None
    content = choices[0].message.content if choices else None
    if isinstance(content, list):
        content = "".join(part.text for part in content)
    return Answer(content, _tokens(body))


def _tokens(body: bytes) -> int | None:
    """What the server says that the request cost: it need not say, nor say it well."""
    try:
        usage = msgspec.json.decode(body, type=_Counted).usage
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    tokens = usage.total_tokens if usage else None
    return tokens if tokens is not None and 0 <= tokens < 10**9 else None


def _tls(url: str) -> ssl.SSLContext:
    if url.startswith("https:"):
        return httpx.create_ssl_context()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _is_tls(error: BaseException | None) -> bool:
    """Whether a connection failed at proving who answers."""
    for _ in range(8):
        if error is None:
            return False
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
