"""Short ways through the announcement wizard, for the conversations about it."""

from bot.playground.people import Person
from bot.playground.world import acting, contents
from storage.tables import Role
from tests.fixtures.conversation import Scene
from tests.fixtures.residents import a_resident, comes_in

POOL = "The pool opens on Monday."


async def residents(play: Scene, *names: str) -> list[Person]:
    """People who have pressed Start."""
    return [await a_resident(play, name) for name in names]


async def presses_like(person: Person, beginning: str) -> None:
    """Press the newest button whose label begins like this: some carry live counts."""
    labels = [label for message in reversed(person.chat.messages) for row in message.keyboard for label in row]
    await person.presses(next(label for label in labels if label.startswith(beginning)))


async def written(play: Scene, words: str = POOL) -> Person:
    """An admin with an announcement for everybody, before the last step."""
    mira = play.admin
    await play.database.write(comes_in, mira.id, Role.ADMIN, now=play.now)
    await mira.sends("/announce")
    await mira.sends(words)
    await presses_like(mira, "Everyone")
    return mira


async def goes_out(play: Scene, mira: Person) -> None:
    """Send it, and let a few seconds pass."""
    await presses_like(mira, "Send to ")
    await mira.presses("Send now")
    await play.passes(seconds=3)
    await play.passes(seconds=4)


async def says(person: Person, words: str, entities: list[dict[str, object]]) -> None:
    """Send words with formatting, as an app does."""
    place = acting.Place(person.play.world.private_chat(person.user, person.play.bot.user))
    acting.say(person.play.world, person.user, place, "text", contents.text_content(words) | {"entities": entities})
    await person.play.quiet()
