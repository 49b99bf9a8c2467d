"""Fetching one document, from a server on this machine that answers well or badly."""

from __future__ import annotations

import datetime as dt
import email.utils
import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import WorkError
from isthmus.series import web
from isthmus.series.web import Clock, Options, Status, Web, is_public
from isthmus.words import LANGUAGES, words_in
from tests.series.replay import (
    Answer,
    Replay,
    cut,
    drip,
    hang_up,
    ok,
    packed,
    replay,
    silence,
    status,
)

CSV = ("text/csv",)
NOON = dt.datetime(2025, 6, 19, 12, tzinfo=dt.UTC)


class Waits:
    """A clock on which waiting takes no time, and remembers how long it would have been."""

    def __init__(self, chance: float = 1.0) -> None:
        self.slept: list[float] = []
        self.clock = Clock(
            monotonic=lambda: time.monotonic() + sum(self.slept),
            sleep=self.slept.append,
            now=lambda: NOON,
            chance=lambda: chance,
        )


@pytest.fixture(scope="module")
def _server() -> Iterator[Replay]:
    with replay() as server:
        yield server


@pytest.fixture
def server(_server: Replay) -> Replay:
    _server.answers.clear()
    _server.asked.clear()
    return _server


def options(**changes: Any) -> Options:
    """Options under which a fetch may go to this machine, and gives up soon."""
    return Options(**({"allow_private": True, "read_seconds": 2, "connect_seconds": 2} | changes))


def fetch(server: Replay, *answers: Answer, waits: Waits | None = None, **changes: Any) -> bytes:
    """The document at /x, which the server answers in turn."""
    server.answers["/x"] = list(answers)
    clock = (waits or Waits()).clock
    return Web(options(**changes), clock).get(f"{server.base}/x", CSV)


def failure(server: Replay, *answers: Answer, waits: Waits | None = None, **changes: Any) -> str:
    """What is told when /x cannot be fetched: the name of the problem. It speaks every language."""
    with pytest.raises(WorkError) as failed:
        fetch(server, *answers, waits=waits, **changes)
    for language in LANGUAGES:
        assert f"{server.base}/" in failed.value.say(words_in(language))
    (problem,) = failed.value.problems
    return problem.code.removeprefix("pull-")


# --- what is right -------------------------------------------------------------------------------


def test_a_document_comes_as_it_is(server: Replay) -> None:
    assert fetch(server, ok(b"a,b\r\n1,2\r\n")) == b"a,b\r\n1,2\r\n"


def test_a_packed_document_comes_unpacked(server: Replay) -> None:
    body = b"a,b\n" * 200_000
    assert fetch(server, packed(body)) == body


def test_we_say_who_we_are_and_what_we_can_unpack(server: Replay) -> None:
    fetch(server, ok(b"x"))
    ((_, headers),) = server.asked
    assert headers["User-Agent"].startswith("isthmus/")
    assert headers["Accept-Encoding"] == "gzip, identity"
    assert headers["Host"] == server.base.removeprefix("http://")


def test_a_document_without_a_type_is_left_to_its_reader(server: Replay) -> None:
    assert fetch(server, ok(b"x", type=None)) == b"x"


def test_a_redirect_on_the_same_host_is_followed(server: Replay) -> None:
    server.answers["/y"] = [ok(b"moved")]
    assert fetch(server, status(302, Location="/y")) == b"moved"


def test_an_address_is_fetched_from_a_mirror_under_its_host(server: Replay) -> None:
    server.answers["/mirror/example.org/data.csv?year=2024"] = [ok(b"mirrored")]
    fetched = Web(options(base_url=f"{server.base}/mirror/"), Waits().clock)
    assert fetched.get("https://example.org/data.csv?year=2024", CSV) == b"mirrored"


# --- what may pass -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_server_that_was_ill_is_asked_again(server: Replay, code: int) -> None:
    waits = Waits()
    assert fetch(server, status(code), status(code), ok(b"well"), waits=waits) == b"well"
    assert waits.slept == [1, 2]


