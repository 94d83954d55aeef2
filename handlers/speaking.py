"""Speaking in the private chat: everything that is said or shown on the way, and the buttons of the preview."""

from typing import Any

from telegram import Message, Update

from bot.domain import speaking as rules
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Appearance, Ask, Brought, Speech, Unplaced, Utterance
from bot.services import contributing, posting_views, rehearsing, speaking, visiting
from bot.views import posting_views as choosing
from bot.views import speaking as screens
from bot.views.actions import speaking as actions
from handlers import unhandled
from handlers.context import Callback, CivicContext
from handlers.keeping_files import kept_file
from handlers.speaker import by

# What is refused today and may be possible in another stage.
NOT_NOW = frozenset(
    {Reason.NOT_IN_THIS_STAGE, Reason.CONSULTATION_OVER, Reason.NOT_BEGUN, Reason.MEMBERS_ONLY, Reason.INVITED_ONLY}
)


async def speak(_update: Update, context: CivicContext, action: actions.Speak) -> None:
    """Begin to speak: at once where there is one subtopic, else under the one that is chosen."""
    if await _is_said(context):
        await speak_at(_update, context, actions.SpeakAt(action.consultation_id))
        return
    await begin_in(context, action.consultation_id)


async def _is_said(context: CivicContext) -> bool:
    """Return whether something was said already for which only a place is missing."""
    speech = await context.read(speaking.asked, **by(context))
    return speech is not None and bool(speech.unplaced) and speech.draft is not None


async def begin_in(context: CivicContext, consultation_id: int) -> None:
    """Ask under which subtopic, or what to say where there is only one; whoever speaks before they choose is heard."""
    card = await context.read(visiting.see, consultation_id=consultation_id, **by(context))
    first = card.subtopics[0].subtopic_id
    if len(card.subtopics) == 1 or not card.can_speak:
        await _begin(context, subtopic_id=first)
        return
    await context.write(speaking.begin, subtopic_id=first, **by(context))
    await context.write(rehearsing.leave_open, unplaced=Unplaced.SUBTOPIC, **by(context))
    await context.send(screens.choose_place(card, context.text, is_said=False))


async def say_in(context: CivicContext, consultation_id: int, said: Utterance) -> None:
    """Take what was said as the first words in a consultation; where there are subtopics, which is asked next."""
    card = await context.read(visiting.see, consultation_id=consultation_id, **by(context))
    await context.write(speaking.begin, subtopic_id=card.subtopics[0].subtopic_id, **by(context))
    if len(card.subtopics) > 1:
        await context.write(rehearsing.leave_open, unplaced=Unplaced.SUBTOPIC, **by(context))
    await show_below(context, await context.write(speaking.hear, said=said, **by(context)))


async def follow_link(_update: Update, context: CivicContext) -> None:
    """Begin to speak in the consultation that a link leads to, such as the one on the screen in a room."""
    number = int(context.matches[0]["number"]) if context.matches else 0
    await context.write(visiting.look_in, consultation_id=number, **by(context))
    await begin_in(context, number)


async def speak_in(_update: Update, context: CivicContext, action: actions.SpeakIn) -> None:
    """Begin to speak under a subtopic; what was said already goes there."""
    if await _is_said(context):
        await speak_under(_update, context, actions.SpeakUnder(action.subtopic_id))
        return
    await _begin(context, subtopic_id=action.subtopic_id)


async def speak_on(_update: Update, context: CivicContext, action: actions.SpeakOn) -> None:
    """Begin to answer a guide question."""
    speech = await context.write(speaking.begin_question, question_id=action.question_id, **by(context))
    await show_below(context, speech)


async def reply_to(_update: Update, context: CivicContext, action: actions.ReplyTo) -> None:
    """Begin to answer what somebody said."""
    speech = await context.write(speaking.begin_answer, contribution_id=action.contribution_id, **by(context))
    await show_below(context, speech)


