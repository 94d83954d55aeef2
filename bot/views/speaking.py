"""Speaking (screen 7): the question, the preview, and what is asked on the way."""

from bot.domain.speaking import Appearance, Ask, Speech
from bot.domain.titles import shorten
from bot.views import attached, doors, practising
from bot.views.actions import speaking as actions
from bot.views.actions.consulting import OpenConsultation
from bot.views.cards import pairs
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Badge, CardKind, Consultation, Contribution, ContributionStatus
from storage.visits import ConsultationCard

LABEL_CHARACTERS = 26
PREVIEW_CHARACTERS = 1500
QUOTED_CHARACTERS = 200


def next_screen(speech: Speech, text: Texts) -> Screen | None:
    """Show what somebody who speaks needs next; None when nothing is to be said (the rest of an album)."""
    match speech.ask:
        case Ask.NOTHING:
            return None
        case Ask.LINE:
            return ask_line(speech, text)
        case Ask.CHECK:
            return preview(speech, text)
        case Ask.REWRITE:
            return ask_rewrite(speech, text)
        case _:
            return ask(speech, text)


def ask(speech: Speech, text: Texts) -> Screen:
    """Ask what somebody would like to say."""
    known = {"theme": speech.consultation.theme, "position": str(speech.subtopic.position)}
    words = paragraphs(
        practising.mark(speech.consultation.id or 0, text),
        Html(
            f"{text('speak-where', **known, title=speech.subtopic.title)}\n"
            f"{text('speak-appear', who=who(speech.badge, speech.shown_as, speech.region, text))}"
        ),
        text("speak-question", words=speech.question.words) if speech.question else Html(),
        answering(speech.answers, text) if speech.answers else Html(),
        text("speak-send"),
    )
    appear = Button(text.plain("speak-appear-button"), actions.ChooseAppearance())
    change = Button(text.plain("speak-change-button"), actions.ChangeSubtopic())
    return Screen(words, rows(appear, None if speech.answers else change, doors.cancel(text)))


def answering(answers: Contribution, text: Texts) -> Html:
    """Return what is being answered, in short; of what is no longer in the record, not a word."""
    number = str(answers.number)
    if answers.status is not ContributionStatus.PUBLISHED:
        return text("speak-answering-gone", number=number)
    if not answers.words:
        return text("speak-answering-silent", number=number)
    return text("speak-answering", number=number, words=shorten(answers.words, limit=QUOTED_CHARACTERS))


def who(badge: Badge, shown_as: str | None, region: str | None, text: Texts) -> Html:
    """Return as whom somebody appears: always with their role, with a name only if they wished it."""
    if shown_as:
        return text(f"speak-named-{badge.value}", name=shown_as)
    if badge is Badge.CITIZEN and region:
        return text("speak-resident-of", region=region)
    return text(f"speak-unnamed-{badge.value}")


def preview(speech: Speech, text: Texts) -> Screen:
    """Show what was said as it will look; the preview is a live card of its author's."""
    draft = speech.draft
    if draft is None:
        return ask(speech, text)
    by = who(draft.badge, draft.shown_as, speech.region, text)
    words = paragraphs(
        practising.mark(speech.consultation.id or 0, text),
        text("speak-preview"),
        Html("\n".join(part for part in (text("speak-by", who=by), *_said(draft, text)) if part)),
        answering(speech.answers, text) if speech.answers else Html(),
        attached.in_words(speech.files, text),
        text("speak-place") if draft.latitude is not None else Html(),
        text("speak-publish-it"),
    )
    buttons = rows(
        Button(text.plain("speak-publish-button"), actions.PublishSpeech(), style=Style.SUCCESS),
        (
            Button(text.plain("speak-more-button"), actions.AddMore()),
            Button(text.plain("speak-edit-button"), actions.RewriteSpeech()),
        ),
        Button(text.plain("speak-appear-button"), actions.ChooseAppearance()),
        Button(text.plain("speak-discard-button"), actions.DiscardSpeech()),
    )
    return Screen(words, buttons, shown=Shown(CardKind.CONTRIBUTION, speech.number))


def _said(draft: Contribution, text: Texts) -> tuple[Html, ...]:
    if not draft.words:
        return ()
    quoted = text("card-words", words=shorten(draft.words, limit=PREVIEW_CHARACTERS))
    is_long = len(draft.words) > PREVIEW_CHARACTERS
    return (quoted, text("speak-characters", characters=len(draft.words))) if is_long else (quoted,)