@pytest.mark.parametrize("bad", [hang_up, cut(b"a,b\n", 4000), cut(b"", 10)])
def test_an_answer_that_broke_off_is_asked_for_again(server: Replay, bad: Answer) -> None:
    assert fetch(server, bad, ok(b"whole")) == b"whole"


def test_a_packed_answer_that_broke_off_is_asked_for_again(server: Replay) -> None:
    half = gzip.compress(b"a,b\n" * 1000)[:-12]
    assert fetch(server, ok(half, Content_Encoding="gzip"), ok(b"whole")) == b"whole"


def test_a_server_that_says_nothing_is_asked_again(server: Replay) -> None:
    assert fetch(server, silence, ok(b"awake"), read_seconds=0.1) == b"awake"


@given(chance=st.floats(0, 1, exclude_max=True))
def test_waits_grow_and_scatter_and_end(chance: float) -> None:
    """Each between half and all of twice the one before, never above the longest."""
    waits = Waits(chance)
    fetched = Web(options(attempts=12, longest_wait_seconds=8, deadline_seconds=10**6), waits.clock)
    for attempt in range(1, 12):
        most = min(8, 2 ** (attempt - 1))
        wait = fetched._wait("url", attempt, web._Passing("ill"))
        assert most / 2 <= wait <= most


def test_a_server_that_says_how_long_to_wait_is_believed(server: Replay) -> None:
    waits = Waits()
    assert fetch(server, status(429, Retry_After="17"), ok(b"x"), waits=waits) == b"x"
    assert waits.slept == [17]


def test_a_server_that_says_until_when_to_wait_is_believed(server: Replay) -> None:
    waits = Waits()
    until = email.utils.format_datetime(NOON + dt.timedelta(seconds=40), usegmt=True)
    assert fetch(server, status(503, Retry_After=until), ok(b"x"), waits=waits) == b"x"
    assert waits.slept == [40]


def test_a_server_that_asks_for_longer_than_we_wait_is_left_alone(server: Replay) -> None:
    waits = Waits()
    assert failure(server, status(429, Retry_After="4000"), ok(b"x"), waits=waits) == "wait"
    assert waits.slept == []
    assert server.paths == ["/x"]


@pytest.mark.parametrize("stated", ["soon", "-3", "9" * 40, ""])
def test_a_wait_that_means_nothing_is_no_wait_of_theirs(server: Replay, stated: str) -> None:
    waits = Waits()
    assert fetch(server, status(429, Retry_After=stated), ok(b"x"), waits=waits) == b"x"
    assert waits.slept == [1]


# --- what does not pass --------------------------------------------------------------------------


def test_a_server_that_stays_ill_is_given_up(server: Replay) -> None:
    waits = Waits()
    assert failure(server, status(503), waits=waits) == "http"
    assert len(server.paths) == 4
    assert len(waits.slept) == 3


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451, 304])
def test_a_status_that_is_no_document_is_told_at_once(server: Replay, code: int) -> None:
    with pytest.raises(Status) as failed:
        fetch(server, status(code))
    assert failed.value.status == code
    assert len(server.paths) == 1


def test_answers_that_all_break_off_are_told(server: Replay) -> None:
    assert failure(server, cut(b"a,b\n", 4000), attempts=2) == "truncated"


def test_a_server_that_never_answers_is_told(server: Replay) -> None:
    assert failure(server, silence, attempts=2, read_seconds=0.1) == "no-answer"


def test_nobody_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(WorkError, match="did not answer after 2 attempts"):
        Web(options(attempts=2), Waits().clock).get(f"http://127.0.0.1:{port}/", CSV)


def test_a_host_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(WorkError, match=r"the host nowhere\.example is not found"):
        Web(options(), Waits().clock).get("https://nowhere.example/", CSV)


def test_a_page_where_a_table_was_asked_for_is_told(server: Replay) -> None:
    assert failure(server, ok(b"<html>", type="text/html; charset=utf-8")) == "type"


