"""Queries about everything the place keeps of one person, and about the place as a whole."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, func, or_
from sqlmodel import Session, col, select

from bot.domain.recording import Kept
from bot.domain.staffing import Counts
from bot.domain.starting import News
from storage import case_answers, silence
from storage.tables import (
    AuditEntry,
    Comment,
    Contribution,
    Demand,
    Follow,
    Idea,
    IdeaStatus,
    Person,
    Question,
    Reminder,
    Review,
    Signature,
    SignatureState,
    SubjectKind,
    metadata,
)

NEWS_AT_ONCE = 2
WAITING = (IdeaStatus.SUBMITTED,)
NOT_NEWS = (IdeaStatus.DRAFT, IdeaStatus.SUBMITTED, IdeaStatus.WITHDRAWN, IdeaStatus.HIDDEN)
PERSONS = "persons.id"
IDEAS = "ideas.id"
QUESTIONS = "questions.id"
BELONGS_TO_IDEA = ("idea_versions", "addenda", "attachments", "reviews", "appeals")
BELONGS_TO_QUESTION = ("answers",)
BELONGS_TO_VIEW = ("contribution_versions", "contribution_additions", "addition_versions", "contribution_files",
                   "contribution_pieces", "points", "projections")  # fmt: skip
BELONGS_TO_POINT = ("point_versions",)
BELONGS_TO_ANSWER = ("case_answer_files",)
# What somebody has decided about is in their record; what others said in it is not.
WORDS_OF_OTHERS = {
    "ideas": ("reviewer_id", frozenset({"title", "words", "author_name"})),
    "appeals": ("decided_by_id", frozenset({"words"})),
    "points": ("made_by_id", frozenset({"words"})),
    "cases": ("opened_by_id", frozenset({"question"})),
}
Row = dict[str, Any]


def count_all(db: Session) -> Counts:
    """Return the numbers of the place."""
    return Counts(
        people=_count(db, select(func.count()).select_from(Person)),
        waiting=_count(db, select(func.count()).select_from(Idea).where(col(Idea.status).in_(WAITING))),
        open=_count(db, select(func.count()).select_from(Idea).where(Idea.status == IdeaStatus.OPEN)),
        signatures=_count(db, select(func.coalesce(func.sum(Idea.signature_count), 0))),
        questions=_count(db, select(func.count()).select_from(Question).where(col(Question.answered_at).is_(None))),
    )


def count_kept(db: Session, person_id: int) -> Kept:
    """Return how much the place keeps of somebody."""
    mine = Idea.author_id == person_id
    unfinished = (IdeaStatus.DRAFT, IdeaStatus.RETURNED)
    published = col(Idea.published_at).is_not(None)
    standing = Signature.state != SignatureState.WITHDRAWN
    spoke, is_placed = Contribution.person_id == person_id, col(Contribution.latitude).is_not(None)
    return Kept(
        ideas=_count(db, select(func.count()).select_from(Idea).where(mine)),
        drafts=_count(db, select(func.count()).select_from(Idea).where(mine, col(Idea.status).in_(unfinished))),
        published=_count(db, select(func.count()).select_from(Idea).where(mine, published)),
        signatures=_count(
            db, select(func.count()).select_from(Signature).where(Signature.person_id == person_id, standing)
        ),
        comments=_count(db, select(func.count()).select_from(Comment).where(Comment.person_id == person_id)),
        follows=_count(db, select(func.count()).select_from(Follow).where(Follow.person_id == person_id)),
        reminders=_count(db, select(func.count()).select_from(Reminder).where(Reminder.person_id == person_id)),
        questions=_count(db, select(func.count()).select_from(Question).where(Question.person_id == person_id)),
        reviews=_count(db, select(func.count()).select_from(Review).where(Review.moderator_id == person_id)),
        views=_count(db, select(func.count()).select_from(Contribution).where(spoke)),
        places=_count(db, select(func.count()).select_from(Contribution).where(spoke, is_placed)),
        answers=case_answers.count_by(db, person_id),
        named=sum(_count(db, query) for query in _named(person_id)),
    )


def _named(person_id: int) -> list[Any]:
    """Return how to count the rows that show somebody's name."""
    ideas = select(func.count()).select_from(Idea).where(Idea.author_id == person_id)
    comments = select(func.count()).select_from(Comment).where(Comment.person_id == person_id)
    signatures = select(func.count()).select_from(Signature).where(Signature.person_id == person_id)
    demanded = select(func.count()).select_from(Demand).where(Demand.person_id == person_id)
    return [
        ideas.where(col(Idea.author_name).is_not(None)),
        comments.where(col(Comment.author_name).is_not(None)),
        signatures.where(col(Signature.public_name).is_not(None)),
        select(func.count()).select_from(Contribution).where(silence.named_of(person_id)),
        demanded.where(col(Demand.shown_as).is_not(None)),
    ]


def _count(db: Session, query: Any) -> int:
    return int(db.exec(query).one())


