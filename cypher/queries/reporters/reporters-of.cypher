// 报道过某人或某单位的记者、通讯员 | Reporters who wrote of a person or a body
// param name: string — full name or alias of what was reported on
// param limit: integer = 100 — most rows
// example: name=安徽省总工会
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (p:Person)-[r:REPORTED]->(article:Article)-[:MENTIONS]->(n) WHERE p.id <> n.id
WITH p, r.role AS role, article ORDER BY coalesce(article.date, ''), article.name, article.id
WITH p, role, collect(article.name) AS articles
RETURN p.name AS reporter, role, size(articles) AS count, articles
ORDER BY count DESC, reporter, role, p.id
LIMIT $limit
