"""How long one waits: for the help, and for a second ``publish`` when nothing has changed.

Prints whole-process medians and their ratios, measured in turn in one run, because machines are noisy.
Wanted: ``pubtool --help`` at most 3 × a bare ``import click``; the second ``publish`` at most half of the first.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 15


def seconds(*command: str, cwd: Path = ROOT) -> float:
    """Wall-clock seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - start


def compare(name: str, one: list[float], other: list[float], wanted: float) -> bool:
    """Print two medians and their ratio; True when the ratio is as wanted."""
    a, b = statistics.median(one), statistics.median(other)
    print(f"{name}: {a * 1000:.0f} ms / {b * 1000:.0f} ms = {a / b:.2f} (wanted ≤ {wanted})")
    return a / b <= wanted


def main() -> int:
    """Measure and print; exit 1 when a wanted ratio is missed."""
    pubtool = str(Path(sys.executable).with_name("pubtool"))
    helps, clicks, firsts, seconds_ = [], [], [], []
    seconds(pubtool, "--help")
    for _ in range(RUNS):
        helps.append(seconds(pubtool, "--help"))
        clicks.append(seconds(sys.executable, "-c", "import click"))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(ROOT / "examples" / "integrationsmanagement.txt", project)
        shutil.copytree(ROOT / "translations", project / "translations")
        command = (pubtool, "publish", "integrationsmanagement.txt", "--to", "en,fr,tr,uk,ar", "--offline")
        for _ in range(RUNS):
            shutil.rmtree(project / "output", ignore_errors=True)
            firsts.append(seconds(*command, cwd=project))
            seconds_.append(seconds(*command, cwd=project))
    print(f"median of {RUNS}, {os.cpu_count()} cores")
    good = compare("pubtool --help / import click", helps, clicks, 3)
    return 0 if compare("second publish / first publish", seconds_, firsts, 0.5) and good else 1


if __name__ == "__main__":
    sys.exit(main())
