"""Words that stand without a review: the staff's card of a report, the question why, and what their writer is told."""

from bot.domain.reporting import FITTING, Reported, Standing, TakenDown
from bot.views import doors, moderating, told
from bot.views.actions.base import Action
from bot.views.actions.commenting import ShowComments
from bot.views.actions.helping import TalkToPerson
from bot.views.actions.reporting import KeepComment, LeaveTakingDown, TakeDownBecause, TakeDownComment
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import CardKind, Comment, Idea


def live(facts: tuple[int, Reported | None], text: Texts, _is_private: bool) -> Screen:
    """Redraw the card of a report, also when the comment has gone with its writer."""
    comment_id, reported = facts
    if reported is None:
        return Screen(text("reporting-gone"), shown=Shown(CardKind.REPORT, comment_id))
    return card(reported, text)


def card(reported: Reported, text: Texts) -> Screen:
    """Show the staff a comment that somebody has reported, or what became of it."""
    shown, written = Shown(CardKind.REPORT, reported.number), reported.comment
    known = {"number": str(written.idea_id), "title": reported.title}
    match reported.standing:
        case Standing.TAKEN_BACK:
            return Screen(text("reporting-gone"), shown=shown)
        case Standing.TAKEN_DOWN if written.removed_for:
            why = moderating.reason(written.removed_for, text)
            return Screen(text("reporting-taken-down", **known, reason=why), shown=shown)
    delete = Button(text.plain("reporting-delete-button"), TakeDownComment(reported.number), style=Style.DANGER)
    if reported.standing is Standing.KEPT:
        kept = text("reporting-kept", **known, words=written.words, author=_author(written, text))
        return Screen(kept, rows(delete), shown=shown)
    keep = Button(text.plain("reporting-keep-button"), KeepComment(reported.number))
    words = text("reporting-card", **known, words=written.words, author=_author(written, text))
    return Screen(words, rows((delete, keep)), shown=shown)


def _author(written: Comment, text: Texts) -> Html:
    return text("reporting-by", name=written.author_name) if written.author_name else text("reporting-by-nobody")


def choose_reason(written: Comment, text: Texts, *, is_private: bool) -> Screen:
    """Ask for which reason a comment is taken down."""
    number = written.id or 0
    choices = [
        Button(text.plain(f"moderating-reason-{why.value.replace('_', '-')}-button"), TakeDownBecause(number, place))
        for place, why in FITTING
    ]
    way_out: Action = ShowComments(written.idea_id, 1) if is_private else LeaveTakingDown(number)
    return Screen(text("reporting-why", words=written.words), rows(*choices, doors.back(text, way_out)))


def settled(written: Comment, text: Texts) -> Screen:
    """Say, where the question stood, that the comment is gone."""
    return Screen(text("reporting-settled", number=str(written.idea_id)))


def left(text: Texts) -> Screen:
    """Say that the question was put away."""
    return Screen(text("reporting-left"))


def tell_writer(taken: TakenDown, text: Texts) -> Screen:
    """Tell somebody that their comment was taken down, why, and whom they can ask."""
    because = told.reason_in_short(taken.reason, text)
    known = {"number": str(taken.idea_id), "title": taken.title}
    return _with_person(text("reporting-told", **known, because=because, words=taken.words), text)


def tell_signer(idea: Idea, text: Texts) -> Screen:
    """Tell somebody that the words with their signature were taken off, and that it counts all the same."""
    return _with_person(text("reporting-told-reason", number=str(idea.id), title=idea.title), text)


def _with_person(words: Html, text: Texts) -> Screen:
    return Screen(words, rows(Button(text.plain("proposing-ask-person-button"), TalkToPerson()), doors.home(text)))
