"""Whatever people, sources and runs do in whatever order: no text of a person is lost, and a run that has nothing to do
changes nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from lxml import etree

from pubtool.easy.sentences import SentenceSimplifier
from pubtool.errors import SlugTaken, SourceConflict
from pubtool.model import Candidate, Origin, Text, digest, segments
from pubtool.readers import read_bytes
from pubtool.store.release import ReleaseStore

_CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
_TOKEN = re.compile(r"Mensch\d+")
_START = [
    ["Der Titel"],
    ["Satz A eins ist hier zu Ende.", "Satz A zwei ist hier zu Ende."],
    ["Satz B eins ist da."],
    ["Satz C."],
]


class People(RuleBasedStateMachine):
    """A release on which a press office, an easy-language editor and a translator work while pubtool runs."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "translations" / "x"
        self.paragraphs = [list(paragraph) for paragraph in _START]
        self.count = 0
        self.expected: set[str] = set()
        self.settled = False

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    # --- helpers ----------------------------------------------------------------------------------------------

    def _token(self) -> str:
        self.count += 1
        token = f"Mensch{self.count}"
        self.expected.add(token)
        self.settled = False
        return token

    def _overwritten(self, text: str | None) -> None:
        """A person may throw away what a person wrote."""
        self.expected -= set(_TOKEN.findall(text or ""))

    def _markdown(self) -> bytes:
        title, *rest = self.paragraphs
        return ("# " + " ".join(title) + "\n\n" + "\n\n".join(" ".join(lines) for lines in rest if lines)).encode()

    def _run(self, reimport: bool | None = None) -> None:
        store = ReleaseStore(self.root, "x")
        release = store.sync(read_bytes(self._markdown(), "x.md"), reimport=reimport)
        store.easy(release.source, SentenceSimplifier().simplify(release.source))
        for language in ("en", "tr"):
            done = {
                s.id: Candidate((Text(f"Maschine {language}"),), Origin.MACHINE, "test", digest(s.content))
                for n, s in enumerate(segments(release.source))
                if n % 2
            }
            store.update_target(release.source, language, done)

    # --- what happens -----------------------------------------------------------------------------------------

    @initialize()
    def first(self) -> None:
        self._run()

    @rule(reimport=st.sampled_from([None, None, True, False]))
    def run(self, reimport: bool | None) -> None:
        try:
            self._run(reimport)
        except (SourceConflict, SlugTaken):
            assert reimport is None
            return
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        self._run(reimport)
        assert {path: path.read_bytes() for path in self.folder.iterdir()} == before
        self.settled = True

    @rule(place=st.integers(0, 50), new=st.booleans(), name=st.sampled_from(["de-simple.md", "de.md"]))
    def edit_a_line(self, place: int, new: bool, name: str) -> None:
        path = self.folder / name
        lines = path.read_text(encoding="utf-8").split("\n")
        body = [n for n, line in enumerate(lines) if re.match(r"[A-ZM]", line) and "=" not in line]
        if not body:
            return
        number = body[place % len(body)]
        if new:
            lines.insert(number + 1, f"{self._token()} hat das ergänzt.")
        else:
            self._overwritten(lines[number])
            lines[number] = f"{self._token()} schreibt das anders."
        path.write_text("\n".join(lines), encoding="utf-8")

    @rule(place=st.integers(0, 50), name=st.sampled_from(["de-simple.md", "de.md"]))
    def delete_a_line(self, place: int, name: str) -> None:
        path = self.folder / name
        lines = path.read_text(encoding="utf-8").split("\n")
        body = [n for n, line in enumerate(lines) if re.match(r"[A-ZM]", line) and "=" not in line]
        if len(body) < 2:
            return
        self._overwritten(lines.pop(body[place % len(body)]))
        path.write_text("\n".join(lines), encoding="utf-8")

    @rule(place=st.integers(0, 3))
    def add_a_block(self, place: int) -> None:
        path = self.folder / "de-simple.md"
        parts = path.read_text(encoding="utf-8").split("\n\n")
        parts.insert(1 + place % len(parts), f"{self._token()} hat einen Absatz ergänzt.")
        path.write_text("\n\n".join(parts), encoding="utf-8")

    @rule(
        place=st.integers(0, 50),
        language=st.sampled_from(["en", "tr"]),
        state=st.sampled_from(["initial", "translated", "final"]),
    )
    def translate(self, place: int, language: str, state: str) -> None:
        path = self.folder / f"de-{language}.xlf"
        tree = etree.parse(path)
        found = tree.findall(f".//{_CORE}segment")
        segment = found[place % len(found)]
        target = segment.find(f"{_CORE}target")
        assert target is not None
        self._overwritten("".join(map(str, target.itertext())))
        for child in list(target):
            target.remove(child)
        target.text = self._token()
        segment.set("state", state)
        segment.attrib.pop("subState", None)
        tree.write(path, encoding="UTF-8", xml_declaration=True)

    @rule(paragraph=st.integers(1, 6), sentence=st.integers(0, 3), how=st.sampled_from(["change", "add", "remove", "move"]))
    def change_the_file(self, paragraph: int, sentence: int, how: str) -> None:
        paragraph = 1 + paragraph % (len(self.paragraphs) - 1) if len(self.paragraphs) > 1 else 0
        lines = self.paragraphs[paragraph]
        self.count += 1
        if how == "add" or not lines:
            lines.insert(sentence, f"Der Satz {self.count} ist in der Datei neu.")
        elif how == "change":
            lines[sentence % len(lines)] = f"Dieser Satz {self.count} steht jetzt anders in der Datei."
        elif how == "remove" and sum(map(len, self.paragraphs)) > 3:
            lines.pop(sentence % len(lines))
        elif how == "move" and sum(map(len, self.paragraphs)) > 3:
            self.paragraphs.append([lines.pop(sentence % len(lines))])
        self.settled = False

    @rule()
    def lose_the_state(self) -> None:
        (self.folder / "state.json").unlink(missing_ok=True)

    # --- what holds -------------------------------------------------------------------------------------------

    @invariant()
    @precondition(lambda self: self.count)
    def nothing_is_lost(self) -> None:
        everything = "\n".join(
            path.read_text(encoding="utf-8") for path in self.folder.glob("*.*") if path.suffix in (".md", ".xlf")
        )
        lost = {token for token in self.expected if not re.search(rf"{token}\b", everything)}
        assert not lost, lost


People.TestCase.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestPeople = People.TestCase
