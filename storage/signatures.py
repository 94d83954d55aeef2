"""Queries about signatures, many at a time: the rows themselves decide what counts, not what was read before."""

import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    func,
    insert,
    literal,
    literal_column,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from bot.domain.signing import SIGNABLE
from storage.people import SECRET_BYTES
from storage.rowsets import Rowset, for_each_dialect, run
from storage.tables import Idea, IdeaStatus, Person, Signature, SignatureState, SpentMark
from storage.tables.columns import UtcDateTime

SIGNATURES: Table = Signature.__table__  # type: ignore[attr-defined]
PERSONS: Table = Person.__table__  # type: ignore[attr-defined]
IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
MARKS: Table = SpentMark.__table__  # type: ignore[attr-defined]
S = SIGNATURES.c

Pair = tuple[int, int]


class Signer(NamedTuple):
    """Whoever signs: only what the answer and the audit log need."""

    person_id: int
    secret: str
    language: str
    public_name: str | None


class NewSignature(NamedTuple):
    """A signature to be written: under which version of the words, and with which name if any."""

    idea_id: int
    person_id: int
    idea_version: int
    public_name: str | None


class Signed(NamedTuple):
    """A signature as it stands."""

    state: SignatureState
    revision: int
    signed_at: datetime


def _signers(rowset: Rowset, _dialect: str) -> Any:
    asked = select(rowset.column(0, BigInteger))
    columns = (PERSONS.c.telegram_id, PERSONS.c.id, PERSONS.c.secret, PERSONS.c.language, PERSONS.c.public_name)
    return select(*columns).where(PERSONS.c.telegram_id.in_(asked))


def _newcomers(rowset: Rowset, dialect: str) -> Any:
    given = {
        "telegram_id": rowset.column(0, BigInteger),
        "secret": rowset.column(1, String),
        "language": rowset.column(2, String),
        "created_at": bindparam("moment", type_=UtcDateTime),
        "last_seen_at": bindparam("moment", type_=UtcDateTime),
    }
    usual = Person.model_construct().model_dump(exclude=given.keys() | {"id"})
    usual_columns = {name: literal(value, PERSONS.c[name].type) for name, value in usual.items()}
    chosen = select(*given.values(), *usual_columns.values()).where(true())
    statement = INSERT[dialect](PERSONS).from_select([*given, *usual_columns], chosen)
    return statement.on_conflict_do_nothing(index_elements=["telegram_id"]).returning(
        PERSONS.c.telegram_id, PERSONS.c.id, PERSONS.c.secret, PERSONS.c.language, PERSONS.c.public_name
    )


def _new_signatures(rowset: Rowset, dialect: str) -> Any:
    given = {
        "idea_id": rowset.column(0, Integer),
        "person_id": rowset.column(1, Integer),
        "idea_version": rowset.column(2, Integer),
        "public_name": rowset.column(3, String),
        "state": literal_column(f"'{SignatureState.COUNTED}'"),
        "revision": literal_column("1"),
        "signed_at": bindparam("moment", type_=UtcDateTime),
        "changed_at": bindparam("moment", type_=UtcDateTime),
    }
    statement = INSERT[dialect](SIGNATURES).from_select(list(given), select(*given.values()).where(true()))
    return statement.on_conflict_do_nothing(index_elements=["idea_id", "person_id"]).returning(S.idea_id, S.person_id)


INSERT: dict[str, Any] = {"sqlite": sqlite_insert, "postgresql": postgres_insert}
SIGNERS = for_each_dialect(_signers)
NEWCOMERS = for_each_dialect(_newcomers)
NEW_SIGNATURES = for_each_dialect(_new_signatures)
PAIRS: Any = bindparam("pairs", expanding=True)
COUNT_AGAIN = (
    update(SIGNATURES)
    .where(tuple_(S.idea_id, S.person_id).in_(PAIRS), S.state == SignatureState.WITHDRAWN)
    .values(
        state=SignatureState.COUNTED,
        revision=S.revision + 1,
        changed_at=bindparam("moment"),
        idea_version=select(IDEAS.c.version).where(IDEAS.c.id == S.idea_id).scalar_subquery(),
    )
    .returning(S.idea_id, S.person_id)
)
WITHDRAW = (
    update(SIGNATURES)
    .where(tuple_(S.idea_id, S.person_id, S.revision).in_(PAIRS), S.state == SignatureState.COUNTED)
    .values(state=SignatureState.WITHDRAWN, revision=S.revision + 1, changed_at=bindparam("moment"))
    .returning(S.idea_id, S.person_id)
)
PRESENT = select(S.idea_id, S.person_id, S.state, S.revision, S.signed_at).where(
    tuple_(S.idea_id, S.person_id).in_(PAIRS)
)


def signers(db: Session, telegram_ids: Iterable[int]) -> dict[int, Signer]:
    """Return who of these has ever spoken to us, by Telegram id."""
    rows = run(db, SIGNERS, [(telegram_id,) for telegram_id in telegram_ids])
    return {row[0]: Signer(*row[1:]) for row in rows}


def welcome(db: Session, languages: Mapping[int, str], *, now: datetime) -> dict[int, Signer]:
    """Remember newcomers, by Telegram id with their languages, and return them."""
    new = [(telegram_id, secrets.token_hex(SECRET_BYTES), language) for telegram_id, language in languages.items()]
    rows = run(db, NEWCOMERS, new, moment=now) if new else ()
    return {row[0]: Signer(*row[1:]) for row in rows}