async def _begin(context: CivicContext, **given: Any) -> None:
    await show_below(context, await context.write(speaking.begin, **given, **by(context)))


async def ask_place(context: CivicContext, speech: Speech) -> None:
    """Ask where it will stand: in which consultation, or under which of its subtopics; what was said is kept."""
    is_said = speech.draft is not None
    if speech.unplaced is Unplaced.CONSULTATION:
        places, _ = await context.read(posting_views.open_to, **by(context))
        await context.send(choosing.choose(places, context.text, is_said=is_said))
        return
    card = await context.read(visiting.see, consultation_id=speech.consultation.id or 0, **by(context))
    await context.send(screens.choose_place(card, context.text, is_said=is_said))


async def show_below(context: CivicContext, speech: Speech) -> None:
    """Show what comes next, as a new message: where it belongs, as long as that is not known."""
    if speech.unplaced and speech.ask is not Ask.NOTHING:
        await ask_place(context, speech)
        return
    screen = screens.next_screen(speech, context.text)
    if screen is not None:
        await context.send(screen)


async def hear(update: Update, context: CivicContext) -> None:
    """Take whatever is said into the contribution that is being made."""
    said = await utterance_in(update.message, context) if update.message else None
    if said is None or not (said.words or said.file or said.place):
        await unhandled.answer(update, context)
        return
    await show_below(context, await context.write(speaking.hear, said=said, **by(context)))


async def utterance_in(message: Message, context: CivicContext) -> Utterance:
    """Return what a message says, its file kept by ourselves. Raises: what keeping a file refuses"""
    kept = await kept_file(message, context)
    file = Brought(kept.kept, kept.kind, kept.name, kept.seconds) if kept else None
    place = message.venue.location if message.venue else message.location
    return Utterance(
        words=message.text or message.caption or "",
        file=file,
        place=(place.latitude, place.longitude) if place else None,
        album=message.media_group_id,
        message_id=message.message_id,
    )


async def change_subtopic(_update: Update, context: CivicContext, _action: actions.ChangeSubtopic) -> None:
    """Show the subtopics under which it could be said."""
    speech = await context.read(speaking.asked_or_refuse, **by(context))
    number = speech.consultation.id or 0
    card = await context.read(visiting.see, consultation_id=number, **by(context))
    await context.show(screens.choose_place(card, context.text, is_said=True, asks_questions=False))


async def speak_under(_update: Update, context: CivicContext, action: actions.SpeakUnder) -> None:
    """Say it under another subtopic."""
    await show_here(
        context, await context.write(rehearsing.choose_subtopic, subtopic_id=action.subtopic_id, **by(context))
    )


async def answer_with(_update: Update, context: CivicContext, action: actions.AnswerWith) -> None:
    """Let it answer a guide question."""
    await show_here(
        context, await context.write(rehearsing.choose_question, question_id=action.question_id, **by(context))
    )


async def speak_at(_update: Update, context: CivicContext, action: actions.SpeakAt) -> None:
    """Say it in this consultation; where there are subtopics, which is asked next."""
    card = await context.read(visiting.see, consultation_id=action.consultation_id, **by(context))
    first = card.subtopics[0].subtopic_id
    speech = await context.write(rehearsing.choose_subtopic, subtopic_id=first, **by(context))
    if len(card.subtopics) > 1:
        await context.write(rehearsing.leave_open, unplaced=Unplaced.SUBTOPIC, **by(context))
        await context.show(screens.choose_place(card, context.text, is_said=True))
        return
    await show_here(context, speech)


async def go_on(_update: Update, context: CivicContext, action: actions.ContinueSpeech) -> None:
    """Go on with what was left unfinished."""
    speech = await context.write(speaking.go_on, contribution_id=action.contribution_id, **by(context))
    await show_below(context, speech)


