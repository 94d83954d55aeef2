"""Replying to any of our messages in private acts on what it is about; words that cannot go there are kept."""

from dataclasses import replace
from typing import Any

from telegram import InlineKeyboardButton, Message, Update

from bot.domain.acting import SPOKEN_ABOUT, About, Aim, Target, aim_of, number_of, spoken_about
from bot.domain.casing import Line, Prompt
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Written
from bot.domain.speaking import Utterance
from bot.services import acting as services
from bot.services import commenting, listening, prompting, rehearsing, speaking
from bot.views import acting as screens
from bot.views import listening as listening_screens
from bot.views import rating as rating_screens
from bot.views.actions import acting as actions
from bot.views.actions import unpack
from bot.views.actions.browsing import OpenIdea, ReadMore
from bot.views.actions.commenting import ShowComments, WriteComment
from bot.views.actions.concluding import OpenOutcome
from bot.views.actions.consulting import FollowConsultation, OpenConsultation
from bot.views.actions.following import MuteIdea
from bot.views.actions.rating import AskFollowUp, RateReply
from bot.views.actions.speaking import OpenView, ReadSubtopic, ReplyTo, Speak, SpeakAt, SpeakIn, SpeakUnder
from bot.views.actions.starting import CancelStep
from handlers import speaking as in_private
from handlers import unhandled
from handlers.context import CivicContext
from handlers.speaker import by, here
from handlers.wording import message_of_kept_words

# What a button is about, by its class and the number in it that says so.
MEANINGS: dict[type[Any], tuple[About, str]] = {
    OpenConsultation: (About.CONSULTATION, "consultation_id"),
    FollowConsultation: (About.CONSULTATION, "consultation_id"),
    OpenOutcome: (About.CONSULTATION, "consultation_id"),
    Speak: (About.CONSULTATION, "consultation_id"),
    SpeakIn: (About.SUBTOPIC, "subtopic_id"),
    ReadSubtopic: (About.SUBTOPIC, "subtopic_id"),
    OpenView: (About.VIEW, "contribution_id"),
    ReplyTo: (About.VIEW, "contribution_id"),
    OpenIdea: (About.IDEA, "idea_id"),
    ReadMore: (About.IDEA, "idea_id"),
    ShowComments: (About.IDEA, "idea_id"),
    WriteComment: (About.IDEA, "idea_id"),
    MuteIdea: (About.IDEA, "idea_id"),
    AskFollowUp: (About.REPLY, "reply_id"),
    RateReply: (About.REPLY, "reply_id"),
}


async def on_reply(message: Message, context: CivicContext) -> bool:
    """Act on what the replied message is about; return False when it is about nothing, or is a question of ours."""
    targets = _targets_of(message.reply_to_message, context)
    if not targets or context.place is not Place.PRIVATE:
        return False
    if is_more_of_an_album(message, context):
        await in_private.hear(context.heard, context)
        return True
    words = message.text or message.caption or ""
    aim = aim_of(targets, words)
    if aim.target is None:
        await _ask_which(message, aim, context)
        return True
    await _act_or_keep(aim.target, aim.words, message, context)
    return True


async def on_card(target: Target, message: Message, context: CivicContext) -> None:
    """Act on a reply to a card: it shows one thing only."""
    if is_more_of_an_album(message, context):
        await in_private.hear(context.heard, context)
        return
    await _act_or_keep(target, message.text or message.caption or "", message, context)


def is_more_of_an_album(message: Message, context: CivicContext) -> bool:
    """Return whether a picture belongs to the album with which somebody has just begun to speak."""
    flow = context.arrival.flow if context.arrival else None
    begun = flow.draft.get("album") if flow is not None and flow.step in speaking.ANSWERS else None
    return message.media_group_id is not None and message.media_group_id == begun


async def _act_or_keep(target: Target, words: str, message: Message, context: CivicContext) -> None:
    try:
        await _act(target, words, message, context)
    except Refused as refusal:
        if not words.strip():
            raise
        await _keep(refusal, words, context)


def begins_with_number(message: Message, context: CivicContext) -> bool:
    """Return whether the words of a reply begin with the number that says what they are about."""
    words = message.text or message.caption or ""
    return aim_of(_targets_of(message.reply_to_message, context), words).words != words


def _targets_of(target: Message | None, context: CivicContext) -> list[Target]:
    sender = target.from_user if target else None
    if target is None or target.reply_markup is None or sender is None or sender.id != context.bot.id:
        return []
    pressed = [(button, _action_of(button)) for row in target.reply_markup.inline_keyboard for button in row]
    if any(isinstance(action, CancelStep) for _, action in pressed):
        return []
    known = [(button, action, *MEANINGS[type(action)]) for button, action in pressed if type(action) in MEANINGS]
    return [Target(about, getattr(action, name), number_of(button.text)) for button, action, about, name in known]


def _action_of(button: InlineKeyboardButton) -> Any:
    return unpack(button.callback_data) if isinstance(button.callback_data, str) else None


