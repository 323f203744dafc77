"""Plain text as it is copied from a press portal or sent by mail: what is what must be told from its looks."""

from __future__ import annotations

import re

from pubtool.markup import cut, normal
from pubtool.markup.content import safe_href
from pubtool.model import (
    FIELDS,
    Block,
    Content,
    Edition,
    Emphasis,
    Field,
    Finding,
    Heading,
    Imported,
    Inline,
    Item,
    Level,
    Link,
    List,
    Metadata,
    Paragraph,
    Segment,
    Text,
)
from pubtool.readers.embargo import find_embargo
from pubtool.readers.foot import Foot
from pubtool.readers.header import DATE_LINE, is_office, is_prose, read_header
from pubtool.readers.segments import sentences

_BULLET = re.compile(r"(?:[-•*–]|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_INLINE = re.compile(
    r"\*\*(?P<bold>\S(?:.*?\S)?)\*\*|<(?P<angled>https?://[^\s<>]+)>|(?P<url>https?://[^\s<>]*[^\s<>.,;:!?)“”\"'])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_ENDED = re.compile(r"[.!?:…][“”\"»«)*]*$")
_LONGEST_HEADING = 14
_LONGEST_TITLE = 150


def read_text(text: str, path: str) -> Imported:
    """The release in `text`: a header of single lines, prose with headings, a foot with tags and the address.

    Raises EmbargoUnreadable when a line announces an embargo that cannot be read.
    """
    embargo = find_embargo(text, path)
    paragraphs = _healed([lines for part in re.split(r"\n\s*\n", text) if (lines := _lines(part))])
    body = next((number for number, lines in enumerate(paragraphs) if is_prose(lines)), len(paragraphs))
    header = read_header([line for lines in paragraphs[:body] for line in lines], text)
    title = header.texts.get("title")
    if (title is None or is_office(title)) and len(paragraphs) > body + 1 and _may_be_title(paragraphs[body]):
        body += 1  # a title as long as a sentence: what came before was only the office
        header = read_header([line for lines in paragraphs[:body] for line in lines], text)
    foot = Foot()
    prose = [lines for lines in paragraphs[body:] if not foot.take([inline(line) for line in lines])]
    fields = {name: _segment(line) for name, line in header.texts.items()}
    lead = [segment for line in header.second_titles for segment in _segment(line)]
    if prose and not lead:
        lead += sentences(inline(" ".join(prose.pop(0))))
    fields["lead"] = tuple(lead)
    fields["tags"] = tuple(Segment("", (Text(tag),)) for tag in foot.tags)
    blocks: list[Block] = [Paragraph("", sentences(inline(caption))) for caption in header.captions]
    for number, lines in enumerate(prose, 1):
        parts = _parts(lines)
        # words that lead into a list, or end the text, head nothing
        blocks += [_block(part, heading=len(parts) == 1 and number < len(prose)) for part in parts]
    findings = tuple(
        Finding("caption-without-picture", Level.WARNING, "de", path, {"match": caption}) for caption in header.captions
    )
    findings += tuple(Finding("header-line-left-out", Level.WARNING, "de", path, {"match": each}) for each in header.left_out)
    ordered = tuple(Field(name, fields[name]) for name in FIELDS if fields.get(name))
    edition = Edition("de", None, ordered, (*blocks, *foot.contacts))
    return Imported(Metadata(header.date or foot.date, foot.url, embargo), edition, digest="", findings=findings)


def inline(text: str) -> Content:
    """The content of a stretch of plain text: ``**bold**``, addresses of the web and of mail."""
    out: list[Inline] = []
    at = 0
    for found in _INLINE.finditer(text):
        out.append(Text(text[at : found.start()]))
        if bold := found["bold"]:
            out.append(Emphasis("", inline(bold)))
        elif mail := found["mail"]:
            out.append(Link("", (Text(mail),), f"mailto:{mail}"))
        else:
            url = found["angled"] or found["url"]
            out.append(Link("", (Text(url),), safe_href(url) or url))
        at = found.end()
    out.append(Text(text[at:]))
    content = normal(tuple(out))
    return cut(content, 0, len(text))


def _lines(part: str) -> list[str]:
    return [line.strip() for line in part.split("\n") if line.strip()]


def _healed(paragraphs: list[list[str]]) -> list[list[str]]:
    """Join what a stray line break tore: a paragraph without an end before one that starts in the middle."""
    out: list[list[str]] = []
    for lines in paragraphs:
        torn = out and not _ENDED.search(out[-1][-1]) and lines[0][:1].islower() and not _BULLET.match(out[-1][-1])
        if torn:
            out[-1] = [*out[-1][:-1], f"{out[-1][-1]} {lines[0]}", *lines[1:]]
        else:
            out.append(lines)
    return out


def _may_be_title(lines: list[str]) -> bool:
    return len(lines) == 1 and len(lines[0]) <= _LONGEST_TITLE and not DATE_LINE.match(lines[0])


def _segment(text: str) -> tuple[Segment, ...]:
    content = inline(text)
    return (Segment("", content),) if content else ()


def _parts(lines: list[str]) -> list[list[str]]:
    """`lines` with a list and the words around it apart, and the lines of one entry joined."""
    numbers = [int(found["number"]) for line in lines if (found := _BULLET.match(line)) and found["number"]]
    if numbers != list(range(1, len(numbers) + 1)):  # dates and ranks, not a list: their numbers must stay
        return [lines]
    out: list[list[str]] = [[]]
    for line in lines:
        bullet, listed = bool(_BULLET.match(line)), bool(out[-1] and _BULLET.match(out[-1][0]))
        if bullet == listed or not out[-1]:
            out[-1].append(line)
        elif bullet and len(lines) > 2:
            out.append([line])
        else:  # a wrapped entry, or a dash that opens a line by chance
            out[-1][-1] += f" {line}"
    return out


def _block(lines: list[str], *, heading: bool) -> Block:
    marks = [_BULLET.match(line) for line in lines]
    numbers = [int(mark["number"]) for mark in marks if mark and mark["number"]]
    if all(marks) and numbers in ([], list(range(1, len(lines) + 1))):
        items = tuple(Item(sentences(inline(line[mark.end() :]))) for line, mark in zip(lines, marks, strict=True) if mark)
        return List("", bool(numbers), items)
    text = " ".join(lines)
    if heading and len(lines) == 1 and len(text.split()) <= _LONGEST_HEADING and not re.search(r"[.!:;,…][“”\"»«)*]*$", text):
        return Heading("", 2, _segment(text))
    return Paragraph("", sentences(inline(text)))
