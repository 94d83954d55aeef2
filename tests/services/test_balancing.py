"""The books: a count that is shown and is not its rows is found."""

from sqlmodel import Session

from bot.services import liking
from storage import checks
from storage.tables import Contribution
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import speaks


async def test_a_number_of_likes_that_is_not_its_rows_is_found(town: Town) -> None:
    assembly = Assembly(town)
    await assembly.gathers()
    ana, bob = await town.person("Ana"), await town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    await town.do(liking.like, contribution_id=said.id, person_id=bob)
    sound = await town.see(checks.findings)

    def drift(db: Session) -> None:
        db.get_one(Contribution, said.id).like_count = 4

    await town.database.write(drift)

    assert sound == []
    assert await town.see(checks.findings) == [f"Contribution {said.id} shows 4 likes, but 1 are counted."]
