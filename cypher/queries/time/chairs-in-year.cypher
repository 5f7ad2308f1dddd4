// 某年在任的主席（会长、董事长、理事长） | Who chaired which body in a year
// Those whose time in the post, as the articles have it, reaches into the year.
// param year: date — the year, or a month or day of it
// param place: string = '' — only bodies whose names begin with this (安徽省); '' for all
// param limit: integer = 200 — most rows
// example: year=2015
// answer: {"body": "安徽省总工会", "person": "陶继远", "title": "主席", "since": "2015-05-01", "until": "2017-02-28"}
// answer: {"body": "安徽省芜湖市总工会", "person": "柏映霞", "title": "主席", "since": "2011", "until": "2020-01-15"}
// answer: {"body": "安徽省芜湖市总工会", "person": "鲁明川", "title": "主席", "since": "2015-05-01", "until": "2015-06-26"}
MATCH (p:Person)-[r:CHAIR_OF]->(b:Entity) WHERE r.status <> 'former' AND b.name STARTS WITH $place
WITH p, r, b, coalesce(r.valid_from, r.first_seen) AS since, coalesce(r.valid_to, r.last_seen, r.valid_from) AS until,
     r.evidence_article[0] AS key
WHERE left(since, size($year)) <= $year AND left($year, size(until)) <= until
OPTIONAL MATCH (article:Article {id: key})
RETURN b.name AS body, p.name AS person, r.title AS title, since, until,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY body, since, person, title, r.id
LIMIT $limit
