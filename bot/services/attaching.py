"""Photos, voice messages and files that go with an idea."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import proposing as rules
from bot.domain.permissions import Act, Place
from bot.domain.proposing import File
from bot.domain.refusals import Reason, Refused
from bot.services import permitting
from storage import attachments, ideas
from storage.tables import Attachment, Idea, IdeaStatus

NAME_CHARACTERS = 120


def refusal_of(db: Session, idea: Idea | None, file: File, *, limit_bytes: int) -> Refused | None:
    """Return why this file can't be taken, or None when it can."""
    files = len(attachments.of_idea(db, idea.id)) if idea and idea.id else 0
    try:
        rules.check_file(file, limit_bytes=limit_bytes, files=files)
    except Refused as refusal:
        return refusal
    return None


def attach(db: Session, idea: Idea, file: File, *, now: datetime) -> bool:
    """Keep a file with an idea that is being written; return False when it is there already."""
    attachment = Attachment(
        idea_id=idea.id or 0,
        kind=file.kind,
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        size_bytes=file.size_bytes,
        seconds=file.seconds,
        name=file.name[:NAME_CHARACTERS] if file.name else None,
        added_at=now,
    )
    return attachments.attach(db, attachment)


def see_files(db: Session, *, idea_id: int, person_id: int, place: Place, now: datetime) -> tuple[Attachment, ...]:
    """Return an idea's files: to its author in private, and once it was sent to somebody who reviews it.

    Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.NOT_PERMITTED)
    """
    idea = ideas.get(db, idea_id)
    if idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    if idea.author_id != person_id or place is not Place.PRIVATE:
        permitting.require(db, person_id=person_id, act=Act.SEE_QUEUE, now=now, place=place)
        if idea.status is IdeaStatus.DRAFT:
            raise Refused(Reason.NO_SUCH_IDEA)
    return tuple(attachments.of_idea(db, idea_id))
