"""`town`: people, areas and topics on a fresh store, once on SQLite and once on PostgreSQL; `life`: one lived there."""

import pytest

from storage.database import Database
from tests.fixtures.storage import url_on
from tests.services.life import Life
from tests.services.town import Town


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def any_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; the second time through everything is for CI, on PostgreSQL."""
    return url_on(request.param, request)


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
