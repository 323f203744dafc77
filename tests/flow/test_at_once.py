"""Two programs and a person at the same release at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from pubtool.files import replace_if_unchanged
from pubtool.markup import parse_document
from tests.conftest import RELEASE

ROUNDS = 50
_PUBLISH = (
    "import sys; from pubtool.cli import main; sys.argv = ['pubtool', 'publish', 'b.txt', '--to', 'en', '--quiet']; main()"
)
_LOOP = """
import sys, time
from pathlib import Path
from pubtool.cli import main
rounds, done = int(sys.argv[1]), Path(sys.argv[2])
for number in range(rounds):
    source = Path('b.txt')
    sys.argv = ['pubtool', 'publish', 'b.txt', '--to', 'en', '--quiet']
    try:
        main()
    except SystemExit as end:
        if end.code:
            sys.exit(f'round {number}: exit {end.code}')
done.touch()
"""


def test_publishing_twice_at_once_while_somebody_edits(tmp_path: Path) -> None:
    """Two processes publish without pause; an editor adds a line to two files in each of 50 rounds, as editors do: read,
    change, replace, and try again if the file changed in between. Every acknowledged line must be there in the end."""
    (tmp_path / "b.txt").write_text(RELEASE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-c", _PUBLISH], cwd=tmp_path, env=environment, check=True)
    flags = [tmp_path / "one.done", tmp_path / "two.done"]
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", _LOOP, str(ROUNDS), str(flag)], cwd=tmp_path, env=environment, stderr=subprocess.PIPE
        )
        for flag in flags
    ]
    folder = tmp_path / "translations" / "b"
    easy, xliff = folder / "de-simple.md", folder / "de-en.xlf"
    written = []
    for number in range(ROUNDS):
        while True:
            old = easy.read_bytes()
            parse_document(old.decode(), "de-simple.md")  # never torn
            if replace_if_unchanged(easy, old, old + f"\nZeile {number} von Hand.\n".encode()):
                break
        while True:
            old = xliff.read_bytes()
            tree = etree.fromstring(old)
            targets = tree.findall(".//{*}segment/{*}target")
            target = targets[number % len(targets)]
            target.text = f"Line {number} by hand."
            if replace_if_unchanged(xliff, old, etree.tostring(tree, encoding="UTF-8", xml_declaration=True)):
                break
        written.append((number, number % len(targets)))
        time.sleep(0.02)
    for worker in workers:
        _, err = worker.communicate(timeout=300)
        assert worker.returncode == 0, err.decode()
    assert all(flag.exists() for flag in flags)
    subprocess.run([sys.executable, "-c", _PUBLISH], cwd=tmp_path, env=environment, check=True)
    text, xml = easy.read_text(encoding="utf-8"), xliff.read_text(encoding="utf-8")
    last = {place: number for number, place in written}
    assert [n for n, _ in written if text.count(f"Zeile {n} von Hand.") != 1] == []
    assert [n for n in last.values() if f"Line {n} by hand." not in xml] == []
    page = (tmp_path / "output/preview/b/de-simple/b.html").read_text(encoding="utf-8")
    assert f"Zeile {ROUNDS - 1} von Hand." in page
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("exchange", [True, False])
def test_a_file_is_replaced_only_if_it_is_the_one_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    from pubtool import files

    if not exchange:
        monkeypatch.setattr(files, "_exchange", lambda one, other: False)
    path = tmp_path / "a"
    assert replace_if_unchanged(path, None, b"1")
    assert not replace_if_unchanged(path, None, b"2")
    assert not replace_if_unchanged(path, b"0", b"2")
    assert path.read_bytes() == b"1"
    assert replace_if_unchanged(path, b"1", b"2")
    assert path.read_bytes() == b"2"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_an_edit_between_the_look_and_the_write_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pubtool import files

    path = tmp_path / "a"
    path.write_bytes(b"old")
    swap = files._exchange

    def edited_meanwhile(one: Path, other: Path) -> bool:
        if path.read_bytes() == b"old":
            path.write_bytes(b"by hand")
        return swap(one, other)

    monkeypatch.setattr(files, "_exchange", edited_meanwhile)
    if not swap(path, path):
        pytest.skip("this file system cannot exchange files")
    assert not replace_if_unchanged(path, b"old", b"ours")
    assert path.read_bytes() == b"by hand"
