"""The graph over HTTP (extra: serve): REST under /api/v1, its documentation, and how it is run by several processes.

    request ─→ Gate (host, token, size) ─→ AnswerCache ─→ endpoint ─→ Backend ─→ graph file, archive, store
                                                              └→ Answer: {data, page, revision}, or a Problem

Names, entities, facts and exports come from the graph's file (`kg.index`): an answer is read in one snapshot, and the
digest of its state is the ETag. Article texts come from the archive; named queries and Cypher from a store over Bolt.
What may take long runs in threads, a few at a time. `kg.api.app` makes the application, `kg.api.serving` runs it.
"""
