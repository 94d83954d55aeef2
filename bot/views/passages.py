"""One thing in the record of a consultation, in words: what a page of the web and a file show of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.transcribing import File
from bot.views.texts import Texts
from storage.tables import AttachmentKind


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a passage: what it is called, and what kind it is."""

    file: File
    name: str
    is_picture: bool


def attached(file: File, shows: str, text: Texts) -> Attached:
    """Return a file with what it is called; `shows` says of a picture what it is."""
    is_picture = file.media_type.startswith("image/")
    if is_picture:
        return Attached(file, shows, is_picture)
    if file.kind is AttachmentKind.VOICE:
        return Attached(file, text.plain("record-voice", seconds=file.seconds or 0), is_picture)
    return Attached(file, file.name or text.plain("record-nameless"), is_picture)


def place_notes(latitude: float | None, longitude: float | None, text: Texts) -> tuple[str, ...]:
    """Return where a place is that was sent; nothing when none was."""
    if latitude is None or longitude is None:
        return ()
    return (text.plain("record-place", latitude=f"{latitude:.3f}", longitude=f"{longitude:.3f}"),)


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing in the record, in words; `kind` is said, gone, change, point, reply or turn, `number` its view's.

    `about` is the number of the view it leads back to, `about_label` how that is said. `stands` is how a view that
    was edited reads now, under its label.
    """

    kind: str
    at: datetime
    moment: str
    head: str
    words: str = ""
    number: int = 0
    about: int = 0
    about_label: str = ""
    subtopic: str = ""
    notes: tuple[str, ...] = ()
    stands: str = ""
    stands_label: str = ""
    files: tuple[Attached, ...] = ()
