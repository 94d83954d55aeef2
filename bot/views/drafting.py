"""Writing an idea: the question, the preview, and what is asked on the way."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.proposing import QUOTED_CHARACTERS, WORDS_CHARACTERS, Ask, Draft, Similar
from bot.domain.terms import Terms
from bot.domain.titles import TITLE_CHARACTERS, shorten
from bot.views import attached, doors
from bot.views.actions.proposing import (
    AddAsComment,
    AddFiles,
    ChangeSomething,
    ChooseArea,
    ChooseTopic,
    ContinueDraft,
    DeleteDraft,
    DropFiles,
    EditTitle,
    EditWords,
    KeepDraft,
    KeepVoice,
    MineIsDifferent,
    ReadSimilar,
    SaveForLater,
    SeeMyIdea,
    SendForReview,
    SetArea,
    SetTopic,
    SignSimilar,
    ToggleName,
    UseShortTitle,
)
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import AttachmentKind, CardKind, Idea, Region, Topic

LABEL_CHARACTERS = 26
THOUGHT_CHARACTERS = 300


def ask(text: Texts) -> Screen:
    """Ask what somebody would like to change."""
    return Screen(text("proposing-ask"), rows(doors.cancel(text)))


def next_screen(draft: Draft, text: Texts) -> Screen | None:
    """Show what a half-written idea needs next; None when nothing is to be said (the rest of an album)."""
    view = SCREENS.get(draft.ask)
    if view is None:
        return None
    screen = view(draft, text)
    if draft.declined is None:
        return screen
    declined = text(f"refused-{draft.declined.reason.value}", **draft.declined.facts)
    return _below(declined, screen)


def _below(line: Html, screen: Screen) -> Screen:
    """Return the screen below a line that is said only now; a live one is redrawn without it once it changes."""
    return replace(screen, text=Html(f"{line}\n\n{screen.text}"), kept=screen if screen.shown else None)


def preview(draft: Draft, text: Texts) -> Screen:
    """Show the idea for checking; the preview is a live card of its author's."""
    is_too_long = len(draft.idea.words) > WORDS_CHARACTERS
    shown = Shown(CardKind.DRAFT, draft.number)
    return Screen(_words_of(draft, text, is_too_long), _preview_rows(draft, text, is_too_long), shown=shown)


def live(draft: Draft, text: Texts, _is_private: bool) -> Screen:
    """Draw a preview that hangs on its author's screen anew."""
    return preview(draft, text)


def _words_of(draft: Draft, text: Texts, is_too_long: bool) -> Html:
    idea, files = draft.idea, attached.in_words(draft.files, text)
    too_long = {"characters": len(idea.words), "limit": WORDS_CHARACTERS}
    return text(
        "proposing-check",
        title=idea.title or text("proposing-check-untitled"),
        topic=draft.topic or text("proposing-check-no-topic"),
        area=draft.region or text("proposing-check-everywhere"),
        words=_quoted(idea.words, text),
        files=text("proposing-check-files", files=files) if files else Html(""),
        name=idea.author_name or text("proposing-check-nameless"),
        end=text("proposing-check-too-long", **too_long) if is_too_long else text("proposing-check-nothing-sent"),
    )


def _quoted(words: str, text: Texts) -> Html:
    """Return a thought in quotation marks, and more than that in a quotation that can be folded."""
    if len(words) <= THOUGHT_CHARACTERS and "\n" not in words:
        return text("proposing-check-thought", words=words)
    return text("proposing-check-quotation", words=shorten(words, limit=QUOTED_CHARACTERS))


