"""What a reply to one of our messages is about: its own buttons say so, and a number may choose among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

NUMBERED = re.compile(r"^\s*(\d{1,9})[.):,]?\s+(?=\S)")
IN_LABEL = re.compile(r"(?<!\()\b(\d+)$")


class About(IntEnum):
    """What something said can be about. The numbers travel in buttons."""

    CONSULTATION = 1
    SUBTOPIC = 2
    VIEW = 3
    IDEA = 4
    REPLY = 5


# What a voice message, a picture or a place can be about: all that is spoken about; a comment and a question are words.
SPOKEN_ABOUT = (About.VIEW, About.SUBTOPIC, About.CONSULTATION)
# What says most precisely where words belong comes first; a way back to a bigger thing comes last.
PRECISE_FIRST = (About.REPLY, About.VIEW, About.SUBTOPIC, About.IDEA, About.CONSULTATION)


@dataclass(frozen=True, slots=True)
class Target:
    """Something words can be about, and the number its button carries."""

    about: About
    subject_id: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a reply is about, and the words without the number that chose it; `choices` when nobody can know."""

    target: Target | None
    words: str
    choices: tuple[Target, ...] = ()


def number_of(label: str) -> str:
    """Return the number a button carries, such as 3 of `Open 3`; one in brackets only counts something."""
    found = IN_LABEL.search(label)
    return found[1] if found else ""


def without_number(words: str) -> str:
    """Return the words without the number before them that said what they are about."""
    return NUMBERED.sub("", words, count=1)


def spoken_about(targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return those of these that more than words can be about."""
    return tuple(each for each in targets if each.about in SPOKEN_ABOUT)


def aim_of(targets: Sequence[Target], words: str) -> Aim:
    """Return what a reply to a message with these buttons is about."""
    subjects = {(each.about, each.subject_id): each for each in targets}
    chosen = NUMBERED.match(words)
    named = next((each for each in targets if chosen and each.number == chosen[1]), None)
    if named is not None and chosen is not None:
        return Aim(named, words[chosen.end() :])
    if len(subjects) == 1:
        return Aim(targets[0], words)
    unnumbered = [each for each in targets if not each.number]
    if unnumbered:
        return Aim(min(unnumbered, key=lambda each: PRECISE_FIRST.index(each.about)), words)
    return Aim(None, words, tuple(subjects.values()))
