// 某单位获得荣誉的人 | The honoured people of a body
// param body: string — full name or alias of the body
// param limit: integer = 200 — most rows
// example: body=芜湖澄江重型机械有限公司
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (p:Person)-[:HOLDS]->(post:Role)-[:IN]->(b)
WITH b, p, post.title AS title ORDER BY title
WITH b, p, collect(DISTINCT title) AS titles
MATCH (p)-[r:RECEIVED]->(a:Award)
WITH b, p, titles, r, a, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN p.name AS person, titles, b.name AS body, a.name AS award, a.level AS level,
       r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(first_seen, ''), person, award, body, r.id
LIMIT $limit
