"""Reads for screens: each joins and counts what one screen needs, and returns it as a small frozen value."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, and_, func, or_, select
from sqlmodel import Session, col

from bot.domain.browsing import PAGE_SIZE, Order, Shelf, Wish, page_within
from bot.domain.signing import NOT_PUBLIC, SIGNABLE
from storage import case_lines
from storage.readings import Belongings, IdeaCard, IdeaLine, Page, ReasonLine, Viewer
from storage.tables import (
    Attachment,
    Case,
    CaseState,
    Comment,
    Contribution,
    Follow,
    Idea,
    IdeaStatus,
    IdeaVersion,
    Person,
    Region,
    RejectReason,
    Reminder,
    Reply,
    Review,
    Signature,
    SignatureState,
    SubjectKind,
    Topic,
)

IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
SIGNATURES: Table = Signature.__table__  # type: ignore[attr-defined]
COMMENTS: Table = Comment.__table__  # type: ignore[attr-defined]
FOLLOWS: Table = Follow.__table__  # type: ignore[attr-defined]
REGIONS: Table = Region.__table__  # type: ignore[attr-defined]
TOPICS: Table = Topic.__table__  # type: ignore[attr-defined]
PERSONS: Table = Person.__table__  # type: ignore[attr-defined]
ATTACHMENTS: Table = Attachment.__table__  # type: ignore[attr-defined]
CASES: Table = Case.__table__  # type: ignore[attr-defined]
REPLIES: Table = Reply.__table__  # type: ignore[attr-defined]
IDEA, S = IDEAS.c, SIGNATURES.c

ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NEWEST: (IDEA.published_at.desc(), IDEA.id.desc()),
    Order.MOST_SIGNED: (IDEA.signature_count.desc(), IDEA.id.desc()),
    Order.CLOSING_SOON: (IDEA.closes_at, IDEA.id),
}


def idea_card(db: Session, idea_id: int, *, now: datetime) -> IdeaCard | None:
    """Return what a card of this idea says to everybody; None when there is no such idea."""
    joined = IDEAS.outerjoin(TOPICS, TOPICS.c.id == IDEA.topic_id).outerjoin(REGIONS, REGIONS.c.id == IDEA.region_id)
    comments = select(func.count()).where(COMMENTS.c.idea_id == IDEA.id, COMMENTS.c.removed_at.is_(None))
    files = select(func.count()).where(ATTACHMENTS.c.idea_id == IDEA.id)
    columns: Any = [
        Idea,
        TOPICS.c.name.label("topic"),
        REGIONS.c.name.label("region"),
        comments.scalar_subquery().label("comment_count"),
        files.scalar_subquery().label("file_count"),
    ]
    query: Select[Any] = select(*columns).select_from(joined)
    found = db.execute(query.where(IDEA.id == idea_id).execution_options(populate_existing=True)).one_or_none()
    if found is None:
        return None
    idea: Idea = found[0]
    more = {"comment_count": found.comment_count, "file_count": found.file_count, "rejected_for": _reason(db, idea)}
    lines = case_lines.of_idea(db, idea_id, now=now) if idea.case_state is not CaseState.NONE else ()
    return _card(idea, topic=found.topic, region=found.region, now=now, **more, cases=lines)


def _card(idea: Idea, *, now: datetime, **more: Any) -> IdeaCard:
    return IdeaCard(
        idea_id=idea.id or 0,
        title=idea.title,
        words=idea.words,
        status=idea.status,
        case_state=idea.case_state,
        selection_state=idea.selection_state,
        author_name=idea.author_name,
        signature_count=idea.signature_count,
        threshold=idea.threshold,
        consequence=idea.consequence,
        closes_at=idea.closes_at,
        extended_days=idea.extended_days,
        qualified_at=idea.qualified_at,
        ended_at=idea.ended_at,
        merged_into_id=idea.merged_into_id,
        is_open=idea.status in SIGNABLE and (idea.closes_at is None or now < idea.closes_at),
        **more,
    )


def _reason(db: Session, idea: Idea) -> RejectReason | None:
    if idea.status is not IdeaStatus.REJECTED:
        return None
    query = select(col(Review.reason)).where(col(Review.idea_id) == idea.id).order_by(col(Review.id).desc()).limit(1)
    reason: RejectReason | None = db.execute(query).scalar()
    return reason


def viewer_of(db: Session, idea_id: int, person_id: int) -> Viewer | None:
    """Return what a card of this idea shows to this person alone."""
    joined = (
        PERSONS.join(IDEAS, IDEA.id == idea_id)
        .outerjoin(SIGNATURES, and_(S.idea_id == IDEA.id, S.person_id == PERSONS.c.id))
        .outerjoin(FOLLOWS, and_(FOLLOWS.c.idea_id == IDEA.id, FOLLOWS.c.person_id == PERSONS.c.id))
    )
    columns = (IDEA.author_id, S.state, S.revision, S.signed_at, S.public_name, S.reason, PERSONS.c.name_asked)
    query = select(*columns, FOLLOWS.c.volume).select_from(joined).where(PERSONS.c.id == person_id)
    row = db.execute(query).one_or_none()
    if row is None:
        return None
    is_counted = row.state in (SignatureState.COUNTED, SignatureState.QUARANTINED)
    return Viewer(
        person_id=person_id,
        is_author=row.author_id == person_id,
        signed_at=row.signed_at,
        revision=row.revision or 0,
        is_counted=is_counted,
        is_set_aside=row.state is SignatureState.INVALIDATED,
        shown_name=row.public_name,
        has_reason=bool(row.reason),
        asks_name=is_counted and not row.name_asked,
        follows_at=row.volume,
    )


def earlier_versions(db: Session, idea_id: int, version: int) -> tuple[IdeaVersion, ...]:
    """Return the versions before this one, in order."""
    query = select(IdeaVersion).where(col(IdeaVersion.idea_id) == idea_id, col(IdeaVersion.version) < version)
    return tuple(db.execute(query.order_by(col(IdeaVersion.version))).scalars())


def version_of(db: Session, idea_id: int) -> int:
    """Return the version of the words as they stand."""
    return db.execute(select(IDEA.version).where(IDEA.id == idea_id)).scalar() or 1


def reasons_for(db: Session, idea_id: int, *, reader_id: int | None, limit: int) -> tuple[ReasonLine, ...]:
    """Return why people signed, the newest first, each with a name only where its owner wished it."""
    query = select(S.id, S.public_name, S.reason, S.person_id).where(
        S.idea_id == idea_id, S.state == SignatureState.COUNTED, S.reason.is_not(None)
    )
    rows = db.execute(query.order_by(S.changed_at.desc(), S.id.desc()).limit(limit))
    return tuple(
        ReasonLine(row.id, row.public_name, row.reason, reader_id is not None and row.person_id == reader_id)
        for row in rows
    )


def open_ideas(db: Session, wish: Wish, *, now: datetime) -> Page:
    """Return one page of the ideas that can be signed; an idea of the whole place belongs to every region."""
    wanted = [IDEA.status.in_(SIGNABLE), IDEA.closes_at > now]
    if wish.region_id:
        wanted.append((IDEA.region_id == wish.region_id) | IDEA.region_id.is_(None))
    if wish.topic_id:
        wanted.append(IDEA.topic_id == wish.topic_id)
    return _page(db, select(IDEA.id).where(*wanted).order_by(*ORDERS[wish.order]), wish.page)


def shelf(db: Session, shelf: Shelf, *, person_id: int, page: int) -> Page:
    """Return one page of somebody's own ideas, of those they signed, or of those they follow; the newest first."""
    return _page(db, _SHELVES[shelf](person_id), page)