async def _act(target: Target, words: str, message: Message, context: CivicContext) -> None:
    if target.about not in SPOKEN_ABOUT:
        if not words.strip():
            await _ask_line(target, context)
            return
        await context.write(listening.keep, words=words, message_id=message.message_id, **by(context))
        await context.send(screens.confirm(target, words, context.text, comes_alone=not message.text))
        return
    said = await in_private.utterance_in(message, context)
    await _speak(target, replace(said, words=words), context)


async def _ask_line(target: Target, context: CivicContext) -> None:
    """Ask for words where nothing else can stand: a comment, and a question to a department."""
    if target.about is About.IDEA:
        title = await context.write(commenting.ask, idea_id=target.subject_id, **by(context))
        await context.send(screens.ask_comment(target.subject_id, title, context.text))
        return
    await context.write(prompting.ask, prompt=Prompt(Line.FOLLOW_UP, target.subject_id), **here(context))
    await context.send(screens.ask_follow_up(context.text))


async def _speak(target: Target, said: Utterance, context: CivicContext) -> None:
    """Let the words be the first thing said there; they are seen before anybody else reads them."""
    if target.about is About.CONSULTATION:
        await in_private.say_in(context, target.subject_id, said)
        return
    if target.about is About.VIEW:
        await context.write(speaking.begin_answer, contribution_id=target.subject_id, **by(context))
    else:
        await context.write(speaking.begin, subtopic_id=target.subject_id, **by(context))
    await in_private.show_below(context, await context.write(speaking.hear, said=said, **by(context)))


async def _ask_which(message: Message, aim: Aim, context: CivicContext) -> None:
    """Keep what was sent, and ask which of several things it is about."""
    if message.text:
        await context.write(listening.keep, words=message.text, message_id=message.message_id, **by(context))
        await context.send(screens.which(aim.choices, context.text, are_words=True))
        return
    if not spoken_about(aim.choices):
        await context.send(screens.which_line(aim.choices, context.text))
        return
    said = await in_private.utterance_in(message, context)
    if said.file is None and said.place is None:
        await unhandled.answer(context.heard, context)
        return
    await context.write(services.hold, said=said, targets=aim.choices, **by(context))
    await context.send(screens.which(aim.choices, context.text, are_words=False))


async def _keep(refusal: Refused, words: str, context: CivicContext) -> None:
    """Say why it cannot go there, and keep the words for whatever else they may be."""
    meant = await context.write(listening.keep, words=words, **by(context))
    why = context.text(f"refused-{refusal.reason.value}", **refusal.facts)
    await context.send(screens.refused(why, meant, context.text))


async def say_kept(_update: Update, context: CivicContext, action: actions.SayKeptWords) -> None:
    """Say the kept words about this, or what was sent instead of words."""
    if action.about not in set(About):
        raise Refused(Reason.NO_LONGER_OPEN)
    target = Target(About(action.about), action.subject_id)
    words = await context.read(listening.kept_words, person_id=context.person_id)
    if words is None:
        await _place(target, context)
        return
    if target.about is About.REPLY:
        await _follow_up(target.subject_id, words, context)
    elif target.about is About.IDEA:
        await context.show(screens.confirm(target, words, context.text))
    else:
        await _speak(target, Utterance(words=words, message_id=message_of_kept_words(context)), context)


async def _place(target: Target, context: CivicContext) -> None:
    """Let what is being said stand where its author has just chosen; where it cannot, ask for a line.

    Raises: Refused(Reason.NO_LONGER_OPEN)
    """
    if target.about not in SPOKEN_ABOUT:
        await _ask_line(target, context)
        return
    speech = await context.read(speaking.asked_or_refuse, **by(context))
    if not speech.unplaced or speech.draft is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    match target.about:
        case About.CONSULTATION:
            await in_private.speak_at(context.heard, context, SpeakAt(target.subject_id))
        case About.SUBTOPIC:
            await in_private.speak_under(context.heard, context, SpeakUnder(target.subject_id))
        case _:
            chosen = await context.write(rehearsing.choose_view, contribution_id=target.subject_id, **by(context))
            await in_private.show_here(context, chosen)


async def _follow_up(reply_id: int, words: str, context: CivicContext) -> None:
    given: dict[str, Any] = {"prompt": Prompt(Line.FOLLOW_UP, reply_id), "written": Written(words)}
    answered = await context.write(
        prompting.answer, terms=context.civic.terms, place=context.place, **given, **by(context)
    )
    await context.show(rating_screens.asked_again(answered.view, context.text))


async def sort_kept(_update: Update, context: CivicContext, _action: actions.SortKeptWords) -> None:
    """Ask what the kept words are, if not what they were taken for."""
    meant = await context.read(listening.kept, person_id=context.person_id)
    await context.show(listening_screens.not_understood(meant, context.text))


PRESSES = {actions.SayKeptWords: say_kept, actions.SortKeptWords: sort_kept}
