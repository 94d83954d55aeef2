"""The preview of a reply: what the department sees before anybody else does (screens.md, 8)."""

from bot.domain.casing import PROMISING
from bot.domain.replying import STATUSES, Drafted
from bot.views import dates, doors
from bot.views.actions import casing as case_actions
from bot.views.actions import replying as actions
from bot.views.cards import word_of
from bot.views.naming import department, office
from bot.views.screens import Button, Media, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import CardKind, Reply


def live(drafted: Drafted, text: Texts, is_private: bool) -> Screen:
    """Draw a preview that hangs somewhere anew."""
    return preview(drafted, text, is_private=is_private)


def preview(drafted: Drafted, text: Texts, *, is_private: bool = False) -> Screen:
    """Show a reply as it will be seen, with all that can still be done to it."""
    shown = Shown(CardKind.REPLY_DRAFT, drafted.reply.id or 0)
    code, reply = drafted.view.code, drafted.reply
    way_out = rows((doors.back(text, case_actions.OpenCase(drafted.view.number)), doors.home(text)))
    if reply.published_at is not None:
        words = text("replying-published", code=code, version=reply.version, day=reply.published_at)
        return Screen(words, way_out if is_private else (), shown=shown)
    if reply.discarded_at is not None:
        return Screen(text("replying-discarded", code=code), way_out if is_private else (), shown=shown)
    words = paragraphs(
        text("replying-draft", code=code, name=_writer(drafted, text), who=office(drafted.draft.department, text)),
        text("replying-words", words=reply.words) if reply.words else text("replying-no-words"),
        Html("\n".join(line for line in (_files(drafted, text), status_line(reply, text)) if line)),
        Html("\n".join(line for line in (_checked(reply, text), _signed(drafted, text)) if line)),
        _reach(drafted, text),
    )
    return Screen(words, (*_rows(drafted, text), *(way_out if is_private else ())), shown=shown)


def _writer(drafted: Drafted, text: Texts) -> str:
    return drafted.writer or text.plain("replying-somebody")


def _department(drafted: Drafted, text: Texts) -> Html:
    return department(drafted.draft.department, text)


def _files(drafted: Drafted, text: Texts) -> Html:
    files = drafted.draft.files
    return text("replying-files", count=len(files)) if files else Html("")


def status_line(reply: Reply, text: Texts) -> Html:
    """Return what becomes of the matter, with what was promised and by when."""
    status = text(f"replying-status-{word_of(reply.status)}")
    if reply.promised_on is None:
        return text("replying-status", status=status)
    day = dates.day_alone(reply.promised_on, text=text)
    if not reply.promise:
        return text("replying-status-by", status=status, day=day)
    return text("replying-status-promise", status=status, promise=reply.promise, day=day)


def _checked(reply: Reply, text: Texts) -> Html:
    return text("replying-checked") if reply.checked_at is not None else Html("")


def _signed(drafted: Drafted, text: Texts) -> Html:
    lines = []
    if drafted.draft.cosigners:
        lines.append(text("replying-signed-by", names=", ".join(drafted.draft.cosigners)))
    if drafted.missing:
        lines.append(text("replying-not-signed-by", names=", ".join(name for _, name in drafted.missing)))
    return Html("\n".join(lines))


def _reach(drafted: Drafted, text: Texts) -> Html:
    return text("replying-reach", count=drafted.hearers, version=drafted.reply.base_version + 1)


def _rows(drafted: Drafted, text: Texts) -> Rows:
    number, label = drafted.reply.id or 0, text.plain
    check = drafted.reply.checked_at is None
    return rows(
        Button(label("replying-publish-button"), actions.PublishReply(number), style=Style.SUCCESS),
        Button(label("replying-edit-button"), actions.EditReply(number)),
        Button(label("replying-set-status-button"), actions.SetStatus(number)),
        Button(label("replying-check-button"), actions.AskColleague(number)) if check else None,
        Button(label("replying-cosigners-button"), actions.AskCosigners(number)) if drafted.missing else None,
        Button(label("replying-discard-button"), actions.DiscardReply(number)),
    )


def choose_status(drafted: Drafted, text: Texts) -> Screen:
    """Ask what has become of the matter."""
    number = drafted.reply.id or 0
    choices = [
        Button(text.plain(f"replying-status-{word_of(status)}"), actions.ChooseStatus(number, place))
        for place, status in enumerate(STATUSES)
    ]
    back = doors.back(text, actions.ShowDraft(number))
    return Screen(text("replying-which-status", code=drafted.view.code), rows(*choices, back))


def needs_day(reply: Reply) -> bool:
    """Return whether a status promises something for a day."""
    return reply.status in PROMISING


def check_request(drafted: Drafted, text: Texts) -> Screen:
    """Ask a colleague, in the topic, to look over a draft."""
    right = Button(text.plain("replying-right-button"), actions.CheckReply(drafted.reply.id or 0), style=Style.SUCCESS)
    words = text("replying-check-request", code=drafted.view.code, words=drafted.reply.words)
    return Screen(words, rows(right))


def checked(drafted: Drafted, text: Texts) -> Screen:
    """Show that a colleague has looked over a draft."""
    return Screen(text("replying-check-done", code=drafted.view.code))


def cosign_request(drafted: Drafted, text: Texts) -> Screen:
    """Show another department, in its topic, a draft it could sign too."""
    if not drafted.is_open:
        return Screen(text("replying-cosign-over", code=drafted.view.code))
    sign = Button(text.plain("replying-cosign-button"), actions.CosignReply(drafted.reply.id or 0), style=Style.SUCCESS)
    who = _department(drafted, text)
    words = text("replying-cosign-request", code=drafted.view.code, who=who, words=drafted.reply.words)
    return Screen(paragraphs(words, status_line(drafted.reply, text)), rows(sign))


def edited(text: Texts) -> Screen:
    """Say that an edited message changes no draft."""
    return Screen(text("replying-edited"), silent=True)


def cosigned(drafted: Drafted, text: Texts) -> Screen:
    """Show that a department has signed with the one that wrote."""
    return Screen(text("replying-cosigned", code=drafted.view.code, names=", ".join(drafted.draft.cosigners)))


def files_of(drafted: Drafted) -> tuple[Media, ...]:
    """Return the files of a draft, as they will be seen."""
    return tuple(Media(each.kind, file_id=each.file_id, name=each.name or "") for each in drafted.draft.files)
