"""The front door: the first hello, coming back, the area, the language, and having stopped."""

from collections.abc import Sequence

from babel import Locale

from bot.domain.starting import News, Return
from bot.views import catching_up, doors
from bot.views.actions.consulting import ShowConsultations
from bot.views.actions.forgetting import ShowMyData
from bot.views.actions.helping import ShowHelp
from bot.views.actions.settings import ShowSettings
from bot.views.actions.starting import ChooseLanguage, LiveIn, ShowMore, SkipArea, SpeakLanguage
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.texts import Html, Texts
from storage.tables import Region

NEWS_TEXTS = frozenset({"open", "qualified", "expired", "returned", "rejected", "merged"})


def hello(text: Texts, *, name: str, consultations: int = 0) -> Screen:
    """Greet somebody new and say what can be done here."""
    greeting = text("start-hello", name=name) if name else text("start-hello-nameless")
    return Screen(greeting, _first_doors(text, consultations))


def link_leads_nowhere(text: Texts, *, name: str) -> Screen:
    """Greet somebody whose link we do not know."""
    greeting = hello(text, name=name)
    return Screen(paragraphs(text("start-unknown-link"), Html(greeting.text)), greeting.rows)


def welcome_back(back: Return, text: Texts, *, name: str, consultations: int = 0) -> Screen:
    """Greet somebody who has been here before, with what is new for them."""
    greeting = text("start-welcome-back", name="named" if name else "none", shown=name)
    lines = [greeting if not back.had_left else text("start-had-left")]
    news = _news(back.news, text)
    if news:
        lines.append(text("start-news", news=news))
    if back.talk:
        lines.append(Html(f"{text('catch-title')}\n{catching_up.lines(back.talk, text, names_it=True)}"))
    if not (news or back.talk):
        lines.append(text("start-no-news"))
    if back.is_paused:
        lines.append(text("start-is-paused"))
    return Screen(paragraphs(*lines), _first_doors(text, consultations))


def home(text: Texts, *, consultations: int = 0) -> Screen:
    """Show the front door without a greeting."""
    return Screen(text("start-home"), _first_doors(text, consultations))


def more(text: Texts) -> Screen:
    """Show the doors that are needed less often."""
    record = Button(text.plain("start-mydata-button"), ShowMyData())
    settings = Button(text.plain("start-settings-button"), ShowSettings())
    return Screen(
        text("start-more"), rows(doors.mine(text), (settings, record), _help_and_language(text), doors.home(text))
    )


def stopped(text: Texts) -> Screen:
    """Say that the open question is closed."""
    return Screen(text("start-stopped"), _first_doors(text))


def nothing_to_stop(text: Texts) -> Screen:
    """Say that no question was open."""
    return Screen(text("start-nothing-to-stop"), _first_doors(text))


def question_still_open(text: Texts) -> Screen:
    """Remind somebody of the question they were in the middle of."""
    return Screen(text("start-question-still-open"), rows(doors.cancel(text)))


def area_question(regions: Sequence[Region], text: Texts) -> Screen:
    """Ask, once, where somebody lives."""
    choices = [Button(region.name, LiveIn(region.id or 0)) for region in regions]
    skip = Button(text.plain("start-area-skip-button"), SkipArea())
    return Screen(text("start-area-question"), rows(*choices, skip))


def area_chosen(region: str | None, text: Texts) -> Screen:
    """Confirm the area, or that none was chosen."""
    words = text("start-area-chosen", region=region) if region else text("start-area-skipped")
    return Screen(words, rows((doors.browse(text), doors.home(text))))


def languages(offered: Sequence[str], text: Texts) -> Screen:
    """Show the languages to choose from, each by its own name."""
    if len(offered) < 2:
        only = text("start-language-only-one", language=name_of_language(text.language))
        return Screen(only, rows(doors.home(text)))
    choices = [Button(name_of_language(each), SpeakLanguage(place)) for place, each in enumerate(offered)]
    return Screen(text("start-language"), rows(*choices, doors.home(text)))


def language_chosen(text: Texts) -> Screen:
    """Confirm the language, in that language."""
    words = text("start-language-chosen", language=name_of_language(text.language))
    return Screen(words, _first_doors(text))


def in_group(text: Texts) -> Screen:
    """Answer /start in a group."""
    return Screen(text("start-in-group"), rows(doors.chat(text)))


def name_of_language(language: str) -> str:
    """Return what a language is called by those who speak it."""
    name = Locale.parse(language.replace("-", "_")).get_display_name()
    return (name or language).capitalize()


def paragraphs(*parts: Html) -> Html:
    """Return the parts with an empty line between them."""
    return Html("\n\n".join(part for part in parts if part))


def _first_doors(text: Texts, consultations: int = 0) -> Rows:
    more = Button(text.plain("start-more-button"), ShowMore())
    label = text.plain("start-consultations-button", count=consultations)
    consult = Button(label, ShowConsultations()) if consultations else None
    return rows(doors.suggest(text, is_primary=True), doors.browse(text), consult, _help_and_language(text), more)


def _help_and_language(text: Texts) -> tuple[Button, ...]:
    how = Button(text.plain("start-how-button"), ShowHelp())
    return how, Button(text.plain("start-language-button"), ChooseLanguage())


def _news(news: Sequence[News], text: Texts) -> Html:
    lines = [_line(each, text) for each in news if each.status.value in NEWS_TEXTS]
    if len(lines) > 1:
        return text("start-news-and", first=lines[0], second=lines[1])
    return lines[0] if lines else Html()


def _line(news: News, text: Texts) -> Html:
    return text(
        f"start-news-{news.status.value}",
        own="yes" if news.is_own else "no",
        number=str(news.idea_id),
        count=news.signature_count,
        threshold=news.threshold,
    )
