"""Measure the way from a page to its facts: characters a second of CPU on one core, beside jieba.posseg in the same run.

    python benchmarks/speed.py [PATH...] [--rounds 3] [--json]

Each round is a process of its own, so that no round profits from what another has cached: it loads the pipeline and
jieba, has both read the sample pages, and then takes the time of both over all documents, once. The median round
counts. (Without PATH the sample pages are read a second time, which flatters both; give pages of your own.)
Documents in traditional characters are left out: jieba falls to a twentieth of its speed on them, so that they alone
would decide the ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from machine import describe_machine

from kg.build import extract_page
from kg.config import ReadOptions
from kg.ingest import read_documents, split_articles
from kg.model import Document
from kg.nlp import make_doc, make_pipeline, read_articles
from kg.nlp.components import drop_work
from kg.offsets import to_source
from kg.resolve import resolve_page
from kg.text.fold import fold

SAMPLES = Path(__file__).parent.parent / "samples"

Times = defaultdict[str, float]


@contextmanager
def taken(times: Times, stage: str) -> Iterator[None]:
    """Add the CPU seconds of a block to those of a stage."""
    begin = time.process_time()
    yield
    times[stage] += time.process_time() - begin


def is_traditional(text: str) -> bool:
    """Say whether a text is in traditional characters: more than one in twenty has a simplified form."""
    traditional = sum(char != simple for char, simple in zip(text, fold(text), strict=True) if char > "\u4e00")
    return traditional * 20 > len(text)


def read_simplified(paths: Sequence[Path]) -> list[Document]:
    """Return the documents of files and folders that are in simplified characters."""
    found = read_documents(paths, ReadOptions())
    return [item for item in found if isinstance(item, Document) and not is_traditional(item.text)]


def measure_round(documents: Sequence[Document]) -> dict[str, float]:
    """Return the CPU seconds of this process for pages to facts and for jieba.posseg."""
    import jieba.posseg

    nlp = make_pipeline()
    for run in (read_simplified([SAMPLES]), documents):
        times: Times = defaultdict(float)
        for document in run:
            with taken(times, "page to facts"):
                extract_page(document, nlp)
            with taken(times, "jieba.posseg"):
                jieba.posseg.lcut(document.text)
    return dict(times)


def measure_stages(documents: Sequence[Document]) -> dict[str, float]:
    """Return the CPU seconds of each stage and component.

    A component that asks for what another finds has that found in its own time.
    """
    nlp = make_pipeline()
    for document in read_simplified([SAMPLES]):
        extract_page(document, nlp)
    times: Times = defaultdict(float)
    for document in documents:
        with taken(times, "split"):
            articles = split_articles(document)
        with taken(times, "make docs"):
            docs = [make_doc(nlp, article.text) for article in articles]
        for doc in docs:
            for name, component in nlp.pipeline:
                with taken(times, name):
                    component(doc)
            drop_work(doc)
        readings = tuple(read_articles(nlp, articles))
        with taken(times, "resolve"):
            resolved = resolve_page(document, readings)
        with taken(times, "source offsets"):
            for reading in resolved:
                to_source(reading, document.text)
    return dict(times)


def run_rounds(paths: Sequence[str], rounds: int, task: str) -> dict[str, float]:
    """Return the median over rounds, each run in a process of its own."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    results = []
    for _ in range(rounds):
        command = [sys.executable, __file__, *paths, "--task", task]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        results.append(json.loads(done.stdout.splitlines()[-1]))
    return {key: statistics.median(result[key] for result in results) for key in results[0]}


def main() -> None:
    """Run the rounds and print what they took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="*", default=[str(SAMPLES)], help="pages and folders (the sample pages)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--task", choices=("round", "stages"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    documents = read_simplified([Path(path) for path in options.paths])
    if options.task:
        print(json.dumps((measure_round if options.task == "round" else measure_stages)(documents)))
        return
    characters = sum(len(document.text) for document in documents)
    times = run_rounds(options.paths, options.rounds, "round")
    stages = run_rounds(options.paths, options.rounds, "stages")
    speeds = {name: characters / seconds for name, seconds in times.items()}
    ratio = speeds["page to facts"] / speeds["jieba.posseg"]
    if options.json:
        print(json.dumps({"characters": characters, "speeds": speeds, "ratio": ratio, "stages": stages}))
        return
    print(describe_machine())
    print(f"{len(documents)} documents, {characters} characters, median of {options.rounds} rounds\n")
    for name, speed in speeds.items():
        print(f"{name:20}{speed:12,.0f} characters a second of CPU")
    print(f"{'ratio':20}{ratio:12.2f} x jieba.posseg\n")
    total = sum(stages.values())
    for name, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"{name:20}{seconds * 1e6 / characters:9.2f} us a character {seconds / total:6.0%}")


if __name__ == "__main__":
    main()
