"""How much of an article comes out of a portal page, beside trafilatura (``pip install trafilatura lxml_html_clean``).

For each page of ``tests/portals``: recall is the share of the article's words that are found, precision the share of the
found words that belong to it. Times are medians of five whole readings.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pubtool.model import plain, segments
from pubtool.readers import read
from pubtool.readers.markdown import read_markdown

PORTALS = Path(__file__).parents[1] / "tests" / "portals"


def ours(page: Path) -> list[str]:
    return [word for segment in segments(read(page).source) for word in words(plain(segment.content))]


def trafilaturas(page: Path) -> list[str]:
    import trafilatura

    found = trafilatura.extract(page.read_bytes(), include_tables=True, include_images=False, include_comments=False)
    return words(found or "")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def shares(wanted: list[str], found: list[str]) -> tuple[float, float]:
    common = sum((Counter(wanted) & Counter(found)).values())
    return common / len(wanted), common / max(len(found), 1)


def timed(read: Callable[[Path], list[str]], page: Path) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        read(page)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    readers: dict[str, Callable[[Path], list[str]]] = {"pubtool": ours}
    try:
        import trafilatura  # noqa: F401

        readers["trafilatura"] = trafilaturas
    except ImportError:
        print("trafilatura is not installed; pubtool alone")
    print(f"{'page':24}" + "".join(f"{name:>12}  recall  precision     ms" for name in readers))
    for page in sorted(PORTALS.glob("*.html")):
        expected = read_markdown(page.with_suffix(".md").read_text(encoding="utf-8"), page.name)
        wanted = [word for segment in segments(expected.source) for word in words(plain(segment.content))]
        line = f"{page.stem:24}"
        for reader in readers.values():
            recall, precision = shares(wanted, reader(page))
            line += f"{'':12}  {recall:6.3f}  {precision:9.3f}  {timed(reader, page):5.1f}"
        print(line)


if __name__ == "__main__":
    main()
