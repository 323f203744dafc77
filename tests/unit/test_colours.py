"""Contrast as WCAG 2.2 defines it."""

from __future__ import annotations

import re

import pytest

from pubtool.colours import DARK_GROUNDS, LIGHT_GROUNDS, contrast
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59), ("#123456", "#123456", 1.0)],
)
def test_the_ratio_is_that_of_the_guideline(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    css = (ROOT / "pubtool/writers/html/page.css").read_text(encoding="utf-8")
    found = re.findall(r"--(?:paper|tint): (#[0-9a-f]{6})", css)
    assert set(found) == {*LIGHT_GROUNDS, *DARK_GROUNDS}
