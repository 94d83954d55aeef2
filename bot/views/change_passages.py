"""What became of views after they were said, in words: edited, added to, shown in the room, taken back, liked."""

from typing import Any

from babel.dates import format_date

from bot.domain.transcribing import Added, Edited, Ended, Liked, Projected
from bot.views.dates import dated, locale_of
from bot.views.passages import Attached, Passage, attached, place_notes
from bot.views.texts import Texts
from storage.tables import ContributionStatus

Change = Edited | Added | Projected | Ended | Liked
Told = tuple[str, str, tuple[str, ...]]


def passage_of(entry: Change, text: Texts) -> Passage:
    """Return what became of a view in words; it leads back to the view, if it is about one alone."""
    makers = {Edited: _edited, Added: _added, Projected: _projected, Ended: _ended, Liked: _liked}
    head, words, notes = makers[type(entry)](entry, text)  # type: ignore[operator]
    is_of_one = not isinstance(entry, Liked)
    return Passage(
        kind="change",
        at=entry.at,
        moment=dated(entry.at, text=text),
        head=head,
        words=words,
        number=entry.number,
        about=entry.number if is_of_one else 0,
        about_label=text.plain("record-view", number=str(entry.number)) if is_of_one else "",
        notes=notes,
        **(_as_it_stands(entry, text) if isinstance(entry, Added) else {}),
    )


def _as_it_stands(entry: Added, text: Texts) -> dict[str, Any]:
    """Return the files of an addition, and how it reads now where that is otherwise."""
    label = text.plain("record-stands", version=str(entry.version)) if entry.stands else ""
    return {"files": _files(entry, text), "stands": entry.stands, "stands_label": label}


def _files(entry: Added, text: Texts) -> tuple[Attached, ...]:
    photo = text.plain("record-photo", number=str(entry.number))
    return tuple(attached(file, photo, text) for file in entry.files)


def _edited(entry: Edited, text: Texts) -> Told:
    text_id = "record-edited-addition" if entry.is_addition else "record-edited"
    text_id = text_id if entry.words else f"{text_id}-gone"
    return text.plain(text_id, number=str(entry.number), version=str(entry.version)), entry.words, ()


def _added(entry: Added, text: Texts) -> Told:
    head = text.plain("record-added-gone" if entry.is_gone else "record-added", number=str(entry.number))
    return head, entry.words, place_notes(entry.latitude, entry.longitude, text)


def _projected(entry: Projected, text: Texts) -> Told:
    text_id = "record-taken-off-screen" if entry.is_off else "record-put-on-screen"
    return text.plain(text_id, number=str(entry.number)), "", ()


def _ended(entry: Ended, text: Texts) -> Told:
    text_id = "record-withdrawn" if entry.status is ContributionStatus.WITHDRAWN else "record-removed"
    return text.plain(text_id, number=str(entry.number)), "", ()


def _liked(entry: Liked, text: Texts) -> Told:
    day = format_date(entry.day, "long", locale=locale_of(text.language))
    views = [text.plain("record-liked-view", number=str(number), count=count) for number, count in entry.views]
    total = sum(count for _, count in entry.views)
    return text.plain("record-liked", day=day, count=total), "", (", ".join(views),)
