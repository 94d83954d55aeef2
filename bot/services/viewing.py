"""Reading what was said: a subtopic page by page, and one contribution with everything that hangs on it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import speaking as rules
from bot.domain.practising import is_own_practice, is_practice, number_of
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import PAGE_SIZE, SubtopicPage, View
from bot.domain.staging import Deed, Standing, is_public, may
from bot.services import speaking, visiting
from storage import additions, consultations, contributions, places, points_read, projections
from storage.tables import (
    AdditionVersion,
    Consultation,
    Contribution,
    ContributionFile,
    ContributionStatus,
    GuideQuestion,
    Person,
    Stage,
    Subtopic,
)

NOBODY = Standing(frozenset())


def subtopic(db: Session, *, subtopic_id: int, page: int, person_id: int, now: datetime) -> SubtopicPage:
    """Return one page of a subtopic; page 0 is the last one. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    found = consultations.part(db, Subtopic, subtopic_id)
    if found is None:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    consultation = visiting.public_or_refuse(db, found.consultation_id, person_id)
    visiting.count_in(db, consultation.id or 0, person_id, now=now)
    total = contributions.count(db, subtopic_id=subtopic_id)
    pages = max(1, -(-total // PAGE_SIZE))
    at = min(page, pages) if page > 0 else pages
    rows = contributions.page(db, subtopic_id=subtopic_id, offset=(at - 1) * PAGE_SIZE, limit=PAGE_SIZE)
    card = visiting.see(db, consultation_id=consultation.id or 0, person_id=person_id, now=now)
    views = views_of(db, rows, person_id, now=now)
    return SubtopicPage(consultation, found, views, at, pages, total, card.can_speak)


def one(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> View:
    """Return a contribution to somebody who opens it. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION)"""
    said = contributions.get(db, contribution_id) if 0 < contribution_id <= visiting.LARGEST_ID else None
    if said is None or said.status is ContributionStatus.DRAFT or _is_anothers(said, person_id):
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    visiting.count_in(db, said.consultation_id, person_id, now=now)
    return view_of(db, said, person_id, now=now)


def see(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> View:
    """Return a contribution without counting anybody. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION)"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is ContributionStatus.DRAFT or _is_anothers(said, person_id):
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    return view_of(db, said, person_id, now=now)


def _is_anothers(said: Contribution, person_id: int) -> bool:
    """Return whether this was said in somebody else's practice."""
    return is_practice(said.consultation_id) and said.consultation_id != number_of(person_id)


def status_of(db: Session, *, contribution_id: int) -> ContributionStatus | None:
    """Return where a contribution stands; None when it is gone."""
    said = contributions.get(db, contribution_id)
    return said.status if said is not None else None


def earlier(db: Session, *, contribution_id: int) -> tuple[tuple[int, str], ...]:
    """Return the versions of a public contribution before the one that stands, the newest first."""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        return ()
    found = contributions.versions_of(db, contribution_id)
    return tuple((each.version, each.words) for each in reversed(found) if each.version < said.version)


def earlier_additions(db: Session, *, contribution_id: int) -> tuple[AdditionVersion, ...]:
    """Return what was added to a public contribution, as it once read, where that was changed."""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        return ()
    return tuple(additions.versions_of(db, contribution_id))


def numbered(db: Session, *, consultation_id: int, number: int, person_id: int, now: datetime) -> View:
    """Return the contribution people call by this number. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION)"""
    said = contributions.numbered(db, consultation_id, number)
    return one(db, contribution_id=said.id or 0 if said else 0, person_id=person_id, now=now)


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Any:
    """Return what a card of a contribution shows: its author's preview, or the published view; None when it is gone."""
    said = contributions.get(db, subject_id)
    if said is None:
        return None
    if said.status is ContributionStatus.DRAFT:
        speech = speaking.asked(db, person_id=viewer_id or 0, now=now) if said.person_id == viewer_id else None
        return speech if speech is not None and speech.number == subject_id else None
    return view_of(db, said, viewer_id, now=now)


def views_of(db: Session, rows: Iterable[Contribution], reader_id: int, *, now: datetime) -> tuple[View, ...]:
    """Return contributions as this reader sees them; the reader's standing is looked up once per consultation."""
    known: dict[int, Standing] = {}

    def standing_in(number: int) -> Standing:
        if number not in known:
            known[number] = visiting.standing_of(db, number, reader_id, now=now)
        return known[number]

    return tuple(view_of(db, each, reader_id, now=now, standing=standing_in(each.consultation_id)) for each in rows)


def view_of(
    db: Session, said: Contribution, reader_id: int | None, *, now: datetime, standing: Standing | None = None
) -> View:
    """Return a contribution as this reader sees it; `standing` spares looking up where they stand."""
    consultation = db.get_one(Consultation, said.consultation_id)
    stage = consultations.part(db, Stage, consultation.stage_id) if consultation.stage_id is not None else None
    kind = stage.kind if stage else None
    number, is_own = said.id or 0, reader_id is not None and said.person_id == reader_id
    if standing is None:
        standing = _standing(db, said, reader_id, now=now)
    is_here = (
        is_public(consultation) or is_own_practice(consultation, reader_id)
    ) and said.status is ContributionStatus.PUBLISHED

    can_project = is_public(consultation) and is_here and visiting.may_run(standing)

    def can(deed: Deed) -> bool:
        return is_here and stage is not None and may(standing, deed, kind=kind, floor=stage.floor)

    return View(
        contribution=said,
        consultation=consultation,
        subtopic=db.get_one(Subtopic, said.subtopic_id),
        region=places.region_name(db, said.region_id),
        files=tuple(contributions.files_of(db, number)),
        additions=tuple(additions.of(db, number)),
        answers=contributions.get(db, said.answers_id) if said.answers_id is not None else None,
        question=db.get(GuideQuestion, said.question_id) if said.question_id is not None else None,
        answered_by=contributions.answers_to(db, number),
        versions=said.version,
        is_own=is_own,
        is_liked=reader_id is not None and contributions.is_liked(db, number, reader_id),
        can_like=can(Deed.LIKE) and not is_own,
        can_answer=can(Deed.SPEAK),
        can_edit=is_own and can(Deed.EDIT) and rules.can_edit(said, now=now),
        can_add=is_own and can(Deed.SUPPLEMENT),
        points=tuple(points_read.of_contribution(db, number)),
        can_split=can(Deed.SPLIT) and not is_practice(said.consultation_id),
        can_project=can_project,
        is_on_screen=can_project and projections.is_up(db, number),
    )


def _standing(db: Session, said: Contribution, reader_id: int | None, *, now: datetime) -> Standing:
    return visiting.standing_of(db, said.consultation_id, reader_id, now=now) if reader_id is not None else NOBODY


def files(db: Session, *, contribution_id: int, person_id: int) -> tuple[ContributionFile, ...]:
    """Return the files of a public contribution. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION)"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED or _is_anothers(said, person_id):
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    return tuple(contributions.files_of(db, contribution_id))


def answered(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> View | None:
    """Return the contribution that answers somebody's, while it stands."""
    said = contributions.get(db, int(facts["contribution_id"]))
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        return None
    return view_of(db, said, person.id if person else None, now=now)
