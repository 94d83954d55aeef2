"""Queries that read the record of a consultation page by page, each page in a handful of statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Table, and_, func, select, union_all
from sqlmodel import Session, col

from bot.domain.transcribing import File, Said, Speaker
from storage.additions import is_shown
from storage.tables import (
    Case,
    CaseEvent,
    Contribution,
    ContributionFile,
    ContributionStatus,
    ContributionVersion,
    Demand,
    GuideQuestion,
    Paper,
    Point,
    PointVersion,
    Region,
    Reply,
    ReplyFile,
    StoredFile,
    SubjectKind,
)

VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
FILES: Table = ContributionFile.__table__  # type: ignore[attr-defined]
POINTS: Table = Point.__table__  # type: ignore[attr-defined]
CASES: Table = Case.__table__  # type: ignore[attr-defined]
REPLIES: Table = Reply.__table__  # type: ignore[attr-defined]
EVENTS: Table = CaseEvent.__table__  # type: ignore[attr-defined]
REWORDED: Table = PointVersion.__table__  # type: ignore[attr-defined]
DEMANDS: Table = Demand.__table__  # type: ignore[attr-defined]
PUBLIC = ContributionStatus.PUBLISHED
KEPT_OF_REPLY = col(StoredFile.digest) == col(ReplyFile.digest)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, its end left out; None where it is open."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment lies in it."""
        return (self.since is None or moment >= self.since) and (self.until is None or moment < self.until)

    def limits(self, column: Any) -> Iterator[Any]:
        """Yield the conditions a column must meet to lie in it."""
        if self.since is not None:
            yield column >= self.since
        if self.until is not None:
            yield column < self.until


def last_number(db: Session, consultation_id: int) -> int:
    """Return the number of the newest view; 0 before anybody has spoken."""
    newest = select(func.max(VIEWS.c.number)).where(VIEWS.c.consultation_id == consultation_id)
    return int(db.execute(newest).scalar_one_or_none() or 0)


def moment_of(db: Session, consultation_id: int, number: int) -> datetime | None:
    """Return when a view was published; None when there is none with this number."""
    its = (VIEWS.c.consultation_id == consultation_id, VIEWS.c.number == number)
    return db.execute(select(VIEWS.c.published_at).where(*its)).scalar_one_or_none()


def said(db: Session, consultation_id: int, first: int, last: int) -> list[Said]:
    """Return the views with these numbers, in their order and as they were first said, with all that hangs on them."""
    chosen = (VIEWS.c.consultation_id == consultation_id, VIEWS.c.number.between(first, last))
    rows = list(db.execute(select(Contribution).where(*chosen).order_by(VIEWS.c.number)).scalars())
    edited = [row.id or 0 for row in rows if row.status is PUBLIC and row.version > 1]
    begun = _first_words(db, edited)
    return [_as_first_said(said, begun.get(row.id)) for row, said in zip(rows, described(db, rows), strict=True)]


def _as_first_said(said: Said, words: str | None) -> Said:
    return said if words is None else replace(said, words=words, stands=said.words)


def described(db: Session, rows: Sequence[Contribution]) -> list[Said]:
    """Return these views as they stand, with everything that hangs on them; what is not public says nothing."""
    public = [row for row in rows if row.status is PUBLIC]
    numbers = [row.id or 0 for row in public]
    hung = _Hung(
        files=_grouped(_files(db, numbers)),
        replies=dict(_counted(db, numbers)),
        answered=_names(db, VIEWS.c.id, VIEWS.c.number, {row.answers_id for row in public}),
        questions=_names(db, col(GuideQuestion.id), col(GuideQuestion.words), {row.question_id for row in public}),
        regions=_names(db, col(Region.id), col(Region.name), {row.region_id for row in public}),
    )
    return [_entry(row, hung) for row in rows]


