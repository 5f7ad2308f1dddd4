// 各单位现任主席（会长、董事长、理事长） | Those who chair, and what they chair
// param limit: integer = 100 — most edges
// example: limit=100
MATCH path = (p:Person)-[r:CHAIR_OF]->(b) WHERE r.status <> 'former'
RETURN path
ORDER BY r.count DESC, b.name, p.name, r.id
LIMIT $limit
