"""Reading replies: what was published, by whom it was signed, and how it was rated."""

from sqlmodel import Session

from bot.domain.casing import Published
from storage import departments, replies
from storage.tables import Reply


def newest(db: Session, case_id: int) -> Published | None:
    """Return what was published last in a case; None before the first answer."""
    reply = replies.newest(db, case_id)
    return published(db, reply) if reply is not None else None


def published(db: Session, reply: Reply) -> Published:
    """Return a reply, a draft too, with all that belongs to it."""
    reply_id = reply.id or 0
    department = departments.get(db, reply.department_id)
    return Published(
        reply=reply,
        department=department.name if department else "",
        cosigners=tuple(signer.name for signer in replies.cosigners_of(db, reply_id)),
        files=tuple(replies.files_of(db, reply_id)),
        ratings=replies.ratings_of(db, reply_id),
    )
