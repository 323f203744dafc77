"""Not doing again what was done: a run whose inputs and outputs are as the last one left them has nothing to do.

The record lies in ``output/.cache/``. It names the inputs *as the run saw them*, so an edit that happened while the run
was writing makes the next run look again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pubtool
from pubtool.config import Config
from pubtool.files import write_atomically
from pubtool.model import PICTURES
from pubtool.report import Report, load_report

_OURS = ("de.md", "de-simple.md", "state.json", "review.toml")


def run_key(root: Path, config: Config, source_digest: str | None) -> str:
    """What decides a result besides the project's files: the settings, the source file, pubtool itself."""
    here = Path(pubtool.__file__).parent
    code = sorted((path.relative_to(here).as_posix(), path.stat().st_mtime_ns, path.stat().st_size) for path in _code(here))
    logo = _sha256(root / config.design.logo) if config.design.logo else None
    parts = [pubtool.__version__, config.as_dict(), source_digest, logo, code]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _code(here: Path) -> Iterable[Path]:
    return (path for path in here.rglob("*") if path.suffix in (".py", ".toml", ".html", ".css"))


def release_files(root: Path, slug: str) -> dict[str, str]:
    """SHA-256 of the files of one release that a result depends on, by name."""
    folder = root / "translations" / slug
    names = (path.relative_to(folder).as_posix() for pattern in ("*", f"{PICTURES}/*") for path in folder.glob(pattern))
    return {name: _sha256(folder / name) for name in sorted(names) if is_input(name)}


def memory_files(root: Path, languages: Iterable[str]) -> dict[str, str]:
    """SHA-256 of the memories of `languages`, by file name."""
    paths = (root / "translations" / "memory" / f"de-{language}.tmx" for language in languages)
    return {path.name: _sha256(path) for path in paths if path.exists()}


def is_input(name: str) -> bool:
    """Whether the file `name` in a release's folder is read by a run."""
    return name in _OURS or name.startswith(f"{PICTURES}/") or (name.startswith("de-") and name.endswith(".xlf"))


def find_report(root: Path, slug: str, key: str, memories: Mapping[str, str], beside: Path | None) -> Report | None:
    """The report of the last run if running again would change nothing; otherwise None.

    `beside` is the folder of the source file, where its pictures may lie.
    """
    try:
        record = json.loads(_record(root, slug).read_bytes())
        same = (
            record["key"] == key
            and record["memories"] == memories
            and record["inputs"] == release_files(root, slug)
            and record["outputs"] == output_files(root, slug)
            and all(beside is not None and _sha256(beside / name) == value for name, value in record["beside"].items())
            and record["embargoed"] == (record["embargo"] is not None and _now() < datetime.fromisoformat(record["embargo"]))
        )
        return load_report((root / "output" / "preview" / slug / "report.json").read_bytes()) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_record(
    root: Path,
    slug: str,
    key: str,
    memories: Mapping[str, str],
    inputs: Mapping[str, str],
    beside: Mapping[str, str],
    embargo: datetime | None,
    embargoed: bool,
) -> None:
    """Remember what this run was made from and what it made."""
    record = {
        "key": key,
        "memories": dict(memories),
        "inputs": {name: value for name, value in inputs.items() if is_input(name)},
        "beside": dict(beside),
        "outputs": output_files(root, slug),
        "embargo": embargo.isoformat() if embargo else None,
        "embargoed": embargoed,
    }
    write_atomically(_record(root, slug), json.dumps(record, indent=1, sort_keys=True).encode())


def output_files(root: Path, slug: str) -> dict[str, str]:
    """SHA-256 of every file in ``output/`` that belongs to the release, by path."""
    folders = (root / "output" / tree / slug for tree in ("preview", "public"))
    return {p.relative_to(root).as_posix(): _sha256(p) for folder in folders for p in sorted(folder.rglob("*")) if p.is_file()}


def _record(root: Path, slug: str) -> Path:
    return root / "output" / ".cache" / f"{slug}.json"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
