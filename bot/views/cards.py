"""The card of an idea: the same words in every place, and in private below them what is its reader's."""

from datetime import datetime
from enum import StrEnum

from bot.domain.closing import ended_on, last_moment
from bot.domain.titles import says_it_all
from bot.views import case_lines, doors, reminding
from bot.views.actions.browsing import BrowseIdeas, OpenIdea, ReadMore, ShowFiles
from bot.views.actions.commenting import ShowComments
from bot.views.actions.following import FollowIdea, ShowVolume
from bot.views.actions.proposing import SeeMyIdea
from bot.views.actions.sharing import ShareIdea
from bot.views.actions.signing import (
    AppearCounted,
    AppearNamed,
    NameSignature,
    SayWhy,
    SignIdea,
    UndoSignature,
    UnnameSignature,
)
from bot.views.screens import Button, Rows, Screen, Shown, Style, rows
from bot.views.texts import Html, Texts
from storage.readings import IdeaCard, Viewer
from storage.tables import CardKind, CaseState, IdeaStatus, RejectReason, Remindable, SelectionState

SHORT_LABEL_CHARACTERS = 13
GONE = {
    IdeaStatus.HIDDEN: "card-hidden",
    IdeaStatus.WITHDRAWN: "card-withdrawn",
    IdeaStatus.DRAFT: "card-waiting",
    IdeaStatus.SUBMITTED: "card-waiting",
    IdeaStatus.RETURNED: "card-waiting",
}
LISTED = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED})


def live(card: IdeaCard, text: Texts, is_private: bool) -> Screen:
    """Draw a card that hangs somewhere anew."""
    return idea_card(card, text, is_shared=not is_private or card.viewer is None)


def idea_card(card: IdeaCard, text: Texts, *, is_shared: bool = False) -> Screen:
    """Show an idea; a shared card carries nothing of whoever looks at it."""
    shown = Shown(CardKind.IDEA, card.idea_id)
    if card.status not in LISTED:
        return Screen(_gone(card, text), _gone_rows(card, text, is_shared=is_shared), shown=shown)
    if is_shared or card.viewer is None:
        return Screen(words_of(card, text), _shared_rows(card, text), shown=shown)
    words = _paragraphs(words_of(card, text), _personal(card, card.viewer, text))
    return Screen(words, _private_rows(card, card.viewer, text), shown=shown)


def greeting(name: str, text: Texts) -> Screen:
    """Greet somebody who followed a link, in one line above the card."""
    return Screen(text("card-greeting", name=name) if name else text("card-greeting-nameless"), silent=True)


def can_sign(card: IdeaCard) -> bool:
    """Return whether whoever looks at this card may sign the idea, and has not yet."""
    viewer = card.viewer
    return card.is_open and viewer is not None and not (viewer.is_author or viewer.is_counted or viewer.is_set_aside)


def words_of(card: IdeaCard, text: Texts) -> Html:
    """Return what a card says to everybody."""
    heading = Html(f"{text('card-title', title=card.title)}\n{about(card, text)}")
    by = text("card-author", name=card.author_name) if card.author_name else None
    quoted = None if says_it_all(card.title, card.words) else text("card-words", words=card.words)
    return _paragraphs(heading, by, quoted, count(card, text), _promise(card, text), *case_lines.lines(card, text))


def about(card: IdeaCard, text: Texts) -> Html:
    """Return the number, topic and region of an idea in one line."""
    number = text("card-number", number=str(card.idea_id))
    topic = text("card-topic", name=card.topic) if card.topic else None
    return Html(" ".join(part for part in (number, topic, place(card, text)) if part))


def place(card: IdeaCard, text: Texts) -> Html:
    """Return which part of the place an idea concerns."""
    return text("card-region", name=card.region) if card.region else text("card-everywhere")


def count(card: IdeaCard, text: Texts) -> Html:
    """Return how many signatures there are, how many are missing, and until when they can be given."""
    if card.threshold is None or card.closes_at is None:
        return text("card-count-without-goal", count=card.signature_count)
    moments = {
        "closes_at": last_moment(card.closes_at),
        "ended_at": _ended_at(card, card.closes_at),
        "qualified_at": card.qualified_at or card.closes_at,
    }
    left = max(0, card.threshold - card.signature_count)
    counted = text(_count_text(card), count=card.signature_count, threshold=card.threshold, left=left, **moments)
    if not (card.is_open and card.extended_days):
        return counted
    return Html(f"{counted} {text('card-extended', days=card.extended_days)}")


def status(card: IdeaCard, text: Texts) -> Html:
    """Return where an idea stands, in the words people use: never that it is closed, when it was answered."""
    if card.case_state is not CaseState.NONE:
        return text(f"status-{word_of(card.case_state)}")
    if card.selection_state is not SelectionState.NONE:
        return text(f"status-{word_of(card.selection_state)}")
    return text(f"status-{word_of(card.status)}")


def word_of(kind: StrEnum) -> str:
    """Return the part of a text's id that stands for this member of an enumeration."""
    return kind.value.replace("_", "-")


def _count_text(card: IdeaCard) -> str:
    if card.status is IdeaStatus.EXPIRED:
        return "card-count-expired"
    if card.status is IdeaStatus.QUALIFIED:
        return "card-count-reached" if card.is_open else "card-count-ended"
    return "card-count" if card.is_open else "card-count-ended"


def _ended_at(card: IdeaCard, closes_at: datetime) -> datetime:
    return ended_on(closes_at, card.ended_at, now=closes_at)


