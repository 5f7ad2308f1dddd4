// 两个节点之间的关系的原文 | The sentences behind the edges between two nodes
// param from: string — name or alias at the start of the edge
// param to: string — name or alias at its end
// param limit: integer = 200 — most rows
// example: from=鲁明川 to=安徽省芜湖市总工会
MATCH (a:Entity) WHERE a.name = $from OR $from IN a.aliases
MATCH (b:Entity) WHERE b.name = $to OR $to IN b.aliases
MATCH (a)-[r]->(b) WHERE r.evidence_quote IS NOT NULL
UNWIND range(0, size(r.evidence_quote) - 1) AS i
WITH a, r, b, i, r.evidence_article[i] AS key
MATCH (article:Article {id: key})
RETURN type(r) AS edge, r.id AS edge_id, article.date AS date, article.name AS article, r.evidence_quote[i] AS sentence,
       article.source AS source, r.evidence_start[i] AS start_offset, r.evidence_end[i] AS end_offset,
       r.evidence_rule[i] AS rule, r.confidence AS confidence
ORDER BY edge, edge_id, coalesce(date, ''), source, start_offset, rule, i
LIMIT $limit
