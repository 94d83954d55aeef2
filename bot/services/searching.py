"""Finding ideas: by words in any script, by number, and by likeness."""

from datetime import datetime

from rapidfuzz import fuzz
from sqlmodel import Session

from bot.domain.browsing import PAGE_SIZE, page_within
from bot.domain.searching import Terms, joined, loosened, number_in, telling_words, terms_of
from bot.services.browsing import LARGEST_ID
from storage import browse, flows, search
from storage.readings import Page, SearchPage
from storage.search import Found
from storage.tables import Idea

STEP = "searching.words"
MORE = "searching.more"
QUESTION_CHARACTERS = 200
CANDIDATES = 50
ALIKE_FROM_PERCENT = 45


def find(db: Session, *, question: str, page: int = 1, limit: int = PAGE_SIZE, only_open: bool = False) -> SearchPage:
    """Return one page of the public ideas that have all these words: open ones first, the most signed first.

    An idea's number finds that idea. When nothing has all words, other endings of them are tried.
    """
    asked = question.strip()[:QUESTION_CHARACTERS]
    terms = terms_of(asked)
    found = _numbered(db, asked) or _found(db, terms, page=page, limit=limit, only_open=only_open)
    if not found.total and (looser := loosened(terms)) != terms:
        found = _found(db, looser, page=page, limit=limit, only_open=only_open)
    shown = browse.lines(db, found.idea_ids)
    return SearchPage(asked, Page(shown, page_within(page, found.total), found.total))


def _numbered(db: Session, question: str) -> Found | None:
    number = number_in(question)
    if number is None or number > LARGEST_ID or not search.is_public(db, number):
        return None
    return Found([number], 1)


def _found(db: Session, terms: Terms, *, page: int, limit: int, only_open: bool) -> Found:
    if not terms:
        return Found([], 0)
    at = max(1, page)
    found = search.ideas_found(db, terms, offset=(at - 1) * limit, limit=limit, only_open=only_open)
    last = page_within(at, found.total)
    if last == at or not found.total:
        return found
    return search.ideas_found(db, terms, offset=(last - 1) * limit, limit=limit, only_open=only_open)


def ask(db: Session, *, person_id: int, now: datetime) -> None:
    """Note that somebody is asked what they are looking for."""
    flows.ask(db, person_id=person_id, step=STEP, draft={}, now=now)


def answer(db: Session, *, question: str, person_id: int, now: datetime) -> SearchPage:
    """Find what somebody asked for; the question is kept while there are more pages, because no button can carry it."""
    found = find(db, question=question)
    if found.page.pages > 1:
        flows.ask(db, person_id=person_id, step=MORE, draft={"question": found.question}, now=now)
    else:
        _close(db, person_id)
    return found


def turn(db: Session, *, person_id: int, page: int) -> SearchPage | None:
    """Return another page of the last search; None when it has been left."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != MORE:
        return None
    return find(db, question=str(flow.draft.get("question", "")), page=page)


def _close(db: Session, person_id: int) -> None:
    flow = flows.current(db, person_id)
    if flow is not None and flow.step in (STEP, MORE):
        flows.close(db, person_id)


def similar(db: Session, words: str, *, limit: int = 3) -> list[Idea]:
    """Return the open ideas that sound most like these words, the likest first; none when nothing is near."""
    telling = telling_words(words)
    candidates = search.ideas(db, search.open_ideas_sharing(db, telling, limit=CANDIDATES))
    asked = joined(telling)
    scored = [(likeness(asked, f"{idea.title} {idea.words}"), idea) for idea in candidates]
    near = [(score, idea) for score, idea in scored if score >= ALIKE_FROM_PERCENT]
    near.sort(key=lambda pair: (-pair[0], -pair[1].signature_count, pair[1].id or 0))
    return [idea for _, idea in near[:limit]]


def likeness(asked: str, words: str) -> float:
    """Return how alike these are, in percent: the words they share against those they do not (rapidfuzz)."""
    return fuzz.token_set_ratio(asked, joined(telling_words(words)))
