// 某单位的职务及历任 | The posts of a body and those who held them
// param body: string — full name or alias of the body
// param limit: integer = 100 — most paths
// example: body=安徽省总工会
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH path = (p:Person)-[:HOLDS]->(post:Role)-[:IN]->(b)
RETURN path
ORDER BY post.title, post.id, p.name, p.id
LIMIT $limit
