"""Ideas that wait for review, for the conversations about what moderators do with them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.proposing import Said
from bot.domain.terms import Terms
from bot.playground.people import Person
from bot.services import drafting, proposing
from storage import people, roles
from storage.tables import Role
from tests.fixtures.conversation import Scene
from tests.fixtures.residents import comes_in, opens_chat

WORDS = "A safe crossing by Elm Street School. Cars pass the gate at 50 km/h."


async def sends_in(author: Person, words: str = WORDS) -> None:
    await author.sends(f"/idea {words}")
    await author.presses("Send for review")


async def has_sent_in(play: Scene, author: Person, words: str = WORDS) -> None:
    """Let somebody's idea wait for review, and its card hang among the staff."""
    opens_chat(author)
    await play.database.write(_send_in, author.id, words, terms=play.house.civic.terms, now=play.now)
    await play.quiet()


def _send_in(db: Session, telegram_id: int, words: str, *, terms: Terms, now: datetime) -> None:
    who: dict[str, Any] = {"person_id": comes_in(db, telegram_id, now=now), "now": now}
    drafting.begin(db, **who)
    draft = drafting.hear(db, said=Said(words), terms=terms, voice_title="", **who)
    proposing.submit(db, idea_id=draft.number, terms=terms, **who)


async def joins_staff(play: Scene, name: str) -> Person:
    """Somebody else with the moderator's role, in the staff chat."""
    person = play.user(name)
    await person.joins(play.staff)

    def employ(db: Session) -> None:
        met = people.by_telegram_id(db, person.id) or people.welcome(
            db, telegram_id=person.id, language="en", now=play.now
        )
        roles.grant(db, met.id or 0, Role.MODERATOR, now=play.now)

    await play.database.write(employ)
    return person
