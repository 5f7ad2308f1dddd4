// 某条关系的原文 | The sentences behind one edge
// param id: string — the id of the edge
// param limit: integer = 200 — most rows
// example: id=00000000000000e1
MATCH (a)-[r]->(b) WHERE r.id = $id AND r.evidence_quote IS NOT NULL
UNWIND range(0, size(r.evidence_quote) - 1) AS i
RETURN a.name AS start_name, type(r) AS edge, b.name AS end_name, r.evidence_date[i] AS date, r.evidence_quote[i] AS sentence,
       r.evidence_path[i] AS source, r.evidence_start[i] AS start_offset, r.evidence_end[i] AS end_offset,
       r.evidence_rule[i] AS rule, r.evidence_confidence[i] AS confidence
ORDER BY date, source, start_offset, rule
LIMIT $limit
