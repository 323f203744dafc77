"""Editions with everything that a press release can have in it, by name; offices and people are invented."""

from __future__ import annotations

import io
from datetime import date

from PIL import Image

from pubtool.config import Publisher
from pubtool.markup import parse_document
from pubtool.model import FIELDS, Edition, Field, Heading, List, Metadata, Paragraph
from pubtool.readers.segments import in_sentences
from pubtool.validators import Expected
from pubtool.writers.pdf import spoken
from pubtool.writers.publication import Picture, Publication

HEAD = """+++
date = 2025-03-14
url = "https://stadt.example/presse/bibliothek"
kicker = "Pressemitteilung"
category = "Kultur"
publisher = "Stadt Musterhausen"
ministry = "Kulturamt"
lead = "Die Stadt eröffnet ihre **neue** Bibliothek. Sie hat [viele Bücher](https://stadt.example/buecher)."
tags = ["Kultur", "Bibliothek"]
+++

# Neue Bibliothek öffnet

"""
HEADS = {
    "arabic": """+++
publisher = "مدينة المثال"
kicker = "بيان صحفي"
ministry = "دائرة الثقافة"
lead = "تفتتح المدينة **مكتبتها** الجديدة."
tags = ["ثقافة", "مكتبة"]
+++

# مكتبة جديدة تفتح أبوابها

""",
    "persian": """+++
publisher = "شهر نمونه"
lead = "شهر کتابخانه‌ای تازه باز می‌کند."
+++

# کتابخانهٔ تازه

""",
}
SENTENCES = (
    "Die Stadt Musterhausen eröffnet am 1. April 2025 ihre neue Bibliothek. Der Bau hat 4,2 Millionen Euro gekostet. "
    "Bürgermeisterin Dr. Eva Beispiel freut sich: „Hier ist Platz für alle – von 8 bis 88.“ "
)
BODIES = {
    "blocks": """Ein Absatz mit *betonten* und **sehr *betonten* Wörtern**, einem [Reading Room]{lang=en} und einem [Begriff]{.term}.

## Was es gibt

- Bücher
- Filme
  1. lange
  2. kurze
     - sehr kurze
- Spiele

### Wann geöffnet ist

| Tag | Zeit | Bemerkung |
|-----|------|-----------|
| Montag | 9 bis 18 Uhr | [mehr](https://stadt.example/montag) |
| Sonntag | geschlossen | außer am zweiten Sonntag im Monat, wenn die Stadtführung ist und das Café öffnet |

> Hier ist Platz für alle. Kommen Sie vorbei.

{#.explanation}
Bibliothek
Ein Haus mit Büchern. Jeder darf hinein.

###### Zu tief

Noch ein Absatz.

{#.contact}
Jana Muster
Telefon: 0700 123456
E-Mail: jana.muster@stadt.example
""",
    "table": "| Jahr | Stadt | Menschen |\n|---|---|---|\n"
    + "".join(f"| {1990 + n} | Musterhausen an der Muster, Ortsteil {n} | {n * 1000} |\n" for n in range(90)),
    "signs": "Der Weg führt → zum Rathaus ✓. Es sind ≥ 120 und ≤ 150 Plätze, **→ auch fett**, ★ und ½ l.\n",
    "links": "Siehe [https://stadt.example/ein/sehr/langer/pfad/der/ueber/mehrere/zeilen/geht/und/nicht/aufhoert/"
    "obwohl-er-laengst-zu-lang-ist?mit=parametern&und=noch-mehr#anker](https://stadt.example/a(b)?q=ä&r=\\<x\\>) und "
    "[Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsverordnungsentwurf]"
    "(mailto:amt@stadt.example). " + SENTENCES,
    "pictures": "Text davor.\n\n![Ein rotes Haus mit großen Fenstern](haus.jpg)\nDas Haus am Markt.\n[Foto: A. Muster]{.credit}\n\n"
    "![Ein blauer Kreis](kreis.png)\n\n{#.decorative}\n![](linie.png)\n\n![Hochformat](hoch.png)\nEin hohes Bild.\n\nText danach.",
    "pages": "\n\n".join(f"## Abschnitt {n}\n\n{SENTENCES * 7}\n\n{SENTENCES * 5}" for n in range(1, 76)),
    "scripts": """Deutsch und العربية gemischt mit فارسی: می‌خواهم کتاب‌ها را بخوانم, dann Ελληνικά και русский язык.

Tiếng Việt: Đường phố Hà Nội rất đẹp, ổ ẫ ự. Devanagari: नमस्ते, कि क्षत्रिय.

Zusammengesetzt: e\u0301 o\u0308 a\u0323\u0302 x\u0301\u0323, Ligaturen: Auffahrt, fließen, Schifffahrt, ﬁ.

Zahlen: (1.200) [3,5 %] {x} – العدد (1200) بين [قوسين] و12,5 % في 14.02.2024 (EU).

Weich: Biblio\u00adthek, geschützt: 10\u00a0km, 5\u202f%, Nullbreite:\u200bhier, Verbinder: a\u2060b.

Richtung: \u2067مرحبا Welt\u2069 und \u202bשלום\u202c.

Pfeile und Mathematik: 3 − 2 × 1 ÷ 4, § 5 Abs. 2, 20 °C, H₂O, m², ½, „‚Zitat‘“, «guillemets», …
""",
    "arabic": """أعلنت المدينة (المكتبة الجديدة) اليوم عن افتتاح [مكتبتها](https://stadt.example/ar) في 1 أبريل 2025. بلغت الكلفة 4.2 مليون يورو!

## مُحَمَّدٌ والكِتابُ

- البند الأول: لا إله إلا الله
- البند [PDF/UA-1]{lang=en} الثاني (50 %)
  1. داخلي
- ۱۲۳ و 456، ثم «اقتباس» [أقواس]

| اليوم | الساعة |
|---|---|
| الاثنين | 9–18 |
| الأحد | مغلق |

> «هنا مكان للجميع».

{#.explanation}
مكتبة
بيت فيه كتب.

{#.contact}
Jana Muster
هاتف: +49 700 123456
""",
    "persian": "می‌خواهم نامه‌ها را بخوانم؛ کتاب‌ها روی میز است. یک یورو ۱۲٫۵ است (تقریباً). **مهم**: خانه‌ها و می‌روند.",
}  # fmt: skip
BODIES["everything"] = BODIES["blocks"] + "\n" + BODIES["pictures"]
LANGUAGES = {"arabic": "ar", "persian": "fa"}
FONTS = {"scripts": ("justmytype-intl-rtl",)}


