"""Our Markdown: what people edit in ``translations/``, read and written in one place.

One line is one segment. ``{#u7}`` before a block is its id, ``.contact`` and the like its kind. Inline there are
``**bold**``, ``*italic*``, ``[link](https://…)``, ``[Wort]{.term}`` and ``[word]{lang=en}``; comments are kept.
"""

from pubtool.markup.content import clean, cut, joined, normal, one_line, refit, safe_href
from pubtool.markup.document import Document, parse_document, write_document
from pubtool.markup.inline import parse_inline, write_inline

__all__ = [
    "Document",
    "clean",
    "cut",
    "joined",
    "normal",
    "one_line",
    "parse_document",
    "parse_inline",
    "refit",
    "safe_href",
    "write_document",
    "write_inline",
]
