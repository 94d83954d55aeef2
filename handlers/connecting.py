"""Groups, channels and the staff chat: joining and leaving, /setup and /quiet, and Telegram's own pickers."""

from telegram import Chat as TelegramChat
from telegram import ChatFullInfo, ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden

from bot.domain.connecting import Asker, Connected, Group
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import arriving, connecting, starting
from bot.views import connecting as screens
from bot.views.actions import connecting as actions
from bot.views.screens import Screen
from handlers import furnishing, organising
from handlers.context import Callback, CivicContext
from handlers.speaker import by, here
from storage.tables import ChatKind, Role

IN_CHARGE = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def member(update: Update, context: CivicContext) -> None:
    """Note that the bot was added, promoted or removed; and say hello to a group it is new in."""
    change = update.my_chat_member
    if change is None:
        return
    if change.chat.type == ChatType.PRIVATE:
        await _note_block(change, context)
        return
    if change.new_chat_member.status in (ChatMember.LEFT, ChatMember.BANNED):
        await context.write(connecting.note_departure, telegram_id=change.chat.id, now=context.now)
        return
    group = _group(change.chat, bot_is_admin=change.new_chat_member.status in IN_CHARGE)
    is_new = await context.write(connecting.note_arrival, group, now=context.now)
    if context.place is Place.STAFF:
        await _keep_staff_chat(context, group)
    elif is_new and change.chat.type in GROUPS:
        await _greet(context, group)


async def _greet(context: CivicContext, group: Group) -> None:
    """Say hello; if whoever adds us is choosing with a picker, only once we hear what the group is for."""
    if context.arrival and context.arrival.flow and context.arrival.flow.step == connecting.STEP:
        await context.write(connecting.greet_later, telegram_id=group.telegram_id, **by(context))
        return
    await context.send(screens.hello(context.text, posts_per_day=context.civic.settings.group_posts_per_day))


async def _note_block(change: ChatMemberUpdated, context: CivicContext) -> None:
    if context.arrival is None:
        return
    if change.new_chat_member.status == ChatMember.BANNED:  # whoever comes back is noted when they write
        await context.write(arriving.note_departure, **by(context))


async def moved(update: Update, context: CivicContext) -> None:
    """Follow a group that has become a supergroup."""
    if (message := update.message) is None:
        return
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await context.write(connecting.follow_move, old_telegram_id=old, new_telegram_id=new)


async def set_up(update: Update, context: CivicContext) -> None:
    """Connect the group where this is typed; in private, offer the pickers."""
    if context.place is Place.PRIVATE:
        await offer_pickers(update, context)
        return
    await context.send(await _connect_here(update, context))


async def press_set_up(update: Update, context: CivicContext, _action: actions.SetUpHere) -> None:
    """Connect the group where this is pressed."""
    screen = await _connect_here(update, context)
    await context.toast("group-set-up-toast")
    await context.replace(screen)


async def _connect_here(update: Update, context: CivicContext) -> Screen:
    chat = update.effective_chat
    if chat is None or chat.type not in GROUPS:
        raise Refused(Reason.GROUP_ONLY)
    asker = await asker_for(context, chat.id)
    is_admin_here = await _is_in_charge(context, chat.id, context.bot.id)
    if context.place is Place.STAFF:
        await _keep_staff_chat(context, _group(chat, bot_is_admin=is_admin_here))
        return await organising.offer_binding(context) or screens.staff_works_here(context.text)
    group = _group(chat, bot_is_admin=is_admin_here)
    usual = context.civic.settings.group_posts_per_day
    connected = await context.write(connecting.connect, group, asker=asker, now=context.now, usual_posts=usual)
    return _panel(connected, context)


async def show_quiet(update: Update, context: CivicContext) -> None:
    """Show a group's admins how much it hears unasked."""
    chat = update.effective_chat
    if chat is None or chat.type not in GROUPS:
        raise Refused(Reason.GROUP_ONLY)
    await context.read(connecting.see, telegram_id=chat.id, asker=await asker_for(context, chat.id), now=context.now)
    await context.send(screens.posts(context.text))


