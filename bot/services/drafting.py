"""Writing an idea: a row from the first word on, so that a half-written one survives whatever happens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import proposing as rules
from bot.domain.forgetting import ERASED_WORDS
from bot.domain.permissions import Act
from bot.domain.proposing import Ask, Draft, Said, Similar
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.domain.titles import TITLE_CHARACTERS, shorten, title_from
from bot.services import attaching, permitting, searching
from storage import attachments, cards, flows, ideas, places
from storage.tables import AttachmentKind, CardKind, Flow, Idea, IdeaStatus, Person

WORDS, LINE, CHECK = "proposing.words", "proposing.line", "proposing.check"
TITLE, REWRITE = "proposing.title", "proposing.rewrite"
SIMILAR_AT_MOST = 2
KEPT_NOTES = ("message_id", "begins_at", "earlier", "album")


class Saying:
    """One thing said (or pressed), and where in the writing it falls."""

    def __init__(
        self, said: Said, *, now: datetime, noted: dict[str, Any] | None = None, voice_title: str = ""
    ) -> None:
        self.said, self.now, self.noted, self.voice_title = said, now, noted or {}, voice_title
        words = rules.tidy(said.words)
        self.words = words if rules.says_something(words) else ""
        self.marks: dict[str, Any] = {"album": said.album} if said.album else {}

    @property
    def is_more_of_an_album(self) -> bool:
        """Whether this came in one go with what came before, and says nothing new."""
        return self.said.album is not None and self.said.album == self.noted.get("album") and not self.words

    @property
    def is_voice(self) -> bool:
        """Whether this is a voice message."""
        return self.said.file is not None and self.said.file.kind is AttachmentKind.VOICE


def begin(db: Session, *, person_id: int, now: datetime) -> None:
    """Ask what somebody would like to change."""
    permitting.require(db, person_id=person_id, act=Act.SUBMIT_IDEA, now=now)
    flows.ask(db, person_id=person_id, step=WORDS, draft={}, now=now)


def hear(db: Session, *, person_id: int, said: Said, terms: Terms, voice_title: str, now: datetime) -> Draft:
    """Take what somebody says into the idea they are writing, and return it with what to ask next.

    `voice_title` is what a voice message is called until its speaker says what it is about.
    Raises: Refused(Reason.FILE_TOO_BIG), Refused(Reason.TOO_MANY_FILES) when there is nothing else to keep
    """
    permitting.require(db, person_id=person_id, act=Act.SUBMIT_IDEA, now=now)
    flow = flows.current(db, person_id)
    idea = _open_in(db, flow, person_id)
    declined = attaching.refusal_of(db, idea, said.file, limit_bytes=terms.file_bytes) if said.file else None
    if declined and not said.words:
        raise declined
    idea = idea or _start(db, person_id, now=now)
    if said.file and not declined:
        attaching.attach(db, idea, said.file, now=now)
    answer = ANSWERS.get(flow.step, _first_words) if flow else _first_words
    saying = Saying(said, now=now, noted=flow.draft if flow else None, voice_title=voice_title)
    return replace(answer(db, idea, saying), declined=declined)


def hear_anew(db: Session, *, person_id: int, said: Said, terms: Terms, voice_title: str, now: datetime) -> Draft:
    """Take what somebody says as a new idea, whatever they were asked; what was half written stays in the drafts."""
    begin(db, person_id=person_id, now=now)
    return hear(db, person_id=person_id, said=said, terms=terms, voice_title=voice_title, now=now)


def _first_words(db: Session, idea: Idea, saying: Saying) -> Draft:
    """The idea itself, or a photo before it, or a voice message instead of it."""
    if saying.words:
        _write(db, idea, saying.words, saying)
        return check(db, idea, saying, similar=similar_to(db, idea))
    if saying.is_voice:
        ideas.change(db, idea, title=saying.voice_title, now=saying.now)
    if saying.is_more_of_an_album:
        return seen(db, idea, ask=Ask.NOTHING)
    return ask_first(db, idea, saying)


def _more_words(db: Session, idea: Idea, saying: Saying) -> Draft:
    """Something more while the idea is being checked: another thought, another photo."""
    if saying.is_more_of_an_album:
        cards.mark_dirty(db, CardKind.DRAFT, idea.id or 0, saying.now)
        return seen(db, idea, ask=Ask.NOTHING)
    if saying.words:
        before = f"{idea.words}\n\n" if idea.words else ""
        _write(db, idea, before + saying.words, saying, begins_at=len(before))
    return check(db, idea, saying)


def _new_title(db: Session, idea: Idea, saying: Saying) -> Draft:
    title = " ".join(saying.words.split())
    if not title:
        return ask(db, idea, TITLE, Ask.TITLE, saying)
    if len(title) > TITLE_CHARACTERS:
        saying.marks["suggestion"] = shorten(title, limit=TITLE_CHARACTERS)
        draft = ask(db, idea, TITLE, Ask.SHORTER_TITLE, saying)
        return replace(draft, suggestion=saying.marks["suggestion"], told_characters=len(title))
    ideas.change(db, idea, title=title, now=saying.now)
    return check(db, idea, saying)


def _new_words(db: Session, idea: Idea, saying: Saying) -> Draft:
    if not saying.words:
        return ask(db, idea, REWRITE, Ask.NEW_WORDS, saying)
    _write(db, idea, saying.words, saying)
    return check(db, idea, saying)


ANSWERS: dict[str, Callable[[Session, Idea, Saying], Draft]] = {
    WORDS: _first_words,
    LINE: _first_words,
    CHECK: _more_words,
    TITLE: _new_title,
    REWRITE: _new_words,
}


OPEN_QUESTIONS = {WORDS: Ask.WORDS, LINE: Ask.LINE, CHECK: Ask.CHECK, TITLE: Ask.TITLE, REWRITE: Ask.NEW_WORDS}


def follow_edit(db: Session, *, person_id: int, message_id: int, words: str, now: datetime) -> bool:
    """Follow an edit of the message an idea was last written in; return False when it belongs to none.

    The preview is a live card: it is redrawn in place, and no new message is sent.
    """
    flow = flows.current(db, person_id)
    idea = _open_in(db, flow, person_id)
    if flow is None or idea is None or flow.draft.get("message_id") != message_id:
        return False
    permitting.require(db, person_id=person_id, act=Act.EDIT_IDEA, owner_id=idea.author_id, now=now)
    saying = Saying(Said(words, message_id=message_id), now=now)
    if not saying.words:
        return False
    begins_at = int(flow.draft.get("begins_at", 0))
    _write(db, idea, idea.words[:begins_at] + saying.words, saying, begins_at=begins_at)
    cards.mark_dirty(db, CardKind.DRAFT, idea.id or 0, now)
    return True


def draft_said_in(db: Session, *, message_id: int, person_id: int) -> int | None:
    """Return the idea somebody is writing if this message is one of it, but not the last; None otherwise."""
    flow = flows.current(db, person_id)
    idea = _open_in(db, flow, person_id)
    is_earlier = flow is not None and message_id in flow.draft.get("earlier", ())
    return idea.id if idea is not None and is_earlier else None


def stop(db: Session, *, person_id: int, now: datetime) -> Draft | None:
    """Stop writing; return what is kept, or None when nothing had been written."""
    permitting.require(db, person_id=person_id, act=Act.SUBMIT_IDEA, now=now)
    flow = flows.current(db, person_id)
    idea = _open_in(db, flow, person_id)
    if flow is not None and flow.step in ANSWERS:
        flows.close(db, person_id)
    return seen(db, idea) if idea is not None else None


def delete(db: Session, *, idea_id: int, person_id: int, now: datetime) -> None:
    """Delete a half-written idea for good. Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.TOO_LATE_TO_EDIT)"""
    idea = own(db, idea_id, person_id, now=now)
    if idea.status is not IdeaStatus.DRAFT:
        raise Refused(Reason.TOO_LATE_TO_EDIT)
    flow = flows.current(db, person_id)
    if flow is not None and flow.draft.get("idea_id") == idea_id:
        flows.close(db, person_id)
    ideas.discard(db, idea, placeholder=ERASED_WORDS, now=now)


def own(db: Session, idea_id: int, person_id: int, *, now: datetime) -> Idea:
    """Return an idea its author may still write.

    Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.NOT_PERMITTED), Refused(Reason.TOO_LATE_TO_EDIT)
    """
    idea = ideas.get(db, idea_id)
    if idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    permitting.require(db, person_id=person_id, act=Act.EDIT_IDEA, owner_id=idea.author_id, now=now)
    rules.check_can_write(idea)
    return idea


def open_draft(db: Session, *, person_id: int) -> Draft | None:
    """Return the idea somebody is writing with the question that is open about it; None when nothing is written yet."""
    flow = flows.current(db, person_id)
    idea = _open_in(db, flow, person_id)
    if flow is None or idea is None:
        return None
    return seen(db, idea, ask=OPEN_QUESTIONS[flow.step], suggestion=str(flow.draft.get("suggestion", "")))


def seen(db: Session, idea: Idea, **asks: Any) -> Draft:
    """Return a half-written idea as its author checks it."""
    return Draft(
        idea,
        topic=places.topic_name(db, idea.topic_id),
        region=places.region_name(db, idea.region_id),
        files=tuple(attachments.of_idea(db, idea.id or 0)),
        **asks,
    )


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Draft | None:  # noqa: ARG001
    """Return what a preview that is still on its author's screen shows; None when there is nothing to check."""
    idea = ideas.get(db, subject_id)
    is_checked = idea is not None and idea.status in rules.UNDECIDED and idea.author_id == viewer_id
    return seen(db, idea) if idea is not None and is_checked else None


