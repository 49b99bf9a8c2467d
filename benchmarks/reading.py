"""How well and how fast documents are read and compared, beside public readers on the same text.

Owns: the measures of the evidence room, each beside what we promise. Prints tables and asserts
nothing: a busy machine is no fault of the code.

    python benchmarks/reading.py
    python benchmarks/reading.py score FILE... [--errors [WORD...]] [--claims FILE.jsonl]
    python benchmarks/reading.py pairs FILE... [--errors] [--command]
    python benchmarks/reading.py peers FILE...
    python benchmarks/reading.py documents FOLDER [--errors]

Without a command: all of them on the development set, `passages/*-development.jsonl`, and on the
five documents where their folder stands beside the repository.

`score` reads labelled passages (see scoring.py) and prints how many figures were found and how many
of their attributes are right; `--errors` prints each error on a line, of these kinds alone (MISS,
FALSE, VALUE, unit, place…) where any are named; `--claims` takes the claims from a file that
`isthmus read --jsonl` wrote, its documents named by the passages' ids. `pairs` prints the verdicts
on labelled pairs (see verdicts.py), with `--command` those that the command prints. `peers` sets
our reading beside that of quantulum3 and of dateparser's searcher, with the rate of each in the
same run (see reading_peers.py). `documents` reads a folder that holds a `figures.csv` and a
`contradictions.csv` and looks for each of their rows.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

# A script, run by its path: the folder above holds `benchmarks` as others import it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import reading_peers, verdicts
from benchmarks.scoring import SCORED, Claim, Passage, Tally, aligned, dash, passages_of, table

Reader = Callable[[Passage], Sequence[Claim]]

HERE = Path(__file__).resolve().parent
PASSAGES = HERE / "passages"
DOCUMENTS = HERE.parents[1] / "shared" / "documents"
#: To reach, by language: precision and recall, then the attributes that are scored.
GOALS = {
    "en": (0.92, 0.92, 0.90, 0.85, 0.90, 0.90, 0.85),
    "es": (0.90, 0.90, 0.88, 0.82, 0.88, 0.88, 0.82),
}
PAIRS_GOAL = 0.88
CONTRADICTIONS_GOAL = 20
FALSE_GOAL = 3
RATE_GOAL = 10.0


def ours(passage: Passage) -> list[dict[str, Any]]:
    """The claims that our grammar reads in a passage, as mappings."""
    import msgspec

    from isthmus.evidence.reading import read_text

    published = dt.date.fromisoformat(passage.published) if passage.published else None
    claims = read_text(passage.text, published=published, language=None, name=passage.id)
    return [msgspec.to_builtins(claim) for claim in claims]


def from_file(path: Path) -> Reader:
    """A reader that takes its claims from a file of JSON lines, by the name of their document."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        by_name.setdefault(Path(claim["document"]).stem, []).append(claim)
    return lambda passage: by_name.get(passage.id, [])


def score(paths: Iterable[Path], reader: Reader) -> dict[str, Tally]:
    """What a reader makes of labelled files, by the name of each file."""
    tallies: dict[str, Tally] = {}
    for path in paths:
        tally = tallies.setdefault(path.stem, Tally())
        for passage in passages_of(path):
            tally.add(passage, reader(passage))
    return tallies


# --- the commands ---------------------------------------------------------------------------------


def run_score(asked: argparse.Namespace) -> int:
    """`score`: the errors that are asked for, then the table and what is to be reached."""
    tallies = score(asked.files, from_file(asked.claims) if asked.claims else ours)
    if asked.errors is not None:
        for tally in tallies.values():
            for error in tally.errors:
                if not asked.errors or error.what in asked.errors:
                    print(error)
    _print(table(tallies))
    for language, goals in GOALS.items():
        if any(name.startswith(language) for name in tallies):
            names = ("P", "R", *SCORED)
            said = ", ".join(f"{n} {dash(g)}" for n, g in zip(names, goals, strict=True))
            print(f"to reach, {language}: {said}")
    return 0


def run_pairs(asked: argparse.Namespace) -> int:
    """`pairs`: the errors that are asked for, the matrix, the clauses with errors, the share."""
    first = verdicts.first_of_command if asked.command else verdicts.first_verdict
    confusion = verdicts.score_pairs(asked.files, first)
    if asked.errors:
        print("\n".join(confusion.errors))
    _print(confusion.table())
    for clause in confusion.weak_clauses():
        print(f"  {clause}")
    share = dash(confusion.share)
    print(f"verdicts: {confusion.right} of {confusion.pairs} right, {share}; to reach {PAIRS_GOAL}")
    return 0


def run_peers(asked: argparse.Namespace) -> int:
    """`peers`: one table a file, each reader on the same passages."""
    for path in asked.files:
        language = path.stem[:2]
        print(f"{path.stem}: figures, periods and documents a second of one core")
        _print(aligned(list(_beside(passages_of(path), language))))
    return 0


