"""Screen 12: the settings, one panel that is edited in place."""

from collections.abc import Sequence
from datetime import time

from babel.dates import format_time

from bot.domain.settling import Settled
from bot.views import doors
from bot.views.actions import settings as actions
from bot.views.screens import Button, Screen, rows
from bot.views.starting import name_of_language, paragraphs
from bot.views.texts import Texts
from storage.tables import Volume

VOLUMES = (Volume.EVERYTHING, Volume.IMPORTANT, Volume.DIGEST, Volume.NOTHING)
FROM_HOURS = (20, 21, 22, 23)
UNTIL_HOURS = (6, 7, 8, 9)
DIGEST_HOURS = (8, 12, 17, 19)


def panel(settled: Settled, text: Texts) -> Screen:
    """Show everything that is set, and a button for each."""
    person = settled.person
    chosen = [topic.name for topic in settled.topics if topic.id in settled.chosen_topic_ids]
    words = text(
        "settings-panel",
        topics=", ".join(chosen) or text.plain("settings-all-topics"),
        area=settled.region or text.plain("settings-whole-place"),
        volume=text(f"settings-volume-{person.volume.value}", daily=_yes(person.digest_daily)),
        own="on" if person.replies_to_own else "off",
        announcements="on" if person.announcements else "off",
        quiet=_quiet(settled, text),
        language=name_of_language(text.language),
        discreet="on" if person.discreet else "off",
        plain="on" if person.plain_text else "off",
    )
    paused = text("settings-panel-paused") if person.paused else None
    return Screen(paragraphs(*filter(None, (paused, words))), _panel_rows(settled, text))


def _panel_rows(settled: Settled, text: Texts) -> tuple[tuple[Button, ...], ...]:
    person = settled.person
    pause = Button(text.plain("settings-pause-button"), actions.PauseEverything())
    resume = Button(text.plain("settings-resume-button"), actions.Resume())
    return rows(
        (
            Button(text.plain("settings-topics-button"), actions.ShowTopics()),
            Button(text.plain("settings-area-button"), actions.ShowAreas()),
        ),
        (
            Button(text.plain("settings-volume-button"), actions.ShowVolume()),
            Button(text.plain("settings-quiet-button"), actions.ShowQuietFrom()),
        ),
        Button(text.plain("settings-language-button"), actions.ShowLanguages()),
        Button(text.plain("settings-discreet-button"), actions.ShowDiscreet()),
        Button(text.plain("settings-plain-button"), actions.ChoosePlainText(int(not person.plain_text))),
        resume if person.paused else pause,
        Button(text.plain("settings-done-button"), actions.CloseSettings()),
    )


def _quiet(settled: Settled, text: Texts) -> str:
    own = (settled.person.quiet_from, settled.person.quiet_until)
    begins, ends = own if None not in own else settled.usual_quiet or (None, None)
    if begins is None or ends is None or begins == ends:
        return text.plain("settings-no-quiet-hours")
    return text.plain("settings-quiet-hours", **{"from": clock(begins, text), "until": clock(ends, text)})


def clock(moment: time, text: Texts) -> str:
    """Return a time of day with hours and minutes, such as 21:00."""
    return format_time(moment, "HH:mm", locale=text.language.replace("-", "_"))


def topics(settled: Settled, text: Texts) -> Screen:
    """Show the topics, each with whether it is wanted."""
    choices = [
        Button(
            text.plain("settings-topic-button", name=topic.name, chosen=_yes(topic.id in settled.chosen_topic_ids)),
            actions.ToggleTopic(topic.id or 0),
        )
        for topic in settled.topics
    ]
    return Screen(text("settings-choose-topics"), rows(*choices, _back(text)))


def areas(settled: Settled, text: Texts) -> Screen:
    """Show the areas to live in."""
    choices = [Button(region.name, actions.ChooseArea(region.id or 0)) for region in settled.regions]
    whole = Button(text.plain("settings-area-whole-button"), actions.ChooseArea(0))
    return Screen(text("settings-choose-area"), rows(*choices, whole, _back(text)))


