"""The documents that a brief heard: who published each and when, and how many witnesses they are.

Owns: the table of documents, the stories that make several of them one witness, what was left out
because it was published later, and what could not be read.
"""

from __future__ import annotations

from isthmus.brief.model import Block, Bullets, Column, Note, Paragraph, Subsection, Table, Text
from isthmus.evidence.records import Document
from isthmus.evidence.witnesses import Story, outlets_of

from .telling import Teller

#: Documents in the table; beyond them a number says how many more.
_ROWS = 60


def sources_part(teller: Teller) -> Subsection:
    """The documents, and what is to know of them as witnesses."""
    pen, found = teller.pen, teller.heard.found
    documents = sorted(found.documents.values(), key=lambda one: one.name)
    table = Table(
        id="said-documents-table",
        caption=pen.words_of("said-documents-caption"),
        columns=tuple(
            Column(pen.words_of(key))
            for key in (
                "said-column-document",
                "said-column-publisher",
                "said-column-date",
                "said-column-credits",
            )
        ),
        rows=tuple(_row(teller, document) for document in documents[:_ROWS]),
    )
    blocks: list[Block] = [table]
    if len(documents) > _ROWS:
        left = len(documents) - _ROWS
        n = pen.tally("documents.left", left, pen.words_of("said-documents-left-label"))
        blocks.append(Paragraph(pen.say("said-documents-left", n=n, count=left)))
    told = [story for story in found.stories if len(story.documents) > 1]
    if told:
        blocks.append(Bullets(tuple(_story(teller, story) for story in told)))
    return Subsection("said-documents", pen.words_of("said-documents-title"), tuple(blocks))


def notes_of(teller: Teller) -> list[Block]:
    """What to know before reading: what was assumed, left out, or could not be read."""
    pen, heard = teller.pen, teller.heard
    blocks: list[Block] = []
    undated = [one for one in heard.known.documents if one.published is None]
    if undated:
        n = pen.tally("undated", len(undated), pen.words_of("said-undated-label"))
        day = pen.words.date(heard.known.day)
        blocks.append(
            Note("assumption", pen.say("said-undated-note", n=n, count=len(undated), day=day))
        )
    if heard.known.later:
        n = pen.tally("later", len(heard.known.later), pen.words_of("said-later-label"))
        names = pen.words.listing(one.name for one in heard.known.later)
        blocks.append(
            Note("limit", pen.say("said-later", n=n, count=len(heard.known.later), names=names))
        )
    if heard.unread:
        n = pen.tally("unread", len(heard.unread), pen.words_of("said-unread-label"))
        names = pen.words.listing(heard.unread)
        blocks.append(
            Note("limit", pen.say("said-unread", n=n, count=len(heard.unread), names=names))
        )
    if heard.private:
        n = pen.tally("private", heard.private, pen.words_of("said-private-label"))
        blocks.append(Note("limit", pen.say("said-private", n=n, count=heard.private)))
    return blocks


def _row(teller: Teller, document: Document) -> tuple[Text, ...]:
    pen = teller.pen
    title = document.title or document.name
    name = teller.titled(title, document)
    if document.title:
        name = (*name, *pen.text(f" ({document.name})"))
    credits_ = sorted(outlets_of(document))
    return (
        name,
        pen.text(document.publisher) or pen.absent("said-unstated"),
        pen.text(teller.dated(document)),
        pen.text(pen.words.listing(credits_)) if credits_ else pen.absent("said-nobody"),
    )


def _story(teller: Teller, story: Story) -> Text:
    """Which documents are one witness, and why."""
    pen, documents = teller.pen, teller.heard.found.documents
    names = [documents[key].name for key in story.documents]
    reasons = dict.fromkeys(pen.words_of(f"said-story-{link.reason}") for link in story.links)
    return pen.say(
        "said-story",
        documents=pen.words.listing(names),
        reasons=pen.words.listing(reasons),
    )
