"""What their tests said, compared with the list of what may fail and why."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Expectations:
    """Tests left out by theme, and those that fail for a reason that is written down."""

    themes: dict[str, list[str]]
    reasons: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Expectations:
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        reasons = {test: row["reason"] for row in loaded.get("fails", []) for test in row["tests"]}
        return cls({row["theme"]: row["tests"] for row in loaded["left_out"]}, reasons)

    @property
    def left_out(self) -> set[str]:
        return {test for tests in self.themes.values() for test in tests}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one test."""

    test: str
    passed: bool
    words: str = ""


def read_outcomes(path: Path) -> list[Outcome]:
    """Return one outcome a test: a fault anywhere in it counts. A test that was skipped or excused did not pass."""
    found: dict[str, Outcome] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        name, passed = said["test"], said["outcome"] == "passed"
        if name not in found or found[name].passed:
            found[name] = Outcome(
                name, passed, "" if passed else f"{said['outcome']} in {said['when']}: {said['words']}"
            )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counts, and everything that is not as the list says."""

    passed: int
    failed: int
    surprises: list[str]

    def told(self) -> str:
        lines = [f"{self.passed} passed, {self.failed} failed for a reason on the list", *self.surprises]
        return "\n".join(lines)


def judge(outcomes: list[Outcome], expectations: Expectations, *, whole: bool) -> Verdict:
    """Compare; when the whole suite ran, a name on the list under which nothing failed is a surprise too."""
    surprises, failed, met = [], 0, set()
    for one in (outcome for outcome in outcomes if not outcome.passed):
        name = next((name for name in expectations.reasons if one.test.startswith(name)), None)
        if name is None:
            surprises.append(f"FAILED {one.test}\n    {one.words[-300:]}")
        else:
            failed += 1
            met.add(name)
    if whole:
        surprises += [
            f"NOTHING FAILS HERE, strike it from the list: {name}" for name in expectations.reasons.keys() - met
        ]
    return Verdict(sum(one.passed for one in outcomes), failed, surprises)
