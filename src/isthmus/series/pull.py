"""Fresh figures from a publisher: fetched, kept as they came, and written as a case writes them.

Owns: from a publisher's name to files in a folder. What is written appears whole or not at all; the
bytes are kept beside with their hash and day, unless the publisher's file holds more than
aggregates. Computes no figure.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import gzip
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import msgspec

from isthmus.case import CallError, Case, CaseError, Problem, WorkError, describe
from isthmus.case.package import FILE as PACKAGE
from isthmus.words import Words

from .publishers import (
    Address,
    Given,
    Paging,
    Publisher,
    Reading,
    Record,
    Row,
    by_id,
    surprises,
    table_csv,
)
from .publishers.documents import parsed_json
from .publishers.passages import passages_of
from .publishers.strict import Complaints, as_count
from .web import Clock, Options, Status, Web

__all__ = ["ByHand", "Clock", "Options", "Pulled", "Status", "pull", "take"]

#: Told how far a pull is: what is being done, how many documents are there, how many will be.
Progress = Callable[[str, int, int | None], None]


class Pulled(msgspec.Struct, frozen=True, kw_only=True):
    """What a pull made.

    `files` hold the rows, `raw` the bytes as they came and their record (`pulled.json`).
    `unchanged` is how many rows the case had already with the same number, so that they were not
    written again.
    """

    publisher: str
    retrieved: dt.date
    rows: int
    unchanged: int
    feeds: tuple[str, ...]
    files: tuple[Path, ...]
    raw: tuple[Path, ...]
    notes: tuple[Problem, ...]


class ByHand(CallError):
    """No program can fetch a publisher's figures; `how` tells, by language, how a person does."""

    def __init__(self, publisher: Publisher) -> None:
        self.how = publisher.by_hand
        super().__init__("pull-by-hand", publisher.name, url=publisher.url)

    def say(self, words: Words) -> str:
        """That it cannot be fetched, and how a person gets it, in the language if that is known."""
        return f"{super().say(words)}\n{self.how.get(words.language, '')}".rstrip()


class _Document(msgspec.Struct, frozen=True):
    """One document as it came."""

    file: str
    url: str
    data: bytes


def pull(
    publisher_id: str,
    into: Path,
    *,
    case: Case | None = None,
    years: Iterable[int] | None = None,
    published: Literal["retrieved", "lag"] = "retrieved",
    accept_surprises: bool = False,
    options: Options | None = None,
    clock: Clock | None = None,
    progress: Progress | None = None,
) -> Pulled:
    """Fetch what a publisher documents, read it, and write its rows under `into`.

    `into` gets `observations/SERIES.pulled-DAY.csv` (or `countries/…`) and `raw/`; when it is a
    case, its `datapackage.json` is written anew. `case` is the case the rows are meant for: it
    gives the borders to a publisher that is counted by border, and rows whose number it has already
    are left out, since a number published again is no new one. `years` are asked for where an
    address is of one year; without them this year and the one before.

    A row is dated by the publication when that says its day. Else `published` decides: "retrieved",
    the day of this pull, before which nobody can say it was known; or "lag", blank, which the case
    format reads as the end of the period plus the lag of the series.

    Raises CallError when the call cannot be, WorkError when the fetch or the writing failed,
    CaseError when a document was refused, or when all of it is not what was expected and
    `accept_surprises` is not set. Nothing is written then.
    """
    publisher = by_id(publisher_id)
    _check_call(publisher, case)
    if not publisher.addresses:
        raise ByHand(publisher)
    clock = clock or Clock()
    options = options or Options()
    notes: list[Problem] = []
    documents = list(
        _fetched(publisher, Web(options, clock), years, notes, progress or (lambda *_: None))
    )
    made = _Made(publisher, case, clock.now().date(), published, accept_surprises)
    return made.write(into, documents, notes)


