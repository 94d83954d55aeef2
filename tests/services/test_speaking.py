"""Speaking: nothing enters the record silently, and nothing in it changes silently."""

from datetime import timedelta

import pytest

from bot.domain.editing import Fate
from bot.domain.refusals import Reason
from bot.domain.speaking import EDIT_WINDOW, FILES_AT_MOST, Appearance, Ask, Utterance
from bot.services import (
    contributing,
    editing,
    inviting,
    liking,
    rehearsing,
    saying,
    speaking,
    viewing,
    visiting,
)
from storage import contributions
from storage.tables import AttachmentKind, Badge, ContributionStatus, Floor, Role, StageKind
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import WORDS, a_file, begins, refused, says, sees, speaks


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def test_nothing_is_public_before_it_is_published(assembly: Assembly) -> None:
    ana, number = await assembly.town.person("Ana"), await assembly.speaks_now()
    await begins(assembly, ana)

    speech = await says(assembly, ana, WORDS)
    before = await assembly.looks_in(ana)
    said = await assembly.town.do(contributing.publish, person_id=ana)
    after = await assembly.town.do(visiting.see, consultation_id=number, person_id=ana)

    assert (speech.ask, speech.draft.words) == (Ask.CHECK, WORDS)
    assert (before.turnout.spoken, before.subtopics[0].views) == (0, 0)
    assert (said.number, after.turnout.spoken, after.subtopics[0].views) == (1, 1, 1)


async def test_what_is_said_next_goes_on_below(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)
    await says(assembly, ana, "a" * 4096)

    speech = await says(assembly, ana, "b" * 4096)

    assert speech.draft.words == "a" * 4096 + "\n\n" + "b" * 4096


async def test_an_album_is_one_contribution(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)

    asks = [(await says(assembly, ana, file=a_file(str(at)), album="album")).ask for at in range(3)]
    said = await assembly.town.do(contributing.publish, person_id=ana)

    view = await sees(assembly, said.id, ana)
    assert asks == [Ask.CHECK, Ask.NOTHING, Ask.NOTHING]
    assert len(view.files) == 3


async def test_more_files_than_fit_are_refused_and_what_was_said_stays(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)
    for at in range(FILES_AT_MOST):
        await says(assembly, ana, file=a_file(f"file {at}"))

    reason = await refused(assembly, speaking.hear, said=Utterance(file=a_file("more")), person_id=ana)
    said = await assembly.town.do(contributing.publish, person_id=ana)

    assert reason is Reason.TOO_MANY_FILES
    assert len((await sees(assembly, said.id, ana)).files) == FILES_AT_MOST


async def test_a_voice_message_is_asked_for_a_line_and_can_stay_without(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)

    speech = await says(assembly, ana, file=a_file("voice", AttachmentKind.VOICE, seconds=48))
    said = await assembly.town.do(contributing.publish, person_id=ana)

    assert speech.ask is Ask.LINE
    assert (said.words, said.status) == ("", ContributionStatus.PUBLISHED)


async def test_a_place_is_kept_to_a_hundred_metres(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)

    speech = await says(assembly, ana, place=(44.426767, 26.102538))

    assert (speech.draft.latitude, speech.draft.longitude) == (44.427, 26.103)


async def test_everybody_appears_in_their_role_and_by_name_only_if_they_wish(assembly: Assembly) -> None:
    ana, lee = await assembly.town.person("Ana"), await assembly.town.person("Lee", role=Role.MEMBER)
    await assembly.speaks_now()
    unnamed = await speaks(assembly, ana)
    await begins(assembly, lee)
    await says(assembly, lee, WORDS)
    await assembly.town.do(rehearsing.appear, appearance=Appearance.NAMED, name="Lee", person_id=lee)

    named = await assembly.town.do(contributing.publish, person_id=lee)

    assert (unnamed.badge, unnamed.shown_as) == (Badge.CITIZEN, None)
    assert (named.badge, named.shown_as) == (Badge.MEMBER, "Lee")


async def test_an_organisation_speaks_in_its_own_name(assembly: Assembly) -> None:
    ana, number = await assembly.town.person("Ana"), await assembly.speaks_now(floor=Floor.INVITED)
    await assembly.town.do(inviting.ask_organisation, consultation_id=number, person_id=assembly.lead)
    link = await assembly.town.do(inviting.name_organisation, name="Safe Routes", person_id=assembly.lead)
    await assembly.town.do(inviting.accept, token=link.token, person_id=ana)
    await begins(assembly, ana)
    await assembly.town.do(rehearsing.appear, appearance=Appearance.ORGANISATION, name="Ana", person_id=ana)
    await says(assembly, ana, WORDS)

    said = await assembly.town.do(contributing.publish, person_id=ana)

    assert (said.badge, said.shown_as) == (Badge.ORGANISATION, "Safe Routes")