def _own(person_id: int) -> Select[Any]:
    return select(IDEA.id).where(IDEA.author_id == person_id, IDEA.status != IdeaStatus.DRAFT).order_by(IDEA.id.desc())


def _signed(person_id: int) -> Select[Any]:
    is_counted = and_(S.person_id == person_id, S.state == SignatureState.COUNTED, IDEA.status.not_in(NOT_PUBLIC))
    signed = select(IDEA.id).join(SIGNATURES, S.idea_id == IDEA.id).where(is_counted)
    return signed.order_by(S.changed_at.desc(), IDEA.id.desc())


def _followed(person_id: int) -> Select[Any]:
    is_followed = and_(FOLLOWS.c.person_id == person_id, IDEA.status.not_in(NOT_PUBLIC))
    followed = select(IDEA.id).join(FOLLOWS, FOLLOWS.c.idea_id == IDEA.id).where(is_followed)
    return followed.order_by(FOLLOWS.c.followed_at.desc(), IDEA.id.desc())


def _replied(person_id: int) -> Select[Any]:
    """Ideas somebody has to do with to which a department has said something, also where it is asked again."""
    signed = select(S.idea_id).where(S.person_id == person_id, S.state == SignatureState.COUNTED)
    followed = select(FOLLOWS.c.idea_id).where(FOLLOWS.c.person_id == person_id)
    is_theirs = or_(IDEA.author_id == person_id, IDEA.id.in_(signed), IDEA.id.in_(followed))
    has_word = IDEA.case_state.not_in((CaseState.NONE, CaseState.WAITING))
    published = select(REPLIES.c.id).join(CASES, CASES.c.id == REPLIES.c.case_id)
    is_about = (CASES.c.subject_kind == SubjectKind.IDEA, CASES.c.subject_id == IDEA.id)
    has_reply = published.where(*is_about, REPLIES.c.published_at.is_not(None)).exists()
    answered = select(IDEA.id).where(is_theirs, or_(has_word, has_reply), IDEA.status.not_in(NOT_PUBLIC))
    return answered.order_by(IDEA.changed_at.desc(), IDEA.id.desc())


