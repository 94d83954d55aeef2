"""Points before they are public: other words, departments to answer, two made one, one let go."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import pointing as rules
from bot.domain.pointing import Split
from bot.domain.refusals import Reason, Refused
from bot.services import pointing
from storage import points
from storage.tables import Point


def ask_words(db: Session, *, point_id: int, person_id: int, now: datetime) -> Split:
    """Ask for other words of a point that is being split off. Raises: as `draft_of`"""
    _, said = pointing.draft_of(db, point_id, person_id=person_id, now=now)
    pointing.ask(db, pointing.REWORD, person_id, now=now, contribution_id=said.id, point_id=point_id)
    return pointing.split_of(db, said)


def reword(db: Session, *, words: str, person_id: int, now: datetime) -> tuple[Split, Point]:
    """Give a point other words before it is public. Raises: as `draft_of`, Refused of the words"""
    flow = pointing.flow_of(db, person_id, pointing.REWORD)
    point, said = pointing.draft_of(db, int(flow.draft["point_id"]), person_id=person_id, now=now)
    new = rules.check_words(words)
    points.change(db, point, words=new, is_verbatim=rules.stands_in(new, pointing.words_of(db, said)))
    pointing.ask(db, pointing.POINTS, person_id, now=now, contribution_id=said.id)
    return pointing.split_of(db, said), point


def toggle_department(db: Session, *, point_id: int, department_id: int, person_id: int, now: datetime) -> Split:
    """Let a department answer a point, or not; the first one chosen leads. Raises: as `draft_of`"""
    point, said = pointing.draft_of(db, point_id, person_id=person_id, now=now)
    chosen = list(point.department_ids)
    if department_id in chosen:
        chosen.remove(department_id)
    else:
        chosen = pointing.standing(db, [*chosen, department_id])
    points.change(db, point, department_ids=chosen)
    return pointing.split_of(db, said)


def merge(db: Session, *, point_id: int, person_id: int, now: datetime) -> Split:
    """Make one point of this and the next. Raises: as `draft_of`, Refused(NO_SUCH_POINT), Refused(WORDS_TOO_LONG)"""
    point, said = pointing.draft_of(db, point_id, person_id=person_id, now=now)
    drafts = points.drafts_of(db, said.id or 0)
    place = [each.id for each in drafts].index(point_id)
    if place + 1 >= len(drafts):
        raise Refused(Reason.NO_SUCH_POINT)
    following = drafts[place + 1]
    words = rules.check_words(f"{point.words}\n{following.words}")
    chosen = list(dict.fromkeys((*point.department_ids, *following.department_ids)))
    is_verbatim = rules.stands_in(words, pointing.words_of(db, said))
    points.change(db, point, words=words, department_ids=chosen, is_verbatim=is_verbatim)
    points.drop(db, following)
    return pointing.split_of(db, said)


def drop(db: Session, *, point_id: int, person_id: int, now: datetime) -> Split:
    """Let go of a point before it is public. Raises: as `draft_of`"""
    point, said = pointing.draft_of(db, point_id, person_id=person_id, now=now)
    points.drop(db, point)
    return pointing.split_of(db, said)
