"""The live stream of a stage: its button on cards, and the question about its address."""

from bot.views import doors
from bot.views.actions.streaming import AskStream
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Stage


def watch(stage: Stage | None, text: Texts) -> Button | None:
    """Lead to the live stream of the stage that is open, if it has one."""
    if stage is None or not stage.stream_url:
        return None
    return Button(text.plain("stream-watch-button"), url=stage.stream_url)


def button(stage: Stage, text: Texts) -> Button:
    """Be asked for the address of a stage's stream."""
    return Button(text.plain("stream-button"), AskStream(stage.consultation_id, stage.id or 0))


def ask(stage: Stage, text: Texts) -> Screen:
    """Ask for the address of a stage's live stream."""
    now = text("stream-now", link=stage.stream_url) if stage.stream_url else Html()
    return Screen(paragraphs(text("stream-ask", name=stage.name), now), rows(doors.cancel(text)))
