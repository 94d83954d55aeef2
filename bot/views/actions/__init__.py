"""Buttons as values: one frozen class each, packed into at most 64 readable bytes and never trusted when they come back."""

from bot.views.actions.base import ACTIONS, Action, unpack

__all__ = ["ACTIONS", "Action", "unpack"]
