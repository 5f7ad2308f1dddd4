// 全部主席（会长、董事长、理事长） | All chairs, those that most pages name first
// param limit: integer = 100 — most rows
// example: limit=3
// answer: {"person": "季长河", "body": "芜湖澄江重型机械有限公司工会", "title": "主席", "status": "current", "first_seen": "2015-05-01", "count": 6}
// answer: {"person": "华文澜", "body": "安徽省总工会", "title": "主席", "status": "current", "first_seen": "2018-02-10", "count": 5}
// answer: {"person": "柏映霞", "body": "安徽省芜湖市总工会", "title": "主席", "status": "current", "first_seen": "2018-12-14", "count": 5}
MATCH (p:Person)-[r:CHAIR_OF]->(b:Entity)
WITH p, r, b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, b.name AS body, r.title AS title, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY count DESC, coalesce(first_seen, ''), body, person, title, status, r.id
LIMIT $limit
