"""Consultations that are public: the list, the home of one (screen 6), what there is to read, and shared cards."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.catching_up import News
from bot.domain.practising import is_practice
from bot.domain.staging import is_open_for_words
from bot.views import catching_up, concluding, doors, drawing_lots, practising, reminding, streaming, transcribing
from bot.views.actions.consulting import (
    FollowConsultation,
    GetPapers,
    OpenConsultation,
    RunConsultation,
    ShowConsultations,
    ShowPapers,
)
from bot.views.actions.finding_views import SearchViews
from bot.views.actions.planning import MakeConsultation
from bot.views.actions.pointing import ShowAllPoints
from bot.views.actions.speaking import ReadSubtopics, Speak, SpeakOn
from bot.views.actions.transcribing import GetTranscript
from bot.views.dates import day
from bot.views.screens import Button, Media, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import (
    AttachmentKind,
    CardKind,
    Consultation,
    ConsultationStatus,
    OutcomeState,
    Remindable,
    Stage,
    StageKind,
    Subtopic,
)
from storage.visits import ConsultationCard, SubtopicLine

LABEL_CHARACTERS = 26
FOR_THE_OUTCOME = (StageKind.CONCLUDE, StageKind.REPORT)
OUTCOMES_TO_READ = (OutcomeState.PROPOSED, OutcomeState.PUBLISHED)


def listing(
    going_on: list[ConsultationCard], over: list[Consultation], text: Texts, *, can_make: bool = False
) -> Screen:
    """Show what is going on, and what is over but can be read."""
    lines = [_line(card, text) for card in going_on]
    past = [text("consult-list-over", number=str(each.id), theme=each.theme) for each in over]
    words = paragraphs(
        text("consult-list-title") if lines else text("consult-list-empty"),
        Html("\n".join(lines)),
        Html("\n".join((text("consult-list-over-title"), *past))) if past else Html(),
    )
    numbers = [*(card.number for card in going_on), *(each.id or 0 for each in over)]
    opens = [Button(text.plain("consult-open-button", number=str(each)), OpenConsultation(each)) for each in numbers]
    make = Button(text.plain("consult-make-button"), MakeConsultation()) if can_make else None
    pairs = [tuple(opens[at : at + 2]) for at in range(0, len(opens), 2)]
    search = Button(text.plain("consult-search-all-button"), SearchViews(0)) if numbers else None
    return Screen(words, rows(*pairs, search, make, doors.home(text)))


def listing_here(going_on: list[ConsultationCard], text: Texts) -> Screen:
    """Show a group what is open, with the way to each."""
    if not going_on:
        return Screen(text("consult-list-empty"), rows(doors.chat(text, payload="consult")), silent=True)
    words = paragraphs(text("consult-list-title"), Html("\n".join(_line(card, text) for card in going_on)))
    opens = [
        Button(text.plain("consult-open-button", number=str(card.number)), url=text.link_to(f"c{card.number}"))
        for card in going_on
    ]
    return Screen(words, rows(*opens))


def _line(card: ConsultationCard, text: Texts) -> Html:
    stage = _where(card, text)
    return text("consult-list-line", number=str(card.number), theme=card.consultation.theme, stage=stage)


def _where(card: ConsultationCard, text: Texts) -> Html:
    if card.stage is None:
        first = card.stages[0].opens_at if card.stages else card.consultation.changed_at
        return text("consult-begins", day=first)
    return text("consult-list-stage", stage=card.stage.name, count=card.turnout.spoken)


def home(card: ConsultationCard, text: Texts, *, news: Sequence[News] = ()) -> Screen:
    """Show the home of a consultation to one reader; it stays true while it hangs there. What is new stands above."""
    visitor = card.visitor
    follows = visitor is not None and visitor.follows
    label = "consult-follow-on-button" if follows else "consult-follow-button"
    follow = Button(text.plain(label), FollowConsultation(card.number, int(not follows)))
    speak = Button(text.plain("consult-speak-button"), Speak(card.number), style=Style.SUCCESS)
    if is_practice(card.number):
        return _practice(card, text, speak if card.can_speak else None)
    buttons = (
        concluding.button(card.number, text, is_public=True) if card.outcome in OUTCOMES_TO_READ else None,
        speak if card.can_speak else None,
        _watch(card, text),
        Button(text.plain("consult-read-button"), ReadSubtopics(card.number)),
        _papers_button(card, text),
        _points_button(card, text),
        Button(text.plain("consult-search-button"), SearchViews(card.number)),
        drawing_lots.button(card.draw, text, is_private=True),
        (Button(text.plain("record-button"), GetTranscript(card.number)), *transcribing.on_web(card.number, text)),
        follow,
        reminding.button(Remindable.CONSULTATION, card.number, text),
        practising.button(card.number, text) if card.can_practise else None,
        Button(text.plain("consult-run-button"), RunConsultation(card.number)) if card.can_run else None,
        (doors.back(text, ShowConsultations()), doors.home(text)),
    )
    shown = Shown(CardKind.CONSULTATION, card.number, above=catching_up.above(news, text))
    return Screen(shown.under(words_of(card, text)), rows(*buttons), shown=shown)


def _practice(card: ConsultationCard, text: Texts, speak: Button | None) -> Screen:
    buttons = (
        *rows(
            speak,
            Button(text.plain("consult-read-button"), ReadSubtopics(card.number)),
            Button(text.plain("consult-search-button"), SearchViews(card.number)),
        ),
        *practising.ways(text),
        *rows((doors.back(text, ShowConsultations()), doors.home(text))),
    )
    return Screen(words_of(card, text), buttons, shown=Shown(CardKind.CONSULTATION, card.number))


def _watch(card: ConsultationCard, text: Texts) -> tuple[Button, ...]:
    """Return the way to the live stream, while the stage that has one is open."""
    found = streaming.watch(card.stage, text) if card.consultation.status is ConsultationStatus.RUNNING else None
    return (found,) if found else ()


def _points_button(card: ConsultationCard, text: Texts) -> Button | None:
    if not card.points:
        return None
    return Button(text.plain("point-all-of-button", count=card.points), ShowAllPoints(card.number, 1, 0))


def _papers_button(card: ConsultationCard, text: Texts) -> Button:
    return Button(text.plain("consult-papers-button", count=len(card.papers)), ShowPapers(card.number))


def live(card: ConsultationCard, text: Texts, is_private: bool) -> Screen:
    """Draw a card that hangs somewhere anew."""
    return home(card, text) if is_private and card.visitor is not None else shared(card, text)


def shared(card: ConsultationCard, text: Texts) -> Screen:
    """Show a consultation where others look on: nothing of whoever looks at it."""
    return Screen(words_of(card, text), _shared_rows(card, text, ""), shown=Shown(CardKind.CONSULTATION, card.number))


def subtopic_card(found: tuple[ConsultationCard, Subtopic], text: Texts, _is_private: bool = False) -> Screen:
    """Show a subtopic in its own forum topic."""
    card, subtopic = found
    line = next((each for each in card.subtopics if each.subtopic_id == subtopic.id), None)
    words = paragraphs(
        Html(
            f"{text('consult-subtopic-title', title=subtopic.title)}\n"
            f"{text('consult-subtopic-of', number=str(card.number), theme=card.consultation.theme)}"
        ),
        stage_line(card, text),
        text("consult-subtopic-views", views=line.views if line else 0),
        numbers(card, text),
        drawing_lots.on_card(card.draw, text),
        text("consult-subtopic-how") if is_open_for_words(card.stage) else Html(),
    )
    shown = Shown(CardKind.SUBTOPIC, subtopic.id or 0)
    return Screen(words, _shared_rows(card, text, f"s{subtopic.position}"), shown=shown)


def _shared_rows(card: ConsultationCard, text: Texts, place: str) -> Rows:
    opens = Button(text.plain("consult-open-here-button"), url=text.link_to(f"c{card.number}{place}"))
    share = Button(text.plain("share-button"), share=f"c{card.number}")
    outcome = Button(text.plain("conclude-read-button"), url=text.link_to(f"c{card.number}o"))
    there = outcome if card.outcome in OUTCOMES_TO_READ else None
    draw = drawing_lots.button(card.draw, text, is_private=False)
    return rows(there, (opens, share), draw, (*_watch(card, text), *transcribing.on_web(card.number, text)))


def words_of(card: ConsultationCard, text: Texts) -> Html:
    """Return what a card says to everybody (screen 6)."""
    return paragraphs(
        practising.mark(card.number, text),
        heading(card, text),
        stage_line(card, text),
        numbers(card, text),
        drawing_lots.on_card(card.draw, text),
        Html("\n".join(_subtopic_line(each, text) for each in card.subtopics)),
        text("consult-welcome"),
    )


def heading(card: ConsultationCard, text: Texts) -> Html:
    """Return the theme, the number and who runs it."""
    row = card.consultation
    if is_practice(card.number):
        return text("consult-theme", theme=row.theme)
    by = "consult-number-by" if row.run_by else "consult-number"
    known = {"number": str(card.number), **({"by": row.run_by} if row.run_by else {})}
    return Html(f"{text('consult-theme', theme=row.theme)}\n{text(by, **known)}")


def stage_line(card: ConsultationCard, text: Texts) -> Html:
    """Return which stage is open and until when, what came before, and what comes next."""
    row = card.consultation
    if row.status in (ConsultationStatus.CONCLUDED, ConsultationStatus.ARCHIVED):
        return text("consult-closed", day=row.concluded_at or row.changed_at)
    if card.stage is None:
        return _where(card, text)
    now = text(
        "consult-stage",
        position=card.stage.position,
        count=len(card.stages),
        name=card.stage.name,
        closes=moment(card.closes_at or row.changed_at, text),
    )
    return Html("\n".join(part for part in (now, _around(card, card.stage, text), _why(card.stage, text)) if part))


def moment(when: datetime, text: Texts) -> Html:
    """Return a moment that each phone shows as how far away it is; where it can't, the day is shown."""
    return Html(f'<tg-time unix="{int(when.timestamp())}" format="r">{day(when, text=text)}</tg-time>')


