"""`town`: people, areas and topics on a fresh store, once on SQLite and once on PostgreSQL; `life`: one lived there."""

import pytest

from storage.database import Database
from tests.services.life import Life
from tests.services.town import Town


@pytest.fixture
async def town(any_database: Database) -> Town:
    """A small town."""
    settled = Town(any_database)
    await settled.settle()
    return settled


@pytest.fixture
async def life(town: Town) -> Life:
    """Somebody's whole life in that town."""
    lived = Life(town)
    await lived.happens()
    return lived
