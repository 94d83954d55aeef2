"""kill -9 in the middle of a storm: what was acknowledged is there, and the log has no gap."""

import signal

from storage import audit, checks
from storage.database import Database
from tests.fixtures.storage import PEPPER
from tests.storage.regions import region_names
from tests.storage.test_locks import run_beside

KILLS = 3
BEFORE_THE_KILL = 150


async def storm_until_killed(url: str) -> set[str]:
    """Let another process write as fast as it can, kill it at work, and return what it said was durable."""
    process = await run_beside("storm", url)
    assert process.stdout is not None
    acknowledged = [await process.stdout.readline() for _ in range(BEFORE_THE_KILL)]
    process.kill()
    acknowledged += (await process.stdout.read()).splitlines(keepends=True)
    assert await process.wait() == -signal.SIGKILL
    return {line.decode().strip() for line in acknowledged if line.endswith(b"\n")}


async def test_what_was_acknowledged_survives_kill_9(any_url: str) -> None:
    acknowledged: set[str] = set()

    for _ in range(KILLS):
        said = await storm_until_killed(any_url)
        assert len(said) >= BEFORE_THE_KILL
        acknowledged |= said
    database = Database(any_url, pepper=PEPPER)
    await database.start()
    stored = await database.read(region_names)
    entries = (await database.read(audit.verify)).entries
    findings = await database.read(checks.findings)
    await database.close()

    assert acknowledged <= set(stored)
    assert entries == len(stored)
    assert findings == []