def test_a_type_is_compared_without_its_case_and_parameters(server: Replay) -> None:
    assert fetch(server, ok(b"x", type="Text/CSV; charset=utf-8")) == b"x"


# --- weight --------------------------------------------------------------------------------------


def test_an_answer_that_says_it_is_too_large_is_not_read(server: Replay) -> None:
    assert failure(server, cut(b"a", 10**9), most_bytes=1000) == "size"


def test_an_answer_that_turns_out_too_large_is_cut_off(server: Replay) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n" + b"x" * 5000
    assert failure(server, drip(head), most_bytes=1000) == "size"


def test_a_packed_answer_is_cut_off_before_it_fills_the_memory(server: Replay) -> None:
    """Thirty megabytes of zeros packed into thirty kilobytes, and packed once more."""
    bomb = gzip.compress(b"\0" * 30_000_000)
    assert len(bomb) < 40_000
    assert (
        failure(server, ok(bomb, Content_Encoding="gzip"), most_unpacked_bytes=10**6) == "unpacked"
    )


def test_a_packing_that_was_not_asked_for_is_refused(server: Replay) -> None:
    assert failure(server, ok(b"x", Content_Encoding="br")) == "encoding"


def test_what_is_not_packed_as_it_says_is_told(server: Replay) -> None:
    assert failure(server, ok(b"plain", Content_Encoding="gzip"), attempts=1) == "truncated"


@given(body=st.binary(max_size=2000), cuts=st.lists(st.integers(0, 3000), max_size=4))
def test_however_an_answer_is_cut_into_pieces_it_unpacks_to_the_same(
    body: bytes, cuts: list[int]
) -> None:
    squeezed = zlib.compressobj(wbits=31)
    whole = squeezed.compress(body) + squeezed.flush()
    edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    pieces = [whole[start:end] for start, end in pairwise(edges)]
    answer = httpx.Response(200, headers={"content-encoding": "gzip"}, content=iter(pieces))
    assert Web(options(), Waits().clock)._body("url", answer) == body


# --- time ----------------------------------------------------------------------------------------

HEADS = {
    "a body that drips": b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
    "a body without a length": b"HTTP/1.1 200 OK\r\n\r\n",
    "a head that drips": b"HTTP/1.1 200 OK\r\nX-Slow: ",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_slow_drip_ends_at_the_deadline(server: Replay, head: bytes) -> None:
    """Each byte comes in time, so that no timeout of one read ever ends it."""
    began = time.monotonic()
    assert failure(server, drip(head), deadline_seconds=0.4) == "deadline"
    assert time.monotonic() - began < 2


def test_waits_count_towards_the_deadline(server: Replay) -> None:
    waits = Waits()
    assert failure(server, status(503), waits=waits, deadline_seconds=2.5) == "deadline"
    assert waits.slept == [1]  # the next would have been two seconds


def test_a_deadline_is_for_all_documents_together(server: Replay) -> None:
    server.answers["/x"] = [ok(b"x")]
    waits = Waits()
    fetched = Web(options(deadline_seconds=60), waits.clock)
    assert fetched.get(f"{server.base}/x", CSV) == b"x"
    waits.slept.append(61)
    with pytest.raises(WorkError, match="60 seconds"):
        fetched.get(f"{server.base}/x", CSV)


# --- where a fetch may lead ----------------------------------------------------------------------


def test_a_fetch_does_not_go_to_this_machine_by_itself(server: Replay) -> None:
    assert failure(server, ok(b"secret"), allow_private=False) == "address"
    assert server.paths == []


@pytest.mark.parametrize(
    "location",
    [
        "http://example.org/x",
        "//example.org/x",
        "http://localhost/x",
        "http://127.0.0.1:1/x",
        "http://10.0.0.5/latest/meta-data/",
        "http://[::1]/x",
        "ftp://127.0.0.1/x",
        "file:///etc/hostname",
        "http://127.0.0.1:99999999/x",
        "http://[",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(server: Replay, location: str) -> None:
    assert failure(server, status(301, Location=location)) == "redirect"
    assert server.paths == ["/x"]


def test_a_redirect_to_a_name_in_disguise_is_not_followed(server: Replay) -> None:
    disguised = server.base.replace("http://", "http://user@")
    assert failure(server, status(302, Location=f"{disguised}/y")) == "redirect"


def test_redirects_without_end_are_told(server: Replay) -> None:
    assert failure(server, status(302, Location="/x")) == "redirects"


def test_a_step_down_from_https_is_not_taken() -> None:
    with pytest.raises(WorkError, match="from https"):
        web._followed("https://example.org/x", "http://example.org/x")
    assert web._followed("http://example.org/x", "https://example.org/y") == "https://example.org/y"


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:///etc/hostname", "https://", "x", "https://me@example.org/"],
)
def test_only_addresses_of_the_web_are_fetched(url: str) -> None:
    with pytest.raises(WorkError, match="no address of the web"):
        Web(options(), Waits().clock).get(url, CSV)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "192.0.2.7",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2001:0:7f00:1::1",
    ],
)
def test_addresses_that_lead_back_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_web(address: str) -> None:
    assert is_public(address)


