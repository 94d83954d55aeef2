"""Drawing lots: the draw for everybody, the ticket for its holder, the steps for whoever runs it, and the proof."""

from dataclasses import asdict

import orjson

from bot.domain.drawing_lots import Listing, Proof, Seen
from bot.domain.titles import shorten
from bot.views import doors
from bot.views.actions.consulting import RunConsultation
from bot.views.actions.drawing_lots import (
    CloseDraw,
    DeclineSeat,
    EnterDraw,
    HoldDraw,
    LeaveDraw,
    NewDraw,
    OpenDraw,
    ProveDraw,
    ShowDraws,
    TakeSeat,
)
from bot.views.screens import Button, Media, Screen, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import AttachmentKind, Consultation, Draw, DrawState, SeatState

LABEL_CHARACTERS = 30


def listed(listing: Listing, text: Texts) -> Screen:
    """Show the newest draws; whoever may open one is asked for which consultation."""
    return _listed(listing, (doors.home(text),), text)


def listed_of(number: int, listing: Listing, text: Texts) -> Screen:
    """Show whoever leads a consultation its draws, and let them open a new one."""
    return _listed(listing, (doors.back(text, RunConsultation(number)), doors.home(text)), text)


def _listed(listing: Listing, leave: tuple[Button, ...], text: Texts) -> Screen:
    new = [
        Button(text.plain("lots-new-button", theme=shorten(each.theme, limit=LABEL_CHARACTERS)), NewDraw(each.id or 0))
        for each in listing.drawable
    ]
    if not listing.draws:
        return Screen(text("lots-none"), rows(*new, leave))
    numbers = [str(_number(seen)) for seen in listing.draws]
    lines = [
        text("lots-line", number=number, theme=seen.theme, state=seen.draw.state.value)
        for number, seen in zip(numbers, listing.draws, strict=True)
    ]
    buttons = [Button(text.plain("lots-open-button", number=number), OpenDraw(int(number))) for number in numbers]
    pairs = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return Screen(Html("\n".join([text("lots-title"), "", *lines])), rows(*pairs, *new, leave))


def draw(seen: Seen, text: Texts) -> Screen:
    """Show one draw: what it is for, how anybody can check it, and what one may do."""
    return Screen(Html("\n\n".join(_words(seen, text))), rows(*_buttons(seen, text), doors.home(text)))


def _words(seen: Seen, text: Texts) -> list[Html]:
    draw = seen.draw
    known = {"number": str(draw.id), "theme": seen.theme, "seats": draw.seats, "tickets": seen.tickets}
    words = [text("lots-head", **known)]
    words.append(text(f"lots-how-{draw.state.value}", witness=draw.witness_named, said=draw.witness, taken=seen.taken))
    words.append(text("lots-sealed", commitment=draw.commitment))
    if draw.list_digest:
        words.append(text("lots-list", digest=draw.list_digest))
    if seen.ticket is not None:
        words.append(
            text(f"lots-ticket-{seen.ticket.state.value}", code=seen.ticket.code, place=seen.ticket.place or 0)
        )
    return words


def _buttons(seen: Seen, text: Texts) -> list[Button | tuple[Button, ...]]:
    number, state, label = _number(seen), seen.draw.state, text.plain
    found: list[Button | tuple[Button, ...]] = []
    if state is DrawState.OPEN and seen.ticket is None:
        found.append(Button(label("lots-enter-button"), EnterDraw(number), style=Style.SUCCESS))
    if state is DrawState.OPEN and seen.ticket is not None:
        found.append(Button(label("lots-leave-button"), LeaveDraw(number)))
    if seen.ticket is not None and seen.ticket.state is SeatState.OFFERED:
        found.append(_seat_buttons(number, text))
    if seen.is_run_by_viewer and state is DrawState.OPEN:
        found.append(Button(label("lots-close-button"), CloseDraw(number)))
    if seen.is_run_by_viewer and state is DrawState.CLOSED:
        found.append(Button(label("lots-hold-button"), HoldDraw(number), style=Style.PRIMARY))
    if state is DrawState.DRAWN:
        found.append(Button(label("lots-prove-button"), ProveDraw(number)))
    return found


def _seat_buttons(number: int, text: Texts) -> tuple[Button, ...]:
    take = Button(text.plain("lots-take-button"), TakeSeat(number), style=Style.SUCCESS)
    return (take, Button(text.plain("lots-decline-button"), DeclineSeat(number)))


def on_card(held: Draw | None, text: Texts) -> Html:
    """Say on the card of a consultation that its seats are filled by lot, and how far that is."""
    return text("lots-card", seats=held.seats, state=held.state.value) if held is not None else Html()


def button(held: Draw | None, text: Texts, *, is_private: bool) -> Button | None:
    """Lead from the card of a consultation to its newest draw; from a group, by way of our chat."""
    if held is None:
        return None
    label, number = text.plain("lots-see-button"), held.id or 0
    return Button(label, OpenDraw(number)) if is_private else Button(label, url=text.link_to(f"draw_{number}"))


def ask_seats(consultation: Consultation, text: Texts) -> Screen:
    """Ask how many seats there are."""
    return Screen(text("lots-ask-seats", theme=consultation.theme), rows(doors.cancel(text)))


def ask_witness_named(seats: int, text: Texts) -> Screen:
    """Ask which number, unknown to everybody now, is to decide."""
    return Screen(text("lots-ask-witness-named", seats=seats), rows(doors.cancel(text)))


def ask_witness(seen: Seen, text: Texts) -> Screen:
    """Ask for that number."""
    return Screen(text("lots-ask-witness", witness=seen.draw.witness_named), rows(doors.cancel(text)))


def opened(seen: Seen, text: Texts) -> Screen:
    """Say that the draw is open, with the link that leads to it."""
    copy = Button(text.plain("lots-copy-button"), copy=text.link_to(f"draw_{_number(seen)}"))
    see = Button(text.plain("lots-see-button"), OpenDraw(_number(seen)))
    return Screen(text("lots-opened", number=str(_number(seen))), rows(copy, see, doors.home(text)), stays=True)


def offered(seen: Seen, text: Texts) -> Screen:
    """Tell somebody that they were drawn."""
    known = {"theme": seen.theme, "number": str(_number(seen)), "place": seen.ticket.place if seen.ticket else 0}
    see = Button(text.plain("lots-see-button"), OpenDraw(_number(seen)))
    return Screen(text("lots-offered", **known), rows(_seat_buttons(_number(seen), text), see))


def not_drawn(seen: Seen, text: Texts) -> Screen:
    """Tell somebody that they were not drawn, and may still be."""
    known = {"theme": seen.theme, "place": seen.ticket.place if seen.ticket else 0, "seats": seen.draw.seats}
    see = Button(text.plain("lots-see-button"), OpenDraw(_number(seen)))
    return Screen(text("lots-not-drawn", **known), rows(see))


def proof(found: Proof, text: Texts) -> Screen:
    """Send the proof as a file, with how to check it."""
    number = str(found.draw)
    content = orjson.dumps(asdict(found), option=orjson.OPT_INDENT_2)
    media = Media(AttachmentKind.DOCUMENT, content=content, name=text.plain("lots-proof-file", number=number))
    back = Button(text.plain("lots-see-button"), OpenDraw(found.draw))
    return Screen(text("lots-proof", number=number), rows(back, doors.home(text)), media=(media,))


def all_draws(text: Texts) -> Button:
    """Lead to the newest draws."""
    return Button(text.plain("lots-all-button"), ShowDraws())


def _number(seen: Seen) -> int:
    return seen.draw.id or 0
