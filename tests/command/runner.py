"""Literate command tests: a Markdown file that shows what to type and what comes back.

A fenced block ``file NAME`` writes a file. A block ``console`` holds commands behind ``$ `` and what they print (standard
output, then standard error); ``(exit N)`` behind it is the exit code, 0 where there is none. ``…`` stands for anything
within a line, a line of ``…`` for any lines.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<info>\w.*?)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One block: a file to write, or a command with what it should print."""

    kind: str
    name: str
    text: str
    code: int = 0


def steps(path: Path) -> list[Step]:
    """The blocks of a literate test in order."""
    out = []
    for block in FENCE.finditer(path.read_text(encoding="utf-8")):
        kind, _, name = block["info"].partition(" ")
        if kind == "file":
            out.append(Step("file", name, block["body"]))
        elif kind == "console":
            for command in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                line, _, expected = command.partition("\n")
                code = re.search(r"^\(exit (\d+)\)\n", expected, re.MULTILINE)
                if code:
                    expected = expected.replace(code[0], "")
                out.append(Step("command", line, expected, int(code[1]) if code else 0))
    return out


def arguments(line: str) -> list[str]:
    """The arguments of a command line that starts with ``pubtool``."""
    program, *rest = shlex.split(line)
    assert program == "pubtool", line
    return rest


def matches(expected: str, found: str) -> bool:
    """Whether `found` is what was expected; white space at line ends does not count."""
    lines = [line.rstrip() for line in expected.rstrip("\n").split("\n")]
    pattern = "\n".join("(?:.*\n?)*?" if line == "…" else re.escape(line).replace("…", ".*") for line in lines)
    pattern = pattern.replace("(?:.*\n?)*?\n", "(?:.*\n)*?")
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in found.rstrip("\n").split("\n"))) is not None
