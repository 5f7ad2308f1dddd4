from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from handmade import Sheet, news
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.archive import Archive
from kg.errors import ConfigError, StoreError
from kg.graph import Graph, Node, assemble
from kg.index import GraphIndex, index_of, is_index, open_index
from kg.model import digest
from kg.schema import FACT_EDGES_OF
from kg.store import load
from kg.text.fold import bare

GRAPH = assemble(news())


@pytest.fixture
def index(tmp_path: Path) -> Iterator[GraphIndex]:
    with GraphIndex(tmp_path / "graph.kg") as index:
        load(index, GRAPH)
        yield index


def node_named(name: str) -> Node:
    return next(node for node in GRAPH.nodes if node.properties["name"] == name and node.label != "Article")


def names(index: GraphIndex, text: str, **how: object) -> list[tuple[str, str]]:
    return [(str(hit.node.properties["name"]), hit.match) for hit in index.find(text, **how).hits]  # type: ignore[arg-type]


def test_what_was_loaded_is_read_in_order_and_as_it_was(index: GraphIndex) -> None:
    assert tuple(index.nodes) == GRAPH.nodes
    assert tuple(index.edges) == GRAPH.edges
    assert next(iter(index.nodes)) == GRAPH.nodes[0], "a view can be iterated again"


def test_a_name_comes_before_what_holds_it(index: GraphIndex) -> None:
    found = names(index, "重庆市总工会")
    assert found[0] == ("重庆市总工会", "name")
    assert {match for _, match in found[1:]} <= {"name begins", "alias begins", "part"}


@pytest.mark.parametrize("text", ["重慶市總工會", "重 庆市总工会", "　重庆市总工会 "])
def test_script_and_white_space_do_not_hide_a_name(index: GraphIndex, text: str) -> None:
    assert "重庆市总工会" in [name for name, _ in names(index, text)]


@pytest.mark.parametrize("text", ['"', "“”", "nobody", "name : x", "* OR *", "\x00", "王 芳 x"])
def test_what_nobody_is_called_finds_nothing(index: GraphIndex, text: str) -> None:
    assert index.find(text).hits == ()


def test_white_space_does_not_hide_a_name_behind_those_that_hold_its_parts(tmp_path: Path) -> None:
    others = [Node(id=f"{n}", label="Person", properties={"name": f"李某明{n}", "mentions": 9}) for n in range(150)]
    wanted = Node(id="x", label="Person", properties={"name": "李明", "mentions": 1})
    with GraphIndex(tmp_path / "graph") as index:
        load(index, Graph(nodes=tuple(sorted((*others, wanted), key=lambda node: node.id)), edges=()))
        assert [hit.node.id for hit in index.called("李 明")] == ["x"]


@pytest.mark.parametrize("ask", [lambda index: index.node("\ud800"), lambda index: index.find("何", offset=2**63)])
def test_a_value_that_no_file_holds_is_an_error_of_the_question(
    index: GraphIndex, ask: Callable[[GraphIndex], object]
) -> None:
    with pytest.raises(ConfigError, match=r"cannot hold a value.*64 bits, texts no halves of characters"):
        ask(index)


def test_an_empty_text_finds_all_the_most_mentioned_first(index: GraphIndex) -> None:
    found = index.find("", limit=1000)
    mentions = [int(hit.node.properties["mentions"]) for hit in found.hits]  # type: ignore[arg-type]
    assert found.total == len(found.hits)
    assert mentions == sorted(mentions, reverse=True)
    assert not {"Role", "Article"} & {hit.node.label for hit in found.hits}


def test_forms_name_the_nodes_that_have_them(index: GraphIndex) -> None:
    has = {
        form: {
            node.id
            for node in GRAPH.nodes
            if node.label not in ("Role", "Article")
            for known in (
                node.properties["name"],
                *(node.properties.get("aliases") or ()),
                *(node.properties.get("weak_aliases") or ()),
            )
            if bare(str(known)) == form
        }
        for form in ("王芳", "市总工会", "重庆市总工会")
    }
    found = index.named([*has, "没有的名字", ""])
    assert {form: {node.id for node in nodes} for form, nodes in found.items()} == {k: v for k, v in has.items() if v}
    assert found