async def choose_appearance(_update: Update, context: CivicContext, _action: actions.ChooseAppearance) -> None:
    """Show as whom somebody can appear."""
    speech = await context.read(speaking.asked_or_refuse, **by(context))
    part = await context.read(visiting.part_of, consultation_id=speech.consultation.id or 0, **by(context))
    offered, organisation = rules.appearances_of(part), part.organisation if part else None
    await context.show(screens.choose_appearance(offered, speech, context.first_name, organisation, context.text))


async def appear_as(_update: Update, context: CivicContext, action: actions.AppearAs) -> None:
    """Appear as that."""
    known = action.appearance in set(Appearance)
    appearance = Appearance(action.appearance) if known else Appearance.UNNAMED
    given: dict[str, Any] = {"appearance": appearance, "name": context.first_name}
    await show_here(context, await context.write(rehearsing.appear, **given, **by(context)))


async def show_here(context: CivicContext, speech: Speech) -> None:
    """Show what comes next where the person is looking."""
    screen = screens.next_screen(speech, context.text)
    if screen is not None:
        await context.show(screen)


async def publish(_update: Update, context: CivicContext, _action: actions.PublishSpeech) -> None:
    """Put what was said into the record, once it is known where."""
    speech = await context.read(speaking.asked, **by(context))
    if speech is not None and speech.unplaced and speech.draft is not None:
        await ask_place(context, speech)
        return
    try:
        said = await context.write(contributing.publish, **by(context))
    except Refused as refusal:
        if refusal.reason not in NOT_NOW:
            raise
        why = context.text(f"refused-{refusal.reason.value}", **refusal.facts)
        await context.send(screens.not_now(why, context.text))
        return
    await context.show(screens.published(said, context.text))


async def add_more(_update: Update, context: CivicContext, _action: actions.AddMore) -> None:
    """Ask for more."""
    speech = await context.write(rehearsing.keep_as_it_is, **by(context))
    await context.send(screens.ask_more(speech, context.text))


async def rewrite(_update: Update, context: CivicContext, _action: actions.RewriteSpeech) -> None:
    """Ask for other words."""
    await show_below(context, await context.write(rehearsing.rewrite, **by(context)))


async def back(_update: Update, context: CivicContext, _action: actions.BackToSpeech) -> None:
    """Show the preview again, or the question."""
    await show_here(context, await context.write(rehearsing.keep_as_it_is, **by(context)))


async def discard(_update: Update, context: CivicContext, _action: actions.DiscardSpeech) -> None:
    """Throw away what was said."""
    where = await context.write(speaking.discard, person_id=context.person_id)
    await context.show(screens.discarded(where, context.text))


async def stop(_update: Update, context: CivicContext) -> None:
    """Stop speaking: nothing was published."""
    where = await context.write(speaking.discard, person_id=context.person_id)
    await context.show(screens.discarded(where, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    speech = await context.read(speaking.asked, **by(context))
    if speech is not None:
        await show_below(context, speech)


PRESSES = {
    actions.Speak: speak,
    actions.SpeakIn: speak_in,
    actions.SpeakOn: speak_on,
    actions.ReplyTo: reply_to,
    actions.ChangeSubtopic: change_subtopic,
    actions.SpeakUnder: speak_under,
    actions.AnswerWith: answer_with,
    actions.SpeakAt: speak_at,
    actions.ContinueSpeech: go_on,
    actions.ChooseAppearance: choose_appearance,
    actions.AppearAs: appear_as,
    actions.PublishSpeech: publish,
    actions.AddMore: add_more,
    actions.RewriteSpeech: rewrite,
    actions.BackToSpeech: back,
    actions.DiscardSpeech: discard,
}
STEPS: dict[str, Callback] = dict.fromkeys(speaking.ANSWERS, hear)
QUESTIONS: dict[str, Callback] = {"speaking": ask_again}
STOPS: dict[str, Callback] = {"speaking": stop}
LINKS: dict[str, Callback] = {r"c(?P<number>\d{1,9})speak": follow_link}
