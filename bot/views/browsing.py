"""Lists of ideas: the open ones, somebody's own, and what a search found."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.browsing import Order, Shelf, Wish
from bot.domain.finding_views import Besides
from bot.views import cards, doors, finding_views
from bot.views.actions import Action
from bot.views.actions.browsing import BrowseIdeas, NarrowIdeas, OpenIdea, PutHere, ShowMine, ShowShelf
from bot.views.actions.helping import TalkToPerson
from bot.views.actions.own_views import ShowOwnViews
from bot.views.actions.proposing import ContinueDraft
from bot.views.actions.reminding import ShowReminders
from bot.views.actions.searching import AskSearch, TurnSearch
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.texts import Html, Texts
from storage.readings import Filters, IdeaLine, Listing, Mine, Page, SearchPage
from storage.tables import IdeaStatus

DRAFT_LABEL_CHARACTERS = 26
SHELF_TITLES = {
    Shelf.IDEAS: "mine-ideas",
    Shelf.SIGNED: "mine-signed",
    Shelf.FOLLOWED: "mine-followed",
    Shelf.REPLIED: "mine-replied",
}
ORDER_TEXTS = {
    Order.NEWEST: "browse-order-newest",
    Order.MOST_SIGNED: "browse-order-most-signed",
    Order.CLOSING_SOON: "browse-order-closing-soon",
}
OPEN = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED})
Turn = Callable[[int], Action]


def listing(found: Listing, text: Texts) -> Screen:
    """Show one page of the open ideas in our private chat."""
    wish = found.wish
    if not found.page.total:
        return _nothing_open(found, text)
    filters = ", ".join(name for name in (found.region, found.topic) if name)
    title = text("browse-title-filtered", filters=filters) if filters else text("browse-title")
    order = text(ORDER_TEXTS[wish.order])
    words = paragraphs(lines_of(found.page, text), Html(f"{page_of(found.page, text)} {order}".strip()), title=title)
    narrow = Button(text.plain("browse-narrow-button"), narrow_to(wish))
    turning = turns(found.page, text, lambda page: browse_to(replace(wish, page=page)))
    return Screen(words, (*reads(found.page, text, OpenIdea), *turning, *rows(narrow, doors.home(text))))


def listing_here(found: Listing, text: Texts) -> Screen:
    """Show the top ideas in a group; reading one puts its card here, where everybody can sign it."""
    if not found.page.total:
        empty = text("browse-empty-region", region=found.region) if found.region else text("browse-empty")
        return Screen(empty, rows(doors.chat(text, payload="idea")))
    words = paragraphs(lines_of(found.page, text), title=text("browse-title-here"))
    return Screen(words, (*reads(found.page, text, PutHere), *rows(doors.chat(text, payload="ideas"))))


def narrowing(filters: Filters, text: Texts) -> Screen:
    """Show what the open ideas can be narrowed down to; each tap shows in the text what is chosen."""
    wish = filters.wish
    region = next((each.name for each in filters.regions if each.id == wish.region_id), None)
    topic = next((each.name for each in filters.topics if each.id == wish.topic_id), None)
    words = text(
        "browse-narrow",
        region=region or text("browse-all-regions"),
        topic=topic or text("browse-all-topics"),
    )
    regions = [(text.plain("browse-all-regions-button"), 0), *((each.name, each.id or 0) for each in filters.regions)]
    topics = [(text.plain("browse-all-topics-button"), 0), *((each.name, each.id or 0) for each in filters.topics)]
    choices = [
        *(Button(name, narrow_to(replace(wish, region_id=each))) for name, each in regions if each != wish.region_id),
        *(Button(name, narrow_to(replace(wish, topic_id=each))) for name, each in topics if each != wish.topic_id),
        *_orders(wish, text),
    ]
    return Screen(words, rows(*choices, doors.back(text, browse_to(wish))))


def _orders(wish: Wish, text: Texts) -> list[Button]:
    labels = {
        Order.NEWEST: "browse-newest-button",
        Order.MOST_SIGNED: "browse-most-signed-button",
        Order.CLOSING_SOON: "browse-closing-button",
    }
    return [Button(text.plain(label), browse_to(replace(wish, order=order, page=1))) for order, label in labels.items()]


def mine(kept: Mine, text: Texts) -> Screen:
    """Show how much somebody has here, and the drafts they can go on with."""
    have = kept.belongings
    if not (have.ideas or have.drafts or have.signed or have.followed or have.reminders or have.views):
        nothing = paragraphs(text("mine-empty"), title=text("mine-title"))
        return Screen(nothing, rows(doors.suggest(text), doors.browse(text), doors.home(text)))
    known = {"ideas": have.ideas, "drafts": have.drafts, "signed": have.signed, "followed": have.followed}
    counts = text("mine-counts", **known, views=have.views)
    drafts = [Button(_draft_label(draft.title, text), ContinueDraft(draft.id or 0)) for draft in kept.drafts]
    shelves = (
        ("mine-ideas-button", have.ideas, Shelf.IDEAS),
        ("mine-signed-button", have.signed, Shelf.SIGNED),
        ("mine-followed-button", have.followed, Shelf.FOLLOWED),
        ("mine-replied-button", have.replied, Shelf.REPLIED),
    )
    lists = [Button(text.plain(label, count=count), ShowShelf(shelf, 1)) for label, count, shelf in shelves if count]
    label = text.plain("mine-reminders-button", count=have.reminders)
    reminders = Button(label, ShowReminders()) if have.reminders else None
    views = Button(text.plain("mydata-views-button", count=have.views), ShowOwnViews(1)) if have.views else None
    buttons = rows(*drafts, *lists, views, reminders, doors.home(text))
    return Screen(paragraphs(counts, title=text("mine-title")), buttons)


def shelf(which: Shelf, page: Page, text: Texts) -> Screen:
    """Show one page of somebody's own ideas, of those they signed, or of those they follow."""
    title, way_out = text(SHELF_TITLES[which]), (doors.back(text, ShowMine()), doors.home(text))
    if not page.total:
        return Screen(paragraphs(text("mine-shelf-empty"), title=title), rows(way_out))
    words = paragraphs(lines_of(page, text), page_of(page, text), title=title)
    turning = turns(page, text, lambda number: ShowShelf(which, number))
    return Screen(words, (*reads(page, text, OpenIdea), *turning, *rows(way_out)))