def news_for(db: Session, person_id: int, *, since: datetime) -> list[News]:
    """Return what moved since a moment among somebody's own, signed and followed ideas, their own first."""
    stands = col(Signature.state) != SignatureState.WITHDRAWN
    signed = select(Signature.idea_id).where(Signature.person_id == person_id, stands)
    followed = select(Follow.idea_id).where(Follow.person_id == person_id)
    is_own = col(Idea.author_id) == person_id
    query = (
        select(Idea)
        .where(or_(is_own, col(Idea.id).in_(signed), col(Idea.id).in_(followed)))
        .where(col(Idea.status).not_in(NOT_NEWS))
        .where(or_(col(Idea.changed_at) > since, col(Idea.status) == IdeaStatus.OPEN))
        .order_by(is_own.desc(), col(Idea.changed_at).desc())
        .limit(NEWS_AT_ONCE)
    )
    return [
        News(idea.id or 0, idea.status, idea.author_id == person_id, idea.signature_count, idea.threshold or 0)
        for idea in db.exec(query)
    ]


def ideas_by_id(db: Session, idea_ids: list[int]) -> list[Idea]:
    """Return these ideas in this order."""
    found = {idea.id: idea for idea in db.exec(select(Idea).where(col(Idea.id).in_(idea_ids)))}
    return [found[idea_id] for idea_id in idea_ids if idea_id in found]


def personal_columns() -> list[Column[Any]]:
    """Return every column in the store that names a person."""
    return [column for table in metadata.sorted_tables for column in table.columns if _refers_to(column, PERSONS)]


def _refers_to(column: Column[Any], target: str) -> bool:
    return any(key.target_fullname == target for key in column.foreign_keys)


def rows_about(db: Session, person_id: int) -> dict[str, list[Row]]:
    """Return, by table, every row that names this person or belongs to an idea or a question of theirs."""
    found: dict[str, list[Row]] = {"persons": _rows(db, metadata.tables["persons"], "id", [person_id], person_id)}
    for table in metadata.sorted_tables:
        names = [column.name for column in table.columns if _refers_to(column, PERSONS)]
        rows = [row for name in names for row in _rows(db, table, name, [person_id], person_id)]
        if rows:
            found[str(table.name)] = _without_repetition(rows)
    _add_belonging(db, found, person_id)
    return found


def _add_belonging(db: Session, found: dict[str, list[Row]], person_id: int) -> None:
    ideas = [row["id"] for row in found.get("ideas", []) if row["author_id"] == "you"]
    questions = [row["id"] for row in found.get("questions", [])]
    views = [row["id"] for row in found.get("contributions", [])]
    belongings = (
        (BELONGS_TO_IDEA, "idea_id", ideas),
        (BELONGS_TO_QUESTION, "question_id", questions),
        (BELONGS_TO_VIEW, "contribution_id", views),
    )
    for tables, name, ids in belongings:
        _add(db, found, tables, name, ids, person_id)
    answers = [row["id"] for row in found.get("case_answers", [])]
    _add(db, found, BELONGS_TO_ANSWER, "answer_id", answers, person_id)
    points = [row["id"] for row in found.get("points", []) if row["contribution_id"] in views]
    _add(db, found, BELONGS_TO_POINT, "point_id", points, person_id)


def _add(
    db: Session, found: dict[str, list[Row]], tables: Iterable[str], name: str, ids: list[int], person_id: int
) -> None:
    for table in tables if ids else ():
        rows = found.get(table, []) + _rows(db, metadata.tables[table], name, ids, person_id)
        if rows:
            found[table] = _without_repetition(rows)


def _rows(db: Session, table: Table, name: str, ids: Iterable[int], person_id: int) -> list[Row]:
    chosen = table.select().where(table.columns[name].in_(list(ids)))
    rows = ({str(key): value for key, value in row.items()} for row in db.execute(chosen).mappings())
    return [_as_seen_by(table, row, person_id) for row in rows]


def _as_seen_by(table: Table, row: Row, person_id: int) -> Row:
    """Return the row with "you" where it names this person, and nothing where it names another."""
    for column in table.columns:
        if _refers_to(column, PERSONS):
            row[column.name] = "you" if row[column.name] == person_id else None
    decider, words = WORDS_OF_OTHERS.get(str(table.name), ("", frozenset()))
    if row.get("subject_kind") is SubjectKind.IDEA:  # what was asked about an idea was asked in one's own words
        words = frozenset()
    return {name: value for name, value in row.items() if row.get(decider) != "you" or name not in words}


def audit_rows(db: Session, pseudonym: str) -> list[Row]:
    """Return what the audit log has noted under one pseudonym."""
    noted = select(AuditEntry).where(AuditEntry.actor == pseudonym).order_by(col(AuditEntry.id))
    return [entry.model_dump(include={"id", "verb", "subject", "details", "happened_at"}) for entry in db.exec(noted)]


def _without_repetition(rows: list[Row]) -> list[Row]:
    unique: list[Row] = []
    for row in rows:
        if row not in unique:
            unique.append(row)
    return unique
