"""The word index: the same rows and the same answers on every database."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, and_, case, delete, func, insert, select
from sqlmodel import Session

from bot.domain.searching import Terms, words_of
from storage.tables import Idea, IdeaStatus, SearchWord

WORDS: Table = SearchWord.__table__  # type: ignore[attr-defined]
IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
IDEA = "idea"
LAST_CHARACTER = "\U0010ffff"
PUBLIC = (IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED)
OPEN = (IdeaStatus.OPEN, IdeaStatus.QUALIFIED)


class Found(NamedTuple):
    """The ids of one page of what was found, and how much there is in all."""

    idea_ids: list[int]
    total: int


def index_idea(db: Session, *, idea_id: int, title: str, words: str) -> None:
    """Make an idea findable by its title and words, or by its newer ones."""
    forget_idea(db, idea_id)
    rows = [{"word": word, "kind": IDEA, "subject_id": idea_id} for word in sorted(words_of(f"{title} {words}"))]
    if rows:
        db.execute(insert(WORDS), rows)


def forget_idea(db: Session, idea_id: int) -> None:
    """Let an idea no longer be found."""
    db.execute(delete(WORDS).where(WORDS.c.kind == IDEA, WORDS.c.subject_id == idea_id))


def ideas_found(db: Session, terms: Terms, *, offset: int, limit: int, only_open: bool = False) -> Found:
    """Return one page of the public ideas in which every term is found: open ones and the most signed first."""
    status = IDEAS.c.status.in_(OPEN if only_open else PUBLIC)
    found = and_(status, *(IDEAS.c.id.in_(_having(term)) for term in terms))
    total = db.execute(select(func.count()).select_from(IDEAS).where(found)).scalar_one()
    is_over = case((IDEAS.c.status.in_(OPEN), 0), else_=1)
    page = select(IDEAS.c.id).where(found).order_by(is_over, IDEAS.c.signature_count.desc(), IDEAS.c.id.desc())
    return Found(list(db.execute(page.offset(offset).limit(limit)).scalars()), total)


def open_ideas_sharing(db: Session, words: Iterable[str], *, limit: int) -> list[int]:
    """Return the ids of open ideas that share words with these, those that share the most first."""
    wanted = sorted(words)
    if not wanted:
        return []
    shared = func.count().label("shared")
    query: Select[Any] = (
        select(WORDS.c.subject_id, shared)
        .join(IDEAS, IDEAS.c.id == WORDS.c.subject_id)
        .where(WORDS.c.kind == IDEA, WORDS.c.word.in_(wanted), IDEAS.c.status.in_(OPEN))
        .group_by(WORDS.c.subject_id)
        .order_by(shared.desc(), WORDS.c.subject_id.desc())
        .limit(limit)
    )
    return [row.subject_id for row in db.execute(query)]


def ideas(db: Session, idea_ids: Sequence[int]) -> list[Idea]:
    """Return these ideas, in this order."""
    rows = {idea.id: idea for idea in db.execute(select(Idea).where(IDEAS.c.id.in_(idea_ids))).scalars()}
    return [rows[idea_id] for idea_id in idea_ids if idea_id in rows]


def is_public(db: Session, idea_id: int) -> bool:
    """Return whether this is the number of an idea that anybody may see."""
    return db.execute(select(IDEAS.c.id).where(IDEAS.c.id == idea_id, IDEAS.c.status.in_(PUBLIC))).first() is not None


def _having(term: str) -> Select[Any]:
    return select(WORDS.c.subject_id).where(WORDS.c.kind == IDEA, _matches(term))


def _matches(term: str) -> ColumnElement[bool]:
    if not term.endswith("*"):
        return WORDS.c.word == term
    beginning = term[:-1]
    return and_(WORDS.c.word >= beginning, WORDS.c.word < beginning + LAST_CHARACTER)
