"""The structure tree: what the content of a document is, for those who do not see it (ISO 32000-1 14.7 and 14.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from pubtool.writers.pdf.objects import Verbatim, number, text_string


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of marked content: the page it is on, counted from 0, and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page; `key` is its entry in the parent tree."""

    page: int
    key: int
    reference: PDFObject


@dataclass(slots=True, eq=False)
class Element:
    """One structure element. `kids` are in reading order.

    `inline` elements are hung into their parent when their first content is drawn, between the words around them.
    """

    tag: str
    parent: Element | None = None
    language: str | None = None
    alt: str | None = None
    attributes: str = ""
    inline: bool = False
    kids: list[Element | Content | Annotation] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None and not self.inline:
            self.parent.kids.append(self)

    def attach(self) -> None:
        """Take one's place after everything that the parent has so far, unless one has it already."""
        if self.inline and self.parent is not None and self not in self.parent.kids:
            self.parent.attach()
            self.parent.kids.append(self)


class StructureTree:
    """Everything that is marked in one document, and the way back from content to element."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._contents: list[list[Element]] = []
        self._annotations: list[Element] = []

    def mark(self, element: Element, page: int) -> int:
        """The number for the next stretch of content of `element` on `page`."""
        element.attach()
        while len(self._contents) <= page:
            self._contents.append([])
        contents = self._contents[page]
        contents.append(element)
        element.kids.append(Content(page, len(contents) - 1))
        return len(contents) - 1

    def annotate(self, element: Element, page: int, make: Any) -> None:
        """Hang the annotation that ``make(key)`` gives into `element` (ISO 14289-1 7.18.5)."""
        element.attach()
        # pages have the first keys, but how many there will be is not known yet
        key = -1 - len(self._annotations)
        self._annotations.append(element)
        element.kids.append(Annotation(page, key, make(_Key(self, key))))

    def key(self, own: int) -> int:
        """The number under which the parent tree has a page (0 and up) or an annotation (below 0)."""
        return own if own >= 0 else len(self._contents) - 1 - own

    def write(self, pages: list[PDFObject]) -> Verbatim:
        """The root of the tree; `pages` are the page objects in order."""
        while len(self._contents) < len(pages):
            self._contents.append([])
        objects: dict[Element, Verbatim] = {}
        root = Verbatim()
        top = self._object(self.root, root, objects, pages)
        nums: list[str | PDFObject] = []
        for page, elements in enumerate(self._contents):
            array = Verbatim("[", *_joined([objects[element] for element in elements]), "]")
            nums += [f"{page} ", array, " "]
        for n, element in enumerate(self._annotations):
            nums += [f"{len(self._contents) + n} ", objects[element], " "]
        parents = Verbatim("<< /Nums [", *nums, "] >>")
        following = len(self._contents) + len(self._annotations)
        root.content = (
            "<< /Type /StructTreeRoot /K [", top, "] /ParentTree ", parents, f" /ParentTreeNextKey {following} >>",
        )  # fmt: skip
        return root

    def _object(self, element: Element, parent: Verbatim, objects: dict[Element, Verbatim], pages: list[PDFObject]) -> Verbatim:
        out = objects[element] = Verbatim()
        entries = ""
        if element.language:
            entries += f" /Lang ({element.language})"
        if element.alt is not None:
            entries += f" /Alt {text_string(element.alt)}"
        if element.attributes:
            entries += f" /A {element.attributes}"
        own = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        kids: list[str | PDFObject] = []
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(self._object(kid, out, objects, pages))
                case Content(page, mcid) if page == own:
                    kids.append(str(mcid))
                case Content(page, mcid):
                    kids += ["<< /Type /MCR /Pg ", pages[page], f" /MCID {mcid} >>"]
                case Annotation(page, _, reference):
                    kids += ["<< /Type /OBJR /Pg ", pages[page], " /Obj ", reference, " >>"]
            kids.append(" ")
        out.content = (
            f"<< /Type /StructElem /S /{element.tag} /P ", parent, entries,
            *(() if own is None else (" /Pg ", pages[own])),
            *((" /K [", *kids, "]") if kids else ()), " >>",
        )  # fmt: skip
        return out


class _Key(PDFObject):
    """The value of StructParent, known when all pages are."""

    def __init__(self, tree: StructureTree, own: int) -> None:
        self.tree, self.own = tree, own

    def format(self, _document: Any) -> bytes:
        return str(self.tree.key(self.own)).encode()


def _joined(objects: list[Verbatim]) -> list[str | PDFObject]:
    out: list[str | PDFObject] = []
    for each in objects:
        out += [each, " "]
    return out


def bounding_box(x: float, y: float, width: float, height: float) -> str:
    """The layout attributes of a figure (ISO 14289-1 7.3, ISO 32000-1 14.8.5.4)."""
    box = " ".join(number(value) for value in (x, y, x + width, y + height))
    return f"<< /O /Layout /Placement /Block /BBox [{box}] >>"
