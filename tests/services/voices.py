"""Saying things in an assembly, for tests: begun, said, published, looked at, refused."""

from typing import Any

import pytest

from bot.domain.file_kinds import Kept
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Brought, Utterance
from bot.services import contributing, speaking, viewing
from storage.tables import AttachmentKind
from tests.services.assembly import Assembly

WORDS = "Our school already collected 1,400 for signs. Could the city match it?"


async def begins(assembly: Assembly, person: int, **more: Any) -> Any:
    first = (await assembly.subtopics())[0]
    return await assembly.town.do(speaking.begin, subtopic_id=first.id, person_id=person, **more)


async def says(assembly: Assembly, person: int, words: str = "", **said: Any) -> Any:
    return await assembly.town.do(speaking.hear, said=Utterance(words, **said), person_id=person)


async def speaks(assembly: Assembly, person: int, words: str = WORDS, **more: Any) -> Any:
    await begins(assembly, person, **more)
    await says(assembly, person, words)
    return await assembly.town.do(contributing.publish, person_id=person)


async def sees(assembly: Assembly, contribution_id: int, person: int) -> Any:
    return await assembly.town.do(viewing.one, contribution_id=contribution_id, person_id=person)


async def refused(assembly: Assembly, service: Any, **given: Any) -> Reason:
    with pytest.raises(Refused) as found:
        await assembly.town.do(service, **given)
    return found.value.reason


def a_file(name: str, kind: AttachmentKind = AttachmentKind.PHOTO, **more: Any) -> Brought:
    digest = (name.encode().hex() * 64)[:64]
    return Brought(Kept(digest, 100, "image/jpeg"), kind, f"{name}.jpg", **more)
