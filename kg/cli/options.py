"""Options that several commands share."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.config import PipelineOptions

ARCHIVE: Final = Path("archive.db")
"""The archive where none is named."""
SEGMENTER: Final = PipelineOptions().segmenter

From = Annotated[Path, typer.Option("--from", envvar="KG_ARCHIVE", metavar="ARCHIVE", help="The archive to read.")]
FromGraph = Annotated[
    Path,
    typer.Option("--from", envvar="KG_ARCHIVE", metavar="ARCHIVE", help="The archive, or a graph file of kg import."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to standard output.")]

Date = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date of pages that do not say theirs: 2015-06-26, 2015-06 or 2015.")
]
Place = Annotated[str | None, typer.Option(metavar="PLACE", help="Place of pages that do not say theirs: 重庆市.")]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Encoding of text files, where it is not found rightly: gb18030, big5."),
]
Segmenter = Annotated[str, typer.Option(metavar="NAME", help="What parts words: jieba, pkuseg or char.")]
SegmenterModel = Annotated[str | None, typer.Option(metavar="FOLDER", help="The model of pkuseg.")]


class FindersName(Enum):
    """Whose word counts for mentions."""

    BOTH = "both"
    RULES = "rules"
    MODEL = "model"


BOTH: Final = FindersName(PipelineOptions().finders)
Finders = Annotated[FindersName, typer.Option(help="Whose word counts for mentions: rules, the entity model or both.")]
EntityModel = Annotated[str | None, typer.Option(metavar="FILE", help="An entity model of your own, made by kg train.")]

User = Annotated[str, typer.Option(envvar=["NEO4J_USER", "NEO4J_USERNAME"], help="User of the Neo4j.")]
Password = Annotated[
    str | None,
    typer.Option(envvar="NEO4J_PASSWORD", help="Its password; other users of this machine do not see the variable."),
]
Database = Annotated[
    str | None, typer.Option(envvar="NEO4J_DATABASE", help="Its database, if not the one that the server chooses.")
]
