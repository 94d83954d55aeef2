"""The points of a record in words: put to departments, handled, replied to, more demanded, taken back."""

from html import unescape

from bot.domain.transcribing import Demanded, Handled, Pointed, PointEntry, Replied, Reworded
from bot.views import speaking
from bot.views.cards import word_of
from bot.views.dates import dated
from bot.views.passages import Attached, Passage, attached
from bot.views.texts import Texts


def passage_of(entry: PointEntry, text: Texts) -> Passage:
    """Return what happened to a point in words; it leads back to the view it came from."""
    makers = {
        Pointed: _pointed,
        Reworded: _reworded,
        Handled: _handled,
        Replied: _replied,
        Demanded: _demanded,
    }
    head, words, notes = makers[type(entry)](entry, text)  # type: ignore[operator]
    return Passage(
        kind="reply" if isinstance(entry, Replied) else "point",
        at=entry.at,
        moment=dated(entry.at, text=text),
        head=head,
        words=words,
        number=entry.number,
        about=entry.number,
        about_label=text.plain("record-view", number=str(entry.number)),
        notes=notes,
        files=_files(entry, text) if isinstance(entry, Replied) else (),
    )


def _files(entry: Replied, text: Texts) -> tuple[Attached, ...]:
    shows = text.plain("record-reply-photo", department=entry.department, code=entry.code)
    return tuple(attached(file, shows, text) for file in entry.files)


Told = tuple[str, str, tuple[str, ...]]


def _pointed(entry: Pointed, text: Texts) -> Told:
    if entry.is_end:
        text_id = "record-point-ended-for" if entry.ended_for else "record-point-ended"
        return text.plain(text_id, code=entry.code, words=entry.ended_for), "", ()
    if not entry.words:
        return text.plain("record-point-hidden", code=entry.code), "", ()
    text_id = "record-point" if entry.departments else "record-point-nobody"
    return text.plain(text_id, code=entry.code, departments=", ".join(entry.departments)), entry.words, ()


def _reworded(entry: Reworded, text: Texts) -> Told:
    text_id = "record-point-reworded" if entry.words else "record-point-reworded-gone"
    return text.plain(text_id, code=entry.code), entry.words, ()


def _handled(entry: Handled, text: Texts) -> Told:
    department = entry.department or text.plain("record-no-department")
    until = dated(entry.until, text=text) if entry.until is not None else ""
    head = text.plain(f"record-case-{word_of(entry.kind)}", code=entry.code, department=department, until=until)
    return head, entry.words, ()


def _replied(entry: Replied, text: Texts) -> Told:
    known = {"department": entry.department, "code": entry.code}
    if entry.is_step:
        head = text.plain("record-step", **known)
    elif entry.version > 1:
        head = text.plain("record-reply-again", **known, version=str(entry.version))
    elif entry.cosigners:
        head = text.plain("record-reply-with", **known, others=", ".join(entry.cosigners))
    else:
        head = text.plain("record-reply", **known)
    notes = (
        entry.signed_by or "",
        text.plain("record-status", state=entry.status.value),
        text.plain("record-promise", words=entry.promise) if entry.promise else "",
    )
    return head, entry.words, tuple(note for note in notes if note)


def _demanded(entry: Demanded, text: Texts) -> Told:
    who = unescape(speaking.who(entry.speaker.badge, entry.speaker.name, None, text))
    due = text.plain("record-demand-due", moment=dated(entry.due_at, text=text))
    return text.plain("record-demand", who=who, code=entry.code), entry.words, (due,)