async def test_words_change_for_half_an_hour_and_every_version_is_kept(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    given = {"contribution_id": said.id, "person_id": ana}
    await assembly.town.do(contributing.ask_edit, **given)

    await assembly.town.do(contributing.edit, words="Could the city match what schools collect?", person_id=ana)
    assembly.town.now += EDIT_WINDOW
    late = await refused(assembly, contributing.ask_edit, **given)

    view = await sees(assembly, said.id, ana)
    earlier = await assembly.town.see(viewing.earlier, contribution_id=said.id)
    assert (view.contribution.version, view.contribution.edited_at is not None) == (2, True)
    assert earlier == ((1, WORDS),)
    assert (late, view.can_edit) == (Reason.TOO_LATE_TO_EDIT, False)


async def test_words_can_be_added_later_and_others_may_not(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    assembly.town.passes(days=2)
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)

    await assembly.town.do(contributing.add, words="It is 1,650 by now.", person_id=ana)
    by_bob = await refused(assembly, contributing.ask_addition, contribution_id=said.id, person_id=bob)

    view = await sees(assembly, said.id, bob)
    assert [each.words for each in view.additions] == ["It is 1,650 by now."]
    assert (by_bob, view.can_add) == (Reason.NOT_PERMITTED, False)


async def test_taking_back_leaves_a_trace_and_takes_the_speaker_from_the_count(assembly: Assembly) -> None:
    ana, number = await assembly.town.person("Ana"), await assembly.speaks_now()
    said = await speaks(assembly, ana)
    assembly.town.passes(days=60)
    await assembly.turns()

    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    view = await sees(assembly, said.id, ana)
    card = await assembly.town.do(visiting.see, consultation_id=number, person_id=ana)
    assert (view.contribution.status, view.is_public) == (ContributionStatus.WITHDRAWN, False)
    assert (card.turnout.spoken, card.subtopics[0].views) == (0, 0)


async def test_likes_count_once_and_come_back(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    given = {"contribution_id": said.id}

    counts = [(await assembly.town.do(liking.like, person_id=bob, **given)).like_count for _ in range(2)]
    own = await refused(assembly, liking.like, person_id=ana, **given)
    after = await assembly.town.do(liking.unlike, person_id=bob, **given)

    assert (counts, own, after.like_count) == ([1, 1], Reason.OWN_CONTRIBUTION, 0)


async def test_whoever_is_answered_hears_of_it_once(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    await assembly.town.do(speaking.begin_answer, contribution_id=said.id, person_id=bob)
    await says(assembly, bob, "Which school is it?")

    answer = await assembly.town.do(contributing.publish, person_id=bob)

    owed = await assembly.town.owed(contributing.ANSWERED)
    assert [(each.person_id, each.facts["contribution_id"]) for each in owed] == [(ana, answer.id)]
    assert (await sees(assembly, said.id, bob)).answered_by == 1


async def test_a_stage_that_turned_meanwhile_refuses_and_keeps_the_draft(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)
    await says(assembly, ana, WORDS)

    await assembly.comes_to(StageKind.REPLY)
    reason = await refused(assembly, contributing.publish, person_id=ana)

    speech = await assembly.town.do(speaking.asked, person_id=ana)
    assert (reason, speech.draft.words) == (Reason.NOT_IN_THIS_STAGE, WORDS)


async def test_what_was_discarded_leaves_nothing(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)
    speech = await says(assembly, ana, WORDS, file=a_file("photo"))

    await assembly.town.database.write(speaking.discard, person_id=ana)

    assert await assembly.town.database.read(contributions.get, speech.number) is None


async def test_numbers_are_given_in_order_and_never_twice(assembly: Assembly) -> None:
    people = [await assembly.town.person(f"Person {at}") for at in range(4)]
    await assembly.speaks_now()

    said = [await speaks(assembly, person, f"View of number {person}") for person in people]
    await assembly.town.do(contributing.withdraw, contribution_id=said[-1].id, person_id=people[-1])
    again = await speaks(assembly, people[-1], "Another view")

    assert [each.number for each in said] == [1, 2, 3, 4]
    assert again.number == 5


async def test_pages_follow_the_order_in_which_people_spoke(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    for at in range(7):
        assembly.town.now += timedelta(minutes=1)
        await speaks(assembly, ana, f"View {at}")
    first = (await assembly.subtopics())[0]

    pages = [
        await assembly.town.do(viewing.subtopic, subtopic_id=first.id, page=page, person_id=ana) for page in (1, 2, 0)
    ]

    assert [[view.contribution.number for view in each.views] for each in pages] == [[1, 2, 3, 4, 5], [6, 7], [6, 7]]


async def test_an_album_from_a_group_is_one_contribution_with_every_file(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    said = [Utterance(WORDS, file=a_file("one")), Utterance(file=a_file("two")), Utterance(file=a_file("three"))]
    given = {"subtopic_id": (await assembly.subtopics())[0].id, "said": said, "origin": (-100, 7), "person_id": ana}

    entered = await assembly.town.do(saying.record, **given)
    again = await assembly.town.do(saying.record, **given)

    view = await sees(assembly, entered.id, ana)
    assert (entered.id, entered.words, len(view.files)) == (again.id, WORDS, 3)


async def test_an_edit_follows_as_a_version_or_is_added_and_only_by_its_author(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    given = {"subtopic_id": (await assembly.subtopics())[0].id, "origin": (-100, 7)}
    said = await assembly.town.do(saying.record, said=[Utterance(WORDS, message_id=7)], person_id=ana, **given)
    edited = {"origin": (-100, 7), "words": "Other words."}

    seen = [await assembly.town.do(editing.see, person_id=each, **edited) for each in (ana, bob)]
    stranger = await refused(assembly, editing.follow, origin=(-100, 7), words="Mine!", person_id=bob)
    changed = await assembly.town.do(editing.follow, person_id=ana, **edited)
    assembly.town.passes(hours=1)
    await assembly.town.do(editing.follow, origin=(-100, 7), words="And later these.", person_id=ana)

    view = await sees(assembly, said.id, ana)
    assert [each.fate if each else None for each in seen] == [Fate.CHANGES, None]
    assert stranger is Reason.NO_LONGER_OPEN
    assert (changed.version, view.contribution.words) == (2, "Other words.")
    assert [each.words for each in view.additions] == ["And later these."]
