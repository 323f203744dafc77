"""What a page says about itself in JSON-LD, Open Graph, ``meta`` and ``time``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pubtool.language.dates import find_date
from pubtool.markup import one_line, safe_href
from pubtool.readers.front import Known
from pubtool.readers.html.article import is_around, is_note, is_tag_list
from pubtool.readers.html.measure import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = ("NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "PressRelease", "Report", "WebPage")
_GERMANY = ZoneInfo("Europe/Berlin")
_DATED = ("dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "date", "dc.date", "dcterms.date")
_CHANGED = re.compile(r"updat|modifi|geändert|stand|aktualis|event|termin", re.IGNORECASE)
_LONGEST_DATE = 160


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of the article that it holds; `base` is the address that relative ones start from."""

    known: Known
    base: str | None
    language: str


def about(page: HtmlElement) -> About:
    """Read it, the most explicit source first: JSON-LD, then Open Graph, then ``meta``, then what readers see."""
    linked = _linked_data(page)
    meta = _meta(page)
    url = _first(_href(page, "canonical"), meta.get("og:url"), linked.get("url"), _id(linked.get("mainEntityOfPage")))
    url = url if url and url.startswith(("http://", "https://")) else None
    base = page.find(".//base[@href]")
    tags = _tags(page) or meta.get_all("article:tag") or _keywords(linked.get("keywords"))
    known = Known(
        _first(linked.get("headline"), meta.get("og:title"), linked.get("name"), _page_title(page)),
        _day(linked.get("datePublished")) or _day(meta.get("article:published_time")) or _shown(page) or _dated(meta),
        safe_href(url) if url else None,
        _first(_name(linked.get("publisher")), meta.get("og:site_name")),
        _first(linked.get("articleSection"), meta.get("article:section")),
        tuple(dict.fromkeys(tag.lstrip("#") for tag in map(one_line, tags) if tag)),
    )
    language = (page.get("lang") or page.get("xml:lang") or "").strip()
    return About(known, base.get("href") if base is not None else url, language or "de")


class _Meta(dict[str, list[str]]):
    """What a page says in ``content`` attributes, by name in small letters."""

    def get_all(self, name: str) -> list[str]:
        return self.setdefault(name, [])

    def get(self, name: str, default: Any = None) -> Any:
        return next(iter(self.get_all(name)), default)


def _meta(page: HtmlElement) -> _Meta:
    found = _Meta()
    for element in page.xpath(".//*[@content]"):  # RDFa puts them on any element
        content = element.get("content").strip()
        names = element.get("property") or element.get("name") or element.get("itemprop") or ""
        for name in names.casefold().split() if content else ():
            found.get_all(name if name.startswith(("og:", "article:")) else name.replace(":", ".")).append(content)
    return found


def _tags(page: HtmlElement) -> list[str]:
    """The words of links that are marked as tags, or that stand in a list of them."""
    marked = page.xpath(".//a[contains(concat(' ', @rel, ' '), ' tag ') and not(contains(@rel, 'category'))]")
    box = next(filter(is_tag_list, page.iter("*")), None) if not marked else None
    return [text_of(each) for each in (box.iter("a") if box is not None else marked)]


def _linked_data(page: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article; broken JSON is nobody's loss."""
    objects: list[dict[str, Any]] = []
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            objects += _objects(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
    ranked = [each for kind in _ARTICLES for each in objects if kind in _as_list(each.get("@type"))]
    by_id = {each["@id"]: each for each in objects if isinstance(each.get("@id"), str)}
    best = dict(ranked[0]) if ranked else {}
    for key in ("publisher", "author"):
        if isinstance(best.get(key), dict) and "name" not in best[key]:
            best[key] = by_id.get(best[key].get("@id"), {})
    return best


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    for each in _as_list(value):
        if isinstance(each, dict):
            yield each
            yield from _objects(each.get("@graph", []))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(*values: Any) -> str | None:
    """The first of `values` that is a text with anything in it."""
    for value in values:
        value = next(iter(value), None) if isinstance(value, list) else value
        if isinstance(value, str) and value.strip():
            return one_line(value).strip()
    return None


def _name(value: Any) -> str | None:
    found = next(iter(_as_list(value)), None)
    return found.get("name") if isinstance(found, dict) else found if isinstance(found, str) else None


def _id(value: Any) -> str | None:
    return value.get("@id") if isinstance(value, dict) else value if isinstance(value, str) else None


def _keywords(value: Any) -> list[str]:
    parts = value.split(",") if isinstance(value, str) else [each for each in _as_list(value) if isinstance(each, str)]
    return [part.strip() for part in parts if part.strip()]


def _href(page: HtmlElement, relation: str) -> str | None:
    links = (each for each in page.iter("link") if relation in (each.get("rel") or "").casefold().split())
    return next((each.get("href") for each in links), None)


def _page_title(page: HtmlElement) -> str | None:
    found = page.find(".//title")
    return found.text_content() if found is not None else None


def _day(value: Any) -> date | None:
    """The day of an ISO 8601 time in Germany: 23:30 in UTC is the next day there."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return find_date(value)
    return moment.astimezone(_GERMANY).date() if moment.tzinfo else moment.date()


def _dated(meta: _Meta) -> date | None:
    return next((day for name in _DATED if (day := _day(meta.get(name)))), None)


def _shown(page: HtmlElement) -> date | None:
    """The first date that is marked as one, is not that of a teaser or an event, and does not say when the page was changed."""
    found = [each for each in page.iter("time") if "publish" in f"{each.get('itemprop')} {each.get('class')}".casefold()]
    found += page.iter("time")
    found += page.xpath(".//dd[preceding-sibling::dt[1][contains(., 'Datum') or contains(., 'eröffentlich')]]")
    found += filter(is_note, page.iter("*"))
    for element in found:
        said = f"{element.get('class')} {element.get('itemprop')} {text_of(element)}"
        around = [element, *element.iterancestors()]
        elsewhere = any(each.tag == "li" or (is_around(each) and element.get("itemprop") is None) for each in around)
        if elsewhere or len(said) > _LONGEST_DATE or _CHANGED.search(said):
            continue
        if day := _day(element.get("datetime")) or find_date(text_of(element)):
            return day
    return None