class Names:
    """A resolver: names of the test to addresses, in turn; addresses to themselves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **names: list[list[str]]) -> None:
        self.names = {name.replace("_", "."): turns for name, turns in names.items()}
        self.asked: list[str] = []
        self.real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self)

    def __call__(self, host: str, port: Any, *args: Any, **kwargs: Any) -> Any:
        """As socket.getaddrinfo."""
        if host not in self.names:
            return self.real(host, port, *args, **kwargs)
        self.asked.append(host)
        turns = self.names[host]
        addresses = turns.pop(0) if len(turns) > 1 else turns[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]


@pytest.fixture
def _this_machine_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a name can lead to the server of the test, and everywhere else stays as it is."""
    monkeypatch.setattr(
        web, "is_public", lambda address: address == "127.0.0.1" or is_public(address)
    )


@pytest.mark.usefixtures("_this_machine_is_public")
def test_a_name_is_looked_up_once_and_the_connection_goes_there(
    server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it looked up again, a second answer could lead elsewhere."""
    names = Names(monkeypatch, publisher_test=[["127.0.0.1"], ["10.0.0.5"]])
    server.answers["/x"] = [ok(b"found")]
    fetched = Web(options(allow_private=False), Waits().clock)
    assert fetched.get(f"http://publisher.test:{server.server_port}/x", CSV) == b"found"
    assert names.asked == ["publisher.test"]
    assert server.asked[0][1]["Host"] == f"publisher.test:{server.server_port}"


@pytest.mark.usefixtures("_this_machine_is_public")
def test_a_name_that_turns_to_a_private_address_on_a_redirect_is_refused(
    server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    Names(monkeypatch, publisher_test=[["127.0.0.1"], ["10.0.0.5"]])
    server.answers["/x"] = [status(302, Location="/y")]
    server.answers["/y"] = [ok(b"inside")]
    with pytest.raises(WorkError, match=r"no public address of the web \(10\.0\.0\.5\)"):
        Web(options(allow_private=False), Waits().clock).get(
            f"http://publisher.test:{server.server_port}/x", CSV
        )
    assert server.paths == ["/x"]


@pytest.mark.usefixtures("_this_machine_is_public")
def test_a_name_with_one_private_address_among_others_is_refused(
    server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    Names(monkeypatch, publisher_test=[["127.0.0.1", "192.168.0.9"]])
    with pytest.raises(WorkError, match=r"192\.168\.0\.9"):
        Web(options(allow_private=False), Waits().clock).get(
            f"http://publisher.test:{server.server_port}/x", CSV
        )
    assert server.paths == []


def test_the_way_out_is_closed_unless_it_is_opened() -> None:
    """Nothing but the caller opens the way to a private address."""
    assert Options().allow_private is False
    assert Options().base_url is None
