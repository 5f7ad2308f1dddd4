"""Bring the labels of a source and those that are found under the same names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.corpus import Labelled, Span
from kg.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What counts, under which name: `labels` in order; `table` of what is called otherwise, '' for what does not count.

    `unasked` are labels that the source does not annotate: what is found of them is neither right nor wrong.
    """

    labels: tuple[str, ...]
    table: Mapping[str, str]
    unasked: tuple[str, ...] = ()

    def counted(self, spans: Iterable[Span]) -> set[Span]:
        """Return the spans that count, under their names."""
        named = (span._replace(label=self.table.get(span.label, span.label)) for span in spans)
        return {span for span in named if span.label in self.labels}


def map_labels(labelled: Sequence[Labelled], known: Iterable[str], table: Mapping[str, str]) -> Mapped:
    """Return how labels are compared: `known` are those that can be found, `table` says what labels of both sides are.

    A label that `table` maps to itself counts even if the source has none of it. Raises InputError for a label of the
    source that nothing can find and `table` does not tell of, ConfigError for a label in `table` that is nowhere.
    """
    known = tuple(known)
    sources = {span.label: one.place for one in reversed(labelled) for span in (*one.entities, *one.optional)}
    targets = tuple(dict.fromkeys(table.get(label, label) for label in known))
    for label, target in table.items():
        if label not in sources and label not in known:
            raise ConfigError(f"label {label!r} of --map is not in the file; it has {_listed(sources)}")
        if target and target not in targets:
            raise ConfigError(f"--map {label}={target}: nothing finds {target!r}; expected one of {_listed(targets)}")
    for label, place in sources.items():
        if table.get(label, label) and table.get(label, label) not in targets:
            raise InputError(
                f"{place}: unknown label {label!r}; expected one of {_listed(targets)}; "
                f"say what it is (--map {label}=PERSON), or leave it out (--map {label}=)"
            )
    asked = {table.get(label, label) for label in sources} | {label for label in table if table[label] == label}
    labels = tuple(label for label in targets if label and label in asked)
    if not labels:
        raise InputError(
            f"no entity is left to be found; the file has {_listed(sources)}; say what they are with --map"
        )
    return Mapped(labels=labels, table=table, unasked=tuple(label for label in targets if label and label not in asked))


def parse_table(entries: Iterable[str]) -> dict[str, str]:
    """Return the table of entries like name=PERSON; raise ConfigError for what is none, and for a label told twice."""
    table: dict[str, str] = {}
    for entry in entries:
        label, equals, target = entry.partition("=")
        if not label or not equals or label in table:
            raise ConfigError(f"--map {entry!r} is not a label and what it is, each once; write name=PERSON, or name=")
        table[label] = target
    return table


def _listed(labels: Iterable[str]) -> str:
    return ", ".join(label for label in labels if label) or "no labels"
