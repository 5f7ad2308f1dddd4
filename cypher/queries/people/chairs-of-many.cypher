// 身兼数职的主席（会长、董事长、理事长） | People who chair more than one body
// param limit: integer = 100 — most rows
// example: limit=10
// answer: {"person": "季长河", "bodies": 2}
// answer: {"person": "岳伯言", "bodies": 2}
MATCH (p:Person)-[r:CHAIR_OF]->(b) WHERE r.status <> 'former'
WITH p, b, r ORDER BY coalesce(r.valid_from, r.first_seen, ''), b.name, r.id
WITH p, collect({body: b.name, title: r.title, since: coalesce(r.valid_from, r.first_seen), sentence: r.evidence_quote[0]}) AS chairs,
     count(DISTINCT CASE WHEN b.resolved THEN b.id END) AS bodies
WHERE bodies > 1
RETURN p.name AS person, bodies, chairs
ORDER BY bodies DESC, person, p.id
LIMIT $limit
