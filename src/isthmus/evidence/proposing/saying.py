"""What asking a model came to, in sentences for people.

Owns: the account of what was asked, kept, dropped and emptied. Numbers and reasons only: no word of
a document or of an answer.
"""

from __future__ import annotations

from isthmus.words import Words

from .account import Counts


def said(counts: Counts, words: Words) -> list[str]:
    """The account as lines; nothing where no request was made and nothing left unsent."""
    if counts == Counts():
        return []
    lines = [words.say("llm-asked", requests=counts.requests, kept=counts.kept)]
    if counts.tokens is not None:
        lines.append(words.say("llm-tokens", tokens=words.number(counts.tokens)))
    if counts.dropped:
        reasons = ", ".join(
            f"{words.say(f'llm-dropped-{reason}')} {words.number(number)}"
            for reason, number in counts.dropped.items()
        )
        number = sum(counts.dropped.values())
        lines.append(words.say("llm-dropped", number=number, reasons=reasons))
    if counts.emptied:
        fields = ", ".join(
            f"{field} {words.number(number)}" for field, number in counts.emptied.items()
        )
        lines.append(words.say("llm-emptied", fields=fields))
    if counts.unsent:
        lines.append(words.say("llm-unsent", unsent=words.number(counts.unsent)))
    if counts.failed:
        lines.append(words.say("llm-failed", failed=counts.failed))
    return lines
