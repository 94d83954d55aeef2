"""What is said in the replayed consultation: its theme and papers, and the words of everybody who speaks."""

THEME = "Safer ways to school"
RUN_BY = "the Transport Committee"
BACKGROUND = (
    "Eleven schools stand on main roads. Last year 214 children were hurt on their way. "
    "There are 200,000 to spend before September."
)
SUBTOPICS = ("Speed and crossings", "Walking buses", "Parking at the gates", "Costs and who pays")
QUESTIONS = ("Where is it most dangerous?", "What would you give up for it?")
PAPER = ("Counts.pdf", b"%PDF-1.7 what was counted at eleven gates")
DEPARTMENTS = ("Roads", "Education", "Police", "Finance", "Parks", "Transport", "Health", "Planning")
TURNED = "Everybody has spoken who wanted to."
SAID = "Cars are too fast at eleven gates, and nobody knows who pays for signs."
DONE = "Two trial crossings by May, and a walking bus at every school that asks for one."
NOT_DONE = "No bypass: it costs 4 million, and we have 200,000."
BY_VOICE = "What I said in one line: number"
OBJECTION = "A trial is not a crossing."
PLACES = ("Elm Street", "Mill Lane", "the weir", "the market", "the old bridge", "Station Road", "the tram stop")
WISHES = (
    "a crossing with lights",
    "a walking bus at half past seven",
    "no parking within fifty metres of the gate",
    "a speed of 20 where children walk",
    "a share of the money for signs",
    "a guard in the morning",
    "a wider pavement",
    "benches on the long way round",
)


def speech(number: int) -> str:
    """Return what the speaker with this number says; no two say the same."""
    place, wish = PLACES[number % len(PLACES)], WISHES[number % len(WISHES)]
    return f"I walk past {place} every day with {number + 2} children. What we need there is {wish}, before winter."


def long_speech(number: int) -> tuple[str, str]:
    """Return a speech that does not fit into one message: its two halves, as two messages."""
    sentence = f"Of the {number} gates I counted, this one is the worst. "
    return (speech(number) + " " + sentence * 60).strip(), (sentence * 40).strip()


def points(number: int) -> tuple[str, ...]:
    """Return the points of a speech that has several."""
    return tuple(
        f"Point {part} of speaker {number}: {WISHES[(number + part) % len(WISHES)]} at {PLACES[part % len(PLACES)]}."
        for part in (1, 2, 3)
    )


def in_points(number: int) -> str:
    """Return a speech that says three things, numbered by whoever speaks."""
    return "\n".join(f"{at}. {words}" for at, words in enumerate(points(number), 1))


def reply(number: int) -> str:
    """Return what a department replies to the point with this number."""
    return f"We have looked at it for {number + 3} days. It can be done at {PLACES[number % len(PLACES)]} until autumn."
