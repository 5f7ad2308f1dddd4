// 谁接替了谁 | Who followed whom in a post
// In the order in which statements first have them in it, or say that they came.
// param body: string = '' — full name or alias of the body; '' for all bodies
// param title: string = 主席 — title of the post
// param limit: integer = 100 — most rows
// example: body=安徽省总工会
// answer: {"body": "安徽省总工会", "title": "主席", "predecessor": "陶继远", "predecessor_since": "2015-05-01", "successor": "华文澜", "successor_since": "2018-02"}
MATCH (p:Person)-[r:HOLDS]->(post:Role)-[:IN]->(b)
WHERE post.title = $title AND r.status <> 'former' AND ($body = '' OR b.name = $body OR $body IN b.aliases)
WITH b, post, p, r, coalesce(r.valid_from, r.first_seen) AS since WHERE since IS NOT NULL
WITH b, post, p, r, since ORDER BY since, r.id
WITH b, post, p, collect({since: since, sentence: r.evidence_quote[0], key: r.evidence_article[0]})[0] AS came
WITH b, post, p, came ORDER BY came.since, p.name, p.id
WITH b, post, collect({person: p.name, since: came.since, sentence: came.sentence, key: came.key}) AS held
WHERE size(held) > 1
UNWIND range(1, size(held) - 1) AS i
WITH b, post, held[i - 1] AS before, held[i] AS behind
WITH b, post, before, behind, behind.key AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN b.name AS body, post.title AS title, before.person AS predecessor, before.since AS predecessor_since,
       behind.person AS successor, behind.since AS successor_since,
       behind.sentence AS sentence, article.name AS article, article.source AS source
ORDER BY body, title, successor_since, successor, predecessor, post.id
LIMIT $limit
