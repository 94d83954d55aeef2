"""Queries about replies: drafts, versions, their files, who signed with them, and how they were rated."""

from datetime import datetime

from sqlalchemy import Table, delete, func, update
from sqlmodel import Session, col, select

from bot.domain.casing import Ratings
from storage.tables import Cosignature, Department, Match, ProofAnswer, Rating, Reply, ReplyFile, Score

REPLIES: Table = Reply.__table__  # type: ignore[attr-defined]
RATINGS: Table = Rating.__table__  # type: ignore[attr-defined]


def get(db: Session, reply_id: int) -> Reply | None:
    """Return one reply as it stands now."""
    return db.get(Reply, reply_id, populate_existing=True)


def keep(db: Session, reply: Reply) -> Reply:
    """Keep a reply and give it its number."""
    db.add(reply)
    db.flush()
    return reply


def said_in(db: Session, officer_id: int, *, message_id: int, chat_telegram_id: int | None) -> Reply | None:
    """Return the newest reply an officer wrote in this message, in private (None) or in this staff chat."""
    its = (REPLIES.c.officer_id == officer_id, REPLIES.c.said_in == message_id)
    here = REPLIES.c.said_at.is_not_distinct_from(chat_telegram_id)
    return db.execute(select(Reply).where(*its, here).order_by(REPLIES.c.id.desc())).scalars().first()


def newest(db: Session, case_id: int, *, steps_too: bool = True) -> Reply | None:
    """Return what was published last."""
    query = select(Reply).where(Reply.case_id == case_id, col(Reply.published_at).is_not(None))
    if not steps_too:
        query = query.where(col(Reply.is_step).is_(False))
    return db.exec(query.order_by(col(Reply.version).desc())).first()


def versions_of(db: Session, case_id: int) -> list[Reply]:
    """Return every published version, the first first."""
    query = select(Reply).where(Reply.case_id == case_id, col(Reply.published_at).is_not(None))
    return list(db.exec(query.order_by(col(Reply.version))))


def of_album(db: Session, case_id: int, album: str) -> Reply | None:
    """Return the draft that the other pictures of this album went to."""
    is_it = (Reply.case_id == case_id, Reply.album == album, col(Reply.published_at).is_(None))
    return db.exec(select(Reply).where(*is_it).order_by(col(Reply.id).desc())).first()


def take(db: Session, reply: Reply, *, published_at: datetime, version: int) -> bool:
    """Publish a draft under this number if it still is one; return whether it was us who did."""
    is_draft = (REPLIES.c.id == reply.id, REPLIES.c.published_at.is_(None), REPLIES.c.discarded_at.is_(None))
    taken = update(REPLIES).where(*is_draft).values(published_at=published_at, version=version)
    is_ours = db.execute(taken.returning(REPLIES.c.id)).first() is not None
    db.refresh(reply)
    return is_ours


def add_file(db: Session, file: ReplyFile) -> None:
    """Keep a file of a reply, once."""
    is_it = (ReplyFile.reply_id == file.reply_id, ReplyFile.file_unique_id == file.file_unique_id)
    if db.exec(select(ReplyFile.id).where(*is_it)).first() is None:
        db.add(file)
        db.flush()


def files_of(db: Session, reply_id: int) -> list[ReplyFile]:
    """Return the files of a reply, in order."""
    return list(db.exec(select(ReplyFile).where(ReplyFile.reply_id == reply_id).order_by(col(ReplyFile.id))))


def cosigners_of(db: Session, reply_id: int) -> list[Department]:
    """Return the departments that signed with a reply."""
    joined = select(Department).join(Cosignature, col(Cosignature.department_id) == col(Department.id))
    return list(db.exec(joined.where(Cosignature.reply_id == reply_id).order_by(col(Cosignature.signed_at))))


def cosign(db: Session, *, reply_id: int, department_id: int, person_id: int, now: datetime) -> bool:
    """Let a department sign with a reply; return whether that is new."""
    if db.get(Cosignature, (reply_id, department_id)) is not None:
        return False
    db.add(Cosignature(reply_id=reply_id, department_id=department_id, person_id=person_id, signed_at=now))
    db.flush()
    return True


def unsign(db: Session, reply_id: int) -> None:
    """Let nobody have signed with a draft: its words are others now."""
    db.execute(delete(Cosignature).where(col(Cosignature.reply_id) == reply_id))


def ratings_of(db: Session, reply_id: int) -> Ratings:
    """Return how many people said what of a reply."""
    query = select(RATINGS.c.score, func.count()).where(RATINGS.c.reply_id == reply_id).group_by(RATINGS.c.score)
    counted = {score: int(count) for score, count in db.execute(query)}
    return Ratings(*(counted.get(score, 0) for score in Score))


def rating(db: Session, *, reply_id: int, person_id: int) -> Rating | None:
    """Return what somebody said of a reply."""
    return db.exec(select(Rating).where(Rating.reply_id == reply_id, Rating.person_id == person_id)).first()


def proof_answer(db: Session, *, reply_id: int, person_id: int) -> ProofAnswer | None:
    """Return what somebody said of the proof that something is done."""
    is_it = (ProofAnswer.reply_id == reply_id, ProofAnswer.person_id == person_id)
    return db.exec(select(ProofAnswer).where(*is_it)).first()


def matches_of(db: Session, reply_id: int) -> dict[Match, int]:
    """Return how many people said what of a proof."""
    query = select(ProofAnswer.match, func.count()).where(ProofAnswer.reply_id == reply_id)
    counted = {match: int(count) for match, count in db.exec(query.group_by(ProofAnswer.match))}
    return {match: counted.get(match, 0) for match in Match}
