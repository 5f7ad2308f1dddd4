"""The command line `kg`: each command is a thin layer over the library function of its name.

Data go to standard output, all else to standard error. Imports of what is slow stand inside the commands.
"""

from __future__ import annotations

import os
import sys

import typer

from kg.cli.asking import queries, query, show, stats, tour
from kg.cli.reading import build, extract, remove
from kg.cli.sending import evaluate, export, load
from kg.errors import KGError

EPILOG = (
    "Exit codes: 0 done · 1 another error · 2 wrong usage · 3 input cannot be read · 4 an option, pattern or query "
    "file is wrong · 5 no such name, query or document · 6 the archive · 7 the graph store · 8 a statement would write "
    "· 9 a file cannot be written · 130 stopped by Ctrl-C"
)

app = typer.Typer(
    name="kg",
    help="工会新闻知识图谱 · Build a knowledge graph, with its sources, from Chinese trade-union news.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, extract, remove, show, query, queries, stats, tour, load, export, evaluate):
    app.command()(command)


def main() -> None:
    """Run the command line; end with the exit code of what went wrong."""
    try:
        app(prog_name="kg")
    except KGError as error:
        typer.echo(f"kg: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("kg: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        typer.echo(f"kg: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        sys.exit(1)