@dataclass(frozen=True, slots=True)
class _Hung:
    files: dict[int, list[File]]
    replies: dict[int, int]
    answered: dict[int | None, int]
    questions: dict[int | None, str]
    regions: dict[int | None, str]


def _entry(row: Contribution, hung: _Hung) -> Said:
    number, at = row.id or 0, row.published_at or row.created_at
    if row.status is not PUBLIC:
        return Said(at, row.number or 0, row.subtopic_id, row.status, Speaker(row.badge), ended_at=row.ended_at)
    return Said(
        at=at,
        number=row.number or 0,
        subtopic=row.subtopic_id,
        status=row.status,
        speaker=Speaker(row.badge, row.shown_as, hung.regions.get(row.region_id)),
        words=row.words,
        question=hung.questions.get(row.question_id),
        answers=hung.answered.get(row.answers_id),
        latitude=row.latitude,
        longitude=row.longitude,
        likes=row.like_count,
        replies=hung.replies.get(number, 0),
        edited_at=row.edited_at,
        version=row.version,
        files=tuple(hung.files.get(number, ())),
    )


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for owner, thing in pairs:
        found.setdefault(owner, []).append(thing)
    return found


def _files(db: Session, numbers: Sequence[int]) -> Iterator[tuple[int, File]]:
    if not numbers:
        return
    kept = col(ContributionFile.digest) == col(StoredFile.digest)
    query = select(ContributionFile, col(StoredFile.media_type)).join(StoredFile, kept)
    query = query.where(FILES.c.contribution_id.in_(numbers), FILES.c.addition_id.is_(None)).order_by(FILES.c.id)
    for file, media_type in db.execute(query):
        yield file.contribution_id, _file(file, media_type)


def added_files(db: Session, additions: Sequence[int]) -> dict[int, list[File]]:
    """Return the files that came with these additions, in the order they came."""
    if not additions:
        return {}
    kept = col(ContributionFile.digest) == col(StoredFile.digest)
    query = select(ContributionFile, col(StoredFile.media_type)).join(StoredFile, kept)
    rows = db.execute(query.where(FILES.c.addition_id.in_(additions)).order_by(FILES.c.id))
    return _grouped((file.addition_id, _file(file, media_type)) for file, media_type in rows)


def _file(file: ContributionFile | Paper, media_type: str) -> File:
    seconds = file.seconds if isinstance(file, ContributionFile) else None
    return File(file.digest, file.kind, media_type, file.name or "", file.size_bytes, seconds)


def _first_words(db: Session, numbers: Sequence[int]) -> dict[int | None, str]:
    if not numbers:
        return {}
    first = (col(ContributionVersion.contribution_id).in_(numbers), col(ContributionVersion.version) == 1)
    query = select(col(ContributionVersion.contribution_id), col(ContributionVersion.words)).where(*first)
    return {row[0]: row[1] for row in db.execute(query)}


