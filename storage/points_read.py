"""Points with everything that hangs on them, read in a handful of statements: for screens, reports and transcripts."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, SQLModel, col

from bot.domain.casing import Published, Ratings
from bot.domain.pointing import PointReading
from storage.tables import (
    Case,
    CaseDepartment,
    Contribution,
    ContributionStatus,
    Cosignature,
    Demand,
    Department,
    Point,
    PointStatus,
    PointVersion,
    Rating,
    Reply,
    ReplyFile,
    Score,
    SubjectKind,
)

Row = TypeVar("Row", bound=SQLModel)
AT_ONCE = 500
Named = dict[int, Department]


def of_consultation(db: Session, consultation_id: int, *, only: Collection[int] | None = None) -> list[PointReading]:
    """Return the points of a consultation in the order of the record, those that were taken back among them.

    `only`: of these, by their row.
    """
    chosen = [col(Point.consultation_id) == consultation_id]
    return _read(db, [*chosen, col(Point.id).in_(list(only))] if only is not None else chosen)


def of_contribution(db: Session, contribution_id: int) -> list[PointReading]:
    """Return the points of one contribution in their order."""
    return _read(db, [col(Point.contribution_id) == contribution_id])


def one(db: Session, point_id: int) -> PointReading | None:
    """Return one point."""
    found = _read(db, [col(Point.id) == point_id])
    return found[0] if found else None


def _read(db: Session, chosen: Iterable[ColumnElement[bool]]) -> list[PointReading]:
    view = (col(Contribution.number), col(Contribution.subtopic_id), col(Contribution.status))
    joined = select(Point, *view).join(Contribution, col(Contribution.id) == col(Point.contribution_id))
    joined = joined.where(*chosen, col(Point.status) != PointStatus.DRAFT)
    rows = db.execute(joined.order_by(col(Contribution.number), col(Point.number))).all()
    if not rows:
        return []
    cases = _cases_of(db, [row[0].id for row in rows])
    known = _Known(db, [case.id or 0 for case in cases.values()])
    earlier = _by(db, PointVersion, col(PointVersion.point_id), [row[0].id for row in rows], "point_id")
    return [_reading(row, cases.get(row[0].id), known, earlier.get(row[0].id, [])) for row in rows]


class _Known:
    """What hangs on these cases, by case or by reply."""

    def __init__(self, db: Session, case_ids: list[int]) -> None:
        self.replies = _by(db, Reply, col(Reply.case_id), case_ids, "case_id", col(Reply.published_at).is_not(None))
        reply_ids = [each.id or 0 for some in self.replies.values() for each in some]
        self.joint = _by(db, CaseDepartment, col(CaseDepartment.case_id), case_ids, "case_id")
        self.demands = _by(db, Demand, col(Demand.case_id), case_ids, "case_id")
        self.files = _by(db, ReplyFile, col(ReplyFile.reply_id), reply_ids, "reply_id")
        self.signed = _by(db, Cosignature, col(Cosignature.reply_id), reply_ids, "reply_id")
        self.ratings = _ratings_of(db, reply_ids)
        self.departments: Named = {each.id or 0: each for each in db.execute(select(Department)).scalars()}

    def published(self, reply: Reply) -> Published:
        """Return a reply with all that belongs to it."""
        number = reply.id or 0
        own = self.departments.get(reply.department_id or 0)
        signed = sorted(self.signed.get(number, ()), key=lambda each: each.signed_at)
        return Published(
            reply=reply,
            department=own.name if own else "",
            cosigners=tuple(self.departments[each.department_id].name for each in signed),
            files=tuple(self.files.get(number, ())),
            ratings=self.ratings.get(number, Ratings()),
        )


def _reading(row: Any, case: Case | None, known: _Known, versions: list[PointVersion]) -> PointReading:
    point, view_number, subtopic_id, status = row
    number = case.id or 0 if case else 0
    joint = sorted(known.joint.get(number, ()), key=lambda each: (each.added_at, each.department_id))
    replies = sorted(known.replies.get(number, ()), key=lambda each: each.version)
    return PointReading(
        point=point,
        view_number=view_number or 0,
        subtopic_id=subtopic_id,
        is_hidden=status is not ContributionStatus.PUBLISHED,
        case=case,
        lead=known.departments.get(case.lead_id or 0) if case else None,
        joint=tuple(known.departments[each.department_id] for each in joint),
        replies=tuple(known.published(each) for each in replies),
        demands=tuple(sorted(known.demands.get(number, ()), key=lambda each: each.id or 0)),
        earlier=tuple(each.words for each in versions if each.version < point.version),
    )


def _cases_of(db: Session, point_ids: list[int]) -> dict[int, Case]:
    found: dict[int, Case] = {}
    for some in _in_parts(point_ids):
        query = select(Case).where(col(Case.subject_kind) == SubjectKind.POINT, col(Case.subject_id).in_(some))
        for case in db.execute(query.order_by(col(Case.number).desc())).scalars():
            found[case.subject_id] = case
    return found


def _by(
    db: Session, table: type[Row], key: Any, numbers: list[int], name: str, *more: ColumnElement[bool]
) -> dict[int, list[Row]]:
    """Return rows by the row they hang on."""
    found: dict[int, list[Row]] = {}
    for some in _in_parts(numbers):
        for row in db.execute(select(table).where(key.in_(some), *more)).scalars():
            found.setdefault(getattr(row, name), []).append(row)
    return found


def _ratings_of(db: Session, reply_ids: list[int]) -> dict[int, Ratings]:
    counted: dict[int, dict[Score, int]] = {}
    for some in _in_parts(reply_ids):
        query = select(col(Rating.reply_id), col(Rating.score), func.count()).where(col(Rating.reply_id).in_(some))
        for reply_id, score, count in db.execute(query.group_by(col(Rating.reply_id), col(Rating.score))):
            counted.setdefault(reply_id, {})[score] = int(count)
    return {reply_id: Ratings(*(said.get(score, 0) for score in Score)) for reply_id, said in counted.items()}


def _in_parts(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE))
