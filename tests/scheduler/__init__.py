"""The clockwork: what runs when, and what a failure stops."""
