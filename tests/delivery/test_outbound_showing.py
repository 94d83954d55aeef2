"""Screens reach people where they look: in place, in parts, in the right topic, once."""

from typing import Any

import pytest
from sqlmodel import Session, select
from telegram import Update

from bot.delivery.calling import Undelivered
from bot.playground.groups import Group
from bot.playground.people import Person as Persona
from bot.playground.world import acting, contents
from bot.views.screens import Button, Key, Media, Pick, Screen
from bot.views.texts import Texts
from storage.tables import AttachmentKind, Card
from tests.fixtures.outward import Wire

TEXT = Texts("en")
LONG = "\n\n".join(f"Paragraph {number}. " + "words and words " * 20 for number in range(30))


def tap(wire: Wire, persona: Persona, message: Any, *, place: Group | None = None) -> Update:
    """Return the update of somebody pressing a button of this message."""
    chat_id = place.id if place else persona.id
    chat = {
        "id": chat_id,
        "type": "supergroup" if place else "private",
        "is_forum": bool(place and place.chat.is_forum),
    }
    pressed = message.as_json() | {"chat": chat}
    person = {"id": persona.id, "is_bot": False, "first_name": "Ana"}
    query = {"id": "77", "from": person, "chat_instance": "1", "data": "x", "message": pressed}
    return Update.de_json({"update_id": 1, "callback_query": query}, wire.bot)


def said(wire: Wire, persona: Persona, message: dict[str, Any]) -> Update:
    """Return the update of somebody having written this message, in private unless it names another chat."""
    person = {"id": persona.id, "is_bot": False, "first_name": "Ana"}
    chat = message["chat"] if message["chat"]["id"] < 0 else {"id": persona.id, "type": "private"}
    return Update.de_json({"update_id": 1, "message": message | {"from": person, "chat": chat}}, wire.bot)


async def panel(wire: Wire, persona: Persona, screen: Screen | None = None) -> Any:
    await wire.presenter.send(persona.id, screen or Screen("A panel", a_button()), language="en", now=wire.now)
    return persona.chat.last


def a_button(label: str = "Next") -> tuple[tuple[Button, ...], ...]:
    return ((Button(label, copy="a link"),),)


def cards_up(db: Session) -> int:
    return len(list(db.exec(select(Card))))