async def press_posts(update: Update, context: CivicContext, _action: actions.ShowPosts) -> None:
    """Show how much the group may hear unasked."""
    await _see(update, context)
    await context.replace(screens.posts(context.text))


async def limit_posts(update: Update, context: CivicContext, action: actions.LimitPosts) -> None:
    """Set how much the group hears unasked."""
    chat_id = pressed_in(update)
    connected = await context.write(
        connecting.limit_posts,
        telegram_id=chat_id,
        posts=action.posts,
        asker=await asker_for(context, chat_id),
        now=context.now,
    )
    await show_saved(context, connected)


async def press_areas(update: Update, context: CivicContext, _action: actions.ShowGroupAreas) -> None:
    """Show which area the group could be for."""
    connected = await _see(update, context)
    await context.replace(screens.areas(connected, context.text))


async def choose_area(update: Update, context: CivicContext, action: actions.ChooseGroupArea) -> None:
    """Set which area the group is for."""
    chat_id = pressed_in(update)
    connected = await context.write(
        connecting.choose_region,
        telegram_id=chat_id,
        region_id=action.region_id or None,
        asker=await asker_for(context, chat_id),
        now=context.now,
    )
    await show_saved(context, connected)


async def disconnect(update: Update, context: CivicContext, _action: actions.DisconnectGroup) -> None:
    """Let the group be none of the place's any more."""
    chat_id = pressed_in(update)
    asker = await asker_for(context, chat_id)
    await context.write(connecting.disconnect, telegram_id=chat_id, asker=asker, now=context.now)
    await context.replace(screens.disconnected(context.text))


async def close(update: Update, context: CivicContext, _action: actions.CloseSetUp) -> None:
    """Be done with the set-up."""
    await _see(update, context)
    await context.replace(screens.done(context.text))


async def staff_here(update: Update, context: CivicContext, _action: actions.StaffWorksHere) -> None:
    """Make the group where this is pressed the staff chat."""
    chat = update.effective_chat
    if chat is None:
        return
    group = _group(chat, bot_is_admin=await _is_in_charge(context, chat.id, context.bot.id))
    staff = await context.write(connecting.connect_staff, group, **here(context))
    await furnishing.make_topics(context.bot, context.civic, staff)
    await context.replace(screens.staff_works_here(context.text))


async def _keep_staff_chat(context: CivicContext, group: Group) -> None:
    """Make good what the staff chat lacks, whoever says that this is it: the settings, or an admin before."""
    await furnishing.take_on(context.bot, context.civic, group)


async def offer_pickers(_update: Update, context: CivicContext) -> None:
    """Offer Telegram's own pickers."""
    await context.write(connecting.offer, **by(context))
    is_admin = context.arrival is not None and Role.ADMIN in context.arrival.roles
    await context.send(screens.pickers(context.text, is_admin=is_admin))


async def press_pickers(update: Update, context: CivicContext, _action: actions.ShowPickers) -> None:
    """Offer Telegram's own pickers."""
    await offer_pickers(update, context)


async def put_away(_update: Update, context: CivicContext) -> None:
    """Put the pickers away: nothing was connected."""
    await context.write(starting.stop, person_id=context.person_id)
    await context.send(screens.nothing_connected(context.text))


async def picked(update: Update, context: CivicContext) -> None:
    """Connect the chat that somebody picked; whether it is theirs is asked of Telegram, not of the picker."""
    shared = update.message.chat_shared if update.message else None
    if shared is None:
        return
    chat = await _chat(context, shared.chat_id)
    group = _group(chat, bot_is_admin=await _is_in_charge(context, chat.id, context.bot.id))
    if shared.request_id in (screens.Request.STAFF_FORUM, screens.Request.STAFF_GROUP):
        await _connect_staff(context, group)
        return
    asker, usual = await asker_for(context, chat.id), context.civic.settings.group_posts_per_day
    connected = await context.write(connecting.connect, group, asker=asker, now=context.now, usual_posts=usual)
    await context.send(screens.connected(connected.chat, context.text))
    flow = context.arrival.flow if context.arrival else None
    if flow is not None and chat.id in flow.draft.get(connecting.UNGREETED, ()):
        hello = screens.hello(context.text, posts_per_day=connected.chat.posts_per_day)
        await context.civic.presenter.send(chat.id, hello, language=context.text.language, now=context.now)


