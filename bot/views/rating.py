"""A reply as citizens get it, and what they say of it: three answers, counted apart (screens.md, 9)."""

from bot.domain.case_news import ReplyNews
from bot.domain.casing import CaseView, Published
from bot.domain.proposing import QUOTED_CHARACTERS
from bot.domain.rating import Rated
from bot.domain.titles import shorten
from bot.views import doors
from bot.views.actions import rating as actions
from bot.views.actions.casing import ShowTimeline
from bot.views.actions.consulting import FollowConsultation
from bot.views.actions.following import MuteIdea
from bot.views.actions.speaking import OpenView
from bot.views.cards import word_of
from bot.views.naming import department, matter, office
from bot.views.replying import status_line
from bot.views.screens import Button, Media, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import CardKind, CaseState, Lack, Match, Score


def replied(news: ReplyNews, text: Texts) -> Screen:
    """Bring somebody the reply to an idea of theirs, or one they signed or follow."""
    published, reply = news.published, news.published.reply
    opening = text(
        _opening(news),
        who=_who(published, text),
        whom=department(published.department, text, opens=False),
        matter=matter(news.view.about, text, is_own=news.is_own),
        tie=_tie(news),
        version=reply.version,
    )
    quoted = text("rating-words", words=reply.words)
    files = text("replying-files", count=len(published.files)) if published.files else Html("")
    ask = _question(news, text)
    words = paragraphs(
        opening, _asked(news, text), quoted, signature(published, text), _standing(published, text), files, ask
    )
    return Screen(words, _ways(news, text), media=media_of(published), leads=ShowTimeline(news.view.number))


def _opening(news: ReplyNews) -> str:
    reply = news.published.reply
    if reply.is_step:
        return "rating-step"
    return "rating-new-version" if reply.version > 1 else "rating-replied"


def _tie(news: ReplyNews) -> str:
    """Return why somebody hears of a reply: it is theirs, they signed or like what it answers, or they follow it."""
    is_point = news.view.about.place is not None
    if news.is_own:
        return "own"
    if news.has_signed:
        return "liked" if is_point else "signed"
    return "consultation" if is_point else "followed"


def _asked(news: ReplyNews, text: Texts) -> Html:
    """Return what a point asked, and where; an idea is known by its number."""
    place = news.view.about.place
    if place is None:
        return Html("")
    words = shorten(news.view.case.question, limit=QUOTED_CHARACTERS)
    return text("rating-about-point", theme=place.theme, words=words)


def _who(published: Published, text: Texts) -> Html:
    return department(published.department, text)


def signature(published: Published, text: Texts) -> Html:
    """Return who answers: the officer as they show themselves, the department, and who signed with them."""
    day = published.reply.published_at or published.reply.drafted_at
    named, behind = published.reply.officer_name, office(published.department, text)
    by = text("rating-by-named", name=named, who=behind) if named else text("rating-by", who=_who(published, text))
    if published.cosigners:
        by = text("rating-by-with", by=by, names=", ".join(published.cosigners))
    return text("rating-signature", by=by, day=day)


def _standing(published: Published, text: Texts) -> Html:
    line = status_line(published.reply, text)
    promised = published.reply.promised_on is not None
    return Html(f"{line} {text('rating-will-check')}") if promised else line


def _question(news: ReplyNews, text: Texts) -> Html:
    if news.published.reply.status is CaseState.DONE:
        return text("rating-proof-question")
    return text("rating-question") if news.can_rate else Html("")


def _ways(news: ReplyNews, text: Texts) -> Rows:
    reply_id, subject = news.published.reply.id or 0, news.view.about.subject
    place = news.view.about.place
    mute = Button(text.plain("rating-mute-button"), MuteIdea(subject.subject_id)) if place is None else None
    opens = None
    if place is not None:
        mute = _unfollow(place.consultation_id, text) if _tie(news) == "consultation" else None
        number = str(place.view_number)
        opens = Button(text.plain("view-number-button", number=number), OpenView(place.contribution_id))
    again = Button(text.plain("rating-follow-up-button"), actions.AskFollowUp(reply_id))
    if news.published.reply.status is CaseState.DONE:
        return (*_matches(reply_id, text), *rows(again, opens, mute))
    scores = score_rows(reply_id, text) if news.can_rate else ()
    return (*scores, *rows(again, opens, mute))


def _unfollow(consultation_id: int, text: Texts) -> Button:
    return Button(text.plain("consult-unfollow-button"), FollowConsultation(consultation_id, 0))


def score_rows(reply_id: int, text: Texts) -> Rows:
    """Return the three answers."""
    return rows(
        *(
            Button(text.plain(f"rating-{word_of(score)}-button"), actions.RateReply(reply_id, place))
            for place, score in enumerate(Score)
        )
    )


