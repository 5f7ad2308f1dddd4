// 某人的职务 | All posts of a person
// param person: string — full name or alias of the person
// param limit: integer = 100 — most rows
// example: person=华文澜
// answer: {"person": "华文澜", "title": "副秘书长", "kind": "other", "body": "安徽省人大常委会", "status": "current", "first_seen": "2015-05-01", "last_seen": "2016-03-09", "valid_from": null, "count": 2}
// answer: {"person": "华文澜", "title": "副主席", "kind": "vice_chair", "body": "安徽省总工会", "status": "current", "first_seen": "2017-02-28", "last_seen": "2017-09-08", "valid_from": null, "count": 2}
// answer: {"person": "华文澜", "title": "副秘书长", "kind": "other", "body": "安徽省人大常委会", "status": "former", "first_seen": "2020-01-15", "last_seen": "2020-01-15", "valid_from": "2018-02", "count": 1}
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[r:HOLDS]->(post:Role)-[:IN]->(b)
WITH p, r, post, b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, post.title AS title, post.kind AS kind, b.name AS body, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.count AS count, r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.valid_from, r.first_seen, ''), body, title, status, r.id
LIMIT $limit
