"""How loudly somebody follows a thing when they begin to."""

from storage.tables import Volume

AUDIBLE = frozenset({Volume.EVERYTHING, Volume.IMPORTANT, Volume.DIGEST})


def first_volume(overall: Volume) -> Volume:
    """Return how much somebody hears of a thing they begin to follow: everything if that is how they like it."""
    return Volume.EVERYTHING if overall is Volume.EVERYTHING else Volume.IMPORTANT
