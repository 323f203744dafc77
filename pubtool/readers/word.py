"""A Word file to a release: mammoth makes it a page, the page's elements are read like any other's.

What a Word file can carry beyond its text is never opened: macros, linked files, templates, embedded objects.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pubtool.errors import SourceEmpty, SourceTooLarge, WordFileInvalid, WordFileOld
from pubtool.markup import clean, one_line
from pubtool.model import Finding, Imported, Level
from pubtool.readers.embargo import find_embargo
from pubtool.readers.front import Known, release_of
from pubtool.readers.html.elements import Elements
from pubtool.readers.pictures import LARGEST_PICTURE

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

LARGEST_TEXT = 8_000_000
"""Bytes of XML that a document may unpack to; a parser needs ten times as much memory."""

LARGEST_WHOLE = 64_000_000
"""Bytes that everything in a document may unpack to."""

_DECORATIVE_MARK = "\ue000"  # stands for alternative text on the way through mammoth, which knows no such mark
_DAMAGED = (
    ValueError,
    KeyError,
    AttributeError,
    IndexError,
    TypeError,
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    zlib.error,
)
_CORE_PART = "docProps/core.xml"
_PROLOGUE = 4096
_SUFFIX = {".jpeg": ".jpg", ".tif": ".tiff"}
_OLE = b"\xd0\xcf\x11\xe0"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Titel'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Untertitel'] => p.subtitle:fresh
p[style-name='Überschrift 1'] => h1:fresh
p[style-name='Überschrift 2'] => h2:fresh
p[style-name='Überschrift 3'] => h3:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Beschriftung'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Zitat'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_AGREEING = timedelta(days=31)


def read_word(data: bytes, path: str) -> Imported:
    """The release in a ``.docx`` file. Deleted and hidden text and comments are left out, insertions are kept.

    Raises WordFileInvalid for what is no such document or is damaged, SourceTooLarge for one that unpacks to too much, and
    EmbargoUnreadable when a line announces an embargo that cannot be read.
    """
    import mammoth
    from lxml import html

    if data.startswith(_OLE):
        raise WordFileOld(path=path)
    pictures: dict[str, bytes] = {}
    linked: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package, path)

            def keep(image: Any) -> dict[str, str]:
                try:
                    with image.open() as file:
                        member = file.read().decode()
                except (KeyError, ValueError):  # a picture on the web or on somebody's disk
                    linked.append(str(image.alt_text or ""))
                    return {}
                name = f"picture-{len(pictures) + 1}{_SUFFIX.get(suffix := PurePosixPath(member).suffix.lower(), suffix)}"
                pictures[name] = package.read(member)
                return {"src": name}

            made = mammoth.convert_to_html(
                _prepared(package), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
            )
            properties = package.read(_CORE_PART) if _CORE_PART in package.namelist() else None
            margins = _margins(package)
        known = _known(properties)
    except _DAMAGED as error:
        raise WordFileInvalid(path=path) from error
    body = html.fragment_fromstring(f"<div>{clean(made.value)}</div>")
    for element in body.xpath(".//a[starts-with(@href, '#footnote-ref') or starts-with(@href, '#endnote-ref')]"):
        element.drop_tree()  # the arrow that leads back from a note
    for image in body.iter("img"):
        if image.get("alt") == _DECORATIVE_MARK:
            image.set("alt", "")
    if not "".join(body.itertext()).strip():
        raise SourceEmpty(path=path)
    _attach_captions(body)
    release = release_of(Elements().blocks(body), replace(known, date=None), path)
    metadata, findings = release.metadata, list(release.findings)
    if metadata.embargo is None:
        metadata = replace(metadata, embargo=find_embargo(margins, path))
    if metadata.date is None and known.date is not None:
        metadata = replace(metadata, date=known.date)
        findings.append(Finding("date-from-properties", Level.WARNING, "de", path, {"match": f"{known.date:%d.%m.%Y}"}))
    findings += (Finding("picture-linked", Level.WARNING, "de", path, {"match": alt or "–"}) for alt in linked)
    return replace(release, metadata=metadata, pictures=pictures, findings=tuple(findings))


def _check_sizes(package: zipfile.ZipFile, path: str) -> None:
    """Nothing is unpacked that is larger than it may be; ``zipfile`` does not read past the size that a member declares."""
    members = package.infolist()
    text = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    largest = max((member.file_size for member in members), default=0)
    if text > LARGEST_TEXT or largest > LARGEST_PICTURE or sum(member.file_size for member in members) > LARGEST_WHOLE:
        raise SourceTooLarge(path=path, limit=LARGEST_WHOLE // 1_000_000)


def _prepared(package: zipfile.ZipFile) -> io.BytesIO:
    """A small copy of `package` for mammoth: no hidden text, decorative pictures marked, a picture's name for its bytes."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as out:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                out.writestr(name, _without_hidden(package.read(name)))
            elif "/media/" in name:
                out.writestr(name, name)
    copy.seek(0)
    return copy


