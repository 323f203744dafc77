"""What a reader finds in a release."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pubtool.errors import EmbargoUnreadable, SourceEmpty, SourceNotText, TitleMissing
from pubtool.model import (
    Contact,
    Edition,
    Emphasis,
    Figure,
    Heading,
    Imported,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
    field_segments,
    field_text,
    plain,
    segments,
    unit_segments,
    units,
)
from pubtool.readers import read, read_bytes
from tests.conftest import RELEASE, SAMPLE


@pytest.fixture(scope="module")
def sample() -> Imported:
    return read(SAMPLE)


def texts(edition: Edition) -> list[str]:
    return [plain(segment.content) for segment in segments(edition)]


def test_the_header_of_the_sample(sample: Imported) -> None:
    assert sample.metadata.date == date(2024, 2, 14)
    assert sample.metadata.embargo is None
    assert sample.metadata.url is not None
    assert sample.metadata.url.endswith("/pid/integrationsmanagement-in-bruessel-vorgestellt-1")
    source = sample.source
    assert field_text(source, "publisher") == "Baden-Württemberg.de"
    assert field_text(source, "category") == "Integration"  # capitals are a look; the text spells it out
    assert field_text(source, "title") == "Integrationsmanagement in Brüssel vorgestellt"
    assert field_text(source, "ministry") == "Ministerium für Soziales, Gesundheit und Integration"
    assert [plain(s.content) for s in field_segments(source, "tags")] == ["Förderung", "Ukraine-Krise", "Integration"]
    lead = field_segments(source, "lead")
    assert len(lead) == 2
    assert plain(lead[1].content).startswith("Die mehr als 1.200 Integrationsmanagerinnen und -manager")


def test_the_caption_of_the_sample_is_a_paragraph_and_a_finding(sample: Imported) -> None:
    first = sample.source.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.segments[0].content).startswith(
        "Podiumsdiskussion mit Staatssekretärin Dr. Ute Leidig (Dritte von links)"
    )
    assert [finding.rule for finding in sample.findings] == ["caption-without-picture"]
    assert not any(isinstance(block, Figure) for block in sample.source.blocks)


def test_the_headings_of_the_sample(sample: Imported) -> None:
    headings = [plain(b.segments[0].content) for b in sample.source.blocks if isinstance(b, Heading)]
    assert headings == [
        "Weit über drei Millionen Beratungsgespräche geführt",
        "Land fördert weitere Projekte zur Integration und Teilhabe von Geflüchteten",
        "Podiumsdiskussion zur Migration und Integration",
    ]


def test_torn_sentences_of_the_sample_are_healed(sample: Imported) -> None:
    found = texts(sample.source)
    assert any(
        "**" not in text and "Dr. Ute Leidig, nutzte dafür am 14. Februar 2024 die Gelegenheit" in text for text in found
    )
    assert "Welche Modelle haben sich in anderen europäischen Regionen als erfolgreich erwiesen?" in found


def test_quotations_of_the_sample_are_split_into_their_sentences(sample: Imported) -> None:
    found = texts(sample.source)
    assert "Das ist ein Erfolg, der sich wirklich sehen lassen kann." in found
    assert (
        "Dieses Angebot gibt es in fast keinem anderen Bundesland in dieser Form“, so Dr. Leidig am Mittwoch in Brüssel."
        in found
    )
    assert "Uns war es wichtig, mit der Veranstaltung einen Raum für Austausch und gegenseitiges Lernen zu schaffen.“" in found
    assert sum(text.count("„") for text in found) == sum(text.count("“") for text in found) == 4


def test_bold_terms_of_the_sample(sample: Imported) -> None:
    bold = [plain(p.content) for s in segments(sample.source) for p in s.content if isinstance(p, Emphasis)]
    assert bold == [
        "Integrationsmanagement in Baden-Württemberg",
        "Soforthilfe Ukraine",
        "Dr. Ute Leidig",
        "Brüsseler Landesvertretung",
        "Migration",
        "Sprachförderung",
        "Zugang zu Vereinen",
        "viele weitere Projekte",
        "Europäischer Asylagentur",
        "Europäischen Asyl-, Migrations- und Integrationsfonds (AMIF)",
    ]


def test_no_word_of_the_sample_is_lost(sample: Imported) -> None:
    import re

    raw = SAMPLE.read_text(encoding="utf-8").replace("**", "")
    found = " ".join(texts(sample.source))
    for word in set(re.findall(r"[\wäöüß-]{3,}", raw)) - {"https", "www", "Link", "dieser", "Seite", "INTEGRATION"}:
        assert word in found or word in str(sample.metadata.url) or word in "14.02.2024", word


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Sperrfrist: 14.02.2024, 11 Uhr", datetime(2024, 2, 14, 11)),
        ("SPERRFRIST: 14. Februar 2024, 11.30 Uhr!", datetime(2024, 2, 14, 11, 30)),
        ("Achtung, Sperrfrist: 1.7.2024 um 0:05 Uhr", datetime(2024, 7, 1, 0, 5)),
    ],
)
def test_an_embargo_is_german_time(line: str, moment: datetime) -> None:
    imported = read_bytes(f"{line}\n\n{RELEASE}".encode(), "x.txt")
    assert imported.metadata.embargo == moment.replace(tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    "line", ["Sperrfrist: morgen", "Sperrfrist: 14.02.2024", "Sperrfrist: 31.02.2024, 11 Uhr", "Sperrfrist: 1.1.2024, 25 Uhr"]
)
def test_an_embargo_that_cannot_be_read_stops_the_release(line: str) -> None:
    with pytest.raises(EmbargoUnreadable):
        read_bytes(f"{line}\n\n{RELEASE}".encode(), "x.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = RELEASE if encoding != "latin-1" else RELEASE.replace("„", '"').replace("“", '"')
    imported = read_bytes(text.encode(encoding), "x.txt")
    assert field_text(imported.source, "title") == "Neue Bibliothek öffnet"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", SourceEmpty),
        (b" \n\n\t", SourceEmpty),
        (b"\xef\xbb\xbf", SourceEmpty),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff", SourceNotText),
        (b"PK\x03\x04\x14\x00\x06\x00", SourceNotText),
        (b"\x01\x02\x03", SourceNotText),
        (b"...", TitleMissing),
    ],
)
def test_what_is_no_release(data: bytes, error: type[Exception]) -> None:
    if error is TitleMissing:
        data = b"Das ist ein ganzer Satz mit vielen langen Worten und sonst nichts weiter."
    with pytest.raises(error):
        read_bytes(data, "x.txt")


def test_text_kinds_of_lines() -> None:
    text = (
        "Pressemitteilung Nr. 12/2025\n\nLandratsamt Beispielkreis\n\nBeispielstadt, 3. Mai 2025\n\n"
        "Brücke wieder frei\n\nDie Brücke über die Muster ist seit heute Morgen wieder frei befahrbar.\n\n"
        "Drei Dinge sind neu:\n\n- ein Radweg\n- Licht an beiden Seiten\n- Bänke\n\n"
        "Mehr unter https://kreis.example/bruecke oder bruecke@kreis.example.\n\n"
        "Pressekontakt:\nJana Muster\nTelefon: 0700 123456\n"
    )
    imported = read_bytes(text.encode(), "x.txt")
    source = imported.source
    assert imported.metadata.date == date(2025, 5, 3)
    assert field_text(source, "kicker") == "Pressemitteilung Nr. 12/2025"
    assert field_text(source, "title") == "Brücke wieder frei"
    kinds = [type(block) for block in source.blocks]
    assert kinds == [Paragraph, List, Paragraph, Contact]
    links = [part.href for s in segments(source) for part in s.content if isinstance(part, Link)]
    assert links == ["https://kreis.example/bruecke", "mailto:bruecke@kreis.example"]


def test_a_title_that_starts_with_an_office_stays_the_title() -> None:
    imported = read_bytes(
        "14.03.2025\n\nStadt Musterhausen baut Brücke\n\nDie Stadt Musterhausen baut ab dem Sommer eine neue Brücke.".encode(),
        "x.txt",
    )
    assert field_text(imported.source, "title") == "Stadt Musterhausen baut Brücke"


MARKDOWN = """+++
date = 2025-03-14
ministry = "Ministerium für Beispiele"
lead = "Erster Satz. Zweiter Satz."
tags = ["Kultur"]
+++

