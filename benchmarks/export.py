"""Measure the exports: rows a second of CPU, against networkx's writer of the same format, and peak memory.

    python benchmarks/export.py [--nodes 20000] [--edges 60000] [--rounds 3] [--no-memory]
    python benchmarks/export.py --archive big.db      each format once, from the graph's file of an archive to a file

The graph is made up (graphs.py), its edges have a passage of some 300 characters each. Rows are nodes and edges; the
CPU time of this process counts, median of the rounds, in each of which every format and networkx's writers take their turn.
networkx is handed a graph of its own with lists as JSON texts, as neither GraphML nor GEXF has any; making it is not measured.
Memory is the peak of a process of its own that exports a graph that is made while it is read: of so many rows, and of four
times as many.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import networkx as nx
from graphs import Streamed, fresh, make_graph
from machine import describe_machine

from kg.export import GRAPH_FORMATS, write_graph
from kg.export.files import iter_bytes
from kg.graph import Graph, GraphView, to_networkx
from kg.index import open_index

THEIRS = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}


def export(graph: GraphView, name: str) -> None:
    """Write the files of a format to nowhere."""
    with Path("/dev/null").open("wb") as file:
        for _, pieces in GRAPH_FORMATS[name].make(graph):
            file.writelines(iter_bytes(pieces))


def for_networkx(graph: Graph) -> nx.MultiDiGraph:
    """Return a graph as networkx can write it."""
    view = to_networkx(graph)
    for *_, data in (*view.nodes(data=True), *view.edges(data=True)):
        data.update({key: json.dumps(value) for key, value in data.items() if isinstance(value, tuple)})
    return view


def cpu(run: Callable[[], object]) -> float:
    """Return how many seconds of CPU a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def measure_speed(nodes: int, edges: int, rounds: int) -> None:
    """Print the rows a second of each format, and how many times networkx's that is."""
    graph = make_graph(nodes, edges)
    theirs = for_networkx(graph)
    rows = len(graph.nodes) + len(graph.edges)
    seconds: dict[str, list[float]] = {}
    gc.collect()
    gc.freeze()  # both graphs, which the collector would go through again and again
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for name in GRAPH_FORMATS:
                new = fresh(graph)
                seconds.setdefault(name, []).append(cpu(lambda: export(new, name)))  # noqa: B023
            for name, write in THEIRS.items():
                path = str(Path(folder, name))
                seconds.setdefault(f"networkx {name}", []).append(cpu(lambda: write(theirs, path)))  # noqa: B023
    for name, values in seconds.items():
        took, base = median(values), seconds.get(f"networkx {name}")
        ratio = f"{median(base) / took:6.1f} x networkx" if base else ""
        print(f"{name:18} {rows / took:10,.0f} rows/s of CPU {ratio}", flush=True)


def measure_memory(nodes: int, edges: int) -> None:
    """Print the peak memory of each format for a graph and for one four times as large."""
    for name in GRAPH_FORMATS:
        peaks = [_peak(name, nodes * times, edges * times) for times in (1, 4)]
        print(f"{name:18} {peaks[0]:6.0f} MiB, {peaks[1]:6.0f} MiB for 4 times the rows", flush=True)


def measure_archive(archive: Path) -> None:
    """Print the rows a second of each format, read from the graph's file of an archive, and the size of what is written."""
    with open_index(archive) as index, index.snapshot(), tempfile.TemporaryDirectory() as folder:
        rows = sum(sum(counts.values()) for counts in index.counts().values())
        for name in GRAPH_FORMATS:
            path = Path(folder, name)
            took = cpu(lambda: write_graph(index, name, path))  # noqa: B023
            size = sum(file.stat().st_size for file in (path, *path.rglob("*")) if file.is_file())
            print(f"{name:18} {rows / took:10,.0f} rows/s of CPU {size / 1e6:6.0f} MB", flush=True)


def _peak(name: str, nodes: int, edges: int) -> float:
    """Return the peak memory in MiB of a process that exports a graph."""
    command = [sys.executable, __file__, "--of", name, "--nodes", str(nodes), "--edges", str(edges)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--no-memory", action="store_true")
    parser.add_argument("--of", choices=tuple(GRAPH_FORMATS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.of:
        export(Streamed(node_count=options.nodes, edge_count=options.edges), options.of)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    print(describe_machine(), flush=True)
    if options.archive:
        measure_archive(options.archive)
        return
    measure_speed(options.nodes, options.edges, options.rounds)
    if not options.no_memory:
        measure_memory(options.nodes, options.edges)


if __name__ == "__main__":
    main()
