"""Train a segmenter of spacy-pkuseg, which ships no model, from segmented text.

    python -m kg.training.segmenter zh_gsdsimp-ud-train.conllu --into segmenter

The text is a treebank of Universal Dependencies (CoNLL-U), or a sentence a line with its words parted by spaces.
The folder is then the model of the pipeline's segmenter: `kg build PAGE... --segmenter pkuseg --segmenter-model segmenter`.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import ConfigError, InputError, KGError

_ROUNDS = 20
_SHOWN = 10


def read_sentences(path: Path) -> list[list[str]]:
    """Return the sentences of a segmented text, each as its words; raise InputError if it has none or cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read segmented text {str(path)!r}: {error}") from error
    sentences = list(_parse_conllu(text)) if path.suffix == ".conllu" else [line.split() for line in text.splitlines()]
    found = [words for words in sentences if words]
    if not found:
        raise InputError(
            f"no sentence in {str(path)!r}; expected CoNLL-U, or words parted by spaces, a sentence a line"
        )
    return found


def train_segmenter(sentences: Sequence[Sequence[str]], folder: Path, *, rounds: int = _ROUNDS) -> None:
    """Train a model on sentences given as words, and write it into a folder.

    The trainer shows its progress on stderr: F1 over every tenth sentence it learns from, no measure of quality.
    Raises ConfigError where spacy-pkuseg is not installed.
    """
    try:
        import spacy_pkuseg
    except ImportError as error:
        raise ConfigError("spacy-pkuseg is not installed; pip install 'union-news-kg[pkuseg]'") from error
    with tempfile.TemporaryDirectory() as name, contextlib.redirect_stdout(sys.stderr):
        learnt, shown = Path(name, "learnt.txt"), Path(name, "shown.txt")
        _write_sentences(sentences, learnt)
        _write_sentences(sentences[::_SHOWN], shown)
        spacy_pkuseg.train(str(learnt), str(shown), str(folder), train_iter=rounds)


def _parse_conllu(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence; parts of a joined word (1-2) and empty nodes (1.1) are none."""
    for block in text.split("\n\n"):
        rows = (line.split("\t") for line in block.splitlines() if line and not line.startswith("#"))
        yield [row[1] for row in rows if len(row) > 1 and row[0].isdigit()]


def _write_sentences(sentences: Sequence[Sequence[str]], path: Path) -> None:
    path.write_text("".join(f"{' '.join(words)}\n" for words in sentences), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.segmenter", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("text", type=Path, help="segmented text: .conllu, or words parted by spaces, a sentence a line")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="where the model goes")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="times over the text (%(default)s)")
    options = parser.parse_args(arguments)
    try:
        train_segmenter(read_sentences(options.text), options.into, rounds=options.rounds)
    except KGError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(options.into)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
