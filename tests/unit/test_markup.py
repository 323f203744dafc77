"""What our Markdown looks like to the people who edit it."""

from __future__ import annotations

import pytest

from pubtool.markup import Document, parse_document, parse_inline, write_document, write_inline
from pubtool.markup.blocks import write_block
from pubtool.model import Edition, Emphasis, Field, Link, Paragraph, Segment, Text, plain


def written(*lines: str) -> list[str]:
    block = Paragraph("u1", tuple(Segment("", (Text(line),)) for line in lines))
    return write_block(block).split("\n")[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. Mai 2024 beginnt es.", "3. Mai 2024 beginnt es."),
        ("1. Mai 2024 beginnt es.", "1\\. Mai 2024 beginnt es."),
        ("Alle Bürger*innen und Schüler*innen", "Alle Bürger*innen und Schüler*innen"),
        ("+ 5 Grad", "\\+ 5 Grad"),
        ("#tag", "#tag"),
        ("# Titel", "\\# Titel"),
        ("{#u1}", "\\{#u1}"),
        ("{#", "{#"),
        ("|", "|"),
        ("---", "---"),
        ("Stern * und _ Strich", "Stern * und _ Strich"),
        ("Das *ist* betont", "Das \\*ist\\* betont"),
        ("<!-- kein Kommentar -->", "\\<!-- kein Kommentar -->"),
        ("Müller & Söhne", "Müller & Söhne"),
        ("&amp;", "\\&amp;"),
        ("Die Zahl ist 3,25.", "Die Zahl ist 3,25."),
    ],
)
def test_only_what_would_be_misread_is_escaped(text: str, expected: str) -> None:
    assert written("Vorher.", text, "Nachher.") == ["Vorher.", expected, "Nachher."]
    assert written(text, "Nachher.") == [expected, "Nachher."]


def test_white_space_that_a_line_would_lose_is_an_entity() -> None:
    assert written("\u00a0x\u00a0") == ["&#160;x&#160;"]
    assert written("10\u00a0Euro, می\u200cخواهم") == ["10\u00a0Euro, می\u200cخواهم"]


def test_emphasis_that_stars_cannot_say() -> None:
    assert write_inline((Text("a"), Emphasis("1", (Text("„x“"),)), Text("b"))) == "a[„x“]{.strong}b"
    assert write_inline((Emphasis("1", (Text("fett"),)),)) == "**fett**"


def test_emphasis_never_reaches_over_a_line_end() -> None:
    document = parse_document("5 * 3 *x\ny* z\n", "x.md")
    assert [plain(s.content) for s in document.edition.blocks[0].segments] == ["5 * 3 *x", "y* z"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "/relativ", " javascript:x"]
)
def test_dangerous_addresses_are_not_links(href: str) -> None:
    for line in (f"[Text](<{href}>)", f'[Text]{{href="{href}"}}'):
        assert parse_inline(line) == (Text("Text"),)


def test_an_address_cannot_leave_its_attribute() -> None:
    (link,) = parse_inline('[x](<https://a.example/"onclick=alert(1)>)')
    assert isinstance(link, Link)
    assert '"' not in link.href


def test_front_matter_keeps_the_comments_of_its_editor() -> None:
    text = '+++\n# bitte nicht ändern\ntitle = "Titel" # so beschlossen\n+++\n\n{#u1}\nText.\n'
    document = parse_document(text, "x.md")
    changed = Document(
        Edition("de", None, (Field("title", (Segment("", (Text("Neuer Titel"),)),)),), document.edition.blocks),
        front_matter=document.front_matter,
    )
    out = write_document(changed)
    assert "# bitte nicht ändern" in out
    assert 'title = "Neuer Titel" # so beschlossen' in out
