"""The structure tree of a PDF as values: elements, their content, their links. Uses pikepdf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

BLOCKS = frozenset("P H H1 H2 H3 H4 H5 H6 LBody Lbl TH TD Caption Note Title Aside BibEntry Code Formula Figure".split())
"""Elements that are paragraphs of their own; what is inside another of them is read after its own words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the index of its page and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Object:
    """A link or another object that belongs to an element, by its number in the file."""

    id: tuple[int, int]


@dataclass(slots=True)
class Node:
    """One element with its standard type."""

    tag: str
    id: tuple[int, int]
    language: str | None
    alt: str | None
    attributes: list[Any]
    kids: list[Node | Mark | Object] = field(default_factory=list)
    parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """This element and everything inside it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def spoken_language(self, default: str | None) -> str | None:
        """The language that this element is in: its own or that of what it is inside of."""
        node: Node | None = self
        while node is not None:
            if node.language:
                return node.language
            node = node.parent
        return default

    def marks(self) -> Iterator[Mark]:
        """The content of this paragraph, words inside it included, paragraphs inside it not."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Node) and kid.tag not in BLOCKS and kid.tag not in ("L", "LI", "Table", "TR", "Sect", "Div"):
                yield from kid.marks()


def read_tree(pdf: pikepdf.Pdf) -> Node | None:
    """The root of the structure tree; None in a PDF without one."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    top = Node("StructTreeRoot", root.objgen, None, None, [])
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Any, Node, Any]] = [(root.get("/K"), top, None)]
    while stack:
        kid, parent, page = stack.pop()
        if isinstance(kid, pikepdf.Array):
            stack += [(each, parent, page) for each in reversed(list(kid))]
        elif isinstance(kid, int):
            parent.kids.append(Mark(pages.get(page.objgen, -1) if page is not None else -1, kid))
        elif not isinstance(kid, pikepdf.Dictionary):
            continue
        elif kid.get("/Type") == "/MCR":
            own = kid.get("/Pg", page)
            parent.kids.append(Mark(pages.get(own.objgen, -1) if own is not None else -1, int(kid["/MCID"])))
        elif kid.get("/Type") == "/OBJR":
            parent.kids.append(Object(kid["/Obj"].objgen))
        elif "/S" in kid:
            if kid.objgen in seen and kid.objgen != (0, 0):
                continue
            seen.add(kid.objgen)
            node = _node(kid, roles, parent)
            parent.kids.append(node)
            stack.append((kid.get("/K"), node, kid.get("/Pg", page)))
    return top


def _node(element: Any, roles: dict[str, str], parent: Node) -> Node:
    tag = str(element["/S"])
    for _ in range(len(roles)):  # a type may stand for one that stands for another, but not in circles
        tag = roles.get(tag, tag)
    attributes = element.get("/A")
    found = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes] if attributes is not None else []
    return Node(
        tag.lstrip("/"),
        element.objgen,
        str(element["/Lang"]) if "/Lang" in element else None,
        str(element["/Alt"]) if "/Alt" in element else None,
        found,
        parent=parent,
    )
