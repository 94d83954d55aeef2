"""What a reply must have before it is published, and what its preview shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.casing import CaseView, Published
from bot.domain.file_kinds import Kept
from bot.domain.proposing import File
from bot.domain.refusals import Reason, Refused
from storage.tables import AttachmentKind, CaseState, Reply, ReplyFile

REPLY_CHARACTERS = 3_000
REASONS_CHARACTERS = 20  # fewer are no reasons
STATUSES = (
    CaseState.REPLIED,
    CaseState.PLANNED,
    CaseState.UNDER_WAY,
    CaseState.DONE,
    CaseState.NOT_GOING_AHEAD,
)


@dataclass(frozen=True, slots=True)
class Written:
    """What an officer sent: words, a file (and our own copy of it, if we keep one), and the album it came in.

    `message_id` is the message, in the staff chat `chat_id` or in private.
    """

    words: str
    file: File | None = None
    album: str | None = None
    kept: Kept | None = None
    message_id: int | None = None
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A reply with its case, as the department sees it before and after it is published."""

    view: CaseView
    draft: Published
    hearers: int
    missing: tuple[tuple[int, str], ...]
    writer: str | None = None

    @property
    def reply(self) -> Reply:
        """The row of the reply."""
        return self.draft.reply

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.reply.published_at is None and self.reply.discarded_at is None


def check_can_publish(reply: Reply, files: Sequence[ReplyFile]) -> None:
    """Refuse a reply that would leave people with nothing.

    Raises: Refused(REPLY_EMPTY), Refused(PROOF_MISSING), Refused(REASONS_MISSING)
    """
    if not reply.words.strip():
        raise Refused(Reason.REPLY_EMPTY)
    if reply.status is CaseState.DONE and not any(file.kind is AttachmentKind.PHOTO for file in files):
        raise Refused(Reason.PROOF_MISSING)
    if reply.status is CaseState.NOT_GOING_AHEAD and len(reply.words.strip()) < REASONS_CHARACTERS:
        raise Refused(Reason.REASONS_MISSING)


def check_words(words: str) -> str:
    """Return the words of a reply. Raises: Refused(Reason.REPLY_TOO_LONG)"""
    said = words.strip()
    if len(said) > REPLY_CHARACTERS:
        raise Refused(Reason.REPLY_TOO_LONG, length=len(said), limit=REPLY_CHARACTERS)
    return said
