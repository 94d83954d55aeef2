"""How a consultation ends: you said, we did, what not and why; and who can live with it."""

from bot.domain.concluding import WRITTEN, Conclusion, OutcomePart
from bot.views import doors, summing_up, transcribing
from bot.views.actions.concluding import (
    ArchiveConsultation,
    GiveConsent,
    OpenOutcome,
    ProposeOutcome,
    PublishOutcome,
    SayConsensus,
    WriteOutcome,
)
from bot.views.actions.consulting import FollowConsultation, OpenConsultation, RunConsultation
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Badge, CardKind, ConsultationStatus, Outcome, OutcomeState, Stance

PARTS = tuple(OutcomePart)
STANCES = tuple(Stance)
STYLES = {Stance.SUPPORT: Style.SUCCESS, Stance.OBJECT: None, Stance.LIVE_WITH: None}


def button(number: int, text: Texts, *, is_public: bool) -> Button:
    """Lead to the outcome: to read it, or to write it."""
    label = "conclude-read-button" if is_public else "conclude-write-button"
    return Button(text.plain(label), OpenOutcome(number))


def outcome(shown: Conclusion, text: Texts) -> Screen:
    """Show how a consultation ends; it stays true while it hangs there."""
    buttons = [*_consent_buttons(shown, text), *(_desk(shown, text) if shown.can_run else [])]
    leave = (doors.back(text, OpenConsultation(shown.number)), doors.home(text))
    web = transcribing.on_web(shown.number, text)
    return Screen(words_of(shown, text), rows(*buttons, web, leave), shown=Shown(CardKind.OUTCOME, shown.number))


def live(shown: Conclusion, text: Texts, _is_private: bool) -> Screen:
    """Draw it anew where it hangs."""
    return outcome(shown, text)


def words_of(shown: Conclusion, text: Texts) -> Html:
    """Return the outcome in words, with what people say to it."""
    known = {"number": str(shown.number), "theme": shown.consultation.theme}
    state = shown.outcome.state.value if shown.outcome else OutcomeState.DRAFT.value
    return paragraphs(
        text(f"conclude-head-{state}", **known),
        *(_parts(shown.outcome, text) if shown.outcome else ()),
        _tally(shown, text),
        _objections(shown, text),
        _own(shown, text),
        _lacks(shown, text) if shown.can_run else Html(),
    )


def _parts(outcome: Outcome, text: Texts) -> list[Html]:
    written = [(part, getattr(outcome, part.value)) for part in WRITTEN]
    said = [text(f"conclude-{part.value.replace('_', '-')}", words=words) for part, words in written if words]
    if outcome.lacks_consensus:
        said.append(text("conclude-no-consensus"))
        if outcome.statement:
            said.append(text("conclude-statement", by=outcome.statement_by, words=outcome.statement))
    return said


def _tally(shown: Conclusion, text: Texts) -> Html:
    """Return the three numbers, of all and of each role that said anything; they are never made into one."""
    if not shown.tally.counts:
        return Html()
    lines = [text("conclude-tally", **_numbers(shown, None))]
    badges = shown.tally.badges
    if len(badges) > 1:
        lines += [text("conclude-tally-role", role=badge.value, **_numbers(shown, badge)) for badge in badges]
    return Html("\n".join(lines))


def _numbers(shown: Conclusion, badge: Badge | None) -> dict[str, int]:
    return {stance.value: shown.tally.of(stance, badge) for stance in STANCES}


def _objections(shown: Conclusion, text: Texts) -> Html:
    said = [text("conclude-objection", words=each.reason) for each in shown.objections]
    return Html("\n".join((text("conclude-objections"), *said))) if said else Html()


def _own(shown: Conclusion, text: Texts) -> Html:
    return text(f"conclude-own-{shown.consent.stance.value.replace('_', '-')}") if shown.consent else Html()


def _lacks(shown: Conclusion, text: Texts) -> Html:
    missing = [text.plain(f"conclude-part-{part.value.replace('_', '-')}") for part in shown.lacks]
    return text("conclude-lacks", parts=", ".join(missing)) if missing else Html()


def _consent_buttons(shown: Conclusion, text: Texts) -> list[Button]:
    if not shown.can_consent:
        return []
    given = shown.consent.stance if shown.consent else None
    return [
        Button(
            text.plain(f"conclude-{stance.value.replace('_', '-')}-button"),
            GiveConsent(shown.number, at),
            style=STYLES[stance],
        )
        for at, stance in enumerate(STANCES)
        if stance is not given
    ]


def _desk(shown: Conclusion, text: Texts) -> list[Button | tuple[Button, ...]]:
    """Return what whoever leads the consultation may do."""
    number, label, row = shown.number, text.plain, shown.outcome
    if row is not None and row.state is OutcomeState.PUBLISHED:
        may_archive = shown.consultation.status is ConsultationStatus.CONCLUDED
        archive = [Button(label("conclude-archive-button"), ArchiveConsultation(number))] if may_archive else []
        return [summing_up.button(number, text), *archive]
    parts = [*WRITTEN, *((OutcomePart.STATEMENT,) if row and row.lacks_consensus else ())]
    write = [
        Button(label(f"conclude-edit-{part.value.replace('_', '-')}-button"), WriteOutcome(number, PARTS.index(part)))
        for part in parts
    ]
    found: list[Button | tuple[Button, ...]] = [tuple(write[at : at + 2]) for at in range(0, len(write), 2)]
    if row is None:
        return found
    consensus = "conclude-consensus-button" if row.lacks_consensus else "conclude-no-consensus-button"
    found.append(Button(label(consensus), SayConsensus(number, int(not row.lacks_consensus))))
    if row.state is OutcomeState.DRAFT and not any(part in WRITTEN for part in shown.lacks):
        found.append(Button(label("conclude-propose-button"), ProposeOutcome(number)))
    if not shown.lacks:
        found.append(Button(label("conclude-publish-button"), PublishOutcome(number), style=Style.SUCCESS))
    return found


def ask(part: OutcomePart, text: Texts) -> Screen:
    """Ask for one part of an outcome."""
    return Screen(text(f"conclude-ask-{part.value.replace('_', '-')}"), rows(doors.cancel(text)))


def ask_why(text: Texts) -> Screen:
    """Ask why somebody objects."""
    return Screen(text("conclude-ask-why"), rows(doors.cancel(text)))


def proposed(shown: Conclusion, text: Texts) -> Screen:
    """Ask somebody who took part whether they can live with it."""
    return _told(shown, text("conclude-told-proposed", theme=shown.consultation.theme), text)


def published(shown: Conclusion, text: Texts) -> Screen:
    """Tell somebody who took part what has come of it."""
    return _told(shown, text("conclude-told-published", theme=shown.consultation.theme), text)


def _told(shown: Conclusion, head: Html, text: Texts) -> Screen:
    parts = _parts(shown.outcome, text) if shown.outcome else []
    opens = Button(text.plain("conclude-open-button"), OpenOutcome(shown.number))
    quieter = Button(text.plain("consult-unfollow-button"), FollowConsultation(shown.number, 0))
    return Screen(paragraphs(head, *parts), rows(*_consent_buttons(shown, text), (opens, quieter)))


def archived(shown: Conclusion, text: Texts) -> Screen:
    """Say that a consultation is put away, and stays open to read."""
    words = text("conclude-archived", number=str(shown.number))
    run = doors.back(text, RunConsultation(shown.number))
    return Screen(words, rows((run, doors.home(text))))
