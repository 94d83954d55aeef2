"""How the members of the replayed consultation speak: in private and in groups, by text, voice, album and file."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.playground.groups import Group, GroupTopic
from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from bot.playground.world import acting, contents, samples
from tests.fixtures.conversation import Scene
from tests.rigs.replay_log import Deed, Log, Said
from tests.rigs.replay_town import Town
from tests.rigs.replay_words import BY_VOICE, QUESTIONS, SUBTOPICS, in_points, long_speech, speech

VOICE = b"OggS" + b"\0" * 40
DOCUMENT = b"%PDF-1.7 what I counted at gate "
A_MOMENT = timedelta(seconds=5)
RECORDED = re.compile(r"view (\d+)")


class Speaking:
    """Each way to speak is a method; each ends with a view in the log."""

    def __init__(self, play: Scene, town: Town, log: Log) -> None:
        self._play, self._town, self._log = play, town, log
        self.messages: dict[int, MessageSeen] = {}

    async def speaks(self, member: Person, number: int) -> Said:
        """Let a member speak in the way that falls to this number."""
        way = WAYS[number % len(WAYS)]
        return await way(self, member, number)

    # -- in private ------------------------------------------------------------------------------------------------

    async def _begins(self, member: Person, number: int) -> int:
        """Open the consultation by the notice or by the link, and say under which subtopic to speak."""
        at = number % len(SUBTOPICS) + 1
        await member.sends("/start c1")
        await member.presses("Speak")
        await member.presses(f"{at}. {SUBTOPICS[at - 1]}")
        return at

    async def _publishes(self, member: Person, said: Said, button: str = "Publish") -> Said:
        await member.presses(button)
        return self._recorded(member.chat.last.text, said)

    def _recorded(self, shown: str, said: Said) -> Said:
        found = RECORDED.search(shown)
        assert found is not None, shown
        said.number = int(found[1])
        self._log.spoke(self._play.now, said)
        self._play.clock.passes(A_MOMENT)
        return said

    async def publishes_in(self, member: Person, at: int, words: str) -> Said:
        """Publish what was written before, under this subtopic."""
        return await self._publishes(member, Said(0, member.id, at, [words]))

    async def in_a_message(self, member: Person, number: int) -> Said:
        """Say it in one message."""
        at, words = await self._begins(member, number), speech(number)
        await member.sends(words)
        return await self._publishes(member, Said(0, member.id, at, [words]))

    async def in_points(self, member: Person, number: int) -> Said:
        """Say three things in one message, with numbers."""
        at, words = await self._begins(member, number), in_points(number)
        await member.sends(words)
        return await self._publishes(member, Said(0, member.id, at, [words], is_in_points=True))

    async def at_length(self, member: Person, number: int) -> Said:
        """Say more than one message holds."""
        at, (first, second) = await self._begins(member, number), long_speech(number)
        await member.sends(first)
        await member.sends(second)
        return await self._publishes(member, Said(0, member.id, at, [f"{first}\n\n{second}"]))

    async def by_voice(self, member: Person, number: int) -> Said:
        """Say it aloud, with one line for those who cannot listen."""
        at, line = await self._begins(member, number), f"{BY_VOICE} {number}."
        await member.sends_voice(VOICE + bytes([number]), duration=40 + number)
        await member.presses("Add a line")
        await member.sends(line)
        return await self._publishes(member, Said(0, member.id, at, [line], files=1))

    async def in_pictures(self, member: Person, number: int) -> Said:
        """Show three pictures in one album: one view."""
        at, words = await self._begins(member, number), speech(number)
        bodies = [samples.picture(40 + number, 30 + part) for part in range(3)]
        captions = (words, "", "")
        kinds = [
            ("photo", contents.media_content(self._play.world, "photo", body, meta={}, caption=caption))
            for body, caption in zip(bodies, captions, strict=True)
        ]
        private = self._play.world.private_chat(member.user, self._play.bot.user)
        acting.say_album(self._play.world, member.user, acting.Place(private), kinds)
        await self._play.quiet()
        return await self._publishes(member, Said(0, member.id, at, [words], files=3))

    async def with_a_file(self, member: Person, number: int) -> Said:
        """Send a document with a few words."""
        at, words = await self._begins(member, number), speech(number)
        await member.sends_document(DOCUMENT + bytes([number]), name=f"gate {number}.pdf", caption=words)
        return await self._publishes(member, Said(0, member.id, at, [words], files=1))

    async def to_a_question(self, member: Person, number: int) -> Said:
        """Answer a guide question, which stands under the first subtopic."""
        words = speech(number)
        await member.sends("/start c1")
        await member.presses("Papers (1)")
        await member.presses(f"Answer {number % len(QUESTIONS) + 1}")
        await member.sends(words)
        return await self._publishes(member, Said(0, member.id, 1, [words]))

    async def answers(self, member: Person, number: int, answered: Said) -> Said:
        """Answer what somebody else said."""
        words = f"To number {answered.number}: {speech(number + 100)}"
        await member.sends(f"/start c1v{answered.number}")
        await member.presses("Reply")
        await member.sends(words)
        return await self._publishes(member, Said(0, member.id, answered.subtopic, [words], answers=answered.number))

    # -- in groups -------------------------------------------------------------------------------------------------

    async def below_the_card(self, member: Person, number: int) -> Said:
        """Reply to the card in the plain group, and say where it belongs."""
        market, at = self._town.market, number % len(SUBTOPICS) + 1
        if member.id not in market.chat.members:
            await member.joins(market)
        card = self.card_in(market)
        return await self._in_a_group(member, number, at, market, card, f"Yes, to {at}")

    async def by_command(self, member: Person, number: int) -> Said:
        """Write /say in the plain group."""
        market, at, words = self._town.market, number % len(SUBTOPICS) + 1, speech(number)
        if member.id not in market.chat.members:
            await member.joins(market)
        message = await member.sends(f"/say {words}", to=market)
        return await self._agrees(member, Said(0, member.id, at, [words]), message, market.last, f"Yes, to {at}")

    async def below_a_topics_card(self, member: Person, number: int) -> Said:
        """Reply to the card of a subtopic in a forum."""
        topic, at = await self._topic_of(member, number)
        card = next(each for each in topic.messages if each.text.startswith(SUBTOPICS[at - 1]))
        return await self._in_a_group(member, number, at, topic, card, "Yes, add it")

    async def in_a_topic(self, member: Person, number: int) -> Said:
        """Just talk in the topic of a subtopic, and agree that it is for the record."""
        topic, at = await self._topic_of(member, number)
        return await self._in_a_group(member, number, at, topic, None, "Yes, add it")

    async def _topic_of(self, member: Person, number: int) -> tuple[GroupTopic, int]:
        forum, at = (self._town.north, self._town.river)[number % 2], number % len(SUBTOPICS) + 1
        if member.id not in forum.chat.members:
            await member.joins(forum)
        return forum.topic(SUBTOPICS[at - 1]), at

    async def _in_a_group(
        self, member: Person, number: int, at: int, place: Group | GroupTopic, card: MessageSeen | None, yes: str
    ) -> Said:
        words = speech(number)
        message = await member.sends(words, to=place, reply_to=card)
        return await self._agrees(member, Said(0, member.id, at, [words]), message, place.last, yes)

    async def _agrees(self, member: Person, said: Said, message: MessageSeen, question: MessageSeen, yes: str) -> Said:
        """Press yes below the question; somebody else tries it first, in vain."""
        await self._town.lead.presses(yes, on=question)
        assert question.keyboard, "somebody else answered for the author"
        await member.presses(yes, on=question)
        self._recorded(question.text, said)
        self.messages[said.number] = message
        return said

    def card_in(self, group: Group) -> MessageSeen:
        """Return the card of the consultation in a plain group."""
        found = next((each for each in group.messages if "Consultation 1, run by" in each.text), None)
        assert found is not None, group.seen
        return found

    # -- afterwards ------------------------------------------------------------------------------------------------

    async def _opens(self, person: Person, said: Said) -> None:
        await person.sends(f"/start c1v{said.number}")

    def _notes(self, deed: Deed, member: Person, said: Said, words: str) -> None:
        self._log.note(self._play.now, deed, words, view=said.number, who=member.id)
        self._play.clock.passes(A_MOMENT)

    async def edits(self, member: Person, said: Said, words: str) -> None:
        """Say it in other words; the version before is kept."""
        await self._opens(member, said)
        await member.presses("Edit")
        await member.sends(words)
        said.versions.append(words)
        self._notes(Deed.EDITED, member, said, words)

    async def adds(self, member: Person, said: Said, words: str) -> None:
        """Add to what one said."""
        await self._opens(member, said)
        await member.presses("Add to it")
        await member.sends(words)
        said.additions.append(words)
        self._notes(Deed.ADDED, member, said, words)

    async def takes_back(self, member: Person, said: Said) -> None:
        """Take back what one said."""
        await self._opens(member, said)
        await member.presses("Take back")
        said.is_taken_back = True
        self._notes(Deed.TOOK_BACK, member, said, "")

    async def likes(self, person: Person, said: Said) -> None:
        """Like a view by its button, if they don't yet."""
        if person.id in said.likes:
            return
        await self._opens(person, said)
        await person.presses("Like")
        said.likes[person.id] = self._play.now
        self._log.looked.add(person.id)

    async def likes_no_more(self, person: Person, said: Said) -> None:
        """Take a like back."""
        await self._opens(person, said)
        await person.presses("Like: on")
        said.likes.pop(person.id, None)

    async def reacts(self, person: Person, said: Said) -> None:
        """Like a view by a reaction to the message in the group that it was; that is no look at the consultation."""
        await person.reacts(self.messages[said.number], "👍")
        said.likes[person.id] = self._play.now


Way = Callable[[Speaking, Person, int], Awaitable[Said]]
WAYS: tuple[Way, ...] = (
    Speaking.in_points,
    Speaking.in_a_message,
    Speaking.below_a_topics_card,
    Speaking.by_voice,
    Speaking.in_points,
    Speaking.below_the_card,
    Speaking.in_pictures,
    Speaking.in_points,
    Speaking.in_a_topic,
    Speaking.with_a_file,
    Speaking.to_a_question,
    Speaking.by_command,
    Speaking.in_points,
    Speaking.at_length,
)
