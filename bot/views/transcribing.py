"""The record of a consultation in words: passages in order, for a page of the web, for a file, and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from html import unescape
from typing import Any

import orjson

from bot.domain.transcribing import (
    Added,
    Chapter,
    Consented,
    Edited,
    Ended,
    Entry,
    Liked,
    Projected,
    Said,
    Turn,
    Turned,
)
from bot.views import change_passages, doors, point_passages, speaking
from bot.views.actions.consulting import OpenConsultation
from bot.views.dates import dated
from bot.views.documents import Block, Document, Heading, Paragraph, Quote
from bot.views.markdown import markdown
from bot.views.passages import Passage, attached, place_notes
from bot.views.screens import Button, Media, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import AttachmentKind, ContributionStatus

WITH_WORDS = {Turn.OPENED_BY_HAND, Turn.MOVED, Turn.CONCLUDED_BY_HAND}


def passages(chapter: Chapter, text: Texts) -> tuple[Passage, ...]:
    """Return one page of the record in words."""
    titles = {each.id: each.title for each in chapter.subtopics}
    return tuple(_passage(entry, titles, text) for entry in chapter.entries)


def _passage(entry: Entry, titles: dict[int | None, str], text: Texts) -> Passage:
    if isinstance(entry, Said):
        return _said(entry, titles.get(entry.subtopic, ""), text) if entry.is_public else _gone(entry, text)
    if isinstance(entry, Edited | Added | Projected | Ended | Liked):
        return change_passages.passage_of(entry, text)
    if isinstance(entry, Turned):
        return _turned(entry, text)
    return _consented(entry, text) if isinstance(entry, Consented) else point_passages.passage_of(entry, text)


def _said(said: Said, title: str, text: Texts) -> Passage:
    photo = text.plain("record-photo", number=str(said.number))
    return Passage(
        kind="said",
        at=said.at,
        moment=dated(said.at, text=text),
        head=text.plain("record-who", number=str(said.number), who=who(said, text)),
        words=said.words,
        number=said.number,
        about=said.answers or 0,
        about_label=text.plain("record-answering", number=str(said.answers)) if said.answers else "",
        subtopic=text.plain("record-subtopic", title=title),
        notes=tuple(_notes(said, text)),
        stands=said.stands,
        stands_label=text.plain("record-stands", version=str(said.version)) if said.stands else "",
        files=tuple(attached(file, photo, text) for file in said.files),
    )


def who(said: Said, text: Texts) -> str:
    """Return as whom somebody appears in the record."""
    speaker = said.speaker
    return unescape(speaking.who(speaker.badge, speaker.name, speaker.region, text))


def _notes(said: Said, text: Texts) -> Iterator[str]:
    if said.question:
        yield text.plain("record-question", words=said.question)
    if said.edited_at is not None:
        edited = {"version": str(said.version), "moment": dated(said.edited_at, text=text)}
        yield text.plain("record-edited-later", **edited)
    yield from place_notes(said.latitude, said.longitude, text)
    if said.likes:
        yield text.plain("record-likes", count=said.likes)
    if said.replies:
        yield text.plain("record-replies", count=said.replies)


def _gone(said: Said, text: Texts) -> Passage:
    text_id = "record-stood" if said.status is ContributionStatus.WITHDRAWN else "record-stood-until-removed"
    known = {"number": str(said.number), "who": who(said, text)}
    head = text.plain(text_id, moment=dated(said.ended_at or said.at, text=text), **known)
    return Passage("gone", said.at, dated(said.at, text=text), head, number=said.number)


def _turned(entry: Turned, text: Texts) -> Passage:
    known = {"name": entry.name, "count": entry.number, "words": entry.words}
    return Passage(
        kind="turn",
        at=entry.at,
        moment=dated(entry.at, text=text),
        head=text.plain(f"record-turn-{entry.turn.value}", **known),
        words="" if entry.turn in WITH_WORDS else entry.words,
        notes=tuple(text.plain(f"record-part-{name}", words=words) for name, words in entry.parts),
        files=tuple(attached(file, file.name or text.plain("record-nameless"), text) for file in entry.files),
    )


def _consented(entry: Consented, text: Texts) -> Passage:
    """Return what people said to the outcome, by their roles: counted, and the reasons of those who object."""
    counts = [
        text.plain(
            "record-consent-role",
            role=each.role.value,
            support=each.support,
            live_with=each.live_with,
            object=each.object,
        )
        for each in entry.roles
    ]
    reasons = [text.plain("record-consent-objection", words=words) for words in entry.objections]
    notes = (*counts, *([text.plain("record-consent-why")] if reasons else []), *reasons)
    return Passage("turn", entry.at, dated(entry.at, text=text), text.plain("record-consent"), notes=notes)


def document(chapters: Sequence[Chapter], text: Texts, *, now: datetime) -> Document:
    """Return the whole record as a document."""
    first = chapters[0]
    found = first.consultation
    title = text.plain("record-title", number=str(found.id), theme=found.theme)
    made = text.plain("record-made", moment=dated(now, text=text))
    head = [text.plain("record-by", by=found.run_by)] if found.run_by else []
    blocks: list[Block] = [Paragraph(" ".join((*head, text.plain("record-numbers", views=first.views), made)))]
    for chapter in chapters:
        for passage in passages(chapter, text):
            blocks += _blocks(passage, text)
    return Document(title, tuple(blocks), made_at=now, footer=f"{text.brand}, {made}", language=text.language)


def _blocks(passage: Passage, text: Texts) -> Iterator[Block]:
    yield Heading(2, passage.head)
    reply = passage.about_label if passage.kind == "said" else ""
    below = [each for each in (passage.moment, passage.subtopic, reply) if each]
    yield Paragraph("\n".join(below))
    if passage.words:
        yield Quote(passage.words)
    for note in passage.notes:
        yield Paragraph(note)
    if passage.files:
        yield Paragraph(text.plain("record-files", names=", ".join(each.name for each in passage.files)))


def for_programs(chapters: Sequence[Chapter], *, now: datetime) -> bytes:
    """Return the whole record as JSON: the same entries, with their kinds, in order."""
    first = chapters[0]
    found = first.consultation
    entries = [_plain(entry) for chapter in chapters for entry in chapter.entries]
    whole: dict[str, Any] = {
        "consultation": found.id,
        "theme": found.theme,
        "run_by": found.run_by,
        "status": found.status,
        "made_at": now,
        "subtopics": [{"id": each.id, "title": each.title} for each in first.subtopics],
        "stages": [
            {"name": each.name, "kind": each.kind, "opened_at": each.opened_at, "closed_at": each.closed_at}
            for each in first.stages
        ],
        "entries": entries,
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)


def _plain(entry: Entry) -> dict[str, Any]:
    return {"entry": type(entry).__name__.lower(), **asdict(entry)}


def sent(chapters: Sequence[Chapter], text: Texts, *, now: datetime) -> Screen:
    """Send the whole record as files, and say where it is on the web."""
    number = chapters[0].consultation.id or 0
    known = {"number": str(number)}
    for_people = markdown(document(chapters, text, now=now)).encode()
    media = (
        Media(AttachmentKind.DOCUMENT, content=for_people, name=text.plain("record-file", **known)),
        Media(
            AttachmentKind.DOCUMENT,
            content=for_programs(chapters, now=now),
            name=text.plain("record-file-json", **known),
        ),
    )
    address = text.page(f"/c/{number}")
    words = paragraphs(text("record-sent", **known), text("record-on-web", link=address) if address else Html())
    return Screen(words, rows((doors.back(text, OpenConsultation(number)), doors.home(text))), media=media)


def on_web(number: int, text: Texts) -> tuple[Button, ...]:
    """Lead to the record on the web, where the place has pages."""
    address = text.page(f"/c/{number}")
    return (Button(text.plain("record-web-button"), url=address),) if address else ()
