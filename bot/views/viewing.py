"""What was said: a subtopic page by page, one view in full, and what its author can do with it."""

from bot.domain.speaking import Speech, SubtopicPage, View
from bot.domain.titles import shorten
from bot.views import attached, doors, pointing, practising, projecting, speaking, supplementing
from bot.views.actions import speaking as actions
from bot.views.actions.consulting import OpenConsultation
from bot.views.actions.pointing import ShowPoints, SplitView
from bot.views.cards import pairs
from bot.views.screens import Button, Media, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import AdditionVersion, CardKind, ContributionFile, ContributionStatus
from storage.visits import ConsultationCard

LINE_CHARACTERS = 280
SHOWN_CHARACTERS = 2500
SHOWN_WITH_POINTS = 1200
ADDITIONS_SHOWN = 3


def subtopics(card: ConsultationCard, text: Texts) -> Screen:
    """Show the subtopics to read."""
    lines = [text("view-subtopic-line", position=str(each.position), title=each.title, views=each.views)
             for each in card.subtopics]  # fmt: skip
    reads = [
        Button(text.plain("view-read-button", position=str(each.position)), actions.ReadSubtopic(each.subtopic_id, 1))
        for each in card.subtopics
    ]
    mark = practising.mark(card.number, text)
    words = paragraphs(mark, text("consult-theme", theme=card.consultation.theme), Html("\n".join(lines)))
    return Screen(words, (*pairs(*reads), *rows((doors.back(text, OpenConsultation(card.number)), doors.home(text)))))


def subtopic(found: SubtopicPage, text: Texts) -> Screen:
    """Show one page of what was said about a subtopic."""
    head = text("view-subtopic-title", position=str(found.subtopic.position), title=found.subtopic.title)
    lines = [line(view, text) for view in found.views]
    page = text("browse-page", page=found.page, pages=found.pages) if found.pages > 1 else Html()
    words = paragraphs(
        practising.mark(found.consultation.id or 0, text),
        head,
        Html("\n\n".join(lines)) if lines else text("view-none-yet"),
        page,
    )
    number = found.subtopic.id or 0
    opens = [
        Button(text.plain("view-open-button", number=str(view.contribution.number)), actions.OpenView(_row(view)))
        for view in found.views
    ]
    speak = Button(text.plain("consult-speak-button"), actions.SpeakIn(number), style=Style.SUCCESS)
    back = (doors.back(text, OpenConsultation(found.consultation.id or 0)), doors.home(text))
    return Screen(words, (*pairs(*opens), *_turns(found, text), *rows(speak if found.can_speak else None, back)))


def _turns(found: SubtopicPage, text: Texts) -> Rows:
    number = found.subtopic.id or 0
    earlier = Button(text.plain("browse-previous-button"), actions.ReadSubtopic(number, found.page - 1))
    later = Button(text.plain("browse-next-button"), actions.ReadSubtopic(number, found.page + 1))
    shown = tuple(each for each, is_there in ((earlier, found.page > 1), (later, found.page < found.pages)) if is_there)
    return rows(shown)


def _row(view: View) -> int:
    return view.contribution.id or 0


def line(view: View, text: Texts) -> Html:
    """Return a view in a list: whose it is, its words in short, and what hangs on it."""
    said = view.contribution
    quoted = shorten(said.words, limit=LINE_CHARACTERS)
    facts = (
        attached.in_words(view.files, text),
        text("view-likes", count=said.like_count) if said.like_count else Html(),
        text("view-answers", count=view.answered_by) if view.answered_by else Html(),
        text("point-tally", answered=view.tally.answered, total=view.tally.total) if view.tally.total else Html(),
    )
    return Html("\n".join(part for part in (by(view, text), text("view-words", words=quoted) if quoted else Html(),
                                            Html(", ".join(each for each in facts if each))) if part))  # fmt: skip


def by(view: View, text: Texts) -> Html:
    """Return the number of a view, whose it is, and from when."""
    said = view.contribution
    who = speaking.who(said.badge, said.shown_as, view.region, text)
    known = {"number": str(said.number), "who": who, "day": said.published_at or said.created_at}
    return text("view-by-edited" if said.edited_at else "view-by", **known)


def live(found: Speech | View, text: Texts, _is_private: bool) -> Screen:
    """Draw a card that hangs somewhere anew: its author's preview, or the published view."""
    return speaking.preview(found, text) if isinstance(found, Speech) else one(found, text)


def one(view: View, text: Texts) -> Screen:
    """Show one contribution with everything that hangs on it."""
    shown = Shown(CardKind.CONTRIBUTION, _row(view))
    if not view.is_public:
        gone = paragraphs(practising.mark(said_in(view), text), _gone(view, text))
        return Screen(gone, rows(_back(view, text)), shown=shown)
    return Screen(_words(view, text), _rows(view, text), shown=shown)


def said_in(view: View) -> int:
    """Return the consultation in which something was said."""
    return view.contribution.consultation_id


def _gone(view: View, text: Texts) -> Html:
    said = view.contribution
    text_id = "view-withdrawn" if said.status is ContributionStatus.WITHDRAWN else "view-removed"
    return text(text_id, number=str(said.number), day=said.ended_at or said.created_at)


def _where(view: View, text: Texts) -> Html:
    """Return where it was said; a consultation of one subtopic is about what its theme says."""
    theme, title = view.consultation.theme, view.subtopic.title
    return text("view-in-all", theme=theme) if title == theme else text("view-where", theme=theme, title=title)


