"""The live stream of a stage: named by whoever leads, before and while it is open; an https link or none."""

import pytest

from bot.domain.refusals import Reason, Refused
from bot.domain.streaming import address_in
from bot.services import streaming, visiting
from storage.tables import Role
from tests.services.assembly import Assembly
from tests.services.town import Town

LINK = "https://video.example.org/live?room=12"


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def names(assembly: Assembly, link: str, *, stage: int = 0, person_id: int = 0) -> None:
    stage_id = (await assembly.stages())[stage].id
    who = person_id or assembly.lead
    await assembly.town.do(streaming.ask, consultation_id=assembly.number, stage_id=stage_id, person_id=who)
    await assembly.town.do(streaming.hear, words=link, person_id=who)


async def test_it_is_named_in_the_plan_and_stands_on_the_card_while_its_stage_is_open(assembly: Assembly) -> None:
    await assembly.plans()
    await names(assembly, LINK, stage=1)

    assert [each.stream_url for each in await assembly.stages()][:2] == ["", LINK]


async def test_it_is_named_and_taken_away_while_the_stage_is_open(assembly: Assembly) -> None:
    await assembly.speaks_now()
    await names(assembly, "video.example.org/live", stage=1)
    card = await assembly.looks_in(assembly.lead)

    await names(assembly, "-", stage=1)

    gone = await assembly.town.do(visiting.see, consultation_id=assembly.number, person_id=assembly.lead)
    assert card.stage.stream_url == "https://video.example.org/live"
    assert gone.stage.stream_url == ""


async def test_nobody_else_may_name_one(assembly: Assembly) -> None:
    await assembly.speaks_now()
    lee = await assembly.town.person("Lee", role=Role.MEMBER)

    with pytest.raises(Refused) as refusal:
        await names(assembly, LINK, person_id=lee)

    assert refusal.value.reason is Reason.NOT_PERMITTED


@pytest.mark.parametrize(
    "words",
    ["http://video.example.org", "javascript:alert(1)", "https://10.0.0.1/x", "https://user:pass@example.org",
     "https://localhost/live", "a live stream", "https://example.org/" + "a" * 300, "https://exa mple.org",
     "https://example.org:8443", "ftp://example.org", "https://example.org/\u202egnp"],
)  # fmt: skip
def test_what_is_no_plain_https_link_is_refused(words: str) -> None:
    with pytest.raises(Refused) as refusal:
        address_in(words)

    assert refusal.value.reason is Reason.LINK_UNCLEAR
