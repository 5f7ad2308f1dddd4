// 提到某人或某单位的文章 | Articles that mention something
// param name: string — full name or alias
// param limit: integer = 100 — most edges
// example: name=贺小川
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH path = (article:Article)-[:MENTIONS]->(n)
RETURN path
ORDER BY coalesce(article.date, ''), article.name, article.id
LIMIT $limit
