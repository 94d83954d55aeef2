"""What is sent in reply to a message about several things: kept at once, and placed when its author says where."""

from typing import Any

import pytest

from bot.domain.acting import About, Target
from bot.domain.refusals import Reason
from bot.domain.speaking import Ask, Unplaced, Utterance
from bot.services import acting, contributing, rehearsing, speaking
from storage.tables import AttachmentKind
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import a_file, refused, speaks

IDEA = Target(About.IDEA, 7)


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def holds(assembly: Assembly, person: int, *targets: Target) -> Any:
    said = Utterance(file=a_file("voice", AttachmentKind.VOICE, seconds=4), message_id=11)
    return await assembly.town.do(acting.hold, said=said, targets=targets, person_id=person)


async def test_what_is_kept_has_no_place_yet(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    number = await assembly.speaks_now()

    speech = await holds(assembly, ana, IDEA, Target(About.CONSULTATION, number))

    assert (speech.unplaced, len(speech.files), speech.ask) == (Unplaced.CONSULTATION, 1, Ask.LINE)


async def test_it_answers_a_view_once_that_is_chosen(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    number = await assembly.speaks_now()
    said = await speaks(assembly, bob)
    await holds(assembly, ana, Target(About.CONSULTATION, number), Target(About.VIEW, said.id))

    chosen = await assembly.town.do(rehearsing.choose_view, contribution_id=said.id, person_id=ana)
    answer = await assembly.town.do(contributing.publish, person_id=ana)

    assert (chosen.ask, chosen.unplaced, chosen.answers.id) == (Ask.LINE, Unplaced.NOTHING, said.id)
    assert (answer.answers_id, answer.subtopic_id) == (said.id, said.subtopic_id)


async def test_what_takes_words_only_is_not_asked_about(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()

    said = Utterance(file=a_file("voice", AttachmentKind.VOICE))
    reason = await refused(assembly, acting.hold, said=said, targets=[IDEA], person_id=ana)

    assert reason is Reason.WORDS_EMPTY


async def test_where_nobody_speaks_now_it_is_refused_and_the_open_question_stays(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    number = await assembly.publishes()

    said = Utterance(file=a_file("voice", AttachmentKind.VOICE))
    targets = [Target(About.CONSULTATION, number), Target(About.VIEW, 99), Target(About.SUBTOPIC, 99)]
    reason = await refused(assembly, acting.hold, said=said, targets=targets, person_id=ana)

    assert reason in {Reason.NOT_BEGUN, Reason.NO_SUCH_CONSULTATION}
    assert await assembly.town.do(speaking.asked, person_id=ana) is None


async def test_a_view_that_is_gone_cannot_be_answered(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    number = await assembly.speaks_now()
    said = await speaks(assembly, bob)
    await holds(assembly, ana, Target(About.CONSULTATION, number))
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=bob)

    reason = await refused(assembly, rehearsing.choose_view, contribution_id=said.id, person_id=ana)

    speech = await assembly.town.do(speaking.asked, person_id=ana)
    assert reason is Reason.NO_SUCH_CONTRIBUTION
    assert (speech.unplaced, len(speech.files)) == (Unplaced.CONSULTATION, 1)
