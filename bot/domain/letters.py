"""A letter: words with their formatting, files, and buttons, just as an admin sent them and as everybody gets them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from bot.domain.refusals import Reason, Refused

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
ROOM_FOR_OURS = 224  # the line that says how to turn announcements off, and the one for discreet phones
FILES_AT_MOST, LINKS_AT_MOST = 10, 6
LABEL_CHARACTERS, ADDRESS_CHARACTERS = 40, 1000
KEPT = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote"}
)
LINKING = "text_link"
JOINER = " - "

Entity = dict[str, Any]


class FileKind(StrEnum):
    """What can go with a letter."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"
    DOCUMENT = "document"


IN_ALBUMS = (
    frozenset({FileKind.PHOTO, FileKind.VIDEO}),
    frozenset({FileKind.AUDIO}),
    frozenset({FileKind.DOCUMENT}),
)


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A file Telegram has; in an album it may have words of its own."""

    kind: FileKind
    file_id: str
    text: str = ""
    entities: tuple[Entity, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A button under a letter: it opens an address, or (without one) it is only counted."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent. The text stands alone, or under the first file; entities are measured as Telegram measures them."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    files: tuple[LetterFile, ...] = ()
    links: tuple[Link, ...] = ()
    album: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self.text and not self.files

    @property
    def is_album(self) -> bool:
        """Whether it is several files in one frame, which can carry no buttons."""
        return len(self.files) > 1

    def as_facts(self) -> dict[str, Any]:
        """Return the letter as a row keeps it."""
        return asdict(self)


def letter_of(facts: Mapping[str, Any]) -> Letter:
    """Return the letter that a row keeps."""
    return Letter(
        text=facts.get("text", ""),
        entities=tuple(facts.get("entities", ())),
        files=tuple(
            LetterFile(
                FileKind(file["kind"]),
                file["file_id"],
                file.get("text", ""),
                tuple(file.get("entities", ())),
                bool(file.get("is_hidden")),
            )
            for file in facts.get("files", ())
        ),
        links=tuple(Link(link["label"], link.get("url", "")) for link in facts.get("links", ())),
        album=facts.get("album"),
    )


def length_of(text: str) -> int:
    """Return how long a text is in the units of Telegram's entities; never less than its limits count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def kept_entities(entities: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
    """Return the formatting that anybody may send: a premium emoji becomes its plain one, a mention plain words."""
    return tuple(_kept(entity) for entity in entities if entity.get("type") in {*KEPT, LINKING})


def _kept(entity: Mapping[str, Any]) -> Entity:
    names = ("type", "offset", "length", "url", "language")
    return {name: entity[name] for name in names if entity.get(name) is not None}


def check_fits(letter: Letter) -> None:
    """Refuse what Telegram would not take, or what would leave no room for the line about turning them off.

    Raises: Refused(NO_TEXT), Refused(LETTER_TOO_LONG), Refused(MIXED_ALBUM)
    """
    if letter.is_empty:
        raise Refused(Reason.NO_TEXT)
    limit = (CAPTION_LIMIT if letter.files else TEXT_LIMIT) - ROOM_FOR_OURS
    if length_of(letter.text) > limit:
        raise Refused(Reason.LETTER_TOO_LONG, length=length_of(letter.text), limit=limit)
    kinds = {file.kind for file in letter.files}
    if letter.is_album and not any(kinds <= together for together in IN_ALBUMS):
        raise Refused(Reason.MIXED_ALBUM)


def with_more(letter: Letter, more: Letter) -> Letter:
    """Return an album with the next of its files; words that come with it stay under that file.

    Raises: as `check_fits`
    """
    first = more.files[0]
    added = replace(first, text=more.text, entities=more.entities) if letter.text else first
    is_first_with_words = not letter.text and bool(more.text)
    files = (*letter.files, added)[:FILES_AT_MOST]
    grown = replace(letter, files=files)
    if is_first_with_words:
        grown = replace(grown, text=more.text, entities=more.entities)
    check_fits(grown)
    return grown


def read_link(said: str) -> Link:
    """Return the button that words such as `Read the plan - https://example.org/plan` ask for.

    Raises: Refused(Reason.BUTTON_UNCLEAR)
    """
    words = " ".join(said.replace("\u2013", "-").replace("\u2014", "-").split())
    label, _, address = words.rpartition(JOINER) if JOINER in words else (words, "", "")
    before, _, last = label.rpartition(" ")
    if before and not address and _looks_linked(last):
        label, address = before.rstrip(":-"), last
    looks_linked = "://" in words or words.startswith(("t.me/", "www."))
    if not label or len(label) > LABEL_CHARACTERS or (looks_linked and not address):
        raise Refused(Reason.BUTTON_UNCLEAR, limit=LABEL_CHARACTERS)
    if not address:
        return Link(label)
    return Link(label, _address(address))


def _looks_linked(word: str) -> bool:
    return word.startswith(("http://", "https://", "t.me/", "www."))


def _address(said: str) -> str:
    address = said if "://" in said else f"https://{said}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    is_sound = parts.scheme in ("http", "https") and "." in host.strip(".") and not host.replace(".", "").isdigit()
    if not is_sound or " " in address or parts.username or len(address) > ADDRESS_CHARACTERS:
        raise Refused(Reason.BUTTON_UNCLEAR, limit=LABEL_CHARACTERS)
    return address


def with_link(letter: Letter, link: Link) -> Letter:
    """Return the letter with one more button.

    Raises: Refused(ALBUM_WITHOUT_BUTTONS), Refused(TOO_MANY_BUTTONS)
    """
    if letter.is_album:
        raise Refused(Reason.ALBUM_WITHOUT_BUTTONS)
    if len(letter.links) >= LINKS_AT_MOST:
        raise Refused(Reason.TOO_MANY_BUTTONS, limit=LINKS_AT_MOST)
    return replace(letter, links=(*letter.links, link))
