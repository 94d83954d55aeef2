"""Signing against a model: whatever people press, in whatever batches, the store says what a plain dictionary says."""

import asyncio
import shutil
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.services import closing
from bot.services.presses import Answer, Press
from storage import checks
from storage.database import Database
from storage.tables import IdeaStatus, SignatureState
from tests.fixtures.ideas import NOON, a_press, an_idea, owed, settled, signatures_of, the_idea
from tests.fixtures.storage import PEPPER

PEOPLE = st.integers(1, 4)
THRESHOLD = 3


@dataclass
class Model:
    """What signing should come to: who signed in which revision, and whether it was ever enough."""

    revisions: dict[int, int] = field(default_factory=dict)
    counted: set[int] = field(default_factory=set)
    has_reached: bool = False
    is_over: bool = False

    def sign(self, person: int) -> str:
        if self.is_over:
            return "signing-closed"
        if person in self.counted:
            return "signed-already"
        self.counted.add(person)
        self.revisions[person] = self.revisions.get(person, 0) + 1
        self.has_reached = self.has_reached or len(self.counted) >= THRESHOLD
        return "signed"

    def undo(self, person: int, revision: int) -> str:
        if self.is_over:
            return "signing-closed"
        if person not in self.counted:
            return "undone-already"
        if self.revisions[person] != revision:
            return "signature-older-view"
        self.counted.discard(person)
        self.revisions[person] += 1
        return "undone"


class Signing(RuleBasedStateMachine):
    """Presses in batches of any size, repeated deliveries, and the end."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        shutil.copy(self.template, self.folder / "folkmoot.db")
        self.loop = asyncio.new_event_loop()
        self.database = Database(f"sqlite:///{self.folder / 'folkmoot.db'}", pepper=PEPPER)
        self.loop.run_until_complete(self.database.start())
        self.idea_id = self._do(self.database.write(an_idea, author=900, threshold=THRESHOLD))
        self.model = Model()
        self.seen: list[Press] = []

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    def _settle(self, presses: list[Press]) -> list[str]:
        answers = self._do(settled(self.database, presses))
        return [answer.text_id if isinstance(answer, Answer) else str(answer) for answer in answers]

    @rule(wishes=st.lists(st.tuples(PEOPLE, st.none() | st.integers(1, 4)), min_size=1, max_size=8))
    def press(self, wishes: list[tuple[int, int | None]]) -> None:
        """Tap [Sign] (no revision) or an [Undo] of some revision, several people at once."""
        presses = [a_press(self.idea_id, person, undoes=revision, now=self._now()) for person, revision in wishes]
        expected = [
            self.model.sign(person) if revision is None else self.model.undo(person, revision)
            for person, revision in wishes
        ]

        told = self._settle(presses)

        assert told == expected
        self.seen += presses

    @rule(data=st.data())
    @precondition(lambda self: self.seen)
    def deliver_again(self, data: st.DataObject) -> None:
        """Telegram delivers old presses once more: nothing changes."""
        self._settle(data.draw(st.lists(st.sampled_from(self.seen), min_size=1, max_size=5)))

    @rule()
    @precondition(lambda self: not self.model.is_over)
    def end(self) -> None:
        """The closing day comes."""
        self.model.is_over = True
        self._do(self.database.write(closing.close_due, self._now()))

    def _now(self) -> Any:
        return NOON + timedelta(days=61 if self.model.is_over else 0)

    @invariant()
    def agrees(self) -> None:
        idea = self._do(self.database.read(the_idea, self.idea_id))
        rows = self._do(self.database.read(signatures_of, self.idea_id))
        assert idea.signature_count == len(self.model.counted)
        assert sum(row.state is SignatureState.COUNTED for row in rows) == len(self.model.counted)
        assert (idea.qualified_at is not None) is self.model.has_reached
        if self.model.is_over:
            assert idea.status is (IdeaStatus.QUALIFIED if self.model.has_reached else IdeaStatus.EXPIRED)
        assert len(self._do(self.database.read(owed, "idea-qualified"))) == int(self.model.has_reached)

    def teardown(self) -> None:
        if hasattr(self, "database"):
            assert self._do(self.database.read(checks.findings)) == []
            self._do(self.database.close())
            self.loop.close()
            shutil.rmtree(self.folder)


def test_signing_does_what_a_dictionary_would(migrated_file: Path) -> None:
    Signing.template = migrated_file
    few = settings(max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))

    run_state_machine_as_test(Signing, settings=few)
