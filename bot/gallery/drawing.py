"""Finding every view and drawing it: small, large, and once for each member of every enumeration it looks at."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
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
IMPOSSIBLE = (LookupError, ValueError, AttributeError, TypeError, ArithmeticError)
NAMED = {  # views that are handed the id of a text, and how these ids begin
    ("errors", "refused"): "refused-",
    ("errors", "unsupported"): "unsupported-",
    ("planning", "ask"): "plan-ask-",
    ("signing", "told"): "signed-",
}
LEFT_OUT = {  # handed what only a service can put together: a text's id, a list's kind, a letter, a proof
    ("announced", "copy"),
    ("caseload", "listing"),
    ("casing", "done"),
    ("drawing_lots", "proof"),
    ("organising", "ask"),
    ("viewing", "live"),
}
NOT_ROOMS = {"screens", "texts", "dates", "doors", "profile"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One screen: the view it comes from, and what is particular about it."""

    name: str
    case: str
    screen: Screen


def all_views() -> dict[tuple[str, str], View]:
    """Return every public function of the views that draws a screen, by room and name."""
    found: dict[tuple[str, str], View] = {}
    for each in iter_modules(views.__path__):
        if each.ispkg or each.name in NOT_ROOMS:
            continue
        module = import_module(f"bot.views.{each.name}")
        for name, view in inspect.getmembers(module, inspect.isfunction):
            if (each.name, name) in LEFT_OUT:
                continue
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
            prefix = NAMED.get((room, name))
            cases = cases_named(view, prefix, text) if prefix else cases_of(view, text)
            yield from (Drawn(name, case, screen) for case, screen in cases)


def cases_named(view: View, prefix: str, text: Texts) -> Iterator[tuple[str, Screen]]:
    """Draw a view that is handed the id of a text, with every text that it is there for."""
    for text_id in ids_with(prefix):
        facts = dict.fromkeys(variables_of(text_id), 184)
        given = {"text_id": text_id, "facts": facts, "values": facts, "step": text_id.removeprefix(prefix)}
        for is_large in (False, True):
            arguments = arguments_of(view, Extreme(is_large=is_large), text)
            screen = view(**arguments | {name: value for name, value in given.items() if name in arguments})
            if screen is not None:
                yield text_id, screen


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
