"""An edition as paragraphs and pictures, each with its structure element, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, assert_never

from reportlab.platypus import CondPageBreak, Flowable

from pubtool.language.reading import readable
from pubtool.language.tags import direction, long_date
from pubtool.model import (
    EASY,
    Block,
    Contact,
    Explanation,
    Heading,
    List,
    Paragraph,
    Quote,
    Segment,
    Table,
    field_segments,
    plain,
)
from pubtool.model import Figure as FigureBlock
from pubtool.model import Text as PlainText
from pubtool.writers.pdf.design import Design, Style, fill
from pubtool.writers.pdf.flowables import Figure, Setting, Text
from pubtool.writers.pdf.grid import Grid, Row
from pubtool.writers.pdf.lines import Run
from pubtool.writers.pdf.runs import Words, joined
from pubtool.writers.pdf.structure import Element
from pubtool.writers.publication import Publication

_DEEPEST = 6  # ISO 32000-1 14.8.4.3.2


class Story(Words):
    """Builds the flowables of one publication under `root`."""

    def __init__(self, publication: Publication, root: Element, design: Design, setting: Setting) -> None:
        super().__init__(publication.tag, design)
        self.publication, self.setting = publication, setting
        self.easy = publication.edition.language == EASY
        self._sections: list[tuple[int, Element]] = [(1, root)]
        self._root = root
        self._level = 1

    @property
    def _here(self) -> Element:
        """The section that is open."""
        return self._sections[-1][1]

    # --- paragraphs ------------------------------------------------------------------------------------------

    def _text(self, sentences: Sequence[Sequence[Run]], style: Style, **more: Any) -> Text:
        return Text([[run for run in runs if run.text] for runs in sentences], style, self.setting, **more)

    def _paragraph(self, segments: Sequence[Segment], style: Style, tag: str = "P", **more: Any) -> Text:
        element = Element(tag, self._here)
        return self._text(self._sentences(segments, element, style), style, **more)

    # --- the document -----------------------------------------------------------------------------------------

    def flowables(self) -> list[Flowable]:
        """Everything, from the publisher's name to the press contact."""
        out: list[Any] = [*self._sender(), *self._opening()]
        for block in self.publication.edition.blocks:
            out += self._block(block)
        while len(self._sections) > 1:
            self._sections.pop()
        out += self._closing()
        return self._kept(out)

    def _kept(self, found: list[Any]) -> list[Flowable]:
        """No heading and no picture at the foot of a page without what belongs under it."""
        out: list[Flowable] = []
        for n, each in enumerate(found):
            if getattr(each, "leads", False):
                need, m = 0.0, n
                while m < len(found) and getattr(found[m], "leads", False):
                    need += found[m].wrap(self.design.measure, 0)[1] + found[m].getSpaceBefore() + found[m].getSpaceAfter()
                    m += 1
                if m < len(found):
                    need += found[m].getSpaceBefore() + found[m].least(self.design.measure)
                if n == 0 or not getattr(found[n - 1], "leads", False):
                    out.append(CondPageBreak(min(need, 600)))
            out.append(each)
        return out

    def _sender(self) -> Iterator[Flowable]:
        """Who publishes, and what is still to be checked."""
        p, d = self.publication, self.design
        edition = p.edition
        named = field_segments(edition, "publisher") or p.publisher.name
        if p.logo:  # the name stands under it, and says the same
            element = None if named else Element("Figure", self._here, alt=p.labels["logo"])
            yield Figure(p.logo, element, d.text.size, 48, mirrored=self.setting.base == 1)
        if found := field_segments(edition, "publisher"):
            yield self._paragraph(found, d.publisher)
        elif p.publisher.name:
            element = Element("P", self._here, None if self.language == "de" else "de")
            yield self._text(
                [[replace(run, language="de") for run in self._plain(p.publisher.name, element, d.publisher)]],
                d.publisher,
                base=0,
            )
        if p.notices:
            section = Element("Sect", self._here)
            for n, notice in enumerate(p.notices):
                line = self._plain(notice, Element("P", section), d.notice)
                yield self._text([line], d.notice, above=n > 0, below=n < len(p.notices) - 1)

    def _opening(self) -> Iterator[Flowable]:
        """From the line above the title to the lead."""
        p, d = self.publication, self.design
        edition = p.edition
        if names := [found for name in ("kicker", "category") if (found := field_segments(edition, name))]:
            element = Element("P", self._here)
            groups = [joined(self._each(name, element, d.kicker), element) for name in names]
            yield self._text([self._dotted(groups, element, d.kicker)], d.kicker)
        title = field_segments(edition, "title")
        words = readable(" ".join(plain(segment.content) for segment in title)).strip()
        style = replace(d.title, whole_sentences=False)
        yield self._text(self._sentences(title, Element("H1", self._here), style), style, outline=(0, words))
        ministry = field_segments(edition, "ministry")
        if p.metadata.date or ministry:
            element = Element("P", self._here)
            day = self._plain(long_date(p.metadata.date, edition.language), element, d.soft) if p.metadata.date else []
            groups = [group for group in (day, joined(self._each(ministry, element, d.soft), element)) if group]
            yield self._text([self._dotted(groups, element, d.soft)], replace(d.soft, whole_sentences=False))
        correction = field_segments(edition, "correction")
        if p.metadata.corrected or correction:
            element = Element("P", self._here)
            sentences = self._sentences(correction, element, d.text) if correction else []
            if p.metadata.corrected:
                since = long_date(p.metadata.corrected, edition.language)
                note = self._plain(f"{p.labels['corrected'].format(date=since)}.", element, replace(d.text, bold=True))
                sentences = [note, *sentences] if self.easy else [joined([note, *sentences], element)]
            yield self._text(sentences, d.text)
        if lead := field_segments(edition, "lead"):
            yield self._paragraph(lead, d.lead)

    def _closing(self) -> Iterator[Flowable]:
        p, d, labels = self.publication, self.design, self.publication.labels
        if tags := field_segments(p.edition, "tags"):
            element = Element("P", self._here)
            runs = self._plain(f"{labels['tags']}: ", element, d.soft)
            for n, tag in enumerate(tags):
                runs += self._plain(", ", element, d.soft) if n else []
                runs += self._runs(tag.content, element, d.soft)
            yield self._text([runs], replace(d.soft, before=d.text.size))
        if url := p.metadata.url:
            element = Element("P", self._here)
            link = Element("Link", element, inline=True)
            runs = self._plain(f"{labels['source']}: ", element, d.soft)
            yield self._text(
                [[*runs, Run(url, link, self.language, fill(self.design.accent), underlined=True, href=url)]], d.soft
            )
        if p.publisher.contact:
            section = Element("Sect", self._here)
            yield self._lead(
                self._text([self._plain(f"{labels['contact']}:", Element("P", section), d.box_head)], d.box_head, below=True)
            )
            foreign = None if self.language == "de" else "de"
            lines = [self._linked(line, Element("P", section, foreign), d.box) for line in p.publisher.contact]
            for n, line in enumerate(lines):
                own = self._text([line], d.box, above=True, below=n < len(lines) - 1, base=0)
                yield self._lead(own) if n < len(lines) - 1 else own

    # --- blocks -----------------------------------------------------------------------------------------------

    @staticmethod
    def _lead(flowable: Any) -> Any:
        """A flowable that does not stay behind at the foot of a page when the next one goes."""
        flowable.leads = True
        return flowable

    def _block(self, block: Block) -> Iterator[Flowable]:
        d = self.design
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(segments=found):
                yield self._paragraph(found, d.text)
            case Quote(segments=found):
                element = Element("P", Element("BlockQuote", self._here))
                yield self._text(self._sentences(found, element, d.quote), d.quote)
            case Contact(segments=found):
                section = Element("Sect", self._here)
                for n, segment in enumerate(found):
                    element = Element("P", section)
                    only_text = all(isinstance(part, PlainText) for part in segment.content)
                    runs = (
                        self._linked(plain(segment.content), element, d.box)
                        if only_text
                        else list(self._runs(segment.content, element, d.box))
                    )
                    line = self._text([runs], d.box, above=n > 0, below=n < len(found) - 1)
                    yield self._lead(line) if n < len(found) - 1 else line
            case Explanation(segments=found):
                yield from self._explanation(found)
            case List():
                yield from self._list(block, self._here, 1)
            case Table():
                yield from self._table(block)
            case FigureBlock():
                yield from self._figure(block)
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> Any:
        """A heading opens a section. Levels have no gaps (ISO 14289-1 7.4.2): what an author skipped is closed up."""
        level = min(block.level, self._level + 1, _DEEPEST)
        while len(self._sections) > 1 and self._sections[-1][0] >= level:
            self._sections.pop()
        self._level = level
        self._sections.append((level, Element("Sect", self._here)))
        style = replace(self.design.heading(level), whole_sentences=False)
        words = readable(" ".join(plain(segment.content) for segment in block.segments)).strip()
        element = Element(f"H{level}", self._here)
        return self._lead(self._text(self._sentences(block.segments, element, style), style, outline=(level - 1, words)))

    def _explanation(self, found: Sequence[Segment]) -> Iterator[Flowable]:
        d = self.design
        section = Element("Sect", self._here)
        level = min(self._level + 1, _DEEPEST)
        word, *rest = found
        head = replace(d.box_head, whole_sentences=False)
        yield self._lead(self._text(self._sentences([word], Element(f"H{level}", section), head), head, below=bool(rest)))
        if rest:
            yield self._text(self._sentences(rest, Element("P", section), d.box), d.box, above=True)

    def _list(self, block: List, parent: Element, depth: int) -> Iterator[Flowable]:
        d = self.design
        numbering = "Decimal" if block.ordered else "Disc"
        list_ = Element("L", parent, attributes=f"<< /O /List /ListNumbering /{numbering} >>")
        tight = replace(d.text, after=d.text.after * 0.5)
        for n, item in enumerate(block.items, 1):
            entry = Element("LI", list_)
            mark = f"{n}." if block.ordered else "•"
            label = Run(mark, Element("Lbl", entry), self.language, fill(self.design.accent), bold=True)
            body = Element("LBody", entry)
            last = n == len(block.items) and not item.lists and depth == 1
            yield self._text(
                self._sentences(item.segments, body, tight), d.text if last else tight, indent=d.indent * depth, label=label
            )
            for inner in item.lists:
                yield from self._list(inner, body, depth + 1)

    def _table(self, block: Table) -> Iterator[Flowable]:
        d = self.design
        table = Element("Table", self._here)
        if block.caption:
            element = Element("Caption", table)
            style = replace(d.caption, after=d.text.size * 0.4, bold=True)
            yield self._lead(self._text(self._sentences([block.caption], element, style), style))
        rows = [self._row(block.header, Element("THead", table), head=True)]
        body = Element("TBody", table) if block.rows else None
        rows += [self._row(row, body, head=False) for row in block.rows if body]
        yield Grid(rows, d.cell, self.setting, d.text.size * 1.3)

    def _row(self, cells: Sequence[Segment], parent: Element, *, head: bool) -> Row:
        row = Element("TR", parent)
        style = replace(self.design.cell, bold=head)
        tag, scope = ("TH", "<< /O /Table /Scope /Column >>") if head else ("TD", "")
        elements = [Element(tag, row, attributes=scope) for _ in cells]
        return Row(
            tuple(list(self._runs(cell.content, element, style)) for cell, element in zip(cells, elements, strict=True)), head
        )

    def _figure(self, block: FigureBlock) -> Iterator[Flowable]:
        d = self.design
        words = (*block.caption, *((block.credit,) if block.credit else ()))
        picture = self.publication.pictures.get(block.src)
        if picture:
            alt = readable(plain(block.alt.content)).strip() if block.alt else ""
            element = None if block.decorative or not alt else Element("Figure", self._here, alt=alt)
            figure = Figure(picture, element, d.text.size * (0.5 if words else 1), 380, mirrored=self.setting.base == 1)
            yield self._lead(figure) if words else figure
        if words:
            yield self._paragraph(words, d.caption, "Caption" if picture and not block.decorative else "P")


def make_setting(publication: Publication, fonts: Any) -> Setting:
    """Direction and script of the publication's language."""
    rtl = direction(publication.edition.language) == "rtl"
    return Setting(fonts, int(rtl), rtl and publication.tag.partition("-")[0] in ("ar", "fa", "ps", "ckb", "ur", "ug", "sd"))
