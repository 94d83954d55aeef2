"""Signing an idea and taking it back: by one tap in a storm of taps, or by a typed command, through the same rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlmodel import Session

from bot.domain.permissions import Act, Place, Relation, may
from bot.domain.refusals import Reason, Refused
from bot.domain.signing import check_can_sign, check_is_open, check_is_public
from bot.services import counting
from bot.services.presses import Answer, Press
from storage import audit, cards, inbox, signatures
from storage.audit import Change
from storage.cards import Spot
from storage.counting import Counting, countings
from storage.signatures import NewSignature, Pair, Signed, Signer
from storage.tables import CardKind, Person, SignatureState

LARGEST_ID = 2**31 - 1
LANGUAGE_CHARACTERS = 16
STRANGER = Signer(0, "", "", None)


class Outcome(StrEnum):
    """What a deed did to a signature; its value is the verb of the audit log."""

    COUNTED = "signature.counted"
    WITHDRAWN = "signature.withdrawn"
    NONE = "signature.unchanged"


@dataclass(slots=True, kw_only=True)
class Deed:
    """Somebody's wish to sign, or to undo exactly one revision of their signature, and what came of it."""

    idea_id: int
    signer: Signer
    place: Place
    now: datetime
    undoes: int | None = None
    is_fresh: bool = True
    is_spent: bool = False
    refusal: Refused | None = None
    outcome: Outcome = Outcome.NONE
    number: int = 0
    stands: Signed | None = None

    @property
    def pair(self) -> Pair:
        return self.idea_id, self.signer.person_id

    @property
    def acts(self) -> bool:
        """Whether there is anything left to do for it."""
        return self.is_fresh and not self.is_spent and self.refusal is None and self.outcome is Outcome.NONE


def press_all(db: Session, presses: list[Press]) -> list[Answer | Exception]:
    """Settle every press of a batch in order, and answer each in its place; a refusal is answered as an exception.

    A press with one argument signs that idea; with two it undoes that revision of a signature.
    A press that was seen before changes nothing and is answered with what stands.
    """
    fresh = inbox.claim_presses(db, presses)
    known = signatures.signers(db, {press.telegram_id for press in presses})
    deeds = [_deed(press, known.get(press.telegram_id, STRANGER), press.update_id in fresh) for press in presses]
    ideas = _check(db, deeds)
    _introduce(db, presses, deeds)
    _mark_spent(db, presses, deeds, ideas)
    _settle(db, deeds, ideas)
    _register_inline(db, presses, ideas)
    return [_answer(deed, press) for deed, press in zip(deeds, presses, strict=True)]


def sign(db: Session, *, idea_id: int, person_id: int, now: datetime, place: Place = Place.PRIVATE) -> Deed:
    """Sign an idea by a typed command: the same rules, the same count.

    Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.SIGNING_CLOSED), Refused(Reason.OWN_IDEA)
    """
    person = db.get_one(Person, person_id)
    deed = Deed(idea_id=_possible(idea_id), signer=_signer(person), place=place, now=now)
    deed.is_spent = bool(signatures.spent(db, [(deed.idea_id, person.telegram_id)]))
    return _do(db, deed)


def unsign(db: Session, *, idea_id: int, person_id: int, now: datetime, place: Place = Place.PRIVATE) -> Deed:
    """Take one's signature back by a typed command.

    Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.SIGNING_CLOSED), Refused(Reason.NOTHING_TO_UNDO)
    """
    possible = _possible(idea_id)
    stands = signatures.present(db, [(possible, person_id)]).get((possible, person_id))
    signer = _signer(db.get_one(Person, person_id))
    deed = Deed(idea_id=possible, signer=signer, place=place, now=now, undoes=stands.revision if stands else 0)
    if _do(db, deed).outcome is not Outcome.WITHDRAWN:
        raise Refused(Reason.NOTHING_TO_UNDO)
    return deed


def undo_last(db: Session, *, person_id: int, now: datetime) -> Deed:
    """Take back the newest signature of this person that still counts.

    Raises: Refused(Reason.NOTHING_TO_UNDO), Refused(Reason.SIGNING_CLOSED)
    """
    idea_id = signatures.newest_of(db, person_id)
    if idea_id is None:
        raise Refused(Reason.NOTHING_TO_UNDO)
    return unsign(db, idea_id=idea_id, person_id=person_id, now=now)


