"""The project keeps its own promises: dependencies, texts, documentation."""

from __future__ import annotations

import importlib
import re
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from typing import Any

import click
import pytest

from pubtool import model
from pubtool.cli import VERBS, group
from pubtool.data import page_languages, strings
from pubtool.errors import SEVERITY, PubtoolError, worst
from tests.conftest import ROOT

SETUP = ConfigParser()
SETUP.read(ROOT / "setup.cfg", encoding="utf-8")


def packages(text: str) -> list[str]:
    return [
        re.split(r"[<>=~;\[ ]", line.strip())[0]
        for line in text.strip().split("\n")
        if line.strip() and not line.strip().startswith("#")
    ]


REQUIRED = packages(SETUP["options"]["install_requires"])
EXTRAS = {name: packages(text) for name, text in SETUP["options.extras_require"].items()}


@pytest.mark.parametrize("package", [*REQUIRED, *EXTRAS["verapdf"]])
def test_every_dependency_can_be_imported(package: str) -> None:
    normal = package.lower().replace("_", "-")
    modules = [
        name for name, found in packages_distributions().items() if normal in [f.lower().replace("_", "-") for f in found]
    ]
    modules = [name for name in modules if not name.startswith("_") and name.isidentifier()]
    assert modules, f"{package} brings no module"
    for name in modules:
        importlib.import_module(name)


@pytest.mark.parametrize("package", [*REQUIRED, *(p for name, found in EXTRAS.items() if name != "test" for p in found)])
def test_every_dependency_is_named_with_its_purpose(package: str) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{re.escape(package)}` \| .{{10,}} \|$", text, re.MULTILINE), package


@pytest.mark.parametrize("package", [*REQUIRED, *(p for found in EXTRAS.values() for p in found)])
def test_every_dependency_is_pinned(package: str) -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    assert re.search(rf"^{re.escape(package.lower())}==", text, re.MULTILINE), package


def leaves(table: dict[str, Any], path: str = "") -> set[str]:
    return {
        leaf
        for key, value in table.items()
        for leaf in (leaves(value, f"{path}{key}.") if isinstance(value, dict) else {path + key})
    }


def placeholders(table: dict[str, Any]) -> dict[str, set[str]]:
    out = {}
    for key, value in table.items():
        if isinstance(value, dict):
            out |= {f"{key}.{k}": v for k, v in placeholders(value).items()}
        else:
            out[key] = set(re.findall(r"(?<!\{)\{(\w+)\}", value))
    return out


@pytest.mark.parametrize("language", page_languages())
def test_every_language_has_every_text(language: str) -> None:
    english, own = strings("en"), strings(language)
    for section in ("page", "notice"):
        assert leaves(own[section]) == leaves(english[section])
        assert placeholders(own[section]) == placeholders(english[section])
    assert own["name"]


def test_german_and_english_messages_say_the_same_things() -> None:
    for section in ("cli", "doctor", "error", "finding"):
        assert leaves(strings("de")[section]) == leaves(strings("en")[section])
        assert placeholders(strings("de")[section]) == placeholders(strings("en")[section])


def all_errors(base: type[PubtoolError] = PubtoolError) -> list[type[PubtoolError]]:
    return [error for each in base.__subclasses__() for error in (each, *all_errors(each))]


@pytest.mark.parametrize("error", [e for e in all_errors() if not e.__subclasses__()])
def test_every_error_has_its_texts_and_an_exit_code_of_the_design(error: type[PubtoolError]) -> None:
    assert error.exit_code in SEVERITY
    found = error()
    for language in ("de", "en"):
        table = strings(language)["error"][found.key]
        assert table["message"]
        assert table["remedy"]


def test_no_text_is_left_over() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "pubtool").rglob("*") if p.suffix in (".py", ".html"))
    errors = {error().key for error in all_errors()} | {"internal"}
    assert set(strings("en")["error"]) <= errors
    for key in strings("en")["finding"]:
        assert f'"{key}"' in code, key
    for key in strings("en")["cli"]:
        used = f'"{key}"' in code or re.match(r"(stage|level|ask)_", key) or key in ("public", "preview")
        assert used, key
    for key in strings("en")["reason"]:
        assert f'"{key}"' in code, key
    for key in strings("en")["page"]:
        assert f'"{key}"' in code or f"t.{key}" in code, key


def test_the_worst_of_several_causes() -> None:
    assert worst([]) == 0
    assert worst([0, 8, 7]) == 7
    assert worst([8, 7, 9]) == 9
    assert worst([0, 0]) == 0


def commands() -> list[tuple[str, click.Command]]:
    context = click.Context(group)
    return [(name, command) for name in VERBS if (command := group.get_command(context, name))]


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_verb_and_option_is_documented(name: str, command: click.Command) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## pubtool {name}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section for {name}"
    assert command.get_short_help_str(100) == VERBS[name]
    assert command.epilog is not None
    assert command.epilog.count("pubtool") >= 2, "help teaches by example"
    parameters = [parameter for each in (command, *getattr(command, "commands", {}).values()) for parameter in each.params]
    for parameter in parameters:
        if isinstance(parameter, click.Option):
            assert parameter.help
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}`" in section[1], f"{name} {option} is not documented"
    documented = set(re.findall(r"`(--?[\w-]+)`", section[1]))
    known = {option for p in parameters for option in (*p.opts, *p.secondary_opts) if option.startswith("-")}
    assert documented <= known, f"documented but unknown: {documented - known}"


def test_every_verb_is_listed() -> None:
    folder = ROOT / "pubtool" / "cli"
    verbs = {
        path.stem for path in folder.glob("*.py") if re.search(r"@click.(command|group)\(\"", path.read_text(encoding="utf-8"))
    }
    assert verbs == set(VERBS)


def test_writers_know_every_block() -> None:
    from typing import get_args

    from pubtool.writers.html.page import BLOCKS

    assert set(BLOCKS) == set(get_args(model.Block))
    template = (ROOT / "pubtool" / "writers" / "html" / "article.html").read_text(encoding="utf-8")
    for block in BLOCKS:
        assert f'kind("{block.__name__}")' in template


def test_the_readme_shows_only_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    verbs = set(re.findall(r"\bpubtool (\w+)", text)) & {
        "publish",
        "status",
        "doctor",
        "check",
        "score",
        "translate",
        "validate",
        "review",
        "batch",
    }
    assert verbs <= set(VERBS)


def test_shell_completion(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    from click.shell_completion import BashComplete

    monkeypatch.chdir(tmp_path)
    (tmp_path / "translations" / "flut").mkdir(parents=True)
    (tmp_path / "translations" / "flut" / "de.md").touch()
    completion = BashComplete(group, {}, "pubtool", "_PUBTOOL_COMPLETE")

    def offers(*words: str) -> list[str]:
        return [item.value for item in completion.get_completions(list(words[:-1]), words[-1])]

    assert offers("st") == ["status"]
    assert "flut" in offers("publish", "f")
    assert offers("publish", "x", "--to", "en,u") == ["en,uk"]
    assert "--offline" in offers("publish", "--off")
