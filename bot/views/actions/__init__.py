"""Buttons as values: one frozen class each, packed into at most 64 readable bytes and never trusted on their return."""

from bot.views.actions import (
    announced,
    browsing,
    commenting,
    connecting,
<<<<<<< HEAD
    consulting,
=======
    drawing_lots,
>>>>>>> 6921231 (Draw lots for the seats of a consultation, so that anybody can check it)
    following,
    forgetting,
    helping,
    listening,
    moderating,
    planning,
    proposing,
    reporting,
    searching,
    settings,
    sharing,
    signing,
    staffing,
    starting,
)
from bot.views.actions.base import ACTIONS, STAYS, Action, unpack

# Whoever reads a button knows all of them: every capability's buttons are registered here.
CAPABILITIES = (
    announced,
    browsing,
    commenting,
    connecting,
<<<<<<< HEAD
    consulting,
=======
    drawing_lots,
>>>>>>> 6921231 (Draw lots for the seats of a consultation, so that anybody can check it)
    following,
    forgetting,
    helping,
    listening,
    moderating,
    planning,
    proposing,
    reporting,
    searching,
    settings,
    sharing,
    signing,
    staffing,
    starting,
)

__all__ = ["ACTIONS", "CAPABILITIES", "STAYS", "Action", "unpack"]