def _counted(db: Session, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    if not numbers:
        return
    answering = (VIEWS.c.answers_id.in_(numbers), VIEWS.c.status == PUBLIC)
    query = select(VIEWS.c.answers_id, func.count()).where(*answering).group_by(VIEWS.c.answers_id)
    for number, count in db.execute(query):
        yield number, int(count)


def _names(db: Session, key: Any, value: Any, wanted: set[int | None]) -> dict[Any, Any]:
    known = sorted(each for each in wanted if each is not None)
    return {row[0]: row[1] for row in db.execute(select(key, value).where(key.in_(known)))} if known else {}


def points_moved(db: Session, consultation_id: int, span: Span) -> list[int]:
    """Return the points of which something happened in this time: put, reworded, handled, replied to, taken back."""
    its = POINTS.c.consultation_id == consultation_id
    cased = POINTS.join(CASES, and_(CASES.c.subject_kind == SubjectKind.POINT, CASES.c.subject_id == POINTS.c.id))
    replied = cased.join(REPLIES, REPLIES.c.case_id == CASES.c.id)
    demanded = cased.join(DEMANDS, DEMANDS.c.case_id == CASES.c.id)
    handled = cased.join(EVENTS, EVENTS.c.case_id == CASES.c.id)
    reworded = POINTS.join(REWORDED, REWORDED.c.point_id == POINTS.c.id)
    moments = (
        (POINTS, POINTS.c.published_at),
        (POINTS, POINTS.c.ended_at),
        (replied, REPLIES.c.published_at),
        (demanded, DEMANDS.c.demanded_at),
        (handled, EVENTS.c.happened_at),
        (reworded, REWORDED.c.written_at),
    )
    found = (
        select(POINTS.c.id).select_from(source).where(its, moment.is_not(None), *span.limits(moment))
        for source, moment in moments
    )
    return sorted(set(db.execute(union_all(*found)).scalars()))


def reply_files(db: Session, reply_ids: Sequence[int]) -> dict[int, list[File]]:
    """Return the files of these replies of which we keep a copy, in the order they came."""
    if not reply_ids:
        return {}
    query = select(ReplyFile, col(StoredFile.media_type)).join(StoredFile, KEPT_OF_REPLY)
    rows = db.execute(query.where(col(ReplyFile.reply_id).in_(reply_ids)).order_by(col(ReplyFile.id)))
    return _grouped((file.reply_id, _of_reply(file, media_type)) for file, media_type in rows)


def _of_reply(file: ReplyFile, media_type: str) -> File:
    return File(file.digest or "", file.kind, media_type, file.name or "", file.size_bytes, file.seconds)


def public_file(db: Session, consultation_id: int, digest: str) -> File | None:
    """Return a file that anybody may have: a paper of this consultation, or one of a view or a reply that stands."""
    said_with = (
        VIEWS.c.consultation_id == consultation_id,
        VIEWS.c.status == PUBLIC,
        FILES.c.digest == digest,
        is_shown(),
    )
    joined = select(ContributionFile, col(StoredFile.media_type)).join(
        StoredFile, col(StoredFile.digest) == col(ContributionFile.digest)
    )
    found = db.execute(joined.join(Contribution, VIEWS.c.id == FILES.c.contribution_id).where(*said_with)).first()
    if found is not None:
        return _file(*found)
    its = (col(Paper.consultation_id) == consultation_id, col(Paper.digest) == digest)
    papers = select(Paper, col(StoredFile.media_type)).join(StoredFile, col(StoredFile.digest) == col(Paper.digest))
    paper = db.execute(papers.where(*its)).first()
    return _file(*paper) if paper is not None else _replied_with(db, consultation_id, digest)


def _replied_with(db: Session, consultation_id: int, digest: str) -> File | None:
    """Return a file of a reply that is out, to a point of this consultation."""
    cased = and_(CASES.c.subject_kind == SubjectKind.POINT, CASES.c.subject_id == POINTS.c.id)
    query = select(ReplyFile, col(StoredFile.media_type)).join(StoredFile, KEPT_OF_REPLY)
    query = query.join(Reply, REPLIES.c.id == col(ReplyFile.reply_id)).join(Case, CASES.c.id == REPLIES.c.case_id)
    query = query.join(Point, cased).where(POINTS.c.consultation_id == consultation_id)
    its = (col(ReplyFile.digest) == digest, REPLIES.c.published_at.is_not(None), REPLIES.c.discarded_at.is_(None))
    found = db.execute(query.where(*its)).first()
    return _of_reply(*found) if found is not None else None


def papers(db: Session, consultation_id: int) -> list[File]:
    """Return the papers of a consultation in their order."""
    query = select(Paper, col(StoredFile.media_type)).join(StoredFile, col(StoredFile.digest) == col(Paper.digest))
    its = query.where(col(Paper.consultation_id) == consultation_id).order_by(col(Paper.position), col(Paper.id))
    return [_file(*row) for row in db.execute(its)]
