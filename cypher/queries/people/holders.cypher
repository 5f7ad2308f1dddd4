// 某单位某职务的历任 | Who held a post of a body, over time
// param body: string — full name or alias of the body
// param title: string = '' — title of the post (主席, 副主席, 党组书记); '' for all posts
// param limit: integer = 100 — most rows
// example: body=安徽省总工会 title=副主席
// answer: {"person": "康维桢", "title": "副主席", "body": "安徽省总工会", "status": "current", "first_seen": "2015-05-01", "last_seen": "2015-05-01", "count": 1}
// answer: {"person": "华文澜", "title": "副主席", "body": "安徽省总工会", "status": "current", "first_seen": "2017-02-28", "last_seen": "2017-09-08", "count": 2}
// answer: {"person": "康维桢", "title": "副主席", "body": "安徽省总工会", "status": "former", "first_seen": "2017-02-28", "last_seen": "2017-02-28", "count": 1}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)<-[:IN]-(post:Role)<-[r:HOLDS]-(p:Person) WHERE $title = '' OR post.title = $title
WITH p, r, post, b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, post.title AS title, b.name AS body, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.count AS count, r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.valid_from, r.first_seen, ''), body, title, person, status, r.id
LIMIT $limit
