"""Which model is asked, where, and within what bounds.

Owns: the settings of the optional reader and the variables of the environment that give them. The
key is none of them: it is taken from the environment where a request is made, so that no record, no
file, no worker's queue and no error can hold it.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

import msgspec

from isthmus.case.problems import CallError

URL = "ISTHMUS_LLM_URL"
MODEL = "ISTHMUS_LLM_MODEL"
KEY = "ISTHMUS_LLM_KEY"
SECONDS = "ISTHMUS_LLM_SECONDS"
CHARACTERS = "ISTHMUS_LLM_CHARACTERS"
REQUESTS = "ISTHMUS_LLM_REQUESTS"

#: What each bound may be.
_BOUNDS = {SECONDS: (1, 3600), CHARACTERS: (500, 200_000), REQUESTS: (1, 1000)}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """A model at an address, and the bounds of asking it. Holds no secret, and pickles.

    `url` is the base of an OpenAI-compatible interface, such as http://localhost:11434/v1; there is
    none by default. `seconds` is for one answer, however it drips; `deadline_seconds` for all of
    one document, its waits included. `characters` is the most text in a request, `requests` the
    most requests for a document (each may be repeated `attempts` times), `proposals` the most that
    are looked at of one answer, `most_bytes` the most an answer may weigh.
    """

    url: str
    model: str
    seconds: float = 120
    deadline_seconds: float = 600
    attempts: int = 3
    backoff_seconds: float = 1
    longest_wait_seconds: float = 60
    characters: int = 12_000
    requests: int = 20
    proposals: int = 300
    most_bytes: int = 4_000_000

    @property
    def address(self) -> str:
        """Where requests go."""
        return f"{self.url}/chat/completions"

    @property
    def host(self) -> str:
        """Where requests go, as people are told: a path may hold what is not for telling."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def settings_from(
    environment: Mapping[str, str] | None = None,
    *,
    url: str | None = None,
    model: str | None = None,
    seconds: float | None = None,
    characters: int | None = None,
    requests: int | None = None,
) -> Settings:
    """The settings that the options give, else the environment. CallError for what cannot be."""
    given = os.environ if environment is None else environment
    url = (url or given.get(URL, "")).strip()
    model = (model or given.get(MODEL, "")).strip()
    if not url:
        raise CallError("llm-no-url", name=URL)
    if not model:
        raise CallError("llm-no-model", name=MODEL)
    if len(model) > 200 or not model.isprintable():
        raise CallError("llm-model", name=MODEL)
    url = _base(url)
    key_of(url, given)
    usual = Settings(url=url, model=model)
    return Settings(
        url=url,
        model=model,
        seconds=_number(SECONDS, seconds, given, usual.seconds),
        deadline_seconds=max(usual.deadline_seconds, _number(SECONDS, seconds, given, 0)),
        characters=int(_number(CHARACTERS, characters, given, usual.characters)),
        requests=int(_number(REQUESTS, requests, given, usual.requests)),
    )


def key_of(url: str, environment: Mapping[str, str] | None = None) -> str | None:
    """The key for a base address, None where the user gives none.

    CallError, without the key, for one that no header can carry, and for one that would cross a
    network in clear.
    """
    key = (os.environ if environment is None else environment).get(KEY, "").strip()
    if not key:
        return None
    if len(key) > 4096 or not (key.isascii() and key.isprintable()) or " " in key:
        raise CallError("llm-key", name=KEY)
    parts = urlsplit(url)
    if parts.scheme != "https" and not _is_here(parts.hostname or ""):
        raise CallError("llm-key-in-clear", name=KEY)
    return key


def _base(url: str) -> str:
    """An address without what follows it. Never told where it holds a name or a key of a user."""
    try:
        parts: SplitResult = urlsplit(url)
        port = parts.port
    except ValueError:
        raise CallError("llm-url", name=URL) from None
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise CallError("llm-url-more", name=URL)
    host = parts.hostname or ""
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if parts.scheme not in ("http", "https") or not host or port == 0 or not plain:
        raise CallError("llm-url", name=URL)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}".removesuffix(
        "/chat/completions"
    )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _number(name: str, option: float | None, environment: Mapping[str, str], usual: float) -> float:
    """A bound: the option, else the environment, else what is usual."""
    written = environment.get(name, "").strip() if option is None else str(option)
    if not written:
        return usual
    low, high = _BOUNDS[name]
    try:
        value = float(written)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise CallError("llm-bound", written, name=name, low=low, high=high)
    return value