def take(
    publisher_id: str,
    files: Sequence[Path],
    into: Path,
    *,
    case: Case | None = None,
    published: Literal["retrieved", "lag"] = "retrieved",
    accept_surprises: bool = False,
    clock: Clock | None = None,
) -> Pulled:
    """As `pull`, of files that a person downloaded, where no program can fetch them."""
    publisher = by_id(publisher_id)
    _check_call(publisher, case)
    documents: list[_Document] = []
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CallError("pull-no-file", file) from error
        # Tables of two years may have one name, each in its folder.
        before = sum(document.file.endswith(file.name) for document in documents)
        name = f"{before + 1}-{file.name}" if before else file.name
        documents.append(_Document(name, publisher.url, data))
    made = _Made(publisher, case, (clock or Clock()).now().date(), published, accept_surprises)
    return made.write(into, documents, [])


def _check_call(publisher: Publisher, case: Case | None) -> None:
    if publisher.needs_passages and case is None:
        raise CallError("pull-needs-case", publisher.name)


# --- fetching ------------------------------------------------------------------------------------


def _fetched(
    publisher: Publisher,
    web: Web,
    years: Iterable[int] | None,
    notes: list[Problem],
    progress: Progress,
) -> Iterator[_Document]:
    """Every document of a publisher, the pages of one answer put together."""
    this_year = web.clock.now().year
    wanted = sorted({*years}) if years is not None else [this_year - 1, this_year]
    tasks = [
        (address, year)
        for address in publisher.addresses
        for year in (wanted if "{year}" in address.url else [this_year])
    ]
    for done, (address, year) in enumerate(tasks):
        progress(address.file, done, len(tasks))
        url = address.url.replace("{this_year}", str(this_year)).replace("{year}", str(year))
        file = address.file.replace("{year}", str(year))
        try:
            if address.paging is not None:
                yield from _pages(web, address, address.paging, file, url)
                continue
            if address.link is not None:
                url = _newest_link(web, url, address.link)
                # An older edition may be of the older kind of workbook: the name says which came.
                file = Path(file).with_suffix(Path(urlsplit(url).path).suffix).name
            yield _Document(file, url, web.get(url, address.types))
        except Status as answered:
            # The table of a year that just began is not there yet; one asked for by year is missed.
            if "{year}" in address.url and years is None and answered.status == 404:
                notes.append(Problem(code="pull-not-yet", file=url, value=str(year)))
                continue
            raise
    progress(publisher.id, len(tasks), len(tasks))


def _pages(web: Web, address: Address, paging: Paging, file: str, url: str) -> Iterator[_Document]:
    """Every page of one answer. Each has to say that it is the page asked for, of as many."""
    most = web.options.most_pages
    page, pages = 1, 1
    while page <= pages:
        at = url.replace("{page}", str(page))
        document = _Document(file.replace("{page}", f"{page:03}"), at, web.get(at, address.types))
        complaints = Complaints(at)
        answer = parsed_json(document.data, complaints)
        stated, of = as_count(_at(answer, paging.page)), as_count(_at(answer, paging.pages))
        if stated is not None and of is not None:
            if of > most:
                problem = Problem(code="pull-pages", file=at, value=str(of), values={"most": most})
                raise WorkError([problem])
            if stated != page or (page > 1 and of != pages):
                raise WorkError([Problem(code="pull-page-moved", file=at, value=f"{stated}/{of}")])
            pages = of
        yield document
        page += 1


def _joined(documents: Sequence[_Document], paging: Paging) -> tuple[str, bytes]:
    """The pages of one answer as one page; a page that is no such answer alone, to be refused."""
    first = documents[0]
    if len(documents) == 1:
        return first.file, first.data
    answers = [parsed_json(document.data, Complaints(document.file)) for document in documents]
    records = []
    for document, answer in zip(documents, answers, strict=True):
        held = _at(answer, paging.records)
        if not isinstance(held, list) or as_count(_at(answer, paging.pages)) is None:
            return document.file, document.data
        records += held
    _put(answers[0], paging.records, records)
    _put(answers[0], paging.pages, 1)
    return first.file, json.dumps(answers[0]).encode()