def _preview_rows(draft: Draft, text: Texts, is_too_long: bool) -> tuple[tuple[Button, ...], ...]:
    number, label = draft.number, text.plain
    shown = "yes" if draft.idea.author_name else "no"
    send = Button(label("proposing-send-button"), SendForReview(number), style=Style.SUCCESS)
    return rows(
        None if is_too_long else send,
        (
            Button(label("proposing-title-button"), EditTitle(number)),
            Button(label("proposing-words-button"), EditWords(number)),
        ),
        (
            Button(label("proposing-topic-button"), ChooseTopic(number)),
            Button(label("proposing-area-button"), ChooseArea(number)),
        ),
        Button(label("proposing-files-button"), AddFiles(number)),
        Button(label("proposing-name-button", shown=shown), ToggleName(number)),
        Button(label("proposing-later-button"), SaveForLater()),
        doors.cancel(text),
    )


def _ask_words(draft: Draft, text: Texts) -> Screen:
    question = text("proposing-ask-after-file", count=len(draft.files)) if draft.files else text("proposing-ask")
    return Screen(question, rows(doors.cancel(text)))


def _ask_line(draft: Draft, text: Texts) -> Screen:
    seconds = max((file.seconds or 0 for file in draft.files if file.kind is AttachmentKind.VOICE), default=0)
    keep = Button(text.plain("proposing-keep-voice-button"), KeepVoice(draft.number))
    return Screen(text("proposing-ask-line", seconds=seconds), rows(keep, doors.cancel(text)))


def _ask_title(draft: Draft, text: Texts) -> Screen:
    question = text("proposing-ask-title", limit=TITLE_CHARACTERS, title=draft.idea.title)
    return Screen(question, rows(doors.back(text, ContinueDraft(draft.number)), doors.cancel(text)))


def _ask_shorter_title(draft: Draft, text: Texts) -> Screen:
    told = {"characters": draft.told_characters, "limit": TITLE_CHARACTERS, "suggestion": draft.suggestion}
    use = Button(text.plain("proposing-short-title-button"), UseShortTitle(draft.number))
    back = doors.back(text, ContinueDraft(draft.number))
    return Screen(text("proposing-ask-shorter-title", **told), rows(use, back, doors.cancel(text)))


def _ask_new_words(draft: Draft, text: Texts) -> Screen:
    question = text("proposing-ask-words", words=shorten(draft.idea.words, limit=QUOTED_CHARACTERS))
    return Screen(question, rows(doors.back(text, ContinueDraft(draft.number)), doors.cancel(text)))


def _ask_files(draft: Draft, text: Texts) -> Screen:
    drop = Button(text.plain("proposing-drop-files-button"), DropFiles(draft.number)) if draft.files else None
    back = doors.back(text, ContinueDraft(draft.number))
    return Screen(text("proposing-ask-files"), rows(drop, back, doors.cancel(text)))


def choose_topic(idea_id: int, topics: Sequence[Topic], text: Texts) -> Screen:
    """Ask what an idea is about."""
    choices = (
        Button(shorten(topic.name, limit=LABEL_CHARACTERS), SetTopic(idea_id, topic.id or 0)) for topic in topics
    )
    return Screen(text("proposing-ask-topic"), rows(*choices, doors.back(text, ContinueDraft(idea_id))))


def choose_area(idea_id: int, regions: Sequence[Region], text: Texts) -> Screen:
    """Ask which part of the place an idea concerns."""
    choices = (
        Button(shorten(region.name, limit=LABEL_CHARACTERS), SetArea(idea_id, region.id or 0)) for region in regions
    )
    everywhere = Button(text.plain("proposing-everywhere-button"), SetArea(idea_id, 0))
    return Screen(text("proposing-ask-area"), rows(*choices, everywhere, doors.back(text, ContinueDraft(idea_id))))


def similar(draft: Draft, text: Texts) -> Screen:
    """Offer the open ideas that sound close before a second one like them is made."""
    lines = [_similar_line(position, each, text) for position, each in enumerate(draft.similar, 1)]
    sign = tuple(
        Button(text.plain("proposing-sign-button", position=str(at)), SignSimilar(draft.number, each.idea.id or 0))
        for at, each in enumerate(draft.similar, 1)
    )
    read = tuple(
        Button(text.plain("proposing-read-button", position=str(at)), ReadSimilar(each.idea.id or 0))
        for at, each in enumerate(draft.similar, 1)
    )
    different = Button(text.plain("proposing-different-button"), MineIsDifferent(draft.number))
    found = text("proposing-similar", count=len(draft.similar), ideas=Html("\n".join(lines)))
    return Screen(found, rows(sign, read, different, doors.cancel(text)))


