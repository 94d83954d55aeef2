"""Adding to a view: words at once; what comes with a voice, pictures, a file or a place once its author has seen it."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import speaking as rules
from bot.domain.piecing import Piece, joined, with_words
from bot.domain.proposing import tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Held, Utterance
from bot.services import bringing, contributing, going_on, piecing
from storage import additions, cards, contributions, flows
from storage.tables import CardKind, Contribution, ContributionAddition, ContributionStatus


def hear(db: Session, *, said: Utterance, person_id: int, now: datetime) -> Contribution | Held:
    """Take something to add: words alone stand at once, everything else is held until its author says yes.

    Raises: as `going_on.hear`, Refused(Reason.TOO_MANY_FILES), Refused(Reason.FILE_IS_THERE)
    """
    flow, view = contributing.asked(db, contributing.ADD, person_id)
    held = additions.held_of(db, view.id or 0)
    if held is None and said.file is None and said.place is None:
        return going_on.hear(db, words=said.words, message_id=said.message_id, person_id=person_id, now=now)
    contributing.check_addition(db, view, person_id, now=now)
    is_more = said.album is not None and said.album == flow.draft.get("album")
    held = held or _hold(db, view, going_on.pieces_in(flow))
    _take(db, view, held, said, now=now)
    notes = {"contribution_id": view.id, "album": said.album}
    flows.ask(db, person_id=person_id, step=contributing.ADD, draft=notes, now=now)
    if is_more and not said.words:
        cards.mark_dirty(db, CardKind.ADDITION, held.id or 0, now)
    return _held(db, view, held, is_silent=is_more and not said.words)


def _hold(db: Session, view: Contribution, parts: list[Piece]) -> ContributionAddition:
    held = additions.hold(db, view.id or 0, words=joined(parts))
    piecing.keep(db, view, parts, held)
    return held


def _take(db: Session, view: Contribution, held: ContributionAddition, said: Utterance, *, now: datetime) -> None:
    files = additions.files_of(db, held.id or 0)
    rules.check_file(len(files), file=said.file)
    is_new = bringing.attach_later(db, view, held, said, now=now)
    parts = [*piecing.of(db, view, held), Piece(said.message_id, tidy(said.words))]
    if not (is_new or joined(parts) or files or held.latitude is not None):
        raise Refused(Reason.FILE_IS_THERE)
    _write(db, view, held, parts)


def _write(db: Session, view: Contribution, held: ContributionAddition, parts: list[Piece]) -> None:
    whole = joined(parts)
    if len(whole) > rules.ADDITION_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(whole), limit=rules.ADDITION_CHARACTERS)
    additions.change(db, held, words=whole)
    piecing.keep(db, view, parts, held)


def follow_edit(db: Session, held: ContributionAddition, *, message_id: int, words: str, now: datetime) -> None:
    """Let what is about to be added follow an edit of one of its messages; its preview is drawn anew.

    Raises: Refused(Reason.WORDS_TOO_LONG), Refused(Reason.WORDS_EMPTY) when nothing would be left
    """
    view = db.get_one(Contribution, held.contribution_id)
    parts = with_words(piecing.of(db, view, held), message_id, tidy(words))
    if not joined(parts) and held.latitude is None and not additions.files_of(db, held.id or 0):
        raise Refused(Reason.WORDS_EMPTY)
    _write(db, view, held, parts)
    cards.mark_dirty(db, CardKind.ADDITION, held.id or 0, now)


def finish(db: Session, *, person_id: int, now: datetime) -> Contribution:
    """Add what is held. Raises: Refused(Reason.NO_LONGER_OPEN), as `hear`"""
    found = _open(db, person_id)
    if found is None:
        return going_on.finish(db, person_id=person_id, now=now)
    view, held = found
    contributing.check_addition(db, view, person_id, now=now)
    if not additions.enter(db, held, now=now):
        raise Refused(Reason.NO_LONGER_OPEN)
    flows.close(db, person_id)
    contributing.note_added(db, view, person_id=person_id, now=now)
    return view


def discard(db: Session, *, person_id: int) -> None:
    """Throw away what was to be changed or added, and close the question."""
    found = _open(db, person_id)
    if found is not None:
        additions.drop_held(db, found[0].id or 0)
    flows.close(db, person_id)


def held(db: Session, *, person_id: int) -> Held | None:
    """Return what somebody is about to add, or to change in long words; None when that is nothing."""
    found = _open(db, person_id)
    return _held(db, *found) if found is not None else going_on.held(db, person_id=person_id)


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Held | None:  # noqa: ARG001
    """Return what its author is about to add; None for everybody else, and once it stands or is gone."""
    row = additions.get(db, subject_id)
    view = contributions.get(db, row.contribution_id) if row is not None and row.added_at is None else None
    if row is None or view is None or view.person_id != viewer_id or view.status is not ContributionStatus.PUBLISHED:
        return None
    return _held(db, view, row)


def _held(db: Session, view: Contribution, row: ContributionAddition, *, is_silent: bool = False) -> Held:
    files = tuple(additions.files_of(db, row.id or 0))
    return Held(view, is_edit=False, characters=len(row.words), addition=row, files=files, is_silent=is_silent)


def _open(db: Session, person_id: int) -> tuple[Contribution, ContributionAddition] | None:
    """Return the view that is being added to and what is held, where something is."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != contributing.ADD:
        return None
    view = contributions.get(db, int(flow.draft.get("contribution_id", 0)))
    row = additions.held_of(db, view.id or 0) if view is not None and view.person_id == person_id else None
    return (view, row) if view is not None and row is not None else None
