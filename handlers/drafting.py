"""Writing an idea: /idea, everything that is said or shown on the way, and the buttons of the preview."""

from collections.abc import Callable as Function
from typing import Any

from telegram import Message, Update

from bot.domain.permissions import Place
from bot.domain.proposing import Draft, File, Said
from bot.services import browsing, drafting, joining, listening, preparing
from bot.views import cards, editing
from bot.views import drafting as screens
from bot.views.actions import proposing as actions
from bot.views.actions.listening import ProposeKeptWords
from handlers import unhandled
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.proposing import offer_change
from handlers.speaker import by
from handlers.wording import message_of_kept_words, words_behind
from storage.tables import AttachmentKind


async def suggest(_update: Update, context: CivicContext) -> None:
    """/idea: ask what somebody would like to change; with words behind it, take them at once."""
    message = context.heard.message
    words = words_behind("/idea", message) if message else ""
    if message and words:
        await _hear(context, Said(words, message_id=message.message_id), by_service=drafting.hear_anew)
        return
    await context.write(drafting.begin, **by(context))
    await context.show(screens.ask(context.text))


async def press_suggest(update: Update, context: CivicContext, _action: actions.SuggestIdea) -> None:
    """Ask the same by a button; in a group it leads to the private chat."""
    if context.place is not Place.PRIVATE:
        await context.toast("", opens="idea")
        return
    await suggest(update, context)


async def propose_kept_words(_update: Update, context: CivicContext, _action: ProposeKeptWords) -> None:
    """Make an idea of what somebody said out of the blue."""
    words = await context.read(listening.kept_words, person_id=context.person_id)
    if words:
        await _hear(context, Said(words, message_id=message_of_kept_words(context) or None))
        return
    await context.write(drafting.begin, **by(context))
    await context.show(screens.ask(context.text))


async def hear(update: Update, context: CivicContext) -> None:
    """Take whatever is said into the idea that is being written."""
    if update.message is None:
        return
    said = said_in(update.message)
    if not said.words and said.file is None:
        await unhandled.answer(update, context)
        return
    await _hear(context, said)


async def _hear(context: CivicContext, said: Said, *, by_service: Function[..., Draft] = drafting.hear) -> None:
    title = context.text.plain("proposing-voice-title")
    draft = await context.write(by_service, said=said, terms=context.civic.terms, voice_title=title, **by(context))
    await _show(context, draft)


def said_in(message: Message) -> Said:
    """Return the words and the file of a message."""
    words = message.text or message.caption or ""
    return Said(words, file=_file_in(message), album=message.media_group_id, message_id=message.message_id)


def _file_in(message: Message) -> File | None:
    if message.photo:
        photo = message.photo[-1]
        return File(AttachmentKind.PHOTO, photo.file_id, photo.file_unique_id, photo.file_size or 0)
    if message.voice:
        voice = message.voice
        seconds = voice.duration if isinstance(voice.duration, int) else int(voice.duration.total_seconds())
        return File(AttachmentKind.VOICE, voice.file_id, voice.file_unique_id, voice.file_size or 0, seconds)
    if message.document and not message.animation:
        paper = message.document
        kind, size = AttachmentKind.DOCUMENT, paper.file_size or 0
        return File(kind, paper.file_id, paper.file_unique_id, size, name=paper.file_name)
    return None


async def follow_edit(update: Update, context: CivicContext) -> None:
    """Follow an edit of the message a draft came in: the preview changes in place, silently."""
    message = update.edited_message
    if message is None or context.arrival is None:
        return
    words = words_behind("/idea", message) or message.text or message.caption or ""
    given: dict[str, Any] = {"message_id": message.message_id, "words": words}
    earlier = await context.read(drafting.draft_said_in, message_id=message.message_id, person_id=context.person_id)
    if earlier is not None:
        await context.send(editing.of_earlier(earlier, context.text))
    elif not await context.write(drafting.follow_edit, **given, **by(context)):
        await offer_change(update, context)


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more, after an aside."""
    flow = context.arrival.flow if context.arrival else None
    idea_id = int(flow.draft.get("idea_id") or 0) if flow else 0
    draft = await context.read(drafting.open_draft, person_id=context.person_id) if idea_id else None
    screen = screens.next_screen(draft, context.text) if draft else screens.ask(context.text)
    if screen:
        await context.send(screen)


async def stop(_update: Update, context: CivicContext) -> None:
    """Stop writing; the draft is kept."""
    draft = await context.write(drafting.stop, **by(context))
    await context.show(screens.stopped(draft, context.text, context.civic.terms))


async def save(_update: Update, context: CivicContext, _action: actions.SaveForLater) -> None:
    """Stop writing on purpose."""
    draft = await context.write(drafting.stop, **by(context))
    await context.show(screens.saved(draft, context.text, context.civic.terms))


async def go_on(_update: Update, context: CivicContext, action: actions.ContinueDraft) -> None:
    """Take up a draft where it was left."""
    await _prepare(context, preparing.go_on, idea_id=action.idea_id)


async def be_different(_update: Update, context: CivicContext, action: actions.MineIsDifferent) -> None:
    """Go on with one's own idea, although a similar one is open."""
    await _prepare(context, preparing.go_on, idea_id=action.draft_id)


async def keep_voice(_update: Update, context: CivicContext, action: actions.KeepVoice) -> None:
    """Leave a voice message without a line."""
    title = context.text.plain("proposing-voice-title")
    await _prepare(context, preparing.keep_voice, idea_id=action.idea_id, voice_title=title)


async def edit_title(_update: Update, context: CivicContext, action: actions.EditTitle) -> None:
    """Ask for another title."""
    await _prepare(context, preparing.ask_title, idea_id=action.idea_id)