def _around(card: ConsultationCard, stage: Stage, text: Texts) -> Html:
    done = ", ".join(each.name for each in card.stages if each.position < stage.position)
    parts = (text("consult-done", stages=done) if done else None, _next(card, stage, text))
    return Html(" ".join(part for part in parts if part))


def _next(card: ConsultationCard, stage: Stage, text: Texts) -> Html:
    """Say what comes next; the outcome comes in its own stage, or after them all."""
    later = [each for each in card.stages if each.position > stage.position]
    names = ", ".join(each.name for each in later)
    if any(each.kind in FOR_THE_OUTCOME for each in (stage, *later)):
        return text("consult-next-stages", stages=names) if names else Html()
    return text("consult-next", stages=names) if names else text("consult-next-outcome")


def _why(stage: Stage, text: Texts) -> Html:
    return text("consult-turned", reason=stage.turned_for) if stage.turned_for else Html()


def numbers(card: ConsultationCard, text: Texts) -> Html:
    """Return how many have looked in and spoken, and how often departments have replied."""
    return text("consult-numbers", looked=card.turnout.looked_in, spoken=card.turnout.spoken, replies=card.replies)


def _subtopic_line(line: SubtopicLine, text: Texts) -> Html:
    known = {"position": str(line.position), "title": line.title, "views": line.views}
    news = (
        text("consult-subtopic-new", new=line.new) if line.new else None,
        text("consult-subtopic-new-replies", new=line.new_replies) if line.new_replies else None,
    )
    return Html(", ".join(part for part in (text("consult-subtopic-line", **known), *news) if part))


