"""Where in a page the article is: what portals put around one is cut away, then the smallest part with all the prose is taken.

Names and phrases by which the surroundings are known are in ``data/portals.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pubtool.language.dates import find_date
from pubtool.readers.embargo import WORD as EMBARGO
from pubtool.readers.front import letters
from pubtool.readers.html.measure import is_sentence, named, parts_of, phrase, prose, text_of, unlinked
from pubtool.readers.html.tables import holds_data
from pubtool.readers.html.words import BLOCKS, NEVER

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|left\s*:\s*-\d{3,}", re.IGNORECASE)
_ROLES = frozenset("alert alertdialog banner complementary contentinfo dialog menu menubar navigation search toolbar".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WHOLE = (*_HEADINGS, "p", "ul", "ol", "blockquote", "figure")
_BOXES = ("article", "div", "dl", "form", "ol", "section", "table", "td", "tr", "ul")
_NEARLY_ALL = 0.85
_MOST = 0.5
_HARDLY = 0.05
_LONGEST_PHRASE = 60
_LONGEST_NOTE = 120
_LONGEST_TAG = 40
_SHORTEST_TITLE = 3


def clear(page: HtmlElement, title: str | None) -> None:
    """Take out of `page` what is never part of an article: scripts, hidden things, navigation, teasers, words to click.

    `title` is what the page calls itself; a heading that repeats it stays, even if it is a link.
    """
    _remove(page, lambda element: not isinstance(element.tag, str) or _is_hidden(element))
    _spell_out(page)
    whole = prose(page)
    # a portal may wrap everything in one form
    _remove(page, lambda element: element.tag in NEVER and not (element.tag == "form" and prose(element) > _MOST * whole))
    _remove(page, lambda element: is_around(element) and element.find(".//h1") is None and prose(element) <= _MOST * whole)
    _remove(page, lambda element: is_note(element) or is_tag_list(element))
    _remove(page, lambda element: _is_side_column(element, whole))
    _remove(page, _is_to_click)
    _part_kickers(page)
    _remove(page, _is_linked_box)
    for element in list(page.iter(*_HEADINGS, "p", "div", "strong")):
        if page not in element.iterancestors():
            continue  # gone with what it stood in
        if _begins_something_else(element):
            _remove_section(element)
        elif _is_linked_heading(element) and letters(text_of(element)) not in letters(title or ""):
            _remove_card(element, _MOST * whole)


def _spell_out(page: HtmlElement) -> None:
    """Make plain elements of what only a browser with scripts would take for them."""
    for element in page.iterfind(".//*[@role='heading']"):
        level = element.get("aria-level") or ""
        element.tag = f"h{level}" if level in ("1", "2", "3", "4", "5", "6") else "h2"
    for button in page.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]//button"):
        button.drop_tag()  # the question of an accordion
    for image in page.iter("amp-img"):
        image.tag = "img"
    for foot in page.xpath(".//table/tfoot[following-sibling::tbody]"):
        foot.getparent().append(foot)  # it may stand before the rows that it sums up


def article(page: HtmlElement, title: str | None) -> HtmlElement:
    """The smallest element of a cleared `page` that holds its heading and nearly all of its running text."""
    whole = prose(page)
    found = next((each for each in page.iterfind(".//*[@itemprop='articleBody']") if prose(each) > _MOST * whole), page)
    while True:
        inner = max((child for child in found if isinstance(child.tag, str)), key=prose, default=None)
        if inner is None or _is_whole(inner) or prose(inner) < _NEARLY_ALL * prose(found):
            break
        found = inner
    if (head := _head(page, title)) is not None:
        while head not in found.iter() and (outer := found.getparent()) is not None:
            found = outer
    return found


def _is_whole(element: HtmlElement) -> bool:
    return element.tag in _WHOLE or (element.tag == "table" and holds_data(element))


def _head(page: HtmlElement, title: str | None) -> HtmlElement | None:
    """The main heading: what repeats the title of the page, else the last heading of level 1."""
    wanted = letters(title or "")
    for element in page.iter(*_HEADINGS, "p", "div", "span", "font", "td"):
        text = letters(element.text_content()) if wanted else ""
        if len(text) > _SHORTEST_TITLE and wanted.startswith(text) and len(text) * 2 > len(wanted):
            return element
    return next(reversed(list(page.iter("h1"))), None)


def _remove(page: HtmlElement, unwanted: Callable[[HtmlElement], bool]) -> None:
    """Remove every unwanted element with what is in it; the text behind it stays."""
    waiting = [page]
    while waiting:
        element = waiting.pop()
        for child in list(element):
            if unwanted(child):
                child.drop_tree()
            else:
                waiting.append(child)


def _part_kickers(page: HtmlElement) -> None:
    """A kicker that a portal keeps inside the main heading becomes a line above it."""
    for heading in page.iter("h1"):
        for element in list(heading.iter("span", "small", "div")):
            if not parts_of(element).isdisjoint(named("kickers")):
                element.drop_tree()
                element.tag, element.tail = "p", None
                heading.addprevious(element)


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        or not named("hides").isdisjoint((element.get("class") or "").casefold().split())
    )


def is_around(element: HtmlElement) -> bool:
    """Whether `element` is by its kind, role or name something that portals put around an article."""
    if element.tag == "aside" and element.get("role") is None and not _leads_away(element):
        return False  # an explanation beside the text
    if element.tag in ("footer", "aside", "nav") or element.get("role") in _ROLES:
        # a footer in a quotation names who said it
        return next(element.iterancestors("blockquote", "figure"), None) is None
    if element.tag not in _BOXES and "-" not in element.tag:
        return False
    parts = parts_of(element)
    if not named("leads").isdisjoint(parts):
        return False
    if any(part.startswith("teaser") for part in parts) and not _leads_away(element):
        return False  # the lead, as some portals call it
    return any(part in named("is") or part.startswith(tuple(named("begins"))) for part in parts)


def _leads_away(element: HtmlElement) -> bool:
    return any(True for _ in element.iter("a", *_HEADINGS))


def is_note(element: HtmlElement) -> bool:
    """Whether `element` says when, and perhaps by whom, the page was put there. An embargo must be read with the text."""
    if element.tag == "dl":
        return is_file_card(element) and not EMBARGO.search(text_of(element))
    if element.tag not in ("p", "div", "span", "ul") or named("dates").isdisjoint(parts_of(element)):
        return False
    text = text_of(element)
    dated = element.find(".//time") is not None or find_date(text) is not None
    return dated and len(text) <= _LONGEST_NOTE and not is_sentence(text) and not EMBARGO.search(text)


def is_file_card(element: HtmlElement) -> bool:
    """Whether a ``dl`` says what kind of document the page is, of when, by whom: most of its names are such words."""
    names = [text_of(each) for each in element.iter("dt")]
    entries = [text_of(each) for each in element.iter("dd")]
    filed = phrase("filed")
    known = sum(bool(filed.fullmatch(name)) for name in names)
    # a system that writes name and value into one entry
    known = known if names else sum(bool(filed.match(entry)) for entry in entries)
    return known * 2 > len(names or entries)


def is_tag_list(element: HtmlElement) -> bool:
    """Whether `element` holds the tags of the article: links, and perhaps a word that says so."""
    holds = "-" in element.tag or element.tag in ("div", "ul", "p", "dl", "section", "footer", "span")
    links = list(element.iter("a")) if holds else []
    if not links or any(len(text_of(link)) > _LONGEST_TAG for link in links):
        return False
    label = unlinked(element)
    if phrase("tagged").fullmatch(label):
        return True
    return not label.strip(" ,:|·") and not named("tags").isdisjoint(parts_of(element))


def _is_side_column(element: HtmlElement, whole: int) -> bool:
    """Whether `element` is a column beside the text with persons to ask, files to download, but hardly a sentence."""
    columns = named("columns")
    if columns.isdisjoint(parts_of(element)) or not _leads_away(element) or element.find(".//h1") is not None:
        return False
    beside = [*element.itersiblings(), *element.itersiblings(preceding=True)]
    text = max((prose(each) for each in beside if not columns.isdisjoint(parts_of(each))), default=0)
    return text > _MOST * whole and prose(element) < _HARDLY * text


def _is_to_click(element: HtmlElement) -> bool:
    if element.tag in ("span", "small") and not element.get("class"):
        return False
    if element.tag not in ("a", "li", "p", "div", "td", "span", "small", *_HEADINGS):
        return False
    if element.tag != "a" and element.find(".//img") is not None:
        return False
    text = text_of(element)
    if len(text) > _LONGEST_NOTE:
        return False
    return bool(phrase("notes").fullmatch(text)) or (len(text) <= _LONGEST_PHRASE and bool(phrase("clicked").fullmatch(text)))


def _begins_something_else(element: HtmlElement) -> bool:
    """Whether `element` heads related texts, comments and the like; a line that is no heading must lead to links."""
    text = text_of(element)
    if len(text) > _LONGEST_PHRASE or not phrase("behind").fullmatch(text):
        return False
    behind = element.getnext()
    return element.tag in _HEADINGS or behind is None or (behind.tag in ("ul", "ol", "div") and _is_links(behind))


def _is_linked_box(element: HtmlElement) -> bool:
    return element.tag == "a" and text_of(element) != "" and any(each.tag in BLOCKS for each in element.iter())


def _is_linked_heading(element: HtmlElement) -> bool:
    """Whether `element` is a heading that leads to another page, as those of teasers do."""
    if element.tag not in _HEADINGS or element.tag == "h1":
        return False
    text = text_of(element)
    return any(text_of(link) == text and not (link.get("href") or "#").startswith("#") for link in element.iter("a"))


def _is_links(element: HtmlElement) -> bool:
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    return linked * 2 > len(text_of(element))


def _remove_section(heading: HtmlElement) -> None:
    """Remove `heading` and what follows it, up to the next heading of its rank or a contact."""
    rank = heading.tag if heading.tag in _HEADINGS else _HEADINGS[-1]
    start = heading
    while (box := start.getparent()) is not None and box.tag in _BOXES and text_of(box) == text_of(heading):
        start = box
    section = [start]
    for behind in start.itersiblings():
        if any(each.tag == "address" or (each.tag in _HEADINGS and each.tag <= rank) for each in behind.iter()):
            break
        section.append(behind)
    for element in section:
        element.drop_tree()


def _remove_card(heading: HtmlElement, most: float) -> None:
    """Remove the box that a linked heading has for itself, else the heading's section."""
    card = heading
    while (box := card.getparent()) is not None and box.tag in _BOXES and prose(box) <= most:
        if len(list(box.iter(*_HEADINGS))) > 1:
            break
        card = box
    if card is heading:
        _remove_section(heading)
    else:
        card.drop_tree()
