"""Inline mode: ideas found from any chat, put there as cards that can be signed, and kept true afterwards."""

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.constants import ParseMode

from bot.delivery.rendering import NO_PREVIEW, render
from bot.services import browsing, sharing
from bot.views import sharing as screens
from bot.views.sharing import Offer
from handlers.context import CivicContext
from storage.tables import CardKind

CACHE_SECONDS = 10
DESCRIPTION_CHARACTERS = 120
CHAT_PAYLOAD = "idea"
KINDS = {"i": CardKind.IDEA, "c": CardKind.CONSULTATION}
SEALED, SEAL_CHARACTERS = ".", 32  # with the number it stays within the 64 bytes of a result's id


async def offer(update: Update, context: CivicContext) -> None:
    """Offer the ideas somebody looks for; without words, the most signed."""
    query = update.inline_query
    if query is None:
        return
    found = await context.read(sharing.offered, question=query.query, now=context.now)
    named = await context.read(sharing.consultation_named, question=query.query, now=context.now)
    offers = [screens.offer_consultation(named, context.text)] if named else []
    offers += [screens.offer(card, context.text) for card in found]
    if not offers and query.query.strip():
        offers = [screens.nothing(query.query.strip(), context.text)]
    button = InlineQueryResultsButton(context.text.plain("inline-chat-button"), start_parameter=CHAT_PAYLOAD)
    results = [article(each) for each in offers]
    await query.answer(results, cache_time=CACHE_SECONDS, is_personal=True, button=button)


async def chosen(update: Update, context: CivicContext) -> None:
    """Keep the card true that somebody has just put into a chat."""
    result = update.chosen_inline_result
    offer_id, _, seal = result.result_id.partition(SEALED) if result else ("", "", "")
    kind = KINDS.get(offer_id[:1])
    if result is None or result.inline_message_id is None or kind is None or not offer_id[1:].isdigit():
        return
    number = int(offer_id[1:])
    await context.write(
        sharing.remember_inline,
        shown=(kind, number),
        inline_message_id=result.inline_message_id,
        language=context.text.language,
        now=context.now,
        shown_hash=await _hash_if_unchanged(context, kind, number, seal),
    )


async def _hash_if_unchanged(context: CivicContext, kind: CardKind, number: int, seal: str) -> str | None:
    """Return what the card shows if that is still what such a card shows now: it then needs no edit."""
    offered = await _offer_of(context, kind, number)
    shown_hash = render(offered.screen).shown_hash if offered else ""
    return shown_hash if seal and shown_hash.startswith(seal) else None


async def _offer_of(context: CivicContext, kind: CardKind, number: int) -> Offer | None:
    if kind is CardKind.CONSULTATION:
        named = await context.read(sharing.consultation_named, question=f"c{number}", now=context.now)
        return screens.offer_consultation(named, context.text) if named else None
    card = await context.read(browsing.idea_card, number, None, context.now)
    return screens.offer(card, context.text) if card else None


def article(each: Offer) -> InlineQueryResultArticle:
    """Return an offer as Telegram takes it."""
    rendered = render(each.screen)
    content = InputTextMessageContent(rendered.parts[0], parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        id=f"{each.offer_id}{SEALED}{rendered.shown_hash[:SEAL_CHARACTERS]}",
        title=each.title,
        input_message_content=content,
        reply_markup=rendered.keyboard,
        description=each.description[:DESCRIPTION_CHARACTERS],
    )
