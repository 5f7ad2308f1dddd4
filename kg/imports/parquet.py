"""The two Parquet files of `kg export parquet`, in a folder or in a zip. Needs pyarrow (extra: parquet)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from kg.errors import ConfigError, InputError
from kg.export.parquet import EDGES, NODES
from kg.graph import Edge, Node
from kg.imports.records import OnSkipped, Placed, properties_of, text_of

_NODE_KEYS: Final = ("id", "label")
_EDGE_KEYS: Final = ("id", "type", "start", "end", "start_label", "end_label")
_ROWS: Final = 10_000
"""Rows that are in memory as Python has them."""


def iter_parquet(path: Path, on_skipped: OnSkipped) -> Iterator[Placed]:
    """Yield the nodes and edges of a folder or a zip, none left out. Raises InputError, ConfigError without pyarrow."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ConfigError("format 'parquet' needs pyarrow; pip install 'union-news-kg[parquet]'") from error
    try:
        for name, keys, make in ((NODES, _NODE_KEYS, Node), (EDGES, _EDGE_KEYS, Edge)):
            with _opened(path, name) as file:
                for place, said in _iter_rows(file, f"{path}/{name}", keys):
                    ours = {key: text_of(said, key, place) for key in keys}
                    known = {key: value for key, value in said.items() if key not in keys and value is not None}
                    yield Placed(place, make(**ours, properties=properties_of(known, place)))
    except (pa.ArrowException, zipfile.BadZipFile) as error:
        raise InputError(f"{str(path)!r} is not what kg export parquet writes: {error}") from None
    except (OSError, KeyError) as error:
        raise InputError(
            f"cannot read {str(path)!r}: {error}; name the folder or the zip with {NODES} and {EDGES}"
        ) from None


@contextmanager
def _opened(path: Path, name: str) -> Iterator[IO[bytes]]:
    """Open a file of a folder or of a zip."""
    if path.is_dir():
        with (path / name).open("rb") as file:
            yield file
    else:
        with zipfile.ZipFile(path) as archive, archive.open(name) as file:
            yield file


def _iter_rows(file: IO[bytes], place: str, keys: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    from pyarrow.parquet import ParquetFile

    table = ParquetFile(file)
    missing = [key for key in keys if key not in table.schema_arrow.names]
    if missing:
        raise InputError(f"{place}: column {missing[0]!r} is missing; expected {', '.join(keys)} and properties")
    number = 0
    for batch in table.iter_batches(_ROWS):
        for said in batch.to_pylist():
            number += 1
            yield f"{place}:{number}", said
