"""The after-action report of the replayed consultation, as its facilitator gets it by one command, row by row."""

from dataclasses import dataclass

from tests.fixtures.conversation import Scene
from tests.rigs.replay_log import Log
from tests.rigs.replay_town import Town
from tests.rigs.replay_words import DONE, NOT_DONE, SAID


@dataclass(slots=True)
class Summary:
    """The report as Markdown, and the beginning of it as a PDF."""

    markdown: str = ""
    pdf: bytes = b""

    @property
    def rows(self) -> dict[str, str]:
        """The rows of its tables, by their first cell."""
        cells = [line.strip(" |").split("|") for line in self.markdown.splitlines() if line.startswith("|")]
        return {row[0].strip(): row[1].strip().replace(",", "") for row in cells if len(row) > 1}

    def faults(self, log: Log) -> list[str]:
        """Return everything that the report tells otherwise than it happened."""
        rows = self.rows
        found = [
            f"the report says of {name!r}: {rows.get(name)}, and it was {value}"
            for name, value in expected_of(log).items()
            if rows.get(name) != str(value)
        ]
        flat = " ".join(self.markdown.replace("\\", "").split())
        told = [SAID, DONE, NOT_DONE, *(each.words for each in log.points)]
        told += [words for each in log.points for words in each.replies]
        found += [f"the report does not tell {words!r}" for words in told if words not in flat]
        return found if self.pdf.startswith(b"%PDF") else [*found, "the report is no PDF"]


def expected_of(log: Log) -> dict[str, int]:
    """Return what the rows of the report should say, by the script's own count."""
    standing, points = log.standing, log.points
    answered = sum(bool(each.replies) and not each.is_demanded for each in points)
    return {
        "Looked in": len(log.looked),
        "Have spoken": len(log.speakers),
        "of them, as members": len(log.speakers),
        "Views in the record": len(standing),
        "of them, replies to other views": sum(bool(each.answers) for each in standing),
        "of them, edited by their authors": sum(len(each.versions) > 1 for each in standing),
        "Views taken back by their authors": len(log.views) - len(standing),
        "Additions": sum(len(each.additions) for each in standing),
        "Files": sum(each.files for each in standing),
        "Likes": sum(len(each.likes) for each in standing),
        "Points put to departments": len(points),
        "of them, answered": answered,
        "of them, still waiting": len(points) - answered,
        "Replies of departments; corrections and later steps count as none": log.replies,
    }


async def report_of(play: Scene, town: Town) -> Summary:
    """Let the facilitator ask for the report."""
    await town.lead.sends("/report 1")
    sent = [each.message.content["document"] for each in town.lead.chat.messages if each.kind == "document"][-2:]
    found = {each["file_name"].rpartition(".")[2]: each["file_unique_id"] for each in sent}
    bodies = {kind: play.world.files.by_unique[unique].body for kind, unique in found.items()}
    return Summary(bodies["md"].decode(), bodies["pdf"][:8])
