"""Formatting that Telegram refuses: the words arrive plainly, once, and an admin hears of it."""

from storage import roles
from storage.tables import OutboxState, Role
from tests.delivery.test_outbound_posting import arrived, only_one
from tests.fixtures.outward import Wire


async def test_refused_formatting_is_sent_once_as_plain_text(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await wire.owe(notice="test-broken", person_id=await wire.person_id(ana))

    await wire.outward.tick()

    assert arrived(ana) == ["A broken notice & more"]
    assert (await only_one(wire)).state is OutboxState.SENT


async def test_an_admin_hears_of_refused_formatting_once_a_day(wire: Wire) -> None:
    ana, mira = await wire.meet("Ana"), await wire.meet("Mira")
    await wire.database.write(roles.grant, await wire.person_id(mira), Role.ADMIN, now=wire.now)
    for number in (1, 2):
        await wire.owe(number, notice="test-broken", person_id=await wire.person_id(ana))

    await wire.outward.tick()
    await wire.outward.tick()

    assert arrived(ana) == ["A broken notice & more"] * 2
    assert len(arrived(mira)) == 1
    assert "went out without its formatting" in arrived(mira)[0]
    assert "parse entities" in arrived(mira)[0]
