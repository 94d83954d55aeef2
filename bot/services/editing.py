"""Edits of messages whose words stand somewhere: drafts follow at once, everything else by its author's wish."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import speaking as rules
from bot.domain.commenting import check_can_comment
from bot.domain.editing import Edited, EditedComment, EditedReply, Fate
from bot.domain.permissions import Place
from bot.domain.piecing import joined, with_words
from bot.domain.proposing import tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Drafted, Written
from bot.domain.staging import Deed
from bot.services import case_views, commenting, contributing, piecing, replying, speaking, supplementing
from storage import additions, comments, ideas, pieces, replies
from storage.pieces import Spot
from storage.tables import Case, Comment, Contribution, ContributionAddition, ContributionStatus

DRAFT, PUBLISHED = ContributionStatus.DRAFT, ContributionStatus.PUBLISHED


def see(db: Session, *, origin: tuple[int, int], words: str, person_id: int, now: datetime) -> Edited | None:
    """Return what an edit of this message can do to somebody's contribution; None when none was said in it."""
    found = _found(db, origin, person_id)
    if found is None:
        return None
    spot, addition = found
    said, fate = spot.said, _fate(db, spot, addition, origin[1], words)
    given: dict[str, Any] = {"person_id": person_id, "now": now}
    can_edit = rules.can_edit(said, now=now) and speaking.can(db, said.consultation_id, Deed.EDIT, **given)
    can_add = said.status is PUBLISHED and speaking.can(db, said.consultation_id, Deed.SUPPLEMENT, **given)
    if fate is Fate.CHANGES and addition is not None:
        fate = _if(can_add and rules.can_edit_addition(addition, now=now), can_add)
    elif fate is Fate.CHANGES:
        fate = _if(can_edit, can_add)
    return Edited(said, fate, is_addition=addition is not None, can_edit=can_edit, can_add=can_add)


def _if(can_change: bool, can_add: bool) -> Fate:
    return Fate.CHANGES if can_change else Fate.BELOW if can_add else Fate.CLOSED


def _found(db: Session, origin: tuple[int, int], person_id: int) -> tuple[Spot, ContributionAddition | None] | None:
    spot = pieces.said_in(db, chat_telegram_id=origin[0], message_id=origin[1], person_id=person_id)
    if spot is None:
        return None
    return spot, additions.get(db, spot.addition_id) if spot.addition_id is not None else None


def _fate(db: Session, spot: Spot, addition: ContributionAddition | None, message_id: int, words: str) -> Fate:
    """Return what the edit would do if it were never too late."""
    said, new = spot.said, tidy(words)
    if said.status not in (DRAFT, PUBLISHED):
        return Fate.GONE
    if spot.is_former:
        return Fate.REWRITTEN
    if said.status is DRAFT or (addition is not None and addition.added_at is None):
        return Fate.FOLLOWS
    if not new:
        return Fate.EMPTIED
    whole = joined(with_words(piecing.of(db, said, addition), message_id, new))
    return Fate.SAME if whole == (addition or said).words else Fate.CHANGES


def follow_silently(db: Session, *, origin: tuple[int, int], words: str, person_id: int, now: datetime) -> None:
    """Let what nobody has read yet follow an edit of one of its messages; its preview is drawn anew.

    Raises: as `speaking.follow_edit` and `supplementing.follow_edit`
    """
    found = _found(db, origin, person_id)
    if found is None:
        return
    _, addition = found
    given: dict[str, Any] = {"message_id": origin[1], "words": words, "now": now}
    if addition is not None and addition.added_at is None:
        supplementing.follow_edit(db, addition, **given)
    elif addition is None:
        speaking.follow_edit(db, person_id=person_id, **given)


def follow(db: Session, *, origin: tuple[int, int], words: str, person_id: int, now: datetime) -> Contribution:
    """Let the record follow an edit of one of its messages, by its author's wish: as a new version in which only the
    words of that one differ, or when that is too late, added below.

    Raises: Refused(Reason.NO_LONGER_OPEN), Refused(Reason.TOO_MANY_ADDITIONS), Refused of the words
    """
    edited, found = see(db, origin=origin, words=words, person_id=person_id, now=now), _found(db, origin, person_id)
    if edited is None or found is None or edited.fate not in (Fate.CHANGES, Fate.BELOW, Fate.SAME):
        raise Refused(Reason.NO_LONGER_OPEN)
    said, addition = found[0].said, found[1]
    new = with_words(piecing.of(db, said, addition), origin[1], tidy(words))
    by: dict[str, Any] = {"person_id": person_id, "now": now}
    if edited.fate is Fate.BELOW:
        its = [each._replace(words=tidy(words)) for each in new if each.message_id == origin[1]]
        contributing.add_below(db, said, its, **by)
    elif edited.fate is Fate.CHANGES and addition is not None:
        contributing.reword_addition(db, addition, new, **by)
    elif edited.fate is Fate.CHANGES:
        contributing.reword(db, said, new, **by)
    return said


def comment_in(db: Session, *, message_id: int, words: str, person_id: int) -> EditedComment | None:
    """Return the comment that came in this message of somebody's; None when none did."""
    found = comments.said_in(db, person_id, message_id)
    if found is None:
        return None
    return EditedComment(found, _can_comment(db, found), is_same=tidy(words) == tidy(found.words))


def _can_comment(db: Session, found: Comment) -> bool:
    idea = ideas.get(db, found.idea_id)
    try:
        check_can_comment(idea.status) if idea is not None else None
    except Refused:
        return False
    return idea is not None


def replace_comment(
    db: Session, *, comment_id: int, words: str, message_id: int, person_id: int, now: datetime
) -> Comment:
    """Take a comment back and write another in its place, which stands with today's date.

    Raises: Refused(Reason.NOTHING_TO_UNDO), Refused(Reason.NOT_PERMITTED), as `commenting.comment`
    """
    idea_id = commenting.take_back(db, comment_id=comment_id, person_id=person_id, now=now)
    return commenting.comment(db, idea_id=idea_id, person_id=person_id, words=words, message_id=message_id, now=now)


def reply_in(db: Session, *, message_id: int, chat_telegram_id: int | None, person_id: int) -> EditedReply | None:
    """Return the reply an officer wrote in this message, in private (None) or in a staff chat; None when none."""
    reply = replies.said_in(db, person_id, message_id=message_id, chat_telegram_id=chat_telegram_id)
    if reply is None:
        return None
    newest = replies.newest(db, reply.case_id)
    view = case_views.view_of(db, db.get_one(Case, reply.case_id), now=reply.drafted_at)
    return EditedReply(reply, view.code, (newest.version if newest else 0) + 1)


def revise_reply(
    db: Session, *, reply_id: int, written: Written, person_id: int, place: Place, now: datetime
) -> Drafted:
    """Give a draft the words of the edited message, or begin the next version of what is published with them.

    Raises: as `replying.draft` and `replying.rewrite`
    """
    reply = replies.get(db, reply_id)
    if reply is None:
        raise Refused(Reason.REPLY_GONE)
    here: dict[str, Any] = {"person_id": person_id, "place": place, "now": now}
    if reply.published_at is None and reply.discarded_at is None:
        return replying.rewrite(db, reply_id=reply_id, written=written, **here)
    return replying.draft(db, case_id=reply.case_id, written=written, **here)
