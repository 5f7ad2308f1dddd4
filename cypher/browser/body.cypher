// 某单位的人和上下级 | A body: its people, its union, what is above and below
// param body: string — full name or alias of the body
// param limit: integer = 100 — most edges
// example: body=安徽省芜湖市总工会
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH path = (b)-[:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|UNION_OF|UNDER|PARTNER_OF|ORGANISED]-(n)
RETURN path
ORDER BY n.name, n.id
LIMIT $limit
