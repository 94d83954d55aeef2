"""Points as people read them: those of a view, those of a consultation, and one with every reply."""

from datetime import datetime
from typing import TypedDict

from sqlmodel import Session

from bot.domain.pointing import PAGE_SIZE, PointPage, PointReading, PointTally
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import Deed
from bot.services import speaking, visiting
from storage import contributions, points, points_read
from storage.tables import Consultation, ContributionStatus, Point, PointStatus


class _Who(TypedDict):
    person_id: int
    now: datetime


def of_view(db: Session, *, contribution_id: int, page: int, person_id: int, now: datetime) -> PointPage:
    """Return one page of the points of a contribution. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION)"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is ContributionStatus.DRAFT:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    consultation = visiting.public_or_refuse(db, said.consultation_id)
    every = points_read.of_contribution(db, contribution_id)
    asked = [each for each in every if each.is_answered or each.is_waiting]
    late = sum(each.is_late(now) for each in asked)
    tally = PointTally(len(asked), sum(each.is_answered for each in asked), late)
    at, pages = _place(page, len(every))
    some = tuple(every[(at - 1) * PAGE_SIZE : at * PAGE_SIZE])
    can_split = speaking.can(db, said.consultation_id, Deed.SPLIT, person_id=person_id, now=now)
    is_public = said.status is ContributionStatus.PUBLISHED
    return PointPage(consultation, some, tally, at, pages, contribution=said, can_split=can_split and is_public)


def of_consultation(
    db: Session, *, consultation_id: int, page: int, only_waiting: bool, person_id: int, now: datetime
) -> PointPage:
    """Return one page of the points of a consultation, or only of those that wait.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION)
    """
    consultation = visiting.public_or_refuse(db, consultation_id)
    visiting.count_in(db, consultation_id, person_id, now=now)
    tally = points.tally(db, consultation_id, now=now)
    numbers = points.unanswered(db, consultation_id) if only_waiting else points.in_record(db, consultation_id)
    at, pages = _place(page, len(numbers))
    some = numbers[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]
    found = tuple(points_read.of_consultation(db, consultation_id, only=some))
    return PointPage(consultation, found, tally, at, pages, only_waiting=only_waiting)


def one(db: Session, *, point_id: int, person_id: int, now: datetime) -> PointPage:
    """Return one public point, with what its reader may do with it. Raises: Refused(Reason.NO_SUCH_POINT)"""
    point: Point | None = points.get(db, point_id)
    found = points_read.one(db, point_id)
    if point is None or found is None or point.status is PointStatus.DRAFT:
        raise Refused(Reason.NO_SUCH_POINT)
    consultation = visiting.public_or_refuse(db, point.consultation_id)
    number, who = consultation.id or 0, _Who(person_id=person_id, now=now)
    return PointPage(
        consultation,
        (found,),
        _tally_of(found, now),
        1,
        1,
        contribution=contributions.get(db, point.contribution_id),
        can_split=_is_untouched(found) and speaking.can(db, number, Deed.SPLIT, **who),
        can_demand=_is_demandable(found) and speaking.can(db, number, Deed.DEMAND, **who),
    )


def _tally_of(found: PointReading, now: datetime) -> PointTally:
    return PointTally(1, int(found.is_answered), int(found.is_late(now)))


def _is_untouched(found: PointReading) -> bool:
    has_owner = found.case is not None and found.case.owner_id is not None
    return found.is_waiting and not found.is_hidden and not found.replies and not has_owner


def _is_demandable(found: PointReading) -> bool:
    """Return whether nobody has put a demand on the newest reply."""
    newest = found.reply.reply.id if found.reply else None
    known = any(each.reply_id == newest for each in found.demands)
    return not found.is_hidden and not known and (found.is_answered or found.is_waiting)


def _place(page: int, count: int) -> tuple[int, int]:
    pages = max(1, -(-count // PAGE_SIZE))
    return min(max(1, page), pages), pages


def waiting(db: Session, *, consultation_id: int, now: datetime) -> tuple[Consultation, list[PointReading]]:  # noqa: ARG001
    """Return the points of a consultation that still wait for an answer. Raises: Refused(NO_SUCH_CONSULTATION)"""
    found = visiting.public_or_refuse(db, consultation_id)
    numbers = points.unanswered(db, consultation_id)
    return found, points_read.of_consultation(db, consultation_id, only=numbers) if numbers else []
