"""What the record says of points: put to departments, replied to in versions, more demanded, and taken back."""

from collections.abc import Iterator

from sqlmodel import Session

from bot.domain.casing import Published
from bot.domain.pointing import PointReading
from bot.domain.transcribing import Demanded, Pointed, Replied, Speaker
from storage import points_read, transcripts
from storage.transcripts import Span

PointEntry = Pointed | Replied | Demanded


def of(db: Session, consultation_id: int, span: Span) -> Iterator[PointEntry]:
    """Yield everything about the points of which something happened in this time; not all of it happened then."""
    moved = transcripts.points_moved(db, consultation_id, span)
    for reading in points_read.of_consultation(db, consultation_id, only=moved) if moved else ():
        yield from _entries(reading)


def _entries(reading: PointReading) -> Iterator[PointEntry]:
    point, number = reading.point, reading.view_number
    code = f"{number}.{point.number}"
    if point.published_at is not None:
        yield Pointed(point.published_at, number, code, reading.words, reading.departments)
    for published in reading.replies:
        yield _replied(published, number, code)
    for demand in reading.demands:
        speaker = Speaker(demand.badge, demand.shown_as)
        yield Demanded(demand.demanded_at, number, code, speaker, demand.words, demand.due_at)
    if point.ended_at is not None:
        yield Pointed(point.ended_at, number, code, "", reading.departments, is_end=True, ended_for=point.ended_for)


def _replied(published: Published, number: int, code: str) -> Replied:
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
    )
