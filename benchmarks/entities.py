"""Measure the entity model: its F1 on public corpora, its speed, and whether spans hang on the batch.

    python benchmarks/entities.py PUBLIC [--model FILE] [--pages PATH...] [--texts 10000]

PUBLIC is the folder of cluener.dev, resume.test and msra.test as JSON Lines. Each corpus is read in its own view, as
its source is annotated, and again in the product's own, through a mapping of labels. Speed is CPU of one core, words
and decoding included, beside jieba.posseg in the same run, on pages (without them on the sentences of the corpora).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from machine import describe_machine

os.environ["OMP_NUM_THREADS"] = "1"

from kg.config import ReadOptions
from kg.ingest import read_documents
from kg.model import Document
from kg.nlp.entities import EntityModel, load_model
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View

Spans = set[tuple[int, int, str]]

CORPORA: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "cluener.dev": ("cluener", {"name": "PERSON", "company": "COMPANY", "position": "ROLE"}),
    "resume.test": ("resume", {"NAME": "PERSON", "TITLE": "ROLE"}),
    "msra.test": ("news", {"PER": "PERSON"}),
}
"""Each corpus with the view of its source, and what its labels are in the view of the product."""


def read_corpus(path: Path) -> list[tuple[str, Spans]]:
    """Return texts with their spans."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [(record["text"], {tuple(span) for span in record["entities"]}) for record in records]


def find_spans(model: EntityModel, texts: Sequence[str], size: int = 256) -> list[list[tuple[int, int, str, float]]]:
    """Return the spans of texts, read `size` at a time."""
    segmenter = make_segmenter("jieba")
    batches = (texts[start : start + size] for start in range(0, len(texts), size))
    return [
        [(start, end, label, round(sure, 3)) for start, end, label, sure in opinion.spans()]
        for batch in batches
        for opinion in model.read([View(text, segmenter) for text in batch])
    ]


def score(found: Iterable[Spans], right: Iterable[Spans]) -> tuple[float, float, float]:
    """Return precision, recall and F1, in percent."""
    pairs = list(zip(found, right, strict=True))
    hits = sum(len(a & b) for a, b in pairs)
    given, asked = sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs)
    return 100 * hits / max(given, 1), 100 * hits / max(asked, 1), 200 * hits / max(given + asked, 1)


def measure_f1(folder: Path, model: str | None) -> None:
    """Print the F1 of each corpus in both views."""
    print("corpus        view      labels              P      R     F1")
    for name, (view, mapping) in CORPORA.items():
        texts, right = zip(*read_corpus(folder / f"{name}.jsonl"), strict=True)
        found = [{span[:3] for span in spans} for spans in find_spans(load_model(model, view), texts)]
        print(f"{name:<13} {view:<9} {'all':<18}", *(f"{value:6.1f}" for value in score(found, right)))
        own = find_spans(load_model(model), texts)
        for label, ours in mapping.items():
            mapped = [{span[:2] for span in spans if span[2] == ours} for spans in own]
            wanted = [{span[:2] for span in spans if span[2] == label} for spans in right]
            print(f"{'':<13} {'main':<9} {label + ' = ' + ours:<18}", *(f"{v:6.1f}" for v in score(mapped, wanted)))  # type: ignore[arg-type]


def measure_speed(texts: Sequence[str], model: str | None) -> None:
    """Print the characters a second of CPU of the model and of jieba.posseg."""
    import jieba.posseg

    loaded, characters, times = load_model(model), sum(map(len, texts)), {}
    for name, read in (("model", partial(find_spans, loaded)), ("jieba", lambda t: list(map(jieba.posseg.lcut, t)))):
        read(texts[:2])
        begin = time.process_time()
        read(texts)
        times[name] = time.process_time() - begin
    print(f"\n{characters} characters; {characters / times['model']:,.0f} a second of CPU,", end=" ")
    print(f"{times['jieba'] / times['model']:.2f} x jieba.posseg")


def measure_sameness(texts: Sequence[str], model: str | None) -> None:
    """Print how many texts have other spans in other batches, orders and processes."""
    plain = find_spans(load_model(model), texts)
    order = random.Random(1).sample(range(len(texts)), len(texts))
    shuffled = find_spans(load_model(model), [texts[index] for index in order], 64)
    alone = find_spans(load_model(model), texts, 1)
    halves = [texts[: len(texts) // 2], texts[len(texts) // 2 :]]
    with ProcessPoolExecutor(2) as pool:
        parted = [spans for part in pool.map(_find_in_process, [model] * 2, halves) for spans in part]
    differ = sum(shuffled[place] != plain[index] for place, index in enumerate(order))
    print(f"{len(texts)} texts, spans and confidences that differ: shuffled in batches of 64 {differ},", end=" ")
    print(f"one by one {sum(a != b for a, b in zip(plain, alone, strict=True))},", end=" ")
    print(f"in two processes {sum(a != b for a, b in zip(plain, parted, strict=True))}")


def _find_in_process(model: str | None, texts: Sequence[str]) -> list[list[tuple[int, int, str, float]]]:
    return find_spans(load_model(model), texts)


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--pages", type=Path, nargs="*", default=[])
    parser.add_argument("--texts", type=int, default=10_000)
    given = parser.parse_args()
    print(describe_machine())
    measure_f1(given.public, given.model)
    corpora = [text for name in CORPORA for text, _ in read_corpus(given.public / f"{name}.jsonl")]
    pages = [one.text for one in read_documents(given.pages, ReadOptions()) if isinstance(one, Document)]
    measure_speed(pages or corpora, given.model)
    many = [*pages, *corpora, *(text[: len(text) // 2] for text in corpora if len(text) > 1)]
    measure_sameness(many[: given.texts], given.model)


if __name__ == "__main__":
    main()
