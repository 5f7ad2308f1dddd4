"""The program: its commands, and what becomes of errors."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Final

import typer

import kg
from kg.cli.ask import ask
from kg.cli.browser import browser
from kg.cli.build import build, remove
from kg.cli.corpus import corpus
from kg.cli.evaluate import evaluate
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.importing import import_
from kg.cli.load import load
from kg.cli.mcp import mcp
from kg.cli.output import ReaderGoneError, note
from kg.cli.query import queries, query
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.stats import stats
from kg.cli.tour import tour
from kg.cli.train import train
from kg.errors import KGError, OutputError

COMMANDS: Final = (
    *(build, extract, show, ask, query, queries),
    *(load, export, import_, browser, serve, mcp),
    *(stats, remove, tour, train),
)
"""The commands in the order in which `kg --help` lists them; each has the name of its function."""

GROUPS: Final = {"evaluate": evaluate, "corpus": corpus}
"""The commands that have commands of their own, listed behind the others."""

_STOPPED: Final = 130
_PIPE: Final = 141


def exit_codes() -> dict[int, str]:
    """Return what each exit code means: those of kg.errors, and those of every program."""
    codes = {0: "Done; what was skipped on the way is said.", 2: "The command line is wrong."}
    codes |= {error.exit_code: (error.__doc__ or "").strip() for error in KGError.__subclasses__()}
    codes |= {
        KGError.exit_code: "A fault of this program.",
        _STOPPED: "Stopped by Ctrl-C.",
        _PIPE: "Nobody reads the output any more.",
    }
    return dict(sorted(codes.items()))


def _epilog() -> str:
    return "\b\nExit codes 退出码:\n" + "\n".join(f"  {code:<4} {meaning}" for code, meaning in exit_codes().items())


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


app = typer.Typer(
    name="kg",
    epilog=_epilog(),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
for command in COMMANDS:
    app.command(command.__name__.rstrip("_"))(command)
for name, group in GROUPS.items():
    app.add_typer(group, name=name)


@app.callback()
def _about(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    """工会新闻知识图谱 · A knowledge graph, with its sources, from Chinese trade-union news.

    \b
    Begin with 先试:
      kg build pages/ --into archive.db
      kg tour --from archive.db
    """


def main() -> None:
    """Run the command line, and end with the exit code of what went wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a path may hold what no encoding can write
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    if code in (_PIPE, OutputError.exit_code):  # what is left to print has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; no error leaves this function."""
    try:
        app(list(arguments), prog_name="kg")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except Exception as error:
        return _explain(error)
    else:
        code = 0
    if code == _STOPPED:
        note("kg: stopped 已停止; what was done stays, and the same command goes on from there")
    try:
        sys.stdout.flush()
    except OSError as error:
        return _explain(error)
    return code


def _explain(error: Exception) -> int:
    """Say what went wrong, and return the exit code of it."""
    if isinstance(error, BrokenPipeError | ReaderGoneError):
        return _PIPE
    if isinstance(error, OSError):
        error = OutputError(f"cannot write {error.filename or 'the output'}: {error.strerror or error}")
    if isinstance(error, KGError):
        note(f"kg: {error}")
        return error.exit_code
    if os.environ.get("KG_DEBUG"):
        raise error
    note(f"kg: a fault of this program: {type(error).__name__}: {error}; KG_DEBUG=1 shows where; please report it")
    return KGError.exit_code
