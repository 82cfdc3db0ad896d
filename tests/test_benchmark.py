"""The benchmark runs; what it measures is not a matter of tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_quick_benchmark_prints_its_table() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "benchmark.py"), "--quick"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("| ")]
    assert rows[0] == "300 notes of 600 words"
    assert {"first build", "nothing changed", "one note's body edited", "check one edited note"} <= set(rows)
