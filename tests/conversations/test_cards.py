"""Cards that hang somewhere stay true: when their idea is hidden, joined with another, answered, or over."""

from sqlmodel import Session

from storage import cards, closing
from storage.tables import CardKind, CaseState, IdeaStatus
from tests.conversations.test_signing import arrives
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import TITLE, an_idea, the_idea


def change(db: Session, idea_id: int, scene: Scene, /, **values: object) -> None:
    """Change an idea behind the scene, as a service would, and have its cards redrawn."""
    idea = the_idea(db, idea_id)
    for name, value in values.items():
        setattr(idea, name, value)
    db.add(idea)
    cards.mark_dirty(db, CardKind.IDEA, idea_id, scene.now)


async def test_a_card_in_a_group_loses_every_word_of_an_idea_that_is_hidden(play: Scene) -> None:
    idea_id = await play.database.write(an_idea)
    ana = play.user("Ana")
    group = play.group("Neighbours", ana, bot="member")
    await ana.sends(f"/ideas@{play.bot.user.username} {idea_id}", to=group)

    await play.database.write(change, idea_id, play, status=IdeaStatus.HIDDEN)
    await play.passes(seconds=30)

    assert ana.chat_in(group).last.text == f"Idea {idea_id} is not shown at the moment."
    ana.sees_no(TITLE, in_=group)


async def test_a_card_of_a_joined_idea_leads_to_the_other(play: Scene) -> None:
    idea_id, other = [await play.database.write(an_idea) for _ in range(2)]
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")

    await play.database.write(change, idea_id, play, status=IdeaStatus.MERGED, merged_into_id=other)
    await play.passes(seconds=30)
    ana.sees(f"Idea {idea_id} was joined with idea {other}. Please sign there.")
    await ana.presses(f"Open idea {other}")

    assert ana.chat.last.keyboard[0] == ["Sign this idea"]


async def test_a_card_says_where_an_answered_idea_stands(play: Scene) -> None:
    idea_id = await play.database.write(an_idea, threshold=1)
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")

    await play.database.write(closing.qualify, idea_id, now=play.now)
    await play.passes(seconds=30)  # the case is opened meanwhile
    await play.database.write(change, idea_id, play, case_state=CaseState.UNDER_WAY)
    await play.passes(seconds=30)

    ana.sees("Where it stands: under way.")


async def test_the_clock_ends_an_idea_and_every_card_says_so(play: Scene) -> None:
    idea_id = await play.database.write(an_idea, threshold=500)
    ana = play.user("Ana")
    group = play.group("Neighbours", ana, bot="member")
    await ana.sends(f"/ideas@{play.bot.user.username} {idea_id}", to=group)
    idea = await play.database.read(the_idea, idea_id)
    assert idea.closes_at is not None

    await play.passes(seconds=(idea.closes_at - play.now).total_seconds())
    await play.passes(seconds=30)

    assert "did not get there" in ana.chat_in(group).last.text
    assert ana.chat_in(group).last.keyboard == [["Open", "Share"]]


async def test_a_card_asks_nothing_that_nobody_can_answer_any_more(play: Scene) -> None:
    idea_id = await play.database.write(an_idea, threshold=500)
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")
    await ana.presses("Sign this idea")
    asked = ana.chat.last.text
    idea = await play.database.read(the_idea, idea_id)
    assert idea.closes_at is not None

    await play.passes(seconds=(idea.closes_at - play.now).total_seconds())
    await play.passes(seconds=30)

    assert "How should your signature appear?" in asked
    assert "did not get there" in ana.sees(TITLE).text
    assert "How should your signature appear?" not in ana.sees(TITLE).text
