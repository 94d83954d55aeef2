"""The admin's control room, used by tapping: for conversations about departments and seats themselves."""

from bot.playground.groups import GroupTopic
from bot.playground.people import Person
from tests.fixtures.conversation import Scene


async def makes_a_department(play: Scene, name: str = "Roads") -> GroupTopic:
    """Let the admin make a department by tapping, and return its topic in the staff forum."""
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses("New department")
    await play.admin.sends(name)
    return play.staff.topic(name)


async def seats_an_officer(play: Scene, first_name: str, *, of: str = "Roads", shown: str | None = None) -> Person:
    """Let somebody take a seat by the admin's link; `shown` is the name under their replies."""
    officer = play.user(first_name)
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses(of)
    await play.admin.presses("Invite by a link")
    link = next(word for word in play.admin.chat.last.text.split() if "inv_" in word)
    await officer.opens(link)
    await officer.presses("Accept")
    if shown is None:
        await officer.presses("The department alone")
    else:
        await officer.presses("Write a name")
        await officer.sends(shown)
    await officer.joins(play.staff)
    return officer


async def asks_a_department(play: Scene, idea_id: int, *, of: str = "Roads") -> None:
    """Let the moderator send an idea on to a department, in the Review topic."""
    review = play.staff.topic("Review")
    await play.moderator.sends(f"/case {idea_id}", to=review)
    await play.moderator.presses("Ask a department", in_=review)
    await play.moderator.presses(of, in_=review)
    asked = play.moderator.sees("What is your question", in_=review)
    question = "What would it take to have a crossing here before September?"
    await play.moderator.sends(question, to=review, reply_to=asked)
    await play.passes(seconds=15)
