"""Asking a model, that answers well or badly; whatever it does, the grammar's claims are there."""

from __future__ import annotations

import json
import logging
import socket
import time
from typing import Any

import pytest

from isthmus.evidence.proposing import LlmReader, Proposed, Settings
from isthmus.evidence.proposing.settings import KEY
from isthmus.evidence.reading import read_document
from isthmus.words import LANGUAGES, words_in
from tests.evidence.proposing.model import (
    DOCUMENT,
    PATH,
    TEXT,
    Answer,
    Server,
    Waits,
    ask,
    body,
    claims,
    completion,
    document,
    drip,
    figure,
    flood,
    hang_up,
    says,
    silence,
    status,
)

GOOD = figure("13,425", 13425, 13425, place="PAN")
ANSWER = json.dumps({"claims": [GOOD]})
SECRET = f"sk-{'unseen' * 3}"


def failure(proposed: Proposed) -> str:
    """Why there is no answer: the name of the problem. It speaks every language."""
    assert proposed.failed
    (problem,) = proposed.problems
    for language in LANGUAGES:
        assert problem.say(words_in(language)).startswith("http://127.0.0.1:")
    return problem.code.removeprefix("llm-")


# --- what is sent --------------------------------------------------------------------------------


def test_a_request_speaks_the_protocol(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    proposed = ask(server, DOCUMENT, claims(GOOD))
    ((path, headers, sent),) = server.asked
    assert path == PATH
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert sent["model"] == "small"
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert TEXT in sent["messages"][1]["content"]
    assert sent["response_format"]["type"] == "json_schema"
    assert SECRET not in json.dumps(sent)
    assert (proposed.requests, proposed.tokens, len(proposed.claims)) == (1, 100, 1)


def test_without_a_key_none_is_sent(server: Server) -> None:
    ask(server, DOCUMENT, claims())
    ((_, headers, _),) = server.asked
    assert "Authorization" not in headers


@pytest.mark.parametrize("refused", [1, 2])
def test_a_server_that_takes_no_schema_is_asked_more_plainly(server: Server, refused: int) -> None:
    """And is asked so for the rest of the document."""
    proposed = ask(
        server, DOCUMENT, *[status(400)] * refused, claims(GOOD), claims(), characters=200
    )
    forms = [sent.get("response_format", {}).get("type") for _, _, sent in server.asked]
    assert forms[: refused + 1] == ["json_schema", "json_object", None][: refused + 1]
    assert set(forms[refused:]) == {["json_schema", "json_object", None][refused]}
    assert not proposed.failed
    assert proposed.requests == len(forms)


def test_a_long_document_is_sent_in_parts_and_no_more_than_allowed(server: Server) -> None:
    whole = " ".join(f"Post {i} counted {i + 2000} people." for i in range(400))
    read = document(f"{whole}\n\n{TEXT}")
    proposed = ask(server, read, claims(), characters=1000, requests=3)
    assert proposed.requests == 3
    parts = [sent["messages"][1]["content"] for _, _, sent in server.asked]
    assert all(len(part) < 1100 for part in parts)
    assert all(part.rstrip().split("\n")[-2].endswith(".") for part in parts)
    (problem,) = proposed.problems
    assert problem.code == "llm-unsent"
    assert proposed.unsent > 0
    for language in LANGUAGES:
        assert problem.say(words_in(language))


def test_what_is_sent_and_what_is_not_make_the_whole(server: Server) -> None:
    """No paragraph is left out or sent twice, with blanks to cut at and without."""
    for text in ("x" * 5000, "word " * 1000, f"{'y' * 700}\n\n{'z ' * 500}\n\nEnd."):
        read = document(text)
        proposed = ask(server, read, claims(), characters=600, requests=4)
        held = sum(one.end - one.start for one in read.paragraphs)
        sent = 0
        for _, _, request in server.asked:
            lines = request["messages"][1]["content"].split("\n")
            sent += len("\n".join(lines[2:-1]).replace("\n\n", ""))
        assert sent + proposed.unsent == held


def test_half_a_sign_can_be_sent(server: Server) -> None:
    proposed = ask(server, document(f"{TEXT} \ud83d end"), claims(GOOD))
    assert len(proposed.claims) == 1


# --- what a model writes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        ANSWER,
        f"```json\n{ANSWER}\n```",
        f"Here are the claims [as asked]: {ANSWER}\nI hope this helps {{you}}.",
        f"<think>{'{[' * 30} I should</think>{ANSWER}",
        json.dumps([GOOD]),
        f'{{"result": {ANSWER}}}',
        [{"type": "text", "text": ANSWER[:20]}, {"type": "text", "text": ANSWER[20:]}],
    ],
)
def test_the_json_is_found_in_what_a_model_writes(server: Server, written: Any) -> None:
    proposed = ask(server, DOCUMENT, says(written))
    assert [claim.place for claim in proposed.claims] == ["PAN"]
    assert proposed.dropped == {}


