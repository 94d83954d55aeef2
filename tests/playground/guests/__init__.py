"""Bots of other people's making, as their libraries' guides teach it; they know nothing of the playground."""
