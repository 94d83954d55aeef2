"""The express way: one-tap actions come in storms; each is read once, settled in a shared transaction, and toasted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog
from sqlmodel import Session

from bot.clock import Clock
from bot.delivery import updates
from bot.delivery.answering import Answering
from bot.delivery.flood import Flood
from bot.delivery.handling import is_stores_trouble
from bot.delivery.toasts import Toasts
from bot.delivery.updates import Raw
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import signing
from bot.services.presses import Answer, Press
from bot.views.actions import STAYS
from bot.views.texts import Texts
from storage import inbox
from storage.database import Database

log = structlog.get_logger(__name__)

PressAll = Callable[[Session, list[Press]], list[Answer | Exception]]

LARGEST_ARGUMENT = 2**63 - 1
FIRST_NAME_CHARACTERS = 40
PLACES = {
    "private": Place.PRIVATE,
    "group": Place.GROUP,
    "supergroup": Place.GROUP,
    "channel": Place.CHANNEL,
}


@dataclass(frozen=True, slots=True)
class Way:
    """A one-tap action: the service that settles many presses at once, and how many numbers its button carries."""

    service: PressAll
    arguments: int = 1


Ways = Mapping[str, Way]


WAYS: Ways = {
    "sign": Way(signing.press_all, arguments=1),
    "undo": Way(signing.press_all, arguments=2),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words toasts are in, and under which name links lead to our private chat."""

    texts_for: Callable[[str], Texts]
    username: Callable[[], str]


class Express:
    """Takes presses of the words in `ways`. What it does not take goes to the intake.

    A fault of ours is told to the person, and the press is kept for somebody to look at.
    """

    def __init__(
        self,
        ways: Ways,
        database: Database,
        *,
        clock: Clock,
        answers: Answering,
        voice: Voice,
        nudge: Callable[[Press], None],
    ) -> None:
        self._ways = ways
        self._database = database
        self._clock = clock
        self._answers = answers
        self._voice = voice
        self._nudge = nudge
        self._toasts = Toasts(voice.texts_for)
        self._flood = Flood()

    def takes(self, raw: Raw) -> bool:
        """Return whether this update is a press that goes the express way."""
        query = raw.get("callback_query")
        if type(query) is not dict:
            return False
        packed = query.get("data")
        return type(packed) is str and _parts(packed)[0] in self._ways and _is_whole(query)

    async def press(self, raw: Raw) -> Raw:
        """Settle a press durably; return the parameters of its answerCallbackQuery. Raises what the store raises."""
        query = raw["callback_query"]
        word, *arguments = _parts(query["data"])
        way = self._ways[word]
        press = self._press_of(raw["update_id"], query, arguments)
        if not self._flood.lets(press.telegram_id):
            return self._toast(press.press_id, Answer("pressed-too-fast", press.language))
        if len(press.arguments) != way.arguments:
            return await self._decline(press, "pressed-older-view")
        if query["from"].get("is_bot"):
            return await self._decline(press, f"refused-{Reason.NOT_PERMITTED.value}")
        try:
            answer = await self._database.write_together(way.service, press)
        except Refused as refusal:
            answer = Answer(f"refused-{refusal.reason.value}", press.language, dict(refusal.facts), is_alert=True)
        except Exception as fault:
            if is_stores_trouble(fault):
                raise
            log.exception("a press failed", update_id=press.update_id, action=word)
            await self._set_aside(raw, press, fault)
            answer = Answer("errors-our-fault-toast", press.language, is_alert=True)
        self._nudge(press)
        return self._toast(press.press_id, answer)

    async def press_and_answer(self, raw: Raw) -> None:
        """Settle a press that came by polling, and answer it by a call of its own. Raises what the store raises."""
        await self._answers.answer(await self.press(raw))

    def _press_of(self, update_id: int, query: Raw, arguments: list[str]) -> Press:
        person = query["from"]
        message = query.get("message")
        chat = message["chat"] if message else None
        return Press(
            update_id=update_id,
            press_id=query["id"],
            telegram_id=person["id"],
            language=self._toasts.language_of(str(person.get("language_code") or "")),
            arguments=tuple(number for number in map(_number, arguments) if number is not None),
            place=PLACES.get(chat.get("type"), Place.GROUP) if chat else Place.INLINE,
            chat_telegram_id=chat["id"] if chat else None,
            message_id=message.get("message_id") if message else None,
            inline_message_id=query.get("inline_message_id"),
            now=self._clock.now(),
            first_name=str(person.get("first_name") or "")[:FIRST_NAME_CHARACTERS],
        )

    async def _decline(self, press: Press, text_id: str) -> Raw:
        """Answer a press that reaches no service; it is remembered like any other."""
        await self._database.write(inbox.claim_presses, [press])
        return self._toast(press.press_id, Answer(text_id, press.language))

    async def _set_aside(self, raw: Raw, press: Press, fault: Exception) -> None:
        arrived = inbox.Arrived(press.update_id, press.press_id, updates.encode(raw), press.now)
        await self._database.write(inbox.quarantine, [arrived], fault=type(fault).__name__)

    def _toast(self, press_id: str, answer: Answer) -> Raw:
        toast: Raw = {"callback_query_id": press_id}
        if answer.text_id:
            toast["text"] = self._toasts.word(answer)
        if answer.is_alert:
            toast["show_alert"] = True
        if answer.opens:
            toast["url"] = f"https://t.me/{self._voice.username()}?start={answer.opens}"
        return toast


def _parts(packed: str) -> list[str]:
    return packed.removeprefix(STAYS).split(":")


def _is_whole(query: Raw) -> bool:
    """Return whether everything a press needs is there; an odd one goes the long way, and to quarantine."""
    person, message = query.get("from"), query.get("message")
    if updates.press_id_of({"callback_query": query}) is None:
        return False
    if type(person) is not dict or type(person.get("id")) is not int or person["id"] > LARGEST_ARGUMENT:
        return False
    if message is None:
        return type(query.get("inline_message_id")) is str
    return type(message) is dict and type(message.get("chat")) is dict and type(message["chat"].get("id")) is int


def _number(argument: str) -> int | None:
    """Return a number from a button, or None for what no button of ours carries."""
    if not (argument.isascii() and argument.isdigit() and len(argument) < 19):
        return None
    return int(argument)
