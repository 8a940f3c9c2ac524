"""The benchmarks are no part of the package: they stand beside it, or are missing."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

if (ROOT / "benchmarks").is_dir():
    sys.path.append(str(ROOT))
else:
    collect_ignore_glob = ["*"]
