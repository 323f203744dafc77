"""A saved web page to a release: the article without the portal around it."""

from __future__ import annotations

from dataclasses import replace

from pubtool.errors import SourceEmpty, SourceTooLarge
from pubtool.model import Heading, Imported
from pubtool.readers.embargo import latest_embargo
from pubtool.readers.front import release_of
from pubtool.readers.html.article import article, clear
from pubtool.readers.html.elements import Elements
from pubtool.readers.html.measure import stretches
from pubtool.readers.html.metadata import about

MOST_TAGS = 60_000
"""Ten times what portal pages have; each costs a parser a hundred times its length."""


def read_html(text: str, path: str) -> Imported:
    """The release in the page `text`. Nothing is fetched, no script is run; only words, structure and addresses remain.

    Raises SourceEmpty for a page without text, SourceTooLarge for one of more than MOST_TAGS tags, and EmbargoUnreadable when
    a line announces an embargo that cannot be read.
    """
    from lxml import html

    if text.count("<") > MOST_TAGS:
        raise SourceTooLarge(path=path, limit=5)
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    known = about(page)
    everything = "\n".join(stretches(page))
    clear(page, known.known.title)
    blocks = Elements(known.base, known.language).blocks(article(page, known.known.title))
    while blocks and isinstance(blocks[-1], Heading):
        blocks.pop()  # it headed something that does not belong to the article
    if not blocks:
        raise SourceEmpty(path=path)
    release = release_of(blocks, known.known, path)
    if release.metadata.embargo is None:  # a portal may have put it outside the article
        release = replace(release, metadata=replace(release.metadata, embargo=latest_embargo(everything)))
    return release
