"""What somebody wrote to us is passed on as it is, and may be taken back."""

from typing import Any

import pytest
from sqlmodel import Session

from bot.delivery.notices import NOTICES, Duty, NoticeKind
from bot.playground.people import Person as Persona
from bot.views.parcels import Outgoing, Parcel, Recall
from bot.views.screens import Button, Screen
from storage.tables import OutboxState
from tests.fixtures.outward import Wire

OPEN = ((Button("Open", url="https://t.me/folkmoot_bot?start=i1"),),)


def offer(monkeypatch: pytest.MonkeyPatch, outgoing: Outgoing) -> None:
    def facts(_db: Session, facts: dict[str, Any], *_rest: Any) -> dict[str, Any]:
        return facts

    kind = NoticeKind(facts, lambda _facts, _text: outgoing, Duty.ANNOUNCEMENT)
    monkeypatch.setitem(NOTICES, "test-parcel", kind)


async def deliver(wire: Wire, reader: Persona) -> list[int]:
    """Send the parcel and return which messages it became."""
    await wire.owe(notice="test-parcel", person_id=await wire.person_id(reader))
    await wire.outward.tick()
    (owed,) = await wire.owed()
    assert owed.state is OutboxState.SENT
    return owed.message_ids or [owed.message_id or 0]


async def test_a_message_is_copied_with_its_formatting_and_buttons(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    author, ana = await wire.meet("Mira"), await wire.meet("Ana")
    written = await author.sends("The pool opens on Monday")
    offer(monkeypatch, Parcel(author.id, (written.id,), rows=OPEN))

    ids = await deliver(wire, ana)

    assert ana.chat.last.text == "The pool opens on Monday"
    assert ana.chat.last.keyboard == [["Open"]]
    assert ids == [ana.chat.last.id]


async def test_an_album_stays_one_and_its_buttons_follow(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    author, ana = await wire.meet("Mira"), await wire.meet("Ana")
    album = await author.sends_album(caption="Before and after")
    offer(monkeypatch, Parcel(author.id, tuple(one.id for one in album), then=Screen("More:", rows=OPEN)))

    ids = await deliver(wire, ana)

    assert len(ids) == 3
    assert ana.chat.last.keyboard == [["Open"]]
    assert len(wire.play.calls_to("copyMessages")) == 1


async def test_what_was_sent_is_taken_back(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = await wire.meet("Ana")
    await wire.owe(person_id=await wire.person_id(ana))
    await wire.outward.tick()
    (sent,) = await wire.owed()
    offer(monkeypatch, Recall((sent.message_id or 0, 4_000)))

    await wire.owe(notice="test-parcel", person_id=await wire.person_id(ana))
    await wire.outward.tick()

    assert ana.chat.texts == ["/start"]
    assert {message.state for message in await wire.owed()} == {OutboxState.SENT}
