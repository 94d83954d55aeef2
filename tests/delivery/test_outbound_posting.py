"""What is owed arrives once, on time, and never at night; what cannot be known is told apart."""

from datetime import datetime, time, timedelta

import pytest
from sqlmodel import Session

from bot.playground.people import Person as Persona
from bot.playground.world import founding
from storage import chats, outbox
from storage.outbox import Claimant
from storage.tables import Chat, ChatRole, OutboxMessage, OutboxState, TopicPurpose
from tests.fixtures.outward import Wire


async def only_one(wire: Wire) -> OutboxMessage:
    (message,) = await wire.owed()
    return message


def arrived(persona: Persona) -> list[str]:
    return persona.chat.texts[1:]


async def test_what_is_owed_arrives_and_is_noted(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await wire.owe(person_id=await wire.person_id(ana))

    await wire.outward.tick()

    assert arrived(ana) == ["Notice 1 for you."]
    sent = await only_one(wire)
    assert (sent.state, sent.message_id) == (OutboxState.SENT, ana.chat.last.id)


async def test_owing_the_same_event_twice_is_owing_it_once(wire: Wire) -> None:
    ana = await wire.meet("Ana")

    await wire.owe(person_id=await wire.person_id(ana))
    await wire.owe(person_id=await wire.person_id(ana))
    await wire.outward.tick()

    assert arrived(ana) == ["Notice 1 for you."]


async def test_several_notices_to_one_person_keep_their_order(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    for number in range(1, 5):
        await wire.owe(number, person_id=await wire.person_id(ana))

    await wire.outward.tick()

    assert arrived(ana) == [f"Notice {number} for you." for number in range(1, 5)]


async def test_what_is_no_longer_true_is_dropped(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await wire.owe(person_id=await wire.person_id(ana))

    wire.dropped.add(1)
    await wire.outward.tick()

    assert arrived(ana) == []
    assert (await only_one(wire)).state is OutboxState.DROPPED


@pytest.mark.parametrize("trait", ["paused", "unreachable_at"])
async def test_people_who_paused_or_left_are_sent_nothing(wire: Wire, trait: str) -> None:
    ana = await wire.meet("Ana", **{trait: True if trait == "paused" else wire.now})
    await wire.owe(person_id=await wire.person_id(ana))

    await wire.outward.tick()

    assert wire.play.calls == []
    assert (await only_one(wire)).state is OutboxState.DROPPED


async def test_at_night_people_are_left_in_peace_until_their_morning(wire: Wire) -> None:
    ana = await wire.meet("Ana", quiet_from=time(21), quiet_until=time(8))
    await wire.passes(hours=10)  # 22:00 in Bucharest
    await wire.owe(person_id=await wire.person_id(ana))

    await wire.passes(hours=9, minutes=59)
    assert arrived(ana) == []
    await wire.passes(minutes=21)

    assert arrived(ana) == ["Notice 1 for you."]


async def test_in_the_morning_not_every_phone_rings_in_the_same_second(wire: Wire) -> None:
    people = [await wire.meet(f"Ana {number}", quiet_from=time(21), quiet_until=time(8)) for number in range(12)]
    await wire.passes(hours=10)
    for persona in people:
        await wire.owe(person_id=await wire.person_id(persona))
    await wire.outward.tick()

    turns = {message.due_at for message in await wire.owed()}
    await wire.passes(hours=10, minutes=20)

    assert len(turns) == len(people)
    assert all(arrived(persona) == ["Notice 1 for you."] for persona in people)


async def test_what_is_urgent_comes_at_night_too_but_silently(wire: Wire) -> None:
    ana = await wire.meet("Ana", quiet_from=time(21), quiet_until=time(8))
    person_id = await wire.person_id(ana)
    await wire.owe(1, notice="test-answer", person_id=person_id)
    await wire.outward.tick()

    await wire.passes(hours=10)
    await wire.owe(2, notice="test-answer", person_id=person_id)
    await wire.outward.tick()

    by_day, by_night = wire.play.calls_to("sendMessage")
    assert "disable_notification" not in by_day.params
    assert str(by_night.params["disable_notification"]).lower() == "true"


async def test_what_is_due_later_waits(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    due_at = wire.now + timedelta(hours=2)
    await wire.owe(person_id=await wire.person_id(ana), due_at=due_at)

    await wire.passes(hours=1, minutes=59)
    assert arrived(ana) == []
    await wire.passes(minutes=1)

    assert arrived(ana) == ["Notice 1 for you."]


async def test_somebody_who_blocked_us_is_not_written_to_again(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=403)
    await wire.owe(1, person_id=await wire.person_id(ana))
    await wire.outward.tick()

    await wire.owe(2, person_id=await wire.person_id(ana))
    await wire.outward.tick()

    person = await wire.person(ana)
    assert person is not None
    assert person.unreachable_at is not None
    assert [message.state for message in await wire.owed()] == [OutboxState.FAILED, OutboxState.DROPPED]
    assert len(wire.play.calls_to("sendMessage")) == 1


async def test_a_flood_refusal_is_waited_out_exactly(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=429, retry_after=20)
    await wire.owe(person_id=await wire.person_id(ana))
    await wire.outward.tick()

    await wire.passes(seconds=19)
    assert len(wire.play.calls_to("sendMessage")) == 1
    await wire.passes(seconds=2)

    assert arrived(ana) == ["Notice 1 for you."]
    assert (await only_one(wire)).state is OutboxState.SENT


@pytest.mark.parametrize("fault", [500, "drop"])
async def test_a_duty_in_doubt_is_repeated_once_and_says_so(wire: Wire, fault: int | str) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=fault, after=True)
    await wire.owe(person_id=await wire.person_id(ana))
    await wire.outward.tick()

    await wire.passes(minutes=1)

    first, second = arrived(ana)
    assert first == "Notice 1 for you."
    assert second.startswith("Notice 1 for you.\n\nYou may have received this before.")
    assert (await only_one(wire)).state is OutboxState.SENT


async def test_a_duty_is_never_repeated_a_second_time(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=500, after=True, times=2)
    await wire.owe(person_id=await wire.person_id(ana))

    for _ in range(4):
        await wire.passes(minutes=1)

    assert len(arrived(ana)) == 2
    assert (await only_one(wire)).state is OutboxState.DOUBT


@pytest.mark.parametrize("notice", ["test-answer", "test-announcement"])
async def test_answers_and_announcements_in_doubt_are_never_repeated(wire: Wire, notice: str) -> None:
    ana = await wire.meet("Ana")
    wire.play.next_call("sendMessage", fails=500, after=True)
    await wire.owe(notice=notice, person_id=await wire.person_id(ana))

    for _ in range(3):
        await wire.passes(minutes=1)

    assert len(arrived(ana)) == 1
    assert (await only_one(wire)).state is OutboxState.DOUBT


async def test_what_a_dead_process_was_sending_is_in_doubt(wire: Wire) -> None:
    ana, lee = await wire.meet("Ana"), await wire.meet("Lee")
    await wire.owe(notice="test-answer", person_id=await wire.person_id(ana))
    await wire.owe(notice="test-duty", person_id=await wire.person_id(lee))
    claimed = await wire.database.write(outbox.claim, claimant=Claimant(sender_id=999), now=wire.now, limit=10)

    await wire.outward.tick()
    await wire.passes(minutes=1)

    assert len(claimed) == 2
    assert arrived(ana) == []
    assert "received this before" in arrived(lee)[0]
    assert [message.state for message in await wire.owed()] == [OutboxState.DOUBT, OutboxState.SENT]


async def test_a_notice_nobody_knows_fails_and_stops_nobody(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await wire.owe(1, notice="test-of-another-time", person_id=await wire.person_id(ana))
    await wire.owe(2, person_id=await wire.person_id(ana))

    await wire.outward.tick()

    assert arrived(ana) == ["Notice 2 for you."]
    assert [message.state for message in await wire.owed()] == [OutboxState.DEAD, OutboxState.SENT]


async def test_a_card_for_the_staff_waits_until_its_topic_is_connected(wire: Wire) -> None:
    wire.counts[1] = 3
    await wire.owe(notice="test-card")
    await wire.outward.tick()
    assert wire.play.calls == []

    mira = wire.play.user("Mira")
    staff = wire.play.group("Staff", mira, forum=True, bot="admin")
    review = staff.topic("Review")
    chat_id = await wire.connect(staff, forum=True)
    await wire.database.write(_make_staff, chat_id, review.id, now=wire.now)
    await wire.passes(minutes=1)

    sent = wire.play.calls_to("sendMessage")[0]
    assert int(sent.params["message_thread_id"]) == review.id
    assert staff.last.text == "3 signatures"


def _make_staff(db: Session, chat_id: int, thread_id: int, *, now: datetime) -> None:
    chat = db.get_one(Chat, chat_id)
    chats.connect(db, chat, role=ChatRole.STAFF, now=now)
    chats.set_topic(db, chat_id, TopicPurpose.REVIEW, thread_id=thread_id)
    outbox.wake_unaddressed(db, now=now)


async def test_a_group_that_became_a_supergroup_is_followed_and_gets_its_message_once(wire: Wire) -> None:
    sam = wire.play.user("Sam")
    group = wire.play.group("Barrio", sam, basic=True)
    chat_id = await wire.connect(group)
    await wire.owe(1, chat_id=chat_id)
    await wire.outward.tick()
    moved = founding.migrate(wire.play.world, group.chat, sam.user)
    await wire.owe(2, chat_id=chat_id)
    await wire.outward.tick()

    assert [one.text for one in wire.play.world.chats[moved.id].messages.values()][-1] == "Notice 2 for you."
    assert await wire.database.read(chats.by_telegram_id, moved.id) is not None
    assert await wire.database.read(chats.by_telegram_id, group.id) is None


async def test_a_group_is_posted_to_only_so_often_a_day(wire: Wire) -> None:
    sam = wire.play.user("Sam")
    group = wire.play.group("Barrio", sam)
    chat_id = await wire.connect(group)
    for number in range(1, 4):
        await wire.owe(number, notice="test-post", chat_id=chat_id)

    await wire.outward.tick()
    today = len(wire.play.calls_to("sendMessage"))
    await wire.passes(hours=24)

    assert today == 1
    assert len(wire.play.calls_to("sendMessage")) == 2


async def test_a_sender_that_is_stopped_gives_back_what_it_has_not_begun(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await wire.owe(person_id=await wire.person_id(ana))

    await wire.outward.stop()
    await wire.outward.tick()

    assert (await only_one(wire)).state is OutboxState.READY
    assert wire.play.calls == []
