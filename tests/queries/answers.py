"""Write the answers in the heads of the named queries anew: what their examples answer on the sample pages.

    PYTHONPATH=tests python -m queries.answers        or: make answers

An answer keeps the columns that its head has; a head without one gets those that are not null. Read what has changed
(`git diff cypher`) before it is committed: the heads are what the tests hold the queries to.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import kg
from kg.queries import Query, answer, read_queries
from kg.resources import cypher
from samples import build_samples

MOST = 3
"""How many rows a head shows; where it has fewer, there are no more."""


def shown(query: Query, records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the first rows of an answer, with the columns that the head of the query shows."""
    first = records[:MOST]
    columns = list(query.answers[0]) if query.answers else [c for c in query.columns if any(row[c] for row in first)]
    return [{column: row.get(column) for column in columns} for row in first]


def write_answers(path: Path, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Put rows into the head of a file, behind its example; tell whether it changed."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("// answer:")]
    place = next(number for number, line in enumerate(kept) if line.startswith("// example:")) + 1
    kept[place:place] = [f"// answer: {json.dumps(row, ensure_ascii=False)}" for row in rows]
    if kept == lines:
        return False
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return True


def main() -> None:
    """Ask every query on the sample pages, and write what differs."""
    with (
        tempfile.TemporaryDirectory() as folder,
        kg.open(build_samples(Path(folder))) as project,
        project.open_store() as store,
    ):
        for query in read_queries().values():
            records = answer(store, query, query.example).records()
            if write_answers(cypher("queries", query.group, f"{query.name}.cypher"), shown(query, records)):
                print(query.name, "has a new answer" if records else "ANSWERS NOTHING", file=sys.stderr)


if __name__ == "__main__":
    main()