async def test_after_a_tap_in_private_the_screen_changes_in_place(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    message = await panel(wire, ana)

    await wire.presenter.show(tap(wire, ana, message), Screen("Another panel"), text=TEXT, now=wire.now)

    assert ana.chat.texts[1:] == ["Another panel"]


async def test_showing_the_same_again_is_no_fault(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    message = await panel(wire, ana)

    shown = await wire.presenter.show(tap(wire, ana, message), Screen("A panel", a_button()), text=TEXT, now=wire.now)

    assert shown is not None
    assert ana.chat.texts[1:] == ["A panel"]


async def test_what_cannot_be_edited_any_more_is_sent_anew(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    message = await panel(wire, ana)
    wire.play.next_call("editMessageText", fails=400, description="Bad Request: message to edit not found")

    await wire.presenter.show(tap(wire, ana, message), Screen("Another panel"), text=TEXT, now=wire.now)

    assert ana.chat.texts[1:] == ["A panel", "Another panel"]


async def test_after_a_tap_in_a_group_the_screen_comes_below_in_the_same_topic(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    forum = wire.play.group("Staff", ana, forum=True, bot="admin")
    review = forum.topic("Review")
    await wire.presenter.send(forum.id, Screen("A card", a_button()), language="en", now=wire.now, thread_id=review.id)

    await wire.presenter.show(tap(wire, ana, review.last, place=forum), Screen("Below"), text=TEXT, now=wire.now)

    assert int(wire.play.calls_to("sendMessage")[-1].params["message_thread_id"]) == review.id
    assert [message.text for message in review.messages][-2:] == ["A card", "Below"]


async def test_a_reply_in_general_is_not_mistaken_for_a_topic(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    forum = wire.play.group("Staff", ana, forum=True, bot="admin")
    first = acting.say(wire.play.world, ana.user, acting.Place(forum.chat), "text", contents.text_content("one"))
    place = acting.Place(forum.chat, reply_to=first)
    acting.say(wire.play.world, ana.user, place, "text", contents.text_content("two"))
    trapped = forum.last.as_json() | {"message_thread_id": first.id}

    await wire.presenter.reply(said(wire, ana, trapped), Screen("Here"), text=TEXT, now=wire.now)

    (call,) = wire.play.calls_to("sendMessage")
    assert "message_thread_id" not in call.params
    assert call.ok


async def test_long_words_come_in_parts_and_the_buttons_under_the_last(wire: Wire) -> None:
    ana = await wire.meet("Ana")

    await panel(wire, ana, Screen(f"<b>{LONG}</b>", a_button()))

    *earlier, last = ana.chat.messages[1:]
    assert len(earlier) >= 2
    assert all(not message.keyboard for message in earlier)
    assert last.keyboard == [["Next"]]
    assert all(message.entities[0]["type"] == "bold" for message in [*earlier, last])


async def test_a_file_carries_short_words_and_long_words_follow_it(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    poster = Media(AttachmentKind.DOCUMENT, content=b"a poster", name="poster.txt")

    await panel(wire, ana, Screen("A poster", a_button(), media=(poster,)))
    await panel(wire, ana, Screen(LONG[:1500], a_button(), media=(poster,)))

    captioned, bare, words = ana.chat.messages[1:]
    assert (captioned.kind, captioned.text, captioned.keyboard) == ("document", "A poster", [["Next"]])
    assert (bare.kind, bare.text, bare.keyboard) == ("document", "", [])
    assert (words.kind, words.keyboard) == ("text", [["Next"]])


async def test_a_screen_that_follows_a_file_is_a_new_message(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    poster = Media(AttachmentKind.DOCUMENT, content=b"a poster", name="poster.txt")
    message = await panel(wire, ana, Screen("A poster", a_button(), media=(poster,)))

    await wire.presenter.show(tap(wire, ana, message), Screen("Words"), text=TEXT, now=wire.now)

    assert [one.text for one in ana.chat.messages[1:]] == ["A poster", "Words"]


async def test_a_question_with_a_placeholder_forces_the_reply_and_a_picker_asks_for_its_chat(wire: Wire) -> None:
    ana = await wire.meet("Ana")

    await panel(wire, ana, Screen("What would you like to change?", placeholder="A safe crossing by the school"))
    await panel(wire, ana, Screen("Which group?", keys=((Key("Choose", Pick.FORUM, 7),), (Key("Cancel"),))))

    question, picker = (call.params["reply_markup"] for call in wire.play.calls_to("sendMessage"))
    assert "force_reply" in str(question)
    assert "A safe crossing" in str(question)
    assert "chat_is_forum" in str(picker)
    assert all(call.ok for call in wire.play.calls_to("sendMessage"))


async def test_a_card_is_in_the_book_while_its_message_shows_it(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.counts[1] = 0
    message = await panel(wire, ana, wire.card(reader=1))
    assert await wire.database.read(cards_up) == 1

    await wire.presenter.show(tap(wire, ana, message), Screen("Settings"), text=TEXT, now=wire.now)

    assert await wire.database.read(cards_up) == 0


async def test_refused_formatting_is_shown_once_as_plain_text(wire: Wire) -> None:
    ana = await wire.meet("Ana")

    await panel(wire, ana, Screen("Look <blink>here</blink> &amp; there", a_button()))

    assert ana.chat.last.text == "Look here & there"
    assert ana.chat.last.keyboard == [["Next"]]


async def test_an_answer_waits_out_a_short_flood_and_arrives(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=429, retry_after=1)

    await panel(wire, ana)

    assert ana.chat.texts[1:] == ["A panel"]


async def test_an_answer_in_doubt_is_never_repeated(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails="drop", after=True)

    shown = await wire.presenter.reply(
        said(wire, ana, ana.chat.last.as_json()), Screen("Saved."), text=TEXT, now=wire.now
    )

    assert shown is None
    assert ana.chat.texts[1:] == ["Saved."]


async def test_somebody_who_blocked_us_meanwhile_is_noted(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=403)

    await wire.presenter.reply(said(wire, ana, ana.chat.last.as_json()), Screen("Saved."), text=TEXT, now=wire.now)

    person = await wire.person(ana)
    assert person is not None
    assert person.unreachable_at == wire.now


async def test_a_fault_of_ours_is_raised(wire: Wire) -> None:
    ana = await wire.meet("Ana")

    with pytest.raises(Undelivered):
        await panel(wire, ana, Screen("Words", ((Button("x" * 10, copy="y" * 300),),)))


async def test_a_tap_that_was_answered_already_is_no_fault(wire: Wire) -> None:
    await wire.presenter.answer("12345", "Saved.")

    (call,) = wire.play.calls_to("answerCallbackQuery")
    assert not call.ok


async def test_an_edit_of_what_is_gone_says_so(wire: Wire) -> None:
    ana = await wire.meet("Ana")

    is_there = await wire.presenter.edit(ana.id, 99_999, Screen("Words"), language="en", now=wire.now)

    assert not is_there
