"""The clockwork: what runs, and how often."""
