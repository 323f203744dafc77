"""The figures that the benches print for our own sentences and words, held as tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "bench"))
import compounds
import detectors


def test_our_own_press_releases() -> None:
    gold = detectors.press()
    assert len(gold) >= 200
    assert detectors.table("press", gold, {}, None)


def test_our_own_compounds() -> None:
    assert compounds.main() == 0


def test_a_treebank_is_read_by_the_mapping(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        ("1", "Das", "der", "DET", "ART", "Case=Nom", "2", "det"),
        ("2", "Dach", "Dach", "NOUN", "NN", "Case=Nom", "7", "nsubj:pass"),
        ("3", "des", "der", "DET", "ART", "Case=Gen", "4", "det"),
        ("4", "Hauses", "Haus", "NOUN", "NN", "Case=Gen", "2", "nmod"),
        ("5", "wurde", "werden", "AUX", "VAFIN", "Mood=Ind|Tense=Past", "7", "aux:pass"),
        ("6", "nicht", "nicht", "PART", "PTKNEG", "Polarity=Neg", "7", "advmod"),
        ("7", "repariert", "reparieren", "VERB", "VVPP", "VerbForm=Part", "0", "root"),
        ("8", ".", ".", "PUNCT", "$.", "_", "7", "punct"),
    ]
    text = "Das Dach des Hauses wurde nicht repariert."
    block = f"# sent_id = x1\n# text = {text}\n" + "\n".join("\t".join((*row, "_", "_")) for row in rows) + "\n\n"
    path = tmp_path / "bank.conllu"
    path.write_text(block, encoding="utf-8")
    (gold,) = detectors.conllu(path)
    assert gold.classes == {"passive", "genitive", "negation"} == detectors.found(text)
    assert detectors.table("bank", [gold], {}, "all")
    assert "bank: 1 sentences" in capsys.readouterr().out


def test_verdicts_move_only_what_they_speak_of() -> None:
    assert detectors.scores(9, 1, 0) == pytest.approx((0.9, 1.0, 18 / 19))
    assert set(detectors.judgements().values()) <= {"gold", "both", "ours"}
