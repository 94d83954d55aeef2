"""Step 2 of the announcement wizard: whom it is for, with live counts on every button."""

from bot.domain.announcing import Case, Choices
from bot.domain.segmenting import Choice, Join, Places, Segment, SegmentKind
from bot.domain.titles import shorten
from bot.views import doors
from bot.views.actions import announcing as actions
from bot.views.actions.connecting import ShowPickers
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Html, Texts
from storage.tables import Chat, ChatKind

NAME_CHARACTERS, TITLE_CHARACTERS = 17, 22
BY_IDEA = (SegmentKind.FOLLOWERS, SegmentKind.SIGNERS)
BY_NUMBER = (*BY_IDEA, SegmentKind.PARTICIPANTS)
BY_KIND = {
    SegmentKind.REGION: "segment-by-area-button",
    SegmentKind.TOPIC: "segment-by-topic-button",
    SegmentKind.FOLLOWERS: "segment-followers-button",
    SegmentKind.SIGNERS: "segment-signers-button",
    SegmentKind.PARTICIPANTS: "segment-participants-button",
}
QUESTIONS = {
    SegmentKind.EVERYONE: "segment-which-people",
    SegmentKind.REGION: "segment-which-area",
    SegmentKind.TOPIC: "segment-which-topic",
    SegmentKind.ROLE: "segment-which-role",
    SegmentKind.FOLLOWERS: "segment-which-followed",
    SegmentKind.SIGNERS: "segment-which-signed",
    SegmentKind.PARTICIPANTS: "segment-which-consultation",
}


def kinds(choices: Choices, text: Texts, *, join: Join = Join.OR) -> Screen:
    """Ask whom an announcement is for, or which group of people to join to those chosen."""
    number, is_first = choices.case.number, not choices.case.segments
    by_kind = [Button(text.plain(label), actions.ShowSegments(number, join, kind)) for kind, label in BY_KIND.items()]
    roles = Button(text.plain("segment-roles-button"), actions.ShowSegments(number, join, SegmentKind.ROLE))
    places = Button(text.plain("segment-places-button"), actions.ShowPlaces(number))
    back = actions.LeaveText(number) if is_first else actions.ShowJoins(number)
    words = text("segment-question") if is_first else text("segment-joined", join=join.name.lower())
    lines = [_everyone(choices, text, join) if is_first else None, *by_kind[:2], *by_kind[2:]]
    members = _members(choices, text, join)
    return Screen(words, rows(*lines, members, roles, places if is_first else None, doors.back(text, back)))


def _everyone(choices: Choices, text: Texts, join: Join) -> Button:
    label = text.plain("segment-everyone-button", people=choices.everyone)
    return Button(label, actions.AddSegment(choices.case.number, join, SegmentKind.EVERYONE, 0))


def _members(choices: Choices, text: Texts, join: Join) -> Button:
    label = text.plain("segment-members-button", people=choices.members)
    return Button(label, actions.AddSegment(choices.case.number, join, SegmentKind.ROLE, 0))


def joins(choices: Choices, text: Texts) -> Screen:
    """Show whom an announcement is for, and how other people can be joined to them."""
    case = choices.case
    ways = [
        Button(text.plain(f"segment-join-{join.name.lower()}-button"), actions.ShowKinds(case.number, join))
        for join in Join
    ]
    over = Button(text.plain("segment-over-button"), actions.StartOver(case.number))
    places = Button(text.plain("segment-places-button"), actions.ShowPlaces(case.number))
    words = text("segment-so-far", audience=audience(case, text), people=case.reach.people)
    return Screen(words, rows(*ways, over, places, doors.back(text, actions.SeePreview(case.number))))


def one_of(
    number: int, segment: Segment, choices: tuple[Choice, ...], text: Texts, *, is_private: bool = True
) -> Screen:
    """Ask which area, topic, role or idea; of ideas the number may be typed."""
    lines = [_choice(number, segment, one, text) for one in choices]
    asked = text(QUESTIONS[segment.kind])
    if segment.kind in BY_NUMBER:
        titles = [
            text("segment-idea-line", number=str(one.number), title=one.name, people=one.people) for one in choices
        ]
        how = text("segment-idea-here" if is_private else "segment-idea-reply")
        how = how if segment.kind in BY_IDEA else Html("")
        asked = Html("\n\n".join(part for part in (asked, "\n".join(titles), how) if part))
    back = doors.back(text, actions.ShowKinds(number, segment.join))
    return Screen(asked, rows(*lines, back))


def _choice(number: int, segment: Segment, one: Choice, text: Texts) -> Button:
    action = actions.AddSegment(number, segment.join, segment.kind, one.number)
    if segment.kind in BY_NUMBER:
        return Button(text.plain("segment-number-button", number=str(one.number), people=one.people), action)
    name = text.plain(f"segment-role-{one.name}") if segment.kind is SegmentKind.ROLE else one.name
    shown = shorten(name, limit=NAME_CHARACTERS)
    return Button(text.plain("segment-one-button", name=shown, people=one.people), action)


def places(found: Places, text: Texts) -> Screen:
    """Show the connected groups and channels, each with whether it is chosen; a chat is connected by a picker."""
    lines = [
        Button(
            text.plain(
                "segment-place-button",
                name=shorten(chat.title, limit=TITLE_CHARACTERS - 2),
                chosen="yes" if chat.id in found.chosen else "no",
            ),
            actions.TogglePlace(found.number, chat.id or 0),
        )
        for chat in found.chats
    ]
    connect = Button(text.plain("admin-connect-button"), ShowPickers())
    done = Button(text.plain("segment-places-done-button"), actions.SeePreview(found.number))
    words = text("segment-places" if found.chats else "segment-no-places")
    back = doors.back(text, actions.ShowAudience(found.number))
    return Screen(words, rows(*lines, connect, done if found.chosen else None, back))


def audience(case: Case, text: Texts) -> Html:
    """Return in words whom an announcement is for."""
    said = Html("")
    for named in case.segments:
        one = phrase(named.segment, named.name, text)
        said = text(f"segment-{named.segment.join.name.lower()}", before=said, this=one) if said else one
    return said


def phrase(segment: Segment, name: str, text: Texts) -> Html:
    """Return one group of people in words."""
    match segment.kind:
        case SegmentKind.EVERYONE:
            return text("segment-of-everyone")
        case SegmentKind.REGION:
            return text("segment-of-area", name=name)
        case SegmentKind.TOPIC:
            return text("segment-of-topic", name=name)
        case SegmentKind.ROLE:
            return text(f"segment-role-{name}")
        case SegmentKind.FOLLOWERS:
            return text("segment-of-followers", number=str(segment.number))
        case SegmentKind.SIGNERS:
            return text("segment-of-signers", number=str(segment.number))
        case SegmentKind.PARTICIPANTS:
            return text("segment-of-participants", number=str(segment.number))


def titles_of(chats: tuple[Chat, ...], text: Texts) -> str:
    """Return the names of chats as one list."""
    channels = {chat.id for chat in chats if chat.kind is ChatKind.CHANNEL}
    names = [text.plain("segment-channel", name=chat.title) if chat.id in channels else chat.title for chat in chats]
    return ", ".join(names)
