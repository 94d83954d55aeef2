"""The vault keeps files under their checksums, once, and notices when one is not what it was."""

from hashlib import sha256
from pathlib import Path

import pytest

from storage.vault import FileLost, Vault


def test_a_file_is_found_by_its_checksum_and_is_there_once(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "files")

    first, again = vault.put(b"a plan"), vault.put(b"a plan")

    assert first == again == sha256(b"a plan").hexdigest()
    assert vault.get(first) == b"a plan"
    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1


def test_a_file_that_was_changed_behind_its_back_is_lost(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    digest = vault.put(b"a plan")
    next(each for each in tmp_path.rglob("*") if each.is_file()).write_bytes(b"another plan")

    with pytest.raises(FileLost):
        vault.get(digest)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "0" * 64])
def test_nothing_is_found_under_a_name_that_is_no_checksum_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileLost):
        Vault(tmp_path).get(name)


def test_what_was_removed_is_gone(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    digest = vault.put(b"a plan")

    vault.remove(digest)
    vault.remove(digest)

    with pytest.raises(FileLost):
        vault.get(digest)
