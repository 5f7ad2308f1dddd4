// 某单位的主席（会长、董事长、理事长） | Who chairs a body, and who did
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=安徽省芜湖市总工会
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (p:Person)-[r:CHAIR_OF]->(b)
WITH b, p, r, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN p.name AS person, b.name AS body, r.title AS title, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.count AS count, r.confidence AS confidence, r.evidence_quote[0] AS sentence,
       article.name AS article, article.source AS source
ORDER BY coalesce(r.valid_from, r.first_seen, ''), person, title, status, r.id
LIMIT $limit
