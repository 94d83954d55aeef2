"""A bot as aiogram's guide writes it: a router, a form with states, typed callback data, a reply keyboard."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher, F, Router, html
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command, CommandStart
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, KeyboardButton, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove
from aiogram.utils.keyboard import InlineKeyboardBuilder

form_router = Router()


class Form(StatesGroup):
    """What is asked, one after the other."""

    name = State()
    like_bots = State()


class Number(CallbackData, prefix="number"):
    """What a pressed button carries."""

    value: int


@form_router.message(CommandStart())
async def command_start(message: Message, state: FSMContext) -> None:
    await state.set_state(Form.name)
    await message.answer("Hi there! What's your name?", reply_markup=ReplyKeyboardRemove())


@form_router.message(Command("cancel"))
async def cancel_handler(message: Message, state: FSMContext) -> None:
    await state.clear()
    await message.answer("Cancelled.", reply_markup=ReplyKeyboardRemove())


@form_router.message(Command("number"))
async def command_number(message: Message) -> None:
    builder = InlineKeyboardBuilder()
    for value in range(3):
        builder.button(text=f"Set: {value}", callback_data=Number(value=value))
    builder.adjust(2)
    await message.answer("Choose a number", reply_markup=builder.as_markup())


@form_router.callback_query(Number.filter())
async def number_chosen(query: CallbackQuery, callback_data: Number) -> None:
    await query.answer(f"It is {callback_data.value} now")
    if isinstance(query.message, Message):
        await query.message.edit_text(f"The number is {html.bold(str(callback_data.value))}")


@form_router.message(Form.name)
async def process_name(message: Message, state: FSMContext) -> None:
    await state.update_data(name=message.text)
    await state.set_state(Form.like_bots)
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Yes"), KeyboardButton(text="No")]],
                                   resize_keyboard=True)  # fmt: skip
    await message.answer(
        f"Nice to meet you, {html.quote(message.text or '')}!\nDo you like bots?", reply_markup=keyboard
    )


@form_router.message(Form.like_bots, F.text.casefold() == "yes")
async def process_like_bots(message: Message, state: FSMContext) -> None:
    told = await state.get_data()
    await state.clear()
    await message.reply(f"Cool, {html.quote(told['name'])}! I'm one too.", reply_markup=ReplyKeyboardRemove())


@form_router.message(Form.like_bots)
async def process_unknown(message: Message) -> None:
    await message.reply("I don't understand you :(")


async def main() -> None:
    """Run the bot until it is told to stop."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API"]))
    bot = Bot(os.environ["BOT_TOKEN"], session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    dispatcher = Dispatcher()
    dispatcher.include_router(form_router)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
