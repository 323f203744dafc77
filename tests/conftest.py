"""What all tests share: no network, a project of one's own, and tools that are missed aloud."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pubtool.cli import main

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "examples" / "integrationsmanagement.txt"
SCHEMAS = ROOT.parent / "shared" / "schemas"
"""The OASIS schemas are not ours to pass on; tests that need them are skipped where they are absent."""

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.load_profile("default")

NODE = ROOT / "tests" / "node" / "node_modules"
TOOLS: dict[str, Callable[[], bool]] = {
    "chromium": lambda: shutil.which("chromium") is not None,
    "poppler": lambda: shutil.which("pdftotext") is not None,
    "java": lambda: shutil.which("java") is not None,
    "axe": lambda: (NODE / "axe-core" / "axe.min.js").exists(),
    "vnu": lambda: (NODE / "vnu-jar" / "build" / "dist" / "vnu.jar").exists(),
    "schemas": SCHEMAS.exists,
    "unicode-data": lambda: Path("/usr/share/unicode/BidiCharacterTest.txt").exists(),
}
_FROM_ELSEWHERE = {"schemas"}
"""What no script of ours can install: absent, it is skipped in CI, too, and named."""

_missing: set[str] = set()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test without its tool, but fail it in CI, where every tool that can be installed has to be there."""
    for marker in item.iter_markers("tool"):
        for name in marker.args:
            if not TOOLS[name]():
                _missing.add(name)
                if os.environ.get("CI") and name not in _FROM_ELSEWHERE:
                    pytest.fail(f"{name} is missing in CI")
                pytest.skip(f"needs {name}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One closing line that names what could not be tested."""
    skipped = {
        str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple)
    }
    if skipped:
        terminalreporter.write_line(f"NOT TESTED: {', '.join(sorted(skipped))}", yellow=True)


@pytest.fixture(autouse=True)
def _no_network(socket_disabled: None) -> None:
    """No test reaches the internet (pytest-socket leaves Unix sockets, and tests that ask may use loopback)."""


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(autouse=True)
def _java_only_where_it_matters(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that do not name Java run as on a machine without it: quickly, and with the same words everywhere."""
    if not any("java" in marker.args for marker in request.node.iter_markers("tool")):
        monkeypatch.setattr("pubtool.validators.verapdf.available", lambda: False)


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Project:
    """An empty project in a temporary folder, and the command line in it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(root)

    def run(self, *arguments: str) -> Result:
        """Run ``pubtool`` with `arguments` in this process."""
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "argv", ["pubtool", *arguments])
        try:
            main()
            code = 0
        except SystemExit as error:
            code = int(error.code or 0)
        out, err = self._capsys.readouterr()
        return Result(code, out, err)

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        """The text of a file of the project."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file as a person would."""
        text = self.read(name)
        assert text.count(old) == 1, f"{text.count(old)} × {old!r} in {name}"
        self.write(name, text.replace(old, new))

    def snapshot(self) -> dict[str, bytes]:
        """Every file of the project."""
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in sorted(self.root.rglob("*")) if p.is_file()}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """An empty project."""
    return Project(tmp_path, monkeypatch, capsys)


RELEASE = """Stadt Musterhausen

14.03.2025

Neue Bibliothek öffnet

Die Stadt Musterhausen eröffnet am 1. April 2025 ihre neue Bibliothek. Der Bau hat 4,2 Millionen Euro gekostet.

Bürgermeisterin Dr. Eva Beispiel freut sich über das Haus. „Hier ist Platz für alle. Kommen Sie vorbei“, sagt sie.

Öffnungszeiten im Sommer

Die Bibliothek öffnet um 9 Uhr. Sie schließt um 18 Uhr.

#Bibliothek #Kultur
"""


@pytest.fixture
def release(project: Project) -> Project:
    """A project with one published release, ``bibliothek``, and an English XLIFF that nobody has touched."""
    project.write("bibliothek.txt", RELEASE)
    assert project.run("publish", "bibliothek.txt", "--to", "en").code == 0
    return project
