"""The screen in the room: the button that puts a view there, and what people see from their seats."""

from dataclasses import dataclass

from bot.domain.projecting import Wall
from bot.domain.titles import shorten
from bot.domain.transcribing import Said
from bot.views.actions.projecting import ProjectView
from bot.views.screens import Button
from bot.views.speaking import who
from bot.views.texts import Texts

WORDS_CHARACTERS = 600  # what can be read from the last row
SPEAK_LINK = "c{number}speak"


@dataclass(frozen=True, slots=True)
class Shown:
    """A view on the wall: whose it is, its words, and what hangs on it."""

    number: int
    head: str
    words: str
    subtopic: str
    said: Said


@dataclass(frozen=True, slots=True)
class Projected:
    """The wall in words."""

    title: str
    theme: str
    where: str
    invitation: str
    link: str
    shown_link: str
    empty: str
    views: tuple[Shown, ...]


def button(number: int, text: Texts, *, is_up: bool) -> Button:
    """Put a view on the screen, or take it off."""
    label = "project-off-button" if is_up else "project-on-button"
    return Button(text.plain(label), ProjectView(number, int(not is_up)))


def on_screen(number: int, text: Texts) -> Button | None:
    """Lead to the screen in the room, where the place has pages."""
    address = text.page(f"/c/{number}/screen")
    return Button(text.plain("project-open-button"), url=address) if address else None


def projected(wall: Wall, text: Texts) -> Projected:
    """Return what people in the room read."""
    found, titles = wall.consultation, {each.id: each.title for each in wall.subtopics}
    number = str(found.id)
    link = text.link_to(SPEAK_LINK.format(number=number)) if text.username else ""
    stage = text.plain("project-stage", name=wall.stage.name) if wall.stage else ""
    return Projected(
        title=text.plain("project-title", theme=found.theme),
        theme=found.theme,
        where=" ".join(part for part in (text.plain("project-number", number=number), stage) if part),
        invitation=text.plain("project-invitation" if wall.can_speak else "project-reading"),
        link=link,
        shown_link=link.removeprefix("https://").split("?")[0],
        empty=text.plain("project-empty"),
        views=tuple(_shown(said, titles.get(said.subtopic, ""), text) for said in wall.views),
    )


def _shown(said: Said, title: str, text: Texts) -> Shown:
    speaker = said.speaker
    name = who(speaker.badge, speaker.name, speaker.region, text)
    words = shorten(said.words, limit=WORDS_CHARACTERS)
    return Shown(said.number, text.plain("project-who", number=str(said.number), who=name), words, title, said)
