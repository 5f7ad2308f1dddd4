// 某单位的主席（会长、董事长、理事长） | Who chairs a body, and who did
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=芜湖市总工会
// answer: {"person": "柏映霞", "body": "安徽省芜湖市总工会", "title": "主席", "status": "current", "first_seen": "2018-12-14", "valid_from": "2011", "count": 5, "sentence": "柏映霞当选主席", "source": "samples/2018-12-14_01版.txt"}
// answer: {"person": "鲁明川", "body": "安徽省芜湖市总工会", "title": "主席", "status": "current", "first_seen": "2015-05-01", "valid_from": null, "count": 2, "sentence": "芜湖市人大常委会副主任、市总工会主席鲁明川向职工代表赠送了法律读本。", "source": "samples/2015-05-01_02版.txt"}
// answer: {"person": "鲁明川", "body": "安徽省芜湖市总工会", "title": "主席", "status": "former", "first_seen": "2018-12-14", "valid_from": null, "count": 1, "sentence": "原芜湖市总工会主席鲁明川因到龄不再担任\n\n主席职务。", "source": "samples/2018-12-14_01版.txt"}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)<-[r:CHAIR_OF]-(p:Person)
WITH b, p, r, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, b.name AS body, r.title AS title, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.count AS count, r.confidence AS confidence, r.evidence_quote[0] AS sentence,
       article.name AS article, article.source AS source
ORDER BY coalesce(r.valid_from, r.first_seen, ''), person, title, status, r.id
LIMIT $limit
