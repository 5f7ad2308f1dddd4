// 同一时间有两位主席的单位 | Bodies with two chairs at once
// Two people whose times in one post, as the articles have them, overlap.
// param limit: integer = 100 — most rows
// example: limit=10
// answer: {"body": "安徽省芜湖市总工会", "title": "主席", "one": "柏映霞", "one_since": "2011", "one_until": "2020-01-15", "other": "鲁明川", "other_since": "2015-05-01", "other_until": "2015-06-26"}
MATCH (a:Person)-[r:HOLDS]->(post:Role {kind: 'chair'})<-[s:HOLDS]-(b:Person)
WHERE a.id < b.id AND r.status <> 'former' AND s.status <> 'former'
WITH a, b, post, r, s,
     coalesce(r.valid_from, r.first_seen) AS a_since, coalesce(r.valid_to, r.last_seen, r.valid_from) AS a_until,
     coalesce(s.valid_from, s.first_seen) AS b_since, coalesce(s.valid_to, s.last_seen, s.valid_from) AS b_until
WHERE left(a_since, size(b_until)) <= b_until AND left(b_since, size(a_until)) <= a_until
MATCH (post)-[:IN]->(body)
WITH body, post, r, s, CASE WHEN a.name <= b.name THEN [a.name, a_since, a_until, r.evidence_quote[0], b.name, b_since, b_until, s.evidence_quote[0]]
                      ELSE [b.name, b_since, b_until, s.evidence_quote[0], a.name, a_since, a_until, r.evidence_quote[0]] END AS pair
RETURN body.name AS body, post.title AS title, pair[0] AS one, pair[1] AS one_since, pair[2] AS one_until,
       pair[4] AS other, pair[5] AS other_since, pair[6] AS other_until, pair[3] AS sentence_of_one, pair[7] AS sentence_of_other
ORDER BY body, title, one, other, r.id, s.id
LIMIT $limit