def reading(card: ConsultationCard, text: Texts) -> Screen:
    """Show what there is to read beforehand."""
    row = card.consultation
    questions = [
        text("consult-question", position=str(at), words=each.words) for at, each in enumerate(card.questions, 1)
    ]
    papers = [
        text("consult-paper", position=str(at), name=each.name, kilobytes=max(1, each.size_bytes // 1024))
        for at, each in enumerate(card.papers, 1)
    ]
    words = paragraphs(
        heading(card, text),
        text("card-words", words=row.background) if row.background else Html(),
        Html("\n".join((text("consult-questions"), *questions))) if questions else Html(),
        Html("\n".join((text("consult-papers"), *papers))) if papers else Html(),
    )
    get = Button(text.plain("consult-get-papers-button"), GetPapers(card.number)) if papers else None
    answers = [
        Button(text.plain("consult-answer-button", position=str(at)), SpeakOn(each.id or 0))
        for at, each in enumerate(card.questions if card.can_speak else (), 1)
    ]
    pairs = (tuple(answers[at : at + 2]) for at in range(0, len(answers), 2))
    return Screen(words, rows(*pairs, get, (doors.back(text, OpenConsultation(card.number)), doors.home(text))))


def papers(card: ConsultationCard, files: list[tuple[str, bytes]], text: Texts) -> Screen:
    """Send the papers, from our own copies."""
    media = tuple(Media(AttachmentKind.DOCUMENT, content=content, name=name) for name, content in files)
    words = text("consult-papers-sent", number=str(card.number), count=len(media))
    return Screen(words, rows((doors.back(text, OpenConsultation(card.number)), doors.home(text))), media=media)


def topic_name(title: str, text: Texts, *, is_closed: bool = False) -> str:
    """Return what the forum topic of a subtopic is called."""
    return text.plain("consult-topic-closed", title=title) if is_closed else title