def picture(width: int, height: int, colour: str, kind: str = "image/png") -> Picture:
    """A picture of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "JPEG" if kind == "image/jpeg" else "PNG")
    return Picture(stream.getvalue(), kind, width, height)


PICTURES = {
    "haus.jpg": picture(900, 600, "#aa3322", "image/jpeg"),
    "kreis.png": picture(200, 200, "#2233aa"),
    "linie.png": picture(600, 4, "#888888"),
    "hoch.png": picture(400, 2000, "#33aa55"),
}


def edition(name: str, language: str | None = None) -> Edition:
    """The edition of one fixture; `language` publishes the same text as another one, such as the easy edition."""
    document = parse_document(HEADS.get(name, HEAD) + BODIES[name], "x.md").edition
    title, *blocks = document.blocks
    assert isinstance(title, Heading)
    before = [unit.id for unit in document.fields if FIELDS.index(unit.id) < FIELDS.index("title")]
    fields = (*document.fields[: len(before)], Field("title", title.segments), *document.fields[len(before) :])
    cut = tuple(in_sentences(block) if isinstance(block, Paragraph | List) else block for block in blocks)
    return Edition(language or LANGUAGES.get(name, "de"), None, fields, cut)


def publication(name: str, language: str | None = None, *notices: str) -> Publication:
    """One fixture on its way into a PDF."""
    return Publication(
        name,
        Metadata(date(2025, 3, 14), "https://stadt.example/presse/bibliothek"),
        edition(name, language),
        notices,
        publisher=Publisher("Stadt Musterhausen", ("Pressestelle", "Telefon: 0700 123456", "presse@stadt.example")),
        pictures=PICTURES,
        fonts=FONTS.get(name, ()),
    )


def expected(found: Publication) -> Expected:
    """What the gate is told about `found`."""
    words = spoken(found)
    return Expected(words.texts, words.alternatives, found.tag, bool(found.notices), words.languages)
