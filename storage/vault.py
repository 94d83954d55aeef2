"""The vault: files under the checksum of their bytes, written once, found by anyone who knows the checksum."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


class FileLost(Exception):
    """The vault does not hold a file that the store says it keeps, or holds other bytes under its checksum."""


class Vault:
    """A folder of files; the same bytes are there once. Nothing is ever written under a name that people chose."""

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder)

    def put(self, content: bytes) -> str:
        """Keep these bytes and return their checksum; they are on the disk before this returns."""
        digest = sha256(content).hexdigest()
        place = self._place_of(digest)
        if place.exists():
            return digest
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(place)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes with this checksum. Raises: FileLost"""
        try:
            content = self._place_of(digest).read_bytes()
        except (FileNotFoundError, NotADirectoryError) as absence:
            raise FileLost(digest) from absence
        if sha256(content).hexdigest() != digest:
            raise FileLost(digest)
        return content

    def remove(self, digest: str) -> None:
        """Let go of a file; one that is not there is gone already."""
        with suppress(FileNotFoundError, NotADirectoryError):
            self._place_of(digest).unlink()

    def _place_of(self, digest: str) -> Path:
        if len(digest) != sha256().digest_size * 2 or not set(digest) <= set("0123456789abcdef"):
            raise FileLost("no checksum")
        return self._folder / digest[:2] / digest
