"""The transcript of the replayed consultation, as a reader gets it in chat and on the web, against what happened."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import aiohttp
import orjson

from bot.playground.people import Person
from tests.fixtures.conversation import Scene
from tests.rigs.replay_log import Deed, Entry, Log, Said

Json = dict[str, Any]
A_MOMENT = timedelta(seconds=15)  # the script's clock goes on before it notes some of the deeds
ORDERED = {
    Deed.SPOKE: "said",
    Deed.EDITED: "edited",
    Deed.ADDED: "added",
    Deed.TOOK_BACK: "ended",
    Deed.SPLIT: "pointed",
    Deed.REPLIED: "replied",
    Deed.DEMANDED: "demanded",
}


@dataclass(slots=True)
class Record:
    """The transcript in its three forms: for programs, for people, and on the web."""

    entries: list[Json] = field(default_factory=list)
    markdown: str = ""
    page: str = ""

    def faults(self, log: Log) -> list[str]:
        """Return everything that stands in the transcript otherwise than it happened."""
        order = [*self._of_order(log), *self._of_moments(log), *self._of_likes(log)]
        return [*order, *self._of_views(log), *self._of_turns(log), *self._of_forms(log)]

    def _of_order(self, log: Log) -> list[str]:
        """Everything said, edited, added, taken back, split, replied, demanded: each once, in its order and words."""
        expected = [
            (ORDERED[each.deed], each.view, _words_of(each, log)) for each in log.entries if each.deed in ORDERED
        ]
        found = [(each["entry"], each["number"], each.get("words", "")) for each in self._told()]
        return [] if found == expected else [f"the transcript says {found}, and it was {expected}"]

    def _of_moments(self, log: Log) -> list[str]:
        """Nothing stands at another moment than that at which it happened; and all of it stands in order."""
        happened = [each for each in log.entries if each.deed in ORDERED]
        found = [
            f"{each['entry']} of view {each['number']} stands at {each['at']}, and was at {known.at}"
            for each, known in zip(self._told(), happened, strict=False)
            if abs(datetime.fromisoformat(each["at"]) - known.at) > A_MOMENT
        ]
        moments = [each["at"] for each in self.entries]
        return found if moments == sorted(moments) else [*found, "the transcript is not in order"]

    def _told(self) -> list[Json]:
        return [each for each in self.entries if each["entry"] in ORDERED.values()]

    def _of_likes(self, log: Log) -> list[str]:
        """Each like that stands is told with the day on which it was given, and nobody who gave it."""
        expected = Counter(
            (moment.date().isoformat(), each.number) for each in log.standing for moment in each.likes.values()
        )
        liked = [each for each in self.entries if each["entry"] == "liked"]
        found = {(each["day"], number): count for each in liked for number, count in each["views"]}
        return [] if found == expected else [f"the transcript has the likes {found}, and they were {dict(expected)}"]

    def _of_views(self, log: Log) -> list[str]:
        said = {each["number"]: each for each in self.entries if each["entry"] == "said"}
        return [
            f"view {number} of the transcript: {name} is {shown!r}, and was {value!r}"
            for number, known in log.views.items()
            if number in said
            for name, shown, value in _compared(said[number], known)
            if shown != value
        ]

    def _of_turns(self, log: Log) -> list[str]:
        opened = [each["name"] for each in self.entries if each.get("turn") in ("opened", "opened-by-hand")]
        expected = [each.words for each in log.entries if each.deed is Deed.STAGE]
        by_hand = sum(each.get("turn") == "opened-by-hand" for each in self.entries)
        ends = [each["turn"] for each in self.entries if each.get("turn") in ("proposed", "outcome", "archived")]
        found = [] if opened == expected else [f"the transcript has the stages {opened}, and they were {expected}"]
        found += [] if by_hand == 1 else [f"{by_hand} stages were opened by hand"]
        return found if ends == ["proposed", "outcome", "archived"] else [*found, f"it ends with {ends}"]

    def _of_forms(self, log: Log) -> list[str]:
        """The same words in the same order for people, in the file and on the web."""
        found = []
        for name, words in (("file", self.markdown), ("page", self.page)):
            at, flat = 0, " ".join(words.replace("\\", "").replace("\n> ", "\n").split())
            for said in sorted(log.standing, key=lambda each: each.number):
                line = " ".join(said.versions[0].splitlines()[0].removeprefix("1. ").split())
                at = flat.find(line, at)
                if at < 0:
                    found.append(f"view {said.number} is not where it belongs in the {name}")
                    break
        return found


def _words_of(entry: Entry, log: Log) -> str:
    """Return the words that an entry of the transcript should have: none of what was taken back."""
    is_gone = log.views[entry.view].is_taken_back and entry.deed in (Deed.SPOKE, Deed.EDITED, Deed.ADDED)
    return "" if is_gone or entry.deed is Deed.TOOK_BACK else entry.words


def _compared(row: Json, known: Said) -> list[tuple[str, Any, Any]]:
    """Return what the transcript says of a view beside what happened; what was taken back says nothing."""
    if known.is_taken_back:
        return [("words", row["words"], ""), ("status", row["status"], "withdrawn"), ("files", row["files"], [])]
    return [
        ("words", row["words"], known.versions[0]),
        ("stands", row["stands"], known.versions[-1] if len(known.versions) > 1 else ""),
        ("version", row["version"], len(known.versions)),
        ("files", len(row["files"]), known.files),
        ("likes", row["likes"], len(known.likes)),
        ("answers", row["answers"] or 0, known.answers),
        ("speaker", row["speaker"]["name"], None),
    ]


async def record_of(play: Scene, reader: Person) -> Record:
    """Let somebody ask for the transcript in chat, and look at the same on the web."""
    await reader.sends("/start c1")
    await reader.presses("Transcript")
    sent = [each.message.content["document"] for each in reader.chat.messages if each.kind == "document"][-2:]
    bodies = {each["file_name"].rpartition(".")[2]: _body_of(play, each) for each in sent}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{play.house.port}/c/1") as answer,
    ):
        page = unescape(await answer.text())
    return Record(orjson.loads(bodies["json"])["entries"], bodies["md"].decode(), page)


def _body_of(play: Scene, document: Json) -> bytes:
    return play.world.files.by_unique[document["file_unique_id"]].body
