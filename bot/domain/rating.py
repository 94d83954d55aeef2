"""Rules about what people think of a reply: for how long, and when somebody has to look again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.casing import CaseView, Published, Ratings
from bot.domain.closing import last_moment
from bot.domain.refusals import Reason, Refused
from storage.tables import Match, ProofAnswer, Rating, Reply, Role

RATED_FOR = timedelta(days=14)
FEWEST_FOR_REVIEW = 3  # one person alone is one in one
REVIEWERS = frozenset({Role.OFFICER, Role.MODERATOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Rated:
    """A reply as one person has rated it, with what everybody said."""

    view: CaseView
    published: Published
    own: Rating | None
    match: ProofAnswer | None
    matches: dict[Match, int]

    @property
    def ratings(self) -> Ratings:
        """How many people said what."""
        return self.published.ratings

    @property
    def reply(self) -> Reply:
        """The row of the reply."""
        return self.published.reply


def check_can_rate(reply: Reply, *, now: datetime) -> None:
    """Refuse a rating of what is no answer, or of one that came more than 14 days ago.

    Raises: Refused(Reason.REPLY_GONE), Refused(Reason.RATING_CLOSED) with the last day
    """
    if reply.published_at is None or reply.is_step:
        raise Refused(Reason.REPLY_GONE)
    if now >= reply.published_at + RATED_FOR:
        raise Refused(Reason.RATING_CLOSED, closed_at=last_moment(reply.published_at + RATED_FOR))


def needs_review(ratings: Ratings) -> bool:
    """Return whether one in three who rated, and three people at least, find a reply not acceptable."""
    return ratings.total >= FEWEST_FOR_REVIEW and ratings.not_acceptable * 3 >= ratings.total
