"""The reconciliation API as a client uses it, its answers held against schemas made from the specification."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jsonschema
import pytest
from handmade import Sheet, body, news

from kg.graph import assemble
from kg.index import GraphIndex
from kg.store import load

pytest.importorskip("fastapi")

from api.clients import Client

from kg.api.app import make_app
from kg.api.backend import Backend, Source
from kg.config import ServeOptions

SCHEMAS = Path(__file__).parent / "reconciliation_schemas"
SHOP = "<b>恒通</b>有限公司"


def _check(kind: str, said: object) -> None:
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    jsonschema.validate(said, schema, cls=jsonschema.Draft202012Validator)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    path = tmp_path_factory.mktemp("api") / "graph.kg"
    sheet = Sheet("news/x.txt", date="2022-01-01", headline="<i>新闻</i>").say(f"{SHOP}主席<王&小>发言。")
    sheet.role("<王&小>", "主席", body(sheet, SHOP))
    with GraphIndex(path) as index:
        load(index, assemble([*news(), sheet.page()]))
    options = ServeOptions(origins=("https://tables.example",))
    backend = Backend(Source(index=path), options)
    with closing(Client(make_app(backend))) as client:
        yield client


def _ask(client: Client, queries: object) -> dict[str, Any]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    _check("result_batch", said)
    return said


def _id_of(client: Client, name: str) -> str:
    return str(_ask(client, {"q": {"query": name}})["q"]["result"][0]["id"])


def test_the_manifest_leads_to_all_that_it_names(client: Client) -> None:
    manifest = client.get("/reconcile").json()
    _check("manifest", manifest)
    assert manifest["versions"] == ["0.2"]
    for kind, service in manifest["suggest"].items():
        url = service["service_url"] + service["service_path"]
        answer = client.get(url, params={"prefix": "重庆市" if kind == "entity" else ""})
        assert answer.status_code == 200 and answer.json()["result"], url
    proposed = manifest["extend"]["propose_properties"]
    assert client.get(proposed["service_url"] + proposed["service_path"], params={"type": "Union"}).json()["properties"]
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        assert client.get(template.replace("{{id}}", _id_of(client, "王芳"))).status_code == 200
    features = _ask(client, {"q": {"query": "王芳"}})["q"]["result"][0]["features"]
    for feature in features:
        answer = client.get(manifest["feature_view"]["url"].replace("{{id}}", quote(feature["id"])))
        assert answer.json()["description"]


def test_a_prefix_of_a_proxy_is_in_the_addresses(tmp_path: Path) -> None:
    with GraphIndex(tmp_path / "graph.kg") as index:
        load(index, assemble(news()))
    app = make_app(Backend(Source(index=tmp_path / "graph.kg")))
    with closing(Client(app, root_path="/kg")) as client:
        url = client.get("/reconcile").json()["preview"]["url"]
    assert urlsplit(url).path == "/kg/reconcile/preview"


def test_with_tokens_the_manifest_alone_is_open_and_says_so(tmp_path: Path) -> None:
    with GraphIndex(tmp_path / "graph.kg") as index:
        load(index, assemble(news()))
    app = make_app(Backend(Source(index=tmp_path / "graph.kg"), ServeOptions(tokens=("0123456789abcdef",))))
    with closing(Client(app)) as client:
        manifest = client.get("/reconcile").json()
        _check("manifest", manifest)
        assert (manifest["authentication"]["type"], manifest["authentication"]["name"]) == ("apiKey", "Authorization")
        assert client.get("/reconcile", params={"queries": "{}"}).status_code == 401
        assert client.post("/reconcile", data={"queries": "{}"}).status_code == 401
        assert client.get("/reconcile/suggest/type").status_code == 401
        token = {"Authorization": "Bearer 0123456789abcdef"}
        assert client.get("/reconcile", params={"queries": "{}"}, headers=token).json() == {}


def test_a_batch_is_answered_by_its_keys(client: Client) -> None:
    queries = {
        "q0": {"query": "重庆市总工会", "type": "Union", "limit": 3, "type_strict": "should"},
        "第二": {"query": "市总工会"},
        "q2": {
            "query": "王芳",
            "type": ["Person"],
            "properties": [{"pid": "employer", "v": {"id": "x", "name": "渝北区"}}],
        },
        "q3": {"query": "没有这个名字啊"},
    }
    answer = _ask(client, queries)
    assert list(answer) == list(queries)
    assert [(one["name"], one["match"]) for one in answer["q0"]["result"][:1]] == [("重庆市总工会", True)]
    assert {one["match"] for one in answer["第二"]["result"]} == {False}
    assert answer["q2"]["result"][0]["match"] is True
    assert answer["q3"]["result"] == []
    assert client.get("/reconcile", params={"queries": json.dumps(queries)}).json() == answer
    assert _ask(client, {}) == {}


def test_the_same_question_has_the_same_bytes(client: Client) -> None:
    data = {"queries": json.dumps({"q": {"query": "总工会", "limit": 50}})}
    assert client.post("/reconcile", data=data).content == client.post("/reconcile", data=data).content


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        ({"queries": "{"}, 400, "JSON"),
        ({"queries": '{"q0": {"query": "a", "type": "Town"}}'}, 400, "unknown type 'Town'"),
        ({"extend": '{"ids": [], "properties": [{"id": "town"}]}'}, 400, "unknown property 'town'"),
        (
            {"extend": json.dumps({"ids": [], "properties": [{"id": "chair", "settings": {"limit": "9" * 5000}}]})},
            400,
            "limit is '999",
        ),
        ({"extend": json.dumps({"ids": [], "properties": [{"id": "chair"}] * 51})}, 400, "has 51 properties"),
        (
            {"queries": json.dumps({"q0": {"query": "a", "properties": [{"pid": "chair", "v": "b"}] * 51}})},
            400,
            "has 51 properties",
        ),
        ({"other": "1"}, 400, "neither 'queries' nor 'extend'"),
        ({"queries": json.dumps({str(n): {"query": "a"} for n in range(101)})}, 413, "101 names in one batch"),
        ({"extend": json.dumps({"ids": ["a"] * 101, "properties": []})}, 413, "101 ids in one batch"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: Client, data: dict[str, str], status: int, said: str) -> None:
    answer = client.post("/reconcile", data=data)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
    assert answer.json()["remedy"]


@pytest.mark.parametrize(
    ("content", "kind"), [(b"queries=%ff", "application/x-www-form-urlencoded"), (b"{}", "application/json")]
)
def test_a_body_that_is_no_form_is_a_problem(client: Client, content: bytes, kind: str) -> None:
    answer = client.post("/reconcile", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert "application/x-www-form-urlencoded" in answer.json()["remedy"]


def test_entities_are_suggested_page_by_page(client: Client) -> None:
    first = client.get("/reconcile/suggest/entity", params={"prefix": "重庆"}).json()
    _check("suggest_entities", first)
    assert all("重庆" in one["name"] for one in first["result"])
    rest = client.get("/reconcile/suggest/entity", params={"prefix": "重庆", "cursor": 2}).json()
    assert rest["result"] == first["result"][2:]
    assert first["result"][0]["name"].startswith("重庆")
    node_id = first["result"][0]["id"]
    assert client.get("/reconcile/suggest/entity", params={"prefix": node_id}).json()["result"] == first["result"][:1]
    people = client.get("/reconcile/suggest/entity", params={"prefix": "王", "type": "Person"}).json()["result"]
    assert {one["notable"][0]["id"] for one in people} == {"Person"}


def test_types_and_properties_are_suggested(client: Client) -> None:
    types = client.get("/reconcile/suggest/type", params={"prefix": "工会"}).json()
    _check("suggest_types", types)
    assert types["result"][0]["id"] == "Union"
    properties = client.get("/reconcile/suggest/property", params={"prefix": "chair"}).json()
    _check("suggest_properties", properties)
    assert [one["id"] for one in properties["result"]] == ["chair", "chairs", "vice_chairs"]
    proposal = client.get("/reconcile/properties", params={"type": "Award", "limit": 3}).json()
    _check("property_proposal", proposal)
    assert (proposal["type"], proposal["limit"]) == ("Award", 3)


def test_values_are_fetched_for_ids(client: Client) -> None:
    union = _id_of(client, "重庆市总工会")
    asked = {
        "ids": [union, "0" * 16],
        "properties": [{"id": "chair"}, {"id": "chairs", "settings": {"content": "dates"}}],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    _check("extension", answer)
    assert answer["rows"][union]["chair"][0]["name"] == "周立新"
    assert answer["rows"][union]["chairs"][0] == {"str": "郑洪 (2018-05-03–2019-06-10)"}
    assert client.get("/reconcile", params={"extend": json.dumps(asked)}).json() == answer


def test_a_preview_is_small_escaped_and_may_stand_in_a_frame(client: Client) -> None:
    answer = client.get("/reconcile/preview", params={"id": _id_of(client, SHOP)})
    assert answer.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;恒通&lt;/b&gt;有限公司" in answer.text and "&lt;王&amp;小&gt;" in answer.text
    assert "<b>" not in answer.text and "<i>" not in answer.text and "<王" not in answer.text
    assert len(answer.content) < 4000
    policy = answer.headers["content-security-policy"]
    assert "http://127.0.0.1:3333" in policy and "https://tables.example" in policy and "default-src 'none'" in policy
    unknown = client.get("/reconcile/preview", params={"id": "nobody"})
    assert unknown.status_code == 404


@pytest.mark.parametrize("origin", ["http://127.0.0.1:3333", "http://localhost:3333", "https://tables.example"])
@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/suggest/entity?prefix=x", "/reconcile/properties"])
def test_pages_of_openrefine_may_ask(client: Client, origin: str, path: str) -> None:
    assert client.get(path, headers={"Origin": origin}).headers["access-control-allow-origin"] == origin


def test_other_pages_may_not_ask(client: Client) -> None:
    answer = client.get("/reconcile?callback=f", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.text.startswith("{"), "no JSONP"
