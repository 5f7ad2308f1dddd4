"""Measure the way from a page to its facts: characters a second of CPU on one core, beside jieba.posseg in the same run.

    python benchmarks/speed.py [PATH...] [--rounds 3] [--json]

Each round is a process of its own, so that no round profits from what another has cached: it loads the pipeline and
jieba, reads one short text, and then takes the time of both over all documents, once. The median round counts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
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

SAMPLES = Path(__file__).parent.parent / "samples"
WARM_UP = """湖州市总工会表彰先进

本报讯(记者丁一鸣 通讯员石磊)5月6日,浙江省湖州市总工会召开大会。市人大常委会副主任、市总工会主席文清出席,湖州甲乙纺织有限公司
党委副书记、工会主席方圆被授予“浙江省五一劳动奖章”。大会由市总工会、市人社局共同主办,公司工会与市技师学院签订协议。
"""

Times = Counter[str]


@contextmanager
def taken(times: Times, stage: str) -> Iterator[None]:
    """Add the CPU seconds of a block to those of a stage."""
    begin = time.process_time()
    yield
    times[stage] += time.process_time() - begin


def measure_round(documents: Sequence[Document]) -> dict[str, float]:
    """Return the CPU seconds of this process for jieba.posseg, for pages to facts, and for each stage on its own."""
    import jieba.posseg

    nlp = make_pipeline()
    extract_page(Document(path="warm-up", text=WARM_UP), nlp)
    jieba.posseg.lcut(WARM_UP)
    times: Times = Counter()
    for document in documents:
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
    extract_page(Document(path="warm-up", text=WARM_UP), nlp)
    times: Times = Counter()
    for document in documents:
        with taken(times, "split"):
            articles = split_articles(document)
        with taken(times, "other"):
            docs = [make_doc(nlp, article.text) for article in articles]
        for doc in docs:
            for name, component in nlp.pipeline:
                with taken(times, name):
                    component(doc)
            drop_work(doc)
        readings = tuple(read_articles(nlp, articles))
        with taken(times, "resolve"):
            resolved = resolve_page(document, readings)
        with taken(times, "other"):
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
    found = read_documents([Path(path) for path in options.paths], ReadOptions())
    documents = [document for document in found if isinstance(document, Document)]
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
