"""What the sweeps do to a whole house, when its clock is moved."""

from datetime import timedelta

from sqlmodel import Session, col, select
from structlog.testing import LogCapture

from scheduler import sweeps
from storage.tables import Idea, InboxUpdate
from tests.fixtures.conversation import Scene


def remembered(db: Session) -> int:
    return len(db.exec(select(col(InboxUpdate.update_id))).all())


async def test_handled_updates_are_forgotten_after_two_days(bare_play: Scene) -> None:
    ana = bare_play.user("Ana")
    await ana.sends("/start")
    assert await bare_play.database.read(remembered) > 0

    await bare_play.passes(hours=47)
    assert await bare_play.database.read(remembered) > 0
    await bare_play.passes(hours=2)

    assert await bare_play.database.read(remembered) == 0


async def test_every_sweep_runs_on_an_empty_house_and_on_one_with_people_in_it(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await play.house.runner.run_all(play.now)
    await play.house.runner.run_all(play.now + timedelta(days=400))

    assert play.house.ended.done() is False


async def test_a_counter_that_drifted_is_an_alarm(play: Scene, log: LogCapture) -> None:
    def drift(db: Session) -> None:
        db.add(Idea(title="A", words="B", signature_count=3, created_at=play.now, changed_at=play.now))

    await play.database.write(drift)

    found = await sweeps.balance_books(play.house.civic, play.now)

    assert found == 1
    alarms = [entry["finding"] for entry in log.entries if entry["log_level"] == "critical"]
    assert alarms == ["Idea 1 shows 3 signatures, but 0 are counted."]
