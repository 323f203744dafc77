"""What stands behind the text of a release: tags, the address of its page, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pubtool.language.dates import find_date
from pubtool.markup import safe_href
from pubtool.model import Block, Contact, Content, Heading, Paragraph, Segment, plain
from pubtool.readers.embargo import WORD as EMBARGO
from pubtool.readers.header import DATE_LINE

CONTACT = re.compile(
    r"(?:presse)?(?:kontakt|stelle|ansprechpartner(?:in)?)\b.{0,40}$|(?:rückfragen|für rückfragen)\b", re.IGNORECASE
)
"""A line, or a heading, under which it says whom to ask."""

_ADDRESS_LABEL = re.compile(r"(?:link (?:dieser|zur) seite|quelle|url|link|online unter)\s*:?\s*", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:#[\w-]+\s*)+")
_URL = re.compile(r"<?(https?://[^\s<>]+)>?")
_REACHED = re.compile(r"\b(?:tel(?:efon)?|fax|mobil|e-?mail)\b|@|^\+?[\d\s/()–-]{7,}$", re.IGNORECASE | re.MULTILINE)
_ABBREVIATED = re.compile(r"\b(?:e\.\s?V|a\.\s?D|i\.\s?[AV]|Co|Str|Nr)\.$")
_LONGEST_NOTE = 120
_LONGEST_LINE = 100
_MOST_WORDS = 12


@dataclass(slots=True)
class Foot:
    """Collects what paragraphs of the foot say."""

    tags: tuple[str, ...] = ()
    url: str | None = None
    date: date | None = None
    contacts: list[Contact] = field(default_factory=list)

    def take(self, lines: Sequence[Content]) -> bool:
        """Keep the paragraph made of `lines` if it belongs to the foot; its text is then nowhere else."""
        if is_contact([plain(line) for line in lines]):
            self.contacts.append(Contact("", tuple(Segment("", line) for line in lines)))
            return True
        return self._take_note(" ".join(map(plain, lines)))

    def _take_note(self, text: str) -> bool:
        if _HASHTAGS.fullmatch(text):
            self.tags += tuple(re.findall(r"#([\w-]+)", text))
        elif _ADDRESS_LABEL.fullmatch(text):
            pass
        elif EMBARGO.search(text) and len(text) <= _LONGEST_NOTE:
            pass  # read already
        elif self.date is None and DATE_LINE.fullmatch(text) and (day := find_date(text)):
            self.date = day
        elif (found := _URL.fullmatch(_ADDRESS_LABEL.sub("", text, count=1))) and self.url is None:
            self.url = safe_href(found[1])
        else:
            return False
        return True


def is_contact(lines: Sequence[str]) -> bool:
    """Whether a paragraph of several short `lines` says whom to ask."""
    if len(lines) < 2 or not all(_is_short(line) for line in lines):
        return False
    return bool(CONTACT.match(lines[0])) or reaches("\n".join(lines))


def reaches(text: str) -> bool:
    """Whether `text` has a telephone number or a mail address."""
    return bool(_REACHED.search(text))


def with_contacts(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks` with the short lines under a heading such as “Pressekontakt”, or at the very end, as one contact."""
    headed = False
    lines: list[Segment] = []
    for number, block in enumerate(blocks):
        short = isinstance(block, Paragraph | Contact) and all(_is_short(plain(line.content)) for line in block.segments)
        if (
            isinstance(block, Paragraph | Contact)
            and short
            and not _is_dated(block)
            and (headed or lines or _ends(blocks[number:]))
        ):
            lines += block.segments
            continue
        yield from _contact(lines)
        lines, headed = [], isinstance(block, Heading) and bool(CONTACT.match(plain(block.segments[0].content)))
        yield block
    yield from _contact(lines)


def _contact(lines: Sequence[Segment]) -> Iterator[Block]:
    """A contact if the lines say how to reach it, otherwise the paragraphs they were."""
    if lines and reaches("\n".join(plain(line.content) for line in lines)):
        yield Contact("", tuple(lines))
    else:
        yield from (Paragraph("", (line,)) for line in lines)


def _ends(blocks: Sequence[Block]) -> bool:
    """Whether nothing but short lines, which are no sentences, are left."""
    texts = [plain(line.content) for block in blocks if isinstance(block, Paragraph | Contact) for line in block.segments]
    return (
        all(isinstance(block, Paragraph | Contact) for block in blocks)
        and all(map(_is_short, texts))
        and reaches("\n".join(texts))
    )


def _is_dated(block: Paragraph | Contact) -> bool:
    return all(DATE_LINE.fullmatch(plain(line.content)) for line in block.segments)


def _is_short(line: str) -> bool:
    """Whether `line` is no sentence."""
    ended = line.endswith((".", "!", "?")) and not _ABBREVIATED.search(line)
    return len(line) <= _LONGEST_LINE and len(line.split()) <= _MOST_WORDS and not ended
