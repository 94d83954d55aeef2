"""What the phones and the store say of the replayed consultation, held against what really happened."""

import re
from dataclasses import dataclass
from typing import Any, Self

from sqlmodel import Session, col, select

from bot.playground.groups import Group
from storage import points_read
from storage.tables import Contribution, ContributionAddition, ContributionFile, ContributionVersion, Like
from tests.fixtures.conversation import Scene
from tests.rigs.replay_log import Log
from tests.rigs.replay_record import Record, record_of
from tests.rigs.replay_report import Summary, report_of
from tests.rigs.replay_town import Town
from tests.rigs.replay_words import SUBTOPICS, THEME

NUMBERS = re.compile(
    r"So far ([\d,]+) people have looked in, ([\d,]+) have spoken, and departments have replied ([\d,]+) times"
)
VIEWS = re.compile(r"^(\d)\. .*: ([\d,]+) views?", re.MULTILINE)


@dataclass
class Truth:
    """Both sides: the log of the script, and what is shown and stored in the end."""

    log: Log
    cards: dict[str, str]
    rows: list[dict[str, object]]
    points: dict[tuple[int, int], str]
    record: Record
    summary: Summary

    @classmethod
    async def of(cls, play: Scene, town: Town, log: Log) -> Self:
        """Look at the pinned cards and at the rows."""
        await play.passes(minutes=1)
        cards = cards_of(town)
        record = await record_of(play, town.members[0])
        summary = await report_of(play, town)
        rows, points = await play.database.read(rows_of), await play.database.read(states_of)
        return cls(log, cards, rows, points, record, summary)

    def faults(self) -> list[str]:
        """Return everything that is shown or stored otherwise than it happened."""
        told = [*self.record.faults(self.log), *self.summary.faults(self.log)]
        return [*self._of_cards(), *self._of_rows(), *self._of_points(), *told]

    def _of_points(self) -> list[str]:
        """Every point has its state: answered, or waiting because nobody has, or because a member wants more."""
        expected = {
            (each.view, each.position): "replied" if each.replies and not each.is_demanded else "waiting"
            for each in self.log.points
        }
        both = expected.keys() | self.points.keys()
        pairs = {each: (self.points.get(each), expected.get(each)) for each in both}
        return [f"point {each} is {is_now}, and was {was}" for each, (is_now, was) in pairs.items() if is_now != was]

    def _of_cards(self) -> list[str]:
        expected, found = (len(self.log.looked), len(self.log.speakers), self.log.replies), []
        for place, text in self.cards.items():
            numbers = NUMBERS.search(text)
            shown = tuple(int(each.replace(",", "")) for each in numbers.groups()) if numbers else ()
            if shown != expected:
                found.append(f"the card in {place} says {shown}, and it was {expected}:\n{text}")
            found += [f"the card in {place} says nothing of the end:\n{text}"] * ("closed on" not in text)
            for position, views in VIEWS.findall(text):
                if int(views) != self.log.of_subtopic(int(position)):
                    found.append(f"the card in {place} counts {views} in subtopic {position}")
        return found

    def _of_rows(self) -> list[str]:
        found = []
        for row in self.rows:
            said = self.log.views.get(int(str(row["number"])))
            if said is None:
                found.append(f"nobody said view {row['number']}: {row['words']}")
                continue
            expected = {
                "number": said.number,
                "words": said.versions[-1],
                "status": "withdrawn" if said.is_taken_back else "published",
                "versions": said.versions,
                "additions": said.additions,
                "files": said.files,
                "likes": len(said.likes),
            }
            found += [f"view {said.number}: {name} is {row[name]!r}, and was {value!r}"
                      for name, value in expected.items() if row[name] != value]  # fmt: skip
        missing = set(self.log.views) - {int(str(row["number"])) for row in self.rows}
        everything = " ".join(str(row["words"]) for row in self.rows)
        leaked = [words for words in self.log.never_recorded if words in everything]
        return [
            *found,
            *(f"view {each} is lost" for each in sorted(missing)),
            *(f"recorded: {each}" for each in leaked),
        ]

    def report(self) -> str:
        """Return what came of it in a few lines."""
        log = self.log
        return "\n".join(
            [
                f"{len(log.looked)} looked in, {len(log.speakers)} spoke, departments replied {log.replies} times",
                f"{len(log.views)} views, {len(log.points)} points, {len(log.entries)} things that happened",
                f"faults: {len(self.faults())}",
            ]
        )


def cards_of(town: Town) -> dict[str, str]:
    """Return the words of every card that hangs in a group: one in the plain group, one in each topic."""
    found = {town.market.title: _card_in(town.market, THEME)}
    for forum in (town.north, town.river):
        for title in SUBTOPICS:
            found[f"{forum.title}, {title}"] = _card_in(forum, title)
    return found


def _card_in(group: Group, beginning: str) -> str:
    return next((each.text for each in group.messages if each.text.startswith(beginning)), "")


def rows_of(db: Session) -> list[dict[str, object]]:
    """Return every view as the store has it, with what hangs on it."""
    said = [
        each for each in db.exec(select(Contribution).order_by(col(Contribution.number))) if each.number is not None
    ]
    return [
        {
            "number": each.number,
            "words": each.words,
            "status": each.status.value,
            "versions": [row.words for row in _of(db, ContributionVersion, each.id)],
            "additions": [row.words for row in _of(db, ContributionAddition, each.id)],
            "files": len(_of(db, ContributionFile, each.id)),
            "likes": len(_of(db, Like, each.id)),
        }
        for each in said
    ]


def states_of(db: Session) -> dict[tuple[int, int], str]:
    """Return the state of every point, by the number of its view and its own."""
    every = points_read.of_consultation(db, 1)
    return {(each.view_number, each.point.number or 0): each.state.value for each in every}


def _of(db: Session, table: Any, contribution_id: int | None) -> list[Any]:
    return list(db.exec(select(table).where(table.contribution_id == contribution_id)))
