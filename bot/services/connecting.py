"""Groups, forums and channels: becoming part of the place, saying how much they want to hear, and leaving it."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import connecting as rules
from bot.domain.connecting import Asker, Connected, Group
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.services import permitting
from storage import audit, cards, chats, flows, outbox, places
from storage.tables import Chat, ChatRole, Person, TopicPurpose

STEP = "connecting.pick"
UNGREETED = "ungreeted"
STAFF_TOPICS = (TopicPurpose.REVIEW, TopicPurpose.ANNOUNCEMENTS, TopicPurpose.ALERTS)


def offer(db: Session, *, person_id: int, now: datetime) -> None:
    """Ask somebody which of their chats to connect."""
    flows.ask(db, person_id=person_id, step=STEP, draft={}, now=now)


def greet_later(db: Session, *, telegram_id: int, person_id: int, now: datetime) -> None:
    """Note that a group has not been greeted: whoever is choosing it with a picker says next what it is for."""
    flow = flows.current(db, person_id)
    if flow is not None and flow.step == STEP:
        ungreeted = [*flow.draft.get(UNGREETED, ()), telegram_id]
        flows.ask(db, person_id=person_id, step=STEP, draft={UNGREETED: ungreeted}, now=now)


def note_arrival(db: Session, group: Group, *, now: datetime) -> bool:
    """Remember a chat the bot is part of; return whether it has only just come, or come back."""
    known = chats.by_telegram_id(db, group.telegram_id)
    is_new = known is None or known.left_at is not None
    chat = chats.remember(db, telegram_id=group.telegram_id, kind=group.kind, title=group.title)
    chat.bot_is_admin = group.bot_is_admin
    db.add(chat)
    if is_new:
        audit.append(db, actor=None, verb="chat.joined", subject=f"chat:{chat.id}", now=now)
    return is_new


def note_departure(db: Session, *, telegram_id: int, now: datetime) -> None:
    """Note that the bot is no longer part of a chat."""
    chat = chats.by_telegram_id(db, telegram_id)
    if chat is None or chat.left_at is not None:
        return
    chats.mark_left(db, telegram_id, now=now)
    audit.append(db, actor=None, verb="chat.left", subject=f"chat:{chat.id}", now=now)


def follow_move(db: Session, *, old_telegram_id: int, new_telegram_id: int) -> None:
    """Follow a group that has become a supergroup."""
    chats.follow_move(db, old_telegram_id=old_telegram_id, new_telegram_id=new_telegram_id)


def connect(db: Session, group: Group, *, asker: Asker, now: datetime, usual_posts: int = 1) -> Connected:
    """Make a chat a group of the place, which hears as many unasked posts a day as is usual there.

    Raises: Refused(Reason.GROUP_ADMINS_ONLY), Refused(Reason.STAFF_WORKS_THERE)
    """
    _require(db, asker, own=Act.CONNECT_OWN_GROUP, any_one=Act.CONNECT_GROUP, now=now)
    note_arrival(db, group, now=now)
    chat = _known(db, group.telegram_id)
    if chat.role is ChatRole.STAFF:
        raise Refused(Reason.STAFF_WORKS_THERE)
    _close_question(db, asker.person_id)
    if chat.role is not ChatRole.COMMUNITY:
        chat.posts_per_day = rules.posts_per_day(usual_posts)
        _give_role(db, chat, ChatRole.COMMUNITY, person_id=asker.person_id, now=now)
    return _seen(db, chat)


def disconnect(db: Session, *, telegram_id: int, asker: Asker, now: datetime) -> Connected:
    """Let a chat be none of the place's any more. Raises: Refused(Reason.GROUP_ADMINS_ONLY)"""
    _require(db, asker, own=Act.SET_OWN_GROUP, any_one=Act.SET_GROUP, now=now)
    chat = _known(db, telegram_id)
    chat.role, chat.connected_at = ChatRole.NONE, None
    db.add(chat)
    actor = db.get(Person, asker.person_id)
    audit.append(db, actor=actor, verb="chat.disconnected", subject=f"chat:{chat.id}", now=now)
    return _seen(db, chat)


def limit_posts(db: Session, *, telegram_id: int, posts: int, asker: Asker, now: datetime) -> Connected:
    """Set how many unasked posts a day a chat gets, none to three. Raises: Refused(Reason.GROUP_ADMINS_ONLY)"""
    _require(db, asker, own=Act.SET_OWN_GROUP, any_one=Act.SET_GROUP, now=now)
    chat = _known(db, telegram_id)
    chat.posts_per_day = rules.posts_per_day(posts)
    db.add(chat)
    return _seen(db, chat)


def choose_region(db: Session, *, telegram_id: int, region_id: int | None, asker: Asker, now: datetime) -> Connected:
    """Set which area a chat is for; None: the whole place. Raises: Refused(Reason.GROUP_ADMINS_ONLY)"""
    _require(db, asker, own=Act.SET_OWN_GROUP, any_one=Act.SET_GROUP, now=now)
    chat = _known(db, telegram_id)
    chat.region_id = region_id if places.region_name(db, region_id) else None
    db.add(chat)
    return _seen(db, chat)


