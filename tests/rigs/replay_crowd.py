"""The onlookers of the replayed consultation: they come by every way there is, some of them again and again."""

from bot.playground.people import Person
from bot.playground.world import linking
from tests.fixtures.conversation import Scene
from tests.rigs.replay_log import Log
from tests.rigs.replay_town import FIRST_ONLOOKER, Town

LINK = "https://t.me/folkmoot_bot?start="
AT_ONCE = 25


class Crowd:
    """People who look in: a wave of new ones, and some who come back."""

    def __init__(self, play: Scene, town: Town, log: Log) -> None:
        self._play, self._town, self._log = play, town, log
        self.people: list[Person] = []
        self._born = 0

    async def comes(self, count: int) -> None:
        """Let so many who never were here look in, and every tenth of those who were come back."""
        new = [self._moves_in() for _ in range(count)]
        returning = self.people[: len(self.people) // 10]
        for at in range(0, len(new), AT_ONCE):
            await self._walk_in(new[at : at + AT_ONCE])
        for at in range(0, len(returning), AT_ONCE):
            await self._walk_in(returning[at : at + AT_ONCE])
        self.people += new

    def _moves_in(self) -> Person:
        self._born += 1
        return self._play.user(f"Onlooker {self._born}", id=FIRST_ONLOOKER + self._born)

    async def _walk_in(self, some: list[Person]) -> None:
        """Let all of them follow a link at the same moment; the bot meets them as it can."""
        for at, person in enumerate(some):
            chat = linking.open_link(self._play.world, person.user, LINK + self._payload(at))
            linking.press_start(self._play.world, person.user, chat)
            self._log.looked.add(person.id)
        await self._play.quiet(within=120)

    def _payload(self, at: int) -> str:
        """Return where a link leads: mostly to the whole, sometimes to a subtopic or to one view."""
        standing = [each.number for each in self._log.standing]
        if at % 5 == 3:
            return f"c1s{at % 4 + 1}"
        if at % 5 == 4 and standing:
            return f"c1v{standing[at % len(standing)]}"
        return "c1"

    async def finds_it_elsewhere(self) -> None:
        """Let people find it by an inline card in a group without the bot, by a group's card, and by /consult."""
        play, sharer = self._play, self._town.members[0]
        finder, passer, asker = (self._moves_in() for _ in range(3))
        elsewhere = play.group("Book club", sharer, finder, bot=None)
        await sharer.types_inline("c1")
        card = await sharer.chooses(0, in_=elsewhere)
        await finder.presses("Open", on=card)
        await passer.joins(self._town.market)
        await passer.presses("Open", in_=self._town.market)
        await asker.sends("/consult")
        await asker.presses("Open 1")
        some = [finder, passer, asker]
        self._log.looked |= {each.id for each in some}
        self.people += some

    async def goes_and_comes_back(self) -> None:
        """Let somebody who only looked in delete everything, and look in anew: one person still."""
        gone = self.people[1]
        await gone.sends("/mydata")
        await gone.presses("Delete everything")
        await gone.presses("Keep totals, remove me")
        await gone.sends("DELETE")
        await gone.opens(LINK + "c1")
