"""What OpenAPI says is so, and a person can work from it."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import pytest
from api.clients import Client, Make

from kg.api import models
from kg.api.problems import PROBLEMS
from kg.errors import KGError
from kg.schema import EDGE_ENDS, FACT_EDGES_OF, GRAPH_LABELS, SEARCHED_NODES


@pytest.fixture
def api(client: Client) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").json()


def test_the_names_of_schemas_are_those_of_the_graph() -> None:
    assert get_args(models.Label) == GRAPH_LABELS
    assert get_args(models.SearchLabel) == SEARCHED_NODES
    assert get_args(models.EdgeType) == tuple(EDGE_ENDS)
    assert get_args(models.FactType) == tuple(FACT_EDGES_OF)


def test_every_endpoint_says_in_both_languages_what_it_is_for(api: dict[str, Any]) -> None:
    endpoints = [one for path in api["paths"].values() for one in path.values()]

    assert len(endpoints) >= 17
    for one in endpoints:
        assert re.search("[一-龥]", one["summary"]) and re.search("[a-z]", one["summary"])
        assert one["description"] and one["tags"]
        assert all(parameter.get("description") for parameter in one.get("parameters", []))
        assert "application/problem+json" in one["responses"]["422"]["content"]


def test_every_reference_leads_somewhere(api: dict[str, Any]) -> None:
    for found in re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(api)):
        assert found in api["components"]["schemas"]


def test_a_token_is_told_of_where_one_is_asked_for(make: Make) -> None:
    api = make(tokens=("x" * 20,)).get("/api/v1/openapi.json").json()

    assert api["security"] == [{"token": []}]


def test_every_error_of_the_package_is_a_problem() -> None:
    from kg.api.problems import problem_of

    for kind in KGError.__subclasses__():
        assert problem_of(kind("what is wrong; what to do")).kind in PROBLEMS


def test_the_page_asks_for_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/docs")

    assert not re.search(r"""(?:src|href)=["']?https?:|@import|url\(""", page.text)
    assert "connect-src 'self'" in page.headers["content-security-policy"]
