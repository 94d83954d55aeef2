"""Signatures beyond the one tap: typed commands, links to a card, names and reasons."""

from telegram import Update

from bot.services import browsing, naming, signing
from bot.views import cards
from bot.views import signing as screens
from bot.views.actions.signing import AppearCounted, AppearNamed, NameSignature, SayWhy, UnnameSignature
from handlers import starting
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.wording import words_in


async def show_card(context: CivicContext, idea_id: int) -> None:
    """Show the card of an idea to whoever has just done something with it."""
    card = await context.read(browsing.card_or_refuse, idea_id=idea_id, viewer_id=context.person_id, now=context.now)
    await context.show(cards.idea_card(card, context.text))


async def open_link(_update: Update, context: CivicContext) -> None:
    """Show the card somebody was sent, with one line of welcome above it; everything else waits."""
    idea_id = linked_number(context)
    card = await context.read(browsing.card_or_refuse, idea_id=idea_id, viewer_id=context.person_id, now=context.now)
    if cards.can_sign(card) and context.arrival and context.arrival.is_new:
        await context.send(cards.greeting(context.first_name, context.text))
    await context.send(cards.idea_card(card, context.text))


async def sign(_update: Update, context: CivicContext) -> None:
    """/sign 184"""
    idea_id = await typed_number(context, "/sign 184")
    if idea_id is None:
        return
    deed = await context.write(signing.sign, idea_id=idea_id, person_id=context.person_id, now=context.now)
    answer = signing.answer_to(deed, language=context.text.language, first_name=context.first_name)
    card = await context.read(browsing.card_or_refuse, idea_id=idea_id, viewer_id=context.person_id, now=context.now)
    await context.send(screens.told(answer.text_id, answer.values, context.text))
    await context.send(cards.idea_card(card, context.text))


async def unsign(_update: Update, context: CivicContext) -> None:
    """/unsign 184"""
    idea_id = await typed_number(context, "/unsign 184")
    if idea_id is None:
        return
    await context.write(signing.unsign, idea_id=idea_id, person_id=context.person_id, now=context.now)
    await context.send(screens.undone(idea_id, context.text))


async def undo(_update: Update, context: CivicContext) -> None:
    """/undo: take back the newest signature."""
    deed = await context.write(signing.undo_last, person_id=context.person_id, now=context.now)
    await context.send(screens.undone(deed.idea_id, context.text))


async def name_signature(_update: Update, context: CivicContext, action: NameSignature) -> None:
    """Show one's name with one signature."""
    name = context.first_name
    who = {"idea_id": action.idea_id, "person_id": context.person_id}
    await context.write(naming.show_name, **who, name=name, now=context.now)
    await context.toast("signing-name-shown")
    await show_card(context, action.idea_id)


async def unname_signature(_update: Update, context: CivicContext, action: UnnameSignature) -> None:
    """Take one's name off one signature."""
    await context.write(naming.hide_name, idea_id=action.idea_id, person_id=context.person_id, now=context.now)
    await context.toast("signing-name-hidden")
    await show_card(context, action.idea_id)


async def appear(_update: Update, context: CivicContext, action: AppearCounted | AppearNamed) -> None:
    """Answer, once, how signatures should appear; then it is time for the one question about the area."""
    is_named = isinstance(action, AppearNamed)
    await context.write(
        naming.appear,
        idea_id=action.idea_id,
        person_id=context.person_id,
        name=context.first_name if is_named else None,
        now=context.now,
    )
    await context.toast("signing-name-shown" if is_named else "signing-name-hidden")
    await show_card(context, action.idea_id)
    await starting.ask_area(context)


async def say_why(_update: Update, context: CivicContext, action: SayWhy) -> None:
    """Ask why somebody signed."""
    await context.write(naming.ask_reason, idea_id=action.idea_id, person_id=context.person_id, now=context.now)
    await context.send(screens.ask_why(action.idea_id, context.text))


async def keep_why(update: Update, context: CivicContext) -> None:
    """Keep why somebody signed."""
    words = words_in(update)
    idea_id = await context.write(naming.give_reason, words=words, person_id=context.person_id, now=context.now)
    await context.send(screens.why_kept(idea_id, context.text))


async def ask_why_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    await context.send(screens.ask_why(asked_about(context), context.text))


def asked_about(context: CivicContext) -> int:
    """Return the idea the open question is about; 0 when there is none."""
    flow = context.arrival.flow if context.arrival else None
    return int(flow.draft.get("idea_id", 0)) if flow else 0


async def typed_number(context: CivicContext, example: str) -> int | None:
    """Return the number typed after a command; without one, ask for it and return None."""
    typed = context.args[0].removeprefix("#") if context.args else ""
    if typed.isascii() and typed.isdigit():
        return int(typed[:18])
    await context.send(screens.which_idea(example, context.text))
    return None


def linked_number(context: CivicContext) -> int:
    """Return the number in the payload of a link."""
    match = context.matches[0] if context.matches else None
    return int(match["idea_id"][:18]) if match else 0


COMMANDS: dict[str, Callback] = {
    "/sign": in_private(sign),
    "/unsign": in_private(unsign),
    "/undo": in_private(undo),
}
PRESSES = {
    NameSignature: name_signature,
    UnnameSignature: unname_signature,
    AppearCounted: appear,
    AppearNamed: appear,
    SayWhy: say_why,
}
STEPS: dict[str, Callback] = {naming.STEP: keep_why}
QUESTIONS: dict[str, Callback] = {naming.STEP: ask_why_again}
LINKS: dict[str, Callback] = {r"i(?P<idea_id>\d+)": open_link, r"sign_(?P<idea_id>\d+)": open_link}