def volumes(settled: Settled, text: Texts) -> Screen:
    """Show how often messages may come."""
    choices = [
        Button(text.plain(f"settings-volume-{volume.value}-button"), actions.ChooseVolume(place))
        for place, volume in enumerate(VOLUMES)
    ]
    is_on = settled.person.replies_to_own
    label = text.plain("settings-own-button", own="on" if is_on else "off")
    own = Button(label, actions.ToggleOwnReplies(int(not is_on)))
    when = text.plain("settings-digest-button", daily=_yes(settled.person.digest_daily), at=_digest_at(settled, text))
    digest = Button(when, actions.ShowDigest())
    has_news = settled.person.announcements
    words = text.plain("settings-announcements-button", wanted="on" if has_news else "off")
    announcements = Button(words, actions.ChooseAnnouncements(int(not has_news)))
    return Screen(text("settings-choose-volume"), rows(*choices, own, digest, announcements, _back(text)))


def digest(settled: Settled, text: Texts) -> Screen:
    """Ask when digests shall come."""
    is_daily, at = settled.person.digest_daily, settled.person.digest_at
    days = [
        Button(text.plain(f"settings-digest-{day}-button"), actions.ChooseDigest(number, at.hour))
        for number, day in enumerate(("weekly", "daily"))
    ]
    hours = [Button(clock(time(hour), text), actions.ChooseDigest(int(is_daily), hour)) for hour in DIGEST_HOURS]
    words = text("settings-choose-digest", daily=_yes(is_daily), at=_digest_at(settled, text))
    back = doors.back(text, actions.ShowVolume())
    return Screen(words, rows(tuple(days), tuple(hours[:2]), tuple(hours[2:]), back))


def _digest_at(settled: Settled, text: Texts) -> str:
    return clock(settled.person.digest_at, text)


def languages(offered: Sequence[str], text: Texts) -> Screen:
    """Show the languages to choose from, each by its own name."""
    if len(offered) < 2:
        return Screen(text("start-language-only-one", language=name_of_language(text.language)), rows(_back(text)))
    choices = [Button(name_of_language(each), actions.ChooseMyLanguage(place)) for place, each in enumerate(offered)]
    return Screen(text("start-language"), rows(*choices, _back(text)))


def quiet_from(text: Texts) -> Screen:
    """Ask from when it shall be quiet."""
    hours = [Button(clock(time(hour), text), actions.ShowQuietUntil(hour)) for hour in FROM_HOURS]
    none = Button(text.plain("settings-no-quiet-button"), actions.NoQuietHours())
    return Screen(text("settings-quiet-from"), rows(tuple(hours[:2]), tuple(hours[2:]), none, _back(text)))


def quiet_until(from_hour: int, text: Texts) -> Screen:
    """Ask until when it shall be quiet."""
    hours = [Button(clock(time(hour), text), actions.ChooseQuiet(from_hour, hour)) for hour in UNTIL_HOURS]
    back = doors.back(text, actions.ShowQuietFrom())
    return Screen(text("settings-quiet-until"), rows(tuple(hours[:2]), tuple(hours[2:]), back))


def discreet(text: Texts) -> Screen:
    """Ask what a notification may show."""
    full = Button(text.plain("settings-discreet-off-button"), actions.ChooseDiscreet(0))
    little = Button(text.plain("settings-discreet-on-button"), actions.ChooseDiscreet(1))
    return Screen(text("settings-choose-discreet"), rows(full, little, _back(text)))


def paused(text: Texts) -> Screen:
    """Confirm that nothing is sent unasked."""
    return Screen(text("settings-paused"), rows(Button(text.plain("settings-resume-button"), actions.Resume())))


def closed(text: Texts) -> Screen:
    """Be done with the settings."""
    return Screen(text("settings-closed"), rows(doors.suggest(text), doors.browse(text), doors.home(text)))


def _back(text: Texts) -> Button:
    return doors.back(text, actions.ShowSettings())


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
