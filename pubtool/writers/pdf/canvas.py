"""ReportLab's canvas with marked content: whatever is drawn belongs to an element, or it is an artifact.

A page begins inside an artifact. Only :meth:`TaggedCanvas.text` and :meth:`TaggedCanvas.figure` leave it, for the element
they are given, so that nothing can be drawn that is neither (ISO 14289-1 7.1).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, xObjectName
from reportlab.pdfgen.canvas import Canvas

from pubtool.writers.pdf.fonts import DocumentFont, DocumentFonts
from pubtool.writers.pdf.objects import Stream, Verbatim, number, text_string
from pubtool.writers.pdf.structure import Element, StructureTree
from pubtool.writers.publication import Picture

_ARTIFACT = "/Artifact BMC"
PAGE_HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
PAGE_FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_Canvas: Any = Canvas  # what we need of it is not in its type stubs


class TaggedCanvas(_Canvas):  # type: ignore[misc]
    """A canvas for one document; `catalog` is what its catalog gets besides what ReportLab knows of."""

    def __init__(self, *args: Any, fonts: DocumentFonts, tree: StructureTree, catalog: dict[str, Any], **kwargs: Any) -> None:
        self.fonts = fonts
        self.tree = tree
        self._catalog_entries = catalog
        self._tagged_pages: list[Any] = []
        self._pictures: dict[int, str] = {}
        super().__init__(*args, **kwargs)

    # --- pages ------------------------------------------------------------------------------------------------

    def _make_preamble(self) -> None:
        # ReportLab would set a font here that is not embedded
        self._preamble = "1 0 0 1 0 0 cm"

    def _restartAccumulators(self) -> None:
        super()._restartAccumulators()
        self._code.append(_ARTIFACT)

    def showPage(self) -> None:
        """Close the page and with it the artifact that it ends in."""
        self._code.append("EMC")
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._tagged_pages)
        page.Tabs = PDFName("S")
        page.Contents = Stream("\n".join(self._code).encode("latin-1"))
        self._tagged_pages.append(page)

    def save(self) -> None:
        """Write fonts, structure tree and catalog, then the file."""
        if len(self._code) > 1:
            self.showPage()
        document = self._doc
        resources = document.idToObject["BasicFonts"].dict
        for name, font in self.fonts.embed().items():
            resources[name] = document.Reference(font)
        catalog = document.Catalog
        entries = {"StructTreeRoot": self.tree.write(self._tagged_pages), **self._catalog_entries}
        catalog.__NoDefault__ = list(dict.fromkeys([*catalog.__NoDefault__, *entries]))
        for name, value in entries.items():
            setattr(catalog, name, value)
        document.SaveToFile(self._filename, self)

    # --- drawing ----------------------------------------------------------------------------------------------

    @property
    def page_index(self) -> int:
        """The number of the present page, from 0."""
        return len(self._tagged_pages)

    @contextmanager
    def text(self, artifact: str = _ARTIFACT) -> Iterator[Pen]:
        """Draw text with the pen that this gives; what has no element is marked as `artifact`."""
        code = self._code
        code += ["EMC", "BT"]
        pen = Pen(self, code, artifact)
        yield pen
        pen.close()
        code += ["ET", _ARTIFACT]

    def figure(self, element: Element | None, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture; without an element it decorates."""
        name = self._picture(picture)
        box = " ".join(map(number, (width, 0, 0, height, x, y)))
        drawing = f"q {box} cm /{xObjectName(name)} Do Q"
        if element is None:
            self._code.append(drawing)
            return
        mcid = self.tree.mark(element, self.page_index)
        self._code += ["EMC", f"/{element.tag} <</MCID {mcid}>> BDC", drawing, "EMC", _ARTIFACT]

    def _picture(self, picture: Picture) -> str:
        name = self._pictures.get(id(picture.content))
        if name is None:
            name = self._pictures[id(picture.content)] = f"Picture{len(self._pictures) + 1}"
            self._doc.addForm(name, _image(picture))
            self._doc.inObject = "page"
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        return name

    def link(self, element: Element, href: str, contents: str, rect: tuple[float, float, float, float]) -> None:
        """A link over `rect` of the page. `contents` says where it goes (ISO 14289-1 7.18.5)."""
        uri = href.encode("utf-8").decode("latin-1")
        address = "".join(
            c if c.isascii() and c not in "()\\" else "".join(f"%{b:02X}" for b in c.encode("latin-1")) for c in uri
        )
        name = f"Link{self._annotationCount + 1}"
        box = " ".join(map(number, rect))

        def make(key: Any) -> Any:
            annotation = Verbatim(
                f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{box}] /Contents {text_string(contents)} "
                f"/A << /S /URI /URI ({address}) >> /StructParent ",
                key,
                " >>",
            )
            self._addAnnotation(annotation, name)
            return self._doc.refAnnotation(name)

        self.tree.annotate(element, self.page_index, make)


class Pen:
    """Writes words into an open text object, and says only what has changed: element, font, colour."""

    def __init__(self, canvas: TaggedCanvas, code: list[str], artifact: str) -> None:
        self._canvas = canvas
        self._code = code
        self._artifact = artifact
        self._open = False
        self._element: Element | None = None
        self._font: tuple[str, float] | None = None
        self._colour: str | None = None

    def move(self, x: float, y: float) -> None:
        """Go on at this place of the flowable."""
        self._code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")

    def show(self, element: Element | None, font: DocumentFont, size: float, colour: str, body: str) -> None:
        """Write the inside of a TJ array. `colour` is the operator that sets it."""
        if not self._open or element is not self._element:
            self.close()
            if element is None:
                self._code.append(self._artifact)
            else:
                mcid = self._canvas.tree.mark(element, self._canvas.page_index)
                self._code.append(f"/{element.tag} <</MCID {mcid}>> BDC")
            self._element, self._open = element, True
        if (font.name, size) != self._font:
            self._font = (font.name, size)
            self._code.append(f"/{font.name} {number(size)} Tf")
        if colour != self._colour:
            self._colour = colour
            self._code.append(colour)
        self._code.append(f"[{body}]TJ")

    def close(self) -> None:
        """End the present element's content."""
        if self._open:
            self._code.append("EMC")
            self._open = False


def _image(picture: Picture) -> Stream:
    """A picture as an image XObject (ISO 32000-1 8.9.5)."""
    from PIL import Image

    size = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8"
    with Image.open(io.BytesIO(picture.content)) as image:
        gray = image.mode in ("L", "1", "LA")
        space = "/ColorSpace /DeviceGray" if gray else "/ColorSpace /DeviceRGB"
        if picture.kind == "image/jpeg":
            return Stream(picture.content, f"{size} {space} /Filter /DCTDecode", compress=False)
        return Stream(image.convert("L" if gray else "RGB").tobytes(), f"{size} {space}")
