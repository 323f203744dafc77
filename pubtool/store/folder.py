"""One release's folder in ``translations/``: its files, its lock, and what we have seen of them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pubtool.errors import CannotRead, CannotWrite, ConcurrentEdit, ReleaseLocked
from pubtool.files import replace_if_unchanged

LOCK_PATIENCE = 60.0
"""Seconds that a run waits for another one to finish with the same release."""

MEMORY = "memory"
"""The folder of the translation memories; no release can have its name."""

_ATTEMPTS = 100
_ABANDONED = 600.0
"""Seconds after which a temporary file belongs to nobody."""

_IGNORED = ".lock\n.*.tmp\n"


class Folder:
    """The folder of one release, or of the memories. Every write is a merge with what is there."""

    def __init__(self, root: Path, slug: str) -> None:
        self.slug = slug
        self.path = root / "translations" / slug
        self.seen: dict[str, str] = {}
        """SHA-256 of every file as we last read or wrote it: what a result was made from."""

    def read(self, name: str) -> bytes | None:
        """The bytes of the file `name`, or None where there is none."""
        try:
            content = (self.path / name).read_bytes()
        except FileNotFoundError:
            self.seen.pop(name, None)
            return None
        except OSError as error:
            raise CannotRead(path=self.path / name, reason=error.strerror) from error
        self._remember(name, content)
        return content

    def update(self, name: str, change: Callable[[bytes | None], bytes | None]) -> None:
        """Replace the file `name` by what `change` makes of its present content; None means: leave it.

        `change` is called again whenever somebody else, a text editor say, was faster than we.
        """
        for _ in range(_ATTEMPTS):
            old = self.read(name)
            new = change(old)
            if new is None or new == old:
                return
            self._prepare()
            if replace_if_unchanged(self.path / name, old, new):
                self._remember(name, new)
                return
        raise ConcurrentEdit(path=self.path / name)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the release for ourselves; other pubtools wait, text editors do not know of it.

        Raises ReleaseLocked after LOCK_PATIENCE seconds.
        """
        from filelock import FileLock, Timeout

        self._prepare()
        lock = FileLock(self.path / ".lock")
        try:
            lock.acquire(timeout=LOCK_PATIENCE)
        except Timeout:
            raise ReleaseLocked(slug=self.slug, path=self.path / ".lock") from None
        except OSError as error:
            raise CannotWrite(path=self.path, reason=error.strerror) from error
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    def _remember(self, name: str, content: bytes) -> None:
        self.seen[name] = hashlib.sha256(content).hexdigest()

    def _sweep(self) -> None:
        """Remove what a killed run left behind; a writer of today needs its temporary file for milliseconds."""
        for path in self.path.glob(".*.tmp"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    path.unlink()

    def _prepare(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            ignored = self.path.parent / ".gitignore"
            if not ignored.exists():
                ignored.write_text(_IGNORED, encoding="utf-8")
        except OSError as error:
            raise CannotWrite(path=self.path, reason=error.strerror) from error
