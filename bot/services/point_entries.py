"""What the record says of points: put to departments, handled, replied to in versions, more demanded, taken back."""

from collections.abc import Iterator

from sqlmodel import Session

from bot.domain.casing import CITIZENS_WORDS, ONLY_FOR_STAFF, Published
from bot.domain.pointing import PointReading
from bot.domain.transcribing import Demanded, File, Handled, Pointed, PointEntry, Replied, Reworded, Speaker
from storage import departments, points_read, transcript_changes, transcripts
from storage.tables import CaseEvent, CaseEventKind, PointVersion
from storage.transcripts import Span

# These stand in the record with all their words, each as an entry of its own.
TOLD_APART = frozenset({CaseEventKind.OPENED, CaseEventKind.REPLIED, CaseEventKind.STATUS, CaseEventKind.DEMANDED,
                        CaseEventKind.REWORDED}) | ONLY_FOR_STAFF  # fmt: skip


def of(db: Session, consultation_id: int, span: Span) -> Iterator[PointEntry]:
    """Yield everything about the points of which something happened in this time; not all of it happened then."""
    moved = transcripts.points_moved(db, consultation_id, span)
    if not moved:
        return
    readings = points_read.of_consultation(db, consultation_id, only=moved)
    worded = transcript_changes.point_versions(db, moved)
    events = transcript_changes.case_events(db, [each.case.id or 0 for each in readings if each.case is not None])
    named = {each.department_id for some in events.values() for each in some if each.department_id is not None}
    names = {number: each.name for number, each in departments.by_ids(db, named).items()}
    files = transcripts.reply_files(db, [each.reply.id or 0 for reading in readings for each in reading.replies])
    for reading in readings:
        number = reading.case.id or 0 if reading.case else 0
        yield from _worded(reading, worded.get(reading.point.id or 0, []), events.get(number, []), names)
        yield from _handled(reading, events.get(number, []), names)
        yield from _answers(reading, files)


def _code(reading: PointReading) -> str:
    return f"{reading.view_number}.{reading.point.number}"


def _worded(
    reading: PointReading, versions: list[PointVersion], events: list[CaseEvent], names: dict[int, str]
) -> Iterator[PointEntry]:
    """Yield a point as it was put, each time it was worded anew, and its end."""
    point, number, code = reading.point, reading.view_number, _code(reading)
    if point.published_at is not None:
        first = versions[0].words if versions else point.words
        asked = tuple(names.get(each.department_id or 0, "") for each in events if _is_of_its_beginning(each, reading))
        words = "" if reading.is_hidden else first
        yield Pointed(point.published_at, number, code, words, tuple(name for name in asked if name))
    for each in versions[1:]:
        words = "" if reading.is_hidden else each.words
        yield Reworded(each.written_at, number, code, each.version, words)
    if point.ended_at is not None:
        yield Pointed(point.ended_at, number, code, "", reading.departments, is_end=True, ended_for=point.ended_for)


def _is_of_its_beginning(event: CaseEvent, reading: PointReading) -> bool:
    """Return whether this says to whom a point was put when it was made."""
    kinds = (CaseEventKind.OPENED, CaseEventKind.JOINED)
    return event.kind in kinds and event.happened_at == reading.point.published_at


def _handled(reading: PointReading, events: list[CaseEvent], names: dict[int, str]) -> Iterator[Handled]:
    number, code = reading.view_number, _code(reading)
    for each in events:
        is_told = each.kind in TOLD_APART or _is_of_its_beginning(each, reading)
        if is_told or (each.kind is CaseEventKind.DROPPED and reading.point.ended_at is not None):
            continue
        words = "" if reading.is_hidden or each.kind in CITIZENS_WORDS else each.note
        name = names.get(each.department_id or 0, "")
        yield Handled(each.happened_at, number, code, each.kind, name, words, each.until)


def _answers(reading: PointReading, files: dict[int, list[File]]) -> Iterator[PointEntry]:
    number, code = reading.view_number, _code(reading)
    for published in reading.replies:
        its = tuple(files.get(published.reply.id or 0, ()))
        yield _replied(published, number, code, its)
    for demand in reading.demands:
        speaker = Speaker(demand.badge, demand.shown_as)
        yield Demanded(demand.demanded_at, number, code, speaker, demand.words, demand.due_at)


def _replied(published: Published, number: int, code: str, files: tuple[File, ...]) -> Replied:
    reply = published.reply
    return Replied(
        at=reply.published_at or reply.drafted_at,
        number=number,
        code=code,
        department=published.department,
        words=reply.words,
        version=reply.version,
        status=reply.status,
        signed_by=reply.officer_name,
        cosigners=published.cosigners,
        promise=reply.promise,
        is_step=reply.is_step,
        files=files,
    )
