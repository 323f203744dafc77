"""Our own requirements of a tagged PDF: what a validator overlooks, and what has to be checked without Java, too.

Each check takes the whole document and yields failures. Clauses are those of ISO 14289-1 (PDF/UA-1) unless they say more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from pubtool.colours import contrast
from pubtool.validators.content import Colour, Page, read_page
from pubtool.validators.failure import Failure
from pubtool.validators.structure import Mark, Node, Object, read_tree

_HEADINGS = tuple(f"H{n}" for n in range(1, 7))
_KIDS = {
    "L": ("LI", "L", "Caption"),
    "LI": ("Lbl", "LBody"),
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TR": ("TH", "TD"),
}
_PARENTS = {"LI": ("L",), "LBody": ("LI",), "TR": ("Table", "THead", "TBody", "TFoot"), "TH": ("TR",), "TD": ("TR",)}


@dataclass
class Document:
    """A PDF, read as far as the checks ask for."""

    pdf: pikepdf.Pdf
    root: Node = field(init=False)

    def __post_init__(self) -> None:
        self.root = read_tree(self.pdf) or Node("StructTreeRoot", (0, 0), None, None, [])

    @cached_property
    def pages(self) -> list[Page]:
        """The content of every page."""
        return [read_page(page) for page in self.pdf.pages]

    @property
    def language(self) -> str | None:
        """The language of the document."""
        found = self.pdf.Root.get("/Lang")
        return str(found) if found is not None and str(found).strip() else None


def check_catalog(document: Document) -> Iterator[Failure]:
    """The document is marked, tagged, titled and in a language."""
    catalog: Any = document.pdf.Root
    if not document.root.kids or not catalog.get("/MarkInfo", {}).get("/Marked", False):
        yield Failure("pdf-untagged", "7.1")
    if document.language is None:
        yield Failure("pdf-language-missing", "7.2")
    elif not document.language.replace("-", "").isalnum():
        yield Failure("pdf-language-missing", "7.2", document.language)
    if not catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False) or not _title(document.pdf):
        yield Failure("pdf-title-missing", "7.1")


def _title(pdf: pikepdf.Pdf) -> str:
    try:
        return str(pdf.open_metadata().get("dc:title", "")).strip()
    except ValueError:
        return ""


def check_content(document: Document) -> Iterator[Failure]:
    """Everything that is drawn belongs to an element or is an artifact, and every code of a font means something."""
    for number, page in enumerate(document.pages, 1):
        stray = page.stray + sum(1 for shown in page.shown if shown.mcid is None and not shown.artifact)
        if stray:
            yield Failure("pdf-content-untagged", "7.1", str(stray), number)
        if page.nested:
            yield Failure("pdf-content-nested", "7.1", str(page.nested), number)
        unread = sum(1 for shown in page.shown for code in shown.codes if code is None)
        if unread:
            yield Failure("pdf-glyph-unmapped", "7.21.7", str(unread), number)


def check_marks(document: Document) -> Iterator[Failure]:
    """Content, structure tree and parent tree agree about what belongs to what (ISO 32000-1 14.7.4)."""
    owners: dict[tuple[int, int], Node] = {}
    for node in document.root.walk():
        for kid in node.kids:
            if isinstance(kid, Mark):
                if (kid.page, kid.mcid) in owners:
                    yield Failure("pdf-content-misplaced", "ISO 32000-1 14.7.4", node.tag, kid.page + 1)
                owners[kid.page, kid.mcid] = node
    parents = _parent_tree(document.pdf)
    for number, (page, own) in enumerate(zip(document.pages, document.pdf.pages, strict=True)):
        for mcid, tag in page.marked.items():
            owner = owners.pop((number, mcid), None)
            if owner is None:
                yield Failure("pdf-content-lost", "ISO 32000-1 14.7.4", tag.lstrip("/"), number + 1)
                continue
            listed = parents.get(int(own.obj.get("/StructParents", -1)))
            if not isinstance(listed, pikepdf.Array) or mcid >= len(listed) or listed[mcid].objgen != owner.id:
                yield Failure("pdf-parent-tree", "ISO 32000-1 14.7.4.4", owner.tag, number + 1)
        if page.marked and own.obj.get("/Tabs") != "/S" and "/Annots" in own.obj:
            yield Failure("pdf-tab-order", "7.18.3", page=number + 1)
    for (number, _), owner in owners.items():
        yield Failure("pdf-content-missing", "ISO 32000-1 14.7.4", owner.tag, number + 1)


def _parent_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    catalog: Any = pdf.Root
    tree = catalog.get("/StructTreeRoot", {}).get("/ParentTree")
    out: dict[int, Any] = {}
    nodes = [tree] if tree is not None else []
    while nodes:
        node = nodes.pop()
        nodes += list(node.get("/Kids", []))
        nums = list(node.get("/Nums", []))
        out |= {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=False)}
    return out


def check_links(document: Document) -> Iterator[Failure]:
    """Every link is in a Link element, says where it goes, and the way back is in the parent tree (7.18.1, 7.18.5)."""
    owners = {kid.id: node for node in document.root.walk() for kid in node.kids if isinstance(kid, Object)}
    parents = _parent_tree(document.pdf)
    for number, page in enumerate(document.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") != "/Link":
                continue
            owner = owners.get(annotation.objgen)
            listed = parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None or owner.tag != "Link" or listed is None or listed.objgen != owner.id:
                yield Failure("pdf-link-untagged", "7.18.5", page=number)
            if not str(annotation.get("/Contents", "")).strip():
                yield Failure("pdf-link-silent", "7.18.5", page=number)
    for node in document.root.walk():
        if node.tag == "Link" and not any(isinstance(kid, Object) for kid in node.kids):
            yield Failure("pdf-link-untagged", "7.18.5")


def check_elements(document: Document) -> Iterator[Failure]:
    """Headings without gaps, pictures with words, tables and lists that are put together as they must be."""
    level = 0
    tables: list[Node] = []
    for node in document.root.walk():
        if node.tag in _HEADINGS:
            own = int(node.tag[1])
            if own > level + 1:
                yield Failure("pdf-heading-order", "7.4.2", f"{node.tag} ← H{level}" if level else node.tag)
            level = own
        elif node.tag == "Figure":
            if not (node.alt or "").strip():
                yield Failure("pdf-alt-missing", "7.3")
            if not any("/BBox" in each for each in node.attributes):
                yield Failure("pdf-figure-place", "ISO 32000-1 14.8.5.4.3")
        elif node.tag == "Table":
            tables.append(node)
        if node.language is not None and not node.language.replace("-", "").isalnum():
            yield Failure("pdf-language-missing", "7.2", node.language)
        allowed = _KIDS.get(node.tag)
        wrong = [kid.tag for kid in node.kids if isinstance(kid, Node) and allowed and kid.tag not in allowed]
        if node.parent is not None and node.tag in _PARENTS and node.parent.tag not in _PARENTS[node.tag]:
            wrong.append(node.tag)
        if wrong:
            yield Failure("pdf-element-misplaced", "7.1", f"{', '.join(wrong)} ⊂ {node.tag}")
    if document.root.kids and level == 0:
        yield Failure("pdf-heading-order", "7.4.2", "0")
    for table in tables:
        yield from _check_table(table)


def _check_table(table: Node) -> Iterator[Failure]:
    """Rows of equal length, heads that say what they are the heads of (7.5)."""
    rows = [[kid for kid in node.kids if isinstance(kid, Node)] for node in table.walk() if node.tag == "TR"]
    if len({sum(_span(cell) for cell in row) for row in rows}) > 1:
        yield Failure("pdf-table-irregular", "7.5")
    heads = [cell for row in rows for cell in row if cell.tag == "TH"]
    if not heads or not all(any("/Scope" in each for each in cell.attributes) for cell in heads):
        yield Failure("pdf-table-headless", "7.5")


def _span(cell: Node) -> int:
    return next((int(each["/ColSpan"]) for each in cell.attributes if "/ColSpan" in each), 1)


def check_contrast(document: Document, least: float) -> Iterator[Failure]:
    """Text stands out from what it stands on by `least` (WCAG 2.2, 1.4.6)."""
    for number, page in enumerate(document.pages, 1):
        weak = min((_contrast(s.colour, s.background) for s in page.shown if s.colour and s.background), default=21.0)
        if weak < least:
            yield Failure("pdf-contrast", "WCAG 2.2, 1.4.6", f"{weak:.1f}", number)


def _contrast(one: Colour, other: Colour) -> float:
    return contrast(*("#" + "".join(f"{round(part * 255):02x}" for part in colour) for colour in (one, other)))