@pytest.mark.parametrize(
    ("written", "kept", "dropped"),
    [
        (None, 0, {"bad-json": 1}),
        ("", 0, {"bad-json": 1}),
        ("I found no claims.", 0, {"bad-json": 1}),
        (ANSWER[:-30], 0, {"bad-json": 1}),
        (ANSWER[:-2] + ', {"kind": "figure", "quo', 1, {"bad-json": 1}),
        (ANSWER[:-2] + ', {"kind": "figure", "value_low": NaN}]}', 1, {"bad-json": 1}),
        ("[" * 100_000, 0, {"bad-json": 1}),
        ('{"claims": ' * 20_000, 0, {"bad-json": 1}),
        ('{"claims": ' + "9" * 10_000 + "}", 0, {"bad-json": 1}),
        ('{"claims": "none"}', 0, {"bad-schema": 1}),
        ('{"answer": 42}', 0, {"bad-schema": 1}),
        ('{"claims": [1, "two", null, []]}', 0, {"bad-schema": 4}),
        ('{"claims": []}', 0, {}),
    ],
)
def test_what_is_no_list_of_claims_is_counted(
    server: Server, written: str | None, kept: int, dropped: dict[str, int]
) -> None:
    proposed = ask(server, DOCUMENT, says(written))
    assert len(proposed.claims) == kept
    assert proposed.dropped == dropped
    assert not proposed.failed


@pytest.mark.parametrize("tokens", [None, -1, 10**12, "many", 1.5])
def test_tokens_are_told_only_where_the_server_counts_them(server: Server, tokens: Any) -> None:
    assert ask(server, DOCUMENT, says(ANSWER, tokens)).tokens is None


