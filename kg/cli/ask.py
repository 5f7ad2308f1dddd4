"""`kg ask`: questions in Chinese."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.output import note, put, put_json, put_table
from kg.cli.query import connect_to, open_graph
from kg.errors import QuestionError
from kg.export.words import LABEL_NAMES

if TYPE_CHECKING:
    from kg.asking import Refused, Reply, Understood


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in Chinese.", show_default=False)],
    archive: options.FromGraph = options.ARCHIVE,
    uri: Annotated[str | None, typer.Option(metavar="URI", help="Ask this Neo4j: bolt://localhost:7687.")] = None,
    user: options.User = "neo4j",
    password: options.Password = None,
    database: options.Database = None,
    as_json: options.AsJson = False,
) -> None:
    """Ask a question in Chinese 用中文提问.

    Above the answer stands how the question was read, and the named query that it became. One that cannot be read is not
    guessed at: what is near to it and can be read is said. The names are those of the archive, or of
    the graph file, also where --uri names a Neo4j to be asked.

    \b
    Example 例:
      kg ask 2018年重庆市总工会主席是谁 --from archive.db
      kg ask 哪些企业获得过全国五一劳动奖状 --from archive.db --json
    """
    from kg.asking import GraphNames, Refused, answer_asked, read_question, refuse
    from kg.index import open_index

    with open_index(archive) as index:
        asked = read_question(question, GraphNames(index))
    if isinstance(asked, Refused):
        if as_json:
            _put_json(refuse(asked))
        raise QuestionError(_explain(asked))
    with open_graph(archive) if uri is None else connect_to(uri, user, password, database) as store:
        reply = answer_asked(asked, store)
    if as_json:
        _put_json(reply)
    else:
        _put(asked, reply)


def _put_json(reply: Reply) -> None:
    from kg.asking import reply_to_json

    put_json(reply_to_json(reply))


def _put(asked: Understood, reply: Reply) -> None:
    put(f"{typer.style(asked.zh, bold=True)}  {asked.en}\n{_command(asked)}\n")
    if reply.count is not None:
        put(f"{'at least 至少 ' if reply.is_cut else ''}{reply.count}\n")
    if reply.rows.rows:
        put("\n")
        put_table(reply.rows.columns, reply.rows.rows)
    else:
        note("no rows 无结果")
    if reply.is_cut:
        note("there are more rows than a question looks at; kg query shows all 结果不全，用 kg query 查看全部")


def _command(asked: Understood) -> str:
    """Return the command that puts the query, and which of its rows are kept."""
    parameters = (f"-p {shlex.quote(f'{name}={value}')}" for name, value in asked.parameters.items())
    kept = f"   # rows 取 {', '.join(map(str, asked.where))}" if asked.where else ""
    return " ".join(("kg query", asked.query, *parameters)) + kept


def _explain(refused: Refused) -> str:
    lines = [f"{refused.zh} ({refused.en})"]
    lines += [
        f"  {one.name} ({LABEL_NAMES.get(one.label, (one.label, ''))[0]}, {one.id})" for one in refused.candidates
    ]
    if refused.nearest:
        lines.append("nearest that can be read 能读懂的相近问题:")
        lines += [f"  {one}" for one in refused.nearest]
    return "\n".join(lines)
