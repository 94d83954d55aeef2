"""The word index: the same rows and the same answers on every database."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, and_, case, delete, func, insert, intersect, select
from sqlmodel import Session

from bot.domain.searching import Terms, words_of
from storage.tables import Idea, IdeaStatus, SearchWord

WORDS: Table = SearchWord.__table__  # type: ignore[attr-defined]
IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
IDEA = "idea"
WORDS_COMPARED = 16
ENDED_TO_OPEN = 4
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
    found = intersect(*(_having(term) for term in terms)).subquery()
    is_over = case((IDEAS.c.status.in_(OPEN), 0), else_=1)
    page = (
        select(IDEAS.c.id, func.count().over().label("total"))
        .select_from(found.join(IDEAS, IDEAS.c.id == found.c.subject_id))
        .where(IDEAS.c.status.in_(OPEN if only_open else PUBLIC))
        .order_by(is_over, IDEAS.c.signature_count.desc(), IDEAS.c.id.desc())
    )
    rows = db.execute(page.offset(offset).limit(limit)).all()
    if rows or not offset:
        return Found([row.id for row in rows], rows[0].total if rows else 0)
    first = db.execute(page.limit(1)).first()
    return Found([], first.total if first else 0)


def open_ideas_sharing(db: Session, words: Iterable[str], *, limit: int) -> list[int]:
    """Return the ids of open ideas that share words with these, those that share the most first.

    Only the longest words are looked for: they are the rare ones, and common ones would bring every idea along.
    """
    wanted = sorted(words, key=lambda word: (-len(word), word))[:WORDS_COMPARED]
    if not wanted:
        return []
    shared = func.count().label("shared")
    sharing = (
        select(WORDS.c.subject_id, shared)
        .where(WORDS.c.kind == IDEA, WORDS.c.word.in_(wanted))
        .group_by(WORDS.c.subject_id)
        .order_by(shared.desc(), WORDS.c.subject_id.desc())
        .limit(limit * ENDED_TO_OPEN)
        .subquery()
    )
    found = select(sharing.c.subject_id).join(IDEAS, IDEAS.c.id == sharing.c.subject_id)
    in_order = found.where(IDEAS.c.status.in_(OPEN)).order_by(sharing.c.shared.desc(), sharing.c.subject_id.desc())
    return list(db.execute(in_order.limit(limit)).scalars())


def ideas(db: Session, idea_ids: Sequence[int]) -> list[Idea]:
    """Return these ideas, in this order."""
    rows = {idea.id: idea for idea in db.execute(select(Idea).where(IDEAS.c.id.in_(idea_ids))).scalars()}
    return [rows[idea_id] for idea_id in idea_ids if idea_id in rows]


def is_public(db: Session, idea_id: int) -> bool:
    """Return whether this is the number of an idea that anybody may see."""
    return db.execute(select(IDEAS.c.id).where(IDEAS.c.id == idea_id, IDEAS.c.status.in_(PUBLIC))).first() is not None


def _having(term: str) -> Select[Any]:
    return select(WORDS.c.subject_id).where(WORDS.c.kind == IDEA, matches(term)).distinct()


def matches(term: str) -> ColumnElement[bool]:
    """Return whether a word is this term, or begins with it."""
    if not term.endswith("*"):
        return WORDS.c.word == term
    beginning = term[:-1]
    return and_(WORDS.c.word >= beginning, WORDS.c.word < beginning + LAST_CHARACTER)
