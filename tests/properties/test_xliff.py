"""Translations survive their files, and the files are what OASIS says XLIFF is."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pubtool.markup import joined, normal, refit
from pubtool.model import Content, Link, Origin, State, Text, plain
from pubtool.store.tmx import Remembered, parse_tmx, write_tmx
from pubtool.store.xliff import Pair, PairUnit, Xliff, parse_xliff, write_xliff
from tests.conftest import SCHEMAS
from tests.strategies import contents


@cache
def schema() -> etree.XMLSchema:
    """The core schema with the modules that our files use; the modules refer to each other by relative paths."""
    folder = SCHEMAS / "xliff-2.1"
    core, matches = folder / "xliff_core_2.0.xsd", folder / "matches.xsd"
    both = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="{core.as_uri()}"/>
      <xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="{matches.as_uri()}"/>
    </xs:schema>"""
    return etree.XMLSchema(etree.fromstring(both))


@st.composite
def pairs(draw: st.DrawFn, id: str) -> Pair:
    source = draw(contents)
    state = draw(st.sampled_from(State))
    if state is State.INITIAL:
        return Pair(id, source)
    target = refit(draw(st.one_of(contents, st.just(source), st.just(()))), source)
    stale = bool(target) and state is State.TRANSLATED and draw(st.booleans())
    return Pair(id, source, target, state, draw(st.sampled_from(Origin)), stale, draw(contents) if stale else None)


@st.composite
def xliffs(draw: st.DrawFn) -> Xliff:
    units = []
    number = 0
    for n in range(draw(st.integers(1, 3))):
        found = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            found.append(draw(pairs(f"s{number}")))
        units.append(PairUnit(f"u{n}", "paragraph", tuple(found)))
    retired = tuple(p for n in range(draw(st.integers(0, 2))) if (p := draw(pairs(f"x{n}"))).target)
    return Xliff(draw(st.sampled_from(["en", "ar", "tr", "zh-Hant"])), tuple(units), retired)


@given(xliffs())
def test_a_translation_survives_its_file(xliff: Xliff) -> None:
    content = write_xliff(xliff, "de.md")
    assert parse_xliff(content, "test.xlf") == xliff
    assert write_xliff(parse_xliff(content, "test.xlf"), "de.md") == content


@pytest.mark.tool("schemas")
@given(xliffs())
@settings(max_examples=60)
def test_the_file_is_valid_xliff(xliff: Xliff) -> None:
    schema().assertValid(etree.fromstring(write_xliff(xliff, "de.md")))


@pytest.mark.tool("schemas")
def test_the_schema_is_a_real_check() -> None:
    pair = Pair("s1", (Text("Ja."),), (Text("Yes."),), State.TRANSLATED, Origin.HUMAN)
    content = write_xliff(Xliff("en", (PairUnit("u1", "paragraph", (pair,)),)), "de.md")
    schema().assertValid(etree.fromstring(content))
    for before, after in (
        (b'"translated"', b'"done"'),
        (b"<source>", b"<quelle>"),
        (b'id="u1"', b'id="u 1"'),
        (b"<unit", b"<unit x='1'"),
    ):
        assert before in content
        broken = content.replace(before, after).replace(b"</source>", b"</quelle>" if b"quelle" in after else b"</source>")
        assert not schema().validate(etree.fromstring(broken)), after


@given(
    st.lists(
        st.tuples(contents, contents, st.sampled_from(State), st.sampled_from(Origin)),
        max_size=4,
        unique_by=lambda t: plain(t[0]),
    )
)
def test_a_memory_survives_its_file(found: list[tuple[Content, Content, State, Origin]]) -> None:
    memory = [Remembered(normal(a), normal(b), state, origin) for a, b, state, origin in found]
    content = write_tmx(memory, "tr")
    back = parse_tmx(content, "test.tmx", "tr")
    assert sorted(back, key=repr) == sorted(memory, key=repr)
    assert write_tmx(back, "tr") == content


@given(contents, contents)
def test_a_translation_can_neither_invent_nor_change_an_address(source: Content, target: Content) -> None:
    def links(content: Content) -> list[tuple[str, str]]:
        own = [(part.id, part.href) for part in content if isinstance(part, Link)]
        return own + [link for part in content if not isinstance(part, Text) for link in links(part.content)]

    fitted = refit(target, source)
    assert set(links(fitted)) <= set(links(source))
    assert len(links(fitted)) == len(set(links(fitted)))
    assert plain(fitted) == plain(target)
    assert joined(fitted) == fitted
