// 各地的单位数 | Places by how many bodies they have
// param level: string = '' — province, city, county, township; '' for all levels
// param limit: integer = 100 — most rows
// example: level=city
MATCH (b:Entity)-[:LOCATED_IN]->(place:Place) WHERE $level = '' OR place.level = $level
WITH place, count(DISTINCT b.id) AS bodies
RETURN place.name AS place_name, place.level AS level, place.adcode AS adcode, bodies
ORDER BY bodies DESC, coalesce(adcode, ''), place_name, place.id
LIMIT $limit
