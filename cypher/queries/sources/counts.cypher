// 各类节点和关系的数量 | How many nodes and edges there are of each kind
// param limit: integer = 100 — most rows
// example: limit=3
// answer: {"what": "node", "name": "Role", "count": 58}
// answer: {"what": "node", "name": "Person", "count": 55}
// answer: {"what": "node", "name": "Organization", "count": 33}
CALL () {
  MATCH (n) UNWIND [label IN labels(n) WHERE NOT label IN ['Entity', 'KGState']] AS name
  RETURN 'node' AS what, name, count(*) AS count
  UNION ALL
  MATCH ()-[r]->() RETURN 'edge' AS what, type(r) AS name, count(*) AS count
}
RETURN what, name, count
ORDER BY what DESC, count DESC, name
LIMIT $limit
