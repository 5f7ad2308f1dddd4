// 各地的单位数 | Places by how many bodies they have
// param level: string = '' — province, city, county, township; '' for all levels
// param limit: integer = 100 — most rows
// example: level=city
// answer: {"place_name": "安徽省芜湖市", "level": "city", "adcode": "340200", "bodies": 17}
// answer: {"place_name": "安徽省铜陵市", "level": "city", "adcode": "340700", "bodies": 4}
// answer: {"place_name": "安徽省淮南市", "level": "city", "adcode": "340400", "bodies": 3}
MATCH (place:Place)<-[:LOCATED_IN]-(b:Entity) WHERE $level = '' OR place.level = $level
WITH place, count(DISTINCT b.id) AS bodies
RETURN place.name AS place_name, place.level AS level, place.adcode AS adcode, bodies
ORDER BY bodies DESC, coalesce(adcode, ''), place_name, place.id
LIMIT $limit
