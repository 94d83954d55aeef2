"""Writing an idea, word by word."""

import pytest

from bot.domain.proposing import FILES_AT_MOST, Ask
from bot.domain.refusals import Reason, Refused
from bot.services import drafting, listening, preparing, proposing
from storage import flows
from storage.tables import Role
from tests.services.town import TERMS, VOICE, WORDS, Town, a_photo, a_voice


async def test_one_message_makes_a_draft_with_a_title(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    draft = await town.says(ana, WORDS)

    assert (draft.idea.title, draft.idea.words, draft.ask) == ("A safe crossing by Elm Street School", WORDS, Ask.CHECK)


async def test_a_second_message_is_added_to_the_first(town: Town) -> None:
    ana = await town.person("Ana")
    await town.draft(ana, "A bench by the river.")

    draft = await town.says(ana, "With a roof, please.")

    assert draft.idea.words == "A bench by the river.\n\nWith a roof, please."
    assert draft.idea.title == "A bench by the river"


async def test_an_edit_of_the_last_message_changes_only_what_it_said(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana, "A bench.")
    await town.says(ana, "With a roof.", message_id=12)

    followed = await town.do(drafting.follow_edit, person_id=ana, message_id=12, words="With a table.")
    other = await town.do(drafting.follow_edit, person_id=ana, message_id=11, words="Nothing.")

    assert (followed, other) == (True, False)
    assert (await town.idea(idea_id)).words == "A bench.\n\nWith a table."


async def test_a_photo_before_the_words_is_kept_and_words_are_asked_for(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    first = await town.says(ana, file=a_photo())
    second = await town.says(ana, "A bench here.")

    assert (first.ask, second.ask) == (Ask.WORDS, Ask.CHECK)
    assert len(second.files) == 1


async def test_an_album_counts_as_one_message(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    asks = [
        (await town.says(ana, "A bench here.", file=a_photo("1"), album="7")).ask,
        (await town.says(ana, file=a_photo("2"), album="7")).ask,
        (await town.says(ana, file=a_photo("3"), album="7")).ask,
    ]

    assert asks == [Ask.CHECK, Ask.NOTHING, Ask.NOTHING]


async def test_an_album_without_words_asks_for_them_once(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    asks = [(await town.says(ana, file=a_photo(name), album="7")).ask for name in "123"]

    assert asks == [Ask.WORDS, Ask.NOTHING, Ask.NOTHING]


async def test_a_voice_message_is_asked_for_one_line(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    heard = await town.says(ana, file=a_voice())
    told = await town.says(ana, "A crossing by the school.")

    assert heard.ask is Ask.LINE
    assert (told.ask, told.idea.title) == (Ask.CHECK, "A crossing by the school")


async def test_a_voice_message_can_stay_without_a_line(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)
    heard = await town.says(ana, file=a_voice())

    kept = await town.do(preparing.keep_voice, idea_id=heard.number, person_id=ana, voice_title=VOICE)

    assert (kept.idea.title, kept.idea.words) == (VOICE, VOICE)


async def test_a_title_of_ones_own_stays_when_the_words_change(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)
    await town.do(preparing.ask_title, idea_id=idea_id, person_id=ana)
    await town.says(ana, "Zebra for Elm Street")
    await town.do(preparing.ask_words, idea_id=idea_id, person_id=ana)

    draft = await town.says(ana, "Cars are too fast.")

    assert (draft.idea.title, draft.idea.words) == ("Zebra for Elm Street", "Cars are too fast.")


async def test_a_title_that_is_too_long_comes_back_shorter(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)
    await town.do(preparing.ask_title, idea_id=idea_id, person_id=ana)

    told = await town.says(ana, "very " * 50)
    used = await town.do(preparing.use_short_title, idea_id=idea_id, person_id=ana)

    assert (told.ask, told.told_characters) == (Ask.SHORTER_TITLE, 249)
    assert used.idea.title == told.suggestion


async def test_a_file_that_is_too_big_costs_no_words(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    draft = await town.says(ana, "A bench.", file=a_photo(size_bytes=TERMS.file_bytes + 1))

    assert draft.declined is not None
    assert (draft.declined.reason, draft.idea.words, draft.files) == (Reason.FILE_TOO_BIG, "A bench.", ())


async def test_there_is_a_last_file(town: Town) -> None:
    ana = await town.person("Ana")
    await town.draft(ana)
    for number in range(FILES_AT_MOST):
        await town.says(ana, file=a_photo(str(number)))

    with pytest.raises(Refused) as refused:
        await town.says(ana, file=a_photo("one more"))

    assert refused.value.reason is Reason.TOO_MANY_FILES


async def test_stopping_keeps_the_draft_and_deleting_does_not(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)

    stopped = await town.do(drafting.stop, person_id=ana)
    kept = await town.see(lambda db: [idea.id for idea in proposing.drafts_of(db, ana)])
    await town.do(drafting.delete, idea_id=idea_id, person_id=ana)

    assert (stopped.number, kept) == (idea_id, [idea_id])
    assert await town.see(lambda db: proposing.drafts_of(db, ana)) == []


async def test_stopping_before_the_first_word_keeps_nothing(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(drafting.begin, person_id=ana)

    stopped = await town.do(drafting.stop, person_id=ana)

    assert stopped is None
    assert await town.see(lambda db: flows.current(db, ana)) is None


async def test_nobody_writes_in_somebody_elses_draft(town: Town) -> None:
    ana, mallory = await town.person("Ana"), await town.person("Mallory")
    idea_id = await town.draft(ana)

    with pytest.raises(Refused) as refused:
        await town.do(preparing.go_on, idea_id=idea_id, person_id=mallory)

    assert refused.value.reason is Reason.NOT_PERMITTED


async def test_a_similar_open_idea_is_offered_first(town: Town) -> None:
    ana, bob, sam = await town.person("Ana"), await town.person("Bob"), await town.person("Sam", role=Role.MODERATOR)
    first = await town.published(bob, sam)
    await town.do(drafting.begin, person_id=ana)

    draft = await town.says(ana, "Please build a safe crossing at the Elm Street School gate, cars are fast")

    assert draft.ask is Ask.SIMILAR
    assert [similar.idea.id for similar in draft.similar] == [first]


async def test_drafts_are_discarded_after_thirty_days(town: Town) -> None:
    ana = await town.person("Ana")
    await town.draft(ana)
    town.passes(days=29)
    early = await town.do(proposing.discard_old, terms=TERMS)
    town.passes(days=2)

    late = await town.do(proposing.discard_old, terms=TERMS)

    assert (early, late) == (0, 1)
    assert await town.see(lambda db: flows.current(db, ana)) is None


async def test_words_that_were_never_sorted_are_not_kept_for_ever(town: Town) -> None:
    ana = await town.person("Ana")
    await town.do(listening.keep, words="The bins are full.", person_id=ana)
    town.passes(days=31)

    await town.do(proposing.discard_old, terms=TERMS)

    assert await town.see(lambda db: flows.current(db, ana)) is None


@pytest.mark.parametrize(
    ("called", "shown"),
    [
        ("J. R. O'Neill", "J. R. O'Neill"),
        ("win at t.me/scam", "win at t me scam"),
        ("@victim https://x.io", "victim x io"),
    ],
)
async def test_a_name_leads_nowhere(town: Town, called: str, shown: str) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)

    draft = await town.do(preparing.toggle_name, idea_id=idea_id, person_id=ana, first_name=called)

    assert draft.idea.author_name == shown


async def test_the_name_is_shown_only_when_wished(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)

    shown = await town.do(preparing.toggle_name, idea_id=idea_id, person_id=ana, first_name="Ana")
    hidden = await town.do(preparing.toggle_name, idea_id=idea_id, person_id=ana, first_name="Ana")

    assert (shown.idea.author_name, hidden.idea.author_name) == ("Ana", None)
