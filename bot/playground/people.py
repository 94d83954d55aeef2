"""People for tests: they send, press, open links and look, and each action ends when the bot has gone quiet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.playground.seen import ChatSeen, MessageSeen, Unseen, expect
from bot.playground.world import acting, asking, contents, linking, members, picking, pressing, reacting, web_apps
from bot.playground.world.acting import Place
from bot.playground.world.chats import Chat, Topic
from bot.playground.world.errors import Impossible
from bot.playground.world.people import User
from bot.playground.world.queries import CallbackQuery

if TYPE_CHECKING:
    from bot.playground.groups import Group, GroupTopic
    from bot.playground.playing import Playground

Json = dict[str, Any]
Target: TypeAlias = "Group | GroupTopic | ChatSeen | Person | None"


class Person:
    """Somebody with a phone."""

    def __init__(self, play: Playground, user: User) -> None:
        self.play = play
        self.user = user
        self.last_query: CallbackQuery | None = None
        self.last_url: str | None = None

    def __repr__(self) -> str:
        return f"<{self.user.name}>"

    @property
    def id(self) -> int:
        return self.user.id

    # -- looking --------------------------------------------------------------------------------------------------

    @property
    def chat(self) -> ChatSeen:
        """The private chat with the bot."""
        return self.chat_in(None)

    def chat_in(self, target: Target) -> ChatSeen:
        """A chat, or a topic, as this person sees it."""
        place = self._place(target)
        return ChatSeen(place.chat, self.user, place.topic)

    @property
    def last_toast(self) -> str | None:
        """What the last pressed button brought up; nothing when it was answered without words."""
        answer = self.last_query.answer if self.last_query is not None else None
        return (answer["text"] or None) if answer is not None else None

    @property
    def last_alert(self) -> bool:
        """Whether that came as an alert, to be closed by hand."""
        answer = self.last_query.answer if self.last_query is not None else None
        return bool(answer and answer["alert"])

    def sees(self, text: str, *, in_: Target = None, toast: str | None = None) -> MessageSeen:
        """Find the newest message with these words, or fail and show the chat."""
        if toast is not None:
            expect(self.last_toast == toast, f"{self.user.name}'s last toast was {self.last_toast!r}, not {toast!r}")
        seen = self.chat_in(in_)
        found = seen.find(text)
        if found is None:
            raise Unseen(f"{self.user.name} doesn't see {text!r}\n{seen}")
        return found

    def sees_no(self, text: str, *, in_: Target = None) -> None:
        seen = self.chat_in(in_)
        expect(seen.find(text) is None, f"{self.user.name} sees {text!r}\n{seen}")

    # -- saying ---------------------------------------------------------------------------------------------------

    async def sends(self, text: str, *, to: Target = None, reply_to: MessageSeen | None = None, quote: str = "",
                    anonymous: bool = False) -> MessageSeen:  # fmt: skip
        place = self._place(to, reply_to)
        place.quote, place.anonymous = quote, anonymous
        return await self._say(place, "text", contents.text_content(text))

    async def sends_photo(self, body: bytes = b"", *, caption: str = "", to: Target = None,
                          reply_to: MessageSeen | None = None) -> MessageSeen:  # fmt: skip
        return await self.sends_media("photo", body, caption=caption, to=to, reply_to=reply_to)

    async def sends_voice(self, body: bytes = b"", *, duration: int = 3, caption: str = "", to: Target = None,
                          reply_to: MessageSeen | None = None) -> MessageSeen:  # fmt: skip
        content = self._media("voice", body, {"duration": duration}, caption)
        return await self._say(self._place(to, reply_to), "voice", content)

    async def sends_document(self, body: bytes = b"", *, name: str = "", caption: str = "", to: Target = None,
                             reply_to: MessageSeen | None = None) -> MessageSeen:  # fmt: skip
        content = self._media("document", body, {"file_name": name} if name else {}, caption)
        return await self._say(self._place(to, reply_to), "document", content)

    async def sends_media(self, kind: str, body: bytes = b"", *, caption: str = "", to: Target = None,
                          reply_to: MessageSeen | None = None) -> MessageSeen:  # fmt: skip
        """Send a photo, document, voice, audio, video, animation, video_note or sticker."""
        return await self._say(self._place(to, reply_to), kind, self._media(kind, body, {}, caption))

    async def sends_location(self, latitude: float, longitude: float, *, to: Target = None,
                             reply_to: MessageSeen | None = None) -> MessageSeen:  # fmt: skip
        content = contents.location_content({"latitude": latitude, "longitude": longitude})
        return await self._say(self._place(to, reply_to), "location", content)

    async def sends_contact(self, phone_number: str, first_name: str, *, to: Target = None) -> MessageSeen:
        content = {"contact": {"phone_number": phone_number, "first_name": first_name}}
        return await self._say(self._place(to), "contact", content)

    async def sends_album(self, kinds: Sequence[str] = ("photo", "photo"), *, caption: str = "",
                          to: Target = None, reply_to: MessageSeen | None = None) -> list[MessageSeen]:  # fmt: skip
        """Send several media as one album; the caption stands under the first."""
        items = [(kind, self._media(kind, b"", {}, "" if index else caption)) for index, kind in enumerate(kinds)]
        sent = acting.say_album(self.play.world, self.user, self._place(to, reply_to), items)
        await self.play.quiet()
        return [MessageSeen(message, self.user) for message in sent]

    async def edits(self, message: MessageSeen, text: str) -> MessageSeen:
        acting.edit(self.play.world, self.user, message.message, text)
        await self.play.quiet()
        return message

    async def deletes(self, *messages: MessageSeen) -> None:
        acting.delete(self.play.world, messages[0].message.chat, [message.message for message in messages])
        await self.play.quiet()

    async def forwards(self, message: MessageSeen, *, to: Target = None) -> MessageSeen:
        sent = acting.forward(self.play.world, self.user, message.message, self._place(to))
        await self.play.quiet()
        return MessageSeen(sent, self.user)

    async def _say(self, place: Place, kind: str, content: Json) -> MessageSeen:
        message = acting.say(self.play.world, self.user, place, kind, content)
        await self.play.quiet()
        return MessageSeen(message, self.user)

    def _media(self, kind: str, body: bytes, meta: Json, caption: str) -> Json:
        return contents.media_content(self.play.world, kind, body, meta=meta, caption=caption)

    # -- pressing -------------------------------------------------------------------------------------------------

    async def presses(self, label: str = "", *, data: str = "", on: MessageSeen | None = None,
                      in_: Target = None) -> str | None:  # fmt: skip
        """Press a button by its label (or callback data) and return the toast.

        It is sought on the newest message that has it, then on the reply keyboard. A link button is opened.
        """
        place = self._place(in_)
        if on is None and not data and ChatSeen(place.chat, self.user, place.topic).has_key(label):
            await self._press_key(place, label)
            return None
        if on is not None:
            message, button = on.message, pressing.button_by(on.message, label=label, data=data)
        else:
            thread_id = acting.thread_of(place) if place.topic else None
            message, button = self._newest(place, label, data, thread_id)
        if button is None:
            raise Impossible(f"this message has no button {label or data!r}, it shows {on.keyboard if on else []}")
        if "web_app" in button:
            self.last_url = web_apps.address_of(self.play.world, self.user, message.chat, button, asks=True)
            return None
        if "callback_data" not in button:
            self.last_url = button.get("url")
            if self.last_url and linking.is_ours(self.play.world, self.last_url):
                await self.opens(self.last_url)
            return None
        self.last_query = pressing.press(self.play.world, self.user, message, button)
        await self.play.quiet()
        self.last_url = (self.last_query.answer or {}).get("url")
        return self.last_toast

    def _newest(self, place: Place, label: str, data: str, thread_id: int | None) -> Any:
        try:
            return pressing.newest_with(place.chat, label=label, data=data, thread_id=thread_id)
        except Impossible as fault:
            raise Impossible(f"{fault}\n{ChatSeen(place.chat, self.user, place.topic)}") from None

    async def _press_key(self, place: Place, label: str) -> None:
        key = picking.key_called(place.chat, self.user, label) or {}
        if "web_app" in key:
            self.last_url = web_apps.address_of(self.play.world, self.user, place.chat, key, asks=False)
            return
        picking.press_key(self.play.world, self.user, place.chat, label)
        await self.play.quiet()

    async def returns_from_web_app(self, label: str, words: str) -> MessageSeen:
        """Let the Web App that a key of the reply keyboard opened send its words to the bot."""
        message = web_apps.send_data(self.play.world, self.user, self._place(None).chat, label, words)
        await self.play.quiet()
        return MessageSeen(message, self.user)

    async def picks(self, *picked: Group | Person, button: str = "") -> MessageSeen:
        """Choose a chat or people for the request button of the reply keyboard."""
        targets: list[Chat | User] = [one.user if isinstance(one, Person) else one.chat for one in picked]
        message = picking.pick(self.play.world, self.user, self._place(None).chat, button, targets)
        await self.play.quiet()
        return MessageSeen(message, self.user)

    async def opens(self, link: str, *, in_: Target = None, starts: bool = True) -> ChatSeen:
        """Follow a link of this Telegram and press START where it offers that."""
        chat = linking.open_link(
            self.play.world, self.user, link, in_chat=None if in_ is None else self._place(in_).chat
        )
        if starts and chat.is_private:
            linking.press_start(self.play.world, self.user, chat)
        await self.play.quiet()
        return ChatSeen(chat, self.user)

    async def reacts(self, message: MessageSeen, emoji: str | None) -> None:
        reacting.react(self.play.world, self.user, message.message, emoji)
        await self.play.quiet()

    async def votes(self, message: MessageSeen, *options: int) -> None:
        reacting.vote(self.play.world, self.user, message.message, list(options))
        await self.play.quiet()

    # -- inline mode ----------------------------------------------------------------------------------------------

    async def types_inline(self, query: str, *, offset: str = "", in_: Target = None) -> list[Json]:
        """Type behind the bot's name and return the results offered."""
        chat = None if in_ is None else self._place(in_).chat
        self.inline_query = asking.ask(self.play.world, self.play.bot, self.user, query, offset=offset, chat=chat)
        await self.play.quiet()
        answer = self.inline_query.answer
        results: list[Json] = answer["results"] if answer is not None else []
        return results

    async def chooses(self, result: Json | int, *, in_: Target = None) -> MessageSeen:
        """Send one of the inline results into a chat."""
        place = self._place(in_)
        message = asking.choose(self.play.world, self.user, self.inline_query, result, place)
        await self.play.quiet()
        return MessageSeen(message, self.user)

    # -- staying or going -----------------------------------------------------------------------------------------

    async def blocks(self) -> None:
        members.block(self.play.world, self.user, self.play.bot.id, blocked=True)
        await self.play.quiet()

    async def unblocks(self) -> None:
        members.block(self.play.world, self.user, self.play.bot.id, blocked=False)
        await self.play.quiet()

    async def joins(self, group: Group) -> None:
        linking.join(self.play.world, self.user, group.chat)
        await self.play.quiet()

    async def leaves(self, group: Group) -> None:
        linking.leave(self.play.world, self.user, group.chat)
        await self.play.quiet()

    def _place(self, target: Target, reply_to: MessageSeen | None = None) -> Place:
        answered = reply_to.message if reply_to is not None else None
        if target is None:
            if answered is not None:
                return Place(answered.chat, reply_to=answered)
            return Place(self.play.world.private_chat(self.user, self.play.bot.user))
        if isinstance(target, Person):
            return Place(self.play.world.private_chat(self.user, target.user), reply_to=answered)
        topic: Topic | None = getattr(target, "topic_row", None)
        return Place(target.chat, topic, reply_to=answered)
