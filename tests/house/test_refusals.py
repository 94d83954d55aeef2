"""Refusals: whoever says no gives the values the sentence needs, and the sentence says what can be done next."""

import ast

from bot.domain.refusals import Reason
from tests.house.sources import dotted, messages, product, variables_in


def refusals() -> list[tuple[str, Reason, set[str]]]:
    """Return every place where somebody is refused: where, why, and with which values."""
    found = []
    for module in product():
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Call)
                and dotted(node.func) == "Refused"
                and isinstance(node.args[0], ast.Attribute)
            ):
                values = {keyword.arg for keyword in node.keywords if keyword.arg}
                found.append((f"{module.path}:{node.lineno}", Reason[node.args[0].attr], values))
    return found


def test_every_refusal_brings_the_values_its_sentence_needs() -> None:
    texts = messages("en")

    missing = {
        place: variables_in(texts[f"refused-{reason.value}"]) - values - {"brand"}
        for place, reason, values in refusals()
    }

    assert {place: names for place, names in missing.items() if names} == {}


def test_somebody_is_refused_for_nearly_every_reason() -> None:
    used = {reason for _, reason, _ in refusals()}

    assert len(used) > len(Reason) * 0.6
