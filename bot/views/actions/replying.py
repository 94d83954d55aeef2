"""The buttons of a reply before it is published."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class PublishReply(Action, word="publishreply"):
    """Publish a reply."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class EditReply(Action, word="editreply"):
    """Write a draft anew."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class SetStatus(Action, word="setstatus"):
    """Show what could have become of the matter."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class ChooseStatus(Action, word="choosestatus"):
    """Say what has become of the matter, by its place in the list."""

    reply_id: int
    position: int


@dataclass(frozen=True, slots=True)
class AskColleague(Action, word="askcolleague"):
    """Ask a colleague to check a draft."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class CheckReply(Action, word="checkreply"):
    """Say that a colleague's draft is right."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class AskCosigners(Action, word="askcosign"):
    """Ask the other departments to sign a draft."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class CosignReply(Action, word="cosignreply"):
    """Sign a draft with the department that wrote it."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class DiscardReply(Action, word="discardreply"):
    """Throw a draft away."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class ShowDraft(Action, word="showdraft"):
    """Go back to the preview of a draft."""

    reply_id: int
