"""One document from a publisher's address, or a plain sentence why not.

Owns: the only way Isthmus reaches a publisher. Timeouts, a deadline that holds however slowly an
answer drips, retries that wait as they are told, limits on what an answer may weigh, and where a
fetch may lead: to the host that was asked and to public addresses, never elsewhere. Knows nothing
of what a document means.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import email.utils
import ipaddress
import logging
import random
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpx
import msgspec

from isthmus import __version__
from isthmus.case import Problem, WorkError

_log = logging.getLogger(__name__)

#: Statuses that may pass: too many requests, and a server that is ill or busy.
_PASSING = frozenset({429, 500, 502, 503, 504})
_MOST_REDIRECTS = 5
_UNPACK_STEP = 1 << 18
#: IPv6 addresses that stand for IPv4 ones behind a translator (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a fetch behaves. The defaults suit every publisher that comes with Isthmus.

    `deadline_seconds` is for a whole pull, all its documents and waits. `base_url` names a mirror:
    the address https://HOST/PATH is then fetched from BASE_URL/HOST/PATH. `allow_private` lets a
    fetch go to an address that is not public; it is for tests and for mirrors of one's own, and is
    never on by itself.
    """

    connect_seconds: float = 10
    read_seconds: float = 30
    deadline_seconds: float = 900
    attempts: int = 4
    backoff_seconds: float = 1
    longest_wait_seconds: float = 120
    most_bytes: int = 200_000_000
    most_unpacked_bytes: int = 600_000_000
    most_pages: int = 500
    user_agent: str = f"isthmus/{__version__} (regional migration statistics)"
    base_url: str | None = None
    allow_private: bool = False


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """Time and chance, so that a test can hold both."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    chance: Callable[[], float] = random.random


class Status(WorkError):
    """The publisher answered with a status that is no document."""

    def __init__(self, url: str, status: int) -> None:
        self.status = status
        super().__init__([Problem(code="pull-http", file=url, value=str(status))])


class _Passing(Exception):
    """What may be gone at the next attempt; `wait` is the seconds the publisher asks for."""

    def __init__(
        self, reason: str, *, wait: float | None = None, last: WorkError | None = None
    ) -> None:
        self.wait = wait
        self.last = last
        super().__init__(reason)


class Web:
    """Fetches documents under one deadline, counted from when it is made."""

    def __init__(self, options: Options, clock: Clock) -> None:
        self.options = options
        self.clock = clock
        self._ends = clock.monotonic() + options.deadline_seconds
        self._proving: ssl.SSLContext | None = None

    def get(self, url: str, types: Sequence[str]) -> bytes:
        """The document at an address, unpacked, of one of the media types.

        Raises WorkError: `Status` when the publisher answers with a status that is no document.
        """
        target = self._mirrored(url)
        for attempt in range(1, self.options.attempts + 1):
            try:
                return self._attempt(target, types)
            except _Passing as passing:
                self._within_deadline(url)
                if attempt == self.options.attempts:
                    raise passing.last or _failed(
                        "no-answer", url, str(passing), attempts=attempt
                    ) from None
                wait = self._wait(url, attempt, passing)
                _log.info("%s: %s; attempt %d after %.1f s", url, passing, attempt + 1, wait)
                self.clock.sleep(wait)
        raise AssertionError("unreachable: the last attempt returns or raises")

    # --- time ------------------------------------------------------------------------------------

    def _left(self) -> float:
        return self._ends - self.clock.monotonic()

    def _within_deadline(self, url: str) -> None:
        if self._left() <= 0:
            raise _failed("deadline", url, seconds=f"{self.options.deadline_seconds:g}")

    def _wait(self, url: str, attempt: int, passing: _Passing) -> float:
        """How long to wait before the next attempt: as asked, else longer each time, by chance."""
        options = self.options
        if passing.wait is not None:
            if passing.wait > min(options.longest_wait_seconds, self._left()):
                raise _failed("wait", url, seconds=f"{passing.wait:.0f}")
            return passing.wait
        longest = min(options.longest_wait_seconds, options.backoff_seconds * 2 ** (attempt - 1))
        # Between half and all of it, so that many who were refused together do not return together.
        wait = float(longest * (0.5 + self.clock.chance() / 2))
        if wait > self._left():
            raise _failed("deadline", url, seconds=f"{options.deadline_seconds:g}")
        return wait

    # --- one attempt -----------------------------------------------------------------------------

    def _attempt(self, url: str, types: Sequence[str]) -> bytes:
        for _ in range(_MOST_REDIRECTS + 1):
            with self._answer(url) as answer:
                if answer.has_redirect_location:
                    url = _followed(url, answer.headers.get("location", ""))
                    continue
                if answer.status_code in _PASSING:
                    raise _Passing(
                        f"status {answer.status_code}",
                        wait=asked_wait(answer, self.clock),
                        last=Status(url, answer.status_code),
                    )
                if answer.status_code != httpx.codes.OK:
                    raise Status(url, answer.status_code)
                _check_type(url, answer, types)
                return self._body(url, answer)
        raise _failed("redirects", url)

    @contextlib.contextmanager
    def _answer(self, url: str) -> Iterator[httpx.Response]:
        """Ask, at an address that was looked up and checked; give the answer before its body."""
        self._within_deadline(url)
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            raise _failed("scheme", url, url)
        address = self._address(url, host, _port(parts))
        left = max(0.001, self._left())
        options = self.options
        late = _failed("deadline", url, seconds=f"{options.deadline_seconds:g}")
        # The name is asked for once, here, and the connection goes to the address that was checked;
        # TLS still proves the name.
        there = httpx.URL(url).copy_with(host=address)
        headers = {
            "Host": parts.netloc,
            "User-Agent": options.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, identity",
        }
        watch = Watch(left)
        extensions: dict[str, Any] = {"trace": watch.trace}
        if parts.scheme == "https":
            extensions["sni_hostname"] = host
        # A connection is used once: kept, it would serve any name at its address.
        client = httpx.Client(
            timeout=httpx.Timeout(
                min(options.read_seconds, left), connect=min(options.connect_seconds, left)
            ),
            trust_env=False,
            verify=self._tls(parts.scheme),
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        try:
            with (
                watch,
                client,
                client.stream("GET", there, headers=headers, extensions=extensions) as answer,
            ):
                yield answer
            if watch.rang:
                raise late
        except httpx.TransportError as error:
            if watch.rang:
                raise late from error
            reason = str(error) or type(error).__name__
            broken = isinstance(error, httpx.RemoteProtocolError)
            last = _failed("truncated", url, reason) if broken else None
            raise _Passing(reason, last=last) from error

    def _body(self, url: str, answer: httpx.Response) -> bytes:
        """The body, unpacked piece by piece so that no answer can fill the memory."""
        packed = answer.headers.get("content-encoding", "identity").strip().lower()
        if packed not in ("identity", "", "gzip", "x-gzip"):
            raise _failed("encoding", url, packed)
        unpacker = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
        most, most_unpacked = self.options.most_bytes, self.options.most_unpacked_bytes
        declared = answer.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > most:
            raise _failed("size", url, most=most)
        received = 0
        body = bytearray()
        for piece in answer.iter_raw():
            self._within_deadline(url)
            received += len(piece)
            if received > most:
                raise _failed("size", url, most=most)
            while piece:
                if unpacker is None:
                    body += piece
                    break
                try:
                    body += unpacker.decompress(piece, _UNPACK_STEP)
                except zlib.error as error:
                    raise _Passing(
                        str(error), last=_failed("truncated", url, str(error))
                    ) from error
                piece = unpacker.unconsumed_tail
                if len(body) > most_unpacked:
                    raise _failed("unpacked", url, most=most_unpacked)
        if unpacker is not None and not unpacker.eof:
            raise _Passing("gzip", last=_failed("truncated", url, "gzip"))
        return bytes(body)

    def _tls(self, scheme: str) -> ssl.SSLContext:
        """The context that proves names, made once and only where one is needed."""
        if scheme == "http":
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._proving is None:
            self._proving = httpx.create_ssl_context()
        return self._proving

    # --- where a fetch may lead ------------------------------------------------------------------

    def _mirrored(self, url: str) -> str:
        base = self.options.base_url
        if base is None:
            return url
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return f"{base.rstrip('/')}/{parts.netloc}{parts.path}{query}"

    def _address(self, url: str, host: str, port: int) -> str:
        """An address of the host, once every address it has is a public one."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise _Passing(str(error), last=_failed("host", url, host)) from error
        addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
        if not self.options.allow_private:
            for address in addresses:
                if not is_public(address):
                    raise _failed("address", url, host, found=address)
        return addresses[0]


