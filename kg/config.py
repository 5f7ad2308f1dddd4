"""The options of each stage: one frozen class a stage, and the only place where a default stands."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files become documents. `date` (ISO) and `place` hold for every document that does not say its own."""

    date: str | None = None
    place: str | None = None
    encoding: str | None = None
    max_bytes: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineOptions:
    """What the pipeline reads with.

    `segmenter` is jieba, pkuseg (`segmenter_model` is the folder of its model) or char. `finders` says whose word counts
    for mentions: rules, model or both; `entity_model` is the file of a model of one's own.
    """

    segmenter: str = "jieba"
    segmenter_model: str | None = None
    finders: str = "both"
    entity_model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How a build runs. `jobs` counts processes."""

    read: ReadOptions = field(default_factory=ReadOptions)
    pipeline: PipelineOptions = field(default_factory=PipelineOptions)
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """How a graph is sent to a store. `batch` counts rows a statement."""

    batch: int = 1000
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How the graph is served over HTTP.

    Queries go to the `embedded` store unless another is given; other programs on this machine may read it on `bolt_port`,
    with a password of their owner's choice.

    Without `tokens` only this machine may ask, by a name of itself or one of `hosts`. `origins` are those of pages in
    browsers that may ask; `root_path` is the prefix under which a proxy shows the service. What is asked for beyond
    `max_items` comes on a further page; more than `max_heavy` long questions, or `max_exports`, at once are sent away for a moment.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    refresh: float = 10.0
    tokens: tuple[str, ...] = field(default=(), repr=False)
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    root_path: str = ""
    cypher: bool = False
    embedded: bool = True
    bolt_port: int | None = None
    bolt_password: str | None = field(default=None, repr=False)
    max_items: int = 1000
    max_rows: int = 10_000
    max_hops: int = 6
    max_seconds: float = 20.0
    max_body: int = 64 * 1024
    max_heavy: int = 4
    max_exports: int = 2
    max_cached: int = 8 * 1024 * 1024
