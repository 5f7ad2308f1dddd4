// 共同举办活动的单位 | Bodies that organised together
// param limit: integer = 100 — most rows
// example: limit=10
MATCH (a)-[:ORGANISED]->(e:Event)<-[:ORGANISED]-(b) WHERE a.name < b.name
WITH a, b, e ORDER BY e.name, e.id
WITH a, b, collect(e.name) AS events
RETURN a.name AS first, b.name AS second, size(events) AS count, events
ORDER BY count DESC, first, second, a.id, b.id
LIMIT $limit