def similar_to(db: Session, idea: Idea, *, limit: int = SIMILAR_AT_MOST) -> tuple[Similar, ...]:
    """Return the open ideas that sound closest to this one."""
    found = searching.similar(db, f"{idea.title} {idea.words}", limit=limit + 1)
    others = [other for other in found if other.id != idea.id]
    return tuple(Similar(other, places.region_name(db, other.region_id)) for other in others[:limit])


def check(db: Session, idea: Idea, saying: Saying, *, similar: tuple[Similar, ...] = ()) -> Draft:
    """Show the idea for checking; whatever is said now becomes part of it."""
    return replace(ask(db, idea, CHECK, Ask.SIMILAR if similar else Ask.CHECK, saying), similar=similar)


def ask_first(db: Session, idea: Idea, saying: Saying) -> Draft:
    """Ask for the words of an idea that has none: one line about a voice message, or what it is about at all."""
    files = attachments.of_idea(db, idea.id or 0)
    if any(file.kind is AttachmentKind.VOICE for file in files):
        return ask(db, idea, LINE, Ask.LINE, saying)
    return ask(db, idea, WORDS, Ask.WORDS, saying)


def ask(db: Session, idea: Idea, step: str, question: Ask, saying: Saying) -> Draft:
    """Open a question about this idea, keeping in mind which message its newest words came in."""
    person_id = idea.author_id or 0
    flow = flows.current(db, person_id)
    noted = flow.draft if flow and flow.draft.get("idea_id") == idea.id else {}
    kept = {name: noted[name] for name in KEPT_NOTES if name in noted}
    flows.ask(db, person_id=person_id, step=step, draft={"idea_id": idea.id, **kept, **saying.marks}, now=saying.now)
    return seen(db, idea, ask=question)


def _start(db: Session, person_id: int, *, now: datetime) -> Idea:
    region_id = db.get_one(Person, person_id).region_id
    return ideas.start(
        db, Idea(author_id=person_id, title="", words="", region_id=region_id, created_at=now, changed_at=now)
    )


def _open_in(db: Session, flow: Flow | None, person_id: int) -> Idea | None:
    idea_id = flow.draft.get("idea_id") if flow and flow.step in ANSWERS else None
    idea = ideas.get(db, int(idea_id)) if idea_id else None
    return idea if idea and idea.author_id == person_id and idea.status in rules.UNDECIDED else None


def _write(db: Session, idea: Idea, words: str, saying: Saying, *, begins_at: int = 0) -> None:
    """Put words into an idea; a title that came from the words before follows them."""
    follows = not idea.words or idea.title == title_from(idea.words)
    title = title_from(words) if follows else idea.title
    ideas.change(db, idea, words=words, title=title, said_in=saying.said.message_id, now=saying.now)
    before = [each for each in (*saying.noted.get("earlier", ()), saying.noted.get("message_id")) if each]
    saying.marks |= {"message_id": saying.said.message_id, "begins_at": begins_at, "earlier": before}