async def _connect_staff(context: CivicContext, group: Group) -> None:
    chat = await context.write(connecting.connect_staff, group, **here(context))
    has_topics = await furnishing.make_topics(context.bot, context.civic, chat)
    await context.send(screens.keys_away(context.text))
    await context.send(screens.staff_connected(chat, context.text, has_topics=has_topics))


async def make_topics(_update: Update, context: CivicContext, _action: actions.MakeTopics) -> None:
    """Try again to make the topics of the staff chat."""
    staff = await context.read(connecting.staff_chat, **here(context))
    has_topics = await furnishing.make_topics(context.bot, context.civic, staff)
    if not has_topics:
        await context.toast("connect-topics-still-missing", is_alert=True)
        return
    await context.show(screens.topics_made(context.text))


def _panel(connected: Connected, context: CivicContext) -> Screen:
    is_admin = context.arrival is not None and Role.ADMIN in context.arrival.roles
    return screens.panel(connected, context.text, may_be_staff=is_admin)


async def show_saved(context: CivicContext, connected: Connected) -> None:
    """Show the panel as it is now."""
    await context.toast("group-saved")
    await context.replace(_panel(connected, context))


async def _see(update: Update, context: CivicContext) -> Connected:
    chat_id = pressed_in(update)
    asker = await asker_for(context, chat_id)
    return await context.read(connecting.see, telegram_id=chat_id, asker=asker, now=context.now)


def pressed_in(update: Update) -> int:
    """Return the group where a button was pressed, by Telegram's id."""
    if (chat := update.effective_chat) is None:
        raise Refused(Reason.GROUP_ONLY)
    return chat.id


async def asker_for(context: CivicContext, chat_id: int) -> Asker:
    """Return who asks; whether the group is theirs is asked of Telegram at this very moment."""
    telegram_id = context.arrival.person.telegram_id if context.arrival else 0
    return Asker(context.person_id, context.place, await _is_in_charge(context, chat_id, telegram_id))


async def _is_in_charge(context: CivicContext, chat_id: int, telegram_id: int) -> bool:
    try:
        found = await context.bot.get_chat_member(chat_id, telegram_id)
    except (BadRequest, Forbidden):
        return False
    return found.status in IN_CHARGE


async def _chat(context: CivicContext, chat_id: int) -> ChatFullInfo:
    try:
        return await context.bot.get_chat(chat_id)
    except (BadRequest, Forbidden) as absence:
        raise Refused(Reason.NOT_A_MEMBER) from absence


def _group(chat: TelegramChat | ChatFullInfo, *, bot_is_admin: bool) -> Group:
    return Group(chat.id, _kind(chat), chat.title or "", bot_is_admin)


def _kind(chat: TelegramChat | ChatFullInfo) -> ChatKind:
    if chat.type == ChatType.CHANNEL:
        return ChatKind.CHANNEL
    return ChatKind.FORUM if chat.is_forum else ChatKind.GROUP


COMMANDS: dict[str, Callback] = {"/setup": set_up, "/quiet": show_quiet}
PRESSES = {
    actions.SetUpHere: press_set_up,
    actions.ShowPosts: press_posts,
    actions.LimitPosts: limit_posts,
    actions.ShowGroupAreas: press_areas,
    actions.ChooseGroupArea: choose_area,
    actions.DisconnectGroup: disconnect,
    actions.CloseSetUp: close,
    actions.StaffWorksHere: staff_here,
    actions.ShowPickers: press_pickers,
    actions.MakeTopics: make_topics,
}
IN_COMPANY = tuple(action for action in PRESSES if action not in (actions.ShowPickers, actions.MakeTopics))
STEPS: dict[str, Callback] = {connecting.STEP: put_away}
STOPS: dict[str, Callback] = {connecting.STEP: put_away}
QUESTIONS: dict[str, Callback] = {connecting.STEP: offer_pickers}
LINKS: dict[str, Callback] = {"setup": offer_pickers}
