"""`town`: people, areas and topics on a fresh store, once on SQLite and once on PostgreSQL."""

import pytest

from storage.database import Database
from tests.services.town import Town


@pytest.fixture
async def town(any_database: Database) -> Town:
    """A small town."""
    settled = Town(any_database)
    await settled.settle()
    return settled
