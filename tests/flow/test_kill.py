"""A run that is killed leaves whole files, and its own text never looks like a person's afterwards."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import RELEASE, ROOT

KILLS = 12
_RUN = [sys.executable, "-c", "from pubtool.cli import main; main()", "publish", "b.txt", "--to", "en", "--quiet"]


def test_killed_runs_lose_and_invent_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    source = tmp_path / "b.txt"
    source.write_text(RELEASE, encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(_RUN, cwd=tmp_path, env=environment, check=True)
    whole = time.perf_counter() - start
    easy = tmp_path / "translations/b/de-simple.md"
    easy.write_text(easy.read_text(encoding="utf-8").replace("Sie schließt um 18 Uhr.", "Von Hand."), encoding="utf-8")
    dice = random.Random(7)
    for number in range(KILLS):
        source.write_text(
            RELEASE.replace("4,2 Millionen", f"{number},2 Millionen").replace("9 Uhr", f"{number} Uhr"), encoding="utf-8"
        )
        process = subprocess.Popen(_RUN, cwd=tmp_path, env=environment)
        time.sleep(dice.uniform(0.3, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in (tmp_path / "translations/b").glob("[!.]*"):
            content = path.read_bytes()
            if path.suffix == ".xlf":
                etree.fromstring(content)
            elif path.suffix == ".json":
                json.loads(content)
            else:
                assert content.endswith(b"\n")
    subprocess.run(_RUN, cwd=tmp_path, env=environment, check=True)
    text = easy.read_text(encoding="utf-8")
    assert text.count("Von Hand.") == 1
    assert text.count("Millionen Euro gekostet.") == text.count(f"{KILLS - 1},2 Millionen") == 1
    assert f"Die Bibliothek öffnet um {KILLS - 1} Uhr." in text
    state = json.loads((tmp_path / "translations/b/state.json").read_text(encoding="utf-8"))
    origins = [segment.get("origin") for unit in state["editions"]["de-simple"] for segment in unit["segments"]]
    assert origins.count("rules") == len(origins) - 1


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(RELEASE, encoding="utf-8")
    slow = "import time; from pubtool import stages; stages.Run.publish = lambda *_: time.sleep(60); "
    command = [*_RUN[:2], slow + _RUN[2], *_RUN[3:]]
    process = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)
    while not (tmp_path / "translations/b/de.md").exists():
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_a_crash_between_state_and_source_is_no_conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """State is written first. If the power goes then, the older ``de.md`` must not count as edited by a person."""
    from pubtool.readers import read_bytes
    from pubtool.store import folder
    from pubtool.store.release import ReleaseStore

    ReleaseStore(tmp_path, "b").sync(read_bytes(RELEASE.encode(), "b.txt"))
    changed = read_bytes(RELEASE.replace("4,2", "4,3").encode(), "b.txt")
    write = folder.replace_if_unchanged

    def crash(path: Path, expected: bytes | None, content: bytes) -> bool:
        if path.name == "de.md":
            raise KeyboardInterrupt
        return write(path, expected, content)

    monkeypatch.setattr(folder, "replace_if_unchanged", crash)
    with pytest.raises(KeyboardInterrupt):
        ReleaseStore(tmp_path, "b").sync(changed)
    monkeypatch.undo()
    assert "4,2" in (tmp_path / "translations/b/de.md").read_text(encoding="utf-8")
    ReleaseStore(tmp_path, "b").sync(changed)
    assert "4,3" in (tmp_path / "translations/b/de.md").read_text(encoding="utf-8")