def _matches(reply_id: int, text: Texts) -> Rows:
    return rows(
        *(
            Button(text.plain(f"rating-match-{word_of(match)}-button"), actions.MatchProof(reply_id, place))
            for place, match in enumerate(Match)
        )
    )


def rated(rated: Rated, text: Texts) -> Screen:
    """Thank somebody for their answer, with what all have said so far."""
    counts, reply_id = rated.ratings, rated.reply.id or 0
    thanks = text("rating-thanks", **shares(rated, text), count=counts.total)
    change = Button(text.plain("rating-change-button"), actions.ChangeRating(reply_id))
    again = Button(text.plain("rating-follow-up-button"), actions.AskFollowUp(reply_id))
    return Screen(thanks, rows((change,), again, _case(rated.view, text)))


def shares(rated: Rated, _text: Texts) -> dict[str, int]:
    """Return the three numbers in percent."""
    return {score.value: rated.ratings.share_of(score) for score in Score}


def not_acceptable(rated: Rated, text: Texts) -> Screen:
    """Ask somebody who is not content what is missing."""
    reply_id = rated.reply.id or 0
    lacks = [
        Button(text.plain(f"rating-lack-{word_of(lack)}-button"), actions.SayLack(reply_id, place))
        for place, lack in enumerate(Lack)
    ]
    skip = Button(text.plain("rating-skip-button"), actions.SkipLack(reply_id))
    return Screen(text("rating-not-acceptable"), rows(*lacks, skip))


def noted(rated: Rated, text: Texts, *, days: int) -> Screen:
    """Say what becomes of it when many are not content."""
    reply_id = rated.reply.id or 0
    change = Button(text.plain("rating-change-button"), actions.ChangeRating(reply_id))
    again = Button(text.plain("rating-follow-up-button"), actions.AskFollowUp(reply_id))
    words = paragraphs(
        text("rating-noted", days=days), text("rating-so-far", **shares(rated, text), count=rated.ratings.total)
    )
    return Screen(words, rows(change, again, _case(rated.view, text)))


def again(rated: Rated, text: Texts) -> Screen:
    """Show the three answers again."""
    reply_id = rated.reply.id or 0
    own = text(f"rating-own-{word_of(rated.own.score)}") if rated.own is not None else text("rating-question")
    return Screen(own, (*score_rows(reply_id, text), *rows(_case(rated.view, text))))


def matched(rated: Rated, text: Texts) -> Screen:
    """Thank somebody for looking at the proof, with what all have said so far."""
    counts = {match.value: count for match, count in rated.matches.items()}
    again = Button(text.plain("rating-follow-up-button"), actions.AskFollowUp(rated.reply.id or 0))
    return Screen(text("rating-matched", **counts), rows(again, _case(rated.view, text)))


def _case(view: CaseView, text: Texts) -> tuple[Button, ...]:
    return (Button(text.plain("timeline-see-button"), ShowTimeline(view.number)), doors.home(text))


def asked_again(view: CaseView, text: Texts) -> Screen:
    """Confirm that a follow-up has reached the department."""
    text_id = "rating-opened-again" if view.is_open and view.is_author else "rating-passed-on"
    who = department(view.lead.name if view.lead else None, text)
    return Screen(text(text_id, who=who), rows(_case(view, text)))


def review(rated: Rated, text: Texts) -> Screen:
    """Show the staff a reply that one in three find not acceptable."""
    shown = Shown(CardKind.CASE_REVIEW, rated.reply.id or 0)
    view, counts = rated.view, rated.ratings
    heading = text("rating-review", code=view.code, title=view.about.title)
    quoted = text("rating-words", words=shorten(rated.reply.words, limit=QUOTED_CHARACTERS))
    numbers = text(
        "casing-ratings",
        satisfied=counts.satisfied,
        acceptable=counts.acceptable,
        not_acceptable=counts.not_acceptable,
    )
    if view.case.reviewed_at is not None or view.case.review_due_at is None:
        return Screen(paragraphs(heading, quoted, numbers, text("rating-review-done")), shown=shown)
    number = rated.reply.id or 0
    stands = Button(text.plain("rating-stands-button"), actions.LetStand(number))
    better = Button(text.plain("rating-better-button"), actions.AskAgain(number), style=Style.SUCCESS)
    due = text("rating-review-due", day=view.case.review_due_at)
    return Screen(paragraphs(heading, quoted, numbers, due), rows(stands, better), shown=shown)


def review_live(rated: Rated, text: Texts, _is_private: bool) -> Screen:
    """Draw the card of a review anew."""
    return review(rated, text)


def media_of(published: Published) -> tuple[Media, ...]:
    """Return the files of a reply."""
    return tuple(Media(each.kind, file_id=each.file_id, name=each.name or "") for each in published.files)