def _margins(package: zipfile.ZipFile) -> str:
    """The words in the heads and feet of pages, a paragraph a line: no part of the text, but an embargo may stand there."""
    from lxml import etree

    lines: list[str] = []
    for name in package.namelist():
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            root = etree.fromstring(_without_hidden(package.read(name)))
            lines += ("".join(map(str, paragraph.itertext(f"{_W}t"))) for paragraph in root.iter(f"{_W}p"))
    return "\n".join(lines)


def _without_hidden(xml: bytes) -> bytes:
    from lxml import etree

    if b"<!DOCTYPE" in xml[:_PROLOGUE]:
        raise ValueError("DOCTYPE")  # Word writes none; entities in it can be bombs or open files
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for mark in list(root.iter(f"{_W}vanish")):
        run = next(mark.iterancestors(f"{_W}r"), None)
        parent = run.getparent() if run is not None else None
        if run is not None and parent is not None and mark.get(f"{_W}val") not in ("0", "false"):
            parent.remove(run)
    for properties in root.iter(_PROPERTIES):
        if any(mark.get("val") in ("1", "true") for mark in properties.iter(_DECORATIVE)):
            properties.set("descr", _DECORATIVE_MARK)
    _shorten_links(root)
    for simple in list(root.iter(f"{_W}fldSimple")):
        _spell_out(simple)
    return etree.tostring(root)


def _shorten_links(root: _Element) -> None:
    """Leave nothing but the address in the code of a link: mammoth takes a tip behind it for a part of it."""
    code: list[_Element] = []
    for element in root.iter(f"{_W}fldChar", f"{_W}instrText"):
        if element.tag == f"{_W}instrText":
            code.append(element)
            continue
        if code and (found := re.match(r'\s*HYPERLINK\s+"[^"]*"', "".join(each.text or "" for each in code))):
            code[0].text = found[0]
            for each in code[1:]:
                each.text = ""
        code = []


def _spell_out(field: _Element) -> None:
    """A simple field as the complex one that mammoth reads (ISO/IEC 29500-1, 17.16.5.25)."""
    from lxml import etree

    link = re.match(r'\s*HYPERLINK\s+"[^"]*"', field.get(f"{_W}instr") or "")
    parent = field.getparent()
    if parent is None:
        return
    runs = list(field)
    if link:
        marks = []
        for kind in ("begin", "instr", "separate", "end"):
            run = etree.Element(f"{_W}r")
            mark = etree.SubElement(run, f"{_W}instrText" if kind == "instr" else f"{_W}fldChar")
            if kind == "instr":
                mark.text = link[0]
            else:
                mark.set(f"{_W}fldCharType", kind)
            marks.append(run)
        runs = [*marks[:3], *runs, marks[3]]
    for run in runs:
        field.addprevious(run)
    parent.remove(field)


def _attach_captions(body: HtmlElement) -> None:
    """Word keeps a caption in a paragraph of its own before a table, before or behind a picture: make figures of them."""
    from lxml import html

    for caption in body.find_class("caption"):
        near = (caption.getprevious(), caption.getnext())
        holder = next((each for each in near if each is not None and _is_captioned(each)), None)
        if holder is None:
            continue
        figure = html.Element("figure")
        holder.addprevious(figure)
        figure.append(holder)
        figure.append(caption)
        caption.tag = "figcaption"


def _is_captioned(element: HtmlElement) -> bool:
    return element.tag == "table" or (element.find(".//img") is not None and not element.text_content().strip())


def _known(properties: bytes | None) -> Known:
    """What a file's properties say.

    A file that was begun long before its last change is probably last year's release written over: its date means nothing.
    """
    from lxml import etree

    if properties is None or b"<!DOCTYPE" in properties[:_PROLOGUE]:
        return Known()
    root = etree.fromstring(properties, etree.XMLParser(resolve_entities=False, no_network=True))
    created, modified = (_day(root.findtext(f"{_TERMS}{name}")) for name in ("created", "modified"))
    day = created if created and abs((modified or created) - created) <= _AGREEING else None
    if root.findtext(f"{_DC}creator") == "python-docx":
        day = None  # that of the library's template, ten years old
    tags = re.split(r"[,;]", root.findtext(f"{_CORE}keywords") or "")
    title = one_line(root.findtext(f"{_DC}title") or "").strip() or None
    return Known(title, day, tags=tuple(tag for each in tags if (tag := one_line(each).strip())))


def _day(text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None
