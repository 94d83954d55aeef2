"""A small bot on python-telegram-bot: it greets, counts presses, answers inline queries."""

from __future__ import annotations

from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.playground.playing import Playground

Context = ContextTypes.DEFAULT_TYPE


def make_application(play: Playground) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = Application.builder().token(play.token)
    application = builder.base_url(f"{play.url}/bot").base_file_url(f"{play.url}/file/bot").build()
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(count, pattern="^count:"))
    application.add_handler(InlineQueryHandler(offer))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    play.settled = application.update_queue.join
    return application


def counter(count_so_far: int) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(f"Pressed {count_so_far}", callback_data=f"count:{count_so_far}")
    return InlineKeyboardMarkup([[button]])


async def greet(update: Update, context: Context) -> None:
    assert update.message is not None
    words = f"Hello <b>{update.message.from_user.first_name if update.message.from_user else ''}</b>"
    extra = f" from {context.args[0]}" if context.args else ""
    await update.message.reply_html(words + extra, reply_markup=counter(0))


async def echo(update: Update, context: Context) -> None:
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text[::-1])


async def count(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    so_far = int(query.data.partition(":")[2]) + 1
    await query.answer(f"That was {so_far}")
    await query.edit_message_reply_markup(counter(so_far))


async def offer(update: Update, context: Context) -> None:
    query = update.inline_query
    assert query is not None
    content = InputTextMessageContent(f"<i>{query.query}</i>", parse_mode="HTML")
    article = InlineQueryResultArticle("1", query.query, content, reply_markup=counter(0))
    await query.answer([article] if query.query else [], cache_time=0)