def insert_new(db: Session, rows: Sequence[NewSignature], *, now: datetime) -> set[Pair]:
    """Write signatures that were not there, and return the pairs of idea and person for which that was so."""
    written = run(db, NEW_SIGNATURES, rows, moment=now) if rows else ()
    return {(row[0], row[1]) for row in written}


def count_again(db: Session, pairs: Sequence[Pair], *, now: datetime) -> set[Pair]:
    """Count withdrawn signatures again, and return those that were withdrawn."""
    return _changed(db, COUNT_AGAIN, pairs, now)


def withdraw(db: Session, revisions: Sequence[tuple[int, int, int]], *, now: datetime) -> set[Pair]:
    """Withdraw counted signatures, each only in exactly this revision, and return those that were so."""
    return _changed(db, WITHDRAW, revisions, now)


def present(db: Session, pairs: Sequence[Pair]) -> dict[Pair, Signed]:
    """Return these signatures as they stand."""
    if not pairs:
        return {}
    rows = db.connection().execute(PRESENT, {"pairs": list(pairs)})
    return {(row[0], row[1]): Signed(*row[2:]) for row in rows}


def newest_of(db: Session, person_id: int) -> int | None:
    """Return the idea this person signed last and whose signature counts."""
    query = select(S.idea_id).where(S.person_id == person_id, S.state == SignatureState.COUNTED)
    idea_id: int | None = db.execute(query.order_by(S.changed_at.desc(), S.id.desc()).limit(1)).scalar()
    return idea_id


def counts(db: Session, idea_id: int, person_id: int) -> bool:
    """Return whether this person's signature counts on this idea."""
    signed = present(db, [(idea_id, person_id)]).get((idea_id, person_id))
    return signed is not None and signed.state is SignatureState.COUNTED


def change_words(db: Session, idea_id: int, person_id: int, **values: str | None) -> bool:
    """Change the name shown with a signature that counts, or why it was given; return whether there is one."""
    is_it = (S.idea_id == idea_id) & (S.person_id == person_id) & (S.state == SignatureState.COUNTED)
    return db.execute(update(SIGNATURES).where(is_it).values(**values).returning(S.id)).first() is not None


def with_words(db: Session, signature_id: int) -> Signature | None:
    """Return a signature that shows a name or a reason."""
    said = S.public_name.is_not(None) | S.reason.is_not(None)
    query = select(Signature).where(S.id == signature_id, said).execution_options(populate_existing=True)
    return db.execute(query).scalars().first()


def clear_words(db: Session, signature_id: int) -> None:
    """Take the name and the reason off a signature; it goes on counting."""
    db.execute(update(SIGNATURES).where(S.id == signature_id).values(public_name=None, reason=None))


def _changed(db: Session, statement: Any, pairs: Sequence[tuple[int, ...]], now: datetime) -> set[Pair]:
    if not pairs:
        return set()
    rows = db.connection().execute(statement, {"pairs": list(pairs), "moment": now})
    return {(row[0], row[1]) for row in rows}


# Marks: somebody forgotten whose signature stays in the total must not be able to add another.


def mark_of(pepper: bytes, idea_id: int, telegram_id: int) -> str:
    """Return the sealed mark of a person on one idea: 64 hex characters, meaningless without the pepper."""
    return hmac.digest(pepper, f"spent:{idea_id}:{telegram_id}".encode(), "sha256").hex()


def mark_spent(db: Session, person: Person) -> int:
    """Mark every idea still open, or hidden for now, on which this person's signature stays; return how many.

    Call it before they go.
    """
    may_be_signed = IDEAS.c.status.in_({*SIGNABLE, IdeaStatus.HIDDEN})
    is_kept = and_(S.person_id == person.id, S.state != SignatureState.WITHDRAWN, may_be_signed)
    kept = select(S.idea_id).join(IDEAS, IDEAS.c.id == S.idea_id).where(is_kept)
    rows = [
        {"idea_id": idea_id, "mark": mark_of(db.info["pepper"], idea_id, person.telegram_id)}
        for idea_id in db.execute(kept).scalars()
    ]
    if rows:
        db.execute(insert(MARKS), rows)
    return len(rows)


def spent(db: Session, presses: Iterable[Pair]) -> set[Pair]:
    """Return which pairs of idea and Telegram id were spent by somebody since forgotten."""
    pepper = db.info["pepper"]
    marks = {mark_of(pepper, idea_id, telegram_id): (idea_id, telegram_id) for idea_id, telegram_id in presses}
    if not marks:
        return set()
    found = db.execute(select(MARKS.c.mark).where(MARKS.c.mark.in_(list(marks)))).scalars()
    return {marks[mark] for mark in found}


def forget_marks(db: Session, idea_id: int) -> None:
    """Throw away the marks of an idea that has closed."""
    db.execute(MARKS.delete().where(MARKS.c.idea_id == idea_id))


def counted(db: Session, idea_id: int) -> int:
    """Count the signatures of an idea that count: what its counter must equal."""
    is_counted = (S.idea_id == idea_id) & (S.state == SignatureState.COUNTED)
    return int(db.execute(select(func.count()).where(is_counted)).scalar_one())
