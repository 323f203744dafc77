"""Saved pages in the style of many portals (``tests/portals/README.md``): the article, and nothing of what is around it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pubtool.errors import SourceTooLarge
from pubtool.markup import Document, write_document
from pubtool.model import Figure, Imported, Link, Text, field_text, segments, units
from pubtool.readers import read, read_bytes
from pubtool.readers.markdown import read_markdown

PORTALS = Path(__file__).parents[1] / "portals"
WORD = Path(__file__).parents[1] / "word"


def assert_same(found: Imported, expected: Path) -> None:
    """Compare as Markdown, which shows a difference best; fields that the expectation does not name are free."""
    wanted = read_markdown(expected.read_text(encoding="utf-8"), expected.name)
    names = {"title", "lead"} | {unit.id for unit in wanted.source.fields}
    assert shown(found, names) == shown(wanted, names)


def shown(imported: Imported, names: set[str]) -> str:
    fields = tuple(unit for unit in imported.source.fields if unit.id in names)
    return write_document(Document(replace(imported.source, fields=fields), imported.metadata))


@pytest.mark.parametrize("page", sorted(PORTALS.glob("*.html")), ids=lambda page: page.stem)
def test_the_article_is_found_whole_and_alone(page: Path) -> None:
    assert_same(read(page), page.with_suffix(".md"))


def html(body: str, head: str = "") -> Imported:
    text = f"<html lang=de><head>{head}</head><body><main><h1>Neue Brücke eröffnet</h1>{body}</main></body></html>"
    return read_bytes(text.encode(), "seite.html")


LEAD = "<p>Die neue Brücke über die Au ist seit heute für den Verkehr geöffnet, auch für Busse.</p>"


def test_scripts_and_event_handlers_leave_nothing() -> None:
    release = html(
        LEAD + '<p onclick="alert(1)">Kommen <a href="javascript:alert(1)">Sie</a> am <a href=" JaVaScRiPt:x">Montag</a>'
        ' in die <a href="data:text/html,x">Stadt</a>.<script>alert("weg")</script></p><img src="x.png" onerror="alert(1)" alt="Brücke">'
        "<svg><script>alert(2)</script></svg><iframe srcdoc='<script>'></iframe>"
    )
    text = write_document(Document(release.source, release.metadata))
    assert "Kommen Sie am Montag in die Stadt." in text
    assert "alert" not in text and "script" not in text.lower()
    assert not [part for segment in segments(release.source) for part in segment.content if isinstance(part, Link)]


def test_raised_figures_keep_their_height() -> None:
    release = html(LEAD + "<p>Auf 40 m<sup>2</sup> wachsen 10<sup>6</sup> Algen, sie binden CO<sub>2</sub>.<sup>[1]</sup></p>")
    assert "40 m² wachsen 10⁶ Algen, sie binden CO₂.[1]" in write_document(Document(release.source, release.metadata))


def test_a_camera_name_is_no_alternative_text() -> None:
    release = html(
        LEAD + '<img src="a/IMG_2034.jpg" alt="IMG_2034.jpg"><img src="b.jpg" alt=""><img src="c.jpg" alt="Eine Brücke">'
    )
    figures = [unit for unit in units(release.source) if isinstance(unit, Figure)]
    assert [(each.alt is None, each.decorative) for each in figures] == [(True, False), (True, True), (False, False)]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2026-03-11T23:30:00Z", "2026-03-12"),  # already the next day in Germany
        ("2026-03-12T08:00:00+01:00", "2026-03-12"),
        ("2026-03-12", "2026-03-12"),
    ],
)
def test_the_day_is_that_of_germany(published: str, day: str) -> None:
    release = html(
        LEAD, f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{published}"}}</script>'
    )
    assert str(release.metadata.date) == day


@pytest.mark.parametrize("soup", ["<p>Ein Satz.</p>" * 60_000, "<b>" * 1_600_000, "<ul>" + "<li>x" * 400_000])
def test_a_flood_of_tags_is_refused_before_it_is_parsed(soup: str) -> None:
    with pytest.raises(SourceTooLarge):
        read_bytes(soup.encode(), "seite.html")


@pytest.mark.parametrize(
    "kind", ["p class=info", "div class=meta", "p", "span class=date", "aside class=related", "footer", "div class=sidebar"]
)
def test_an_embargo_is_read_wherever_the_portal_puts_it(kind: str) -> None:
    release = html(f"<{kind}>Sperrfrist: 14.03.2026, 11 Uhr</{kind.split()[0]}>" + LEAD)
    assert release.metadata.embargo is not None and release.metadata.embargo.hour == 11


def test_broken_metadata_is_no_obstacle() -> None:
    head = '<script type="application/ld+json">{"@type": ["NewsArticle"</script><link rel=canonical href="javascript:x"><base href="http://[">'
    release = html(LEAD + '<p><a href="seite.html">Mehr</a> dazu steht im Bericht des Amtes.</p>', head)
    assert field_text(release.source, "title") == "Neue Brücke eröffnet"
    assert release.metadata.url is None


def test_words_in_another_language_are_marked() -> None:
    release = html(
        LEAD + '<p>Das Motto lautet „<span lang="en">Bridges for all</span>“ und gilt <span lang="de-DE">überall</span>.</p>'
    )
    kinds = [
        type(part).__name__ for segment in segments(release.source) for part in segment.content if not isinstance(part, Text)
    ]
    assert kinds == ["Foreign"]


def test_a_page_in_latin_1_keeps_its_quotation_marks() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><h1>Tür</h1>{LEAD}<p>„Grün“ – 5 €.</p></body></html>'
    release = read_bytes(page.encode("cp1252"), "alt.html")
    assert "„Grün“ – 5 €." in write_document(Document(release.source, release.metadata))
