// 提到某人、某单位或某荣誉的文章 | Articles that mention something
// param name: string — full name or alias
// param limit: integer = 200 — most rows
// example: name=芜湖澄江重型机械有限公司
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (article:Article)-[r:MENTIONS]->(n)
RETURN article.date AS date, article.name AS article, article.kind AS kind, r.count AS count, article.source AS source
ORDER BY coalesce(date, ''), article, source, r.id
LIMIT $limit
