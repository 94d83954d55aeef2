"""What every test may ask for: each room of the house brings its fixtures as a plugin."""

pytest_plugins = [
    "tests.fixtures.network",
    "tests.fixtures.logs",
    "tests.fixtures.storage",
    "tests.fixtures.inward",
    "tests.fixtures.outward",
    "tests.fixtures.conversation",
]
