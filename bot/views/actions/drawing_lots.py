"""The buttons of drawing lots."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowDraws(Action, word="draws"):
    """Show the newest draws."""


@dataclass(frozen=True, slots=True)
class ShowDrawsOf(Action, word="drawsof"):
    """Show the draws of one consultation, and open a new one."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class OpenDraw(Action, word="draw"):
    """Show one draw."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class NewDraw(Action, word="newdraw"):
    """Ask what a new draw is to fill."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class EnterDraw(Action, word="enterdraw"):
    """Take a ticket."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class LeaveDraw(Action, word="leavedraw"):
    """Give one's ticket back."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class CloseDraw(Action, word="closedraw"):
    """Close the list of tickets."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class HoldDraw(Action, word="holddraw"):
    """Ask for the number nobody could know, and draw."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class TakeSeat(Action, word="takeseat"):
    """Take the seat one has drawn."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class DeclineSeat(Action, word="declineseat"):
    """Leave the seat to the next."""

    draw_id: int


@dataclass(frozen=True, slots=True)
class ProveDraw(Action, word="provedraw"):
    """Send everything by which the draw can be held again."""

    draw_id: int
