"""What somebody finds on coming in: news, and whether they had left."""

from dataclasses import dataclass

from bot.domain.catching_up import News as Talk
from storage.tables import IdeaStatus


@dataclass(frozen=True, slots=True)
class News:
    """An idea somebody cares for, as it stands now."""

    idea_id: int
    status: IdeaStatus
    is_own: bool
    signature_count: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Return:
    """Somebody at the front door: what is new for them in ideas and (`talk`) in consultations, whether they had left,
    and whether they were ever here.
    """

    news: tuple[News, ...]
    had_left: bool
    is_paused: bool
    is_first: bool = False
    talk: tuple[Talk, ...] = ()
