"""Appeals: the question to the author, and the card for another moderator."""

from bot.domain.moderating import AppealCase, is_waiting
from bot.domain.proposing import QUOTED_CHARACTERS
from bot.domain.titles import shorten
from bot.views import dates, doors
from bot.views.actions.moderating import AppealPlainly, OverturnDecision, ShowQueue, UpholdDecision
from bot.views.actions.proposing import SeeFiles, SeeMyIdea
from bot.views.moderating import reason, where
from bot.views.screens import Button, Rows, Screen, Shown, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import CardKind, Idea


def ask_why(idea: Idea, text: Texts) -> Screen:
    """Ask an author why their idea should be looked at again."""
    plainly = Button(text.plain("appealing-plainly-button"), AppealPlainly(idea.id or 0))
    return Screen(text("appealing-ask", number=str(idea.id), title=idea.title), rows(plainly, doors.cancel(text)))


def sent(idea: Idea, text: Texts) -> Screen:
    """Say that another moderator will look."""
    see = Button(text.plain("proposing-see-button"), SeeMyIdea(idea.id or 0))
    return Screen(text("appealing-sent", number=str(idea.id)), rows(see, doors.home(text)))


def live(case: AppealCase, text: Texts, is_private: bool) -> Screen:
    """Draw an appeal card that hangs somewhere anew."""
    return card(case, text, is_private=is_private)


def asked(case: AppealCase, text: Texts) -> Screen:
    """Show the staff an appeal that was made."""
    return card(case, text)


def card(case: AppealCase, text: Texts, *, who: str | None = None, is_private: bool = False) -> Screen:
    """Show an appeal; once it is decided, what was decided, and by whom if they stand before us."""
    shown = Shown(CardKind.APPEAL, case.number)
    kept = card(case, text, is_private=is_private) if who else None
    if is_waiting(case.appeal):
        return Screen(_waiting(case, text), _waiting_rows(case, text, is_private), shown=shown)
    decided = text(
        "appealing-decided",
        number=str(case.idea.id),
        what=text(f"appealing-was-{case.appeal.state.value}"),
        who=who or text.plain("moderating-somebody"),
        moment=dates.moment_of(case.appeal.decided_at or case.appeal.made_at, text=text),
        title=case.idea.title,
        **where(case, text),
    )
    return Screen(decided, _way_out(text, is_private), shown=shown, kept=kept)


def _waiting(case: AppealCase, text: Texts) -> Html:
    review, words = case.review, case.appeal.words
    says = text("appealing-card-says", words=words) if words else text("appealing-card-says-nothing")
    return text(
        "appealing-card",
        number=str(case.idea.id),
        title=case.idea.title,
        words=shorten(case.idea.words, limit=QUOTED_CHARACTERS // 2),
        day=review.decided_at,
        decision=text(f"appealing-card-{review.decision.value}"),
        reason=text("appealing-card-reason", reason=reason(review.reason, text)) if review.reason else Html(""),
        note=text("appealing-card-note", note=review.note) if review.note else Html(""),
        says=says,
        who=text("appealing-card-who" if case.somebody_else_can_decide else "appealing-card-nobody-else"),
        **where(case, text),
    )


def _waiting_rows(case: AppealCase, text: Texts, is_private: bool) -> Rows:
    overturn = Button(text.plain("appealing-overturn-button"), OverturnDecision(case.number), style=Style.SUCCESS)
    uphold = Button(text.plain("appealing-uphold-button"), UpholdDecision(case.number))
    files = Button(text.plain("moderating-files-button", count=len(case.files)), SeeFiles(case.idea.id or 0))
    return (*rows(overturn, uphold, files if case.files else None), *_way_out(text, is_private))


def _way_out(text: Texts, is_private: bool) -> Rows:
    if not is_private:
        return ()
    return rows((Button(text.plain("moderating-queue-button"), ShowQueue()), doors.home(text)))
