"""Engines are plug-ins: faults are injected the way an office would add an engine, through an installed package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import RELEASE, ROOT

PLUGIN = '''
import socket
from pubtool.model import Candidate, Origin, Text, digest

class Engine:
    remote = False
    def __init__(self, settings):
        pass
    def supports(self, pair):
        return True
    def answer(self, segment):
        return Candidate((Text("Translated."),), Origin.MACHINE, self.name, digest(segment.content))
    def translate(self, segments, pair):
        return [self.answer(segment) for segment in segments]

class Good(Engine):
    name = "good"

class Half(Engine):
    name = "half"
    def translate(self, segments, pair):
        return [self.answer(s) if n % 2 else None for n, s in enumerate(segments)]

class Raises(Engine):
    name = "raises"
    def translate(self, segments, pair):
        raise OSError("connection reset")

class TooFew(Engine):
    name = "toofew"
    def translate(self, segments, pair):
        return [self.answer(segment) for segment in segments][1:]

class Nonsense(Engine):
    name = "nonsense"
    def translate(self, segments, pair):
        return ["Text" for _ in segments]

class Unmakeable(Engine):
    name = "unmakeable"
    def __init__(self, settings):
        raise RuntimeError("no model")

class Remote(Engine):
    name = "remote"
    remote = True
    def translate(self, segments, pair):
        socket.create_connection(("192.0.2.1", 9), timeout=0.1)

class Silent(Remote):
    """Does not say whether it is remote."""
    name = "silent"
    remote = property()

class BadSimplifier:
    name = "bad"
    remote = False
    def simplify(self, edition):
        raise ValueError("no idea")
'''

BLOCKER = """
import socket

def refuse(*_, **__):
    raise SystemExit("a socket was opened")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A project whose Python has a package with engines, and sockets that end the process."""
    site = tmp_path / "site"
    (site / "engines-1.dist-info").mkdir(parents=True)
    (site / "engines.py").write_text(PLUGIN)
    (site / "sitecustomize.py").write_text(BLOCKER)
    (site / "engines-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: engines\nVersion: 1\n")
    names = ["Good", "Half", "Raises", "TooFew", "Nonsense", "Unmakeable", "Remote", "Silent"]
    lines = [
        "[pubtool.translators]",
        *(f"{name.lower()} = engines:{name}" for name in names),
        "[pubtool.simplifiers]",
        "bad = engines:BadSimplifier",
    ]
    (site / "engines-1.dist-info" / "entry_points.txt").write_text("\n".join(lines) + "\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "b.txt").write_text(RELEASE, encoding="utf-8")
    return project


def publish(office: Path, *arguments: str) -> tuple[int, dict, str]:
    environment = {**os.environ, "PYTHONPATH": f"{office.parent / 'site'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", "from pubtool.cli import main; main()", "publish", "b.txt", "--format", "json", *arguments]
    result = subprocess.run(command, cwd=office, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert "a socket was opened" not in result.stderr
    return result.returncode, (json.loads(result.stdout) if result.stdout else {}), result.stderr


def editions(document: dict) -> dict[str, dict]:
    return {edition["language"]: edition for edition in document["releases"][0]["editions"]}


def test_a_good_engine_marks_its_text_as_a_machines(office: Path) -> None:
    code, document, _ = publish(office, "--to", "en", "--engine", "memory", "--engine", "good")
    english = editions(document)["en"]
    assert (code, english["open"], english["engines"]) == (0, 0, {"good": 12})
    page = (office / "output/preview/b/en/b.html").read_text(encoding="utf-8")
    assert "translated automatically with artificial intelligence" in page
    assert not (office / "output/public/b/en").exists()


def test_a_second_engine_gets_what_the_first_left_open(office: Path) -> None:
    _, document, _ = publish(office, "--to", "en", "--engine", "half", "--engine", "good")
    assert editions(document)["en"]["engines"] == {"half": 6, "good": 6}


@pytest.mark.parametrize("engine", ["raises", "toofew", "nonsense"])
def test_a_failing_engine_leaves_open_drafts_and_builds_the_rest(office: Path, engine: str) -> None:
    code, document, err = publish(office, "--to", "en,tr", "--engine", engine)
    assert code == 7
    assert engine in err
    assert {k: e["open"] for k, e in editions(document).items()} == {"de": 0, "de-simple": 0, "en": 12, "tr": 12}
    assert (office / "output/public/b/de/b.pdf").exists()
    assert "Traceback" not in err
    code, document, _ = publish(office, "--to", "en,tr", "--engine", "good")
    assert (code, editions(document)["en"]["open"]) == (0, 0)


def test_an_engine_that_cannot_be_made(office: Path) -> None:
    code, _, err = publish(office, "--to", "en", "--engine", "unmakeable")
    assert (code, "no model" in err) == (7, True)


@pytest.mark.parametrize("engine", ["remote", "silent"])
def test_offline_asks_no_remote_engine(office: Path, engine: str) -> None:
    code, document, err = publish(office, "--to", "en", "--engine", engine, "--engine", "half", "--offline")
    assert code == 0
    assert "was not asked" in err
    assert editions(document)["en"]["engines"] == {"half": 6}


@pytest.mark.parametrize("engine", ["remote", "silent"])
def test_an_embargo_asks_no_remote_engine(office: Path, engine: str) -> None:
    (office / "b.txt").write_text("Sperrfrist: 1.1.2099, 9 Uhr\n\n" + RELEASE, encoding="utf-8")
    code, document, err = publish(office, "--to", "en", "--engine", engine)
    assert (code, editions(document)["en"]["open"]) == (0, 12)
    assert "was not asked" in err


def test_the_socket_block_is_a_real_one(office: Path) -> None:
    with pytest.raises(AssertionError, match="a socket was opened"):
        publish(office, "--to", "en", "--engine", "remote")


def test_without_a_network_nothing_hangs(office: Path) -> None:
    code, document, _ = publish(office, "--to", "en,fr,tr,uk,ar")
    assert code == 0
    assert [e["open"] for e in editions(document).values()] == [0, 0, 12, 12, 12, 12, 12]
    for language in ("en", "fr", "tr", "uk", "ar"):
        assert (office / f"translations/b/de-{language}.xlf").exists()
