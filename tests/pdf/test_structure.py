"""The tag trees of the fixtures, as they were read and approved."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest

from pubtool.data import strings
from pubtool.language.reading import comparable
from pubtool.model import EASY
from pubtool.validators.checks import Document
from pubtool.validators.structure import Mark, Node, Object
from pubtool.writers.pdf import render_pdf
from tests.pdf.fixtures import publication

BLOCKS = """
Document
  P "Stadt Musterhausen"
  Sect
    P "Entwurf. Noch nicht geprüft."
  P "Pressemitteilung · Kultur"
  H1 "Neue Bibliothek öffnet"
  P "14. März 2025 · Kulturamt"
  P "Die Stadt eröffnet ihre neue Bibliothek. Sie hat viele Bücher."
    Link → https://stadt.example/buecher
  P "Ein Absatz mit betonten und sehr betonten Wörtern, einem Reading Room und einem Begriff."
    Span [en]
  Sect
    H2 "Was es gibt"
    L /Disc
      LI
        Lbl "•"
        LBody "Bücher"
      LI
        Lbl "•"
        LBody "Filme"
          L /Decimal
            LI
              Lbl "1."
              LBody "lange"
            LI
              Lbl "2."
              LBody "kurze"
                L /Disc
                  LI
                    Lbl "•"
                    LBody "sehr kurze"
      LI
        Lbl "•"
        LBody "Spiele"
    Sect
      H3 "Wann geöffnet ist"
      Table
        THead
          TR
            TH /Column "Tag"
            TH /Column "Zeit"
            TH /Column "Bemerkung"
        TBody
          TR
            TD "Montag"
            TD "9 bis 18 Uhr"
            TD "mehr"
              Link → https://stadt.example/montag
          TR
            TD "Sonntag"
            TD "geschlossen"
            TD "außer am zweiten Sonntag im Monat, wenn die Stadtführung ist und das Café öffnet"
      BlockQuote
        P "Hier ist Platz für alle. Kommen Sie vorbei."
      Sect
        H4 "Bibliothek"
        P "Ein Haus mit Büchern. Jeder darf hinein."
      Sect
        H4 "Zu tief"
        P "Noch ein Absatz."
        Sect
          P "Jana Muster"
          P "Telefon: 0700 123456"
          P "E-Mail: jana.muster@stadt.example"
            Link → mailto:jana.muster@stadt.example
  P "Themen: Kultur, Bibliothek"
  P "Originalseite: https://stadt.example/presse/bibliothek"
    Link → https://stadt.example/presse/bibliothek
  Sect
    P "Pressekontakt:"
    P "Pressestelle"
    P "Telefon: 0700 123456"
    P "presse@stadt.example"
      Link → mailto:presse@stadt.example
"""
PICTURES = """
  P "Text davor."
  Figure /Block "Ein rotes Haus mit großen Fenstern"
  Caption "Das Haus am Markt. Foto: A. Muster"
  Figure /Block "Ein blauer Kreis"
  Figure /Block "Hochformat"
  Caption "Ein hohes Bild."
  P "Text danach."
"""


def tree(content: bytes) -> str:
    """The structure of a PDF, one element a line."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "\n" + "\n".join(_rows(Document(pdf), pdf)) + "\n"


def _rows(document: Document, pdf: pikepdf.Pdf) -> Iterator[str]:
    def walk(node: Node, depth: int) -> Iterator[str]:
        words = [node.tag]
        for each in node.attributes:
            words += [str(each[key]) for key in ("/ListNumbering", "/Scope", "/Placement") if key in each]
        words += [f"[{node.language}]"] if node.language else []
        words += [f"→ {pdf.get_object(*k.id).A.URI}" for k in node.kids if isinstance(k, Object)][:1]
        text = node.alt if node.alt else _text(document, node) if node.tag not in ("Link", "Span") else ""
        words += [f'"{text}"'] if text else []
        yield "  " * depth + " ".join(words)
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from walk(kid, depth + 1)

    for kid in document.root.kids:
        assert isinstance(kid, Node)
        yield from walk(kid, 0)


def _text(document: Document, node: Node) -> str:
    out = []
    for mark in node.marks() if any(isinstance(kid, Mark | Node) for kid in node.kids) else ():
        if node.tag in ("Document", "Sect", "L", "LI", "Table", "THead", "TBody", "TR", "BlockQuote"):
            return ""
        shown = [each for each in document.pages[mark.page].shown if each.mcid == mark.mcid]
        out += [code or "?" for each in shown for code in each.codes]
    return comparable("".join(out))


def test_every_kind_of_block() -> None:
    assert tree(render_pdf(publication("blocks", None, "Entwurf. Noch nicht geprüft."))) == BLOCKS


def test_the_easy_design_has_the_same_structure() -> None:
    found = tree(render_pdf(publication("blocks", EASY, "Entwurf. Noch nicht geprüft.")))
    easy, standard = strings(EASY)["page"], strings("de")["page"]
    for key in ("source", "contact", "tags"):
        found = found.replace(easy[key], standard[key])
    assert found == BLOCKS


def test_pictures_have_words_and_captions_follow_them() -> None:
    assert PICTURES in tree(render_pdf(publication("pictures")))


@pytest.mark.parametrize("name", ["blocks", "arabic"])
def test_whatever_is_drawn_belongs_to_an_element_or_is_an_artifact(name: str) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(publication(name)))) as pdf:
        document = Document(pdf)
        for page in document.pages:
            assert page.stray == 0
            assert all((shown.mcid is None) == shown.artifact for shown in page.shown)
        assert any(shown.artifact for page in document.pages for shown in page.shown), "page numbers are artifacts"


def test_an_arabic_document_reads_from_right_to_left() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(publication("arabic")))) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.Lang == "ar"
    with pikepdf.open(io.BytesIO(render_pdf(publication("blocks")))) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences


def test_one_link_over_several_lines_is_one_element() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(publication("links")))) as pdf:
        links = [node for node in Document(pdf).root.walk() if node.tag == "Link"]
        counts = [sum(isinstance(kid, Object) for kid in node.kids) for node in links]
    assert max(counts) >= 2, "each line of a link can be clicked on"
    assert len(links) == 5


def test_the_head_of_a_table_is_read_once_and_seen_on_every_page() -> None:
    content = render_pdf(publication("table"))
    assert tree(content).count("TH /Column") == 3
    with pikepdf.open(io.BytesIO(content)) as pdf:
        document = Document(pdf)
        heads = [
            "".join(code or "" for shown in page.shown if shown.artifact for code in shown.codes) for page in document.pages
        ]
    assert sum("Menschen" in head for head in heads) == len(heads) - 1 >= 2