def ask_line(speech: Speech, text: Texts) -> Screen:
    """Ask for one line about a voice message."""
    seconds = max((file.seconds or 0 for file in speech.files), default=0)
    add = Button(text.plain("speak-line-button"), actions.AddMore())
    keep = Button(text.plain("speak-as-it-is-button"), actions.PublishSpeech())
    discard = Button(text.plain("speak-discard-button"), actions.DiscardSpeech())
    asked = paragraphs(practising.mark(speech.consultation.id or 0, text), text("speak-voice", seconds=seconds))
    return Screen(asked, rows(add, keep, discard))


def ask_more(speech: Speech, text: Texts) -> Screen:
    """Ask for more: words, photos, a voice message, a file, a place."""
    has_voice = any(file.seconds for file in speech.files) and not (speech.draft and speech.draft.words)
    asked = text("speak-ask-line" if has_voice else "speak-ask-more")
    words = paragraphs(practising.mark(speech.consultation.id or 0, text), asked)
    back = doors.back(text, actions.BackToSpeech())
    return Screen(words, rows(back, doors.cancel(text)))


def ask_rewrite(speech: Speech, text: Texts) -> Screen:
    """Ask for other words."""
    before = shorten(speech.draft.words, limit=PREVIEW_CHARACTERS) if speech.draft else ""
    mark = practising.mark(speech.consultation.id or 0, text)
    words = paragraphs(mark, text("speak-ask-rewrite"), text("card-words", words=before) if before else Html())
    return Screen(words, rows(doors.back(text, actions.BackToSpeech()), doors.cancel(text)))


def choose_place(card: ConsultationCard, text: Texts, *, is_said: bool, asks_questions: bool = True) -> Screen:
    """Show the subtopics under which something can be said, or was, and the questions it may answer."""
    action = actions.SpeakUnder if is_said else actions.SpeakIn
    choices = [
        Button(shorten(f"{each.position}. {each.title}", limit=LABEL_CHARACTERS), action(each.subtopic_id))
        for each in card.subtopics
    ]
    questions = card.questions if asks_questions else ()
    answer = actions.AnswerWith if is_said else actions.SpeakOn
    answers = [
        Button(text.plain("consult-answer-button", position=str(at)), answer(each.id or 0))
        for at, each in enumerate(questions, 1)
    ]
    words = paragraphs(
        practising.mark(card.number, text),
        text("speak-choose-subtopic"),
        Html("\n".join(text("plan-part-line", position=str(each.position), words=each.title)
                       for each in card.subtopics)),
        _questions(card, text) if questions else Html(),
    )  # fmt: skip
    return Screen(words, (*rows(*choices), *pairs(*answers), *rows(doors.cancel(text))))


def _questions(card: ConsultationCard, text: Texts) -> Html:
    lines = [text("consult-question", position=str(at), words=each.words) for at, each in enumerate(card.questions, 1)]
    return Html("\n".join((text("speak-or-answer"), *lines)))


def choose_appearance(
    offered: tuple[Appearance, ...], speech: Speech, name: str, organisation: str | None, text: Texts
) -> Screen:
    """Show as whom somebody can appear."""
    labels = {
        Appearance.UNNAMED: str(who(speech.badge, None, speech.region, text)),
        Appearance.NAMED: name or text.plain("speak-by-name"),
        Appearance.ORGANISATION: organisation or "",
    }
    choices = [Button(shorten(labels[each], limit=LABEL_CHARACTERS), actions.AppearAs(int(each))) for each in offered]
    words = paragraphs(practising.mark(speech.consultation.id or 0, text), text("speak-choose-appearance"))
    return Screen(words, rows(*choices, doors.back(text, actions.BackToSpeech())))


def published(said: Contribution, text: Texts) -> Screen:
    """Say under which number it stands, with the way to take it back."""
    number = said.id or 0
    see = Button(text.plain("speak-see-button"), actions.OpenView(number))
    undo = Button(text.plain("speak-undo-button"), actions.WithdrawView(number))
    back = doors.back(text, OpenConsultation(said.consultation_id))
    words = paragraphs(practising.mark(said.consultation_id, text), text("speak-published", number=str(said.number)))
    return Screen(words, rows((see, undo), back))


def not_now(why: Html, text: Texts) -> Screen:
    """Say why it cannot be published today, and that it is kept."""
    return Screen(paragraphs(why, text("speak-not-now")), rows(doors.home(text)))


def discarded(where: Consultation | None, text: Texts) -> Screen:
    """Say that nothing was published."""
    back = doors.back(text, OpenConsultation(where.id or 0)) if where else None
    mark = practising.mark(where.id or 0, text) if where else Html()
    return Screen(paragraphs(mark, text("speak-discarded")), rows(back, doors.home(text)))
