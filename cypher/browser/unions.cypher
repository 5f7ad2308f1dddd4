// 某工会以下的各级工会 | The tree of unions below a union
// param union: string — full name or alias of the union
// param limit: integer = 200 — most paths
// example: union=安徽省总工会
MATCH (u:`Union`) WHERE u.name = $union OR $union IN u.aliases
MATCH path = (below:`Union`)-[:UNDER*1..6]->(u)
RETURN path
ORDER BY length(path), below.name, below.id
LIMIT $limit
