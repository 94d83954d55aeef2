"""Conversations: people press buttons, and the real bot answers over HTTP."""
