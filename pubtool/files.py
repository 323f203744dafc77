"""Writing files so that nobody ever sees half of one, and so that nobody's edit is overwritten unseen."""

from __future__ import annotations

import contextlib
import ctypes
import os
import tempfile
from pathlib import Path

from pubtool.errors import CannotWrite

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step; a crash leaves the old file or the new one.

    Raises CannotWrite when the folder or the disk does not take it.
    """
    try:
        os.replace(_temporary(path, content), path)
    except OSError as error:
        raise CannotWrite(path=path, reason=error.strerror) from error


def replace_if_unchanged(path: Path, expected: bytes | None, content: bytes) -> bool:
    """Write `content` to `path` only if the file still holds `expected` (None: does not exist).

    Returns False, with the file as the other writer left it, when somebody was faster. On Linux the two files are
    exchanged in one step and the displaced one is examined afterwards, so that not even an edit between the look and
    the write is lost; elsewhere that moment remains.
    """
    try:
        if _read(path) != expected:
            return False
        temporary = _temporary(path, content)
        try:
            if expected is None:
                return _create(temporary, path)
            if not _exchange(temporary, path):
                os.replace(temporary, path)
                return True
            if _read(temporary) == expected:
                return True
            _exchange(temporary, path)
            return False
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    except OSError as error:
        raise CannotWrite(path=path, reason=error.strerror) from error


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _temporary(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _create(temporary: Path, path: Path) -> bool:
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        os.replace(temporary, path)
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swap two files in one step; False where the system cannot (renameat2 is Linux, and not on every file system)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
