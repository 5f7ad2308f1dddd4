// 某单位的人员及职务 | The people of a body and their posts
// param body: string — full name or alias of the body
// param kind: string = any — chair, vice_chair, secretary, director, member, staff, ... or any
// param limit: integer = 200 — most rows
// example: body=安徽省芜湖市总工会
// answer: {"person": "鲁明川", "title": "主席", "kind": "chair", "body": "安徽省芜湖市总工会", "status": "current", "first_seen": "2015-05-01", "count": 2}
// answer: {"person": "柏映霞", "title": "主席", "kind": "chair", "body": "安徽省芜湖市总工会", "status": "current", "first_seen": "2018-12-14", "count": 5}
// answer: {"person": "鲁明川", "title": "主席", "kind": "chair", "body": "安徽省芜湖市总工会", "status": "former", "first_seen": "2018-12-14", "count": 1}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)<-[:IN]-(post:Role)<-[r:HOLDS]-(p:Person) WHERE $kind = 'any' OR post.kind = $kind
WITH b, p, r, post, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, post.title AS title, post.kind AS kind, b.name AS body, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY kind, title, coalesce(r.first_seen, ''), person, status, r.id
LIMIT $limit
