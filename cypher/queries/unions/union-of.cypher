// 某企业（单位）的工会，或某工会所在的单位 | The union of a company or body, or the body that a union is of
// param body: string — full name or alias of the one or the other
// param limit: integer = 100 — most rows
// example: body=芜湖澄江重型机械有限公司
// answer: {"union_name": "芜湖澄江重型机械有限公司工会", "body": "芜湖澄江重型机械有限公司", "first_seen": "2015-05-01", "count": 9}
MATCH (n:Entity) WHERE n.name = $body OR $body IN n.aliases
MATCH (n)-[r:UNION_OF]-(other)
WITH r, CASE WHEN startNode(r).id = n.id THEN n ELSE other END AS u,
     CASE WHEN startNode(r).id = n.id THEN other ELSE n END AS b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN u.name AS union_name, b.name AS body, r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY union_name, body, r.id
LIMIT $limit
