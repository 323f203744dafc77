"""Every Markdown file beside this one is run as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command.runner import arguments, matches, steps
from tests.conftest import Project

FILES = sorted(Path(__file__).parent.glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_commands_do_what_the_page_says(path: Path, project: Project) -> None:
    found = steps(path)
    assert any(step.kind == "command" for step in found)
    for step in found:
        if step.kind == "file":
            project.write(step.name, step.text)
            continue
        result = project.run(*arguments(step.name))
        printed = result.out + result.err
        assert matches(step.text, printed), f"$ {step.name}\n{printed}"
        assert result.code == step.code, f"$ {step.name}\n{printed}"


def test_the_runner_notices_differences() -> None:
    assert matches("a\n…\nd\n", "a\nb\nc\nd\n")
    assert matches("a … c\n", "a b c  \n")
    assert not matches("a\n", "a\nb\n")
    assert not matches("a\n…\nd\n", "a\nb\n")