def test_nothing_is_fetched_and_no_tool_is_called(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that was talked into it asks for tools and names addresses in vain."""
    monkeypatch.setenv(KEY, SECRET)
    place = f"{server.url}/steal?key={SECRET}"
    call = {"type": "function", "function": {"name": "fetch", "arguments": place}}
    proposal = GOOD | {"counter": place, "credited_to": SECRET, "url": place}
    answer = json.dumps({"claims": [proposal], "fetch": place})
    proposed = ask(server, DOCUMENT, says(answer, tool_calls=[call]))
    assert [path for path, _, _ in server.asked] == [PATH]
    (claim,) = proposed.claims
    assert (claim.counter, claim.credited_to) == (None, None)
    assert SECRET not in repr(proposed)


# --- a server that fails -------------------------------------------------------------------------


@pytest.mark.parametrize("bad", [status(429), status(500), status(503), hang_up])
def test_what_may_pass_is_asked_again(server: Server, bad: Answer) -> None:
    waits = Waits()
    proposed = ask(server, DOCUMENT, bad, bad, claims(GOOD), waits=waits)
    assert len(proposed.claims) == 1
    assert proposed.requests == 3
    assert waits.slept == [1, 2]


def test_a_server_s_wait_is_honoured(server: Server) -> None:
    waits = Waits()
    busy = status(429, Retry_After="7")
    later = status(503, Retry_After="Thu, 19 Jun 2025 12:00:09 GMT")
    assert ask(server, DOCUMENT, busy, later, claims(GOOD), waits=waits).claims
    assert waits.slept == [7, 9]


@pytest.mark.parametrize(
    ("answer", "code", "requests"),
    [
        (status(429, Retry_After="100000"), "wait", 1),
        (status(429), "busy", 3),
        (status(500), "status", 3),
        (hang_up, "no-answer", 3),
        (status(400), "status", 3),
        (status(404), "status", 1),
        (status(401), "key-refused", 1),
        (status(302, Location="/v1/elsewhere"), "redirect", 1),
        (status(307, Location="https://example.org/"), "redirect", 1),
        (body(b"<!doctype html><title>Log in</title>"), "not-protocol", 1),
        (body(b""), "not-protocol", 1),
        (body(b"{}"), "not-protocol", 1),
        (body(b'{"choices": [{"message": {"content": 7}}]}'), "not-protocol", 1),
        (body(b"[" * 1_000_000), "not-protocol", 1),
        (body(completion("x"), Content_Encoding="gzip"), "not-protocol", 1),
        (body(completion("x" * 5000)), "size", 1),
    ],
)
def test_a_server_that_fails_is_told_of_and_costs_no_claim(
    server: Server, answer: Answer, code: str, requests: int
) -> None:
    proposed = ask(server, DOCUMENT, answer, most_bytes=3000 if code == "size" else 4_000_000)
    assert failure(proposed) == code
    assert (proposed.claims, proposed.requests, proposed.tokens) == ((), requests, None)
    assert len(server.asked) == requests
    assert proposed.unsent == sum(one.end - one.start for one in DOCUMENT.paragraphs)


def test_an_answer_without_choices_is_empty(server: Server) -> None:
    proposed = ask(server, DOCUMENT, body(b'{"choices": []}'))
    assert proposed.dropped == {"bad-json": 1}


def test_an_answer_of_100_megabytes_is_broken_off(server: Server) -> None:
    begun = time.monotonic()
    assert failure(ask(server, DOCUMENT, flood(100))) == "size"
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("slow", [silence, drip])
def test_time_is_bounded_however_an_answer_drips(server: Server, slow: Answer) -> None:
    begun = time.monotonic()
    proposed = ask(server, DOCUMENT, slow, seconds=0.3, attempts=2)
    assert failure(proposed) == "slow"
    assert proposed.requests == 2
    assert time.monotonic() - begun < 3


def test_the_time_of_a_document_is_bounded(server: Server) -> None:
    proposed = ask(
        server, DOCUMENT, status(500), attempts=50, deadline_seconds=20, longest_wait_seconds=8
    )
    assert failure(proposed) == "deadline"
    assert proposed.requests < 8


def test_nobody_there(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    assert failure(ask(server, DOCUMENT, claims(), url=f"http://127.0.0.1:{port}/v1")) == (
        "no-answer"
    )
    proposed = ask(server, DOCUMENT, claims(), url="http://127.0.0.1..:1/v1", attempts=1)
    assert proposed.failed


def test_a_server_that_cannot_prove_itself_is_sent_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, SECRET)
    url = server.url.replace("http:", "https:")
    proposed = ask(server, DOCUMENT, claims(GOOD), url=url)
    (problem,) = proposed.problems
    assert problem.code == "llm-tls"
    assert proposed.lasting
    assert server.asked == []


def test_what_was_proposed_before_a_failure_is_kept(server: Server) -> None:
    proposed = ask(server, DOCUMENT, claims(GOOD), status(404), characters=200)
    assert len(proposed.claims) == 1
    assert failure(proposed) == "status"
    assert 0 < proposed.unsent < len(TEXT)


# --- the key -------------------------------------------------------------------------------------


def test_the_key_is_told_to_nobody_else(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that says the key back, in every way that fails, finds no one who repeats it."""
    monkeypatch.setenv(KEY, SECRET)
    caplog.set_level(logging.DEBUG)
    echo = json.dumps({"error": {"message": f"bad key {SECRET}"}}).encode()
    codes = (200, 302, 400, 401, 404, 418, 429, 500)
    told = [repr(ask(server, DOCUMENT, body(echo, code))) for code in codes]
    told.append(repr(ask(server, DOCUMENT, says(f"The key is {SECRET}."))))
    told.append(repr(ask(server, DOCUMENT, claims(GOOD | {"quote": SECRET, "kind": SECRET}))))
    reader = LlmReader(Settings(url=server.url, model="small"))
    told.append(repr((reader, reader.settings, reader(DOCUMENT))))
    told.append(caplog.text)
    assert SECRET not in "".join(told)
    assert all(headers["Authorization"].endswith(SECRET) for _, headers, _ in server.asked)


def test_a_key_that_cannot_be_used_where_the_reading_runs_is_a_problem(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "two words")
    proposed = ask(server, DOCUMENT, claims(GOOD))
    assert failure(proposed) == "key-unusable"
    assert server.asked == []


def test_the_grammar_s_claims_are_those_without_a_model(server: Server) -> None:
    known = set(read_document(DOCUMENT))
    server.answers = [claims(GOOD)]
    reader = LlmReader(Settings(url=server.url, model="small"))
    read = reader(DOCUMENT)
    assert known < set(read)
    assert [claim.start for claim in read] == sorted(claim.start for claim in read)
    assert read.counts.kept == 1
