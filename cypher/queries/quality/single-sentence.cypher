// 只有一句话为据的事实 | Facts that a single sentence states
// param edge: string = CHAIR_OF — type of edge: CHAIR_OF, VICE_CHAIR_OF, HOLDS_ROLE, RECEIVED, ...; '' for all of these
// param limit: integer = 200 — most rows
// example: limit=3
MATCH (a)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|ORGANISED|UNION_OF|PARTNER_OF]->(b)
WHERE r.count = 1 AND ($edge = '' OR type(r) = $edge)
WITH a, r, b, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN a.name AS start_name, type(r) AS edge, b.name AS end_name, coalesce(r.title, r.award, r.what) AS what,
       r.confidence AS confidence, r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY confidence, edge, start_name, end_name, r.id
LIMIT $limit
