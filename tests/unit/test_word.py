"""Word files: ordinary ones as offices write them, and those that carry more than a text."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document as open_word

from pubtool.errors import SourceTooLarge, WordFileInvalid, WordFileOld
from pubtool.model import plain, segments
from pubtool.readers import read_bytes
from tests.unit.test_portals import WORD, assert_same
from tests.word.files import FILES, HOSTILE


@pytest.mark.parametrize("name", FILES)
def test_a_word_file_is_read_whole(name: str) -> None:
    assert_same(read_bytes(FILES[name](), f"{name}.docx"), WORD / f"{name}.md")


def test_pictures_come_with_their_bytes() -> None:
    release = read_bytes(FILES["pictures"](), "pictures.docx")
    assert sorted(release.pictures) == ["picture-1.jpg", "picture-2.png", "picture-3.jpg", "picture-4.png"]
    assert all(content[:4] in (b"\xff\xd8\xff\xe0", b"\x89PNG") for content in release.pictures.values())


def test_a_date_from_the_properties_is_said_to_be_one() -> None:
    assert [finding.rule for finding in read_bytes(FILES["styled"](), "a.docx").findings] == ["date-from-properties"]
    assert read_bytes(FILES["unstyled"](), "b.docx").findings == ()


def test_an_embargo_in_the_head_of_the_page_holds() -> None:
    document = open_word(io.BytesIO(FILES["unstyled"]()))
    document.sections[0].header.paragraphs[0].text = "Sperrfrist: 14.03.2026, 11 Uhr"
    stream = io.BytesIO()
    document.save(stream)
    embargo = read_bytes(stream.getvalue(), "a.docx").metadata.embargo
    assert embargo is not None
    assert f"{embargo:%d.%m.%Y %H}" == "14.03.2026 11"


def test_macros_are_left_where_they_are() -> None:
    release = read_bytes(HOSTILE["macros"](), "macros.docm")
    assert "Kreisarchiv" in plain(next(segments(release.source)).content) or release.source.blocks
    assert release.pictures == {}


def test_what_is_linked_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened something outside the file")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    data = HOSTILE["external"]()
    monkeypatch.setattr("builtins.open", refuse)
    release = read_bytes(data, "external.docx")
    assert "picture-linked" in [finding.rule for finding in release.findings]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("entities", WordFileInvalid),
        ("truncated", WordFileInvalid),
        ("not_word", WordFileInvalid),
        ("legacy", WordFileOld),
        ("bomb", SourceTooLarge),
    ],
)
def test_what_is_no_word_file_is_refused(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_bytes(HOSTILE[name](), f"{name}.docx")


def test_a_bomb_of_600_megabytes_costs_no_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(HOSTILE["bomb"]())
    program = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from pubtool.errors import SourceTooLarge\n"
        "from pubtool.readers import read\n"
        "try:\n    read(Path(sys.argv[1]))\n"
        "except SourceTooLarge:\n"
        "    print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(bomb)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150
