"""Measure the memory of a build for some pages and for ten times as many: it should not grow with their number.

    python benchmarks/memory.py [--copies 20] [--jobs 1]

The pages are the sample pages over and over, each copy with people and companies of its own, so that nothing that is
kept by name stays small by chance. Each build is a process of its own; its peak resident memory counts.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from machine import describe_machine

import kg
from kg.config import BuildOptions, ReadOptions
from kg.ingest import read_documents
from kg.model import Document

SAMPLES = Path(__file__).parent.parent / "samples"
GIVEN = "安邦昌达德恩方刚广海浩恒宏华嘉建杰金进景俊凯康克礼力立良林龙茂敏明宁平奇强清庆荣瑞森山胜世书顺思松泰天廷文贤祥向晓新兴修旭轩勋延彦阳业宜永勇友宇玉元远云泽展哲振正志忠宗"


def write_pages(folder: Path, copies: int) -> None:
    """Write copies of the sample pages, each with names of its own."""
    chosen = random.Random(0)
    pages = list(iter_pages())
    for copy in range(copies):
        for number, (text, names) in enumerate(pages):
            for name in names:
                text = text.replace(name, "".join(chosen.choices(GIVEN, k=len(name))))
            (folder / f"2015-05-{copy % 28 + 1:02}_{copy}_{number}.txt").write_text(text, encoding="utf-8")


def iter_pages() -> Iterator[tuple[str, list[str]]]:
    """Yield the text of each sample page and what to rename in it: given names of people, the words of companies."""
    for found in read_documents([SAMPLES], ReadOptions()):
        if not isinstance(found, Document):
            continue
        readings = kg.extract_text(found.text).readings
        mentions = {(m.label, m.text) for reading in readings for m in reading.mentions if len(m.text) > 2}
        people = [text[1:] for label, text in mentions if label == "PERSON"]
        companies = [text[2:4] for label, text in mentions if label == "COMPANY" and text.endswith("有限公司")]
        yield found.text, sorted({*people, *companies}, key=lambda name: (-len(name), name))


def measure_build(folder: Path, jobs: int) -> dict[str, float]:
    """Build in this process and return its peak memory in MiB (workers count to the largest) with what was read."""
    with tempfile.TemporaryDirectory() as into, kg.open(Path(into, "archive.db")) as project:
        report = project.add(folder, options=BuildOptions(jobs=jobs))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"documents": report.added, "facts": report.facts, "seconds": report.elapsed, "MiB": peak / 1024}


def main() -> None:
    """Write the pages, build each set in a process of its own, print the peaks and their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        print(json.dumps(measure_build(options.folder, options.jobs)))
        return
    print(describe_machine())
    peaks = []
    for copies in (options.copies, options.copies * 10):
        with tempfile.TemporaryDirectory() as name:
            write_pages(Path(name), copies)
            command = [sys.executable, __file__, "--folder", name, "--jobs", str(options.jobs)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        result = json.loads(done.stdout.splitlines()[-1])
        print("  ".join(f"{key} {value:,.0f}" for key, value in result.items()))
        peaks.append(result["MiB"])
    print(f"ratio of the peaks {peaks[1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()
