"""What every handler is given: who speaks, when, in which words, and the four things it may do."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlmodel import Session
from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.delivery.civic import Civic
from bot.delivery.intake import take_effect
from bot.domain.permissions import Place
from bot.services.arriving import Arrival
from bot.views.reading import as_read_by
from bot.views.screens import Screen
from bot.views.texts import Texts

P = ParamSpec("P")
T = TypeVar("T")
Json = dict[Any, Any]


class CivicContext(CallbackContext[ExtBot[None], Json, Json, Json]):
    """One update's context. `arriving.arrive` fills it before any other handler runs."""

    now: datetime
    place: Place
    heard: Update
    arrival: Arrival | None = None
    first_name: str = ""
    text: Texts
    is_answered: bool = False
    stays: bool = False
    was_away: bool = False
    replied_subject_id: int = 0
    _took_effect: bool = False

    @property
    def civic(self) -> Civic:
        """The collaborators that outlive an update."""
        return cast(Civic, self.bot_data["civic"])

    @property
    def person_id(self) -> int:
        """Whoever speaks; handlers behind the map's person check may rely on it."""
        if self.arrival is None:
            raise LookupError("nobody in particular is speaking")
        return self.arrival.person_id

    @property
    def took_effect(self) -> bool:
        """Whether a deed of this update is done: it must not be tried again."""
        return self._took_effect

    async def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask the store."""
        return await self.civic.database.read(query, *args, **kwargs)

    async def write(self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one deed in one transaction, which also notes that this update has taken effect: never twice."""
        if self._took_effect:
            done = await self.civic.database.write(service, *args, **kwargs)
        else:
            done = await self.civic.database.write(take_effect, self.heard.update_id, service, *args, **kwargs)
            self._took_effect = True
        self.civic.nudge()
        return done

    async def show(self, screen: Screen) -> Message | None:
        """Show a screen where the person is looking: in place after a tap in private, else as a new message here."""
        if self.stays:
            return await self.send(screen)
        return await self.civic.presenter.show(self.heard, self._as_read(screen), text=self.text, now=self.now)

    async def send(self, screen: Screen) -> Message | None:
        """Show a screen as a new message here: receipts, previews, and what must not vanish."""
        return await self.civic.presenter.reply(self.heard, self._as_read(screen), text=self.text, now=self.now)

    async def replace(self, screen: Screen) -> None:
        """Show a screen in place of the message whose button was pressed, in a group too."""
        message = self.heard.callback_query.message if self.heard.callback_query else None
        if message is None:
            return
        presenter, spot = self.civic.presenter, (message.chat.id, message.message_id)
        await presenter.edit(*spot, screen, language=self.text.language, now=self.now)

    def _as_read(self, screen: Screen) -> Screen:
        """Return the screen as its reader wants theirs; a group sees it as everybody does."""
        is_theirs = self.place is Place.PRIVATE and self.arrival is not None
        return as_read_by(self.arrival.person, screen) if is_theirs and self.arrival else screen

    async def toast(self, text_id: str, *, is_alert: bool = False, opens: str | None = None, **values: Any) -> None:
        """Answer the tap, once; `opens` is a deep-link payload that takes the person to our private chat."""
        query = self.heard.callback_query
        if query is None or self.is_answered:
            return
        self.is_answered = True
        words = self.text.plain(text_id, **values) if text_id else None
        await self.civic.presenter.answer(query.id, words, is_alert=is_alert, opens=opens)


Callback = Callable[[Update, CivicContext], Coroutine[Any, Any, None]]
CivicApplication = Application[ExtBot[None], CivicContext, Json, Json, Json, Any]
