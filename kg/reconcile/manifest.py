"""What the service says of itself."""

from __future__ import annotations

from typing import Any, Final

from kg.reconcile.preview import HEIGHT, WIDTH
from kg.reconcile.queries import BATCH, CONTENTS
from kg.reconcile.types import TYPES

NAME: Final = "工会新闻知识图谱 union news knowledge graph"
IDENTIFIERS: Final = "urn:union-news-kg:entity:"
SCHEMA: Final = "urn:union-news-kg:schema"

_SETTINGS: Final = (
    {
        "name": "limit",
        "label": "最多几个值 most values",
        "type": "number",
        "default": 0,
        "help_text": "0 为全部 0 for all",
    },
    {
        "name": "date",
        "label": "在某日 on a date",
        "type": "text",
        "default": "",
        "help_text": "YYYY、YYYY-MM 或 YYYY-MM-DD；只要当时成立的值 only values that are stated for then",
    },
    {
        "name": "content",
        "label": "内容 content",
        "type": "select",
        "default": CONTENTS[0],
        "help_text": "名称、带起止日期的名称或原文 names, names with dates, or the sentences that say so",
        "choices": [
            {"value": value, "name": name}
            for value, name in zip(CONTENTS, ("名称 name", "名称与起止 name and dates", "原文 sentence"), strict=True)
        ],
    },
)


_TOKEN: Final = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "Bearer, a blank, and the token 前缀 Bearer、空格与令牌",
}


def make_manifest(base: str, version: str, *, has_tokens: bool = False) -> dict[str, Any]:
    """Return the manifest of the service of a version at an address, such as http://127.0.0.1:8000/reconcile."""
    service = {
        kind: {"service_url": base, "service_path": f"/suggest/{kind}"} for kind in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": NAME,
        "identifierSpace": IDENTIFIERS,
        "schemaSpace": SCHEMA,
        "serviceVersion": version,
        "defaultTypes": [kind.as_json() for kind in TYPES.values()],
        "view": {"url": f"{base}/preview?id={{{{id}}}}"},
        "feature_view": {"url": f"{base}/feature?id={{{{id}}}}"},
        "preview": {"url": f"{base}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": service,
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/properties"},
            "property_settings": [dict(setting) for setting in _SETTINGS],
        },
        "batchSize": BATCH,
        **({"authentication": _TOKEN} if has_tokens else {}),
    }
