"""/ideas and /mine: lists of ideas, in private and in groups, and one idea in full."""

from telegram import Update

from bot.domain.browsing import Order, Shelf, Wish, order_of
from bot.domain.permissions import Place
from bot.services import browsing
from bot.views import browsing as screens
from bot.views import cards, in_full
from bot.views.actions.browsing import (
    BrowseIdeas,
    NarrowIdeas,
    OpenIdea,
    PutHere,
    ReadMore,
    ShowFiles,
    ShowMine,
    ShowShelf,
)
from handlers import signing
from handlers.context import Callback, CivicContext


async def ideas(update: Update, context: CivicContext) -> None:
    """/ideas: the open ones; `/ideas 184` shows that one."""
    if context.args and context.args[0].isascii() and context.args[0].isdigit():
        await put_card(context, int(context.args[0][:18]))
        return
    if context.place is Place.PRIVATE:
        await list_ideas(update, context)
        return
    wish = Wish(order=Order.MOST_SIGNED)
    chat_id = update.effective_chat.id if update.effective_chat else 0
    found = await context.read(browsing.listing_here, chat_telegram_id=chat_id, wish=wish, now=context.now)
    await context.send(screens.listing_here(found, context.text))


async def put_card(context: CivicContext, idea_id: int) -> None:
    """Show one card where it was asked for; before others it shows nothing of whoever asked."""
    is_private = context.place is Place.PRIVATE
    viewer_id = context.person_id if is_private else None
    card = await context.read(browsing.card_or_refuse, idea_id=idea_id, viewer_id=viewer_id, now=context.now)
    await context.send(cards.idea_card(card, context.text, is_shared=not is_private))


async def list_ideas(_update: Update, context: CivicContext) -> None:
    """Show the first page of the open ideas, below."""
    found = await context.read(browsing.listing, Wish(), now=context.now)
    await context.send(screens.listing(found, context.text))


async def browse(_update: Update, context: CivicContext, action: BrowseIdeas) -> None:
    """Show a page of the open ideas."""
    wish = Wish(action.page, action.region_id, action.topic_id, order_of(action.order))
    found = await context.read(browsing.listing, wish, now=context.now)
    await context.show(screens.listing(found, context.text))


async def narrow(_update: Update, context: CivicContext, action: NarrowIdeas) -> None:
    """Show what the open ideas can be narrowed down to."""
    wish = Wish(1, action.region_id, action.topic_id, order_of(action.order))
    filters = await context.read(browsing.filters, wish)
    await context.show(screens.narrowing(filters, context.text))


async def open_idea(_update: Update, context: CivicContext, action: OpenIdea) -> None:
    """Show the card of an idea."""
    if context.place is Place.PRIVATE:
        await signing.show_card(context, action.idea_id)
        return
    await context.toast("", opens=f"i{action.idea_id}")


async def put_here(_update: Update, context: CivicContext, action: PutHere) -> None:
    """Put the card of an idea where a group's list was, so that the group is not filled with messages."""
    card = await context.read(browsing.card_or_refuse, idea_id=action.idea_id, viewer_id=None, now=context.now)
    await context.replace(cards.idea_card(card, context.text, is_shared=True))


async def read_more(_update: Update, context: CivicContext, action: ReadMore) -> None:
    """Show an idea with everything that hangs on it."""
    full = await context.read(browsing.full_idea, idea_id=action.idea_id, viewer_id=context.person_id, now=context.now)
    await context.show(in_full.full_idea(full, context.text))


async def show_files(_update: Update, context: CivicContext, action: ShowFiles) -> None:
    """Send the photos and files of an idea, below."""
    sent = await context.read(browsing.files, idea_id=action.idea_id, viewer_id=context.person_id, now=context.now)
    await context.send(in_full.files(action.idea_id, sent, context.text))


async def mine(_update: Update, context: CivicContext) -> None:
    """/mine: what somebody has here."""
    kept = await context.read(browsing.mine, person_id=context.person_id)
    await context.send(screens.mine(kept, context.text))


async def show_mine(_update: Update, context: CivicContext, _action: ShowMine) -> None:
    """Show the same in place."""
    kept = await context.read(browsing.mine, person_id=context.person_id)
    await context.show(screens.mine(kept, context.text))


async def show_shelf(_update: Update, context: CivicContext, action: ShowShelf) -> None:
    """Show one page of somebody's own lists."""
    which = Shelf(action.shelf) if action.shelf in set(Shelf) else Shelf.IDEAS
    page = await context.read(browsing.shelf, which, person_id=context.person_id, page=action.page)
    await context.show(screens.shelf(which, page, context.text))


COMMANDS: dict[str, Callback] = {"/ideas": ideas}  # /mine is of cases, too: handlers/casing.py
PRESSES = {
    BrowseIdeas: browse,
    NarrowIdeas: narrow,
    OpenIdea: open_idea,
    PutHere: put_here,
    ReadMore: read_more,
    ShowFiles: show_files,
    ShowMine: show_mine,
    ShowShelf: show_shelf,
}
IN_COMPANY = (OpenIdea, PutHere)
LINKS: dict[str, Callback] = {"ideas": list_ideas, "mine": mine}
