// 某地的单位 | The bodies of a place and of the places in it
// param place: string — name of the place
// param limit: integer = 200 — most paths
// example: place=安徽省芜湖市
MATCH (top:Place) WHERE top.name = $place OR $place IN top.aliases
MATCH path = (b)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..4]->(top)
RETURN path
ORDER BY length(path), b.name, b.id
LIMIT $limit
