"""The seed's consultation, replayed: 55 speakers, 2,681 onlookers and 30 replies by 8 departments in six weeks.

A real bot over real HTTP, in the playground's clock. `python -m tests.rigs.replay` replays it in full (some minutes);
the suite replays all of it with fewer onlookers.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import structlog

from bot.app import House
from storage import schema
from tests.conversations.workbench import publishes
from tests.fixtures.conversation import HURRY, Scene, settings_for
from tests.rigs.replay_crowd import Crowd
from tests.rigs.replay_log import Deed, Log
from tests.rigs.replay_speaking import Speaking
from tests.rigs.replay_staff import Staff
from tests.rigs.replay_town import SEED, SMALL, Size, Town, settle
from tests.rigs.replay_truth import Truth
from tests.rigs.replay_words import (
    BACKGROUND,
    DEPARTMENTS,
    PAPER,
    QUESTIONS,
    RUN_BY,
    SUBTOPICS,
    THEME,
    speech,
)

CHATTER = "Has anybody seen my other glove? It is green, and I miss it."
SPEAKING_DAYS = 13
A_SECOND = 300  # ten times Telegram's pace: what is proved here is what was said and counted, not how fast it left


class Replay:
    """One consultation from the first tap to the archive, and what really happened in it."""

    def __init__(self, play: Scene, town: Town, size: Size) -> None:
        self.play, self.town, self.size = play, town, size
        self.log = Log()
        self.crowd = Crowd(play, town, self.log)
        self.speaking = Speaking(play, town, self.log)
        self.staff = Staff(play, town, self.log)
        self.begins_at = play.now

    async def live(self) -> Truth:
        """Live all of it, and return what the phones and the store say in the end."""
        await self.is_planned()
        await self.mobilises()
        await self.speaks()
        await self.are_answered()
        await self.is_concluded()
        return await Truth.of(self.play, self.town, self.log)

    async def is_planned(self) -> None:
        """Let the facilitator plan it by tapping, and publish it in two forums and a plain group."""
        lead = self.town.lead
        for tap, words in (("/consult", ""), ("Make one", ""), ("Start a new one", THEME)):
            await (lead.sends(tap) if tap.startswith("/") else lead.presses(tap))
            if words:
                await lead.sends(words)
        for tap, words in (("Background", BACKGROUND), ("Run by", RUN_BY)):
            await lead.presses(tap)
            await lead.sends(words)
        for tap, add, lines in (
            ("Subtopics (0)", "Add subtopics", SUBTOPICS),
            ("Guide questions (0)", "Add questions", QUESTIONS),
        ):
            await lead.presses(tap)
            await lead.presses(add)
            await lead.sends("\n".join(lines))
            await lead.presses("Back")
        await self._adds_papers()
        await lead.presses("Departments (0)")
        for name in DEPARTMENTS:
            await lead.presses(name)
        await lead.presses("Back")
        await publishes(lead, self.town.north, self.town.river, self.town.market)
        await self.play.passes(minutes=1)
        self.log.looked.add(lead.id)
        await lead.sends("/start c1")

    async def _adds_papers(self) -> None:
        lead, (name, body) = self.town.lead, PAPER
        await lead.presses("Papers (0)")
        await lead.presses("Add papers")
        await lead.sends_document(body, name=name)
        await lead.presses("Done")
        await lead.presses("Back")

    async def mobilises(self) -> None:
        """A week to get ready: people read, and are told when they may speak."""
        await self.play.passes(days=1)
        self._stage("Get ready")
        await self.crowd.comes(self._share(15))
        await self.crowd.finds_it_elsewhere()
        early = self.crowd.people[0]
        await early.sends("/start c1")
        early.sees_no("Speak")
        await self.play.passes(days=3)
        await self.crowd.comes(self._share(5))
        await self.play.passes(days=4)
        self._stage("Have your say")

    async def speaks(self) -> None:
        """Two weeks in which everybody speaks; in the middle of a sentence the bot is restarted."""
        members = self.town.members
        share = -(-len(members) // SPEAKING_DAYS)
        for day in range(SPEAKING_DAYS):
            for number in range(day * share, min((day + 1) * share, len(members))):
                await self.speaking.speaks(members[number], number)
                await self.play.passes(minutes=11)
            await self.crowd.comes(self._share(4))
            await self._what_else(day)
            await self.play.passes(days=1)

    async def _what_else(self, day: int) -> None:
        """What happens beside the speaking: second thoughts, nods, and talk that is nobody's business."""
        deed = {2: self._is_interrupted, 3: self._thinks_again, 5: self._just_talks, 7: self._goes_for_good}
        if day in deed:
            await deed[day]()
        views = self.log.standing
        for at, person in enumerate(self.crowd.people[day * 2 : day * 2 + 3]):
            await self.speaking.likes(person, views[(day + at * 7) % len(views)])

    async def _is_interrupted(self) -> None:
        """A member writes, the bot is restarted, and the member publishes as if nothing had been."""
        member, words = self.town.members[1], speech(200)
        await member.sends("/start c1")
        await member.presses("Speak")
        await member.presses(f"2. {SUBTOPICS[1]}")
        await member.sends(words)
        await self._restarts()
        await self.speaking.publishes_in(member, 2, words)

    async def _thinks_again(self) -> None:
        """Somebody edits, somebody adds, somebody takes back all they said and then speaks after all."""
        speaking, members, views = self.speaking, self.town.members, self.log.views
        mine = await speaking.in_a_message(members[0], 300)
        await speaking.edits(members[0], mine, speech(301))
        of_second = next(each for each in views.values() if each.who == members[3].id)
        await speaking.adds(members[3], of_second, "It is 1,650 by now.")
        of_third = next(each for each in views.values() if each.who == members[5].id)
        await speaking.takes_back(members[5], of_third)
        await speaking.in_a_message(members[5], 302)
        liked = next(each for each in self.log.standing if each.number in speaking.messages)
        await speaking.reacts(members[1], liked)
        await speaking.answers(members[4], 303, mine)
        await speaking.likes(members[6], mine)
        await speaking.likes_no_more(members[6], mine)

    async def _just_talks(self) -> None:
        """People talk in the groups and say no, and none of it is anybody's record."""
        play, town, member = self.play, self.town, self.town.members[2]
        for group in (town.market, town.north, town.river):
            if member.id not in group.chat.members:
                await member.joins(group)
        await member.sends(CHATTER, to=town.market)
        words = "I say this to my neighbours and to nobody else, thank you."
        await member.sends(words, to=town.market, reply_to=self.speaking.card_in(town.market))
        await member.presses("No", on=town.market.last)
        self.log.never_recorded += [CHATTER, words]
        await play.quiet()

    async def _goes_for_good(self) -> None:
        """Somebody speaks, and takes it back for good: they have looked in, and have not spoken."""
        person = self.crowd.people[3]
        said = await self.speaking.in_a_message(person, 400)
        await self.speaking.takes_back(person, said)
        await self.crowd.goes_and_comes_back()

    async def are_answered(self) -> None:
        """The stage in which departments reply: opened by hand a day early; three replies a day, and two demands."""
        staff, log = self.staff, self.log
        for number, each in enumerate(self.town.members):
            said = next((one for one in log.standing if one.who == each.id and one.is_in_points), None)
            if said is not None and len(log.points) < self.size.points:
                await staff.splits(said, number)
        await staff.opens_the_next_stage()
        self._stage("Departments reply")
        first = log.points[: self.size.replies - 1]
        for number, point in enumerate(first):
            await staff.replies(point, number)
            if number % 3 == 2:
                await self.crowd.comes(self._share(1))
                await self.play.passes(hours=18)
        await staff.demands(self.town.members[1], first[0])
        await staff.replies(first[0], 100)
        await staff.demands(self.town.members[2], first[1])
        later = next(each for each in log.standing if each.who == self.town.members[6].id)
        await self.speaking.adds(self.town.members[6], later, "I walked there again today.")

    async def is_concluded(self) -> None:
        """The end: an outcome that everybody can say yes or no to, the report, and the archive."""
        await self._comes_to_day(33)
        self._stage("Conclude")
        await self.staff.proposes_an_outcome()
        await self.staff.consent(self.town.members[: self.size.voters])
        await self._restarts()
        await self.staff.publishes_the_outcome()
        await self.crowd.comes(self.size.looked_in - len(self.log.looked))
        await self._comes_to_day(40)
        self._stage("Report")
        await self._comes_to_day(44)
        await self.staff.archives()

    async def _comes_to_day(self, day: int) -> None:
        """Let time pass until this day of the consultation."""
        await self.play.passes(days=0, seconds=(self.begins_at + timedelta(days=day) - self.play.now).total_seconds())

    def _share(self, percent: int) -> int:
        return self.size.looked_in * percent // 100

    def _stage(self, name: str) -> None:
        self.log.note(self.play.now, Deed.STAGE, name)

    async def _restarts(self) -> None:
        """Stop the bot wherever it is, and start it again on the same store."""
        await self.play.house.stop()
        self.play.clock.passes(timedelta(minutes=2))
        house = House(self.play.house.settings, self.play.clock, manner=HURRY)
        self.play.house, self.play.settled = house, house.settled
        await house.start()
        await house.tick()  # thousands of cards may wait, and they leave at Telegram's pace
        await self.play.quiet()


async def run(size: Size) -> Truth:
    """Replay the consultation on a fresh SQLite file, and return what is known in the end."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'replay.db'}"
        schema.migrate(url)
        async with Scene(patience=120) as play:
            play.house = House(settings_for(play, url, sends_per_second=A_SECOND), play.clock, manner=HURRY)
            play.settled = play.house.settled
            await play.house.start()
            try:
                return await Replay(play, await settle(play, size), size).live()
            finally:
                await play.house.stop()


def main() -> int:
    """Replay it and print what came of it; the exit code says whether everything was as it really happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="with the few onlookers of the suite")
    size = SMALL if parser.parse_args().small else SEED
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    began = time.monotonic()
    truth = asyncio.run(run(size))
    sys.stdout.write(f"{truth.report()}\nreplayed in {time.monotonic() - began:.0f} s\n")
    faults = truth.faults()
    sys.stdout.write("\n".join(faults[:40]) + ("\n" if faults else ""))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
