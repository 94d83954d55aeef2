"""What an announcement came to: taps on its buttons, the report as a file, and the question before a recall."""

import csv
from io import StringIO

from bot.domain.announcing import Case
from bot.views import doors
from bot.views.actions import announcing as writing
from bot.views.actions import broadcasting as actions
from bot.views.dates import moment_of
from bot.views.screens import Button, Media, Screen, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import AttachmentKind

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets take UTF-8 for something else
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "%", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def taps(case: Case, text: Texts) -> Screen:
    """Say how many people tapped each button. Links open without telling us, so only the others are counted."""
    lines = [
        text("accounting-link", label=link.label)
        if link.url
        else text("accounting-taps", label=link.label, people=count)
        for link, count in zip(case.letter.links, case.taps, strict=True)
    ]
    off = text("accounting-turned-off", people=case.turned_off)
    back = doors.back(text, writing.OpenAnnouncement(case.number))
    return Screen(text("accounting-who", lines=Html("\n".join([*lines, off]))), rows(back))


def consider_recall(case: Case, text: Texts) -> Screen:
    """Say what taking everything back means, and ask."""
    sure = Button(text.plain("accounting-recall-button"), actions.RecallAll(case.number), style=Style.DANGER)
    back = doors.back(text, writing.OpenAnnouncement(case.number))
    return Screen(text("accounting-recall", copies=case.tally.delivered), rows(sure, back))


def report(case: Case, text: Texts) -> Screen:
    """Hand over the numbers as a file, without names or ids."""
    name = text.plain("accounting-file-name", number=str(case.number))
    file = Media(AttachmentKind.DOCUMENT, content=table(case, text).encode(), name=name)
    back = doors.back(text, writing.OpenAnnouncement(case.number))
    return Screen(text("accounting-file"), rows(back), media=(file,))


def table(case: Case, text: Texts) -> str:
    """Return the numbers as comma-separated values that no spreadsheet can mistake for a formula."""
    lines = StringIO(newline="")
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    writer.writerow([text.plain("accounting-column-what"), text.plain("accounting-column-count")])
    writer.writerows([harmless(text.plain(name)), count] for name, count in _numbers(case, text).items())
    writer.writerows(
        [harmless(text.plain("accounting-row-taps", label=link.label)), str(count)]
        for link, count in zip(case.letter.links, case.taps, strict=True)
        if not link.url
    )
    return BYTE_ORDER_MARK + lines.getvalue()


def _numbers(case: Case, text: Texts) -> dict[str, str]:
    announcement, tally = case.announcement, case.tally
    moments = {
        "accounting-row-begun": announcement.begun_at,
        "accounting-row-ended": announcement.ended_at,
    }
    counts = {
        "accounting-row-promised": announcement.promised,
        "accounting-row-places": len(case.places),
        "accounting-row-delivered": tally.delivered,
        "accounting-row-places-delivered": tally.places,
        "accounting-row-left": tally.left,
        "accounting-row-failed": tally.failed,
        "accounting-row-doubted": tally.doubted,
        "accounting-row-declined": tally.declined,
        "accounting-row-waiting": tally.ready + tally.waiting,
        "accounting-row-recalled": tally.recalled,
        "accounting-row-turned-off": case.turned_off,
    }
    said = {name: moment_of(moment, text=text) if moment else "" for name, moment in moments.items()}
    return said | {name: str(count) for name, count in counts.items()}


def harmless(words: str) -> str:
    """Return words as a spreadsheet shows them: what looks like a formula gets an apostrophe before it."""
    return f"'{words}" if words.lstrip().startswith(FORMULA_SIGNS) or words.startswith(FORMULA_SIGNS) else words
