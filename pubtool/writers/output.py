"""``output/``: what a run made, complete and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pubtool.errors import CannotWrite
from pubtool.files import write_atomically

PREVIEW, PUBLIC = "preview", "public"


def place(root: Path, tree: str, slug: str, files: Mapping[str, bytes]) -> None:
    """Make ``output/<tree>/<slug>/`` hold exactly `files`; a file that has not changed is not touched.

    What is not to be there any more goes first: a text that lost its approval must not stay public because a disk is full.
    """
    folder = root / "output" / tree / slug
    _ignore(root / "output")
    try:
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(folder).as_posix() not in files:
                path.unlink()
        if not files and folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
        for name, content in files.items():
            path = folder / name
            if not path.exists() or path.read_bytes() != content:
                write_atomically(path, content)
    except OSError as error:
        raise CannotWrite(path=folder, reason=error.strerror) from error


def _ignore(output: Path) -> None:
    """Keep generated files out of git."""
    marker = output / ".gitignore"
    if not marker.exists():
        write_atomically(marker, b"*\n!.gitignore\n")
