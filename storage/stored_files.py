"""Queries about the files we keep: what is noted of each, and which of them nothing needs any more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Table, delete
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from bot.domain.file_kinds import Kept
from storage.tables import CaseAnswerFile, ContributionFile, Paper, ReplyFile, StoredFile

FILES: Table = StoredFile.__table__  # type: ignore[attr-defined]


def note(db: Session, kept: Kept, *, now: datetime) -> None:
    """Note a file that is in the vault; the same one twice is noted once, and is as new again as the second."""
    insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = {"digest": kept.digest, "size_bytes": kept.size_bytes, "media_type": kept.media_type, "stored_at": now}
    noted = insert(FILES).values(**row)
    db.execute(noted.on_conflict_do_update(index_elements=[FILES.c.digest], set_={"stored_at": now}))


def get(db: Session, digest: str) -> StoredFile | None:
    """Return what is noted of a file."""
    return db.get(StoredFile, digest)


def unneeded(db: Session, *, before: datetime, among: Sequence[str] | None = None, limit: int = 200) -> list[str]:
    """Return the checksums of files, of all or of these, that nothing names any more, stored before then."""
    is_paper = select(Paper.digest)
    is_said = select(ContributionFile.digest)
    is_replied = select(ReplyFile.digest).where(col(ReplyFile.digest).is_not(None))
    is_answered = select(CaseAnswerFile.digest)
    query = select(StoredFile.digest).where(
        col(StoredFile.stored_at) < before,
        col(StoredFile.digest).not_in(is_paper),
        col(StoredFile.digest).not_in(is_said),
        col(StoredFile.digest).not_in(is_replied),
        col(StoredFile.digest).not_in(is_answered),
    )
    if among is not None:
        query = query.where(col(StoredFile.digest).in_(among))
    return list(db.exec(query.limit(limit)))


def forget(db: Session, digests: Sequence[str]) -> None:
    """Forget files that are needed no more."""
    db.execute(delete(FILES).where(FILES.c.digest.in_(digests)))
