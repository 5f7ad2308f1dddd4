// 前后矛盾的任职 | Terms that contradict themselves
// A person is called a former holder before the last article that has the post as held; was seen in a post before it is said to
// have begun; or left it before it began.
// param limit: integer = 200 — most rows
// example: limit=10
// answer: {"problem": "seen before it began", "person": "季长河", "title": "主席", "body": "芜湖澄江重型机械有限公司工会", "status": "current", "valid_from": "2020", "first_seen": "2015-05-01", "last_seen": "2020-01-15"}
MATCH (p:Person)-[r:HOLDS]->(post:Role)-[:IN]->(b)
OPTIONAL MATCH (p)-[gone:HOLDS]->(post) WHERE gone.status = 'former' AND r.status <> 'former'
WITH p, r, post, b, gone,
     CASE WHEN r.valid_to IS NOT NULL AND left(r.valid_from, size(r.valid_to)) > r.valid_to THEN 'ended before it began'
          WHEN r.status <> 'former' AND left(r.valid_from, size(r.first_seen)) > left(r.first_seen, size(r.valid_from)) THEN 'seen before it began'
          WHEN gone.first_seen < r.last_seen THEN 'called former, then current'
     END AS problem
WHERE problem IS NOT NULL
WITH p, r, post, b, gone, problem, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN problem, p.name AS person, post.title AS title, b.name AS body, r.status AS status, r.valid_from AS valid_from,
       r.valid_to AS valid_to, r.first_seen AS first_seen, r.last_seen AS last_seen, gone.first_seen AS former_since,
       r.evidence_quote[0] AS sentence, gone.evidence_quote[0] AS sentence_of_former, article.name AS article, article.source AS source
ORDER BY problem, body, title, person, r.id
LIMIT $limit
