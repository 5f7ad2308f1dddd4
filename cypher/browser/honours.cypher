// 某荣誉的获得者及颁授者 | An honour: who received it, who gave it
// param award: string — name of the honour
// param limit: integer = 100 — most paths
// example: award=全国五一劳动奖章
MATCH (a:Award) WHERE a.name = $award OR $award IN a.aliases
MATCH path = (n)-[:RECEIVED]->(a)
OPTIONAL MATCH given = (n)-[r:AWARDED_BY]->(grantor) WHERE r.award_id = a.id
RETURN path, given
ORDER BY n.name, n.id, coalesce(grantor.id, '')
LIMIT $limit