def _do(db: Session, deed: Deed) -> Deed:
    ideas = _check(db, [deed])
    if deed.refusal is not None:
        raise deed.refusal
    _settle(db, [deed], ideas)
    return deed


def _signer(person: Person) -> Signer:
    return Signer(person.id or 0, person.secret, person.language, person.public_name)


def _possible(idea_id: int) -> int:
    """Return the number if an idea can have it: what is larger overflows the column, and is nobody's."""
    return idea_id if 0 < idea_id <= LARGEST_ID else 0


def _deed(press: Press, signer: Signer, is_fresh: bool) -> Deed:
    idea_id, *revision = press.arguments
    return Deed(
        idea_id=_possible(idea_id),
        signer=signer,
        place=press.place,
        now=press.now,
        undoes=min(revision[0], LARGEST_ID) if revision else None,
        is_fresh=is_fresh,
    )


def _check(db: Session, deeds: Iterable[Deed]) -> dict[int, Counting]:
    ideas = countings(db, {deed.idea_id for deed in deeds})
    for deed in deeds:
        try:
            _check_one(deed, ideas.get(deed.idea_id))
        except Refused as refusal:
            deed.refusal = refusal
    return ideas


def _check_one(deed: Deed, idea: Counting | None) -> None:
    standing = check_is_public(idea.standing if idea else None)
    if deed.undoes is not None:
        check_is_open(standing, now=deed.now)
    elif deed.is_fresh:
        check_can_sign(standing, person_id=deed.signer.person_id, now=deed.now)
    if not _everybody_may(Act.SIGN if deed.undoes is None else Act.UNSIGN, deed.place):
        raise Refused(Reason.NOT_PERMITTED)


@cache
def _everybody_may(act: Act, place: Place) -> bool:
    """Ask the permission table for a citizen: signing takes no role, and nobody's own idea gets this far."""
    relation = Relation.OTHER if act is Act.SIGN else Relation.OWN
    return may(frozenset(), act, relation=relation, place=place)


def _introduce(db: Session, presses: Sequence[Press], deeds: Sequence[Deed]) -> None:
    """Remember whoever signs something for the first time ever; who is refused or repeats a tap stays unknown."""
    strangers = {
        press.telegram_id: press.language[:LANGUAGE_CHARACTERS] or "en"
        for press, deed in zip(presses, deeds, strict=True)
        if deed.signer is STRANGER and deed.acts and deed.undoes is None
    }
    if not strangers:
        return
    met = signatures.welcome(db, strangers, now=deeds[0].now)
    for press, deed in zip(presses, deeds, strict=True):
        deed.signer = met.get(press.telegram_id, deed.signer)


def _mark_spent(db: Session, presses: Sequence[Press], deeds: Sequence[Deed], ideas: Mapping[int, Counting]) -> None:
    """Find whoever has signed before, was forgotten since, and still counts; few ideas have any such marks."""
    marked = {idea_id for idea_id, idea in ideas.items() if idea.has_marks}
    if not marked:
        return
    wished = {(each.idea_id, press.telegram_id) for press, each in zip(presses, deeds, strict=True) if each.acts}
    spent = signatures.spent(db, {pair for pair in wished if pair[0] in marked})
    for press, deed in zip(presses, deeds, strict=True):
        deed.is_spent = (deed.idea_id, press.telegram_id) in spent


def _settle(db: Session, deeds: Sequence[Deed], ideas: dict[int, Counting]) -> None:
    repeated = [deed for deed in deeds if not deed.acts]
    for together in _rounds(deed for deed in deeds if deed.acts):
        _settle_round(db, together, ideas)
        _look(db, together)
    _look(db, repeated)
    _count(db, deeds, ideas)


def _look(db: Session, deeds: Iterable[Deed]) -> None:
    """See what stands where a deed changed nothing: that is what its answer says."""
    unchanged = [deed for deed in deeds if deed.outcome is Outcome.NONE and deed.refusal is None]
    standing = signatures.present(db, [deed.pair for deed in unchanged])
    for deed in unchanged:
        deed.stands = standing.get(deed.pair)


