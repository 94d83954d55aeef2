"""What the card of an idea says of its cases, and the button that leads to them."""

from bot.domain.closing import last_moment
from bot.domain.titles import shorten
from bot.views.actions.casing import ShowCases
from bot.views.naming import department, office
from bot.views.screens import Button
from bot.views.texts import Html, Texts
from storage.readings import CaseLine, IdeaCard

REPLY_SHOWN_CHARACTERS = 400


def lines(card: IdeaCard, text: Texts) -> tuple[Html, ...]:
    """Return a paragraph for each case: who answers and by when, or what was answered."""
    return tuple(_line(case, text) for case in card.cases)


def _line(case: CaseLine, text: Texts) -> Html:
    who, behind = department(case.department, text), office(case.department, text)
    if case.reply is not None:
        by = text("rating-by-named", name=case.officer, who=behind) if case.officer else text("rating-by", who=who)
        words = shorten(case.reply, limit=REPLY_SHOWN_CHARACTERS)
        return text("card-case-reply", by=by, words=words, day=case.replied_at or case.due_at)
    if case.department is None:
        return text("card-case-unrouted", code=case.code)
    text_id = "card-case-late" if case.is_late else "card-case"
    return text(text_id, code=case.code, who=who, day=last_moment(case.due_at))


def button(card: IdeaCard, text: Texts) -> Button | None:
    """Return the way to the cases of an idea, if it has any."""
    if not card.cases:
        return None
    many = text.plain("timeline-cases-button", count=len(card.cases))
    label = many if len(card.cases) > 1 else text.plain("timeline-case-button", code=card.cases[0].code)
    return Button(label, ShowCases(card.idea_id))
