"""What goes with a signature that counts: a name if its owner wishes one, and a reason."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.names import shown_name
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.domain.signing import REASON_CHARACTERS
from bot.services import permitting
from storage import audit, cards, flows, signatures
from storage.tables import CardKind, Person

STEP = "signing.reason"


def show_name(db: Session, *, idea_id: int, person_id: int, name: str, now: datetime) -> None:
    """Let one's name stand with one's signature: the name chosen before, else the one given now.

    Raises: Refused(Reason.NOTHING_TO_UNDO) when no signature counts
    """
    person = _signer(db, person_id, now)
    _change(db, idea_id, person, now, verb="signature.named", public_name=person.public_name or shown_name(name))


def hide_name(db: Session, *, idea_id: int, person_id: int, now: datetime) -> None:
    """Take one's name off one's signature. Raises: Refused(Reason.NOTHING_TO_UNDO) when no signature counts"""
    _change(db, idea_id, _signer(db, person_id, now), now, verb="signature.unnamed", public_name=None)


def appear(db: Session, *, idea_id: int, person_id: int, name: str | None, now: datetime) -> None:
    """Answer the one question how signatures should appear: counted only (None), or with this name, from now on."""
    person = _signer(db, person_id, now)
    person.name_asked = True
    person.public_name = shown_name(name) if name else None
    db.add(person)
    db.flush()
    verb = "signature.named" if person.public_name else "signature.unnamed"
    _change(db, idea_id, person, now, verb=verb, public_name=person.public_name)


def ask_reason(db: Session, *, idea_id: int, person_id: int, now: datetime) -> None:
    """Ask why somebody signed. Raises: Refused(Reason.NOTHING_TO_UNDO) when no signature of theirs counts"""
    _signer(db, person_id, now)
    if signatures.counts(db, idea_id, person_id):
        flows.ask(db, person_id=person_id, step=STEP, draft={"idea_id": idea_id}, now=now)
        return
    raise Refused(Reason.NOTHING_TO_UNDO)


def give_reason(db: Session, *, words: str, person_id: int, now: datetime) -> int:
    """Keep why somebody signed, and return the idea it belongs to.

    Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG), Refused(Reason.NOTHING_TO_UNDO)
    """
    person = _signer(db, person_id, now)
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        raise Refused(Reason.NOTHING_TO_UNDO)
    idea_id = int(flow.draft["idea_id"])
    _change(db, idea_id, person, now, verb="signature.explained", reason=checked(words, limit=REASON_CHARACTERS))
    flows.close(db, person_id)
    return idea_id


def checked(words: str, *, limit: int) -> str:
    """Return words without the space around them, or refuse what is empty or longer than `limit` characters.

    Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)
    """
    bare = words.strip()
    if not bare:
        raise Refused(Reason.WORDS_EMPTY)
    if len(bare) > limit:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(bare), limit=limit)
    return bare


def _signer(db: Session, person_id: int, now: datetime) -> Person:
    permitting.require(db, person_id=person_id, act=Act.UNSIGN, owner_id=person_id, now=now)
    return db.get_one(Person, person_id)


def _change(db: Session, idea_id: int, person: Person, now: datetime, *, verb: str, **values: str | None) -> None:
    if not signatures.change_words(db, idea_id, person.id or 0, **values):
        raise Refused(Reason.NOTHING_TO_UNDO)
    audit.append(db, actor=person, verb=verb, subject=f"idea:{idea_id}", now=now)
    cards.mark_dirty(db, CardKind.IDEA, idea_id, now)
