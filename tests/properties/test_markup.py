"""Whatever a release says, its file says the same."""

from __future__ import annotations

from hypothesis import given

from pubtool.markup import Document, parse_document, parse_inline, write_document, write_inline
from pubtool.model import Content, Edition, map_edition
from tests.strategies import contents, editions


@given(contents)
def test_inline_content_survives(content: Content) -> None:
    assert parse_inline(write_inline(content)) == content


@given(editions)
def test_an_edition_survives(edition: Edition) -> None:
    numbers = iter(range(1, 1000))
    named = map_edition(edition, lambda segment: segment, lambda _: f"u{next(numbers)}")
    text = write_document(Document(named))
    found = parse_document(text, "test.md")
    assert found.edition == named
    assert write_document(found) == text