def choose_topic(db: Session, *, telegram_id: int, thread_id: int | None, asker: Asker, now: datetime) -> Connected:
    """Let announcements come into this topic of a forum; None: into General. Raises: Refused(GROUP_ADMINS_ONLY)"""
    _require(db, asker, own=Act.SET_OWN_GROUP, any_one=Act.SET_GROUP, now=now)
    chat = _known(db, telegram_id)
    chats.set_topic(db, chat.id or 0, TopicPurpose.ANNOUNCEMENTS, thread_id=thread_id)
    return _seen(db, chat)


def see(db: Session, *, telegram_id: int, asker: Asker, now: datetime) -> Connected:
    """Return a chat as its admins see it. Raises: Refused(Reason.GROUP_ADMINS_ONLY)"""
    _require(db, asker, own=Act.SET_OWN_GROUP, any_one=Act.SET_GROUP, now=now)
    return _seen(db, _known(db, telegram_id))


def posts_in(db: Session, *, telegram_id: int, usual: int) -> int:
    """Return how many unasked posts a day a group hears; one that nobody has connected is told what is usual."""
    chat = chats.by_telegram_id(db, telegram_id)
    return chat.posts_per_day if chat is not None and chat.role is ChatRole.COMMUNITY else usual


def connect_staff(db: Session, group: Group, *, person_id: int, place: Place, now: datetime) -> Chat:
    """Make a chat the place where the staff works. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.CONNECT_STAFF, now=now, place=place)
    _close_question(db, person_id)
    return _take_on_staff(db, group, person_id=person_id, now=now)


def connect_named_staff(db: Session, group: Group, *, now: datetime) -> Chat:
    """Make the chat that the settings name the staff chat."""
    return _take_on_staff(db, group, person_id=None, now=now)


def staff_chat(db: Session, *, person_id: int, place: Place, now: datetime) -> Chat | None:
    """Return the chat where the staff works. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.CONNECT_STAFF, now=now, place=place)
    return chats.staff_chat(db)


def missing_topics(db: Session, *, chat_id: int) -> list[TopicPurpose]:
    """Return which topics the staff chat still lacks."""
    held = {purpose: chats.topic_for(db, chat_id, purpose) for purpose in STAFF_TOPICS}
    return [purpose for purpose, topic in held.items() if topic is None or topic.thread_id is None]


def keep_topics(db: Session, *, chat_id: int, threads: dict[TopicPurpose, int], now: datetime) -> None:
    """Remember the topics that were made in the staff chat, and let what waited for them go out."""
    for purpose, thread_id in threads.items():
        chats.set_topic(db, chat_id, purpose, thread_id=thread_id)
    outbox.wake_unaddressed(db, now=now)


def _take_on_staff(db: Session, group: Group, *, person_id: int | None, now: datetime) -> Chat:
    note_arrival(db, group, now=now)
    chat = _known(db, group.telegram_id)
    if chat.role is not ChatRole.STAFF:
        _give_role(db, chat, ChatRole.STAFF, person_id=person_id, now=now)
        cards.strike_chat(db, chat.telegram_id)
    outbox.wake_unaddressed(db, now=now)
    return chat


def _give_role(db: Session, chat: Chat, role: ChatRole, *, person_id: int | None, now: datetime) -> None:
    chats.connect(db, chat, role=role, now=now)
    actor = db.get(Person, person_id) if person_id is not None else None
    audit.append(db, actor=actor, verb="chat.connected", subject=f"chat:{chat.id}", now=now, details={"role": role})


def _require(db: Session, asker: Asker, *, own: Act, any_one: Act, now: datetime) -> None:
    """Ask the table: group admins for their own group, admins of the place for any.

    Raises: Refused(Reason.GROUP_ADMINS_ONLY)
    """
    if asker.is_group_admin:
        permitting.require(db, person_id=asker.person_id, act=own, owner_id=asker.person_id, now=now, place=asker.place)
        return
    try:
        permitting.require(db, person_id=asker.person_id, act=any_one, now=now, place=asker.place)
    except Refused as refusal:
        raise Refused(Reason.GROUP_ADMINS_ONLY) from refusal


def _close_question(db: Session, person_id: int) -> None:
    """Close the question which chat to connect; another one that is open stays."""
    flow = flows.current(db, person_id)
    if flow is not None and flow.step == STEP:
        flows.close(db, person_id)


def _known(db: Session, telegram_id: int) -> Chat:
    chat = chats.by_telegram_id(db, telegram_id)
    if chat is None:
        raise Refused(Reason.NOT_A_MEMBER)
    return chat


def _seen(db: Session, chat: Chat) -> Connected:
    db.flush()
    return Connected(chat, places.region_name(db, chat.region_id), tuple(places.regions(db)))