def asked_wait(answer: httpx.Response, clock: Clock) -> float | None:
    """The seconds that Retry-After asks to wait: a number, or a date (RFC 9110, 10.2.3)."""
    asked = answer.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        return float(asked)
    try:
        day = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return None
    if day.tzinfo is None:
        return None
    return max(0.0, (day - clock.now()).total_seconds())


def is_public(address: str) -> bool:
    """Whether an IP address is one that the whole web can reach, and none that leads back inside.

    Private, loopback, link-local, site-local, shared, reserved and multicast ranges are not; nor is
    an IPv6 address that carries such an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        carried = [ip.sixtofour, *(ip.teredo or ())]
        whole = ip.ipv4_mapped  # the IPv6 address is but another way to write this one
        if ip in _NAT64:
            whole = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if whole is not None:
            return is_public(str(whole))
        if ip.is_site_local or any(v4 is not None and not is_public(str(v4)) for v4 in carried):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class Watch:
    """Cuts a connection when its time is over, however an answer drips.

    It learns of the connection as the extension `trace` of an httpx request; `rang` says that the
    time was over.
    """

    def __init__(self, seconds: float) -> None:
        self.rang = False
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._socket: socket.socket | None = None

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Notes the connection's socket as httpx opens it, and again when TLS takes it over."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")

    def _ring(self) -> None:
        self.rang = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _failed(code: str, url: str, value: str | None = None, **values: Any) -> WorkError:
    return WorkError([Problem(code=f"pull-{code}", file=url, value=value, values=values)])


def _followed(url: str, location: str) -> str:
    """Where a redirect leads, if that is the same host and no step down from https."""
    try:
        target = str(httpx.URL(url).join(location))
        here, there = urlsplit(url), urlsplit(target)
        ports = (_port(here), _port(there))
    except (httpx.InvalidURL, ValueError) as error:
        raise _failed("redirect", url, location[:200]) from error
    if here.scheme == "https" and there.scheme != "https":
        raise _failed("downgrade", url, target[:200])
    up = (here.scheme, there.scheme, *ports) == ("http", "https", 80, 443)
    same_host = here.hostname == there.hostname and there.username is None
    same_port = ports[0] == ports[1] and here.scheme == there.scheme
    if not (same_host and (same_port or up)):
        raise _failed("redirect", url, target[:200])
    return target


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _check_type(url: str, answer: httpx.Response, types: Sequence[str]) -> None:
    """Refuse a page where a table was asked for. No type at all is left to the reader."""
    stated = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if stated and stated not in types:
        raise _failed("type", url, stated, wanted=types[0])