def _rounds(deeds: Iterable[Deed]) -> list[list[Deed]]:
    """Return the deeds in rounds, so that one person's taps on one idea follow each other in their order."""
    rounds: list[list[Deed]] = []
    seen: dict[Pair, int] = {}
    for deed in deeds:
        at = seen.get(deed.pair, 0)
        seen[deed.pair] = at + 1
        if at == len(rounds):
            rounds.append([])
        rounds[at].append(deed)
    return rounds


def _settle_round(db: Session, deeds: list[Deed], ideas: dict[int, Counting]) -> None:
    now = deeds[0].now
    signing = [deed for deed in deeds if deed.undoes is None]
    counted = signatures.insert_new(db, [_new(deed, ideas[deed.idea_id]) for deed in signing], now=now)
    if len(counted) < len(signing):
        counted |= signatures.count_again(db, [deed.pair for deed in signing if deed.pair not in counted], now=now)
    undoing = [(deed.idea_id, deed.signer.person_id, deed.undoes) for deed in deeds if deed.undoes is not None]
    withdrawn = signatures.withdraw(db, undoing, now=now)
    for deed in deeds:
        if deed.pair in counted:
            deed.outcome = Outcome.COUNTED
        elif deed.pair in withdrawn:
            deed.outcome = Outcome.WITHDRAWN


def _new(deed: Deed, idea: Counting) -> NewSignature:
    return NewSignature(deed.idea_id, deed.signer.person_id, idea.version, deed.signer.public_name)


def _count(db: Session, deeds: Sequence[Deed], ideas: dict[int, Counting]) -> None:
    done = [deed for deed in deeds if deed.outcome is not Outcome.NONE]
    if not done:
        return
    tallies = counting.tallies_for(ideas, {deed.idea_id for deed in done})
    for deed in done:
        deed.number = tallies[deed.idea_id].step(1 if deed.outcome is Outcome.COUNTED else -1, deed.now)
    audit.append_many(db, [Change(d.signer.secret, d.outcome.value, f"idea:{d.idea_id}", d.now) for d in done])
    counting.settle(db, tallies, now=done[-1].now)


def _register_inline(db: Session, presses: Iterable[Press], ideas: dict[int, Counting]) -> None:
    """Remember cards that reached other chats by inline mode and were never reported, by the first tap on them."""
    for inline_id, press in {press.inline_message_id: press for press in presses if press.inline_message_id}.items():
        spot = Spot(inline_message_id=inline_id)
        if press.arguments[0] in ideas and not cards.is_up(db, spot):
            idea_id, language = press.arguments[0], press.language[:LANGUAGE_CHARACTERS] or "en"
            cards.put_up(db, spot, kind=CardKind.IDEA, subject_id=idea_id, language=language, now=press.now)


def _answer(deed: Deed, press: Press) -> Answer | Exception:
    if deed.refusal is not None:
        return deed.refusal
    return answer_to(deed, language=deed.signer.language or press.language, first_name=press.first_name)


def answer_to(deed: Deed, *, language: str, first_name: str = "") -> Answer:
    """Return what somebody is told about their deed, as a text id with its values."""
    if deed.outcome is Outcome.COUNTED:
        text_id = "signed-with-name" if first_name else "signed"
        return Answer(text_id, language, {"number": deed.number, "name": first_name})
    if deed.outcome is Outcome.WITHDRAWN:
        return Answer("undone", language)
    return _answer_about_what_stands(deed, language)


def _answer_about_what_stands(deed: Deed, language: str) -> Answer:
    state = deed.stands.state if deed.stands else None
    if deed.is_spent:
        return Answer("signed-once-before", language)
    if state in (SignatureState.QUARANTINED, SignatureState.INVALIDATED):
        return Answer("signature-set-aside", language, is_alert=True)
    if deed.undoes is not None:
        return Answer("signature-older-view" if state is SignatureState.COUNTED else "undone-already", language)
    if deed.stands is None or state is SignatureState.WITHDRAWN:
        return Answer("undone-already", language)
    text_id = "signed-already-here" if deed.place is Place.PRIVATE else "signed-already"
    return Answer(text_id, language, {"day": deed.stands.signed_at})
