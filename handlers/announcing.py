"""/announce: the wizard, in an admin's private chat or where the staff works, and the list of all announcements."""

from typing import Any

from telegram import Message, MessageEntity, Update

from bot.domain.announcing import Case
from bot.domain.letters import FileKind, Letter, LetterFile, kept_entities
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import announcing, broadcasting, segmenting
from bot.views import announcement_cards
from bot.views import announcing as screens
from bot.views import broadcasting as last_step
from bot.views import segmenting as people_screens
from bot.views.actions import announcing as actions
from handlers import unhandled
from handlers.context import Callback, CivicContext
from handlers.moderating import is_private, put
from handlers.speaker import here
from handlers.wording import words_or_empty
from storage.tables import AnnouncementState

COLLECTING = (FileKind.PHOTO, FileKind.VIDEO, FileKind.ANIMATION, FileKind.AUDIO, FileKind.VOICE, FileKind.DOCUMENT)


def on(context: CivicContext, announcement_id: int) -> dict[str, Any]:
    """Return what every deed about an announcement needs."""
    return {"announcement_id": announcement_id, **here(context)}


def by_terms(context: CivicContext, announcement_id: int) -> dict[str, Any]:
    """Return the same with the terms of the place, for deeds that count people."""
    return {**on(context, announcement_id), "terms": context.civic.terms}


async def announce(_update: Update, context: CivicContext) -> None:
    """/announce: begin an announcement."""
    if context.place not in (Place.PRIVATE, Place.STAFF):
        raise Refused(Reason.PRIVATE_ONLY)
    made = await context.write(announcing.begin, **here(context))
    await context.send(screens.ask_words(made.id or 0, context.text, is_private=is_private(context)))


async def press_new(_update: Update, context: CivicContext, _action: actions.NewAnnouncement) -> None:
    """Begin an announcement by a button."""
    made = await context.write(announcing.begin, **here(context))
    await put(context, screens.ask_words(made.id or 0, context.text, is_private=is_private(context)))


async def show_all(_update: Update, context: CivicContext, _action: actions.ShowAnnouncements) -> None:
    """List the announcements there are."""
    found = await context.read(announcing.overview, **here(context))
    await put(context, screens.overview(found, context.text, is_private=is_private(context)))


async def open_one(_update: Update, context: CivicContext, action: actions.OpenAnnouncement) -> None:
    """Show one announcement: a draft as it will look, any other as it stands."""
    case = await context.read(announcing.see, **by_terms(context, action.announcement_id))
    await show_case(context, case)


async def show_case(context: CivicContext, case: Case) -> None:
    """Show an announcement where the person is looking."""
    if case.state is not AnnouncementState.DRAFT:
        await put(context, announcement_cards.card(case, context.text, is_private=is_private(context)))
    elif case.letter.is_empty:
        await put(context, screens.ask_words(case.number, context.text, is_private=is_private(context)))
    elif not case.segments and not case.places:
        await ask_audience(context, case.number)
    else:
        await send_preview(context, case)


async def show_draft(context: CivicContext, case: Case) -> None:
    """Show the last step in place: its preview stands above already."""
    counted = await context.read(announcing.see, **by_terms(context, case.number))
    await put(context, last_step.draft(counted, context.text))


async def send_preview(context: CivicContext, case: Case) -> None:
    """Show how it will look, and the last step below; whom it reaches is counted by reading, which holds nobody up."""
    counted = await context.read(announcing.see, **by_terms(context, case.number))
    await context.send(last_step.preview(counted, context.text))


async def ask_audience(context: CivicContext, announcement_id: int) -> None:
    """Ask whom an announcement is for."""
    choices = await context.read(segmenting.see, **by_terms(context, announcement_id))
    await put(context, people_screens.kinds(choices, context.text))


async def press_preview(_update: Update, context: CivicContext, action: actions.SeePreview) -> None:
    """Show an announcement as it will look, with what can be done."""
    case = await context.read(announcing.see, **by_terms(context, action.announcement_id))
    await show_case(context, case)


async def hear_words(update: Update, context: CivicContext) -> None:
    """Take the next private message as the announcement."""
    number = await context.read(announcing.asked_about, person_id=context.person_id)
    await _take(update, context, number)


async def hear_reply(update: Update, context: CivicContext, asked: Any) -> None:
    """Take a reply to the wizard's question in the staff chat as the announcement."""
    await _take(update, context, asked.announcement_id)


async def _take(update: Update, context: CivicContext, announcement_id: int) -> None:
    letter = letter_in(update.message) if update.message else Letter()
    if letter.is_empty:
        await unhandled.answer(update, context)
        return
    written = await context.write(announcing.write, letter=letter, **by_terms(context, announcement_id))
    if written.is_more:
        return
    case = written.case
    if case.segments or case.places:
        await send_preview(context, case)
        return
    choices = await context.read(segmenting.see, **by_terms(context, announcement_id))
    await context.send(people_screens.kinds(choices, context.text))


def letter_in(message: Message) -> Letter:
    """Return what somebody sent, with the formatting everybody may send."""
    text, entities = message.text or message.caption or "", message.entities or message.caption_entities
    kept = kept_entities([_plain(entity) for entity in entities])
    file = _file_in(message)
    return Letter(text, kept, (file,) if file else (), album=message.media_group_id)


def _plain(entity: MessageEntity) -> dict[str, Any]:
    return {"type": str(entity.type), "offset": entity.offset, "length": entity.length} | {
        name: value for name in ("url", "language") if (value := getattr(entity, name)) is not None
    }


