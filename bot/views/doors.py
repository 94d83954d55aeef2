"""The buttons that lead elsewhere and look the same on every screen: Home, Back, Cancel, and the main ways in."""

from bot.views.actions.base import Action
from bot.views.actions.browsing import BrowseIdeas, ShowMine
from bot.views.actions.forgetting import ShowMyData
from bot.views.actions.proposing import SuggestIdea
from bot.views.actions.starting import CancelStep, GoHome, TryAgain
from bot.views.screens import Button, Style
from bot.views.texts import Texts


def home(text: Texts, *, is_back: bool = False) -> Button:
    """Lead back to the front door; on a panel that was opened from there it is called Back."""
    return Button(text.plain("start-back-button" if is_back else "start-home-button"), GoHome())


def back(text: Texts, action: Action) -> Button:
    """Lead back to the screen before."""
    return Button(text.plain("start-back-button"), action)


def cancel(text: Texts) -> Button:
    """Stop the question that is open."""
    return Button(text.plain("start-cancel-button"), CancelStep())


def suggest(text: Texts, *, is_primary: bool = False) -> Button:
    """Lead to writing an idea."""
    style = Style.SUCCESS if is_primary else None
    return Button(text.plain("start-suggest-button"), SuggestIdea(), style=style)


def browse(text: Texts) -> Button:
    """Lead to the open ideas."""
    return Button(text.plain("start-browse-button"), BrowseIdeas(0, 0, 0, 0))


def chat(text: Texts, *, payload: str = "") -> Button:
    """Lead from a group into the private chat."""
    address = text.link_to(payload) if payload else f"https://t.me/{text.username}"
    return Button(text.plain("start-open-chat-button"), url=address)


def mine(text: Texts) -> Button:
    """Lead to one's own ideas and signatures."""
    return Button(text.plain("start-mine-button"), ShowMine())


def my_data(text: Texts) -> Button:
    """Lead to what is kept of somebody."""
    return Button(text.plain("start-mydata-button"), ShowMyData())


def try_again(text: Texts) -> Button:
    """Lead back to where something went wrong."""
    return Button(text.plain("errors-try-again-button"), TryAgain())
