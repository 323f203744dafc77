"""What a document says of itself: document information, XMP, the colours it is meant in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFInfo

import pubtool.data
from pubtool.writers.pdf.objects import Stream, Verbatim, text_string

NAMESPACE = "urn:pubtool:publication:1.0:"
"""The namespace of the status in XMP."""


_SRGB = Path(pubtool.data.__file__).parent / "srgb.icc"
"""Made by Little CMS, which puts it into the public domain; without the moment in which it was made."""


@dataclass(frozen=True, slots=True)
class Description:
    """The facts about one document. `notices` are those that readers see; without any it is ``final``.

    `claims` says whether it declares itself PDF/UA-1: only when a validator is there to hold it to its word.
    """

    title: str
    language: str
    publisher: str | None
    day: date | None
    notices: tuple[str, ...]
    keywords: tuple[str, ...]
    claims: bool

    @property
    def status(self) -> str:
        """``draft`` until a sign-off has taken the notices away."""
        return "draft" if self.notices else "final"


class Information(PDFInfo):
    """The document information dictionary, without the dates that nobody knows."""

    def __init__(self, description: Description) -> None:
        super().__init__()
        self.description = description
        self.title, self.author = description.title, description.publisher or ""
        self.subject, self.keywords = " ".join(description.notices), ", ".join(description.keywords)

    def format(self, _document: Any) -> bytes:
        """The dictionary; the same words as in XMP."""
        day = self.description.day
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Keywords": self.keywords}
        words = [f"/{key} {text_string(value)}" for key, value in entries.items() if value]
        words += ["/Creator (pubtool)", "/Producer (pubtool, ReportLab)"]
        if day:
            words.append(f"/CreationDate (D:{day:%Y%m%d}000000Z)")
        return ("<< " + " ".join(words) + " >>").encode("latin-1")


def xmp(description: Description) -> Stream:
    """The XMP packet (ISO 16684-1), with the extension schemas that PDF/A asks for (ISO 19005-2 6.6.2.3.3)."""
    d = description
    parts = [f"<dc:title>{_alternative(d.title, d.language)}</dc:title>", f"<dc:language>{_bag([d.language])}</dc:language>"]
    if d.publisher:
        parts.append(f"<dc:publisher>{_bag([d.publisher])}</dc:publisher>")
        parts.append(f"<dc:creator>{_list('Seq', [d.publisher])}</dc:creator>")
    if d.notices:
        parts.append(f"<dc:description>{_alternative(' '.join(d.notices), d.language)}</dc:description>")
        parts.append(f"<pubtool:notice>{escape(' '.join(d.notices))}</pubtool:notice>")
    if d.keywords:
        parts.append(f"<dc:subject>{_bag(d.keywords)}</dc:subject>")
        parts.append(f"<pdf:Keywords>{escape(', '.join(d.keywords))}</pdf:Keywords>")
    if d.day:
        parts.append(f"<dc:date>{_list('Seq', [d.day.isoformat()])}</dc:date>")
        parts.append(f"<xmp:CreateDate>{d.day:%Y-%m-%d}T00:00:00Z</xmp:CreateDate>")
    parts.append(f"<pubtool:status>{d.status}</pubtool:status>")
    parts.append("<xmp:CreatorTool>pubtool</xmp:CreatorTool><pdf:Producer>pubtool, ReportLab</pdf:Producer>")
    parts.append("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
    schemas = [_schema("pubtool", NAMESPACE, (("status", "Text", "draft or final"), ("notice", "Text", "what is not checked")))]
    if d.claims:
        parts.append("<pdfuaid:part>1</pdfuaid:part>")
        schemas.append(_schema("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", (("part", "Integer", "part of ISO 14289"),)))
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "pubtool": NAMESPACE,
        "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
        "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
        "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    }
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items() if prefix != "pdfuaid" or d.claims)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {names}>\n' + "\n".join(parts) + "\n<pdfaExtension:schemas><rdf:Bag>"
        f"{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return Stream(packet.encode(), "/Type /Metadata /Subtype /XML", compress=False)


def _list(kind: str, words: Iterable[str]) -> str:
    return f"<rdf:{kind}>" + "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in words) + f"</rdf:{kind}>"


def _bag(words: Iterable[str]) -> str:
    return _list("Bag", words)


def _alternative(text: str, language: str) -> str:
    own = f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>'
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li>{own}</rdf:Alt>'


def _schema(prefix: str, uri: str, properties: Iterable[tuple[str, str, str]]) -> str:
    rows = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>{text}</pdfaProperty:description>"
        "</rdf:li>"
        for name, kind, text in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{prefix}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{rows}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def output_intents() -> Verbatim:
    """What the colours mean (ISO 19005-2 6.2.3)."""
    return Verbatim(
        "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) "
        "/DestOutputProfile ",
        Stream(_SRGB.read_bytes(), "/N 3"),
        " >>]",
    )