def _file_in(message: Message) -> LetterFile | None:
    if message.photo:
        return LetterFile(FileKind.PHOTO, message.photo[-1].file_id, is_hidden=bool(message.has_media_spoiler))
    for kind in COLLECTING[1:]:
        file = getattr(message, kind.value)
        if file is not None:
            return LetterFile(kind, file.file_id, is_hidden=bool(message.has_media_spoiler))
    return None


async def change_text(_update: Update, context: CivicContext, action: actions.ChangeText) -> None:
    """Ask for other words, or for the first ones."""
    asked = await context.write(announcing.ask_words, **on(context, action.announcement_id))
    ask = screens.ask_new_words if asked.letter else screens.ask_words
    await put(context, ask(action.announcement_id, context.text, is_private=is_private(context)))


async def leave_question(_update: Update, context: CivicContext, action: Any) -> None:
    """Leave a question of the wizard unanswered, and show the last step again."""
    case = await context.write(announcing.back_to_words, **by_terms(context, action.announcement_id))
    if case.letter.is_empty or not (case.segments or case.places):
        await show_case(context, case)
    else:
        await show_draft(context, case)


async def add_link(_update: Update, context: CivicContext, action: actions.AddLink) -> None:
    """Ask for a button under the announcement."""
    await context.write(announcing.ask_link, **on(context, action.announcement_id))
    await put(context, screens.ask_link(action.announcement_id, context.text, is_private=is_private(context)))


async def hear_link(update: Update, context: CivicContext) -> None:
    """Take the next private message as a button."""
    number = await context.read(announcing.asked_about, person_id=context.person_id)
    await _take_link(update, context, number)


async def hear_link_reply(update: Update, context: CivicContext, asked: Any) -> None:
    """Take a reply in the staff chat as a button."""
    await _take_link(update, context, asked.announcement_id)


async def _take_link(update: Update, context: CivicContext, announcement_id: int) -> None:
    words = words_or_empty(update)
    case = await context.write(announcing.add_link, words=words, **by_terms(context, announcement_id))
    await send_preview(context, case)


async def drop_links(_update: Update, context: CivicContext, action: actions.DropLinks) -> None:
    """Take every button away."""
    case = await context.write(announcing.drop_links, **by_terms(context, action.announcement_id))
    await show_draft(context, case)


async def toggle_sound(_update: Update, context: CivicContext, action: actions.ToggleSound) -> None:
    """Let phones ring, or not."""
    given = by_terms(context, action.announcement_id)
    case = await context.write(announcing.set_sound, wanted=bool(action.wanted), **given)
    await show_draft(context, case)


async def try_on_me(_update: Update, context: CivicContext, action: actions.TryOnMe) -> None:
    """Send a copy to whoever presses."""
    await context.write(broadcasting.try_out, to_staff=False, **on(context, action.announcement_id))
    await context.toast("broadcast-tested-me")


async def try_on_staff(_update: Update, context: CivicContext, action: actions.TryOnStaff) -> None:
    """Send a copy to the staff."""
    await context.write(broadcasting.try_out, to_staff=True, **on(context, action.announcement_id))
    await context.toast("broadcast-tested-staff")


async def leave(_update: Update, context: CivicContext, action: actions.LeaveAnnouncement) -> None:
    """Leave the wizard; what is written stays a draft."""
    left = await context.write(announcing.leave, **on(context, action.announcement_id))
    await put(context, screens.left(left, context.text, is_private=is_private(context)))


async def stop(_update: Update, context: CivicContext) -> None:
    """/cancel: leave the wizard."""
    left = await context.write(announcing.stop, **here(context))
    await context.send(screens.left(left, context.text, is_private=True))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Show again where the wizard stands."""
    number = await context.read(announcing.asked_about, person_id=context.person_id)
    case = await context.read(announcing.see, **by_terms(context, number))
    if case.letter.is_empty:
        await context.send(screens.ask_words(number, context.text, is_private=True))
    elif case.segments or case.places:
        await send_preview(context, case)
    else:
        choices = await context.read(segmenting.see, **by_terms(context, number))
        await context.send(people_screens.kinds(choices, context.text))


async def discard(_update: Update, context: CivicContext, action: actions.DiscardAnnouncement) -> None:
    """Throw a draft away."""
    await context.write(announcing.discard, **on(context, action.announcement_id))
    await put(context, screens.discarded(context.text, is_private=is_private(context)))


COMMANDS: dict[str, Callback] = {"/announce": announce}
PRESSES = {
    actions.NewAnnouncement: press_new,
    actions.ShowAnnouncements: show_all,
    actions.OpenAnnouncement: open_one,
    actions.SeePreview: press_preview,
    actions.ChangeText: change_text,
    actions.LeaveText: leave_question,
    actions.LeaveLink: leave_question,
    actions.AddLink: add_link,
    actions.DropLinks: drop_links,
    actions.ToggleSound: toggle_sound,
    actions.TryOnMe: try_on_me,
    actions.TryOnStaff: try_on_staff,
    actions.LeaveAnnouncement: leave,
    actions.DiscardAnnouncement: discard,
}
IN_COMPANY = tuple(PRESSES)
STEPS: dict[str, Callback] = {announcing.WORDS: hear_words, announcing.LINK: hear_link}
TAKES_ANYTHING = (announcing.WORDS,)
STOPS: dict[str, Callback] = {"announcing": stop}
QUESTIONS: dict[str, Callback] = {"announcing": ask_again}
LINKS: dict[str, Callback] = {}
# What a reply to a question in the staff chat means, by the first button of the question.
ANSWERS = {actions.ShowSaved: hear_reply, actions.LeaveText: hear_reply, actions.LeaveLink: hear_link_reply}
