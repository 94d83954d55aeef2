"""What somebody said in consultations, for them alone: a list, and each with every version and file."""

from bot.domain.own_views import OwnView, OwnViews
from bot.domain.titles import shorten
from bot.views import attached, doors, practising, supplementing
from bot.views.actions.forgetting import ShowMyData
from bot.views.actions.own_views import GetOwnView, ShowOwnViews
from bot.views.actions.speaking import OpenView
from bot.views.cards import pairs
from bot.views.screens import Button, Media, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import ContributionFile, ContributionStatus

LINE_CHARACTERS = 200


def listing(found: OwnViews, text: Texts) -> Screen:
    """Show what somebody said."""
    lines = [_line(position, each, text) for position, each in enumerate(found.views, start=1)]
    page = text("browse-page", page=found.page, pages=found.pages) if found.pages > 1 else Html()
    words = paragraphs(text("own-views-title"), *lines, page) if lines else text("own-views-none")
    gets = [
        Button(text.plain("own-views-get-button", position=str(position)), GetOwnView(each.contribution.id or 0))
        for position, each in enumerate(found.views, start=1)
    ]
    earlier = Button(text.plain("browse-previous-button"), ShowOwnViews(found.page - 1)) if found.page > 1 else None
    more = found.page < found.pages
    later = Button(text.plain("browse-next-button"), ShowOwnViews(found.page + 1)) if more else None
    turns = tuple(button for button in (earlier, later) if button)
    back = (doors.back(text, ShowMyData()), doors.home(text))
    return Screen(words, (*pairs(*gets), *rows(turns, back)))


def _line(position: int, view: OwnView, text: Texts) -> Html:
    said = view.contribution
    quoted = shorten(said.words, limit=LINE_CHARACTERS)
    facts = (
        text(f"own-views-{said.status.value}"),
        text("own-views-versions", count=len(view.versions)) if len(view.versions) > 1 else Html(),
        attached.in_words(view.files, text),
    )
    return Html(
        "\n".join(
            part
            for part in (
                Html(f"{position}. {_where(view, text)}"),
                Html(", ".join(each for each in facts if each)),
                text("view-words", words=quoted) if quoted else Html(),
            )
            if part
        )
    )


def _where(view: OwnView, text: Texts) -> Html:
    said = view.contribution
    known = {"theme": view.consultation.theme, "title": view.subtopic.title}
    day = said.published_at or said.created_at
    if said.number is None:
        return text("own-views-where-draft", **known, day=day)
    return text("own-views-where", **known, number=str(said.number), day=day)


def in_full(view: OwnView, files: tuple[tuple[ContributionFile, bytes], ...], text: Texts) -> Screen:
    """Send one thing somebody said with every version, what was added, and the files from our own copies."""
    said = view.contribution
    earlier = [each for each in reversed(view.versions) if each.version < said.version]
    words = paragraphs(
        practising.mark(said.consultation_id, text),
        Html(f"{_where(view, text)}\n{text(f'own-views-{said.status.value}')}"),
        text("view-words", words=said.words) if said.words else Html(),
        *(supplementing.in_full(each, view.files, view.added_versions, text) for each in view.additions),
        *(text("view-version", version=str(each.version), words=each.words) for each in earlier),
        supplementing.with_view(view.files, text),
    )
    media = tuple(Media(file.kind, content=content, name=file.name or "") for file, content in files)
    is_public = said.status is ContributionStatus.PUBLISHED
    opens = Button(text.plain("view-open-it-button"), OpenView(said.id or 0)) if is_public else None
    return Screen(words, rows(opens, (doors.back(text, ShowOwnViews(1)), doors.home(text))), media=media)
