// 关于某人或某单位的原句 | All sentences that state something of a person or body
// param name: string — full name or alias
// param limit: integer = 500 — most rows
// example: name=米佳
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (n)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|REPORTED|ORGANISED|UNION_OF|PARTNER_OF|LOCATED_IN]-()
UNWIND range(0, size(r.evidence_quote) - 1) AS i
WITH n, r.evidence_article[i] AS key, r.evidence_quote[i] AS sentence, r.evidence_start[i] AS start_offset,
     r.evidence_end[i] AS end_offset, type(r) AS edge ORDER BY edge
WITH n, key, sentence, start_offset, end_offset, collect(DISTINCT edge) AS edges
MATCH (article:Article {id: key})
RETURN article.date AS date, n.name AS name, sentence, edges, article.name AS article, article.source AS source,
       start_offset, end_offset
ORDER BY coalesce(date, ''), source, start_offset, end_offset, name, n.id
LIMIT $limit
