"""hypothesis strategies for the values of the model, in the normal form that readers produce."""

from __future__ import annotations

from hypothesis import strategies as st

from pubtool.markup import clean, normal
from pubtool.model import (
    Contact,
    Edition,
    Emphasis,
    Explanation,
    Field,
    Figure,
    Foreign,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Segment,
    Table,
    Term,
    Text,
    plain,
)

# fmt: off
TRAPS = [
    "3. Mai 2024 kommt", "+ 5 Grad", "#tag", "{#u1}", "{#", "|", "---", "===", "a | b", "| --- |", "\u00a0", "x\u00a0", "\u200c",
    "می\u200cخواهم", "* Stern", "- Strich", "1) eins", "> Zitat", "**", "_", "`", "<!-- x -->", "<b>", "&amp;", "&#65;", "\\", "\\*",
    "[x](y)", "[x]{.term}", "![", "](", "]", "~~", "+++", "http://a.b", "<http://a.b>", "a*b*c", "„Ja“", "50 %", "a\\|b", "0.", "x  y",
    "12345678901. x", "[a]: b", "\u2028", "ı", "é", "سلام",
]
# fmt: on
words = st.one_of(
    st.sampled_from(TRAPS),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8),
    st.sampled_from(["Das", "Land", "fördert", "1.200", "Menschen", "."]),
)


@st.composite
def texts(draw: st.DrawFn, edges: bool = False) -> str:
    text = clean(" ".join(draw(st.lists(words, min_size=1, max_size=4)))).replace("\n", "")
    if edges and draw(st.booleans()):
        text = draw(st.sampled_from([" ", "\u00a0", ""])) + text + draw(st.sampled_from([" ", "\u00a0", ""]))
    return text


hrefs = st.sampled_from(
    [
        "https://amt.example/a",
        "http://x.example/ä(b)?q=1&r=2#f",
        "mailto:a@b.example",
        "tel:+4971100",
        "https://x.example/a&lt;b;c",
    ]
)


def inlines(link: bool = True, depth: int = 2) -> st.SearchStrategy:
    leaf = texts(edges=True).filter(bool).map(Text)
    if depth == 0:
        return leaf
    content = st.lists(inlines(link, depth - 1), min_size=1, max_size=2).map(tuple)
    kinds = [
        leaf,
        leaf,
        st.builds(lambda c, s: Emphasis("", c, s), content, st.booleans()),
        st.builds(lambda c: Term("", c), content),
        st.builds(lambda c, g: Foreign("", c, g), content, st.sampled_from(["en", "tr", "zh-Hant"])),
    ]
    if link:
        inner = st.lists(inlines(False, depth - 1), min_size=1, max_size=2).map(tuple)
        kinds.append(st.builds(lambda c, h: Link("", c, h), inner, hrefs))
    return st.one_of(kinds)


contents = (
    st.lists(inlines(), min_size=1, max_size=3).map(lambda parts: normal(tuple(parts))).filter(lambda c: plain(c).strip())
)
segments = contents.map(lambda content: Segment("", content))
some = st.lists(segments, min_size=1, max_size=3).map(tuple)
one = segments.map(lambda segment: (segment,))


def lists(depth: int = 1) -> st.SearchStrategy:
    inner = st.lists(lists(depth - 1), max_size=1).map(tuple) if depth else st.just(())
    items = st.lists(st.builds(Item, some, inner), min_size=1, max_size=3).map(tuple)
    return st.builds(lambda ordered, found: List("", ordered, found), st.booleans(), items)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(segments, min_size=width, max_size=width).map(tuple)
    return Table("", draw(row), tuple(draw(st.lists(row, max_size=2))), draw(st.none() | segments))


figures = st.builds(
    lambda src, alt, caption, credit: Figure("", src, alt, caption, credit),
    st.sampled_from(["bild.jpg", "ein bild.png"]),
    st.none() | segments,
    st.lists(segments, max_size=2).map(tuple),
    st.none() | segments,
)
blocks = st.one_of(
    some.map(lambda found: Paragraph("", found)),
    st.builds(lambda level, found: Heading("", level, found), st.integers(2, 6), one),
    some.map(lambda found: Quote("", found)),
    some.map(lambda found: Contact("", found)),
    some.map(lambda found: Explanation("", found)),
    lists(),
    tables(),
    figures,
)
fields = st.builds(
    lambda title, lead, tags: tuple(
        Field(name, found) for name, found in (("title", title), ("lead", lead), ("tags", tags)) if found
    ),
    one,
    st.lists(segments, max_size=3).map(tuple),
    st.lists(segments, max_size=2).map(tuple),
)
editions = st.builds(lambda f, b: Edition("de", None, f, tuple(b)), fields, st.lists(blocks, max_size=4))