def _words(view: View, text: Texts) -> Html:
    said = view.contribution
    added = view.additions[-ADDITIONS_SHOWN:]
    return paragraphs(
        practising.mark(said_in(view), text),
        _where(view, text),
        text("speak-question", words=view.question.words) if view.question else Html(),
        speaking.answering(view.answers, text) if view.answers else Html(),
        Html("\n".join(part for part in (by(view, text), _quoted(said.words, text, limit=_limit(view))) if part)),
        *(supplementing.added(each, view.files, text, limit=LINE_CHARACTERS) for each in added),
        pointing.on_view(view, text),
        supplementing.with_view(view.files, text),
        text("view-place", latitude=f"{said.latitude:.3f}", longitude=f"{said.longitude:.3f}")
        if said.latitude is not None and said.longitude is not None
        else Html(),
        text("view-likes", count=said.like_count) if said.like_count else Html(),
    )


def _limit(view: View) -> int:
    """Return how much of its words a view shows: less where what became of its points stands below them."""
    return SHOWN_WITH_POINTS if view.points else SHOWN_CHARACTERS


def _quoted(words: str, text: Texts, *, limit: int = SHOWN_CHARACTERS) -> Html:
    return text("card-words", words=shorten(words, limit=limit)) if words else Html()


def _is_long(view: View) -> bool:
    added = any(len(each.words) > LINE_CHARACTERS for each in view.additions) or len(view.additions) > ADDITIONS_SHOWN
    is_changed = view.versions > 1 or any(each.version > 1 for each in view.additions)
    return len(view.contribution.words) > _limit(view) or added or is_changed


def _rows(view: View, text: Texts) -> Rows:
    number, label = _row(view), text.plain
    like = "view-liked-button" if view.is_liked else "view-like-button"
    own = [
        Button(label("view-edit-button"), actions.EditView(number)) if view.can_edit else None,
        Button(label("view-add-button"), actions.AddToView(number)) if view.can_add else None,
        Button(label("view-withdraw-button"), actions.WithdrawView(number)) if view.is_own else None,
    ]
    return rows(
        (Button(label(like), actions.LikeView(number, int(not view.is_liked))),) if view.can_like else None,
        Button(label("view-reply-button"), actions.ReplyTo(number)) if view.can_answer else None,
        Button(label("view-full-button"), actions.ReadView(number)) if _is_long(view) else None,
        Button(label("view-files-button", count=len(view.files)), actions.GetViewFiles(number)) if view.files else None,
        _points(view, text),
        Button(label("split-button"), SplitView(number)) if view.can_split else None,
        tuple(each for each in own if each),
        projecting.button(number, text, is_up=view.is_on_screen) if view.can_project else None,
        _back(view, text),
    )


def _points(view: View, text: Texts) -> Button | None:
    if not view.points:
        return None
    tally = view.tally
    label = text.plain("point-button", answered=tally.answered, total=tally.total)
    return Button(label, ShowPoints(_row(view), 1))


def _back(view: View, text: Texts) -> tuple[Button, ...]:
    return doors.back(text, actions.ReadSubtopic(view.subtopic.id or 0, 0)), doors.home(text)


def in_full(
    view: View, earlier: tuple[tuple[int, str], ...], text: Texts, *, added: tuple[AdditionVersion, ...] = ()
) -> Screen:
    """Send everything a contribution says, with its earlier versions, in as many messages as it takes."""
    said = view.contribution
    words = paragraphs(
        practising.mark(said_in(view), text),
        by(view, text),
        text("view-words", words=said.words),
        *(supplementing.in_full(each, view.files, added, text) for each in view.additions),
        *(text("view-version", version=str(version), words=words) for version, words in earlier),
    )
    return Screen(words, rows((doors.back(text, actions.OpenView(_row(view))), doors.home(text))))


def files(number: int, found: tuple[tuple[ContributionFile, bytes], ...], text: Texts) -> Screen:
    """Send the files of a contribution, from our own copies."""
    media = tuple(Media(file.kind, content=content, name=file.name or "") for file, content in found)
    words = text("view-files-sent", count=len(media))
    return Screen(words, rows((doors.back(text, actions.OpenView(number)), doors.home(text))), media=media)


def ask_edit(view: View, text: Texts) -> Screen:
    """Ask for other words for a contribution that is public."""
    words = paragraphs(
        practising.mark(said_in(view), text), text("view-ask-edit"), _quoted(view.contribution.words, text)
    )
    return Screen(words, rows(doors.back(text, actions.OpenView(_row(view))), doors.cancel(text)))


def answered(view: View, text: Texts) -> Screen:
    """Tell somebody that what they said was answered."""
    number = str(view.answers.number) if view.answers else ""
    quoted = shorten(view.contribution.words, limit=SHOWN_CHARACTERS)
    words = paragraphs(
        text("view-told-answered", number=number, theme=view.consultation.theme),
        Html(f"{by(view, text)}\n{text('card-words', words=quoted)}" if quoted else by(view, text)),
    )
    opens = Button(text.plain("view-open-it-button"), actions.OpenView(_row(view)))
    reply = Button(text.plain("view-reply-button"), actions.ReplyTo(_row(view))) if view.can_answer else None
    return Screen(words, rows(opens, reply))
