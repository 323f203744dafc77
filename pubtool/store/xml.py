"""XML that strangers wrote, read safely; XML that people and git read, laid out."""

from __future__ import annotations

from collections.abc import Set

from lxml import etree

from pubtool.errors import Reason, TranslationFileInvalid


def secure_parser() -> etree.XMLParser:
    """A parser that resolves no entity, fetches nothing and refuses huge trees."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False)


def parse_xml(content: bytes, path: str) -> etree._Element:
    """The root element of `content`. Raises TranslationFileInvalid with the line for XML that is broken or has a DTD."""
    try:
        root = etree.fromstring(content, secure_parser())
    except etree.XMLSyntaxError as error:
        raise TranslationFileInvalid(path=path, line=error.lineno or 1, reason=error.msg) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslationFileInvalid(path=path, line=1, reason=Reason("no_doctype"))
    return root


def indent(element: etree._Element, containers: Set[str], depth: int = 0) -> None:
    """Put line breaks between the children of `containers`, and none where white space is part of a text."""
    children = list(element)
    if not children or element.tag not in containers:
        return
    element.text = "\n" + " " * (depth + 1)
    for child in children:
        indent(child, containers, depth + 1)
        child.tail = "\n" + " " * (depth + 1)
    children[-1].tail = "\n" + " " * depth
