"""Groups, channels and the staff chat: hello, set-up and Telegram's own pickers."""

from enum import IntEnum

from bot.domain.connecting import MOST_POSTS_PER_DAY, Connected
from bot.views import doors
from bot.views.actions import connecting as actions
from bot.views.actions.helping import ShowGroupHelp
from bot.views.actions.staffing import ShowControlRoom
from bot.views.screens import Button, Key, Pick, Screen, rows
from bot.views.texts import Texts
from storage.tables import Chat, ChatKind, TopicPurpose


class Request(IntEnum):
    """What a picker was opened for; Telegram hands the number back with the chat."""

    GROUP = 1
    STAFF_FORUM = 2
    STAFF_GROUP = 3
    CHANNEL = 4


def hello(text: Texts, *, posts_per_day: int) -> Screen:
    """Introduce the bot to a group it has just been added to."""
    set_up = Button(text.plain("group-set-up-button"), actions.SetUpHere())
    what = Button(text.plain("group-what-button"), ShowGroupHelp())
    return Screen(text("group-hello", posts=posts_per_day), rows(set_up, what), silent=True)


def panel(connected: Connected, text: Texts, *, may_be_staff: bool) -> Screen:
    """Show the group's admins what is set."""
    area = connected.region or text.plain("settings-whole-place")
    posts = Button(text.plain("group-posts-button"), actions.ShowPosts())
    areas = Button(text.plain("group-area-button"), actions.ShowGroupAreas())
    staff = Button(text.plain("group-staff-button"), actions.StaffWorksHere())
    here = Button(text.plain("group-topic-button"), actions.AnnounceInTopic())
    disconnect = Button(text.plain("group-disconnect-button"), actions.DisconnectGroup())
    done = Button(text.plain("group-done-button"), actions.CloseSetUp())
    is_forum = connected.chat.kind is ChatKind.FORUM
    words = text("group-panel", area=area, posts=connected.chat.posts_per_day)
    return Screen(
        words, rows(posts, areas, here if is_forum else None, staff if may_be_staff else None, disconnect, done)
    )


def posts(text: Texts) -> Screen:
    """Ask how much the group wants to hear unasked."""
    choices = [
        Button(text.plain("group-posts-count-button", posts=count), actions.LimitPosts(count))
        for count in range(MOST_POSTS_PER_DAY + 1)
    ]
    back = doors.back(text, actions.SetUpHere())
    return Screen(text("group-choose-posts"), rows(tuple(choices[:2]), tuple(choices[2:]), back))


def areas(connected: Connected, text: Texts) -> Screen:
    """Ask which area the group is for."""
    choices = [Button(region.name, actions.ChooseGroupArea(region.id or 0)) for region in connected.regions]
    whole = Button(text.plain("group-area-whole-button"), actions.ChooseGroupArea(0))
    back = doors.back(text, actions.SetUpHere())
    return Screen(text("group-choose-area"), rows(*choices, whole, back))


def disconnected(text: Texts) -> Screen:
    """Confirm that the group is none of the place's any more."""
    return Screen(text("group-disconnected"))


def done(text: Texts) -> Screen:
    """Be done with the set-up of a group."""
    return Screen(text("group-done"))


def pickers(text: Texts, *, is_admin: bool) -> Screen:
    """Offer Telegram's own pickers: nobody types an id."""
    group = Key(text.plain("connect-group-key"), Pick.GROUP, Request.GROUP)
    cancel = Key(text.plain("connect-cancel-key"))
    if not is_admin:
        return Screen(text("connect-choose"), keys=((group,), (cancel,)))
    staff = Key(text.plain("connect-staff-key"), Pick.FORUM, Request.STAFF_FORUM)
    plain = Key(text.plain("connect-staff-plain-key"), Pick.GROUP, Request.STAFF_GROUP)
    channel = Key(text.plain("connect-channel-key"), Pick.CHANNEL, Request.CHANNEL)
    return Screen(text("connect-choose-admin"), keys=((staff,), (plain,), (group,), (channel,), (cancel,)))


def nothing_connected(text: Texts) -> Screen:
    """Put the pickers away."""
    return Screen(text("connect-cancelled"), removes_keys=True)


def keys_away(text: Texts) -> Screen:
    """Thank for the choice, and put the pickers away: a message with buttons cannot do both."""
    return Screen(text("connect-taken"), removes_keys=True)


def connected(chat: Chat, text: Texts) -> Screen:
    """Confirm a group or channel that was picked."""
    text_id = "connect-done-channel" if chat.kind is ChatKind.CHANNEL else "connect-done-group"
    return Screen(text(text_id, title=chat.title, posts=chat.posts_per_day), removes_keys=True)


def staff_connected(chat: Chat, text: Texts, *, has_topics: bool) -> Screen:
    """Confirm the staff chat, and say how to switch topics on if it has none."""
    words = text("connect-done-staff", title=chat.title, topics="made" if has_topics else "none")
    room = Button(text.plain("start-back-button"), ShowControlRoom())
    if has_topics:
        return Screen(words, rows(room))
    again = Button(text.plain("connect-topics-button"), actions.MakeTopics())
    return Screen(words, rows(again, room))


def topics_made(text: Texts) -> Screen:
    """Confirm the topics of the staff chat."""
    return Screen(text("connect-topics-made"), rows(Button(text.plain("start-back-button"), ShowControlRoom())))


def topic_name(purpose: TopicPurpose, text: Texts) -> str:
    """Return what the topic for this purpose is called."""
    return text.plain(f"connect-topic-{purpose.value}")


def staff_works_here(text: Texts) -> Screen:
    """Introduce the bot to the chat where the staff works from now on."""
    return Screen(text("help-staff"), silent=True)


def come_in_person(text: Texts, *, payload: str = "") -> Screen:
    """Ask an anonymous admin, or a channel, to come as themselves."""
    address = text.link_to(payload or "setup")
    return Screen(text("group-come-in-person"), rows(Button(text.plain("group-come-in-person-button"), url=address)))
