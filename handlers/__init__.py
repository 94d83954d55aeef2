"""What the bot hears: one module per capability, and the whole map on this page."""

from typing import Any

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.views.actions import Action
from bot.views.actions.starting import CancelStep, TryAgain
from handlers import (
    acting,
    announced,
    announcing,
    answering,
    appealing,
    arranging,
    arriving,
    briefing,
    broadcasting,
    browsing,
    casing,
    commenting,
    concluding,
    connecting,
    consulting,
    demanding,
    drafting,
    drawing_lots,
    editing,
    errors,
    finding_views,
    following,
    forgetting,
    helping,
    inlining,
    inviting,
    listening,
    moderating,
    nudging,
    organising,
    own_views,
    planning,
    pointing,
    posting_views,
    practising,
    pressing,
    projecting,
    prompting,
    proposing,
    rating,
    redelivering,
    reminding,
    replying,
    reporting,
    saying,
    searching,
    seating,
    segmenting,
    settings,
    sharing,
    signing,
    speaking,
    staffing,
    starting,
    streaming,
    summing_up,
    supplementing,
    transcribing,
    unhandled,
    viewing,
)
from handlers.cancelling import Stopping
from handlers.context import Callback, CivicApplication
from storage.tables import CardKind

WRITING = (drafting, proposing, moderating, appealing, reporting)
SIGNING = (signing, browsing, searching, sharing, following, commenting, reminding, drawing_lots)
OFFICES = (connecting, staffing, redelivering, announcing, segmenting, broadcasting, announced, organising, seating)
CONSULTING = (
    consulting,
    speaking,
    saying,
    viewing,
    supplementing,
    finding_views,
    planning,
    arranging,
    inviting,
    concluding,
)
ON_THE_GO = (acting, posting_views, briefing, nudging, practising)
RECORDS = (transcribing, projecting, streaming, summing_up)
CASES = (casing, prompting, answering, replying, rating, pointing, demanding)
TALKING = (helping, settings, forgetting, own_views, editing)
SPEAKING = (*CONSULTING, *ON_THE_GO, *RECORDS)
CAPABILITIES = (starting, *WRITING, *SIGNING, *SPEAKING, *TALKING, *OFFICES, *CASES, listening)


def _gathered(table: str) -> dict[Any, Any]:
    return {key: answer for part in CAPABILITIES for key, answer in getattr(part, table, {}).items()}


# What people type, as `/idea`; edited, forwarded and borrowed commands are nobody's wish.
COMMANDS: dict[str, Callback] = _gathered("COMMANDS")
# What people press, by the class of the button.
PRESSES: dict[type[Action], pressing.PressCallback] = _gathered("PRESSES")
# What is answered in groups too, and on cards in other people's chats; everything else is between us and one person.
IN_COMPANY = frozenset(action for part in CAPABILITIES for action in getattr(part, "IN_COMPANY", ()))
# What people answer, by the question that is open.
STEPS: dict[str, Callback] = _gathered("STEPS")
# Which of these questions take films and music too.
ANYTHING = frozenset(step for part in CAPABILITIES for step in getattr(part, "TAKES_ANYTHING", ()))
# Which of them take what somebody selects in any message of ours.
SELECTIONS = frozenset(step for part in CAPABILITIES for step in getattr(part, "TAKES_SELECTED", ()))
# What people follow: the payload of t.me/<bot>?start=<payload>, as a pattern for the whole of it.
LINKS: dict[str, Callback] = _gathered("LINKS")
# What people answer by replying to one of our cards, in a group or in private, by what the card shows.
REPLIES: dict[CardKind, Callback] = _gathered("REPLIES")
# What people answer in a group by replying to one of our questions, by the first button below it.
ANSWERS: dict[type[Action], pressing.PressCallback] = _gathered("ANSWERS")
# What an edit of the last message means, by the question that is open.
EDITS: dict[str, Callback] = _gathered("EDITS")
# What an edit of a reply to one of our cards means, by what the card shows.
EDITED_REPLIES: dict[CardKind, Callback] = _gathered("EDITED_REPLIES")
# How an open question is asked again, and what stopping it means, by its step or by its capability.
QUESTIONS: dict[str, Callback] = _gathered("QUESTIONS")
STOPS: dict[str, Callback] = _gathered("STOPS")

STOPPING = Stopping(STOPS, QUESTIONS)
PRESSES |= {CancelStep: STOPPING.press_cancel, TryAgain: STOPPING.try_again}
ASIDES = ("/help", "/privacy", "/settings", "/mydata")
FIRST = -1
FRESH = filters.UpdateType.MESSAGE & ~filters.FORWARDED & ~filters.VIA_BOT
EDITED = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
EDITED_HERE = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.GROUPS
PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def add_handlers(application: CivicApplication) -> None:
    """Add every handler, in the order in which they are asked; the last one leaves nobody without an answer."""
    kindly, add = errors.kindly, application.add_handler
    ours = {"/start", "/cancel", *COMMANDS}
    add(TypeHandler(Update, kindly(arriving.arrive_for(ours))), group=FIRST)
    add(CommandHandler("start", kindly(starting.opened_by(LINKS)), filters=FRESH))
    add(CommandHandler("cancel", kindly(STOPPING.cancel), filters=FRESH))
    for name, answer in COMMANDS.items():
        heard = STOPPING.aside(answer) if name in ASIDES else answer
        add(CommandHandler(name.removeprefix("/"), kindly(heard), filters=FRESH))
    add(CallbackQueryHandler(kindly(pressing.answered_by(PRESSES, in_company=IN_COMPANY))))
    add(InlineQueryHandler(kindly(inlining.offer)))
    add(ChosenInlineResultHandler(kindly(inlining.chosen)))
    add(ChatMemberHandler(kindly(connecting.member), ChatMemberHandler.MY_CHAT_MEMBER))
    add(MessageHandler(PRIVATE & filters.StatusUpdate.CHAT_SHARED, kindly(connecting.picked)))
    add(MessageHandler(PRIVATE & filters.StatusUpdate.USERS_SHARED, kindly(seating.picked)))
    add(MessageHandler(filters.StatusUpdate.MIGRATE, kindly(connecting.moved)))
    words = listening.heard_by(STEPS, REPLIES, anything=ANYTHING, selections=SELECTIONS)
    add(MessageHandler(PRIVATE & listening.WORDS, kindly(words)))
    add(MessageHandler(EDITED_HERE, kindly(editing.edited_here_by(EDITED_REPLIES))))
    add(MessageHandler(EDITED, kindly(editing.edited_by(EDITS, EDITED_REPLIES))))
    replied = listening.replied_to(
        REPLIES, ANSWERS, in_topic=saying.in_topic, strangers_welcome=saying.STRANGERS_WELCOME
    )
    add(MessageHandler(FRESH & filters.ChatType.GROUPS & filters.REPLY, kindly(replied)))
    add(MessageReactionHandler(kindly(saying.react)))
    add(TypeHandler(Update, kindly(unhandled.answer)))
    application.add_error_handler(errors.last_resort)