def _beside(passages: Sequence[Passage], language: str) -> Iterable[Sequence[str]]:
    """The rows of a table of readers: ours, quantulum3 (English alone), dateparser's searcher."""
    yield ("reader", "P", "R", "dates P", "dates R", "documents/s", "ours is")
    read = [(passage, ours(passage)) for passage in passages]
    dates = reading_peers.dates_of_claims(read)
    pace = reading_peers.rate(lambda: [ours(passage) for passage in passages], len(passages))
    yield (
        "isthmus",
        *_figures(read),
        dash(dates.precision),
        dash(dates.recall),
        f"{pace:,.1f}",
        "",
    )
    if language == "en":
        try:
            parse = reading_peers.quantulum()
        except ImportError:
            print("quantulum3 is not installed: see the dependency group `bench`", file=sys.stderr)
        else:
            theirs = [(passage, reading_peers.quantities(passage, parse)) for passage in passages]
            peer = reading_peers.rate(
                lambda: [parse(passage.text) for passage in passages], len(passages), times=2
            )
            times = f"{pace / peer:,.1f}× (to reach {RATE_GOAL:.0f}×)"
            yield ("quantulum3", *_figures(theirs), "–", "–", f"{peer:,.1f}", times)
    try:
        search = reading_peers.searcher()
    except ImportError:
        print("dateparser is not installed: see the dependency group `bench`", file=sys.stderr)
        return
    dates = reading_peers.dates_of_search(passages, search, language)
    peer = reading_peers.rate(
        lambda: [search(p.text, p.published, language) for p in passages], len(passages), times=1
    )
    cells = ("–", "–", dash(dates.precision), dash(dates.recall), f"{peer:,.1f}")
    yield ("dateparser's searcher", *cells, f"{pace / peer:,.1f}×")


def _figures(read: Iterable[tuple[Passage, Sequence[Claim]]]) -> tuple[str, str]:
    tally = Tally()
    for passage, claims in read:
        tally.add(passage, claims)
    return dash(tally.precision), dash(tally.recall)


def run_documents(asked: argparse.Namespace) -> int:
    """`documents`: each labelled contradiction and the verdict found for it, and the false ones."""
    from isthmus.evidence.documents import read_file

    labelled = verdicts.contradictions_of(asked.folder / "contradictions.csv")
    paths = sorted(asked.folder.glob("*.txt"))
    documents = [read_file(path, name=path.name) for path in paths]
    claims, found = verdicts.compared(documents)
    result = verdicts.score_contradictions(labelled, documents, claims, found)
    read = verdicts.rows_read(asked.folder / "figures.csv", documents, claims.values())
    for kind, (those, rows) in read.items():
        print(f"  {kind}: {those} of {rows} rows read")
    for one in labelled:
        got = result.found[one.id] or verdicts.NOTHING
        mark = "right" if one.id in result.right else f"want {'|'.join(sorted(one.right))}"
        print(f"  {one.id}: {got} ({mark})")
    if asked.errors:
        print("\n".join(f"  FALSE {line}" for line in result.false))
    print(
        f"contradictions: {len(result.right)} of {len(labelled)} found with the right verdict, "
        f"to reach {CONTRADICTIONS_GOAL}; {len(result.false)} false, at most {FALSE_GOAL}"
    )
    return 0


def run_all(asked: argparse.Namespace) -> int:
    """Everything on the development set, one table after the other."""
    del asked
    passages = sorted(PASSAGES.glob("??-development.jsonl"))
    run_score(argparse.Namespace(files=passages, errors=None, claims=None))
    run_peers(argparse.Namespace(files=passages))
    run_pairs(
        argparse.Namespace(
            files=[PASSAGES / "pairs-development.jsonl"], errors=False, command=False
        )
    )
    if DOCUMENTS.is_dir():
        run_documents(argparse.Namespace(folder=DOCUMENTS, errors=False))
    else:
        print("the five documents are not beside the repository: no contradictions to look for")
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def main() -> int:
    """Take the measure asked for and print it."""
    parser = argparse.ArgumentParser(description="How well and how fast documents are read.")
    parser.set_defaults(run=run_all)
    commands = parser.add_subparsers()
    scoring = commands.add_parser("score", help="figures and attributes of labelled passages")
    scoring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    scoring.add_argument("--errors", nargs="*", metavar="WORD", help="print each error")
    scoring.add_argument("--claims", type=Path, help="claims as isthmus read --jsonl prints them")
    scoring.set_defaults(run=run_score)
    pairs = commands.add_parser("pairs", help="verdicts on labelled pairs of texts")
    pairs.add_argument("files", nargs="+", type=Path, metavar="FILE")
    pairs.add_argument("--errors", action="store_true", help="print each error")
    pairs.add_argument("--command", action="store_true", help="by isthmus reconcile, as a command")
    pairs.set_defaults(run=run_pairs)
    peers = commands.add_parser("peers", help="our reading beside that of public readers")
    peers.add_argument("files", nargs="+", type=Path, metavar="FILE")
    peers.set_defaults(run=run_peers)
    documents = commands.add_parser("documents", help="the contradictions of a folder")
    documents.add_argument("folder", type=Path)
    documents.add_argument("--errors", action="store_true", help="print each false one")
    documents.set_defaults(run=run_documents)
    asked = parser.parse_args()
    return int(asked.run(asked))


if __name__ == "__main__":
    sys.exit(main())