_names = st.text(st.sampled_from("张王工会市总A1·\u3000“(é"), max_size=5)


def _node(number: int, said: tuple[str, list[str], int]) -> Node:
    name, aliases, mentions = said
    properties = {"name": name, "aliases": tuple(aliases), "mentions": mentions}
    return Node(id=digest(str(number)), label=("Person", "Union")[number % 2], properties=properties)


def _class(node: Node, word: str) -> int:
    name, aliases = bare(str(node.properties["name"])), [bare(alias) for alias in node.properties["aliases"]]  # type: ignore[union-attr]
    ways = (name == word, word in aliases, name.startswith(word), any(alias.startswith(word) for alias in aliases))
    return ways.index(True) if any(ways) else 4


@settings(max_examples=60, deadline=None)
@given(
    said=st.lists(st.tuples(_names, st.lists(_names, max_size=2), st.integers(0, 3)), max_size=12),
    text=st.text(st.sampled_from("张王工会市总A1·( é"), min_size=1, max_size=4),
    page=st.tuples(st.integers(1, 5), st.integers(0, 5)),
)
def test_search_finds_what_holds_all_words_in_the_order_that_is_promised(
    tmp_path_factory: pytest.TempPathFactory,
    said: list[tuple[str, list[str], int]],
    text: str,
    page: tuple[int, int],
) -> None:
    nodes = [_node(number, one) for number, one in enumerate(said)]
    graph = Graph(nodes=tuple(sorted(nodes, key=lambda node: (node.label, node.id))), edges=())
    words = [bare(word) for word in text.split() if bare(word)]

    def forms(node: Node) -> list[str]:
        return [bare(str(form)) for form in (node.properties["name"], *node.properties["aliases"])]  # type: ignore[misc]

    wanted = [node for node in nodes if all(any(word in form for form in forms(node)) for word in words)]
    if text.strip() and not words:
        wanted = []
    wanted.sort(
        key=lambda node: (
            _class(node, words[0]) if len(words) == 1 else 0,
            -int(node.properties["mentions"]),  # type: ignore[arg-type]
            str(node.properties["name"]),
            node.id,
        )
    )
    limit, offset = page
    with GraphIndex(tmp_path_factory.mktemp("found") / "graph.kg") as index:
        load(index, graph)
        found = index.find(text, limit=limit, offset=offset)
    assert [hit.node.id for hit in found.hits] == [node.id for node in wanted[offset : offset + limit]]
    assert found.total == len(wanted)


def test_an_entity_tells_how_many_edges_it_has(index: GraphIndex) -> None:
    union = node_named("重庆市总工会")
    entity = index.entity(union.id)
    assert entity is not None
    assert entity.node == union
    assert sum(entity.out.values()) == sum(edge.start == union.id for edge in GRAPH.edges)
    assert sum(entity.into.values()) == sum(edge.end == union.id for edge in GRAPH.edges)
    assert index.entity("nothing") is None


def test_facts_come_by_date_page_by_page_and_none_twice(index: GraphIndex) -> None:
    union = node_named("重庆市总工会")
    stating = {edge for edges in FACT_EDGES_OF.values() for edge in edges}
    wanted = {edge.id for edge in GRAPH.edges if union.id in (edge.start, edge.end) and edge.type in stating}
    seen: list[str] = []
    page = index.facts(union.id, limit=2)
    while True:
        seen += [link.edge.id for link in page.links]
        assert page.total == len(wanted)
        if page.last is None:
            break
        page = index.facts(union.id, limit=2, after=page.last)
    assert len(seen) == len(set(seen))
    assert set(seen) == wanted


