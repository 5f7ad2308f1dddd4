// 名称相近、或为同一者的节点 | Nodes of one kind that may be one: names that begin or end alike, or share an alias
// Found among neighbours in the order of names, read forwards and backwards.
// param label: string = Union — Person, Union, Company, Organization, Award, Event or Place
// param limit: integer = 200 — most rows
// example: label=Union
// answer: {"name": "安徽省芜湖市总工会", "other": "安徽省芜湖市总工会第十七届委员会", "reason": "begins alike"}
CALL () {
  MATCH (n:Entity) WHERE n.resolved AND [label IN labels(n) WHERE label <> 'Entity'][0] = $label
  WITH n.name AS name, n.id AS id ORDER BY name, id
  WITH collect({name: name, id: id}) AS named
  UNWIND range(1, size(named) - 1) AS i
  WITH named[i - 1] AS a, named[i] AS b WHERE b.name STARTS WITH a.name
  RETURN 'begins alike' AS reason, a, b
  UNION ALL
  MATCH (n:Entity) WHERE n.resolved AND [label IN labels(n) WHERE label <> 'Entity'][0] = $label
  WITH n.name AS name, n.id AS id, reverse(n.name) AS backwards ORDER BY backwards, id
  WITH collect({name: name, id: id}) AS named
  UNWIND range(1, size(named) - 1) AS i
  WITH named[i - 1] AS a, named[i] AS b WHERE b.name ENDS WITH a.name AND a.name <> b.name
  RETURN 'ends alike' AS reason, a, b
  UNION ALL
  MATCH (n:Entity) WHERE n.resolved AND [label IN labels(n) WHERE label <> 'Entity'][0] = $label
  UNWIND n.aliases AS alias
  WITH alias, n.name AS name, n.id AS id ORDER BY name, id
  WITH alias, collect({name: name, id: id}) AS called WHERE size(called) > 1
  UNWIND range(1, size(called) - 1) AS i
  RETURN 'alias ' + alias AS reason, called[i - 1] AS a, called[i] AS b
}
RETURN a.name AS name, b.name AS other, reason, a.id AS id, b.id AS other_id
ORDER BY name, other, reason, id, other_id
LIMIT $limit
