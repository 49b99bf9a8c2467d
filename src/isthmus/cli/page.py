"""How a help page looks: usage, text, and lists of words with their meaning.

Owns: the layout, in plain text for any width. The page of a command and the page in front of all
commands are both made here, from the texts of the session; neither needs click.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .session import Session

#: Each command, in the order of the list, and the module that holds it.
COMMANDS = {
    "new": "isthmus.cli.new",
    "check": "isthmus.cli.check",
    "series": "isthmus.cli.series",
    "read": "isthmus.cli.read",
    "reconcile": "isthmus.cli.reconcile",
    "review": "isthmus.cli.review",
    "simulate": "isthmus.cli.simulate",
    "fit": "isthmus.cli.fit",
    "forecast": "isthmus.cli.forecast",
    "compare": "isthmus.cli.compare",
    "score": "isthmus.cli.score",
    "track": "isthmus.cli.track",
    "share": "isthmus.cli.share",
    "keys": "isthmus.cli.keys",
    "divide": "isthmus.cli.divide",
    "brief": "isthmus.cli.brief",
    "pull": "isthmus.cli.pull",
}
#: What may be asked before a command is named: the words of the option, and the name of its text.
ABOUT = (
    ("--version", "isthmus-version"),
    ("--lang {language}", "any-lang"),
    ("--debug", "any-debug"),
    ("-h, --help", "any-help"),
)
#: Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 96

Meaning = tuple[str, str]


def front(session: Session, width: int) -> str:
    """The page in front of all commands: what Isthmus is and what can be asked of it."""
    commands = [(name, first_paragraph(session.help(name))) for name in COMMANDS]
    language = session.help("metavar-language")
    options = [(words.format(language=language), session.help(key)) for words, key in ABOUT]
    pieces = [session.help("metavar-options"), session.help("metavar-command"), "..."]
    return "\n\n".join(
        [
            usage(session, "isthmus", pieces),
            text(session.help("isthmus"), width),
            listing(session.help("commands"), commands, width),
            listing(session.help("options"), options, width),
        ]
    )


def of_command(
    session: Session,
    name: str,
    *,
    pieces: Sequence[str],
    arguments: Iterable[Meaning],
    options: Iterable[Meaning],
    width: int,
) -> str:
    """The page of one command; `pieces` are the words of its usage after its name."""
    parts = [usage(session, f"isthmus {name}", pieces), text(session.help(name), width)]
    if explained := list(arguments):
        parts.append(listing(session.help("arguments"), explained, width))
    parts.append(listing(session.help("options"), options, width))
    examples = session.help(f"{name}-examples").splitlines()
    parts.append("\n".join([f"{session.help('examples')}:", *(f"  {line}" for line in examples)]))
    return "\n\n".join(parts)


def usage(session: Session, command: str, pieces: Sequence[str]) -> str:
    """The line that shows how a command is called."""
    return f"{session.help('usage')}: {' '.join([command, *pieces])}"


def text(paragraphs: str, width: int) -> str:
    """Paragraphs, each wrapped to the width."""
    return "\n\n".join(
        "\n".join(wrapped(" ".join(paragraph.split()), width))
        for paragraph in paragraphs.split("\n\n")
    )


def listing(title: str, meanings: Iterable[Meaning], width: int) -> str:
    """Words and what they mean, side by side; one under the other where there is no room."""
    rows = list(meanings)
    column = max((len(word) for word, _ in rows), default=0) + 4
    beside = min(width, WIDEST) - column >= 36
    lines = [f"{title}:"]
    for word, meaning in rows:
        indent = column if beside else 6
        said = wrapped(" ".join(meaning.split()), width, indent)
        if beside:
            lines.append(f"  {word}".ljust(column) + said[0].lstrip())
            lines += said[1:]
        else:
            lines += [f"  {word}", *said]
    return "\n".join(lines)


def wrapped(words: str, width: int, indent: int = 0) -> list[str]:
    """The words in lines of at most `width` columns; a longer word stands alone on its line."""
    room = max(min(width, WIDEST) - indent, 20)
    lines = [""]
    for word in words.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return [" " * indent + line for line in lines]


def first_paragraph(help_text: str) -> str:
    """What a command says of itself in the list of commands."""
    return " ".join(help_text.partition("\n\n")[0].split())