def _similar_line(position: int, each: Similar, text: Texts) -> Html:
    return text(
        "proposing-similar-line",
        position=str(position),
        title=each.idea.title,
        signatures=each.idea.signature_count,
        threshold=each.idea.threshold or 0,
        area=each.region or text("proposing-check-everywhere"),
    )


def signed_similar(draft: Draft, idea_id: int, text: Texts, *, number: int) -> Screen:
    """Say that a similar idea is signed, and ask what to do with the words; `number` 0: it was signed before."""
    known = text("proposing-signed-similar", number=number) if number else None
    said = known or text("proposing-signed-similar-already", number=str(idea_id))
    add = Button(text.plain("proposing-comment-button"), AddAsComment(draft.number, idea_id))
    leave = Button(text.plain("proposing-no-thanks-button"), KeepDraft(draft.number))
    return Screen(said, rows(add, leave))


def commented(idea_id: int, text: Texts) -> Screen:
    """Say that the words stand under the idea that was signed."""
    read = Button(text.plain("moderating-read-target-button", number=str(idea_id)), ReadSimilar(idea_id))
    return Screen(text("proposing-commented", number=str(idea_id)), rows(read, doors.home(text)))


def draft_kept(idea_id: int, text: Texts, terms: Terms) -> Screen:
    """Say that the words were left in the drafts."""
    return _kept("proposing-draft-kept", idea_id, text, terms)


def stopped(draft: Draft | None, text: Texts, terms: Terms) -> Screen:
    """Say that nothing was sent, and what is kept."""
    if draft is None:
        return Screen(text("proposing-stopped-empty"), rows(doors.suggest(text), doors.home(text)))
    return _kept("proposing-stopped", draft.number, text, terms)


def saved(draft: Draft | None, text: Texts, terms: Terms) -> Screen:
    """Say where the draft is found another day."""
    if draft is None:
        return stopped(draft, text, terms)
    return _kept("proposing-saved", draft.number, text, terms)


def _kept(text_id: str, idea_id: int, text: Texts, terms: Terms) -> Screen:
    go_on = Button(text.plain("proposing-continue-button"), ContinueDraft(idea_id))
    drop = Button(text.plain("proposing-delete-button"), DeleteDraft(idea_id), style=Style.DANGER)
    return Screen(text(text_id, days=terms.draft_kept.days), rows(go_on, drop, doors.home(text)))


def deleted(text: Texts) -> Screen:
    """Say that a draft is gone."""
    return Screen(text("proposing-deleted"), rows(doors.suggest(text), doors.home(text)))


def sent(idea: Idea, text: Texts, terms: Terms) -> Screen:
    """Say that the idea is on its way, under which number, and what comes next."""
    number = idea.id or 0
    see = Button(text.plain("proposing-see-button"), SeeMyIdea(number))
    change = Button(text.plain("proposing-change-button"), ChangeSomething(number))
    said = text("proposing-sent", number=str(number), days=terms.moderation_days)
    return Screen(said, rows(see, change, doors.home(text)), stays=True)


def taken_back(draft: Draft, text: Texts) -> Screen:
    """Show an idea that its author took back, ready to be changed."""
    screen = preview(draft, text)
    return _below(text("proposing-taken-back"), screen)


SCREENS: dict[Ask, Callable[[Draft, Texts], Screen]] = {
    Ask.WORDS: _ask_words,
    Ask.LINE: _ask_line,
    Ask.SIMILAR: similar,
    Ask.CHECK: preview,
    Ask.TITLE: _ask_title,
    Ask.SHORTER_TITLE: _ask_shorter_title,
    Ask.NEW_WORDS: _ask_new_words,
    Ask.FILES: _ask_files,
}
