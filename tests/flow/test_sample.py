"""The translations of the sample that ship with pubtool."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator

import pytest

from pubtool.language.tags import direction
from pubtool.model import Content, Edition, Emphasis, Link, Origin, State, Text, digests, plain, segments
from pubtool.store.project import translated_into
from pubtool.store.release import ReleaseStore
from tests.conftest import ROOT, SAMPLE, Project

LANGUAGES = translated_into(ROOT, "integrationsmanagement")
QUOTES = {"en": "“”", "fr": "«»", "tr": "“”", "uk": "«»", "ar": "«»"}
# fmt: off
NAMES = {
    "en": ["Leidig", "Brussels", "Baden-Württemberg", "AMIF", "European Union Agency for Asylum", "Ministry of Social Affairs, Health and Integration"],
    "fr": ["Leidig", "Bruxelles", "Bade-Wurtemberg", "FAMI", "Agence de l’Union européenne pour l’asile", "inistère des Affaires sociales, de la Santé et de l’Intégration"],
    "tr": ["Leidig", "Brüksel", "Baden-Württemberg", "AMIF", "Avrupa Birliği Sığınma Ajansı", "Sosyal İşler, Sağlık ve Uyum Bakanlığı"],
    "uk": ["Лейдіг", "Брюссел", "Баден-Вюртемберг", "AMIF", "Агентств", "соціальних справ, охорони здоров’я та інтеграції"],
    "ar": ["لايديغ", "بروكسل", "بادن-فورتمبيرغ", "AMIF", "وكالة الاتحاد الأوروبي للجوء", "وزارة الشؤون الاجتماعية والصحة والاندماج"],
}
# fmt: on


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return {edition.language: edition for edition in ReleaseStore(ROOT, "integrationsmanagement").editions()}


def numbers(text: str) -> list[str]:
    """The numbers of `text` in one notation: no group marks, a point before decimals, Western digits, sorted."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    digits = re.sub(r"(?<=\d)[.,\u00a0\u202f'٬ ](?=\d{3}(?!\d))", "", digits)
    return sorted(re.sub(r"[,٫]", ".", found) for found in re.findall(r"\d+(?:[.,٫]\d+)?", digits))


def test_there_is_english() -> None:
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
class TestTranslation:
    def test_is_complete_machine_made_and_current(self, editions: dict[str, Edition], language: str) -> None:
        now = digests(editions["de"])
        for segment in segments(editions[language]):
            assert (segment.state, segment.origin) == (State.TRANSLATED, Origin.MACHINE)
            assert segment.source_digest == now[segment.id]
            assert plain(segment.content).strip()

    def test_has_the_same_numbers_in_every_sentence(self, editions: dict[str, Edition], language: str) -> None:
        for source, target in zip(segments(editions["de"]), segments(editions[language]), strict=True):
            assert numbers(plain(target.content)) == numbers(plain(source.content)), plain(target.content)

    def test_has_the_same_emphasis_and_quotations(self, editions: dict[str, Edition], language: str) -> None:
        opening, closing = QUOTES[language]
        for source, target in zip(segments(editions["de"]), segments(editions[language]), strict=True):
            bold = [sum(isinstance(p, Emphasis) for p in s.content) for s in (source, target)]
            assert bold[0] == bold[1]
            was, text = plain(source.content), plain(target.content)
            if "FAMI" in text and language == "fr":  # the fund's French name has quotation marks of its own
                continue
            assert (text.count(opening), text.count(closing)) == (was.count("„"), was.count("“")), text

    def test_leads_to_the_same_addresses(self, editions: dict[str, Edition], language: str) -> None:
        def addresses(content: Content) -> Iterator[str]:
            for part in content:
                if isinstance(part, Link):
                    yield part.href
                if not isinstance(part, Text):
                    yield from addresses(part.content)

        found = [[href for s in segments(editions[tag]) for href in addresses(s.content)] for tag in ("de", language)]
        assert found[0] == found[1]

    def test_names_are_the_official_ones(self, editions: dict[str, Edition], language: str) -> None:
        text = " ".join(plain(segment.content) for segment in segments(editions[language]))
        for name in NAMES[language]:
            assert name in text, name
        leidig = sum("Leidig" in plain(segment.content) for segment in segments(editions["de"]))
        assert sum(NAMES[language][0] in plain(segment.content) for segment in segments(editions[language])) == leidig

    def test_comes_out_of_the_memory_alone_and_says_what_it_is(self, project: Project, language: str) -> None:
        from pubtool.data import strings

        shutil.copytree(ROOT / "translations" / "memory", project.root / "translations" / "memory")
        project.write(SAMPLE.name, SAMPLE.read_bytes())
        assert project.run("publish", SAMPLE.name, "--to", language, "--offline").code == 0
        xliff = project.read(f"translations/integrationsmanagement/de-{language}.xlf")
        assert xliff.count('state="translated" subState="pubtool:machine"') == 42
        page = project.read(f"output/preview/integrationsmanagement/{language}/integrationsmanagement.html")
        assert strings(language)["notice"]["machine"] in page
        assert f'<html lang="{language}" dir="{direction(language)}">' in page


def test_the_committed_texts_are_what_a_run_makes(project: Project) -> None:
    shutil.copytree(ROOT / "translations", project.root / "translations")
    project.write(SAMPLE.name, SAMPLE.read_bytes())
    before = {k: v for k, v in project.snapshot().items() if not k.endswith(".lock")}
    assert project.run("publish", SAMPLE.name, "--to", ",".join(LANGUAGES)).code == 0
    after = {
        k: v for k, v in project.snapshot().items() if k.startswith(("translations/", "integ")) and not k.endswith(".lock")
    }
    assert after == before
