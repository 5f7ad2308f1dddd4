"""Commands that ask: show, query, queries, stats, tour."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import TableFormat, note, print_json, print_rows, print_table
from kg.errors import ConfigError, NotFoundError

if TYPE_CHECKING:
    from kg.archive import Card, Statement
    from kg.project import Project
    from kg.queries import Query
    from kg.store.bolt import BoltStore
    from kg.store.rows import Rows

From = Annotated[Path, typer.Option("--from", envvar="KG_ARCHIVE", help="The archive.")]
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]
Uri = Annotated[str | None, typer.Option(envvar="NEO4J_URI", help="A Neo4j to ask instead: bolt://localhost:7687.")]
User = Annotated[str, typer.Option(envvar="NEO4J_USER", help="Its user.")]
Password = Annotated[str | None, typer.Option(envvar="NEO4J_PASSWORD", help="Its password; better in NEO4J_PASSWORD.")]

_ARCHIVE = Path("archive.db")


@contextmanager
def open_readonly(archive: Path) -> Iterator[Project]:
    """Open an archive to read it; raise NotFoundError where there is none."""
    from kg.project import open_project

    if not archive.exists():
        raise NotFoundError(f"there is no archive {str(archive)!r}; make one with: kg build PAGES --into {archive}")
    with open_project(archive, readonly=True) as project:
        yield project


@contextmanager
def open_store(archive: Path, uri: str | None, user: str, password: str | None) -> Iterator[BoltStore]:
    """Open the graph to ask: a Neo4j, or the embedded graph of an archive, brought up to date first."""
    from kg.graph import assemble
    from kg.store import refresh

    if uri:
        from kg.store.bolt import connect

        if password is None:
            raise ConfigError(f"{uri} needs a password; set NEO4J_PASSWORD")
        with connect(uri, user, password) as store:
            yield store
        return
    from kg.store.embedded import folder_of, open_embedded

    with open_readonly(archive) as project, open_embedded(folder_of(archive)) as store:
        refresh(store, project.archive.revision(), lambda: assemble(project.archive.pages()))
        yield store


def show(
    name: Annotated[
        str,
        typer.Argument(help="A person, body or honour: its full name, or what else it is called.", show_default=False),
    ],
    archive: From = _ARCHIVE,
    as_json: Json = False,
) -> None:
    """一人、一单位或一荣誉:事实、原句、出处 · A person, body or honour: its facts, each with date, article and sentence.

    Example: kg show 重庆市总工会 --from archive.db
    """
    with open_readonly(archive) as project:
        cards = project.find(name)
        called = [card for card in cards if card.match in ("name", "alias")]
        if not called:
            near = "、".join(card.title for card in cards[:5])
            raise NotFoundError(
                f"nothing is called {name!r} in {str(archive)!r}" + (f"; near to it: {near}" if near else "")
            )
        shown = [(card, list(project.archive.facts(card.id))) for card in called]
    if as_json:
        print_json(
            [{"entity": _card_as_json(card), "facts": [_statement_as_json(s) for s in facts]} for card, facts in shown]
        )
        return
    for card, facts in shown:
        _print_card(card, facts)


def _card_as_json(card: Card) -> dict[str, object]:
    return {"id": card.id, "label": card.label, "name": card.name, "aliases": list(card.aliases), "count": card.count}


def _statement_as_json(statement: Statement) -> dict[str, object]:
    fact = statement.fact
    return {
        "type": fact.type,
        **{slot: argument.name or argument.surface for slot, argument in fact.slots.items()},
        **fact.values,
        "date": statement.article.date.value if statement.article.date else None,
        "article": statement.article.headline,
        "source": statement.document.path,
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "quote": fact.evidence.quote,
        "rule": fact.evidence.rule,
        "confidence": fact.confidence,
        "readings": {s: a.mention.reason for s, a in fact.slots.items() if a.mention and a.mention.reason},
    }


def _print_card(card: Card, statements: list[Statement]) -> None:
    typer.echo(f"{card.title}  [{card.label}]  {card.count} mentions")
    others = [alias for alias in card.aliases if alias != card.title]
    if others:
        typer.echo(f"  also called 又称: {'、'.join(others)}")
    for statement in sorted(statements, key=_when):
        fact = statement.fact
        date = statement.article.date.value if statement.article.date else "no date"
        typer.echo(f"\n  {date}  {_in_words(statement)}")
        typer.echo(f"    “{_on_one_line(fact.evidence.quote)}”")
        typer.echo(
            f"    {statement.article.headline or statement.article.kind} · {statement.document.path} · {fact.evidence.rule} {fact.confidence:.2f}"
        )
        for argument in fact.slots.values():
            mention = argument.mention
            if mention and mention.reason and mention.name and mention.name != mention.text:
                typer.echo(f"    read so 读法: {mention.reason}")
    typer.echo()


def _on_one_line(quote: str) -> str:
    """Return a sentence without the line feeds that a page put into it."""
    return re.sub(r"\s*[\r\n]+\s*", "", quote).strip()


def _when(statement: Statement) -> tuple[str, str, int]:
    date = statement.article.date.value if statement.article.date else ""
    return date, statement.document.path, statement.fact.evidence.start


def _in_words(statement: Statement) -> str:
    """Return a fact in one line."""
    fact = statement.fact
    named = {slot: argument.name or f"{argument.surface}?" for slot, argument in fact.slots.items()}
    values = fact.values
    match fact.type:
        case "role":
            status = {"former": "(原 former)", "acting": "(代 acting)"}.get(values.get("status", ""), "")
            return f"{named['person']} — {named['org']} {values.get('title', '')}{status}"
        case "award":
            giver = f" ← {named['grantor']}" if "grantor" in named else ""
            return f"{named['recipient']} — {named['award']}{giver}"
        case "byline":
            return f"{named['person']} — {values.get('role', '')} of this article"
        case "partner":
            return f"{named['a']} — {named['b']}: {values.get('what', '')}"
        case _:
            return f"{fact.type}: " + " — ".join(named.values())


def query(
    what: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE|-",
            help="A named query, a file with Cypher, or - for standard input.",
            show_default=False,
        ),
    ],
    parameter: Annotated[list[str] | None, typer.Option("-p", "--param", help="A parameter: key=value.")] = None,
    archive: From = _ARCHIVE,
    form: Annotated[TableFormat, typer.Option("--format", help="How rows are printed.")] = TableFormat.table,
    limit: Annotated[int, typer.Option(min=1, help="The most rows.")] = 1000,
    uri: Uri = None,
    user: User = "neo4j",
    password: Password = None,
) -> None:
    """以名查询或 Cypher,只读 · A named query, or Cypher of your own; read only, on the embedded store or on Neo4j.

    Example: kg query chairs -p body=重庆市总工会 --from archive.db
    """
    from kg.queries import bind, refuse_writes

    found = _find_query(what)
    refuse_writes(found.cypher)
    given = dict(_split(pair) for pair in parameter or [])
    with open_store(archive, uri, user, password) as store:
        rows = store.read(found.cypher, bind(found, given), max_rows=limit)
    _print_rows(rows, form)


def _print_rows(rows: Rows, form: TableFormat) -> None:
    print_rows(rows.columns, rows.records(), form)
    if rows.is_cut:
        note(f"more rows than {len(rows.rows)}; see --limit")
    if not rows.rows:
        note("no rows 无结果")


def _split(pair: str) -> tuple[str, str]:
    key, mark, value = pair.partition("=")
    if not mark or not key:
        raise ConfigError(f"{pair!r} is no parameter; expected -p key=value")
    return key, value


def _find_query(what: str) -> Query:
    from kg.queries import find_query, parse_query, read_query

    if what == "-":
        return parse_query("-", sys.stdin.read())
    path = Path(what)
    if path.suffix or path.exists():
        if not path.exists():
            raise NotFoundError(f"there is no file {what!r}; a named query is given without an ending: kg queries")
        return read_query(path)
    return find_query(what)


def queries(as_json: Json = False) -> None:
    """列出全部命名查询 · List the named queries, with their parameters and examples.

    Example: kg queries
    """
    from kg.queries import read_queries

    found = read_queries().values()
    if as_json:
        print_json(
            [
                {"name": q.name, "title": q.title, "title_zh": q.title_zh, "parameters": [p.name for p in q.parameters]}
                for q in found
            ]
        )
        return
    rows = [
        (
            q.name,
            f"{q.title_zh} {q.title}",
            " ".join(f"-p {p.name}={'…' if p.is_required else p.default}" for p in q.parameters),
        )
        for q in found
    ]
    print_table(("name", "title", "parameters"), rows)


def stats(archive: From = _ARCHIVE, as_json: Json = False) -> None:
    """档案里有什么 · What is in an archive, counted.

    Example: kg stats --from archive.db --json
    """
    with open_readonly(archive) as project:
        counted = project.stats()
    if as_json:
        from dataclasses import asdict

        print_json({key: dict(value) if isinstance(value, dict) else value for key, value in asdict(counted).items()})
        return
    rows = [
        (name, f"{getattr(counted, name):,}") for name in ("documents", "paths", "articles", "characters", "skipped")
    ]
    for group in ("mentions", "entities", "statements"):
        rows.extend((f"{group} {key}", f"{number:,}") for key, number in sorted(getattr(counted, group).items()))
    print_table(("what", "count"), rows)


_TOUR = (
    ("谁是主席 · chairs, each with its sentence", "role", lambda values: values.get("kind") == "chair"),
    ("获得荣誉 · honours", "award", lambda values: True),
    ("记者与通讯员 · reporters", "byline", lambda values: True),
)


def tour(
    archive: From = _ARCHIVE,
    each: Annotated[int, typer.Option(min=1, help="How many facts of each kind.")] = 4,
) -> None:
    """走马观花看一个档案 · Look round an archive: its graph, some chairs, honours and reporters, what to try next.

    Example: kg tour --from archive.db
    """
    with open_readonly(archive) as project:
        statements = list(project.archive.facts())
        counted = project.stats()
        for skipped in project.archive.skipped():
            note(f"skipped 略过 {skipped.item}: {skipped.reason}" + (f" — {skipped.remedy}" if skipped.remedy else ""))
    typer.echo(
        f"{counted.documents} documents, {counted.articles} articles, {sum(counted.statements.values())} facts stated"
    )
    with open_store(archive, None, "", None) as store:
        nodes = store.read(
            "MATCH (n) WHERE n:Entity OR n:Article UNWIND [l IN labels(n) WHERE l <> 'Entity'] AS label RETURN label, count(*) AS n ORDER BY n DESC, label"
        )
        edges = store.read("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY n DESC, type")
    typer.echo("nodes 结点: " + ", ".join(f"{label} {n}" for label, n in nodes.rows))
    typer.echo("edges 关系: " + ", ".join(f"{kind} {n}" for kind, n in edges.rows))
    by_type = Counter(statement.fact.type for statement in statements)
    typer.echo("facts 事实: " + ", ".join(f"{kind} {n}" for kind, n in by_type.most_common()))
    for title, fact_type, wanted in _TOUR:
        typer.echo(f"\n{title}")
        _print_some([s for s in statements if s.fact.type == fact_type and wanted(s.fact.values)], each)
    chair = next(
        (
            s.fact.slots["org"].name
            for s in statements
            if s.fact.values.get("kind") == "chair" and s.fact.slots["org"].name
        ),
        None,
    )
    typer.echo(
        "\nnext 接着试试:\n"
        f"  kg show {chair or 'NAME'} --from {archive}\n"
        f"  kg query chairs-on -p body={chair or 'NAME'} -p date=2016-01-01 --from {archive}\n"
        f"  kg queries\n"
        f"  kg extract PAGE --format html -o page.html\n"
        f"  kg export graphml --from {archive} -o graph.graphml"
    )


def _print_some(statements: list[Any], most: int) -> None:
    seen: set[str] = set()
    for statement in sorted(statements, key=lambda s: (-s.fact.confidence, *_when(s))):
        words = _in_words(statement)
        if words in seen or "?" in words:
            continue
        seen.add(words)
        date = statement.article.date.value if statement.article.date else ""
        typer.echo(
            f"  {date} {words}\n      “{_on_one_line(statement.fact.evidence.quote)[:110]}” ({statement.document.path})"
        )
        if len(seen) == most:
            return