def search_question(text: Texts) -> Screen:
    """Ask what somebody is looking for."""
    return Screen(text("search-question"), rows(doors.cancel(text)), placeholder=text.plain("search-placeholder"))


def search_needs_words(text: Texts) -> Screen:
    """Say that a voice message, a photo or a file cannot be searched for, and what can."""
    ask = Button(text.plain("search-ask-person-button"), TalkToPerson())
    ways = rows(ask, doors.cancel(text))
    return Screen(text("search-needs-words"), ways, placeholder=text.plain("search-placeholder"))


def found(search: SearchPage, text: Texts, *, besides: Besides | None = None) -> Screen:
    """Show one page of what a search found, with a shelf of consultations below; a way on when it found nothing."""
    if not search.page.total and (besides is None or besides.is_empty):
        ask = Button(text.plain("search-ask-person-button"), TalkToPerson())
        again = Button(text.plain("search-again-button"), AskSearch())
        ways = rows(ask, doors.suggest(text), (again, doors.home(text)))
        return Screen(text("search-nothing", question=search.question), ways)
    title = text("search-found", total=search.page.total, question=search.question)
    talk = finding_views.shelf_lines(besides, text) if besides else Html()
    words = paragraphs(lines_of(search.page, text), page_of(search.page, text), talk, title=title)
    way_out = (Button(text.plain("search-again-button"), AskSearch()), doors.home(text))
    opens = finding_views.shelf_rows(besides, text) if besides else ()
    turning = turns(search.page, text, TurnSearch)
    return Screen(words, (*reads(search.page, text, OpenIdea), *turning, *opens, *rows(way_out)))


def lines_of(page: Page, text: Texts) -> Html:
    """Return the ideas of a page, numbered as its buttons are."""
    return Html("\n".join(_line(position, line, text) for position, line in enumerate(page.lines, start=1)))


def page_of(page: Page, text: Texts) -> Html:
    """Return where in the list a page is; nothing when it is the only one."""
    return text("browse-page", page=page.page, pages=page.pages) if page.pages > 1 else Html()


def reads(page: Page, text: Texts, opens: Callable[[int], Action]) -> Rows:
    """Return a button for each line of a page, two to a row."""
    buttons = [
        Button(text.plain("browse-read-button", position=str(position)), opens(line.idea_id))
        for position, line in enumerate(page.lines, start=1)
    ]
    return cards.pairs(*buttons)


def turns(page: Page, text: Texts, turn: Turn) -> Rows:
    """Return the buttons that lead to the pages before and after."""
    previous = Button(text.plain("browse-previous-button"), turn(page.page - 1)) if page.page > 1 else None
    following = Button(text.plain("browse-next-button"), turn(page.page + 1)) if page.page < page.pages else None
    return rows(tuple(button for button in (previous, following) if button))


def browse_to(wish: Wish) -> BrowseIdeas:
    """Return the action that shows what is wished for."""
    return BrowseIdeas(wish.page, wish.region_id, wish.topic_id, int(wish.order))


def narrow_to(wish: Wish) -> NarrowIdeas:
    """Return the action that shows how to narrow it down."""
    return NarrowIdeas(wish.region_id, wish.topic_id, int(wish.order))


def paragraphs(*parts: Html, title: Html) -> Html:
    """Return a screen's text under its title."""
    return Html("\n\n".join(part for part in (title, *parts) if part))


def _line(position: int, line: IdeaLine, text: Texts) -> Html:
    where = line.region or text("browse-everywhere")
    number = {"position": str(position), "title": line.title}
    if line.status not in OPEN or line.threshold is None:
        return text("browse-line-other", **number, status=text(f"status-{cards.word_of(line.status)}"))
    return text("browse-line", **number, count=line.signature_count, threshold=line.threshold, region=where)


def _nothing_open(found: Listing, text: Texts) -> Screen:
    if found.region:
        words = text("browse-empty-region", region=found.region)
    else:
        words = text("browse-empty-topic", topic=found.topic) if found.topic else text("browse-empty")
    is_narrowed = bool(found.region or found.topic)
    everything = Button(text.plain("browse-all-button"), BrowseIdeas(1, 0, 0, int(found.wish.order)))
    return Screen(words, rows(doors.suggest(text), everything if is_narrowed else None, doors.home(text)))


def _draft_label(title: str, text: Texts) -> str:
    label = text.plain("mine-draft-button", title=title)
    return label if len(label) <= DRAFT_LABEL_CHARACTERS else f"{label[: DRAFT_LABEL_CHARACTERS - 1].rstrip()}…"
