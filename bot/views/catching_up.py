"""What is new, in at most six lines; each opens its place."""

from collections.abc import Sequence

from bot.domain.catching_up import News, What
from bot.views.texts import Html, Texts


def lines(news: Sequence[News], text: Texts, *, names_it: bool) -> Html:
    """Return what is new; `names_it` says of which consultation, where there may be several."""
    return Html("\n".join(line(each, text, names_it=names_it) for each in news))


def line(news: News, text: Texts, *, names_it: bool) -> Html:
    """Return one thing that is new, with the link to it."""
    known = {"link": text.link_to(news.payload), "where": _where(news, text) if names_it else Html()}
    match news.what:
        case What.ANSWERED:
            return text("catch-answered", **known, count=news.count, number=str(news.number))
        case What.REPLIED:
            return text("catch-replied", **known, count=news.count)
        case What.OUTCOME:
            return text("catch-outcome", **known)
        case What.STAGE:
            return text("catch-stage", **known, stage=news.stage.name if news.stage else "")
        case _:
            return text("catch-views", **known, count=news.count, title=news.title)


def _where(news: News, text: Texts) -> Html:
    return text("catch-where", theme=news.theme)


def above(news: Sequence[News], text: Texts) -> Html:
    """Return what stands above a consultation that somebody comes back to."""
    return Html(f"{text('catch-title')}\n{lines(news, text, names_it=False)}") if news else Html()
