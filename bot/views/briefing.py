"""Member on the go (Bonus C): five lines, a button for each, and speaking by a reply with its number."""

from bot.domain.briefing import Brief, Line, Matter, OwnDemand, part_of_day
from bot.domain.closing import last_moment
from bot.views import catching_up, doors
from bot.views.actions.base import Action
from bot.views.actions.briefing import BriefDaily, NotToday
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.concluding import OpenOutcome
from bot.views.actions.consulting import OpenConsultation, ShowConsultations
from bot.views.actions.speaking import ContinueSpeech, OpenView, ReadSubtopic
from bot.views.cards import pairs
from bot.views.naming import department
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts


def brief(told: Brief, text: Texts, *, name: str, hour: int) -> Screen:
    """Show the brief to whoever asked for it."""
    greeting = text("brief-greeting", part=part_of_day(hour).value, named="yes" if name else "no", name=name)
    if told.is_empty:
        consult = Button(text.plain("post-consultations-button"), ShowConsultations())
        words = paragraphs(greeting, text("brief-nothing"))
        return Screen(words, rows(_daily(told, text), consult, doors.home(text)))
    return _lines(told, text, greeting)


def morning(told: Brief, text: Texts) -> Screen:
    """Bring somebody this morning's brief."""
    return _lines(told, text, text("brief-greeting", part="morning", named="no", name=""))


def _lines(told: Brief, text: Texts, greeting: Html) -> Screen:
    count = len(told.lines) + (1 if told.unfinished else 0)
    numbered = [Html(f"{position}. {_words(line, text)}") for position, line in enumerate(told.lines, start=1)]
    if told.unfinished:
        numbered.append(Html(f"{count}. {text('brief-unfinished', title=told.unfinished.title)}"))
    how = text("brief-how") if any(line.consultation_id for line in told.lines) else Html()
    words = paragraphs(Html(f"{greeting} {text('brief-lines', count=count)}"), Html("\n".join(numbered)), how)
    opens = [
        Button(text.plain("consult-open-button", number=str(position)), _opens(line))
        for position, line in enumerate(told.lines, start=1)
    ]
    go_on = (
        Button(text.plain("brief-continue-button"), ContinueSpeech(told.unfinished.contribution_id))
        if told.unfinished
        else None
    )
    away = Button(text.plain("brief-not-today-button"), NotToday())
    return Screen(words, (*pairs(*opens), *rows(go_on, _daily(told, text), (away, doors.home(text)))))


def _daily(told: Brief, text: Texts) -> Button:
    label = "brief-daily-on-button" if told.is_daily else "brief-daily-button"
    return Button(text.plain(label), BriefDaily(int(not told.is_daily)))


def _words(line: Line, text: Texts) -> Html:
    known = {"theme": line.theme}
    match line.matter:
        case Matter.INVITED if line.closes_at:
            return text("brief-invited-until", **known, closes=line.closes_at)
        case Matter.INVITED:
            return text("brief-invited", **known)
        case Matter.CONSENT:
            return text("brief-consent", **known)
        case Matter.NEWS if line.news:
            return catching_up.line(line.news, text, names_it=True)
        case Matter.ANSWERED | Matter.DEMANDED if line.demand:
            return _demand(line.demand, text)
        case Matter.IDEA:
            number = str(line.idea_id)
            return text("brief-idea", number=number, count=line.signatures, threshold=line.threshold)
        case _:
            return _stands(line, text)


def _demand(demand: OwnDemand, text: Texts) -> Html:
    """Return what became of a demand: who answered it, or who is to answer it, and by which day."""
    known = {"who": department(demand.department, text), "code": demand.code, "theme": demand.theme}
    if demand.answered_at is not None:
        return text("brief-demand-answered", **known)
    text_id = "brief-demand-late" if demand.is_late else "brief-demand-open"
    return text(text_id, **known, day=last_moment(demand.due_at))


def _stands(line: Line, text: Texts) -> Html:
    if line.stage is None:
        return text("brief-announced", theme=line.theme)
    known = {"theme": line.theme, "stage": line.stage.name, "views": line.views}
    return (
        text("brief-stands-until", **known, closes=line.closes_at) if line.closes_at else text("brief-stands", **known)
    )


def _opens(line: Line) -> Action:
    if line.matter is Matter.IDEA:
        return OpenIdea(line.idea_id)
    if line.matter is Matter.CONSENT:
        return OpenOutcome(line.consultation_id)
    if line.demand is not None:
        return OpenView(line.demand.view_id)
    if line.news and line.news.view_id:
        return OpenView(line.news.view_id)
    return ReadSubtopic(line.subtopic_id, 0) if line.subtopic_id else OpenConsultation(line.consultation_id)


def put_away(text: Texts) -> Screen:
    """Say how to get the brief again."""
    return Screen(text("brief-put-away"), rows(doors.home(text)))
