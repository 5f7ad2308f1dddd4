"""Measure matching batches of names with a big graph: exact names, and names with one character wrong.

    python benchmarks/big_archive.py big.db
    python benchmarks/reconcile.py big.db [--batch 50] [--rounds 20]

The names are drawn from the graph, those of each type alike often; a batch is answered as /reconcile answers it, JSON in
and JSON out, without the network. `first` is how often the entity is the best candidate, `found` how often one of three,
`match` how often it is a match, `wrong` how often another entity is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from statistics import median

from machine import describe_machine

from kg.index import GraphIndex, open_index
from kg.reconcile import match, parse_batch

TYPES = ("Person", "Union", "Company", "Organization", "Award")
LIKE = "口日目田由甲申未末土士己已巳人入"
_DRAWN = 2000


def draw_names(index: GraphIndex, chosen: random.Random) -> list[tuple[str, str, str]]:
    """Return names with the types and the ids of their entities, types in turn."""
    names = []
    for kind in TYPES:
        total = index.find("", labels=[kind], limit=1).total
        hits = index.find("", labels=[kind], limit=_DRAWN, offset=max(total // 2 - _DRAWN, 0), counted=False).hits
        names += [(str(hit.node.properties["name"]), kind, hit.node.id) for hit in hits]
    chosen.shuffle(names)
    return names


def damage(name: str, chosen: random.Random) -> str:
    """Return a name with one character read wrongly."""
    at = chosen.randrange(len(name))
    return name[:at] + chosen.choice([char for char in LIKE if char != name[at]]) + name[at + 1 :]


def run_batch(index: GraphIndex, asked: list[tuple[str, str, str]], found: dict[str, int]) -> float:
    """Return how many seconds a batch takes, and count what it finds."""
    text = json.dumps({str(n): {"query": name, "type": kind, "limit": 3} for n, (name, kind, _) in enumerate(asked)})
    start = time.perf_counter()
    with index.snapshot():
        answers = {key: [one.as_json(index) for one in match(index, query)] for key, query in parse_batch(text).items()}
        json.dumps(answers, ensure_ascii=False)
    took = time.perf_counter() - start
    for candidates, (_, _, key) in zip(answers.values(), asked, strict=True):
        found["first"] += bool(candidates) and candidates[0]["id"] == key
        found["found"] += any(one["id"] == key for one in candidates)
        found["match"] += any(one["match"] for one in candidates if one["id"] == key)
        found["wrong"] += any(one["match"] for one in candidates if one["id"] != key)
    return took


def main() -> None:
    """Measure both kinds of names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    chosen = random.Random(0)
    print(describe_machine(), flush=True)
    with open_index(options.archive) as index:
        names = draw_names(index, chosen)
        for what in ("exact", "one character wrong"):
            found = dict.fromkeys(("first", "found", "match", "wrong"), 0)
            seconds = []
            for _ in range(options.rounds):
                drawn = chosen.sample(names, options.batch)
                asked = drawn if what == "exact" else [(damage(name, chosen), kind, key) for name, kind, key in drawn]
                seconds.append(run_batch(index, asked, found))
            asked_for = options.batch * options.rounds
            told = ", ".join(f"{name} {count / asked_for:.1%}" for name, count in found.items())
            print(f"{what:20} median {median(seconds):.3f} s, longest {max(seconds):.3f} s a batch; {told}", flush=True)


if __name__ == "__main__":
    main()
