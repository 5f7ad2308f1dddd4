// 未能确定全称的简称 | Short forms that their pages leave open
// param limit: integer = 200 — most rows
// example: limit=3
// answer: {"short_form": "县总工会", "label": "Union", "article": "县总工会给农民工送清凉", "count": 3, "source": "samples/来稿.txt"}
MATCH (article:Article)-[r:MENTIONS]->(n:Entity) WHERE n.resolved = false
RETURN n.name AS short_form, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, article.name AS article,
       article.date AS date, r.count AS count, article.source AS source, n.id AS id
ORDER BY short_form, coalesce(date, ''), article, id, r.id
LIMIT $limit
