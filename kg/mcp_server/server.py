"""The server: its tools as the protocol has them, arguments checked, errors said with their remedy."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any, Final

from mcp import types
from mcp.server.lowlevel import Server
from pydantic import ValidationError

import kg
from kg.errors import KGError
from kg.mcp_server.knowledge import Knowledge
from kg.mcp_server.tools import INSTRUCTIONS, TOOLS, Tool

_READS: Final = types.ToolAnnotations(
    readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False
)
_FAULT: Final = "this tool failed: a fault of the server, which its log tells of; try another tool"
_log = logging.getLogger("kg.mcp")


def make_server(knowledge: Knowledge) -> Server[object, object]:
    """Return a server whose tools answer from what is known."""
    server: Server[object, object] = Server("union-news-kg", version=kg.__version__, instructions=INSTRUCTIONS)

    slots = asyncio.Semaphore(knowledge.options.max_heavy)

    async def list_tools() -> list[types.Tool]:
        return [_describe(tool) for tool in TOOLS.values()]

    async def call_tool(name: str, arguments: dict[str, Any]) -> types.CallToolResult:
        # a thread of the loop's own: it is joined before Python ends, which one that Java knows has to be
        async with slots:
            return await asyncio.to_thread(call, knowledge, name, arguments)

    server.list_tools()(list_tools)  # type: ignore[no-untyped-call]
    server.call_tool(validate_input=False)(call_tool)
    return server


def _describe(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        inputSchema=_without_titles(tool.takes.model_json_schema()),
        outputSchema=_without_titles(tool.gives.model_json_schema(mode="serialization")),
        annotations=_READS,
    )


def _without_titles(schema: Any) -> Any:
    """Return a schema without the titles that pydantic makes of names: they say nothing, and an assistant reads them all."""
    if isinstance(schema, list):
        return [_without_titles(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(value) for key, value in schema.items() if key != "title" or not isinstance(value, str)
    }


def call(knowledge: Knowledge, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    """Return what a tool answers, as text and as JSON, or the error that it met."""
    if name not in TOOLS:
        return _error(f"there is no tool {name!r}; expected one of {', '.join(TOOLS)}")
    tool = TOOLS[name]
    try:
        answer = tool.run(knowledge, tool.takes.model_validate(arguments))
    except ValidationError as error:
        return _error(f"wrong arguments of {name}: {_explain(error, tool)}")
    except KGError as error:
        return _error(str(error))
    except Exception:
        _log.exception("tool %s failed", name)
        return _error(_FAULT)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=answer.text())], structuredContent=answer.model_dump(mode="json")
    )


def _error(text: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], isError=True)


def _explain(error: ValidationError, tool: Tool) -> str:
    """Return what is wrong with which argument."""
    told = []
    for each in error.errors(include_url=False):
        where = ".".join(map(str, each["loc"]))
        if each["type"] == "extra_forbidden":
            told.append(f"there is no {where!r}; expected {', '.join(tool.takes.model_fields)}")
        else:
            value = f" (given {json.dumps(each['input'], ensure_ascii=False, default=str)[:60]})" if where else ""
            told.append(f"{where}{': ' if where else ''}{each['msg'].removeprefix('Value error, ')}{value}")
    return "; ".join(told)