def _at(answer: Any, path: str) -> Any:
    """The value at a path of keys and positions, or None."""
    for key in path.split("/"):
        if isinstance(answer, list) and key.isdigit() and int(key) < len(answer):
            answer = answer[int(key)]
        elif isinstance(answer, dict):
            answer = answer.get(key)
        else:
            return None
    return answer


def _put(answer: Any, path: str, value: Any) -> None:
    *parents, last = path.split("/")
    for key in parents:
        answer = answer[int(key)] if isinstance(answer, list) else answer[key]
    answer[int(last) if isinstance(answer, list) else last] = value


class _Links(HTMLParser):
    """The addresses that a page links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = dict(attrs).get("href")
        if tag == "a" and link:
            self.found.append(link)


def _newest_link(web: Web, url: str, pattern: str) -> str:
    """The newest link on a publisher's page that fits, on the publisher's own host."""
    links = _Links()
    links.feed(web.get(url, ["text/html", "application/xhtml+xml"]).decode("utf-8", "replace"))
    here = urlsplit(url)
    fitting = []
    for link in links.found:
        with contextlib.suppress(ValueError):  # of a link that is no address
            target = urljoin(url, link.strip())
            parts, found = urlsplit(target), re.search(pattern, target)
            if found and (parts.scheme, parts.netloc) == (here.scheme, here.netloc):
                fitting.append((found[1] if found.groups() else found[0], target))
    if not fitting:
        raise WorkError([Problem(code="pull-no-link", file=url, value=pattern)])
    return max(fitting)[1]


# --- reading and writing -------------------------------------------------------------------------


class _Made:
    """From documents to files."""

    def __init__(
        self,
        publisher: Publisher,
        case: Case | None,
        today: dt.date,
        published: Literal["retrieved", "lag"],
        accept_surprises: bool,
    ) -> None:
        self.publisher = publisher
        self.case = case
        self.today = today
        self.published = published
        self.accept_surprises = accept_surprises

    def write(self, into: Path, documents: list[_Document], notes: list[Problem]) -> Pulled:
        """Read the documents; write rows and bytes, all of it or nothing."""
        reading = self._read(documents)
        rows = [self._dated(row) for row in reading.rows]
        fresh = [row for row in rows if not self._known(row)]
        tables = {self._file_of(group): table_csv(group).encode() for group in _by_file(fresh)}
        raw = self._raw(documents)
        folder = Path("raw") / self.publisher.id / self.today.isoformat()
        try:
            _write_all(
                {into / name: data for name, data in tables.items()}
                | {into / folder / name: data for name, data in raw.items()}
            )
            if (into / PACKAGE).is_file():
                describe(into)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise WorkError(
                [Problem(code="pull-folder", value=str(into), values={"reason": reason})]
            ) from error
        return Pulled(
            publisher=self.publisher.id,
            retrieved=self.today,
            rows=len(fresh),
            unchanged=len(rows) - len(fresh),
            feeds=tuple(sorted({_series(row) for row in fresh})),
            files=tuple(into / name for name in tables),
            raw=tuple(into / folder / name for name in raw),
            notes=(*notes, *reading.notes),
        )

    def _read(self, documents: list[_Document]) -> Reading:
        complaints = Complaints(self.publisher.id)
        passages = None
        if self.publisher.needs_passages and self.case is not None:
            passages = passages_of(self.case)
        rows: list[Record] = []
        notes: list[Problem] = []
        for file, data in self._whole(documents):
            reading = self.publisher.read(data, Given(file=file, passages=passages))
            rows += reading.rows
            notes += reading.notes
        made = complaints.reading(rows, notes)
        unexpected = [] if self.accept_surprises else surprises(self.publisher, made)
        if unexpected:
            raise CaseError(unexpected)
        return made

    def _whole(self, documents: list[_Document]) -> Iterator[tuple[str, bytes]]:
        """Each document to read, the pages of one answer as one."""
        pagings = {a.file: a.paging for a in self.publisher.addresses if a.paging is not None}
        paged: dict[str, list[_Document]] = {}
        for document in documents:
            answer = re.sub(r"-\d{3}(?=\.)", "-{page}", document.file)
            if answer in pagings:
                paged.setdefault(answer, []).append(document)
            else:
                yield document.file, document.data
        for answer, pages in paged.items():
            yield _joined(pages, pagings[answer])

    def _dated(self, row: Record) -> Record:
        if row.published is None and self.published == "retrieved":
            return msgspec.structs.replace(row, published=self.today)
        return row

    def _known(self, row: Record) -> bool:
        """Whether the case has the number already, in the latest edition it knows."""
        if self.case is None or not isinstance(row, Row):
            return False
        key = _key(self.case, row)
        return key in self._latest and self._latest[key] == row.value

    @functools.cached_property
    def _latest(self) -> dict[tuple[str, ...], float | None]:
        """The publisher's own latest number of the case, by series, period, place, population."""
        assert self.case is not None
        frame = self.case.observations
        frame = frame.filter(~frame.get_column("relayed")).sort("published")
        columns = ("series", "period", "place", "population", "value")
        return {row[:4]: row[4] for row in frame.select(columns).iter_rows()}

    def _file_of(self, group: Sequence[Record]) -> Path:
        name = _series(group[0]) if isinstance(group[0], Row) else self.publisher.id
        return Path(self.publisher.table) / f"{name}.pulled-{self.today.isoformat()}.csv"

    def _raw(self, documents: list[_Document]) -> dict[str, bytes]:
        """The bytes as they came, packed, and the record of them.

        Packed also because a case may hold no CSV that is not one of its tables.
        """
        keep = self.publisher.keep_raw
        record = {
            "publisher": self.publisher.id,
            "retrieved": self.today.isoformat(),
            "licence": self.publisher.licence,
            "documents": [
                {
                    "file": f"{document.file}.gz" if keep else None,
                    "url": document.url,
                    "bytes": len(document.data),
                    "sha256": hashlib.sha256(document.data).hexdigest(),
                }
                for document in documents
            ],
        }
        packed = {f"{d.file}.gz": gzip.compress(d.data, mtime=0) for d in documents if keep}
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        return {**packed, "pulled.json": text.encode()}


