"""What the German analysis costs: time beside bare HanTa tagging in the same run, and memory.

    python bench/check.py

Wanted: the whole analysis at most 2 × HanTa's own tagging of the same tokens; at most 250 MB; a megabyte in one line, a word of
100,000 letters and no text at all do no harm, and twice the text takes about twice the time.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from pubtool.language.german import analyse
from pubtool.language.german.analysis import analyse_anew
from pubtool.language.german.morphology import noun_readings
from pubtool.language.german.tagger import hanta

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000
RUNS = 5


def seconds(text: str) -> float:
    """Seconds for one analysis of `text`; words are remembered, results are not."""
    start = time.perf_counter()
    analyse_anew(text)
    return time.perf_counter() - start


def texts() -> str:
    """The sample and our own press releases: everyday German of this program."""
    press = (ROOT / "bench" / "press.tsv").read_text(encoding="utf-8").splitlines()
    own = [line.partition("\t")[2] for line in press if line and line[0] != "#"]
    return (ROOT / "examples" / "integrationsmanagement.txt").read_text(encoding="utf-8") + "\n\n" + "\n\n".join(own)


def fresh() -> float:
    """Seconds of a whole new process that analyses one sentence."""
    script = "from pubtool.language.german import analyse; analyse('Die Anträge werden geprüft.')"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True)
    return time.perf_counter() - start


def memory() -> float:
    """Most memory used so far by this process, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and print; exit 1 when a wanted figure is missed."""
    start = time.perf_counter()
    noun_readings("Haus")
    print(f"morphology table opened in {(time.perf_counter() - start) * 1000:.0f} ms (wanted ≤ 50)")
    start = time.perf_counter()
    hanta()
    print(f"HanTa's model opened in {(time.perf_counter() - start) * 1000:.0f} ms")
    print(f"a new process with its first sentence: {statistics.median(fresh() for _ in range(RUNS)):.2f} s")
    text = texts()
    first = seconds(text)  # every word is new
    words = [[token.text for token in s.tokens] for s in analyse(text).sentences]
    count = sum(map(len, words))
    bare, ours = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        for sentence in words:
            hanta().tag_sent(sentence)
        bare.append(time.perf_counter() - start)
        ours.append(seconds(text))
    alone, warm = statistics.median(bare), statistics.median(ours)
    print(
        f"{count} tokens: HanTa alone {alone:.2f} s, first analysis {first:.2f} s = {first / alone:.2f} ×, again {warm:.2f} s"
    )
    good = first / alone <= 2
    print(f"memory after everyday texts: {memory():.0f} MB (wanted ≤ 250)")
    good = good and memory() <= 250
    line = (" ".join(text.split()) + " ") * (MEGABYTE // len(text) + 1)
    half, whole = seconds(line[: MEGABYTE // 2]), seconds(line[:MEGABYTE])
    print(f"one line of 0.5 MB {half:.1f} s, of 1 MB {whole:.1f} s = {whole / half:.2f} × (wanted about 2)")
    good = good and whole / half < 2.6
    odd = {
        "a word of 100,000 letters": "a" * 100_000,
        "100,000 hyphens": "-" * 100_000,
        "a.a.a.": "a." * 50_000,
        "no full stop": "und der Mann " * 10_000,
        "1.1.1": "1." * 50_000,
        "brackets": "(" * 20_000,
        "commas": "und geht, " * 20_000,
        "nothing": "",
    }
    for name, strange in odd.items():
        took = seconds(strange)
        print(f"  {name}: {took:.2f} s")
        good = good and took < 10
    print(f"memory at the end: {memory():.0f} MB (wanted ≤ 250)")
    return 0 if good and memory() <= 250 else 1


if __name__ == "__main__":
    sys.exit(main())
