"""Who may ask: tokens, names of this machine, sizes, origins; and what is never told."""

from __future__ import annotations

import pytest
from api.clients import Make

TOKEN = "a-token-of-twenty-four-chars"


@pytest.mark.parametrize(
    "given", [None, "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ", TOKEN, "Bearer é"]
)
def test_without_its_token_nobody_is_answered(make: Make, given: str | None) -> None:
    headers = {"Authorization": given.encode("utf-8")} if given else {}
    answer = make(tokens=(TOKEN,)).get("/api/v1/search", headers=headers)

    assert (answer.status_code, answer.json()["type"]) == (401, "/docs#unauthorized")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert TOKEN not in answer.text


@pytest.mark.parametrize("token", [TOKEN, "another-token-of-the-file"])
def test_any_of_the_tokens_lets_in(make: Make, token: str) -> None:
    client = make(tokens=(TOKEN, "another-token-of-the-file"))

    assert client.get("/api/v1/search", headers={"Authorization": f"bearer {token}"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/api/v1/health",
        "/api/v1/openapi.json",
        "/browser/",
        "/browser/guide.zh.html",
        "/browser/favourites.zip",
    ],
)
def test_documentation_and_health_are_open(make: Make, path: str) -> None:
    assert make(tokens=(TOKEN,)).get(path).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("localhost", 200),
        ("kg.example:80", 200),
        ("port.example", 200),
        ("evil.example", 421),
        ("[::2]:8000", 421),
    ],
)
def test_without_tokens_only_known_names_are_answered(make: Make, host: str, status: int) -> None:
    answer = make(hosts=("KG.example", "port.example:8000")).get("/api/v1/health", headers={"Host": host})

    assert answer.status_code == status


@pytest.mark.parametrize("host", ["[", "a/b?c", "x y", ""])
def test_a_host_that_is_none_is_no_fault_of_the_service(make: Make, host: str) -> None:
    client = make(tokens=(TOKEN,))
    for path in ("/api/v1/nothing", "/reconcile"):
        answer = client.get(path, headers={"Host": host, "Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code < 500
        assert answer.json().get("instance", path) == path


def test_too_much_is_not_read(make: Make) -> None:
    client = make(max_body=100, cypher=True)
    said = client.ask("POST", "/api/v1/cypher", json={"statement": "x" * 200})

    async def parts():  # type: ignore[no-untyped-def]
        for _ in range(5):
            yield b'{"statement": "x", "x": 1}    '

    unsaid = client.ask("POST", "/api/v1/cypher", content=parts(), headers={"Content-Type": "application/json"})
    assert [answer.status_code for answer in (said, unsaid)] == [413, 413]
    assert said.json()["remedy"]


def test_pages_of_other_origins_may_ask_where_that_is_allowed(make: Make) -> None:
    client = make(origins=("https://a.example",), tokens=(TOKEN,))
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization"}
    allowed = client.ask("OPTIONS", "/api/v1/search", headers={"Origin": "https://a.example", **asked})
    refused = client.ask("OPTIONS", "/api/v1/search", headers={"Origin": "https://b.example", **asked})

    assert allowed.headers["access-control-allow-origin"] == "https://a.example"
    assert "access-control-allow-origin" not in refused.headers


def test_every_answer_keeps_browsers_careful(make: Make) -> None:
    client = make()
    for path in ("/api/v1/health", "/api/v1/nothing", "/docs"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("default-src 'none'")


def test_under_a_prefix_of_a_proxy_paths_and_links_are_right(make: Make) -> None:
    client = make(root_path="/kg", tokens=(TOKEN,))

    assert client.get("/kg/api/v1/health").status_code == client.get("/api/v1/health").status_code == 200
    assert client.get("/kg/api/v1/search").json()["type"] == "/kg/docs#unauthorized"
    assert client.get("/").headers["location"] == "/kg/docs"


def test_the_guide_of_neo4j_browser_may_be_read_by_its_page(make: Make) -> None:
    client = make()
    answer = client.get("/browser/guide.en.html", headers={"Origin": "http://localhost:7474"})

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert client.get("/browser/nothing").json()["type"] == "/docs#not-found"


def test_neo4j_browser_may_ask_for_a_guide_with_headers_of_its_own(make: Make) -> None:
    client = make(tokens=("0123456789abcdef",))
    asked = {
        "Origin": "http://localhost:7474",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "cache-control,pragma,sentry-trace",
    }
    may = client.ask("OPTIONS", "/browser/guide.zh.html", headers=asked)
    assert (may.status_code, may.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert may.headers["Access-Control-Allow-Headers"] == "cache-control,pragma,sentry-trace"
    guide = client.get("/browser/guide.zh.html", headers={"Origin": "http://localhost:7474"})
    assert (guide.status_code, guide.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert client.ask("OPTIONS", "/api/v1/search", headers=asked).status_code == 400
