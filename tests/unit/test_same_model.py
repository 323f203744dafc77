"""One release as text, as Markdown, as a page and as a Word file: the same model.

What differs by nature: plain text has no tables, no pictures, no emphasis but ``**bold**``, and one level of headings.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pubtool.model import Imported
from pubtool.readers import read_bytes
from tests.unit.test_portals import shown

FIELDS = {"kicker", "title", "lead", "tags"}

TEXT = """Pressemitteilung Nr. 7/2026

12. März 2026

Stadt baut neuen Spielplatz

Die Stadt Musterhausen baut im Sommer einen Spielplatz für alle Kinder. Er kostet 240.000 Euro.

„Hier spielen Kinder mit und ohne Behinderung zusammen“, sagt Bürgermeisterin Dr. Eva Beispiel. **Der Bau beginnt am 1. Juni.**

Was es geben wird

Der Plan sieht drei Bereiche vor:

- eine Schaukel für Rollstühle
- einen Sandkasten mit Tisch
- leise Ecken mit Bänken

Mehr steht unter https://musterhausen.example/spielplatz im Netz.

Pressekontakt
Stadt Musterhausen
Telefon: 0700 123456
presse@musterhausen.example

#Spielplatz #Inklusion
"""

MARKDOWN = """+++
date = 2026-03-12
kicker = "Pressemitteilung Nr. 7/2026"
tags = ["Spielplatz", "Inklusion"]
+++
# Stadt baut neuen Spielplatz

Die Stadt Musterhausen baut im Sommer einen Spielplatz für alle Kinder.
Er kostet 240.000 Euro.

„Hier spielen Kinder mit und ohne Behinderung zusammen“, sagt Bürgermeisterin Dr. Eva Beispiel. **Der Bau beginnt am 1. Juni.**

## Was es geben wird

Der Plan sieht drei Bereiche vor:

- eine Schaukel für Rollstühle
- einen Sandkasten mit Tisch
- leise Ecken mit Bänken

Mehr steht unter [https://musterhausen.example/spielplatz](https://musterhausen.example/spielplatz) im Netz.

{.contact}
Pressekontakt
Stadt Musterhausen
Telefon: 0700 123456
[presse@musterhausen.example](mailto:presse@musterhausen.example)
"""

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Stadt baut neuen Spielplatz | Stadt Musterhausen</title>
<meta property="article:published_time" content="2026-03-12T09:00:00+01:00"></head><body>
<nav><ul><li><a href="/">Startseite</a></li></ul></nav>
<main><p class="kicker">Pressemitteilung Nr. 7/2026</p><h1>Stadt baut neuen Spielplatz</h1>
<p class="lead">Die Stadt Musterhausen baut im Sommer einen Spielplatz für alle Kinder. Er kostet 240.000 Euro.</p>
<p>„Hier spielen Kinder mit und ohne Behinderung zusammen“, sagt Bürgermeisterin Dr. Eva Beispiel.
<strong>Der Bau beginnt am 1. Juni.</strong></p>
<h2>Was es geben wird</h2><p>Der Plan sieht drei Bereiche vor:</p>
<ul><li>eine Schaukel für Rollstühle</li><li>einen Sandkasten mit Tisch</li><li>leise Ecken mit Bänken</li></ul>
<p>Mehr steht unter <a href="https://musterhausen.example/spielplatz">https://musterhausen.example/spielplatz</a> im Netz.</p>
<p>Pressekontakt<br>Stadt Musterhausen<br>Telefon: 0700 123456<br>
<a href="mailto:presse@musterhausen.example">presse@musterhausen.example</a></p>
<p class="tags"><a rel="tag" href="/t/1">Spielplatz</a> <a rel="tag" href="/t/2">Inklusion</a></p></main>
<footer>© Stadt Musterhausen</footer></body></html>"""


def word() -> bytes:
    document = Word()
    document.core_properties.keywords = "Spielplatz, Inklusion"
    document.add_paragraph("Pressemitteilung Nr. 7/2026")
    document.add_paragraph("12. März 2026")
    document.add_paragraph("Stadt baut neuen Spielplatz", "Title")
    document.add_paragraph("Die Stadt Musterhausen baut im Sommer einen Spielplatz für alle Kinder. Er kostet 240.000 Euro.")
    quote = document.add_paragraph(
        "„Hier spielen Kinder mit und ohne Behinderung zusammen“, sagt Bürgermeisterin Dr. Eva Beispiel. "
    )
    quote.add_run("Der Bau beginnt am 1. Juni.").bold = True
    document.add_heading("Was es geben wird", 1)
    document.add_paragraph("Der Plan sieht drei Bereiche vor:")
    for line in ("eine Schaukel für Rollstühle", "einen Sandkasten mit Tisch", "leise Ecken mit Bänken"):
        document.add_paragraph(line, "List Bullet")
    linked = document.add_paragraph("Mehr steht unter ")
    _link(linked, "https://musterhausen.example/spielplatz", "https://musterhausen.example/spielplatz")
    linked.add_run(" im Netz.")
    contact = document.add_paragraph("Pressekontakt")
    for line in ("Stadt Musterhausen", "Telefon: 0700 123456"):
        contact.add_run().add_break()
        contact.add_run(line)
    contact.add_run().add_break()
    _link(contact, "mailto:presse@musterhausen.example", "presse@musterhausen.example")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _link(paragraph, href: str, words: str) -> None:  # type: ignore[no-untyped-def]
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(words)._r)
    paragraph._p.append(link)


@pytest.fixture(scope="module")
def text() -> Imported:
    return read_bytes(TEXT.encode(), "spielplatz.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [("spielplatz.md", MARKDOWN.encode()), ("spielplatz.html", PAGE.encode()), ("spielplatz.docx", word())],
    ids=["markdown", "page", "word"],
)
def test_the_same_release_gives_the_same_model(name: str, content: bytes, text: Imported) -> None:
    assert shown(read_bytes(content, name), FIELDS) == shown(text, FIELDS)
