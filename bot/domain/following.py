"""Who wants to hear what: one rule for the idea's author, for followers, and for everybody's own settings."""

from dataclasses import dataclass

from storage.tables import Volume

HEARS_DETAILS = frozenset({Volume.EVERYTHING})
ONLY_OWN = frozenset({Volume.DIGEST, Volume.NOTHING})  # as a setting for everything: "Only replies to me", "Nothing"
HEARS_NEWS = frozenset({Volume.EVERYTHING, Volume.IMPORTANT, Volume.DIGEST})


def volumes_for(*, is_news: bool) -> frozenset[Volume]:
    """Return the volumes that let this through: news (reached, ended, replied), or details (a milestone on the way)."""
    return HEARS_NEWS if is_news else HEARS_DETAILS


def first_volume(overall: Volume) -> Volume:
    """Return how much somebody hears of an idea they begin to follow: as much as they like to hear at all."""
    return Volume.IMPORTANT if overall is Volume.NOTHING else overall


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties somebody to an idea: it is theirs, they signed it, they follow it so loudly."""

    is_own: bool = False
    has_signed: bool = False
    followed: Volume | None = None


def wants(tie: Tie, *, overall: Volume, replies_to_own: bool, is_news: bool) -> bool:
    """Return whether somebody wants to hear this about an idea.

    What becomes of one's own idea is a switch of its own: it is on unless somebody turned it off or muted that
    very idea, whatever else they have silenced. Whoever signed hears the news, unless they muted the idea.
    """
    if tie.is_own and replies_to_own:
        return tie.followed is not Volume.NOTHING
    if overall in ONLY_OWN:
        return False
    if tie.followed is None:
        return tie.has_signed and is_news
    return tie.followed in volumes_for(is_news=is_news)
