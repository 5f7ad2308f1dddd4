// 把握不大的事实 | Facts of low confidence
// Those read off places (LOCATED_IN) are not weighed and left out.
// param below: number = 0.85 — confidence under which a fact is shown
// param limit: integer = 200 — most rows
// example: limit=3
MATCH (a)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|REPORTED|ORGANISED|UNION_OF|PARTNER_OF]->(b) WHERE r.confidence < $below
WITH a, r, b, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN r.confidence AS confidence, a.name AS start_name, type(r) AS edge, b.name AS end_name,
       coalesce(r.title, r.award, r.role, r.what) AS what, r.evidence_rule[0] AS rule,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY confidence, edge, start_name, end_name, r.id
LIMIT $limit
