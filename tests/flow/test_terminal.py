"""On a real terminal: the question for a picture's words."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Project
from tests.flow.test_pictures import markdown

PATIENCE = 60.0
INTERRUPT = b"\x03"


def converse(root: Path, arguments: list[str], answer: bytes) -> tuple[int, str]:
    """Run pubtool on a pseudo-terminal of 80 columns, answer its first question, return exit code and screen."""
    program = "import sys; from pubtool.cli import main; main()"
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(root)
        os.environ |= {"TERM": "xterm", "COLUMNS": "80", "PYTHONPATH": str(Path(__file__).parents[2])}
        os.execv(sys.executable, [sys.executable, "-c", program, *arguments])
    seen = b""
    asked = False
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 4096)
            except OSError:  # the child has closed its side
                break
        if b"for later" in seen and (not asked or answer == INTERRUPT):
            time.sleep(0.5)  # an interrupt may come too early to be noticed
            os.write(terminal, answer)
            asked = True
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode(errors="replace")


@pytest.mark.parametrize(
    ("answer", "code", "line"),
    [
        (b"Eine Bogenbr\xc3\xbccke aus Holz\n", 0, "![Eine Bogenbrücke aus Holz](pictures/die-bruecke.jpg)"),
        (b"-\n", 0, "{#u1 .decorative}"),
        (b"\n", 9, "![](pictures/die-bruecke.jpg)"),
    ],
    ids=["words", "decorative", "later"],
)
def test_a_picture_is_asked_for(project: Project, answer: bytes, code: int, line: str) -> None:
    markdown(project)
    found, screen = converse(project.root, ["publish", "bruecke.md"], answer)
    assert "Picture 1: translations/bruecke/pictures/die-bruecke.jpg" in screen
    assert (found, line in project.read("translations/bruecke/de.md")) == (code, True), screen


def test_what_was_left_for_later_is_asked_again(project: Project) -> None:
    markdown(project)
    assert converse(project.root, ["publish", "bruecke.md"], b"\n")[0] == 9
    assert converse(project.root, ["publish", "bruecke"], b"Eine Br\xc3\xbccke\n")[0] == 0


def test_interrupting_the_question_leaves_nothing_half_done(project: Project) -> None:
    markdown(project)
    assert converse(project.root, ["publish", "bruecke.md"], INTERRUPT)[0] in (130, -2)  # a shell says 130 for both
    assert project.run("publish", "bruecke.md", "--alt", "die-bruecke.jpg=Eine Brücke").code == 0
