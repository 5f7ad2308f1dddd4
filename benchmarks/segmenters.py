"""Measure the segmenters that the pipeline can use: their words, their speed, and what is read with each.

    python benchmarks/segmenters.py WORDS --model segmenter [--gold GOLD --pages PAGE...]

WORDS is segmented text (a treebank as .conllu, or words parted by spaces) that the model was not trained on. GOLD and
pages are those of `kg evaluate`; with them the F1 of mentions (but EVENT) and of role facts is measured too.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from machine import describe_machine

import kg
from kg.config import BuildOptions, PipelineOptions
from kg.evaluate import Found, evaluate, read_gold
from kg.nlp.segmenters import NAMES, Segmenter, make_segmenter
from kg.training.segmenter import read_sentences

ROWS = (("mention", "all but EVENT"), ("fact", "role"))


def find_spans(words: Iterable[str]) -> set[tuple[int, int]]:
    """Return the spans of words that stand one behind the other."""
    spans, start = set(), 0
    for word in words:
        spans.add((start, start + len(word)))
        start += len(word)
    return spans


def measure_words(segmenter: Segmenter, sentences: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Return the F1 of words, and the characters a second of CPU."""
    right = found = wanted = characters = 0
    seconds = 0.0
    for words in sentences:
        text = "".join(words)
        begin = time.process_time()
        cut = [word for word, _ in segmenter(text)]
        seconds += time.process_time() - begin
        gold, spans = find_spans(words), find_spans(cut)
        right, found, wanted = right + len(gold & spans), found + len(spans), wanted + len(gold)
        characters += len(text)
    return 2 * right / (found + wanted), characters / seconds


def measure_reading(options: BuildOptions, gold: Path, pages: Sequence[Path]) -> list[float]:
    """Return the F1 of what the pipeline reads in pages, one for each of `ROWS`."""
    found = [Found(path=str(page), data=kg.page_to_json(kg.extract(page, options=options))) for page in pages]
    scores = evaluate(read_gold(gold), found).scores()
    return [scores[row].f1 for row in ROWS]


def main() -> None:
    """Measure each segmenter and print a line of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("words", type=Path, help="segmented text that the model was not trained on")
    parser.add_argument("--model", required=True, help="folder of a model of spacy-pkuseg")
    parser.add_argument("--gold", type=Path, help="a gold file, or a folder of them")
    parser.add_argument("--pages", type=Path, nargs="+", default=[], help="the pages of the gold")
    options = parser.parse_args()
    print(describe_machine())
    sentences = read_sentences(options.words)
    print("segmenter   words F1   characters a second" + "".join(f"   {kind} {name} F1" for kind, name in ROWS))
    for name in NAMES:
        model = options.model if name == "pkuseg" else None
        words, speed = measure_words(make_segmenter(name, model), sentences)
        build = BuildOptions(pipeline=PipelineOptions(segmenter=name, segmenter_model=model))
        read = measure_reading(build, options.gold, options.pages) if options.gold else []
        print(f"{name:9}{words:12.3f}{speed:22,.0f}" + "".join(f"{score:15.3f}" for score in read))


if __name__ == "__main__":
    main()
