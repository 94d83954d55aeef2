"""What we measure ourselves against: the bot of most tutorials, and a webhook that remembers nothing."""
