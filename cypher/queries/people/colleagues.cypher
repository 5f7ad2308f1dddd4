// 与某人在同一单位任过职的人 | People who held posts in the bodies of a person
// param person: string — full name or alias of the person
// param limit: integer = 200 — most rows
// example: person=华文澜
// answer: {"body": "安徽省人大常委会", "colleague": "陶继远", "title": "副主任", "status": "current", "first_seen": "2015-05-01"}
// answer: {"body": "安徽省总工会", "colleague": "康维桢", "title": "党组书记", "status": "current", "first_seen": "2015-05-01"}
// answer: {"body": "安徽省总工会", "colleague": "康维桢", "title": "副主席", "status": "current", "first_seen": "2015-05-01"}
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[:HOLDS]->(:Role)-[:IN]->(b)
WITH DISTINCT p, b
MATCH (b)<-[:IN]-(post:Role)<-[r:HOLDS]-(other:Person) WHERE other.id <> p.id
WITH b, other, r, post, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN b.name AS body, other.name AS colleague, post.title AS title, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY body, coalesce(r.first_seen, ''), colleague, title, status, r.id
LIMIT $limit
