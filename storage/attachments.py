"""Queries about the photos, voice messages and files that belong to ideas."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from storage.tables import Attachment


def attach(db: Session, attachment: Attachment) -> bool:
    """Keep a file with its idea; return False when the idea already has it."""
    same = select(Attachment).where(
        Attachment.idea_id == attachment.idea_id, Attachment.file_unique_id == attachment.file_unique_id
    )
    if db.exec(same).first() is not None:
        return False
    db.add(attachment)
    db.flush()
    return True


def of_idea(db: Session, idea_id: int) -> list[Attachment]:
    """Return an idea's files in the order they came."""
    return list(db.exec(select(Attachment).where(Attachment.idea_id == idea_id).order_by(col(Attachment.id))))


def detach_all(db: Session, idea_id: int) -> None:
    """Let go of all files of an idea."""
    db.exec(delete(Attachment).where(col(Attachment.idea_id) == idea_id))


def copy(db: Session, *, from_id: int, to_id: int, now: datetime) -> None:
    """Give another idea the same files."""
    for attachment in of_idea(db, from_id):
        db.add(Attachment(**attachment.model_dump(exclude={"id", "idea_id", "added_at"}), idea_id=to_id, added_at=now))
    db.flush()
