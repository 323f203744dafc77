"""How well compounds are divided, on ``bench/compounds.tsv``.

    python bench/compounds.py [--all]

Wanted: ≥ 95 % of the words right, false cuts in ≤ 1 % of them. The words are judged as one meets them in a sentence.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pubtool.language.german import analyse
from pubtool.language.german.compounds import compound

WORDS = Path(__file__).with_name("compounds.tsv")
LETTERS = 12


def cuts(parts: tuple[str, ...]) -> set[int]:
    """Where the parts end inside the word."""
    return {sum(map(len, parts[:n])) for n in range(1, len(parts))}


def main() -> int:
    """Measure and print; exit 1 when a wanted figure is missed."""
    rows = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    words = [row for row in rows if len(row.replace("|", "")) >= LETTERS or "--all" in sys.argv]
    right = false = missed = 0
    for row in words:
        word = row.replace("|", "")
        token = next(t for t in analyse(f"Es geht um {word}.").sentences[0].tokens if t.text == word)
        found = compound(token)
        ours = cuts(found.parts) if found else set()
        wanted = cuts(tuple(row.split("|")))
        right += ours == wanted
        false += bool(ours - wanted)
        missed += not ours - wanted and ours != wanted
        if ours != wanted:
            print(f"  {row}: {'|'.join(found.parts) if found else 'no answer'} ({token.tag})")
    total = len(words)
    print(f"{total} words of {LETTERS} letters and more: right {right / total:.1%} (wanted ≥ 95 %), "
          f"false cuts {false / total:.1%} (wanted ≤ 1 %), incomplete {missed / total:.1%}")  # fmt: skip
    return 0 if right / total >= 0.95 and false / total <= 0.01 else 1


if __name__ == "__main__":
    sys.exit(main())
