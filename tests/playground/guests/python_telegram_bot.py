"""A bot as python-telegram-bot's guide writes it: commands, buttons, inline mode, photos, a poll, a reminder."""

from __future__ import annotations

import os
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    filters,
)


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    user, message = update.effective_user, update.effective_message
    assert user is not None
    assert message is not None
    keyboard = [
        [InlineKeyboardButton("Tea", callback_data="tea"), InlineKeyboardButton("Coffee", callback_data="coffee")]
    ]
    markup = InlineKeyboardMarkup(keyboard)
    await message.reply_html(f"Hi {user.mention_html()}! What would you like?", reply_markup=markup)


async def choice(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer(f"One {query.data}")
    await query.edit_message_text(text=f"Selected option: {query.data}")


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


async def photo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    file = await update.message.photo[-1].get_file()
    body = await file.download_as_bytearray()
    await update.message.reply_text(f"That were {len(body)} bytes")


async def inline(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.inline_query is not None
    words = update.inline_query.query
    caps = InputTextMessageContent(words.upper())
    bold = InputTextMessageContent(f"<b>{words}</b>", parse_mode=ParseMode.HTML)
    await update.inline_query.answer([
        InlineQueryResultArticle(id="caps", title="Caps", input_message_content=caps),
        InlineQueryResultArticle(id="bold", title="Bold", input_message_content=bold),
    ])  # fmt: skip


async def poll(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_chat is not None
    await context.bot.send_poll(update.effective_chat.id, "How are you?", ["Good", "Fantastic"], is_anonymous=False)


async def voted(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    answer = update.poll_answer
    assert answer is not None
    assert answer.user is not None
    await context.bot.send_message(answer.user.id, f"You chose {list(answer.option_ids)}")


def main() -> None:
    """Run the bot until it is told to stop."""
    api = os.environ["BOT_API"]
    builder: Any = Application.builder().token(os.environ["BOT_TOKEN"])
    application = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("poll", poll))
    application.add_handler(CallbackQueryHandler(choice))
    application.add_handler(PollAnswerHandler(voted))
    application.add_handler(InlineQueryHandler(inline))
    application.add_handler(MessageHandler(filters.PHOTO, photo))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