async def use_short_title(_update: Update, context: CivicContext, action: actions.UseShortTitle) -> None:
    """Take the short title that was offered."""
    await _prepare(context, preparing.use_short_title, idea_id=action.idea_id)


async def edit_words(_update: Update, context: CivicContext, action: actions.EditWords) -> None:
    """Ask for other words."""
    await _prepare(context, preparing.ask_words, idea_id=action.idea_id)


async def add_files(_update: Update, context: CivicContext, action: actions.AddFiles) -> None:
    """Ask for a photo or a file."""
    await _prepare(context, preparing.ask_files, idea_id=action.idea_id)


async def drop_files(_update: Update, context: CivicContext, action: actions.DropFiles) -> None:
    """Let go of the photos and files."""
    await _prepare(context, preparing.drop_files, idea_id=action.idea_id)


async def toggle_name(_update: Update, context: CivicContext, action: actions.ToggleName) -> None:
    """Show one's name, or no longer."""
    await _prepare(context, preparing.toggle_name, idea_id=action.idea_id, first_name=context.first_name)


async def set_topic(_update: Update, context: CivicContext, action: actions.SetTopic) -> None:
    """Say what the idea is about."""
    await _prepare(context, preparing.set_topic, idea_id=action.idea_id, topic_id=action.topic_id)


async def set_area(_update: Update, context: CivicContext, action: actions.SetArea) -> None:
    """Say which part of the place the idea concerns."""
    await _prepare(context, preparing.set_region, idea_id=action.idea_id, region_id=action.region_id)


async def _prepare(context: CivicContext, service: Function[..., Draft], **given: Any) -> None:
    await _show(context, await context.write(service, **given, **by(context)))


async def _show(context: CivicContext, draft: Draft) -> None:
    screen = screens.next_screen(draft, context.text)
    if screen is not None:
        await context.show(screen)


async def choose_topic(_update: Update, context: CivicContext, action: actions.ChooseTopic) -> None:
    """Show the topics."""
    topics = await context.read(preparing.topics_for, idea_id=action.idea_id, **by(context))
    await context.show(screens.choose_topic(action.idea_id, topics, context.text))


async def choose_area(_update: Update, context: CivicContext, action: actions.ChooseArea) -> None:
    """Show the areas."""
    regions = await context.read(preparing.regions_for, idea_id=action.idea_id, **by(context))
    await context.show(screens.choose_area(action.idea_id, regions, context.text))


async def delete(_update: Update, context: CivicContext, action: actions.DeleteDraft) -> None:
    """Delete a draft."""
    await context.write(drafting.delete, idea_id=action.idea_id, **by(context))
    await context.show(screens.deleted(context.text))


async def sign_similar(_update: Update, context: CivicContext, action: actions.SignSimilar) -> None:
    """Sign a similar idea, and ask what to do with the words."""
    given: dict[str, Any] = {"draft_id": action.draft_id, "idea_id": action.idea_id}
    joined = await context.write(joining.join, **given, **by(context))
    await context.show(screens.signed_similar(joined.draft, action.idea_id, context.text, number=joined.number))


async def read_similar(_update: Update, context: CivicContext, action: actions.ReadSimilar) -> None:
    """Show a similar idea below, so that the choice above stays."""
    reader: dict[str, Any] = {"viewer_id": context.person_id, "now": context.now}
    card = await context.read(browsing.card_or_refuse, idea_id=action.idea_id, **reader)
    await context.send(cards.idea_card(card, context.text))


async def add_as_comment(_update: Update, context: CivicContext, action: actions.AddAsComment) -> None:
    """Put the words of the draft under the idea that was signed."""
    given: dict[str, Any] = {"draft_id": action.draft_id, "idea_id": action.idea_id}
    await context.write(joining.leave_words, **given, **by(context))
    await context.show(screens.commented(action.idea_id, context.text))


async def keep_draft(_update: Update, context: CivicContext, action: actions.KeepDraft) -> None:
    """Leave the words in the drafts."""
    await context.show(screens.draft_kept(action.draft_id, context.text, context.civic.terms))


COMMANDS: dict[str, Callback] = {"/idea": in_private(suggest, payload="idea")}
PRESSES = {
    actions.SuggestIdea: press_suggest,
    ProposeKeptWords: propose_kept_words,
    actions.SaveForLater: save,
    actions.ContinueDraft: go_on,
    actions.MineIsDifferent: be_different,
    actions.KeepVoice: keep_voice,
    actions.EditTitle: edit_title,
    actions.UseShortTitle: use_short_title,
    actions.EditWords: edit_words,
    actions.AddFiles: add_files,
    actions.DropFiles: drop_files,
    actions.ToggleName: toggle_name,
    actions.ChooseTopic: choose_topic,
    actions.SetTopic: set_topic,
    actions.ChooseArea: choose_area,
    actions.SetArea: set_area,
    actions.DeleteDraft: delete,
    actions.SignSimilar: sign_similar,
    actions.ReadSimilar: read_similar,
    actions.AddAsComment: add_as_comment,
    actions.KeepDraft: keep_draft,
}
IN_COMPANY = (actions.SuggestIdea,)
STEPS: dict[str, Callback] = dict.fromkeys(drafting.ANSWERS, hear)
EDITS: dict[str, Callback] = dict.fromkeys(drafting.ANSWERS, follow_edit)
QUESTIONS: dict[str, Callback] = {"proposing": ask_again}
STOPS: dict[str, Callback] = {"proposing": stop}
LINKS: dict[str, Callback] = {"idea": suggest}
