"""Comments under an idea: a few words, without a name unless their writer wished one."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.commenting import COMMENT_CHARACTERS, COMMENTS_PER_DAY, check_can_comment
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.services import browsing, permitting
from bot.services.naming import checked
from storage import audit, cards, comments, flows
from storage.comments import CommentPage
from storage.tables import CardKind, Comment, Person

STEP = "commenting.words"
DAY = timedelta(days=1)


def read(db: Session, *, idea_id: int, reader_id: int, page: int, now: datetime) -> CommentPage:
    """Return one page of the comments under an idea. Raises: Refused(Reason.NO_SUCH_IDEA)"""
    card = browsing.shown_or_refuse(db, idea_id=idea_id, viewer_id=reader_id, now=now)
    found = comments.page_of(db, idea_id=idea_id, title=card.title, reader_id=reader_id, page=page)
    return replace(found, can_take_down=permitting.may_take_down(db, reader_id, now=now))


def ask(db: Session, *, idea_id: int, person_id: int, now: datetime) -> str:
    """Ask for the words of a comment, and return the title of the idea.

    Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.IDEA_NOT_OPEN), Refused(Reason.TOO_MANY_COMMENTS)
    """
    title = _check(db, idea_id=idea_id, person_id=person_id, now=now)
    flows.ask(db, person_id=person_id, step=STEP, draft={"idea_id": idea_id}, now=now)
    return title


def answer(db: Session, *, words: str, person_id: int, now: datetime, message_id: int | None = None) -> Comment:
    """Write the comment that was asked for.

    Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG), Refused(Reason.NOTHING_TO_UNDO)
    """
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        raise Refused(Reason.NOTHING_TO_UNDO)
    idea_id = int(flow.draft["idea_id"])
    written = comment(db, idea_id=idea_id, person_id=person_id, words=words, message_id=message_id, now=now)
    flows.close(db, person_id)
    return written


def comment(
    db: Session, *, idea_id: int, person_id: int, words: str, now: datetime, message_id: int | None = None
) -> Comment:
    """Write a comment of at most 1,000 characters under an idea; `message_id` is the private message it came in.

    Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG), Refused(Reason.NO_SUCH_IDEA)
    """
    _check(db, idea_id=idea_id, person_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    written = comments.write(
        db,
        Comment(
            idea_id=idea_id,
            person_id=person_id,
            author_name=person.public_name,
            words=checked(words, limit=COMMENT_CHARACTERS),
            written_at=now,
            said_in=message_id,
        ),
    )
    audit.append(db, actor=person, verb="comment.written", subject=f"comment:{written.id}", now=now)
    cards.mark_dirty(db, CardKind.IDEA, idea_id, now)
    return written


def take_back(db: Session, *, comment_id: int, person_id: int, now: datetime) -> int:
    """Take one's own comment back, and return the idea it was under.

    Raises: Refused(Reason.NOTHING_TO_UNDO), Refused(Reason.NOT_PERMITTED)
    """
    written = comments.get(db, comment_id) if 0 < comment_id <= browsing.LARGEST_ID else None
    if written is None:
        raise Refused(Reason.NOTHING_TO_UNDO)
    owner_id = written.person_id or 0
    permitting.require(db, person_id=person_id, act=Act.REMOVE_COMMENT, owner_id=owner_id, now=now)
    comments.take_back(db, comment_id, now=now)
    person = db.get_one(Person, person_id)
    audit.append(db, actor=person, verb="comment.removed", subject=f"comment:{comment_id}", now=now)
    cards.mark_dirty(db, CardKind.IDEA, written.idea_id, now)
    cards.mark_dirty(db, CardKind.REPORT, comment_id, now)
    return written.idea_id


def _check(db: Session, *, idea_id: int, person_id: int, now: datetime) -> str:
    permitting.require(db, person_id=person_id, act=Act.COMMENT, now=now)
    card = browsing.card_or_refuse(db, idea_id=idea_id, viewer_id=person_id, now=now)
    check_can_comment(card.status)
    if comments.written_since(db, person_id, since=now - DAY) >= COMMENTS_PER_DAY:
        raise Refused(Reason.TOO_MANY_COMMENTS, limit=COMMENTS_PER_DAY)
    return card.title
