// 某工会的下级工会 | The unions below a union
// param union: string — full name or alias of the union
// param steps: integer = 6 — how many steps down, at most 6; 1 for those directly below
// param limit: integer = 500 — most rows
// example: union=安徽省总工会
// answer: {"union_name": "安徽省合肥市总工会", "level": "city", "steps": 1, "under": "安徽省总工会"}
// answer: {"union_name": "安徽省淮南市总工会", "level": "city", "steps": 1, "under": "安徽省总工会"}
// answer: {"union_name": "安徽省芜湖市总工会", "level": "city", "steps": 1, "under": "安徽省总工会"}
MATCH (u:`Union`) WHERE u.name = $union OR $union IN u.aliases
MATCH p = (u)<-[:UNDER*1..6]-(below:`Union`) WHERE length(p) <= $steps
MATCH (below)-[:UNDER]->(above:`Union`)
RETURN below.name AS union_name, below.level AS level, length(p) AS steps, above.name AS under
ORDER BY steps, under, union_name, below.id
LIMIT $limit
