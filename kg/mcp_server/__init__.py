"""The graph for assistants, over the Model Context Protocol (extra: mcp), on standard input and output or over HTTP.

    client ─→ server ─→ tools (one table) ─→ Knowledge ─→ graph file, archive, store
                            └→ an Answer: short text and the same as JSON, every fact with its sentence

The store, and Java with it, is opened by the first tool that puts a query to it. `kg.mcp_server.running` runs the server.
"""