def _series(row: Record) -> str:
    return row.series if isinstance(row, Row) else row.indicator


def _key(case: Case, row: Row) -> tuple[str, ...]:
    """The row's number as a case names it: its own place filled in, its population in order."""
    series = case.series.get(row.series)
    place = row.place or (series.place if series else None)
    population = row.population or "all"
    # A word that the case does not know stays as it is: the check of the case will say so.
    with contextlib.suppress(KeyError, ValueError):
        population = case.vocabulary.canonical(population)
    return row.series, row.period, place or "", population


def _by_file(rows: Sequence[Record]) -> Iterator[list[Record]]:
    """Rows by the file they go to: observations by series, figures of countries together."""
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault(row.series if isinstance(row, Row) else "", []).append(row)
    yield from groups.values()


def _write_all(contents: dict[Path, bytes]) -> None:
    """Write files so that all appear or none: first beside their place, then into it.

    A disk that is full is met before the first file appears; if one cannot take its place, those
    that did are taken away again.
    """
    waiting: list[tuple[Path, Path]] = []
    new: list[Path] = []
    try:
        for target, data in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=target.parent, prefix=f".{target.name}.", delete=False
            ) as file:
                waiting.append((Path(file.name), target))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for temporary, target in waiting:
            temporary.chmod(0o644)
            if not target.exists():
                new.append(target)
            temporary.replace(target)
    except OSError:
        for target in new:
            target.unlink(missing_ok=True)
        raise
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
