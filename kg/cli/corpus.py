"""`kg corpus`: check annotated pieces, and give them as labelled text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.output import note, put, put_table
from kg.errors import InputError
from kg.resources import pipelines

if TYPE_CHECKING:
    from kg.corpus import Piece

corpus = typer.Typer(
    no_args_is_help=True,
    help="Annotated news of the genre: check it, give it to other programs 标注语料.",
    epilog="\b\nExample 例:\n  kg corpus check\n  kg corpus export --split train -o train.jsonl",
)


class Split(StrEnum):
    """A part of the corpus; kg.corpus.SPLITS has the same names."""

    train = "train"
    tune = "tune"
    test = "test"


Folder = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help="A folder of pieces; the project's own if none is named.", show_default=False),
]


@corpus.command()
def check(
    folder: Folder = None,
    card: Annotated[bool, typer.Option("--card", help="Print the figures of the data card, in Markdown.")] = False,
) -> None:
    """Check pieces, and count what is in them 检查语料并计数.

    Every piece that is wrong is named, with file, line and remedy; then the exit code is 3.

    \b
    Example 例:
      kg corpus check pipelines/corpus --card
    """
    from kg.corpus import SPLITS, format_card, read_pieces

    pieces, errors = read_pieces(folder or pipelines("corpus"))
    for error in errors:
        note(str(error))
    if card:
        put(format_card(pieces))
    else:
        put_table(
            ("split", "pieces", "characters", "mentions", "facts"), (_row(split, pieces) for split in (*SPLITS, "all"))
        )
    if errors:
        raise InputError(f"{len(errors)} of {len(pieces) + len(errors)} pieces are wrong; see above")


@corpus.command()
def export(
    folder: Folder = None,
    split: Annotated[Split | None, typer.Option(help="Only this part of the corpus.", show_default="all")] = None,
    damage: Annotated[
        int | None,
        typer.Option(metavar="SEED", help="Damage the text as OCR does, the same way for the same number."),
    ] = None,
    sentences: Annotated[bool, typer.Option("--sentences", help="A sentence a line, not a piece a line.")] = False,
    output: options.Output = None,
) -> None:
    """Give pieces as labelled text 导出标注文本.

    JSON Lines: {"text": ..., "entities": [[start, end, label], ...], "optional": [...], "id": ...}. What is optional may
    be read either way: it is neither right nor wrong.

    \b
    Example 例:
      kg corpus export --split train --damage 1 -o train.jsonl
    """
    from kg.export import write_file

    lines = _iter_lines(folder or pipelines("corpus"), split, damage, sentences)
    if output is None:
        for line in lines:
            put(line)
        return
    write_file(output, lines)
    note(f"written 已写出: {output}")


def _iter_lines(folder: Path, split: Split | None, seed: int | None, sentences: bool) -> Iterator[str]:
    from kg.corpus import damage, format_labelled, iter_pieces, iter_sentences, to_labelled

    for piece in iter_pieces(folder, split and split.value):
        labelled = to_labelled(piece if seed is None else damage(piece, seed))
        for one in iter_sentences(labelled) if sentences else (labelled,):
            yield format_labelled(one)


def _row(split: str, pieces: list[Piece]) -> tuple[object, ...]:
    counts: Counter[str] = Counter()
    for piece in pieces:
        if split in (piece.split, "all"):
            counts.update(pieces=1, characters=len(piece.text), mentions=len(piece.mentions), facts=len(piece.facts))
    return split, *(counts[name] for name in ("pieces", "characters", "mentions", "facts"))
