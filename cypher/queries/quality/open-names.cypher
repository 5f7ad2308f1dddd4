// 未能确定全称的简称 | Short forms that their pages leave open
// param limit: integer = 200 — most rows
// example: limit=3
MATCH (article:Article)-[r:MENTIONS]->(n:Entity) WHERE n.resolved = false
RETURN n.name AS short_form, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, article.name AS article,
       article.date AS date, r.count AS count, article.source AS source, n.id AS id
ORDER BY short_form, coalesce(date, ''), article, id, r.id
LIMIT $limit
