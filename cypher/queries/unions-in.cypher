// 某地的工会 | The unions of a place and of the places in it
// param place: string — full name or own name of the place (重庆市渝北区 or 渝北区)
// param limit: integer = 200 — most rows
// example: place=重庆市
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
MATCH (inner:Place)-[:PART_OF*0..4]->(place)
MATCH (u:`Union`)-[:LOCATED_IN]->(inner)
OPTIONAL MATCH (u)-[:UNDER]->(above:`Union`)
RETURN u.name AS union_name, u.level AS level, inner.name AS place_name, above.name AS under
ORDER BY place_name, union_name, coalesce(under, '')
LIMIT $limit