@pytest.mark.parametrize(
    ("since", "until", "is_in"),
    [
        ("2015", "2015", False), ("2018", None, True), (None, "2018", True), (None, "2017-12", False),
        ("2018-05-03", "2018-05-03", True), ("2018-05", "2018-06", True), ("2025", None, False),
    ],
)  # fmt: skip
def test_facts_are_chosen_by_the_time_they_held(
    index: GraphIndex, since: str | None, until: str | None, is_in: bool
) -> None:
    person = node_named("郑洪")
    found = index.facts(person.id, types=["role"], since=since, until=until).links
    assert bool(found) is is_in


def test_an_honour_comes_with_who_gave_it(index: GraphIndex) -> None:
    given = {edge.properties["award_id"]: edge for edge in GRAPH.edges if edge.type == "AWARDED_BY"}
    award, edge = next(iter(given.items()))
    link = next(link for link in index.facts(edge.start, types=["award"]).links if link.end.id == award)
    assert edge.end in [grantor.id for grantor in link.others]


def test_a_type_that_is_none_is_an_error_that_names_the_types(index: GraphIndex) -> None:
    with pytest.raises(ConfigError, match="unknown fact type 'chair'; expected one of role"):
        index.facts("x", types=["chair"])
    with pytest.raises(ConfigError, match="unknown edge type 'CHAIRS'; expected one of HOLDS"):
        index.neighbours("x", types=["CHAIRS"])


def test_neighbours_come_page_by_page(index: GraphIndex) -> None:
    union = node_named("重庆市总工会")
    whole = index.neighbours(union.id, limit=1000)
    parts = [index.neighbours(union.id, limit=3, offset=at).links for at in range(0, whole.total, 3)]
    assert [link for part in parts for link in part] == list(whole.links)
    assert len(whole.links) == whole.total


def test_who_reads_sees_one_state_while_another_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    less = assemble(news()[:1])
    with GraphIndex(path) as writer, GraphIndex(path, readonly=True) as reader:
        load(writer, less)
        nodes = iter(reader.nodes)
        first = next(nodes)
        load(writer, GRAPH)
        assert (first, *nodes) == less.nodes
        assert tuple(reader.nodes) == GRAPH.nodes
        with reader.snapshot():
            before = reader.find("", limit=100)
            load(writer, less)
            assert reader.find("", limit=100) == before
            assert tuple(reader.edges) == GRAPH.edges
        assert tuple(reader.edges) == less.edges


def test_the_graph_of_an_archive_is_made_once_and_again_when_it_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        for page in news():
            archive.write(page, "1")
    with open_index(path) as index:
        assert tuple(index.edges) == GRAPH.edges
    made = index_of(path).stat().st_mtime_ns
    with open_index(path) as index:
        assert index_of(path).stat().st_mtime_ns == made
    with Archive(path) as archive:
        archive.write(Sheet("news/new.txt", "南岸区总工会主席李梅到会。").page(), "1")
    with open_index(path) as index:
        assert index.counts()["nodes"]["Article"] == sum(node.label == "Article" for node in GRAPH.nodes) + 1
    assert is_index(index_of(path))
    with open_index(index_of(path)) as index:
        assert index.read_state() is not None


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Archive(path).close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="is no graph file; it was left as it is"):
        GraphIndex(path)
    assert path.read_bytes() == content
    assert not is_index(path)
    assert not is_index(tmp_path / "absent")


def test_a_second_connection_takes_no_locks_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    GraphIndex(path).close()
    code = "import sys; from kg.index import GraphIndex; GraphIndex(sys.argv[1]).close()"
    with GraphIndex(path, readonly=True) as first:
        assert first.read_state() is None
        with GraphIndex(path, readonly=True) as second:
            assert second.read_state() is None
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)  # which is not the last to close
        assert path.with_name(path.name + "-shm").exists()
    assert not path.with_name(path.name + "-shm").exists()


def test_an_archive_that_is_open_is_no_graph_file_and_keeps_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        assert not is_index(path)
        with pytest.raises(StoreError, match="is no graph file; it was left as it is"):
            GraphIndex(path)
        archive.write(news()[0], "1")
        assert archive.stats().documents == 1
