"""Photos, voice messages and files: how they are counted in words, and how they are sent along."""

from collections.abc import Sequence

from bot.views.screens import Media
from bot.views.texts import Html, Texts
from storage.tables import Attachment, AttachmentKind, CaseAnswerFile, ContributionFile

COUNTED = {
    AttachmentKind.PHOTO: "proposing-photos",
    AttachmentKind.VOICE: "proposing-voices",
    AttachmentKind.DOCUMENT: "proposing-documents",
}


def in_words(files: Sequence[Attachment] | Sequence[ContributionFile] | Sequence[CaseAnswerFile], text: Texts) -> Html:
    """Return what there is, such as `2 photos, 1 file`; empty when there is nothing."""
    counts = {kind: sum(file.kind is kind for file in files) for kind in COUNTED}
    return Html(", ".join(text(COUNTED[kind], count=count) for kind, count in counts.items() if count))


def media(files: Sequence[Attachment]) -> tuple[Media, ...]:
    """Return the files as a screen carries them; Telegram has the bytes."""
    return tuple(Media(file.kind, file_id=file.file_id, name=file.name or "") for file in files)