_SHELVES = {Shelf.IDEAS: _own, Shelf.SIGNED: _signed, Shelf.FOLLOWED: _followed, Shelf.REPLIED: _replied}


def belongings(db: Session, person_id: int) -> Belongings:
    """Return how much somebody has of each."""
    drafts = select(func.count()).where(IDEA.author_id == person_id, IDEA.status == IdeaStatus.DRAFT)
    counts = [_count(db, _SHELVES[each](person_id)) for each in Shelf]
    waiting = select(func.count()).where(col(Reminder.person_id) == person_id)
    said = select(func.count()).where(col(Contribution.person_id) == person_id)
    return Belongings(
        ideas=counts[0],
        drafts=db.execute(drafts).scalar_one(),
        signed=counts[1],
        followed=counts[2],
        replied=counts[3],
        reminders=db.execute(waiting).scalar_one(),
        views=db.execute(said).scalar_one(),
    )


def lines(db: Session, idea_ids: Sequence[int]) -> tuple[IdeaLine, ...]:
    """Return these ideas as lines of a list, in this order."""
    columns = (IDEA.id, IDEA.title, IDEA.signature_count, IDEA.threshold, IDEA.status, REGIONS.c.name.label("region"))
    joined = IDEAS.outerjoin(REGIONS, REGIONS.c.id == IDEA.region_id)
    rows = {row.id: row for row in db.execute(select(*columns).select_from(joined).where(IDEA.id.in_(idea_ids)))}
    return tuple(
        IdeaLine(
            idea_id=row.id,
            title=row.title,
            signature_count=row.signature_count,
            threshold=row.threshold,
            region=row.region,
            status=row.status,
        )
        for row in (rows[idea_id] for idea_id in idea_ids if idea_id in rows)
    )


def _page(db: Session, ids: Select[Any], page: int) -> Page:
    total = _count(db, ids)
    shown = page_within(page, total)
    few = db.execute(ids.offset((shown - 1) * PAGE_SIZE).limit(PAGE_SIZE)).scalars().all()
    return Page(lines(db, few), shown, total)


def _count(db: Session, ids: Select[Any]) -> int:
    return int(db.execute(select(func.count()).select_from(ids.order_by(None).subquery())).scalar_one())
