"""The sample's pages in a real browser, before real checkers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import NODE, ROOT, Project
from tests.flow.test_pictures import photograph

BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
MISTAKEN = "Resource violates Content Security Policy (meta tag): image “data:"
"""The checker takes no policy for one that allows ``data:`` pictures, not even ``img-src *``; Chromium is asked instead."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every page of the sample in the languages that it has been translated into, and one page with every kind of block."""
    root = tmp_path_factory.mktemp("pages")
    shutil.copytree(ROOT / "translations", root / "translations")
    shutil.copy(ROOT / "examples" / "integrationsmanagement.txt", root)
    shutil.copy(Path(__file__).parent / "alles.md", root)
    for name in ("haus.jpg", "linie.png"):
        (root / name).write_bytes(photograph(900, 600))
    command = [
        sys.executable,
        "-c",
        "from pubtool.cli import main; main()",
        "publish",
        "integrationsmanagement.txt",
        "alles.md",
        "--quiet",
    ]
    subprocess.run(command, cwd=root, check=True)
    found = sorted(path for path in (root / "output").rglob("*.html") if path.name != "body.html")
    assert len(found) >= 7
    assert any("<img " in path.read_text(encoding="utf-8") for path in found)
    return found


@pytest.mark.tool("java", "vnu")
def test_the_body_alone_is_good_html(pages: list[Path], tmp_path: Path) -> None:
    bodies = []
    for path in pages:
        if path.parent.name != "public" and (path.parent / "body.html").exists():
            body = (path.parent / "body.html").read_text(encoding="utf-8")
            name = tmp_path / f"{path.parents[1].name}-{path.parent.name}.html"
            name.write_text(f"<!DOCTYPE html><html lang=de><title>Portal</title><main>{body}</main></html>")
            bodies.append(name)
    jar = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", *map(str, bodies)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(result.stdout)["messages"]
    assert len(bodies) >= 7
    assert [(m["url"], m["message"]) for m in found if m["type"] != "info" or m.get("subType")] == []


@pytest.mark.tool("java", "vnu")
def test_the_nu_checker_has_nothing_to_say(pages: list[Path]) -> None:
    jar = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", *map(str, pages)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = [m for m in json.loads(result.stdout)["messages"] if not m["message"].startswith(MISTAKEN)]
    assert [(m["url"].rpartition("output")[2], m["message"]) for m in messages if m["type"] != "info" or m.get("subType")] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Debian's Chromium through Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_ARGUMENTS)
        yield found
        found.close()


@pytest.mark.enable_socket
@pytest.mark.tool("chromium", "axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation_and_nothing_scrolls_sideways(
    pages: list[Path], browser: object, scheme: str, width: int
) -> None:
    axe = (NODE / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    # the policy of the pages forbids every script; only here it is put aside, to let the checker in
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[attr-defined]
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
        violations = [(v["id"], [node["html"] for node in v["nodes"]]) for v in result["violations"]]
        assert violations == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert all(url.startswith("file:") for url in requests)
    assert len(requests) == len(pages)
    context.close()


@pytest.mark.enable_socket
@pytest.mark.tool("chromium")
def test_pictures_are_shown_under_the_pages_own_policy(pages: list[Path], browser: object) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})  # type: ignore[attr-defined]
    seen = 0
    for path in pages:
        page.goto(path.as_uri())
        widths = page.evaluate("[...document.images].map(image => [image.naturalWidth, image.clientWidth])")
        assert all(natural == 900 and shown <= 320 for natural, shown in widths)
        seen += len(widths)
    assert seen >= 2


@pytest.mark.enable_socket
@pytest.mark.tool("chromium", "axe")
def test_axe_is_a_real_check(browser: object, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<html><body><img src=x><p style='color:#aaa;background:#fff'>Text</p></body></html>")
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto((tmp_path / "bad.html").as_uri())
    page.evaluate((NODE / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document)")
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {violation["id"] for violation in result["violations"]}


@pytest.mark.enable_socket
@pytest.mark.tool("chromium")
def test_hostile_text_stays_text(project: Project, browser: object) -> None:
    project.write(
        "x.md",
        "# Titel <script>document.title='böse'</script>\n\n</title><img src=x onerror=alert(1)> [klick](javascript:alert(1)) "
        + "x" * 10000
        + "\n",
    )
    assert project.run("publish", "x.md").code == 0
    page = browser.new_page(viewport={"width": 320, "height": 800})  # type: ignore[attr-defined]
    page.goto((project.root / "output/public/x/de/x.html").as_uri())
    assert page.title().startswith("Titel <script>")
    assert page.locator("script, img, [onerror], a[href^=javascript]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
