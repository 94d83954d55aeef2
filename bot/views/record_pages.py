"""A page of the record as the open web shows it: every word that stands on it, and where each link leads."""

from dataclasses import dataclass

from bot.domain.transcribing import Chapter
from bot.views.passages import Passage
from bot.views.projecting import SPEAK_LINK
from bot.views.texts import Texts
from bot.views.transcribing import passages


@dataclass(frozen=True, slots=True)
class RecordPage:
    """What a template needs, in words; empty where there is nothing."""

    title: str
    brand: str
    theme: str
    lead: str
    address: str
    ways: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    pages: int
    pages_label: str
    page_label: str
    previous: str
    previous_label: str
    next: str
    next_label: str
    made: str


def record_page(chapter: Chapter, text: Texts) -> RecordPage:
    """Return one page of the record in words."""
    found, plain = chapter.consultation, text.plain
    number, address = str(found.id), f"/c/{found.id}"
    lead = [plain("record-by", by=found.run_by)] if found.run_by else []
    lead += [plain("record-numbers", views=chapter.views), *_stage_now(chapter, text)]
    return RecordPage(
        title=plain("record-title", number=number, theme=found.theme),
        brand=text.brand,
        theme=found.theme,
        lead=" ".join(lead),
        address=address,
        ways=_ways(chapter, text, address),
        passages=passages(chapter, text),
        pages=chapter.pages,
        pages_label=plain("record-pages"),
        page_label=plain("record-page", page=chapter.page, pages=chapter.pages),
        previous=f"{address}?page={chapter.page - 1}" if chapter.page > 1 else "",
        previous_label=plain("record-previous"),
        next=f"{address}?page={chapter.page + 1}" if chapter.page < chapter.pages else "",
        next_label=plain("record-next"),
        made=plain("record-title", number=number, theme=found.theme),
    )


def _stage_now(chapter: Chapter, text: Texts) -> list[str]:
    return [
        text.plain("record-stage-open", name=stage.name)
        for stage in chapter.stages
        if stage.id == chapter.consultation.stage_id
    ]


def _ways(chapter: Chapter, text: Texts, address: str) -> tuple[tuple[str, str], ...]:
    """Return where somebody can go from here: into the bot, to the stream, to the screen in the room."""
    stage = next((each for each in chapter.stages if each.id == chapter.consultation.stage_id), None)
    number = chapter.consultation.id
    ways = [(text.plain("record-speak"), text.link_to(SPEAK_LINK.format(number=number)))] if text.username else []
    if stage is not None and stage.stream_url:
        ways.append((text.plain("stream-watch-button"), stage.stream_url))
    ways.append((text.plain("project-open-button"), f"{address}/screen"))
    return tuple(ways)
