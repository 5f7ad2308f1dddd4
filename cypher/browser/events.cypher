// 活动及其主办单位 | Events and the bodies that organised them
// param limit: integer = 100 — most paths
// example: limit=100
MATCH path = (b)-[r:ORGANISED]->(e:Event)
RETURN path
ORDER BY e.name, e.id, b.name, r.id
LIMIT $limit
