"""Where comments may be written, and how much."""

from bot.domain.refusals import Reason, Refused
from storage.tables import IdeaStatus

COMMENT_CHARACTERS = 1000
COMMENTS_PER_DAY = 30
COMMENTABLE = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED})


def check_can_comment(status: IdeaStatus) -> None:
    """Refuse words under an idea that is not public, or was taken out of the discussion.

    Raises: Refused(Reason.IDEA_NOT_OPEN)
    """
    if status not in COMMENTABLE:
        raise Refused(Reason.IDEA_NOT_OPEN)