def _promise(card: IdeaCard, text: Texts) -> Html | None:
    if card.status is IdeaStatus.EXPIRED and card.case_state is CaseState.NONE:
        return None
    stands = text("card-status", status=status(card, text))
    if card.status is not IdeaStatus.OPEN:
        return stands
    asked_already = None if card.case_state is CaseState.NONE else stands
    return _paragraphs(_consequence(card, text), asked_already)


def _consequence(card: IdeaCard, text: Texts) -> Html | None:
    if card.threshold is None:
        return None
    if card.consequence:
        return text("card-consequence", threshold=card.threshold, consequence=card.consequence)
    return text("card-consequence-usual", threshold=card.threshold)


def _personal(card: IdeaCard, viewer: Viewer, text: Texts) -> Html | None:
    if viewer.is_author:
        return text("card-own")
    number = str(card.idea_id)
    if viewer.is_set_aside:
        return text("card-set-aside", number=number)
    if not viewer.is_counted:
        return None
    named = text("card-signed-named", number=number, name=viewer.shown_name) if viewer.shown_name else None
    signed = named or text("card-signed", number=number)
    return _paragraphs(signed, text("card-name-question") if viewer.asks_name and card.is_open else None)


def _private_rows(card: IdeaCard, viewer: Viewer, text: Texts) -> Rows:
    more = Button(text.plain("read-more-button"), ReadMore(card.idea_id))
    share = Button(text.plain("share-button"), ShareIdea(card.idea_id))
    comments = Button(text.plain("comments-button", count=card.comment_count), ShowComments(card.idea_id, 1))
    photo = Button(text.plain("photo-button", count=card.file_count), ShowFiles(card.idea_id))
    way_out = (doors.back(text, BrowseIdeas(1, 0, 0, 0)), doors.home(text))
    first, few = _own_rows(card, viewer, text), pairs(comments, _follow(card, viewer, text))
    remind = (reminding.button(Remindable.IDEA, card.idea_id, text),) if card.is_open else ()
    files = (photo,) if card.file_count else ()
    return (*first, *rows((more, share), case_lines.button(card, text)), *few, *pairs(*files, *remind), *rows(way_out))


def _own_rows(card: IdeaCard, viewer: Viewer, text: Texts) -> Rows:
    number = card.idea_id
    if viewer.is_author:
        return rows(Button(text.plain("my-idea-button"), SeeMyIdea(number)))
    if viewer.is_set_aside or not card.is_open:
        return ()
    if not viewer.is_counted:
        return rows(sign_button(number, text))
    undo = Button(text.plain("undo-button"), UndoSignature(number, viewer.revision))
    why = Button(text.plain("say-why-button"), SayWhy(number))
    if viewer.asks_name:
        only = Button(text.plain("counted-only-button"), AppearCounted(number))
        return rows((undo, why), (only, Button(text.plain("with-name-button"), AppearNamed(number))))
    if viewer.shown_name:
        return rows((undo, why), Button(text.plain("hide-name-button"), UnnameSignature(number)))
    return rows((undo, why), Button(text.plain("show-name-button"), NameSignature(number)))


def _follow(card: IdeaCard, viewer: Viewer, text: Texts) -> Button:
    if viewer.follows_at is None:
        return Button(text.plain("follow-button"), FollowIdea(card.idea_id))
    return Button(text.plain("follow-on-button"), ShowVolume(card.idea_id))


def sign_button(idea_id: int, text: Texts) -> Button:
    """Sign in one tap; the one green button of a message."""
    return Button(text.plain("sign-button"), SignIdea(idea_id), style=Style.SUCCESS)


def open_button(idea_id: int, text: Texts) -> Button:
    """Lead from any chat to the card in our own."""
    return Button(text.plain("open-button"), url=text.link_to(f"i{idea_id}"))


def _shared_rows(card: IdeaCard, text: Texts) -> Rows:
    share = Button(text.plain("share-button"), share=str(card.idea_id))
    sign = sign_button(card.idea_id, text) if card.is_open else None
    return rows(sign, (open_button(card.idea_id, text), share))


def _gone(card: IdeaCard, text: Texts) -> Html:
    number = str(card.idea_id)
    if card.status is IdeaStatus.MERGED and card.merged_into_id is not None:
        return text("card-merged", number=number, other=str(card.merged_into_id))
    if card.status is not IdeaStatus.REJECTED:
        return text(GONE.get(card.status, "card-hidden"), number=number)
    if card.rejected_for is None or card.rejected_for is RejectReason.OTHER:
        return text("card-rejected-bare", number=number)
    return text("card-rejected", number=number, reason=text(f"card-reason-{word_of(card.rejected_for)}"))


def _gone_rows(card: IdeaCard, text: Texts, *, is_shared: bool) -> Rows:
    other = card.merged_into_id if card.status is IdeaStatus.MERGED else None
    label = text.plain("open-idea-button", number=str(other)) if other else ""
    if is_shared or card.viewer is None:
        return rows(Button(label, url=text.link_to(f"i{other}"))) if other else ()
    mine = Button(text.plain("my-idea-button"), SeeMyIdea(card.idea_id)) if card.viewer.is_author else None
    way_out = (doors.back(text, BrowseIdeas(1, 0, 0, 0)), doors.home(text))
    return rows(Button(label, OpenIdea(other)) if other else None, mine, way_out)


def pairs(*buttons: Button) -> Rows:
    """Return buttons two to a row where their labels are short enough for a phone, else one to a row."""
    if all(len(button.label) <= SHORT_LABEL_CHARACTERS for button in buttons):
        return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return rows(*buttons)


def _paragraphs(*parts: Html | None) -> Html:
    return Html("\n\n".join(part for part in parts if part))
