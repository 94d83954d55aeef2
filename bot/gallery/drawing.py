"""Finding every view and drawing it: small, large, and once for each member of every enumeration it looks at."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args

from bot import views
from bot.gallery.extremes import Extreme, hints_of
from bot.gallery.wordings import ids_with, variables_of
from bot.views.screens import Screen
from bot.views.texts import Texts

View = Callable[..., Screen | None]
# What facts raise that are put together in a way that the rules never do.
IMPOSSIBLE = (LookupError, ValueError)
NAMED: dict[tuple[str, str], str | tuple[str, ...]] = {  # views that are handed the id of a text: how it begins, or all
    ("caseload", "listing"): ("casing-list", "casing-late"),
    ("casing", "done"): (
        "casing-asked-done",
        "casing-handed-on",
        "casing-joined-toast",
        "casing-extended",
        "casing-sent-on",
        "casing-reopened",
        "casing-reviewed",
        "casing-which-case",
        "replying-changed-toast",
    ),
    ("errors", "refused"): "refused-",
    ("errors", "unsupported"): "unsupported-",
    ("saying", "not_taken"): "unsupported-",
    ("organising", "ask"): (
        "organising-name",
        "organising-new-name",
        "organising-keep-text",
        "organising-add-day",
        "organising-write-name",
    ),
    ("planning", "ask"): "plan-ask-",
    ("signing", "told"): "signed-",
}
SPREAD = "values"  # the facts of a text, as keywords of their own or in one mapping
NOT_ROOMS = {"screens", "texts", "dates", "doors", "profile"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One screen: the view it comes from, and what is particular about it."""

    name: str
    case: str
    screen: Screen


@cache
def all_views() -> dict[tuple[str, str], View]:
    """Return every public function of the views that draws a screen, by room and name."""
    found: dict[tuple[str, str], View] = {}
    for each in iter_modules(views.__path__):
        if each.ispkg or each.name in NOT_ROOMS:
            continue
        module = import_module(f"bot.views.{each.name}")
        for name, view in inspect.getmembers(module, inspect.isfunction):
            if view.__module__ == module.__name__ and not name.startswith("_") and _draws(view):
                found[each.name, name] = view
    return found


def _draws(view: View) -> bool:
    hints = hints_of(view)
    answer = hints.get("return")
    draws = answer is Screen or Screen in get_args(answer)
    return draws and Screen not in [kind for name, kind in hints.items() if name != "return"]


def drawn(place: str, text: Texts) -> Iterator[Drawn]:
    """Draw every view of one place with every set of facts."""
    for (room, name), view in all_views().items():
        if room == place:
            named = NAMED.get((room, name))
            cases = cases_named(view, named, text) if named else cases_of(view, text)
            yield from (Drawn(name, case, screen) for case, screen in cases)


def cases_named(view: View, named: str | tuple[str, ...], text: Texts) -> Iterator[tuple[str, Screen]]:
    """Draw a view that is handed the id of a text, with every text that it is there for."""
    prefix = named if isinstance(named, str) else ""
    for text_id in ids_with(prefix) if isinstance(named, str) else named:
        facts = dict.fromkeys(variables_of(text_id), 184)
        step = text_id.removeprefix(prefix)
        given = {"text_id": text_id, "title_id": text_id, "facts": facts, SPREAD: facts, "step": step}
        for is_large in (False, True):
            arguments = arguments_of(view, Extreme(is_large=is_large), text)
            known = arguments | {name: value for name, value in given.items() if name in arguments}
            screen = view(**(known | known.pop(SPREAD) if _spreads(view) else known))
            if screen is not None:
                yield text_id, screen


def _spreads(view: View) -> bool:
    """Return whether a view takes the facts of its text as keywords."""
    last = inspect.signature(view).parameters.get(SPREAD)
    return last is not None and last.kind is inspect.Parameter.VAR_KEYWORD


def cases_of(view: View, text: Texts) -> Iterator[tuple[str, Screen]]:
    """Draw one view with the smallest and the largest facts, and with each member of each enumeration."""
    met: dict[type[Enum], None] = {}
    for is_large in (False, True):
        extreme = Extreme(is_large=is_large)
        yield from _case("large" if is_large else "small", view, extreme, text)
        met |= extreme.met
    for kind in met:
        for member in kind:
            for is_large in (False, True):
                yield from _case(
                    member.name.lower().replace("_", " "), view, Extreme(is_large=is_large, chosen=member), text
                )


def _case(case: str, view: View, extreme: Extreme, text: Texts) -> Iterator[tuple[str, Screen]]:
    try:
        screen = view(**arguments_of(view, extreme, text))
    except IMPOSSIBLE:
        return
    if screen is not None:
        yield case, screen


def arguments_of(view: View, extreme: Extreme, text: Texts) -> dict[str, Any]:
    """Return a value for each parameter of a view."""
    hints = hints_of(view)
    names = [name for name in hints if name != "return"]
    return {name: text if hints[name] is Texts else extreme.value(hints[name], name) for name in names}