# Neue **Bibliothek**

Ein Absatz über
zwei Zeilen. Und noch *ein* Satz.

#### Zu tief

> Ein Zitat. Mit zwei Sätzen.

1. eins
   - innen
2. zwei

| Tag | Zeit |
|-----|------|
| Mo  | 9 Uhr |

![Ein Haus](haus.jpg)
Das Haus. Von vorn.
[Foto: A. Muster]{.credit}

[Lesen](https://stadt.example) und [nicht](javascript:alert(1)).
"""


def test_markdown() -> None:
    imported = read_bytes(MARKDOWN.encode(), "x.md")
    source = imported.source
    assert field_text(source, "title") == "Neue Bibliothek"
    assert len(field_segments(source, "lead")) == 2
    kinds = [type(block) for block in source.blocks]
    assert kinds == [Paragraph, Heading, Quote, List, Table, Figure, Paragraph]
    assert [plain(s.content) for s in unit_segments(source.blocks[0])] == ["Ein Absatz über zwei Zeilen.", "Und noch ein Satz."]
    heading, figure = source.blocks[1], source.blocks[5]
    assert isinstance(heading, Heading)
    assert heading.level == 2  # levels never skip one
    assert isinstance(figure, Figure)
    assert figure.alt is not None
    assert (plain(figure.alt.content), len(figure.caption)) == ("Ein Haus", 2)
    assert figure.credit is not None
    assert len(list(units(source))) == 4 + 8  # fields, blocks and the inner list
    links = [part.href for s in segments(source) for part in s.content if isinstance(part, Link)]
    assert links == ["https://stadt.example"]


WRAPPED = """Pressemitteilung Nr. 045/2025
Hannover, 12. März 2025

LANDESAMT FÜR PFLEGE

Land stärkt die Pflege

Das Land fördert ab Juli 45 neue Projekte in der Pflege. Dafür
stehen im laufenden Jahr rund 12,5 Mio. Euro bereit.

Wer kann einen Antrag stellen?

Antragsberechtigt sind
• Gemeinden und Landkreise,
• Vereine, die seit mindestens
  drei Jahren bestehen, und
• gemeinnützige Träger.

Anträge nimmt das Landesamt bis zum 30. Juni 2025 entgegen.

Mit freundlichen Grüßen aus dem Landesamt
"""


def test_wrapped_lines_and_a_list_with_its_introduction() -> None:
    imported = read_bytes(WRAPPED.replace("\n", "\r\n").encode(), "x.txt")
    source = imported.source
    assert imported.metadata.date == date(2025, 3, 12)
    assert field_text(source, "kicker") == "Pressemitteilung Nr. 045/2025"
    assert field_text(source, "ministry") == "LANDESAMT FÜR PFLEGE"
    assert field_text(source, "title") == "Land stärkt die Pflege"
    assert [type(block) for block in source.blocks] == [Heading, Paragraph, List, Paragraph, Paragraph]
    assert [plain(s.content) for s in unit_segments(source.blocks[2])] == [
        "Gemeinden und Landkreise,",
        "Vereine, die seit mindestens drei Jahren bestehen, und",
        "gemeinnützige Träger.",
    ]
    assert len(field_segments(source, "lead")) == 2


PROSE = "Das Kabinett hat heute neue Regeln für Ausweise beschlossen, die ab Mai gelten."


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Stadt Musterstadt\n\nNeue Gebühren ab 1. Januar 2026", {"ministry": "Stadt Musterstadt", "title": "Neue Gebühren ab 1. Januar 2026"}),
        ("Kreis Beispiel - 20.06.2025\n\nKreis Beispiel | Umweltamt\n\nWasser ist knapp", {"publisher": "Kreis Beispiel", "title": "Wasser ist knapp"}),
        ("PRESSEMITTEILUNG\nNummer: 67/2025\n====\n\nSchule\n\nMehr Kräfte für Schulen", {"kicker": "PRESSEMITTEILUNG · Nummer: 67/2025", "category": "Schule", "title": "Mehr Kräfte für Schulen"}),
        ("Presse-Information\n\nStadt Beispiel\n\nBad öffnet wieder\n\nAb Mai täglich", {"kicker": "Presse-Information", "title": "Bad öffnet wieder"}),
        ("Nordisches Ministerium für Umwelt, Energie und Klimaschutz\n\nZahl der Rudel bleibt stabil", {"title": "Zahl der Rudel bleibt stabil"}),
        ("Staatskanzlei Beispielland | Musterstadt, 05.11.2025\n\nLob für die Feuerwehr", {"ministry": "Staatskanzlei Beispielland | Musterstadt", "title": "Lob für die Feuerwehr"}),
        ("Stadt Test\n\nBürgermeisterin Muster: „Wir lassen hier in der Stadt niemanden allein, der Hilfe braucht!“", {"ministry": "Stadt Test", "title": "Bürgermeisterin Muster: „Wir lassen hier in der Stadt niemanden allein, der Hilfe braucht!“"}),
        ("Behörde für Verkehr\n\n17. Februar 2025/bv17\n\nU5: Bauarbeiten beginnen", {"ministry": "Behörde für Verkehr", "title": "U5: Bauarbeiten beginnen"}),
    ],
)  # fmt: skip
def test_headers_of_many_offices(header: str, fields: dict[str, str]) -> None:
    source = read_bytes(f"{header}\n\n{PROSE}\n".encode(), "x.txt").source
    assert {name: field_text(source, name) for name in fields} == fields


@pytest.mark.parametrize(
    "text",
    [
        "Mit Sperrfrist bis 4. April 2099, 10 Uhr\n\nNeue Regeln\n\n" + PROSE,
        "Pressemitteilung Nr. 5 (Sperrfrist: 4. April 2099, 10 Uhr)\n\nNeue Regeln\n\n" + PROSE,
        "Berlin, 4.4.2099 | Sperrfrist 10 Uhr\n\nNeue Regeln\n\n" + PROSE,
        "Neue Regeln\n\n" + PROSE + "\n\nSPERRFRIST: 4. April 2099, 10 Uhr",
        "Neue Regeln\n\n"
        + PROSE
        + " Wir senden Ihnen den Text vorab mit der Bitte um Beachtung der\nSperrfrist: 4. April 2099, 10 Uhr.",
        "Berlin, 3. April 2025\nSperrfrist: Freitag, 4. April 2099, 10:00 Uhr. Wir bitten um Beachtung.\n\nNeue Regeln\n\n"
        + PROSE,
        "Gesperrt bis 4. April 2099, 10 Uhr\n\nNeue Regeln\n\n" + PROSE,
        "Sperrvermerk: 4.4.2099, 10.00 Uhr\n\nNeue Regeln\n\n" + PROSE,
        "Frei ab 4.4.2099, 10 Uhr\n\nNeue Regeln\n\n" + PROSE,
    ],
)
def test_an_embargo_counts_wherever_it_stands(text: str) -> None:
    moment = datetime(2099, 4, 4, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert read_bytes(text.encode(), "x.txt").metadata.embargo == moment
    assert field_text(read_bytes(text.encode(), "x.txt").source, "title") == "Neue Regeln"
    assert read_bytes(("# Neue Regeln\n\n" + text).encode(), "x.md").metadata.embargo == moment


def test_a_text_about_embargoes_has_none() -> None:
    text = (
        "Neue Regeln\n\n"
        + PROSE
        + " Für Gülle gilt im Winter weiterhin eine Sperrfrist, an die sich alle Betriebe im Land halten müssen."
    )
    assert read_bytes(text.encode(), "x.txt").metadata.embargo is None


@pytest.mark.parametrize(
    "lines",
    ["3. Oktober 2025, 10 Uhr: Festakt", "10. Oktober: Lesung\n12. Oktober: Konzert", "2. Platz: Anna\n1. Platz: Ben"],
)
@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_a_number_at_the_start_of_a_line_stays(lines: str, name: str) -> None:
    title = "Neue Regeln" if name == "x.txt" else "# Neue Regeln"
    source = read_bytes(f"{title}\n\n{PROSE}\n\n{lines}\n\n{PROSE}\n".encode(), name).source
    assert not any(isinstance(block, List) for block in source.blocks)
    assert " ".join(lines.split("\n")) in " ".join(texts(source))


def test_prose_is_never_taken_for_a_title() -> None:
    prose = (
        "Musterstadt, 19. Januar 2026 – Die Wirtschaft ist im Jahr 2025 um 1,4 Prozent gewachsen. Das teilte das Ministerium mit. "
        * 2
    )
    with pytest.raises(TitleMissing):
        read_bytes(
            f"Pressemitteilung des Ministeriums für Wirtschaft\n\n{prose}\n\nDas ist ein guter Wert, sagte der Minister heute in der Stadt.".encode(),
            "x.txt",
        )


LETTERHEAD = """Gemeinde Auenmoor
Der Bürgermeister
Pressestelle
Am Markt 3, 27999 Auenmoor
Telefon 04999 1234-0

Pressemitteilung Nr. 18/2026

12. März 2026

Brücke über die Wumme wird erneuert

Die Gemeinde Auenmoor erneuert ab Montag die Brücke über die Wumme. Sie bleibt sechs Wochen gesperrt.
"""


def test_a_letterhead_is_no_title_and_what_is_left_out_is_said() -> None:
    release = read_bytes(LETTERHEAD.encode(), "bruecke.txt")
    assert field_text(release.source, "title") == "Brücke über die Wumme wird erneuert"
    left = [finding.values["match"] for finding in release.findings if finding.rule == "header-line-left-out"]
    assert left == ["Der Bürgermeister", "Am Markt 3, 27999 Auenmoor", "Telefon 04999 1234-0"]


def test_a_dateline_under_a_markdown_title_is_the_date() -> None:
    text = (
        "# Neue Brücke\n\nAuenmoor, 12. März 2026\n\n**Die Gemeinde Auenmoor erneuert ab Montag die Brücke.**\n\nSie ist alt.\n"
    )
    release = read_bytes(text.encode(), "bruecke.md")
    assert release.metadata.date == date(2026, 3, 12)
    assert field_segments(release.source, "lead")[0].content == (Text("Die Gemeinde Auenmoor erneuert ab Montag die Brücke."),)


def test_lines_of_a_contact_in_plain_text_stay_lines() -> None:
    text = RELEASE + "\nStadt Musterhausen\nPressestelle\nTelefon: 0700 123456\n"
    contacts = [block for block in read_bytes(text.encode(), "a.txt").source.blocks if isinstance(block, Contact)]
    assert [plain(line.content) for line in contacts[0].segments] == [
        "Stadt Musterhausen",
        "Pressestelle",
        "Telefon: 0700 123456",
    ]
