"""Buttons as values: one frozen class each, packed into at most 64 readable bytes and never trusted on their return."""

from bot.views.actions import (
    announced,
    announcing,
    broadcasting,
    browsing,
    commenting,
    connecting,
    consulting,
    drawing_lots,
    following,
    forgetting,
    helping,
    listening,
    moderating,
    planning,
    proposing,
    redelivering,
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
    announcing,
    broadcasting,
    browsing,
    commenting,
    connecting,
    consulting,
    drawing_lots,
    following,
    forgetting,
    helping,
    listening,
    moderating,
    planning,
    proposing,
    redelivering,
    reporting,
    searching,
    settings,
    sharing,
    signing,
    staffing,
    starting,
)

__all__ = ["ACTIONS", "CAPABILITIES", "STAYS", "Action", "unpack"]
