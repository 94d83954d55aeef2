"""Formatted text as Telegram reads it: three parse modes, given entities, and what it detects by itself."""
